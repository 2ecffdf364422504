"""Many shapes laid on one sheet at once: their geometry there, and what it may be wrong by.

* An edge of more than 25 km is cut along its geodesic first, so that its pieces bend little.
* A ring that crosses or touches itself can be read in several ways; its convex hull holds them all.
* A ring without an inside becomes the line that it is.
* The inside of a ring is the side that does not hold the far end of the Earth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from checkfire.check.plane import FARTHEST_M, Floats, LatLon, Plane, bend_m, cuts
from checkfire.check.shape import Form, Shape
from checkfire.errors import MalformedError

STEP_M = 25_000
"""The longest edge that is laid in one piece."""

Geometries = NDArray[Any]
"""An array of shapely geometries, in metres on the sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Shapes on a sheet; each array has one value a shape.

    Attributes:
        geometry: The points, lines and areas, not grown.
        within_m: How far the shape reaches from the centre of the sheet; not a number if it is too far.
        bend_m: How far its true edges may lie from the straight ones.
        grown_m: How far the shape reaches beyond its geometry.
    """

    geometry: Geometries
    within_m: Floats
    bend_m: Floats
    grown_m: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    """The points of all shapes, one below the other; ``starts`` has the first row of each shape."""

    lat_deg: Floats
    lon_deg: Floats
    starts: NDArray[np.int64]

    def at(self, row: int) -> LatLon:
        """Return one point."""
        return float(self.lat_deg[row]), float(self.lon_deg[row])

    def owners(self) -> NDArray[np.int64]:
        """Return the number of the shape that each row belongs to."""
        counts = np.diff(self.starts, append=len(self.lat_deg))
        return np.repeat(np.arange(len(self.starts)), counts)


def lay(plane: Plane, shapes: Sequence[Shape]) -> Laid:
    """Lay shapes on a sheet.

    Raises:
        MalformedError: A coordinate lies outside the Earth.
    """
    rows = _rows(shapes)
    xy_m, away_m = plane.lay(rows.lat_deg, rows.lon_deg)
    if not np.isfinite(xy_m).all():
        raise MalformedError("A coordinate of this area lies outside the Earth.", field="area")
    piece_m = _piece_m(xy_m, rows)
    long = (piece_m > STEP_M) & (away_m <= FARTHEST_M)
    if long.any():
        rows = _cut(rows, np.flatnonzero(long))
        xy_m, away_m = plane.lay(rows.lat_deg, rows.lon_deg)
        piece_m = _piece_m(xy_m, rows)
    within_m = np.maximum.reduceat(away_m, rows.starts)
    within_m[within_m > FARTHEST_M] = np.nan
    return Laid(
        geometry=_geometry(shapes, xy_m, rows.owners()),
        within_m=within_m,
        bend_m=bend_m(within_m, np.maximum.reduceat(piece_m, rows.starts)),
        grown_m=np.array([shape.grown_m for shape in shapes], dtype=np.float64),
    )


def _rows(shapes: Sequence[Shape]) -> _Rows:
    deg = np.array([(point.lat_deg, point.lon_deg) for shape in shapes for point in shape.points])
    counts = np.array([len(shape.points) for shape in shapes])
    return _Rows(lat_deg=deg[:, 0].copy(), lon_deg=deg[:, 1].copy(), starts=np.cumsum(counts) - counts)


def _piece_m(xy_m: Floats, rows: _Rows) -> Floats:
    """Return the length of the piece that begins at each row, 0 where a shape ends."""
    piece_m = np.zeros(len(xy_m))
    piece_m[:-1] = np.hypot(*np.diff(xy_m, axis=0).T)
    piece_m[rows.starts[1:] - 1] = 0
    return piece_m


def _cut(rows: _Rows, long: NDArray[np.int64]) -> _Rows:
    """Return the rows with further points between each long row and the next."""
    before: list[int] = []
    added: list[LatLon] = []
    for row in long.tolist():
        more = cuts(rows.at(row), rows.at(row + 1), STEP_M)
        before += [row + 1] * len(more)
        added += more
    lats_deg, lons_deg = np.array(added).T
    return _Rows(
        lat_deg=np.insert(rows.lat_deg, before, lats_deg),
        lon_deg=np.insert(rows.lon_deg, before, lons_deg),
        starts=rows.starts + np.searchsorted(before, rows.starts),
    )


def _geometry(shapes: Sequence[Shape], xy_m: Floats, owners: NDArray[np.int64]) -> Geometries:
    forms = np.array([shape.form for shape in shapes], dtype=object)
    geometry = np.empty(len(shapes), dtype=object)
    for form, build in _BUILD.items():
        of_form = forms == form
        if of_form.any():
            rows = of_form[owners]
            numbers = np.cumsum(of_form) - 1
            geometry[of_form] = build(xy_m[rows], numbers[owners[rows]])
    return geometry


def _points(xy_m: Floats, _numbers: NDArray[np.int64]) -> Geometries:
    built: Geometries = shapely.points(xy_m)
    return built


def _lines(xy_m: Floats, numbers: NDArray[np.int64]) -> Geometries:
    built: Geometries = shapely.linestrings(xy_m, indices=numbers)
    return built


def _areas(xy_m: Floats, numbers: NDArray[np.int64]) -> Geometries:
    built: Geometries = shapely.polygons(shapely.linearrings(xy_m, indices=numbers))
    crossed = ~shapely.is_valid(built)
    built[crossed] = shapely.convex_hull(built[crossed])
    return built


_BUILD = {Form.POINT: _points, Form.LINE: _lines, Form.RING: _areas}
