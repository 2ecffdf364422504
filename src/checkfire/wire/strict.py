"""Typed values out of plain JSON, without any coercion that would change what was signed.

A value is converted, printed again, and held against what came in: whatever a lenient
reader would have bent (an offset in a time, a number in a string) is refused.
Fields that this version does not know are left alone and reported by name.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec

from checkfire.errors import MalformedError
from checkfire.wire.plain_words import tell_wrong

T = TypeVar("T")
_FIRST_YEAR, _LAST_YEAR = 1900, 2999


def convert(plain: Any, to: type[T], *, what: str) -> T:
    """Return ``plain`` as a ``to``; ``what`` names it in the error.

    Raises:
        MalformedError: A field is missing, has the wrong form or would have to be coerced (``field-wrong``),
            or a time is not in the one form (``time-not-utc``) or not of our age (``time-out-of-range``).
    """
    try:
        value = msgspec.convert(plain, to)
    except (msgspec.ValidationError, ValueError, RecursionError) as exc:
        words, where = tell_wrong(exc, to)
        raise MalformedError(
            f"The {what} cannot be read: {words}.", code="field-wrong", what=what, **where
        ) from exc
    _require_same(msgspec.to_builtins(value, builtin_types=(datetime,)), plain, what)
    return value


def find_unknown(plain: Any, value: Any, path: str = "") -> tuple[str, ...]:
    """Return the paths of fields that ``plain`` has and the frozen value does not know."""
    if isinstance(value, msgspec.Struct) and isinstance(plain, dict):
        return _unknown_in_struct(plain, value, path)
    if isinstance(value, tuple) and isinstance(plain, list):
        pairs = enumerate(zip(plain, value, strict=False))
        return tuple(name for i, (p, v) in pairs for name in find_unknown(p, v, f"{path}{i}."))
    return ()


def _unknown_in_struct(plain: dict[str, Any], value: msgspec.Struct, path: str) -> tuple[str, ...]:
    fields = dict(zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True))
    tag = value.__struct_config__.tag_field
    unknown = [path + key for key in plain if key not in fields and key != tag]
    for key, name in fields.items():
        if key in plain:
            unknown += find_unknown(plain[key], getattr(value, name), f"{path}{key}.")
    return tuple(unknown)


def _require_same(typed: Any, plain: Any, what: str) -> None:
    if isinstance(typed, dict):
        for key, item in typed.items():
            if key in plain:
                _require_same(item, plain[key], what)
    elif isinstance(typed, list | tuple):
        for item, raw in zip(typed, plain, strict=True):
            _require_same(item, raw, what)
    elif isinstance(typed, datetime):
        _require_instant(typed, plain, what)
    elif typed != plain:
        raise MalformedError(f"A field of the {what} would have to be bent.", code="field-wrong", what=what)


def _require_instant(typed: datetime, plain: Any, what: str) -> None:
    if typed.tzinfo is not UTC or msgspec.to_builtins(typed) != plain:
        raise MalformedError(
            f"A time in the {what} is not UTC in the one form.", code="time-not-utc", what=what
        )
    # Near the ends of the calendar a tolerance would lead out of it, and every check would fail.
    if not _FIRST_YEAR <= typed.year <= _LAST_YEAR:
        raise MalformedError(
            f"A time in the {what} is outside the years {_FIRST_YEAR} to {_LAST_YEAR}.",
            code="time-out-of-range",
            what=what,
        )


def print_instant(at: datetime) -> str:
    """Return an instant in the one form of the wire, such as ``2016-09-17T14:24:00Z``."""
    return str(msgspec.to_builtins(at))
