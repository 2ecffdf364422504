"""The picture of halts: every call, who has it, and the seconds to each state (R26-R28).

A report of fire after a stated stop takes the stop back. A reopened halt asks everybody again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from checkfire.picture.arrangement import Arrangement
from checkfire.picture.concerned import TOLD_AT_ONCE, find_concerned, find_told
from checkfire.picture.logged import Logged
from checkfire.picture.notices import Notices
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.party import DutyRole
from checkfire.vocab.place import Place
from checkfire.wire import halts as said
from checkfire.wire.arrangement import PartyAdmitted


class HaltState(StrEnum):
    """Where a halt stands."""

    CALLED = "called"
    DELIVERED = "delivered"
    ACKNOWLEDGED = "acknowledged"
    STOP_ORDERED = "stop-ordered"
    FIRE_STOPPED = "fire-stopped"
    STOP_VERIFIED = "stop-verified"
    REOPENED = "reopened"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Who took the call, and when."""

    desk: DeskRef
    role: DutyRole
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """One step of the ladder that was taken."""

    step: int
    due_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report of fire."""

    id: str
    at: datetime
    strikes: int | None
    span: said.Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseReport:
    """A report of fire at a place that names no halt."""

    id: str
    at: datetime
    where: Place
    drill: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Halt:
    """One call to check fire and everything that followed from it.

    Attributes:
        told: The parties that are told, the caller and the neutral desk among them; empty in a
            party's own picture, which cannot know.
        concerned: The parties that must answer, as far as this picture can know; the ladder
            climbs until each of them has.
        ladder_from: When the ladder began to run, at the call or at the last reopening.
        recorded: False while the call is carried but could not be written yet.
    """

    id: str
    caller: str
    drill: bool
    what: str
    where: Place | None
    notice: str | None
    called_at: datetime
    ladder_from: datetime
    told: tuple[str, ...]
    concerned: tuple[str, ...]
    recorded: bool
    recorded_at: datetime | None = None
    flags: tuple[str, ...] = ()
    delivered: dict[DeskRef, datetime] = field(default_factory=dict)
    acknowledged: dict[str, Taken] = field(default_factory=dict)
    stop_ordered: dict[str, datetime] = field(default_factory=dict)
    stopped: dict[str, datetime] = field(default_factory=dict)
    verified: tuple[str, datetime] | None = None
    closed_at: datetime | None = None
    reopened_at: datetime | None = None
    climbs: tuple[Climb, ...] = ()
    climbs_before_reopening: int = 0
    reports: tuple[Report, ...] = ()
    firsts: tuple[tuple[HaltState, datetime], ...] = ()

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The parties concerned that have not taken the call."""
        return tuple(p for p in self.concerned if p not in self.acknowledged)

    @property
    def unstopped(self) -> tuple[str, ...]:
        """The parties concerned of which no stated stop stands; closing needs that of each (R26)."""
        return tuple(p for p in self.concerned if p not in self.stopped)

    @property
    def holding(self) -> tuple[HaltState, ...]:
        """Every state that holds now, the furthest first."""
        states = (
            (HaltState.CLOSED, self.closed_at),
            (HaltState.STOP_VERIFIED, self.verified),
            (HaltState.FIRE_STOPPED, self.stopped),
            (HaltState.STOP_ORDERED, self.stop_ordered),
            (HaltState.ACKNOWLEDGED, self.acknowledged),
            (HaltState.REOPENED, self.reopened_at),
            (HaltState.DELIVERED, self.delivered),
            (HaltState.CALLED, self.called_at),
        )
        return tuple(state for state, held in states if held)

    @property
    def state(self) -> HaltState:
        """The furthest state that holds now."""
        return self.holding[0]

    @property
    def seconds(self) -> dict[HaltState, int]:
        """Whole seconds from the call to the first time that each state was reached (R28)."""
        return {state: int((at - self.called_at).total_seconds()) for state, at in self.firsts}

    def strikes_between(self, start: datetime, end: datetime) -> int:
        """Return how many strikes were reported one by one from ``start``, and before ``end``."""
        return sum(r.strikes or 0 for r in self.reports if r.span is None and start <= r.at < end)

    def strikes_stated(self, span: said.Span) -> int | None:
        """Return the count that a source gives for a span, the last one said; None if there is none."""
        return next((r.strikes for r in reversed(self.reports) if r.span is span), None)


@dataclass(slots=True)
class Halts:
    """All halts of this picture."""

    halts: dict[str, Halt] = field(default_factory=dict)
    loose_reports: list[LooseReport] = field(default_factory=list)

    def running(self) -> list[Halt]:
        """Return the halts that are not closed."""
        return [halt for halt in self.halts.values() if halt.closed_at is None]

    def apply(self, logged: Logged, arrangement: Arrangement, notices: Notices, *, whole: bool) -> None:
        """Fold one entry in; ``whole`` tells that this is the desk's own full picture."""
        subject, fact = logged.header.subject or "", logged.fact
        match fact:
            case said.HaltCalled():
                concerned = find_concerned(logged, fact, arrangement, notices, whole=whole)
                told = find_told(logged, fact, arrangement, notices) if whole else ()
                self.halts[logged.id] = _open(logged, fact, concerned, told)
            case PartyAdmitted(party=party, role=role) if whole and role in TOLD_AT_ONCE:
                self._tell(party)
            case said.FireReported(where=where) if subject not in self.halts:
                self._report(logged, where)
            case _ if subject in self.halts:
                self.halts[subject] = _first(_change(self.halts[subject], logged), logged.received_at)
            case _:
                pass

    def _tell(self, party: str) -> None:
        """Tell a party that was admitted just now of every halt that is not closed."""
        for halt in self.running():
            self.halts[halt.id] = replace(halt, told=tuple(sorted({*halt.told, party})))

    def _report(self, logged: Logged, where: Place | None) -> None:
        if where is not None:
            report = LooseReport(id=logged.id, at=logged.received_at, where=where, drill=logged.header.drill)
            self.loose_reports.append(report)


def _open(logged: Logged, fact: said.HaltCalled, concerned: tuple[str, ...], told: tuple[str, ...]) -> Halt:
    return Halt(
        id=logged.id,
        caller=logged.party,
        drill=logged.header.drill,
        what=fact.what,
        where=fact.where,
        notice=fact.notice,
        called_at=logged.received_at,
        ladder_from=logged.received_at,
        told=told,
        concerned=concerned,
        recorded=logged.recorded,
        recorded_at=logged.recorded_at,
        flags=logged.message.flags,
        firsts=((HaltState.CALLED, logged.received_at),),
    )


def _first(halt: Halt, at: datetime) -> Halt:
    """Remember when each state was reached for the first time."""
    known = {state for state, _ in halt.firsts}
    reached = ((state, at) for state in reversed(halt.holding) if state not in known)
    return replace(halt, firsts=(*halt.firsts, *reached))


def _change(halt: Halt, logged: Logged) -> Halt:
    at, fact = logged.received_at, logged.fact
    party = getattr(fact, "on_behalf_of", None) or logged.party
    match fact:
        case said.HaltDelivered(desk=desk):
            return replace(halt, delivered={desk: at} | halt.delivered)
        case said.HaltAcknowledged(role=role):
            taken = Taken(desk=logged.header.sender, role=role, at=at)
            return replace(halt, acknowledged={party: taken} | halt.acknowledged)
        case said.StopOrdered():
            taken = Taken(desk=logged.header.sender, role=DutyRole.DUTY, at=at)
            known = {party: taken} | halt.acknowledged
            return replace(halt, acknowledged=known, stop_ordered={party: at} | halt.stop_ordered)
        case said.FireStopped():
            taken = Taken(desk=logged.header.sender, role=DutyRole.DUTY, at=at)
            known = {party: taken} | halt.acknowledged
            return replace(halt, acknowledged=known, stopped={party: at} | halt.stopped)
        case said.StopVerified():
            return replace(halt, verified=(party, at))
        case said.HaltClosed():
            return replace(halt, closed_at=at)
        case said.EscalationStepped():
            return _climb(halt, fact, at)
        case said.HaltReopened():
            return _reopen(halt, at)
        case said.FireReported():
            return _report(halt, logged, fact)
        case _:
            return halt


def _climb(halt: Halt, fact: said.EscalationStepped, at: datetime) -> Halt:
    """A step tells the parties of the desks that it goes to, from then on (R25)."""
    climb = Climb(step=fact.step, due_at=fact.due_at, at=at)
    told = tuple(sorted({*halt.told, *(desk.party for desk in fact.desks)})) if halt.told else ()
    return replace(halt, climbs=(*halt.climbs, climb), told=told)


def _report(halt: Halt, logged: Logged, fact: said.FireReported) -> Halt:
    report = Report(id=logged.id, at=logged.received_at, strikes=fact.strikes, span=fact.span)
    known = replace(halt, reports=(*halt.reports, report))
    if fact.span is not None or halt.closed_at is not None or fact.strikes == 0:
        return known
    return replace(known, stopped={}, verified=None)


def _reopen(halt: Halt, at: datetime) -> Halt:
    return replace(
        halt,
        closed_at=None,
        reopened_at=at,
        ladder_from=at,
        climbs_before_reopening=len(halt.climbs),
        acknowledged={},
        stop_ordered={},
        stopped={},
        verified=None,
    )
