"""Signatures that a lenient reader takes, though they prove nothing or are spelled a second time."""

from __future__ import annotations

from checkfire.vocab.b64 import encode_b64

ORDER = 2**252 + 27742317777372353535851937790883648493
"""The order of the group that Ed25519 signs in."""

IDENTITY = bytes([1]) + bytes(31)
SMALL_ORDER = {"keyid": encode_b64(IDENTITY), "sig": encode_b64(IDENTITY + bytes(32))}
"""A signature line that holds for every message, wherever a key of small order is taken."""


def raised(scalar: bytes) -> bytes:
    """Return the same scalar with the order added, which a lenient reader takes for the same."""
    return (int.from_bytes(scalar, "little") + ORDER).to_bytes(32, "little")
