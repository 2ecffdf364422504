"""Identifiers: what a message, a party, a desk and a log are called.

* A message id is a UUIDv7 in lower case; it is also the idempotency key.
* A party and a desk have short slugs that read well over a radio.
* An origin names one log for ever; a message meant for another origin is refused.
* What people write is kept as it is, and refused where it is blank: a reason of one space is none.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

UUID7_PATTERN = r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\Z"
SLUG_PATTERN = r"^[a-z][a-z0-9-]{0,39}\Z"
ORIGIN_PATTERN = r"^[a-z0-9][a-z0-9./-]{2,119}\Z"
BYTES32_PATTERN = r"^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=\Z"
"""32 bytes in base64; the last digit carries four bits, so that the same bytes have one text."""

MessageId = Annotated[str, msgspec.Meta(pattern=UUID7_PATTERN)]
"""A UUIDv7 in canonical lower case."""

PartyId = Annotated[str, msgspec.Meta(pattern=SLUG_PATTERN)]
"""The slug of a party, such as ``coalition``."""

DeskId = Annotated[str, msgspec.Meta(pattern=SLUG_PATTERN)]
"""The slug of a duty desk, unique inside its party, such as ``caoc``."""

Origin = Annotated[str, msgspec.Meta(pattern=ORIGIN_PATTERN)]
"""The name of one log, such as ``desk.example/deir-ez-zor``."""

PublicKey = Annotated[str, msgspec.Meta(pattern=BYTES32_PATTERN)]
"""An Ed25519 public key: 32 bytes in base64."""

_BLANK = r"\x00-\x20\x7f-\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\ufeff"
"""Spaces, controls and marks without a width: alone they say nothing to anybody."""

SHORT_PATTERN = rf"^(?=[{_BLANK}]*[^{_BLANK}])[\s\S]{{1,200}}\Z"
TEXT_PATTERN = rf"^(?=[{_BLANK}]*[^{_BLANK}])[\s\S]{{1,8000}}\Z"

Short = Annotated[str, msgspec.Meta(min_length=1, max_length=200, pattern=SHORT_PATTERN)]
"""One line for people, with something in it that can be read."""

Text = Annotated[str, msgspec.Meta(min_length=1, max_length=8000, pattern=TEXT_PATTERN)]
"""Free text, kept exactly as it was written, with something in it that can be read."""


class DeskRef(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """A duty desk: the function that receives and acts, whoever sits there."""

    party: PartyId
    desk: DeskId

    def __str__(self) -> str:
        """Return ``party/desk``."""
        return f"{self.party}/{self.desk}"


def uuid7(unix_ms: int, random: bytes) -> str:
    """Return a UUIDv7 from a time and ten random bytes, both handed in.

    Units: ``unix_ms`` in milliseconds since 1970-01-01 UTC.

    Raises:
        ValueError: ``random`` is not ten bytes long.

    Source: RFC 9562, section 5.7.
    """
    if len(random) != 10:
        raise ValueError("a UUIDv7 needs ten random bytes")
    raw = bytearray(unix_ms.to_bytes(6, "big") + random)
    raw[6] = 0x70 | raw[6] & 0x0F
    raw[8] = 0x80 | raw[8] & 0x3F
    text = raw.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
