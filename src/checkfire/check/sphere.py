"""Earth-centred spheres around objects, so that an index needs no code for poles or the antimeridian.

* A straight line through the Earth is never longer than the way along its surface, so an object within a
  distance along the ellipsoid has a sphere within that distance through the Earth.
* The other way round does not hold: what a sphere reaches is a candidate and no more.

Units: metres from the Earth's centre; x to 0 N 0 E, y to 0 N 90 E, z to the north pole.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checkfire.check.shape import shapes_of
from checkfire.errors import MalformedError
from checkfire.locate.geodesic import EQUATOR_RADIUS_M, FLATTENING
from checkfire.vocab.place import Point
from checkfire.vocab.protected import Protected

Ecef = tuple[float, float, float]
"""A point in metres from the Earth's centre."""

LARGEST_M = 5_000_000
"""The largest sphere around the corners of one object."""

_E2 = FLATTENING * (2 - FLATTENING)
_CENTRE_M = 100_000  # corners whose mean lies this near the Earth's centre have no middle


@dataclass(frozen=True, slots=True, kw_only=True)
class Sphere:
    """A sphere that holds all of an object, with its accuracy, corridor and standoff."""

    centre_m: Ecef
    radius_m: float


def sphere_of(held: Protected) -> Sphere | None:
    """Return a sphere around an object, or ``None`` if it has no area that can be read.

    An object whose corners need a sphere of more than 5,000 km has none: it would be nearly everywhere.

    Bound: no part of the object lies outside.
        What a sphere around the corners cuts out of the surface is less than half of it, and therefore holds
        every edge between the corners and the inside of every ring.
    """
    shapes = shapes_of(held)
    if not shapes or not all(_is_on_earth(point) for shape in shapes for point in shape.points):
        return None
    rings_m = [[ecef(point) for point in shape.points] for shape in shapes]
    centre_m = _mean(corner for ring in rings_m for corner in ring)
    radii_m = [max(math.dist(centre_m, corner) for corner in ring) for ring in rings_m]
    if max(radii_m) > LARGEST_M:
        return None
    radius_m = max(radius_m + shape.grown_m for radius_m, shape in zip(radii_m, shapes, strict=True))
    return Sphere(centre_m=centre_m, radius_m=radius_m + held.standoff_m)


def ecef(point: Point) -> Ecef:
    """Return a point of the ellipsoid in metres from the Earth's centre."""
    lat, lon = math.radians(point.lat_deg), math.radians(point.lon_deg)
    normal_m = EQUATOR_RADIUS_M / math.sqrt(1 - _E2 * math.sin(lat) ** 2)
    level_m = normal_m * math.cos(lat)
    return level_m * math.cos(lon), level_m * math.sin(lon), normal_m * (1 - _E2) * math.sin(lat)


def middle_of(points: Sequence[Point]) -> Point:
    """Return a point of the surface in the middle of some points; of one point, itself.

    Raises:
        MalformedError: The points lie all around the Earth, and no middle can be told.
    """
    if len(set(points)) == 1:
        return points[0]
    x_m, y_m, z_m = _mean(ecef(point) for point in points)
    if math.hypot(x_m, y_m, z_m) < _CENTRE_M:
        raise MalformedError("The corners of this area lie all around the Earth.", field="area")
    lat = math.atan2(z_m, (1 - _E2) * math.hypot(x_m, y_m))
    return Point.of_degrees(math.degrees(lat), math.degrees(math.atan2(y_m, x_m)))


def _is_on_earth(point: Point) -> bool:
    return abs(point.lat_e7) <= 900_000_000 and abs(point.lon_e7) <= 1_800_000_000


def _mean(points_m: Iterable[Ecef]) -> Ecef:
    # A closed ring names its first corner twice, and a line may come back; each place counts once.
    xs, ys, zs = zip(*dict.fromkeys(points_m), strict=True)
    return math.fsum(xs) / len(xs), math.fsum(ys) / len(ys), math.fsum(zs) / len(zs)
