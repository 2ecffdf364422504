"""Turn shapes into the integers of a map pack, and measure how far that moves them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

import shapely
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

BOX_DEG = (32.0, 28.0, 50.0, 40.0)
"""West, south, east and north of all that is cut."""
UNIT_DEG = 0.0001
SIMPLIFY_DEG = 0.0005
SMALLEST_AREA_DEG2 = 0.0001
"""Islands and ponds of less than about a square kilometre are left out."""
DEG_M = 111_700
"""A degree of latitude at its longest; one of longitude is never longer."""

Lines = list[list[int]]


class Measure:
    """The worst distance by which the cut has moved anything so far.

    Bound: of distances in degrees taken as degrees of latitude, so never too small.
    """

    bound_m = math.ceil((SIMPLIFY_DEG + UNIT_DEG * math.sqrt(0.5)) * DEG_M)

    def __init__(self) -> None:
        self.worst_m = 0.0

    def take(self, before: BaseGeometry, after: BaseGeometry) -> None:
        """Measure one shape, and refuse to go beyond the bound."""
        self.worst_m = max(self.worst_m, before.hausdorff_distance(after) * DEG_M)
        if self.worst_m > self.bound_m:
            raise SystemExit(f"a shape was moved by {self.worst_m:.0f} m, more than {self.bound_m} m")


def make_point(point: BaseGeometry) -> list[int]:
    """Return the units east and north of the south-west corner of the box."""
    return _units(shapely.get_x(point), shapely.get_y(point))


def make_lines(shapes: Iterable[BaseGeometry], measure: Measure) -> Lines:
    """Return lines within the box, joined where they meet, thinned and coded."""
    cut = [line for shape in shapes for line in _lines_of(shapely.intersection(shape, box(*BOX_DEG)))]
    merged = linemerge(MultiLineString(cut))
    coded = []
    for line in _lines_of(merged):
        thin = shapely.simplify(line, SIMPLIFY_DEG)
        coded.append(_code(thin.coords))
        measure.take(line, _decode(coded[-1]))
    return [one for one in coded if len(one) > 2]


def make_rings(shape: BaseGeometry, measure: Measure) -> Lines:
    """Return the rings of areas within the box, thinned and coded; to be filled by the even-odd rule."""
    coded = []
    for ring in _rings_of(shape):
        if Polygon(ring).area >= SMALLEST_AREA_DEG2:
            coded.append(_code(shapely.simplify(ring, SIMPLIFY_DEG).coords))
            measure.take(ring, _decode(coded[-1]))
    return coded


def _lines_of(shape: BaseGeometry) -> Sequence[LineString]:
    parts = shape.geoms if hasattr(shape, "geoms") else [shape]
    return [part for part in parts if isinstance(part, LineString) and not part.is_empty]


def _rings_of(shape: BaseGeometry) -> list[LineString]:
    parts = shape.geoms if isinstance(shape, MultiPolygon) else [shape]
    return [LineString(ring.coords) for part in parts for ring in (part.exterior, *part.interiors)]


def _units(lon_deg: float, lat_deg: float) -> list[int]:
    return [round((lon_deg - BOX_DEG[0]) / UNIT_DEG), round((lat_deg - BOX_DEG[1]) / UNIT_DEG)]


def _code(points: Iterable[tuple[float, ...]]) -> list[int]:
    """Return the first point in units, and then the step to each further one, unless it is nothing."""
    units = [_units(*point[:2]) for point in points]
    steps = ((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(units))
    return [*units[0], *(number for step in steps if step != (0, 0) for number in step)]


def _decode(coded: list[int]) -> BaseGeometry:
    points, x, y = [], 0, 0
    for east, north in zip(coded[::2], coded[1::2], strict=True):
        x, y = x + east, y + north
        points.append((BOX_DEG[0] + x * UNIT_DEG, BOX_DEG[1] + y * UNIT_DEG))
    return LineString(points) if len(points) > 1 else Point(points[0])
