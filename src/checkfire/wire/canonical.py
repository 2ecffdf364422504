"""The one byte form of a JSON value: RFC 8785, narrowed so that it has no choices left.

* Keys are ASCII and sorted; there is no white space.
* Numbers are integers between -(2^53 - 1) and 2^53 - 1; there are no fractions.
* Parsing prints again and compares, so every other spelling of the same value is refused.

Source: docs/formats/message.md; RFC 8785.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from checkfire.errors import MalformedError

MAX_BYTES = 262_144
"""The largest document that is read, in bytes."""

MAX_DEPTH = 32
"""How many objects and lists a value may stand inside."""

MAX_VALUES = 20_000
"""How many values a document may hold, at any depth; the longest roster of 400 shifts has 11,000."""

_MAX_INT = 2**53 - 1
_ENCODER = msgspec.json.Encoder(order="sorted")


def encode(value: object) -> bytes:
    """Return the canonical bytes of a value whose numbers are integers and whose keys are ASCII.

    Raises:
        MalformedError: The value holds a fraction or an integer out of range (``number-out-of-range``), a
            key that is not ASCII (``key-not-ascii``) or half a character (``text-not-unicode``), or is
            nested too deeply (``too-deep``).
    """
    try:
        _require_plain(msgspec.to_builtins(value))
        return _ENCODER.encode(value)
    except UnicodeEncodeError as exc:
        raise MalformedError("A text holds half a character.", code="text-not-unicode") from exc
    except RecursionError as exc:
        raise _too_deep() from exc


def parse(raw: bytes, *, max_bytes: int = MAX_BYTES, max_values: int = MAX_VALUES) -> Any:
    """Return the value of canonical bytes.

    Raises:
        MalformedError: Too large (``too-large``), no JSON (``malformed``), of too many values
            (``too-many-values``), not canonical (``not-canonical``), or a value that ``encode`` refuses.
    """
    if len(raw) > max_bytes:
        raise too_large(max_bytes)
    try:
        value = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as exc:
        raise MalformedError("The bytes are not JSON in UTF-8.") from exc
    _require_plain(value, max_values)
    if _ENCODER.encode(value) != raw:
        raise MalformedError("The JSON is not in canonical form.", code="not-canonical")
    return value


def _require_plain(value: Any, max_values: int | None = None) -> None:
    """Demand plain values, level by level, so that what holds too many costs no more than what does not."""
    level, count = [value], 0
    for _ in range(MAX_DEPTH + 1):
        count += len(level)
        if max_values is not None and count > max_values:
            raise MalformedError(
                "The JSON holds too many values.", code="too-many-values", max_values=max_values
            )
        level = [inner for item in level for inner in _require_item(item)]
        if not level:
            return
    raise _too_deep()


def _require_item(value: Any) -> Iterable[Any]:
    """Demand that one value is plain, and return what stands directly in it."""
    if isinstance(value, dict):
        for key in value:
            _require_ascii(key)
        return value.values()
    if isinstance(value, list | tuple):
        return value
    if isinstance(value, float) or (isinstance(value, int) and abs(value) > _MAX_INT):
        raise MalformedError("Numbers are integers below 2^53.", code="number-out-of-range")
    return ()


def too_large(max_bytes: int) -> MalformedError:
    """Return what a document of more bytes is refused with."""
    return MalformedError(
        "The document is larger than this desk reads.", code="too-large", max_bytes=max_bytes
    )


def _too_deep() -> MalformedError:
    return MalformedError("The JSON is nested too deeply.", code="too-deep", max_depth=MAX_DEPTH)


def _require_ascii(key: Any) -> None:
    if not isinstance(key, str) or not key.isascii():
        raise MalformedError("Every key is ASCII.", code="key-not-ascii")
