"""The picture of the arrangement: parties, desks, keys, policy, rosters and channels.

The sender of the log's first entry is the desk itself; it alone may say what only a desk can say.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

import msgspec

from checkfire.picture.logged import Logged
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.party import ChannelState, PartyRole
from checkfire.wire import arrangement as said


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party as admitted; ``admitted_index`` is the entry that first did."""

    party: str
    name: str
    role: PartyRole
    admitted_index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key that may speak, or could until it was revoked."""

    public_key: str
    desk: DeskRef
    label: str
    invite: str | None
    enrolled_at: datetime
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A channel's state, since when and by whom."""

    state: ChannelState
    by: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The mission's figures, with the defaults that stand until a mission sets its own."""

    answer_within_s: int = 3_600
    ladder_s: tuple[int, ...] = (30, 60, 120, 300)
    reopen_within_s: int = 3_600
    nearest_within_m: int = 15_000
    concerned_within_m: int = 25_000
    rival_within_m: int = 25_000
    rival_apart_m: int = 1_000


@dataclass(slots=True)
class Arrangement:
    """Who takes part, and by which rules; ``policy_index`` is the entry that last set the figures."""

    itself: DeskRef | None = None
    parties: dict[str, Party] = field(default_factory=dict)
    desks: dict[DeskRef, str] = field(default_factory=dict)
    keys: dict[str, Key] = field(default_factory=dict)
    policy: Policy = field(default_factory=Policy)
    policy_index: int = 0
    rosters: dict[DeskRef, tuple[said.Shift, ...]] = field(default_factory=dict)
    present: dict[DeskRef, datetime | None] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)

    def role(self, party: str) -> PartyRole | None:
        """Return a party's role, or None if it was not admitted."""
        known = self.parties.get(party)
        return known.role if known else None

    def is_neutral(self, party: str) -> bool:
        """Tell whether the party runs the desk, and therefore sees everything."""
        return self.role(party) is PartyRole.NEUTRAL

    def desks_of(self, parties: set[str]) -> tuple[DeskRef, ...]:
        """Return the staffed desks of the given parties, in a fixed order."""
        return tuple(sorted(d for d in self.desks if d.party in parties and d != self.itself))

    def apply(self, logged: Logged) -> None:
        """Fold one entry in."""
        if logged.index == 0:
            self._found(logged)
        match logged.fact:
            case said.PartyAdmitted(party=party, name=name, role=role):
                known = self.parties.get(party)
                since = known.admitted_index if known else logged.index
                self.parties[party] = Party(party=party, name=name, role=role, admitted_index=since)
            case said.DeskOpened(party=party, desk=desk, name=name):
                self.desks[DeskRef(party=party, desk=desk)] = name
            case said.KeyEnrolled() as fact:
                self._enrol(fact, logged.received_at)
            case said.KeyRevoked(public_key=public_key) if public_key in self.keys:
                self.keys[public_key] = replace(self.keys[public_key], revoked_at=logged.received_at)
            case said.PolicySet() as fact:
                self._set_policy(fact, logged.index)
            case said.RosterSet(desk=desk_ref, shifts=shifts):
                self.rosters[desk_ref] = shifts
            case said.PresenceConfirmed():
                self.present[logged.header.sender] = logged.received_at
            case said.PresenceMissed(desk=desk_ref):
                self.present[desk_ref] = None
            case said.ChannelStateChanged(channel=channel, state=state, by=by):
                self.channels[channel] = Channel(state=state, by=by, since=logged.received_at)
            case _:
                pass

    def _found(self, logged: Logged) -> None:
        """The log's first signer is the desk itself."""
        self.itself = logged.header.sender
        key = logged.message.public_key
        self.keys[key] = Key(
            public_key=key,
            desk=self.itself,
            label="the desk itself",
            invite=None,
            enrolled_at=logged.received_at,
        )

    def _enrol(self, fact: said.KeyEnrolled, at: datetime) -> None:
        desk = DeskRef(party=fact.party, desk=fact.desk)
        self.keys[fact.public_key] = Key(
            public_key=fact.public_key, desk=desk, label=fact.label, invite=fact.invite, enrolled_at=at
        )

    def _set_policy(self, fact: said.PolicySet, index: int) -> None:
        self.policy_index = index
        stated = {k: v for k, v in msgspec.structs.asdict(fact).items() if v is not None}
        self.policy = replace(self.policy, **stated)
