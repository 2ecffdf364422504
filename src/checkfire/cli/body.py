"""JSON files that people write by hand: any spelling of JSON is read, and then put into the one form."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec

from checkfire.errors import MalformedError, UnavailableError


def read_json(path: Path) -> Any:
    """Return the JSON in a file, or on standard input for ``-``.

    Raises:
        UnavailableError: It cannot be read (``file-missing``).
        MalformedError: It is not JSON.
    """
    try:
        raw = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as exc:
        raise UnavailableError(
            f"The file {path} cannot be read.", code="file-missing", hint="Nothing was done. Check the path."
        ) from exc
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as exc:
        raise MalformedError(f"{path} is not JSON: {exc}.", hint="Nothing was sent. Mend the file.") from exc
