"""The one point of an area to which a distance is told: "6 km to the clinic", not "to its north wall".

* Of a circle its centre, of a polygon a point inside, its centroid if that is inside.
* Of a notice's line the middle; of an object's line the point that is nearest to the notice's own point.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

from checkfire.check.laid import Geometries, Laid
from checkfire.check.plane import Plane
from checkfire.check.shape import Form, Shape
from checkfire.vocab.place import Point


def own_point(plane: Plane, shape: Shape, laid: Laid) -> Point:
    """Return the point from which a notice's distances are told."""
    if shape.form is Form.POINT:
        return shape.points[0]
    if shape.form is Form.LINE:
        told = shapely.line_interpolate_point(laid.geometry[0], 0.5, normalized=True)
    else:
        told = _inside(laid.geometry)[0]
    return plane.point_at(told.x, told.y)


def told_points(plane: Plane, notice: Point, shapes: Sequence[Shape], laid: Laid) -> list[Point]:
    """Return the point of each shape to which the distance from a notice's own point is told."""
    forms = np.array([shape.form for shape in shapes], dtype=object)
    told = laid.geometry.copy()
    rings, lines = forms == Form.RING, forms == Form.LINE
    told[rings] = _inside(told[rings])
    told[lines] = shapely.get_point(shapely.shortest_line(_on_sheet(plane, notice), told[lines]), 1)
    return [
        shape.points[0] if shape.form is Form.POINT else plane.point_at(x_m, y_m)
        for shape, (x_m, y_m) in zip(shapes, shapely.get_coordinates(told).tolist(), strict=True)
    ]


def _inside(areas: Geometries) -> Geometries:
    centroids = shapely.centroid(areas)
    is_inside = shapely.covers(areas, centroids)
    inside: Geometries = np.where(is_inside, centroids, shapely.point_on_surface(areas))
    return inside


def _on_sheet(plane: Plane, point: Point) -> Any:
    xy_m, _ = plane.lay(np.array([point.lat_deg]), np.array([point.lon_deg]))
    return shapely.points(xy_m)[0]
