"""JSON files that people write by hand: any spelling of JSON is read, and then put into the one form."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from checkfire.errors import MalformedError, UnavailableError
from checkfire.wire import strict

T = TypeVar("T")


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


def as_value(plain: Any, to: type[T], *, what: str) -> T:
    """Return JSON as a value of a type; a field that it does not have is refused, not passed over.

    Raises:
        MalformedError: A field is missing, wrong (``field-wrong``) or not known (``field-unknown``).
    """
    value = strict.convert(plain, to, what=what)
    if unknown := strict.find_unknown(plain, value):
        raise MalformedError(f"The {what} has no such field.", code="field-unknown", fields=list(unknown))
    return value
