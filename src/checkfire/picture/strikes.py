"""Strikes of a halt: how many fell in each interval between its states, and what sources state (R28).

A count stays what it is: strikes reported one by one fell when the report came in, and a total that a
source gives for a stretch of the halt stands beside them and is never added to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from checkfire.picture.halts import Halt, HaltState
from checkfire.wire.halts import Span

_BOUNDS = (HaltState.CALLED, HaltState.ACKNOWLEDGED, HaltState.STOP_ORDERED, HaltState.FIRE_STOPPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The time from the first time of one state to that of the next; the last one is open."""

    since: HaltState
    until: HaltState | None
    strikes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A total that a source gives for a stretch of the halt."""

    span: Span
    strikes: int
    source: str | None


def find_intervals(halt: Halt) -> tuple[Interval, ...]:
    """Return the intervals between a halt's states, each with the strikes that were reported in it.

    A state that was not reached, or only after a later one, parts nothing.
    """
    bounds = _bounds(halt)
    following = [*bounds[1:], None]
    return tuple(
        Interval(
            since=state,
            until=after[0] if after else None,
            strikes=_count(halt, at, after[1] if after else None),
        )
        for (state, at), after in zip(bounds, following, strict=True)
    )


def find_stated(halt: Halt) -> tuple[Stated, ...]:
    """Return the totals that sources state, for each source and stretch the last one said."""
    last = {
        (r.span, r.source): Stated(span=r.span, strikes=r.strikes, source=r.source)
        for r in halt.reports
        if r.span is not None and r.strikes is not None
    }
    return tuple(last.values())


def _bounds(halt: Halt) -> list[tuple[HaltState, datetime]]:
    firsts = dict(halt.firsts)
    reached = [(state, firsts[state]) for state in _BOUNDS if state in firsts]
    return [
        (state, at)
        for number, (state, at) in enumerate(reached)
        if all(at <= later for _, later in reached[number + 1 :])
    ]


def _count(halt: Halt, start: datetime, end: datetime | None) -> int:
    return sum(r.strikes or 0 for r in halt.counted if start <= r.at and (end is None or r.at < end))
