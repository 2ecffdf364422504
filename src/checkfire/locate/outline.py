"""Outlines of sea, countries and governorates: coarse shapes, for doubts and for nothing else.

* Their corners are joined by straight lines in degrees, as the source has them.
* Every question is asked beyond the outlines' own error: near an outline nothing is said.
* Outside the box that they answer for, and in their silent boxes, they know nothing.
"""

from __future__ import annotations

import math
from itertools import pairwise

import msgspec

from checkfire.vocab.place import Point

_M_PER_DEG = 111_320.0
_PLANE_SLACK = 0.98
"""On a plane around the point a distance of up to 100 km is at most 2 % too long."""

Ring = tuple[tuple[float, float], ...]
"""Corners in degrees of longitude and latitude; the last joins the first."""
Box = tuple[float, float, float, float]
"""West, south, east and north in degrees."""


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """One shape; rings within rings are holes."""

    name: str
    name_ar: str = ""
    country: str = ""
    """ISO 3166-1 alpha-2, such as "SY"."""
    centre: Point | None = None
    """The middle of its area, if it is whole."""
    rings: tuple[Ring, ...]

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies inside, by the even-odd rule."""
        return sum(_crossings(ring, point) for ring in self.rings) % 2 == 1

    def edge_m(self, point: Point) -> float:
        """Return how far a point lies from the nearest edge.

        Bound: never longer than the true distance, up to 100 km.
        """
        return min(_edge_m(ring, point) for ring in self.rings) * _PLANE_SLACK


class Outlines(msgspec.Struct, frozen=True, kw_only=True):
    """The outlines of a region, and how exact they are."""

    box: Box
    silent: tuple[Box, ...] = ()
    """Where nothing is said of borders."""
    sea_error_m: int
    border_error_m: int
    sea: tuple[Outline, ...] = ()
    countries: tuple[Outline, ...] = ()
    governorates: tuple[Outline, ...] = ()

    def is_at_sea(self, point: Point) -> bool:
        """Tell whether a point is surely at sea."""
        if not is_in_box(self.box, point):
            return False
        return any(one.holds(point) and one.edge_m(point) > self.sea_error_m for one in self.sea)

    def is_outside(self, outline: Outline, point: Point) -> bool:
        """Tell whether a point is surely outside a country or governorate."""
        if not is_in_box(self.box, point) or any(is_in_box(box, point) for box in self.silent):
            return False
        return not outline.holds(point) and outline.edge_m(point) > self.border_error_m

    def country(self, code: str) -> Outline | None:
        """Return the outline of a country, if there is one."""
        return next((one for one in self.countries if one.country == code), None)

    def governorate(self, name: str) -> Outline | None:
        """Return the outline of a governorate by its English or Arabic name, if there is one."""
        asked = name.strip().casefold()
        return next((one for one in self.governorates if asked in (one.name.casefold(), one.name_ar)), None)


def holder(outlines: tuple[Outline, ...], point: Point) -> Outline | None:
    """Return the first of some outlines that holds a point."""
    return next((one for one in outlines if one.holds(point)), None)


def is_in_box(box: Box, point: Point) -> bool:
    """Tell whether a point lies in a box; one whose east is less than its west crosses the antimeridian."""
    west_deg, south_deg, east_deg, north_deg = box
    width_deg = 360.0 if east_deg - west_deg >= 360 else (east_deg - west_deg) % 360
    return south_deg <= point.lat_deg <= north_deg and (point.lon_deg - west_deg) % 360 <= width_deg


def _crossings(ring: Ring, point: Point) -> int:
    """Count the edges that a line from the point to the east crosses."""
    x, y = point.lon_deg, point.lat_deg
    return sum(
        (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in pairwise((*ring, ring[0]))
    )


def _edge_m(ring: Ring, point: Point) -> float:
    stretch = math.cos(math.radians(point.lat_deg))
    on_plane = [
        ((x - point.lon_deg) * stretch * _M_PER_DEG, (y - point.lat_deg) * _M_PER_DEG)
        for x, y in (*ring, ring[0])
    ]
    return min(_from_origin_m(*one, *other) for one, other in pairwise(on_plane))


def _from_origin_m(x1: float, y1: float, x2: float, y2: float) -> float:
    """Return how far a stretch of line lies from the origin."""
    along_x, along_y = x2 - x1, y2 - y1
    length2 = along_x**2 + along_y**2
    share = 0.0 if length2 == 0 else max(0.0, min(1.0, -(x1 * along_x + y1 * along_y) / length2))
    return math.hypot(x1 + share * along_x, y1 + share * along_y)
