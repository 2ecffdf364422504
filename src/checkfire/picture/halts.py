"""The picture of halts: every call, who has it, and the seconds to each state (R26-R28).

A report of fire after a stated stop takes the stop back; so does one that names no halt but may lie in
the area of this one. A reopened halt asks everybody again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from checkfire.picture.arrangement import Arrangement
from checkfire.picture.concerned import TOLD_AT_ONCE, find_concerned, find_told
from checkfire.picture.logged import Logged
from checkfire.picture.nearby import may_lie_near
from checkfire.picture.notices import Notices
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.instant import StatedInstant
from checkfire.vocab.party import DutyRole
from checkfire.vocab.place import Place
from checkfire.wire import halts as said
from checkfire.wire.arrangement import PartyAdmitted

CLOCK_WITHIN_S = 300
"""A call that was said longer before or after it came in is flagged: one of two clocks is wrong."""


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
class Verified:
    """Who confirmed the stop, when, and on what that rests (R26)."""

    party: str
    at: datetime
    basis: str


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
    source: str | None = None

    @property
    def is_new_fire(self) -> bool:
        """True unless it counts nothing, or is a total that a source gives for the past."""
        return self.span is None and self.strikes != 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseReport(Report):
    """A report of fire at a place that names no halt."""

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
        reports: What was reported on this halt.
        near: What was reported at a place that may lie in its area, while it ran or could be reopened.
        is_fire_near: True from such a report that took a stop back until the desk has said so to all who are
            told, since not all of them may read it.
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
    since: StatedInstant | None = None
    delivered: dict[DeskRef, datetime] = field(default_factory=dict)
    acknowledged: dict[str, Taken] = field(default_factory=dict)
    stop_ordered: dict[str, datetime] = field(default_factory=dict)
    stopped: dict[str, datetime] = field(default_factory=dict)
    verified: Verified | None = None
    closed_at: datetime | None = None
    reopened_at: datetime | None = None
    climbs: tuple[Climb, ...] = ()
    climbs_before_reopening: int = 0
    reports: tuple[Report, ...] = ()
    near: tuple[Report, ...] = ()
    is_fire_near: bool = False
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
        return sum(r.strikes or 0 for r in self.counted if start <= r.at < end)

    @property
    def counted(self) -> tuple[Report, ...]:
        """Every report whose strikes fell when it came in, also of those that name no halt (R28)."""
        return tuple(r for r in (*self.reports, *self.near) if r.span is None)

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
            case said.FireReported() if subject not in self.halts:
                self._report(logged, fact, arrangement)
            case said.FireReported() if logged.header.sender == arrangement.itself:
                # The desk's own word on a report nearby: that one is counted where it can be read.
                self.halts[subject] = _take_back(self.halts[subject])
            case _ if subject in self.halts:
                self.halts[subject] = _first(_change(self.halts[subject], logged), logged.received_at)
            case _:
                pass

    def _tell(self, party: str) -> None:
        """Tell a party that was admitted just now of every halt that is not closed."""
        for halt in self.running():
            self.halts[halt.id] = replace(halt, told=tuple(sorted({*halt.told, party})))

    def _report(self, logged: Logged, fact: said.FireReported, arrangement: Arrangement) -> None:
        if fact.where is None:
            return
        report = LooseReport(**_reported(logged, fact), where=fact.where, drill=logged.header.drill)
        self.loose_reports.append(report)
        within_m = arrangement.policy.concerned_within_m
        until = timedelta(seconds=arrangement.policy.reopen_within_s)
        for halt in self.halts.values():
            runs = halt.closed_at is None or report.at <= halt.closed_at + until
            if runs and halt.drill == report.drill and may_lie_near(halt.where, report.where, within_m):
                self.halts[halt.id] = _fire_near(halt, report)


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
        flags=(*logged.message.flags, *_clock_flag(logged)),
        since=fact.since,
        firsts=((HaltState.CALLED, logged.received_at),),
    )


def _clock_flag(logged: Logged) -> tuple[str, ...]:
    apart_s = abs((logged.header.said_at - logged.received_at).total_seconds())
    return ("clock",) if apart_s > CLOCK_WITHIN_S else ()


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
        case said.StopVerified(basis=basis):
            return replace(halt, verified=Verified(party=party, at=at, basis=basis))
        case said.HaltClosed():
            return replace(halt, closed_at=at, is_fire_near=False)
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
    report = Report(**_reported(logged, fact))
    known = replace(halt, reports=(*halt.reports, report))
    if halt.closed_at is not None or not report.is_new_fire:
        return known
    return _take_back(known)


def _take_back(halt: Halt, *, is_fire_near: bool = False) -> Halt:
    return replace(halt, stopped={}, verified=None, is_fire_near=is_fire_near)


def _fire_near(halt: Halt, report: LooseReport) -> Halt:
    """Count a report that names no halt, and take a stop back that stands against it (R27, R28)."""
    known = replace(halt, near=(*halt.near, report))
    if halt.closed_at is not None or not report.is_new_fire or not halt.stopped:
        return known
    return _take_back(known, is_fire_near=True)


def _reported(logged: Logged, fact: said.FireReported) -> dict[str, Any]:
    return {
        "id": logged.id,
        "at": logged.received_at,
        "strikes": fact.strikes,
        "span": fact.span,
        "source": fact.source,
    }


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
        is_fire_near=False,
    )
