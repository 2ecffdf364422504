"""A coarse nearness of two areas, for deciding whom to tell; it errs towards near."""

from __future__ import annotations

from checkfire.locate.geodesic import distance_and_bearing
from checkfire.vocab.place import Area, Circle, Place, Point, Polygon


def may_lie_near(a: Place | None, b: Place | None, within_m: float) -> bool:
    """Tell whether two places may lie within a distance of each other.

    Bound: as ``may_be_within``; a place that is not stated, or not located, may be anywhere.
    """
    here, there = a.area if a else None, b.area if b else None
    return here is None or there is None or may_be_within(here, there, within_m)


def may_be_within(a: Area, b: Area, within_m: float) -> bool:
    """Tell whether two areas may come within a distance of each other.

    Bound: never false when they do; true may be wrong by the diameters of the areas.
    """
    (centre_a, radius_a_m), (centre_b, radius_b_m) = _around(a), _around(b)
    return distance_and_bearing(centre_a, centre_b)[0] <= radius_a_m + radius_b_m + within_m


def _around(area: Area) -> tuple[Point, float]:
    """Return a circle that holds the area: a point of it and the distance to its farthest corner."""
    match area:
        case Circle(centre=centre, radius_m=radius_m):
            return centre, radius_m
        case Polygon(corners=corners):
            return corners[0], _farthest_m(corners)
        case _:
            return area.line[0], _farthest_m(area.line) + area.half_width_m


def _farthest_m(points: tuple[Point, ...]) -> float:
    return max(distance_and_bearing(points[0], p)[0] for p in points)
