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

from checkfire.duty.ladder import climb, next_step_at
from checkfire.picture.halts import Halt
from checkfire.picture.nearby import may_lie_near
from checkfire.picture.notices import Life, Notice
from checkfire.picture.picture import Picture
from checkfire.picture.register import Registered
from checkfire.vocab.protected import SiteStatus
from checkfire.wire.answers import SilenceRecorded
from checkfire.wire.fact import Fact
from checkfire.wire.halts import FireReported, HaltReopened
from checkfire.wire.header import Audience
from checkfire.wire.register import LocationDoubted, SiteReviewOverdue

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


def find_due(full: Picture, now: datetime) -> list[Due]:
    """Return what the desk has to say at this instant, halts first."""
    return [
        *_reopenings(full),
        *_fire_near(full),
        *_climbs(full, now),
        *_silences(full, now),
        *_reviews(full, now),
        *_overdue(full, now),
    ]


def next_due_at(full: Picture) -> datetime | None:
    """Return the next instant at which something falls due, or None."""
    ladder_s = full.arrangement.policy.ladder_s
    ladders = (next_step_at(h, ladder_s) for h in full.halts.running() if h.unanswered)
    deadlines = (n.answer_by for n in full.notices.notices.values() if _awaits(n))
    reviews = (
        entry.review_by
        for entry in full.register.objects.values()
        if entry.review_by and entry.active and entry.protected.status is not SiteStatus.REVIEW_OVERDUE
    )
    arrivals = (e.ends_at for e in full.register.objects.values() if e.ends_at and _is_awaited(e))
    return min((*ladders, *deadlines, *reviews, *arrivals), default=None)


def _climbs(full: Picture, now: datetime) -> Iterator[Due]:
    for halt in full.halts.running():
        fact = climb(halt, full.arrangement, now)
        if fact is not None:
            yield Due(fact=fact, about=(halt.id,), audience="all", drill=halt.drill)


def _silences(full: Picture, now: datetime) -> Iterator[Due]:
    for notice in full.notices.notices.values():
        if now < notice.answer_by or not _awaits(notice):
            continue
        for party, recipient in notice.recipients.items():
            if recipient.standing == "awaited":
                fact = SilenceRecorded(party=party, answer_by=notice.answer_by)
                audience = (notice.notifier, party)
                yield Due(fact=fact, about=(notice.id,), audience=audience, drill=notice.drill)


def _awaits(notice: Notice) -> bool:
    awaited = any(r.standing == "awaited" for r in notice.recipients.values())
    return notice.life is not Life.CANCELLED and awaited


def _reviews(full: Picture, now: datetime) -> Iterator[Due]:
    for object_id, entry in full.register.objects.items():
        overdue = entry.review_by is not None and entry.review_by <= now and entry.active
        if entry.review_by and overdue and entry.protected.status is not SiteStatus.REVIEW_OVERDUE:
            yield Due(fact=SiteReviewOverdue(review_by=entry.review_by), about=(object_id,), audience="all")


def _overdue(full: Picture, now: datetime) -> Iterator[Due]:
    """Yield the doubt of where a movement is that has not arrived by the end of its plan."""
    for object_id, entry in full.register.objects.items():
        if entry.ends_at and entry.ends_at <= now and _is_awaited(entry):
            yield Due(fact=NOT_ARRIVED, about=(object_id,), audience="all")


def _is_awaited(entry: Registered) -> bool:
    return entry.active and not entry.overdue


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
