"""Areas as bare shapes that grow: points, lines and rings, each with the metres that it reaches beyond them.

A circle is its centre grown by its radius and a corridor its line grown by its half-width, so that no circle
ever becomes a polygon that covers less.
What is not known to the metre, and what must be kept away, are more metres of the same kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checkfire.vocab.place import Area, Circle, Corridor, Point, Polygon
from checkfire.vocab.protected import Protected


class Form(StrEnum):
    """What the points of a shape are joined to."""

    POINT = "point"
    LINE = "line"
    RING = "ring"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """All places within ``grown_m`` metres of a form.

    Shape: edges are geodesics; the points of a ring end with the one that they begin with, any winding.
    """

    form: Form
    points: tuple[Point, ...]
    grown_m: int


def shape_of(area: Area, grown_m: int) -> Shape:
    """Return the shape of an area that grows by ``grown_m`` more."""
    if isinstance(area, Circle):
        return Shape(form=Form.POINT, points=(area.centre,), grown_m=area.radius_m + grown_m)
    if isinstance(area, Polygon):
        return Shape(form=Form.RING, points=(*area.corners, area.corners[0]), grown_m=grown_m)
    return line_of(area.line, area.half_width_m + grown_m)


def line_of(points: tuple[Point, ...], grown_m: int) -> Shape:
    """Return the line through some points, or the point that they all are."""
    if len(set(points)) == 1:
        return Shape(form=Form.POINT, points=points[:1], grown_m=grown_m)
    return Shape(form=Form.LINE, points=points, grown_m=grown_m)


def grown_m(held: Protected) -> int:
    """Return how far an object may be from where it is stated to be, by its accuracy and its corridor."""
    return (held.place.accuracy_m or 0) + held.corridor_m


def shapes_of(held: Protected) -> tuple[Shape, ...]:
    """Return all that an object covers at any time: its area, and the line through its stops.

    An area that is just the line through the stops is not repeated; no area and no stops give no shape.
    """
    stops = tuple(stop.point for stop in held.stops)
    route = (line_of(stops, grown_m(held)),) if stops else ()
    beside = area_beside_stops(held)
    return (*route, shape_of(beside, grown_m(held))) if beside else route


def area_beside_stops(held: Protected) -> Area | None:
    """Return an object's area, unless it is just the line through its stops."""
    match held.area:
        case Corridor(line=line, half_width_m=0) if line == tuple(stop.point for stop in held.stops):
            return None
        case area:
            return area
