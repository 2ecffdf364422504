"""Parts: a message body in named pieces that can be shown one by one.

A part's commitment is SHA-256 over a domain tag, its own 16-byte salt and its canonical bytes.
The signed header holds the commitments only, so showing one part needs that part and its salt.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from checkfire.errors import CommitmentError, MalformedError
from checkfire.vocab.b64 import decode_b64, encode_b64
from checkfire.wire import canonical

SALT_BYTES = 16
_TAG = b"checkfire/part/1\n"


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One piece of a body and its salt (base64)."""

    content: Any
    salt: str

    @property
    def commitment(self) -> str:
        """The commitment that stands in the signed header, in base64.

        Raises:
            MalformedError: The salt is not 16 bytes of strict base64.
        """
        salt = decode_b64(self.salt, length=SALT_BYTES)
        return encode_b64(hashlib.sha256(_TAG + salt + canonical.encode(self.content)).digest())


def require_committed(parts: Mapping[str, Part], commitments: Mapping[str, str]) -> None:
    """Demand that every shown part is one that was signed; parts may be withheld.

    Raises:
        CommitmentError: A part is not named in the header, or is not the one that was signed.
        MalformedError: A salt cannot be read.
    """
    for name, part in parts.items():
        if commitments.get(name) != part.commitment:
            raise CommitmentError("A part is not the one that was signed.", part=name)


def require_complete(parts: Mapping[str, Part], commitments: Mapping[str, str]) -> None:
    """Demand that all parts are there, as a submission needs them.

    Raises:
        MalformedError: A part is missing (``part-missing``).
    """
    if missing := sorted(set(commitments) - set(parts)):
        raise MalformedError("A part of the message is missing.", code="part-missing", parts=missing)
