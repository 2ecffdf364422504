"""Where the plan of a movement puts it, and when.

* At a stop it is there from its arrival to its departure, each widened by the stop's tolerance.
* Between two stops it may be anywhere on the whole leg, from the departure from the first to the arrival at
  the second, widened by the tolerance of each; where on the leg at which moment is not reckoned.
* A time that is not stated is taken from the stop's other time, which makes the span of a leg longer.
* A stop without times, or times that run backwards, leave a span unknown.
* An area that is more than the line through the stops counts as occupied during the whole plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from checkfire.check.shape import Shape, area_beside_stops, grown_m, line_of, shape_of
from checkfire.vocab.instant import Window
from checkfire.vocab.protected import Protected, Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """One piece of a movement's route, and when the movement is on it; ``None`` if that cannot be told."""

    shape: Shape
    window: Window | None


def presences(held: Protected) -> Iterator[Presence]:
    """Yield every stop, every leg, and the area beside them.

    Bound: no moment and no place of the plan is left out; whole legs and tolerances add to it.
    """
    reach_m = grown_m(held)
    for stop in held.stops:
        yield Presence(shape=line_of((stop.point,), reach_m), window=_span(stop, stop))
    for a, b in pairwise(held.stops):
        yield Presence(shape=line_of((a.point, b.point), reach_m), window=_leg(a, b))
    beside = area_beside_stops(held)
    if beside:
        yield Presence(shape=shape_of(beside, reach_m), window=_whole(held.stops))


def _span(first: Stop, last: Stop) -> Window | None:
    """Return the time from the arrival at one stop to the departure from another, with their tolerances."""
    return _window(first, first.arrives_at or first.departs_at, last, last.departs_at or last.arrives_at)


def _leg(a: Stop, b: Stop) -> Window | None:
    return _window(a, a.departs_at or a.arrives_at, b, b.arrives_at or b.departs_at)


def _whole(stops: tuple[Stop, ...]) -> Window | None:
    """Return the time of the whole plan, if it holds every leg and stop of it."""
    spans = [_span(stop, stop) for stop in stops] + [_leg(a, b) for a, b in pairwise(stops)]
    known = [span for span in spans if span]
    if not known or len(known) < len(spans):
        return None
    return Window(
        starts_at=min(span.starts_at for span in known), ends_at=max(span.ends_at for span in known)
    )


def _window(a: Stop, from_: datetime | None, b: Stop, to: datetime | None) -> Window | None:
    if from_ is None or to is None or to < from_:
        return None
    return Window(
        starts_at=from_ - timedelta(seconds=a.tolerance_s), ends_at=to + timedelta(seconds=b.tolerance_s)
    )
