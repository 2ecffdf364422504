"""The signed header of a message: everything about it except what it says.

``origin`` and ``drill`` are signed, so that nothing can be carried from one log, or from a drill
into a real call, or the other way round.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from checkfire.vocab.ids import BYTES32_PATTERN, DeskRef, MessageId, Origin, PartyId
from checkfire.vocab.instant import Instant
from checkfire.wire import canonical, strict

PartName = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z_]{0,39}\Z")]
Commitment = Annotated[str, msgspec.Meta(pattern=BYTES32_PATTERN)]
Kind = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9.-]{0,79}/[1-9][0-9]{0,2}\Z")]
Ids = Annotated[tuple[MessageId, ...], msgspec.Meta(max_length=50)]
Parties = Annotated[tuple[PartyId, ...], msgspec.Meta(max_length=200)]
Audience = Literal["all"] | Parties


class Header(msgspec.Struct, frozen=True, kw_only=True, rename={"sender": "from"}):
    """Who says what kind of thing, when, about what, to whom, in which log.

    Attributes:
        id: The message id, which is the idempotency key.
        kind: The stable wire name with its version.
        sender: The party and desk that speak; on the wire ``from``.
        said_at: The sender's word for when it was said.
        about: Ids that the message speaks of; the first is its subject.
        audience: The parties that it is meant for, or ``all``.
        origin: The log that it is meant for.
        drill: True for drills.
        parts: The commitment of each part, by name.
    """

    id: MessageId
    kind: Kind
    sender: DeskRef
    said_at: Instant
    about: Ids
    audience: Audience
    origin: Origin
    drill: bool
    parts: dict[PartName, Commitment]

    @property
    def subject(self) -> str | None:
        """The first id that the message is about."""
        return self.about[0] if self.about else None

    def is_for(self, party: str) -> bool:
        """Tell whether the audience names this party."""
        return self.audience == "all" or party in self.audience


def parse_header(payload: bytes) -> tuple[Header, Any]:
    """Return the header of a signed payload, and the plain JSON that it was read from.

    Raises:
        MalformedError: The payload is not canonical, or is not a header.
    """
    plain = canonical.parse(payload)
    return strict.convert(plain, Header, what="header"), plain
