"""The Universal Transverse Mercator grid: from easting and northing to degrees, and the limits of its zones.

Bound: within 1 mm inside a zone, by Krüger's series in the third flattening up to the fourth order.

Source: Karney 2011, "Transverse Mercator with an accuracy of a few nanometers".
"""

from __future__ import annotations

import math

from checkfire.locate.geodesic import EQUATOR_RADIUS_M, FLATTENING
from checkfire.vocab.place import Point

SCALE = 0.9996
FALSE_EASTING_M = 500_000
FALSE_NORTHING_M = 10_000_000
"""Added to northings of the southern hemisphere."""

BANDS = "CDEFGHJKLMNPQRSTUVWX"
"""Bands of 8 degrees of latitude from 80 S; the last, X, has 12."""

_N = FLATTENING / (2 - FLATTENING)
_RADIUS_M = EQUATOR_RADIUS_M / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_BETA = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440,
    17 * _N**3 / 480 - 37 * _N**4 / 840,
    4397 * _N**4 / 161_280,
)
_DELTA = (
    2 * _N - 2 * _N**2 / 3 - 2 * _N**3 + 116 * _N**4 / 45,
    7 * _N**2 / 3 - 8 * _N**3 / 5 - 227 * _N**4 / 45,
    56 * _N**3 / 15 - 136 * _N**4 / 35,
    4279 * _N**4 / 630,
)

# Norway and Svalbard: zones that are wider, narrower or absent.
_ODD_ZONES = {
    (31, "V"): (0, 3),
    (32, "V"): (3, 12),
    (31, "X"): (0, 9),
    (33, "X"): (9, 21),
    (35, "X"): (21, 33),
    (37, "X"): (33, 42),
}


def point_of_utm(zone: int, easting_m: float, northing_m: float, *, is_south: bool) -> Point:
    """Return the point of a grid position.

    Args:
        zone: 1 to 60.
        easting_m: Metres, with the false easting.
        northing_m: Metres, with the false northing in the southern hemisphere.
        is_south: Whether it is in the southern hemisphere.
    """
    xi = (northing_m - (FALSE_NORTHING_M if is_south else 0)) / (SCALE * _RADIUS_M)
    eta = (easting_m - FALSE_EASTING_M) / (SCALE * _RADIUS_M)
    terms = [(2 * order, beta) for order, beta in enumerate(_BETA, start=1)]
    xi_sphere = xi - sum(beta * math.sin(k * xi) * math.cosh(k * eta) for k, beta in terms)
    eta_sphere = eta - sum(beta * math.cos(k * xi) * math.sinh(k * eta) for k, beta in terms)
    chi = math.asin(math.sin(xi_sphere) / math.cosh(eta_sphere))
    lat = chi + sum(delta * math.sin(2 * order * chi) for order, delta in enumerate(_DELTA, start=1))
    lon_deg = math.degrees(math.atan2(math.sinh(eta_sphere), math.cos(xi_sphere))) + zone * 6 - 183
    return Point.of_degrees(math.degrees(lat), lon_deg)


def zone_limits_deg(zone: int, band: str) -> tuple[int, int]:
    """Return the western and eastern limit of a zone in a band; 32X, 34X and 36X are not in use."""
    return _ODD_ZONES.get((zone, band), (zone * 6 - 186, zone * 6 - 180))


def band_limits_deg(band: str) -> tuple[int, int]:
    """Return the southern and northern limit of a band."""
    south_deg = BANDS.index(band) * 8 - 80
    return south_deg, 84 if band == "X" else south_deg + 8
