"""JSON files that people write by hand: any spelling of JSON is read, and then put into the one form."""

from __future__ import annotations

import re
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
    piped = str(path) == "-"
    try:
        raw = sys.stdin.buffer.read() if piped else path.read_bytes()
    except OSError as exc:
        raise UnavailableError(
            f"The file {path} cannot be read.", code="file-missing", hint="Nothing was sent. Check the path."
        ) from exc
    source = "Standard input" if piped else f"The file {path}"
    if not raw.strip():
        hint = "Nothing was sent. Pipe a JSON object in, or name a file." if piped else "Nothing was sent."
        raise MalformedError(f"{source} is empty.", hint=hint)
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as exc:
        message = f"{source} is not JSON{_where(exc)}."
        raise MalformedError(message, hint="Nothing was sent. Mend the JSON.") from exc


def _where(exc: Exception) -> str:
    """Return in plain words where text stops being JSON."""
    if isinstance(exc, UnicodeDecodeError):
        return f": byte {exc.start} is not UTF-8"
    if isinstance(exc, RecursionError):
        return ": it is nested too deeply"
    if "truncated" in str(exc):
        return ": it ends in the middle"
    found = re.search(r"\(byte (\d+)\)", str(exc))
    return f" from byte {found[1]} on" if found else ""


def as_value(plain: Any, to: type[T], *, what: str) -> T:
    """Return JSON as a value of a type; a field that it does not have is refused, not passed over.

    Raises:
        MalformedError: A field is missing, wrong (``field-wrong``) or not known (``field-unknown``).
    """
    value = strict.convert(plain, to, what=what)
    if unknown := strict.find_unknown(plain, value):
        raise MalformedError(f"The {what} has no such field.", code="field-unknown", fields=list(unknown))
    return value
