"""Base64 in its one canonical form: RFC 4648 section 4, padded, no line breaks.

Lenient decoders let several texts stand for the same bytes, and then a changed text can pass as the
original.
Here every sequence of bytes has exactly one text, and every other text is refused.
"""

from __future__ import annotations

import base64

from checkfire.errors import MalformedError


def encode_b64(data: bytes) -> str:
    """Return the canonical base64 text of some bytes."""
    return base64.b64encode(data).decode("ascii")


def decode_b64(text: str, *, length: int | None = None) -> bytes:
    """Return the bytes of a canonical base64 text.

    Args:
        text: The text, with its padding and nothing around it.
        length: How many bytes must come out; ``None`` takes any number.

    Raises:
        MalformedError: The text is not base64, is not in the canonical form, or holds another number of
            bytes than ``length``.
    """
    try:
        data = base64.b64decode(text)
    except ValueError as exc:
        raise MalformedError("This is not base64 text.", field="base64") from exc
    # The decoder skips foreign characters and ignores stray bits: only the comparison makes it strict.
    if encode_b64(data) != text:
        raise MalformedError("This base64 text is not in its canonical form.", field="base64")
    if length is not None and len(data) != length:
        raise MalformedError(
            f"The base64 text holds {len(data)} bytes, not {length}.",
            field="base64",
            length=len(data),
            expected=length,
        )
    return data
