"""A flat sheet around one point of the Earth, whose error is known everywhere and has one direction.

The sheet keeps each point's distance and direction from its centre (azimuthal equidistant, WGS 84).

* It never shortens: two points are at most as far apart on the Earth as on the sheet.
* Within r of the centre it lengthens by at most ``stretch(r)``.
* A geodesic of length L within r bends away from its straight line by at most ``bend_m(r, L)``.

The first two are Rauch's comparison theorem for a surface that is nowhere flat and nowhere more curved than a
sphere with the polar radius; geodesics between points within 5,000 km of the centre stay within it.
Poles and the antimeridian need no special case.

Source: docs/checks/CF-SPC-01.md; distances by Karney 2013.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

from checkfire.locate.geodesic import destination
from checkfire.vocab.place import Point

Floats = NDArray[np.float64]
LatLon = tuple[float, float]
"""A latitude and a longitude in degrees."""

FARTHEST_M = 5_000_000
"""How far from its centre a sheet reaches; what lies farther has no outcome."""

_POLAR_RADIUS_M = 6_356_752  # rounded down: the Earth is nowhere more curved than this sphere
_GEOD = Geod(ellps="WGS84")


class Plane:
    """The sheet around one centre; x to the east and y to the north, in metres."""

    def __init__(self, centre: Point) -> None:
        """Spread the sheet."""
        self.centre = centre

    def lay(self, lat_deg: Floats, lon_deg: Floats) -> tuple[Floats, Floats]:
        """Return where points fall on the sheet, and how far each is from its centre."""
        azimuth_deg, _, away_m = _GEOD.inv(
            np.full(lat_deg.shape, self.centre.lon_deg),
            np.full(lat_deg.shape, self.centre.lat_deg),
            lon_deg,
            lat_deg,
        )
        azimuth = np.radians(azimuth_deg)
        return np.column_stack((away_m * np.sin(azimuth), away_m * np.cos(azimuth))), np.asarray(away_m)

    def point_at(self, x_m: float, y_m: float) -> Point:
        """Return the point that falls on a place of the sheet.

        Bound: within 1 cm, by the grid of ``Point``.
        """
        return destination(self.centre, math.hypot(x_m, y_m), math.degrees(math.atan2(x_m, y_m)))


def stretch(within_m: Floats) -> Floats:
    """Return the most by which lengths grow on the sheet within a distance of its centre.

    Bound: never less than the true factor; 1.000004 within 30 km, 1.00005 within 100 km, 1.017 within
        2,000 km.
    """
    angle: Floats = within_m / _POLAR_RADIUS_M
    return np.divide(angle, np.sin(angle), out=np.ones_like(angle), where=angle > 0)


def bend_m(within_m: Floats, piece_m: Floats) -> Floats:
    """Return the most by which a geodesic leaves the straight line between its ends on the sheet.

    Bound: never less than the true bend; half as much again as what was found, at 5,000 km as at 3 km.

    Args:
        within_m: How far the piece reaches from the centre of the sheet.
        piece_m: Its length, on the sheet or on the Earth.
    """
    bend: Floats = within_m * piece_m**2 / (8 * _POLAR_RADIUS_M**2)
    return bend


def cuts(a_deg: LatLon, b_deg: LatLon, step_m: float) -> list[LatLon]:
    """Return the points between two others that cut the geodesic into steps, at least two."""
    ends = (a_deg[1], a_deg[0], b_deg[1], b_deg[0])
    _, _, length_m = _GEOD.inv(*ends)
    between = _GEOD.npts(*ends, max(1, math.ceil(length_m / step_m) - 1))
    return [(lat_deg, lon_deg) for lon_deg, lat_deg in between]
