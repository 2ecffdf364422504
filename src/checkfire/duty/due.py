"""What is due: the things that the desk must say by itself, computed from the picture and the hour.

* Silence is recorded when a recipient's deadline has passed (R18).
* The ladder climbs at its steps until every party concerned has answered; its top step repeats (R25).
* A report of fire within the limit after closing reopens a halt at the top of the ladder (R27).
* A report that names no halt, and takes back a stop that was stated nearby, is said to all who are told of
  that halt (R27).
* A review date that has passed is said once (R8), and so is the end of a movement's plan without an arrival.

The same functions serve normal running and recovery: what was due while the desk was down is
still due when it is back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from checkfire.duty.agenda import Agenda, awaits_arrival, awaits_review
from checkfire.duty.ladder import climb, next_step_at
from checkfire.picture.halts import Halt
from checkfire.picture.nearby import may_lie_near
from checkfire.picture.picture import Picture
from checkfire.wire.answers import SilenceRecorded
from checkfire.wire.fact import Fact
from checkfire.wire.halts import FireReported, HaltReopened
from checkfire.wire.header import Audience
from checkfire.wire.register import LocationDoubted, SiteReviewOverdue

_T = TypeVar("_T")

FIRE_NEAR = FireReported(source="Fire was reported in the area of this halt, by a report that names no halt.")
"""What everybody who is told hears of such a report: neither whose it is, nor where, nor how much fire."""

NOT_ARRIVED = LocationDoubted(
    rule="CF-AGE-01", doubt="The plan is over, and nobody has said that the movement arrived."
)
"""What all who may know a movement hear once its plan is over; checks near its route are made again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A message that the desk itself has to say now."""

    fact: Fact
    about: tuple[str, ...]
    audience: Audience
    drill: bool = False


def find_due(full: Picture, now: datetime, agenda: Agenda | None = None) -> list[Due]:
    """Return what the desk has to say at this instant, halts first.

    Args:
        full: The desk's own picture.
        now: The instant.
        agenda: What was noted while the picture was folded; without one, everything is looked at.
    """
    ids = (agenda or Agenda.of(full)).due(full, now)
    return [
        *_reopenings(full),
        *_fire_near(full),
        *_climbs(full, now),
        *_silences(full, ids),
        *_reviews(full, now, ids),
        *_overdue(full, now, ids),
    ]


def next_due_at(full: Picture, agenda: Agenda | None = None) -> datetime | None:
    """Return the next instant at which something falls due, or None."""
    ladder_s = full.arrangement.policy.ladder_s
    ladders = (next_step_at(h, ladder_s) for h in full.halts.running() if h.unanswered)
    noted = (agenda or Agenda.of(full)).next_at(full)
    return min((*ladders, *((noted,) if noted else ())), default=None)


def _climbs(full: Picture, now: datetime) -> Iterator[Due]:
    for halt in full.halts.running():
        fact = climb(halt, full.arrangement, now)
        if fact is not None:
            yield Due(fact=fact, about=(halt.id,), audience="all", drill=halt.drill)


def _silences(full: Picture, ids: list[str]) -> Iterator[Due]:
    for notice in _found(full.notices.notices, ids):
        for party, recipient in notice.recipients.items():
            if recipient.standing == "awaited":
                fact = SilenceRecorded(party=party, answer_by=notice.answer_by)
                audience = (notice.notifier, party)
                yield Due(fact=fact, about=(notice.id,), audience=audience, drill=notice.drill)


def _reviews(full: Picture, now: datetime, ids: list[str]) -> Iterator[Due]:
    for entry in _found(full.register.objects, ids):
        if entry.review_by and entry.review_by <= now and awaits_review(entry):
            about = (entry.protected.object_id,)
            yield Due(fact=SiteReviewOverdue(review_by=entry.review_by), about=about, audience="all")


def _overdue(full: Picture, now: datetime, ids: list[str]) -> Iterator[Due]:
    """Yield the doubt of where a movement is that has not arrived by the end of its plan."""
    for entry in _found(full.register.objects, ids):
        if entry.ends_at and entry.ends_at <= now and awaits_arrival(entry):
            yield Due(fact=NOT_ARRIVED, about=(entry.protected.object_id,), audience="all")


def _found(known: dict[str, _T], ids: list[str]) -> list[_T]:
    return [known[one] for one in ids if one in known]


def _reopenings(full: Picture) -> Iterator[Due]:
    for halt in full.halts.halts.values():
        report = _fire_after_closing(full, halt)
        if report is not None:
            yield Due(fact=HaltReopened(report=report), about=(halt.id,), audience="all", drill=halt.drill)


def _fire_after_closing(full: Picture, halt: Halt) -> str | None:
    if halt.closed_at is None:
        return None
    until = halt.closed_at + timedelta(seconds=full.arrangement.policy.reopen_within_s)
    named = [(r.id, r.at) for r in halt.reports if r.is_new_fire]
    found = [*named, *_fire_in_area(full, halt)]
    return next((report for report, at in found if halt.closed_at <= at <= until), None)


def _fire_in_area(full: Picture, halt: Halt) -> Iterator[tuple[str, datetime]]:
    """Yield reports and further calls, of the same drill or real kind, that may lie in the halt's area."""
    within_m = full.arrangement.policy.concerned_within_m
    calls = [
        (h.id, h.called_at, h.where)
        for h in full.halts.halts.values()
        if h.id != halt.id and h.drill == halt.drill
    ]
    loose = [
        (r.id, r.at, r.where) for r in full.halts.loose_reports if r.drill == halt.drill and r.is_new_fire
    ]
    for report, at, where in (*calls, *loose):
        if may_lie_near(halt.where, where, within_m):
            yield report, at


def _fire_near(full: Picture) -> Iterator[Due]:
    """Yield the desk's word that fire nearby has taken a stop back; not everybody may read the report."""
    for halt in full.halts.running():
        if halt.is_fire_near:
            yield Due(fact=FIRE_NEAR, about=(halt.id,), audience="all", drill=halt.drill)
