"""The Earth in straight lines: Earth-centred coordinates need no code for poles or the antimeridian.

* Seen in any direction the Earth only looks smaller: two points are at most as far apart on a flat picture of
  it as through the Earth, and at most as far through the Earth as along its surface.
* The way along the surface is at least as long as an arc of the largest circle that curves so little.

Units: metres from the Earth's centre; x to 0 N 0 E, y to 0 N 90 E, z to the north pole.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

from checkfire.errors import MalformedError
from checkfire.locate.geodesic import EQUATOR_RADIUS_M, FLATTENING
from checkfire.vocab.place import Point

Ecef = tuple[float, float, float]
"""A point in metres from the Earth's centre."""
Floats = NDArray[np.float64]
Frame = tuple[Ecef, Ecef]
"""Two directions, east and north, that span a plane which touches the Earth."""

FLATTEST_M = 6_399_594.0
"""The radius where the Earth is flattest, at the poles; rounded up."""
ROUNDEST_M = 6_335_439.0
"""The radius where it is roundest, along the meridian at the equator; rounded down."""
STEP_M = 25_000
"""The longest edge that is taken for straight."""

GEOD = Geod(ellps="WGS84")
_E2 = FLATTENING * (2 - FLATTENING)
_POLE_M = EQUATOR_RADIUS_M * (1 - FLATTENING)
_CENTRE_M = 100_000  # corners whose mean lies this near the Earth's centre have no middle


def ecef(point: Point) -> Ecef:
    """Return a point of the ellipsoid in metres from the Earth's centre.

    Raises:
        MalformedError: It is not on the Earth.
    """
    if abs(point.lat_e7) > 900_000_000 or abs(point.lon_e7) > 1_800_000_000:
        raise MalformedError("A coordinate of this area lies outside the Earth.", field="area")
    return _ecef(point.lat_deg, point.lon_deg)


def _ecef(lat_deg: float, lon_deg: float) -> Ecef:
    lat, lon = math.radians(lat_deg), math.radians(lon_deg)
    normal_m = EQUATOR_RADIUS_M / math.sqrt(1 - _E2 * math.sin(lat) ** 2)
    level_m = normal_m * math.cos(lat)
    return level_m * math.cos(lon), level_m * math.sin(lon), normal_m * (1 - _E2) * math.sin(lat)


def latlon_deg(at_m: Floats) -> tuple[Floats, Floats]:
    """Return the latitudes and longitudes of points on or within 100 m of the surface.

    Bound: within 1 mm (Bowring's formula).
    """
    x, y, z = at_m.T
    level = np.hypot(x, y)
    reduced = np.arctan2(z * EQUATOR_RADIUS_M, level * _POLE_M)
    lat = np.arctan2(
        z + _E2 / (1 - _E2) * _POLE_M * np.sin(reduced) ** 3,
        level - _E2 * EQUATOR_RADIUS_M * np.cos(reduced) ** 3,
    )
    return np.degrees(lat), np.degrees(np.arctan2(y, x))


def point_at(at_m: Ecef) -> Point:
    """Return the point of the grid below or above a place."""
    lat_deg, lon_deg = latlon_deg(np.array([at_m]))
    return Point.of_degrees(float(lat_deg[0]), float(lon_deg[0]))


def frame_at(at_m: Ecef) -> Frame:
    """Return east and north at a place; at a pole any two directions."""
    x, y, z = at_m[0], at_m[1], at_m[2] / (1 - _E2)
    up_m, flat_m = math.sqrt(x * x + y * y + z * z), math.hypot(x, y)
    x, y, z = x / up_m, y / up_m, z / up_m
    east = (-at_m[1] / flat_m, at_m[0] / flat_m, 0.0) if flat_m > 0 else (0.0, 1.0, 0.0)
    return east, (-z * east[1], z * east[0], x * east[1] - y * east[0])


def middle_m(at_m: Sequence[Ecef]) -> Ecef:
    """Return the mean of some places; each counts once, though a ring names its first one twice.

    Raises:
        MalformedError: They lie all around the Earth, and no middle can be told.
    """
    xs, ys, zs = zip(*dict.fromkeys(at_m), strict=True)
    middle = math.fsum(xs) / len(xs), math.fsum(ys) / len(ys), math.fsum(zs) / len(zs)
    if math.hypot(*middle) < _CENTRE_M:
        raise MalformedError("The corners of this area lie all around the Earth.", field="area")
    return middle


def cut(a: Point, b: Point) -> list[Ecef]:
    """Return a geodesic as the places that cut it into steps of at most 25 km, both ends included."""
    ends = [ecef(a), ecef(b)]
    if math.dist(*ends) <= STEP_M:
        return ends
    way = (a.lon_deg, a.lat_deg, b.lon_deg, b.lat_deg)
    steps = math.ceil(GEOD.inv(*way)[2] / STEP_M)
    between = GEOD.npts(*way, steps - 1) if steps > 1 else []
    return [ends[0], *(_ecef(lat_deg, lon_deg) for lon_deg, lat_deg in between), ends[1]]
