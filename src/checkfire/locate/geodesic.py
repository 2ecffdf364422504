"""Distances and directions on the WGS 84 ellipsoid; the one place for geodesic formulas.

* GeographicLib does the arithmetic; poles and the antimeridian need no special case.
* Angles are in degrees, bearings clockwise from true north in [0, 360), lengths in metres.

Source: Karney 2013, "Algorithms for geodesics".
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from checkfire.vocab.place import Point

if TYPE_CHECKING:
    from pyproj import Geod

EQUATOR_RADIUS_M = 6_378_137.0
FLATTENING = 1 / 298.257223563

M_PER_DEG_LAT_MAX = 111_693.99
"""Metres in a degree of latitude where it is longest, at the poles; rounded up."""
M_PER_DEG_LON_MAX = 111_319.50
"""Metres in a degree of longitude where it is longest, on the equator; rounded up."""

_SPHERE_M = 6_371_008.8
_SPHERE_EXCESS = 1.006  # no geodesic is longer or shorter than the great circle by 0.56 % or more


def destination(origin: Point, distance_m: float, bearing_deg: float) -> Point:
    """Return the point that lies at a distance and a bearing from another.

    Bound: within 1 cm of the exact point, by the grid of ``Point``.
    """
    lon_deg, lat_deg, _ = _wgs84().fwd(origin.lon_deg, origin.lat_deg, bearing_deg, distance_m)
    return Point.of_degrees(float(lat_deg), float(lon_deg))


def distance_and_bearing(a: Point, b: Point) -> tuple[float, float]:
    """Return the metres from ``a`` to ``b`` and the bearing at ``a``; 0.0 and 0.0 if they coincide."""
    if a == b:
        return 0.0, 0.0
    azimuth_deg, _, distance_m = _wgs84().inv(a.lon_deg, a.lat_deg, b.lon_deg, b.lat_deg)
    return float(distance_m), _bearing_deg(float(azimuth_deg))


def distance_m(a: Point, b: Point) -> float:
    """Return the metres between two points along the ellipsoid."""
    return distance_and_bearing(a, b)[0]


def is_surely_beyond(a: Point, b: Point, limit_m: float) -> bool:
    """Tell cheaply that two points are farther apart than a limit; ``False`` means only: not sure.

    Bound: never ``True`` for two points within the limit.
    """
    lat_a, lat_b = math.radians(a.lat_deg), math.radians(b.lat_deg)
    lon = math.radians(b.lon_deg - a.lon_deg)
    half = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(lon / 2) ** 2
    return 2 * _SPHERE_M * math.asin(min(1.0, math.sqrt(half))) > limit_m * _SPHERE_EXCESS + 1


def m_per_deg(lat_deg: float) -> tuple[float, float]:
    """Return the metres in a degree of latitude and in one of longitude, at a latitude."""
    squared = FLATTENING * (2 - FLATTENING)
    under = 1 - squared * math.sin(math.radians(lat_deg)) ** 2
    meridian_m = EQUATOR_RADIUS_M * (1 - squared) / under**1.5
    parallel_m = EQUATOR_RADIUS_M / math.sqrt(under) * math.cos(math.radians(lat_deg))
    return math.radians(meridian_m), math.radians(parallel_m)


def _bearing_deg(azimuth_deg: float) -> float:
    # A tiny negative azimuth plus 360 rounds to 360.0, which is not in [0, 360).
    bearing_deg = azimuth_deg % 360.0
    return 0.0 if bearing_deg == 360.0 else bearing_deg


@cache
def _wgs84() -> Geod:
    from pyproj import Geod  # noqa: PLC0415  # takes a tenth of a second, and many readers need no geodesic

    return Geod(ellps="WGS84")
