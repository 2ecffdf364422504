"""The area of a notice on the ground, and how far the registered objects are from it.

Bound: a gap is never more than the true one.
    With d the distance between the two shapes before they grow, and r how far both reach from the middle of
    the notice, it is at most (stretch(r) - 1) * d + twice both bends + 1 m less: with d = 15 km, 1.3 m less
    where r is 30 km, and 2.5 m where r is 100 km.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj.exceptions import GeodError, ProjError
from shapely.errors import ShapelyError

from checkfire.check.laid import Laid, lay
from checkfire.check.plane import Floats, Plane, stretch
from checkfire.check.reference import own_point, told_points
from checkfire.check.shape import Shape, shape_of
from checkfire.check.sphere import middle_of
from checkfire.errors import CheckfireError, MalformedError
from checkfire.vocab.place import Place, Point

FAULTS = (CheckfireError, ArithmeticError, ValueError, ShapelyError, ProjError, GeodError)
"""What may be raised over one object's data; it makes that object unknown, never absent."""

_ROUNDING_M = 0.001  # floating point over 5,000 km loses far less


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """How far a shape is from the notice, and the point to which its distance is told."""

    gap_m: int
    reference: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A notice's area, laid on the sheet around its own middle.

    Attributes:
        reference: The centre of a circle, a point inside a polygon, the middle of a line.
    """

    plane: Plane
    laid: Laid
    reference: Point

    @classmethod
    def of(cls, place: Place) -> Ground | None:
        """Return the ground that a place covers, or ``None`` if no area of it can be read."""
        if place.area is None:
            return None
        try:
            shape = shape_of(place.area, place.accuracy_m or 0)
            plane = Plane(middle_of(shape.points))
            laid = lay(plane, [shape])
            if math.isnan(laid.within_m[0]):
                return None
            return cls(plane=plane, laid=laid, reference=own_point(plane, shape, laid))
        except FAULTS:
            return None

    @property
    def reach_m(self) -> float:
        """How far the area reaches from the middle of the notice."""
        return float(self.laid.within_m[0] + self.laid.grown_m[0])

    def sight_each(self, shapes: Sequence[Shape]) -> list[Sighting | None]:
        """Return how far each shape is from the notice; ``None`` where there is no outcome."""
        try:
            return self._sight(shapes)
        except FAULTS:
            return [self._sight_alone(shape) for shape in shapes]

    def least_gap_m(self, shapes: Sequence[Shape]) -> int | None:
        """Return the least gap to some shapes, ``None`` if there are none.

        Raises:
            MalformedError: One of the shapes has no outcome.
        """
        gaps_m = [sighting.gap_m for sighting in self.sight_each(shapes) if sighting]
        if len(gaps_m) < len(shapes):
            raise MalformedError("The distance to a part of this object cannot be told.", field="area")
        return min(gaps_m, default=None)

    def _sight_alone(self, shape: Shape) -> Sighting | None:
        try:
            return self._sight([shape])[0]
        except FAULTS:
            return None

    def _sight(self, shapes: Sequence[Shape]) -> list[Sighting | None]:
        if not shapes:
            return []
        there = lay(self.plane, shapes)
        points = told_points(self.plane, self.reference, shapes, there)
        return [
            None if math.isnan(gap_m) else Sighting(gap_m=math.floor(gap_m), reference=point)
            for gap_m, point in zip(self._gaps_m(there).tolist(), points, strict=True)
        ]

    def _gaps_m(self, there: Laid) -> Floats:
        """Return gaps that are never more than the true ones; not a number where there is no outcome."""
        here = self.laid
        apart_m = shapely.distance(here.geometry[0], there.geometry) - here.bend_m - there.bend_m
        # Seen from its own centre the sheet is true, so a notice around one point loses nothing.
        within_m = np.maximum(here.within_m, there.within_m) if here.within_m[0] else np.zeros_like(apart_m)
        gaps_m: Floats = apart_m / stretch(within_m) - here.grown_m - there.grown_m - _ROUNDING_M
        return np.maximum(gaps_m, 0.0)
