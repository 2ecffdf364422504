"""The shapes of halts: the call with its words, who has it, and what became of it."""

from __future__ import annotations

import msgspec

from checkfire.api.shapes import Shape
from checkfire.vocab.instant import Instant
from checkfire.vocab.place import Place


class ClimbView(Shape, frozen=True, kw_only=True):
    """A step that the ladder took."""

    step: int
    due_at: Instant
    at: Instant


class TakenView(Shape, frozen=True, kw_only=True):
    """Who took the call."""

    party: str
    desk: str
    role: str
    at: Instant


class IntervalView(Shape, frozen=True, kw_only=True):
    """The strikes reported from one state of a halt to the next; the last interval is open."""

    since: str = msgspec.field(name="from")
    until: str | None
    strikes: int


class StatedStrikesView(Shape, frozen=True, kw_only=True):
    """A total that a source gives for a stretch of the halt."""

    span: str
    strikes: int
    source: str | None


class StrikesView(Shape, frozen=True, kw_only=True):
    """Strikes reported one by one, by interval, and totals as sources state them; they are never added up."""

    intervals: list[IntervalView]
    stated: list[StatedStrikesView]


class VerifiedView(Shape, frozen=True, kw_only=True):
    """Who confirmed the stop, when, and on what that rests."""

    party: str
    at: Instant
    basis: str


class HaltView(Shape, frozen=True, kw_only=True):
    """A halt, with the seconds from the call to each state."""

    id: str
    caller: str
    drill: bool
    state: str
    what: str
    where: Place | None
    notice: str | None
    called_at: Instant
    recorded: bool
    recorded_at: Instant | None
    flags: list[str]
    phrases: list[str]
    read_back: str
    concerned: list[str]
    unanswered: list[str]
    unstopped: list[str]
    delivered: dict[str, Instant]
    acknowledged: list[TakenView]
    stop_ordered: dict[str, Instant]
    stopped: dict[str, Instant]
    verified_by: str | None
    verified: VerifiedView | None
    closed_at: Instant | None
    reopened_at: Instant | None
    climbs: list[ClimbView]
    seconds: dict[str, int]
    strikes_reported: int
    strikes: StrikesView


class HaltList(Shape, frozen=True, kw_only=True):
    """Halts that the asker is told of."""

    halts: list[HaltView]
