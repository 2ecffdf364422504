"""How far pieces are from a notice: gaps that are never more than the true ones.

Places are dropped on the plane that touches the Earth in the middle of the notice: seen from straight above,
nothing looks longer than it is. Where the notice is wide, the plane lies at the middle of each piece instead.
Between two points the length through the Earth is taken, and bent as little as the Earth bends anywhere.

Bound: with d the distance between two areas before they grow, and r how far the area in the middle of the
    plane reaches from there, the gap is less than the true one by at most
    (1 / cos t - 1) * d + both bends twice + 1 m, where sin t = (r + d) / 6,335 km;
    between two points or circles by at most 1 m and 2 cm for a d of 100 km.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from checkfire.check.asked import Asked
from checkfire.check.earth import FLATTEST_M, ROUNDEST_M, Ecef, Floats, Frame, frame_at
from checkfire.check.packed import COUNT, FORM, GROWN, LONGEST, RADIUS, TOLD_X, Rows, X
from checkfire.check.piece import LINE, POINT, RING

WIDE_M = 30_000
"""From how far across a notice is measured from the middle of each piece that is less wide."""
ROUNDING_M = 0.001
"""Floating point loses far less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plane:
    """The plane that touches the Earth at one place."""

    origin_m: Floats
    sheet: Floats

    @classmethod
    def at(cls, origin_m: Ecef, frame: Frame) -> Plane:
        """Return the plane at a place."""
        return cls(origin_m=np.array(origin_m), sheet=np.array(frame).T)

    def lay(self, at_m: Floats) -> Floats:
        """Return where places fall on the plane."""
        laid: Floats = (at_m - self.origin_m) @ self.sheet
        return laid


def gaps_m(asked: Asked, rows: Rows) -> Floats:
    """Return how far each piece is from a notice, never more than it truly is, rounded down to metres."""
    far_m = np.empty(len(rows))
    are_points = (rows.head[:, FORM] == POINT) & (asked.form == POINT)
    if are_points.any():
        far_m[are_points] = _between_points(asked, rows.at_m[rows.starts[are_points]])
    if not are_points.all():
        far_m[~are_points] = _between_shapes(asked, rows.some(~are_points))
    gap_m: Floats = np.floor(far_m - asked.grown_m - rows.head[:, GROWN] - ROUNDING_M)
    return np.maximum(gap_m, 0.0)


def told_m(asked: Asked, rows: Rows) -> Floats:
    """Return the place of each piece to which the distance from the notice is told."""
    told = rows.head[:, TOLD_X : TOLD_X + 3].copy()
    lines = rows.head[:, FORM] == LINE
    if lines.any():
        begins = rows.starts[lines]
        a_m, b_m = rows.at_m[begins], rows.at_m[begins + 1]
        plane = Plane.at(asked.origin_m, asked.frame)
        a, b = plane.lay(a_m), plane.lay(b_m)
        along, away = b - a, plane.lay(np.array(asked.own_m)) - a
        part = (along * away).sum(axis=1) / np.maximum((along * along).sum(axis=1), 1e-9)
        told[lines] = a_m + np.clip(part, 0.0, 1.0)[:, None] * (b_m - a_m)
    return told


def _between_points(asked: Asked, at_m: Floats) -> Floats:
    """Return the least way along the Earth between points that are so far apart through it."""
    chord_m = np.sqrt(((at_m - np.array(asked.at_m[0])) ** 2).sum(axis=1))
    way: Floats = 2 * FLATTEST_M * np.arcsin(np.minimum(1.0, chord_m / (2 * FLATTEST_M)))
    return way


def _between_shapes(asked: Asked, rows: Rows) -> Floats:
    plane = Plane.at(asked.origin_m, asked.frame)
    if asked.radius_m <= WIDE_M:
        return _on_plane(plane, asked, rows)
    far_m = np.empty(len(rows))
    narrow = rows.head[:, RADIUS] < asked.radius_m
    if not narrow.all():
        far_m[~narrow] = _on_plane(plane, asked, rows.some(~narrow))
    for i in np.flatnonzero(narrow).tolist():
        only = np.zeros(len(rows), dtype=bool)
        only[i] = True
        x, y, z = rows.head[i, X : X + 3].tolist()
        far_m[i] = _on_plane(Plane.at((x, y, z), frame_at((x, y, z))), asked, rows.some(only))[0]
    return far_m


def _on_plane(plane: Plane, asked: Asked, rows: Rows) -> Floats:
    own = plane.lay(np.array(asked.at_m))
    away_m = math.dist(asked.origin_m, plane.origin_m.tolist()) + asked.radius_m
    bends_m = _bend_m(asked.longest_m, away_m)
    there_m = np.sqrt(((rows.head[:, X : X + 3] - plane.origin_m) ** 2).sum(axis=1)) + rows.head[:, RADIUS]
    far_m: Floats = shapely.distance(_shape(asked.form, own), _shapes(plane, rows))
    return far_m - bends_m - _bend_m(rows.head[:, LONGEST], there_m)


def _bend_m(longest_m: Floats | float, away_m: Floats | float) -> Floats:
    """Return the most by which edges leave their straight lines on the plane.

    Bound: a geodesic bends only downwards, by at most L²/8R; seen from above that is foreshortened by the
        angle between the two, the sine of which is at most away_m / R.
    """
    bend: Floats = np.square(longest_m) / (8 * ROUNDEST_M) * np.minimum(1.0, np.asarray(away_m) / ROUNDEST_M)
    return bend


def _shapes(plane: Plane, rows: Rows) -> NDArray[np.object_]:
    laid, counts = plane.lay(rows.at_m), rows.head[:, COUNT].astype(np.intp)
    forms = rows.head[:, FORM]
    shapes = np.empty(len(rows), dtype=object)
    points, lines = forms == POINT, forms == LINE
    shapes[points] = shapely.points(laid[rows.starts[points]])
    if lines.any():
        begins = rows.starts[lines]
        shapes[lines] = shapely.linestrings(np.stack((laid[begins], laid[begins + 1]), axis=1))
    rings = forms == RING
    if rings.any():
        owners = np.repeat(np.arange(len(rows)), counts)
        broken = np.zeros(len(rows), dtype=bool)
        broken[owners[np.isnan(laid[:, 0])]] = True
        for i in np.flatnonzero(broken).tolist():
            shapes[i] = _shape(RING, laid[rows.starts[i] : rows.starts[i] + counts[i]])
        rings &= ~broken
        chosen = rings[owners]
        numbers = (np.cumsum(rings) - 1)[owners[chosen]]
        if len(numbers):
            shapes[rings] = shapely.polygons(shapely.linearrings(laid[chosen], indices=numbers))
    return shapes


def _shape(form: int, laid: Floats) -> object:
    if form == POINT:
        return shapely.points(laid)[0]
    if form == LINE:
        return shapely.linestrings(laid)
    rings = np.split(laid, np.flatnonzero(np.isnan(laid[:, 0])))
    shell, *holes = (ring[~np.isnan(ring[:, 0])] for ring in rings)
    return shapely.Polygon(shell, holes)
