"""Where an object can be, and when.

* A site, a position or a notice is in its area at all times, or during its window if one is stated.
* A movement is at a stop from its arrival to its departure, each widened by the stop's tolerance.
* On a leg whose times and tolerances are stated at both ends it moves evenly, early or late by those.
  On any other leg it may be anywhere from the departure to the arrival, widened by both.
* A time that is not stated is taken from the stop's other time, which makes the span of a leg longer.
* A stop without times, or times that run backwards, leave a span unknown.
* An area that is more than the line through the stops counts as occupied during the whole plan.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from itertools import pairwise

from checkfire.check.piece import Outline, Piece, line_pieces, outline_of, point_piece, timed
from checkfire.vocab.instant import Window
from checkfire.vocab.place import Area, Corridor
from checkfire.vocab.protected import ObjectKind, Protected, Stop

Span = tuple[float, float]
"""A time from and a time until, in seconds from 2020; infinite where it is open."""

_EPOCH_S = datetime(2020, 1, 1, tzinfo=UTC).timestamp()


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """All that an object can cover, and from when on nobody should rely on it."""

    pieces: tuple[Piece, ...]
    doubt_s: float


def whereabouts_of(held: Protected) -> Whereabouts:
    """Return where an object can be; no pieces if it has no area and no stops.

    Bound: no moment and no place of a plan is left out; tolerances, corridors and whole legs add to it.

    Raises:
        MalformedError: A coordinate is not on the Earth, or corners lie too far apart.
    """
    doubt_s = math.inf if held.stale_since is None else seconds(held.stale_since)
    grown_m = (held.place.accuracy_m or 0) + held.corridor_m
    pieces = [*_stops(held.stops, grown_m), *_legs(held.stops, grown_m)]
    beside = _beside_stops(held)
    if beside:
        outline = outline_of(beside, grown_m)
        pieces += _during(_whole(held), outline)
        doubt_s = -math.inf if outline.why_odd else doubt_s
    return Whereabouts(pieces=tuple(pieces), doubt_s=doubt_s)


def seconds(at: datetime) -> float:
    """Return an instant in seconds from 2020."""
    return at.timestamp() - _EPOCH_S


def span_of(window: Window | None) -> Span:
    """Return a window in seconds; an open end is infinite."""
    if window is None:
        return -math.inf, math.inf
    starts_at, ends_at = window.open_ends
    return (
        -math.inf if starts_at is None else seconds(starts_at),
        math.inf if ends_at is None else seconds(ends_at),
    )


@lru_cache(maxsize=256)
def window_of(span: Span) -> Window:
    """Return a span as a window; an end that is infinite is open."""
    from_s, until_s = span[0], max(span)
    return Window.between(_instant(from_s), _instant(until_s))


def _instant(at_s: float) -> datetime | None:
    return None if math.isinf(at_s) else datetime.fromtimestamp(at_s + _EPOCH_S, UTC)


def _stops(stops: tuple[Stop, ...], grown_m: float) -> Iterable[Piece]:
    for stop in stops:
        yield from _within(_span(stop, stop), [point_piece(stop.point, grown_m)])


def _legs(stops: tuple[Stop, ...], grown_m: float) -> Iterable[Piece]:
    for a, b in pairwise(stops):
        pieces = line_pieces((a.point, b.point), grown_m)
        span = _span(a, b, leaving=True)
        if span and a.is_promised and b.is_promised and a.departs_at and b.arrives_at:
            from_s, to_s = seconds(a.departs_at), seconds(b.arrives_at)
            yield from timed(
                pieces,
                (from_s - a.tolerance_s, to_s - b.tolerance_s),
                (from_s + a.tolerance_s, to_s + b.tolerance_s),
            )
        else:
            yield from _within(span, pieces)


def _during(span: Span | None, outline: Outline) -> Iterable[Piece]:
    return _within(span, outline.pieces)


def _within(span: Span | None, pieces: Iterable[Piece]) -> Iterable[Piece]:
    """Return pieces that are occupied during a whole span; ``None`` is a span that nobody knows."""
    if span is None:
        return [replace(piece, is_timed=False) for piece in pieces]
    if span == (-math.inf, math.inf):
        return pieces
    return [replace(piece, early_s=(span[0],) * 2, late_s=(span[1],) * 2) for piece in pieces]


def _span(a: Stop, b: Stop, *, leaving: bool = False) -> Span | None:
    """Return the time from one stop to another, with their tolerances; both included unless ``leaving``."""
    first, last = (a.departs_at, a.arrives_at), (b.arrives_at, b.departs_at)
    if not leaving:
        first, last = first[::-1], last[::-1]
    from_, to = first[0] or first[1], last[0] or last[1]
    if from_ is None or to is None or to < from_:
        return None
    return seconds(from_) - a.tolerance_s, seconds(to) + b.tolerance_s


def _whole(held: Protected) -> Span | None:
    """Return the time during which an area counts as occupied."""
    if held.kind is not ObjectKind.MOVEMENT or (held.window and not held.stops):
        return span_of(held.window)
    stops = held.stops
    spans = [_span(stop, stop) for stop in stops] + [_span(a, b, leaving=True) for a, b in pairwise(stops)]
    known = [span for span in spans if span]
    if not known or len(known) < len(spans):
        return None
    return min(known)[0], max(span[1] for span in known)


def _beside_stops(held: Protected) -> Area | None:
    """Return an object's area, unless it is just the line through its stops."""
    match held.area:
        case Corridor(line=line, half_width_m=0) if line == tuple(stop.point for stop in held.stops):
            return None
        case area:
            return area
