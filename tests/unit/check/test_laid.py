"""Shapes come to lie where they are, whatever their form, winding or size."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely

from checkfire.check.laid import STEP_M, Laid, lay
from checkfire.check.plane import Plane
from checkfire.check.shape import Form, Shape
from checkfire.errors import MalformedError
from checkfire.locate.geodesic import destination
from checkfire.vocab.place import Point

CENTRE = Point(lat_e7=352_854_000, lon_e7=401_760_000)


def at(distance_m: float, bearing_deg: float) -> Point:
    """Return a point seen from the centre."""
    return destination(CENTRE, distance_m, bearing_deg)


def shape(form: Form, *points: Point, grown_m: int = 0) -> Shape:
    """Return a shape; a ring is closed here."""
    return Shape(form=form, points=(*points, points[0]) if form is Form.RING else points, grown_m=grown_m)


def laid(*shapes: Shape) -> Laid:
    """Return shapes on the sheet around the centre."""
    return lay(Plane(CENTRE), shapes)


def test_shapes_of_all_forms_keep_their_order() -> None:
    """What is reckoned for one object is never told of another."""
    there = laid(
        shape(Form.RING, at(1_000, 0), at(1_000, 120), at(1_000, 240), grown_m=1),
        shape(Form.POINT, at(2_000, 90), grown_m=2),
        shape(Form.LINE, at(3_000, 0), at(3_000, 180), grown_m=3),
        shape(Form.POINT, at(4_000, 270), grown_m=4),
        shape(Form.LINE, at(5_000, 0), at(1_000, 0), at(1_000, 90), grown_m=5),
    )
    kinds = ["Polygon", "Point", "LineString", "Point", "LineString"]
    assert kinds == [geometry.geom_type for geometry in there.geometry]
    assert [1, 2, 3, 4, 5] == there.grown_m.tolist()
    assert pytest.approx([1_000, 2_000, 3_000, 4_000, 5_000], abs=0.02) == there.within_m.tolist()
    assert pytest.approx((-4_000, 0), abs=0.05) == there.geometry[3].coords[0]
    assert there.bend_m[1] == there.bend_m[3] == 0


def test_a_long_edge_is_cut_and_the_others_stay_as_they_are() -> None:
    """A leg of 298 km follows its geodesic; its neighbours in the list are untouched."""
    there = laid(
        shape(Form.LINE, at(10_000, 0), at(10_000, 90)),
        shape(Form.LINE, at(149_000, 45), at(149_000, 225), at(149_000, 230)),
        shape(Form.POINT, at(500, 10)),
        shape(Form.RING, at(90_000, 0), at(90_000, 120), at(90_000, 240)),
    )
    assert 2 == shapely.get_num_coordinates(there.geometry[0])
    assert 1 + 12 + 1 == shapely.get_num_coordinates(there.geometry[1])
    assert pytest.approx((500 * math.sin(math.radians(10)), 492.4), abs=0.1) == there.geometry[2].coords[0]
    ring = np.array(there.geometry[3].exterior.coords)
    assert np.hypot(*np.diff(ring, axis=0).T).max() <= STEP_M * 1.001
    assert there.bend_m.max() < 0.4


def test_a_shape_that_reaches_too_far_has_no_outcome() -> None:
    """Beyond 5,000 km nothing is said; the others are told as before."""
    there = laid(shape(Form.POINT, at(4_999_000, 0)), shape(Form.LINE, at(0, 0), at(5_001_000, 0)))
    assert [False, True] == np.isnan(there.within_m).tolist()
    assert [False, True] == np.isnan(there.bend_m).tolist()


@pytest.mark.parametrize("form", list(Form))
def test_a_coordinate_outside_the_earth_is_refused(form: Form) -> None:
    """A latitude of 91 degrees is never turned into some place."""
    bad = Point(lat_e7=910_000_000, lon_e7=0)
    with pytest.raises(MalformedError) as refused:
        laid(shape(form, at(1, 1), bad, at(2, 2)))
    assert {"field": "area"} == refused.value.context


@pytest.mark.parametrize("turn", [1, -1], ids=["clockwise", "anticlockwise"])
def test_winding_does_not_matter(turn: int) -> None:
    """A ring means its inside, whichever way round it was drawn."""
    there = laid(shape(Form.RING, *[at(1_000, turn * bearing) for bearing in (0, 90, 180, 270)]))
    assert pytest.approx(2_000_000, rel=1e-3) == there.geometry[0].area
    assert there.geometry[0].covers(shapely.Point(0, 0))


def test_a_ring_that_crosses_itself_is_its_hull() -> None:
    """A bow tie counts with all that it could mean."""
    bow_tie = shape(Form.RING, at(1_000, 0), at(1_000, 180), at(1_000, 90), at(1_000, 270))
    assert pytest.approx(2_000_000, rel=1e-3) == laid(bow_tie).geometry[0].area


def test_a_ring_that_touches_itself_is_its_hull() -> None:
    """A spur or a pinched ring is not refused, and loses nothing."""
    spur = shape(Form.RING, at(0, 0), at(1_000, 0), at(2_000, 0), at(1_000, 0), at(1_000, 90))
    geometry = laid(spur).geometry[0]
    assert all(geometry.distance(shapely.Point(0, y_m)) < 0.05 for y_m in (0, 1_000, 2_000))


def test_a_ring_without_an_inside_is_a_line() -> None:
    """Three corners in a row are still a place."""
    on_equator = [Point(lat_e7=0, lon_e7=lon_e7) for lon_e7 in (-100_000, 0, 100_000)]
    flat = lay(Plane(on_equator[1]), [shape(Form.RING, *on_equator)]).geometry[0]
    assert pytest.approx(1_113, abs=1) == flat.bounds[2]
    assert flat.distance(shapely.Point(0, 100)) == pytest.approx(100)
