"""The geometries of GeoJSON as areas."""

from __future__ import annotations

import math
from typing import Any

from checkfire.vocab.place import Area, Circle, Corridor, Point, Polygon


def area_of(geometry: Any, radius_m: int, half_width_m: int) -> Area:
    """Return the area of a geometry; a point becomes a circle, a line a corridor.

    Raises:
        ValueError: It is no geometry that can be read; the words tell why.
    """
    form, coordinates = (
        (geometry.get(key) for key in ("type", "coordinates")) if isinstance(geometry, dict) else (None, None)
    )
    match form:
        case "Point":
            return Circle(centre=points_of([coordinates])[0], radius_m=radius_m)
        case "LineString":
            line = points_of(coordinates)
            if not 2 <= len(line) <= 500:
                raise ValueError("is a line with fewer than 2 or more than 500 vertices")
            return Corridor(line=line, half_width_m=half_width_m)
        case "Polygon":
            return _polygon(coordinates)
        case _:
            raise ValueError("is no Point, LineString or Polygon")


def points_of(coordinates: Any) -> tuple[Point, ...]:
    """Return positions as points; a height is left out.

    Raises:
        ValueError: One of them is no longitude and latitude.
    """
    if not isinstance(coordinates, list):
        raise ValueError("has no list of positions")  # noqa: TRY004 - one kind of error for whatever is wrong
    return tuple(_point(position) for position in coordinates)


def _point(position: Any) -> Point:
    if not isinstance(position, list) or len(position) < 2 or not all(map(_is_number, position[:2])):
        raise ValueError("has a position that is no longitude and latitude")
    lon_deg, lat_deg = position[:2]
    if not -90 <= lat_deg <= 90 or not -540 <= lon_deg <= 540:
        raise ValueError("has a position that is not on the Earth")
    return Point.of_degrees(lat_deg, lon_deg)


def _is_number(given: Any) -> bool:
    return isinstance(given, int | float) and not isinstance(given, bool) and math.isfinite(given)


def _polygon(rings: Any) -> Polygon:
    if not isinstance(rings, list) or not 1 <= len(rings) <= 51:
        raise ValueError("has no ring, or more than 50 holes")
    corners, *holes = (_ring(points_of(ring)) for ring in rings)
    return Polygon(corners=corners, holes=tuple(holes))


def _ring(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the corners of a ring; the last position only closes it."""
    corners = points[:-1] if len(points) > 1 and points[0] == points[-1] else points
    if not 3 <= len(corners) <= 500 or len(set(corners)) < 3:
        raise ValueError("has a ring with fewer than 3 distinct corners or more than 500")
    return corners
