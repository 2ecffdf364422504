"""The arrangement: who is party to the desk, with which desks, keys, rules, rosters and channels."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

from checkfire.vocab.ids import DeskId, DeskRef, PartyId, PublicKey, Short
from checkfire.vocab.instant import Instant
from checkfire.vocab.party import ChannelState, DutyRole, PartyRole
from checkfire.wire.fact import Fact

Seconds = Annotated[int, msgspec.Meta(ge=1, le=366 * 86_400)]
Reach = Annotated[int, msgspec.Meta(ge=0, le=500_000)]


class PartyAdmitted(Fact, frozen=True, kw_only=True):
    """A party takes part in the arrangement."""

    KIND: ClassVar[str] = "checkfire.party-admitted/1"
    party: PartyId
    name: Short
    role: PartyRole


class DeskOpened(Fact, frozen=True, kw_only=True):
    """A party has a staffed duty desk."""

    KIND: ClassVar[str] = "checkfire.desk-opened/1"
    party: PartyId
    desk: DeskId
    name: Short


class KeyEnrolled(Fact, frozen=True, kw_only=True):
    """A key may speak for a desk; ``invite`` is the digest of the one-time link that was used."""

    KIND: ClassVar[str] = "checkfire.key-enrolled/1"
    party: PartyId
    desk: DeskId
    public_key: PublicKey
    label: Short
    invite: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")] | None = None


class KeyRevoked(Fact, frozen=True, kw_only=True):
    """A key may no longer speak; what it said before stands."""

    KIND: ClassVar[str] = "checkfire.key-revoked/1"
    public_key: PublicKey
    reason: Short


class PolicySet(Fact, frozen=True, kw_only=True):
    """The mission's figures; a figure that is not stated keeps its former value."""

    KIND: ClassVar[str] = "checkfire.policy-set/1"
    answer_within_s: Seconds | None = None
    ladder_s: Annotated[tuple[Seconds, ...], msgspec.Meta(min_length=1, max_length=8)] | None = None
    reopen_within_s: Seconds | None = None
    nearest_within_m: Reach | None = None
    concerned_within_m: Reach | None = None
    rival_within_m: Reach | None = None
    rival_apart_m: Reach | None = None

    def __post_init__(self) -> None:
        """Refuse a ladder that does not climb."""
        if self.ladder_s and list(self.ladder_s) != sorted(set(self.ladder_s)):
            raise ValueError("the steps of a ladder rise")


class Shift(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who answers for a desk in one span of time (R29)."""

    starts_at: Instant
    ends_at: Instant
    primary: Short
    alternates: Annotated[tuple[Short, ...], msgspec.Meta(min_length=1, max_length=20)]
    head: Short | None = None

    def __post_init__(self) -> None:
        """Refuse a shift that ends before it starts."""
        if self.ends_at < self.starts_at:
            raise ValueError("a shift ends before it starts")


class RosterSet(Fact, frozen=True, kw_only=True):
    """The roster of a desk; it replaces the one before."""

    KIND: ClassVar[str] = "checkfire.roster-set/1"
    desk: DeskRef
    shifts: Annotated[tuple[Shift, ...], msgspec.Meta(max_length=400)]


class PresenceConfirmed(Fact, frozen=True, kw_only=True):
    """Somebody is at the desk."""

    KIND: ClassVar[str] = "checkfire.presence-confirmed/1"
    role: DutyRole = DutyRole.DUTY
    person: Short | None = None


class PresenceMissed(Fact, frozen=True, kw_only=True):
    """A desk did not answer a presence check (desk)."""

    KIND: ClassVar[str] = "checkfire.presence-missed/1"
    desk: DeskRef


class ChannelStateChanged(Fact, frozen=True, kw_only=True):
    """A channel between parties is open, degraded or suspended, by whom (R31)."""

    KIND: ClassVar[str] = "checkfire.channel-state-changed/1"
    channel: Short
    state: ChannelState
    by: PartyId
    reason: Short | None = None


FACTS: tuple[type[Fact], ...] = (
    PartyAdmitted,
    DeskOpened,
    KeyEnrolled,
    KeyRevoked,
    PolicySet,
    RosterSet,
    PresenceConfirmed,
    PresenceMissed,
    ChannelStateChanged,
)
