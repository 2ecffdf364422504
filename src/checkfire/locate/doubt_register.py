"""Doubts from what stands near: the sender's own places, and what is registered already (R5, R6).

Nothing is merged and nothing is refused; who may see an object is decided by whoever hands it in.

Source: docs/checks/CF-LOC-17.md and CF-LOC-18.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from checkfire.locate.geodesic import distance_m, is_surely_beyond
from checkfire.locate.location_doubt import DoubtContext, Known, LocationDoubt, far
from checkfire.locate.read_place import PlaceReading
from checkfire.locate.reading import whole_m
from checkfire.vocab.place import Point

OWN, TWIN = "CF-LOC-17", "CF-LOC-18"
OWN_WITHIN_M = 100
TWIN_WITHIN_M = 150


def doubt_own(reading: PlaceReading, context: DoubtContext) -> Iterator[LocationDoubt]:
    """Yield a doubt for each place of the sender's own, of another kind, within 100 m (CF-LOC-17)."""
    others = [one for one in context.own if one.kind != context.kind]
    for one, apart_m in _near(reading.point, others, OWN_WITHIN_M):
        message = (
            f"The point is {far(apart_m)} from your own {one.kind} “{one.label}”."
            " Did a device give its own position?"
        )
        yield _doubt(OWN, message, reading, one, apart_m)


def doubt_twin(reading: PlaceReading, context: DoubtContext) -> Iterator[LocationDoubt]:
    """Yield a doubt for each registered object within 150 m that may be the same (CF-LOC-18)."""
    alike = [one for one in context.own if one.kind == context.kind]
    for one, apart_m in _near(reading.point, [*alike, *context.known], TWIN_WITHIN_M):
        message = (
            f"“{one.label}” ({one.kind}) is registered {far(apart_m)} from here. Both stay as they are."
            " Are they one place?"
        )
        yield _doubt(TWIN, message, reading, one, apart_m)


def _near(point: Point, known: list[Known], within_m: int) -> list[tuple[Known, float]]:
    possible = [one for one in known if not is_surely_beyond(point, one.point, within_m)]
    measured = [(one, distance_m(point, one.point)) for one in possible]
    found = [(one, apart_m) for one, apart_m in measured if apart_m <= within_m]
    return sorted(found, key=lambda pair: (pair[1], pair[0].label))


def _doubt(rule: str, message: str, reading: PlaceReading, one: Known, apart_m: float) -> LocationDoubt:
    return LocationDoubt(
        rule=rule,
        message=message,
        entered=reading.stated,
        suggestion=one.point,
        apart_m=whole_m(apart_m),
    )
