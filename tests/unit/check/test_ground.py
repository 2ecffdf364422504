"""Gaps between a notice and what is registered: never more than the true ones, and told or missing."""

from __future__ import annotations

from typing import Any

import pytest
from shapely.errors import GEOSException

from checkfire.check import ground as ground_module
from checkfire.check.ground import Ground
from checkfire.check.laid import lay
from checkfire.check.shape import Shape, shape_of
from checkfire.errors import MalformedError
from checkfire.locate.geodesic import destination, distance_and_bearing
from checkfire.vocab.place import Area, Circle, Corridor, Point, Polygon

OUTSIDE = Point(lat_e7=910_000_000, lon_e7=0)


def ground_of(make: Any, area: Area, accuracy_m: int | None = None) -> Ground:
    """Return the ground of an area that can be read."""
    ground = Ground.of(make.place(area, accuracy_m))
    assert ground is not None
    return ground


def circle(centre: Point, radius_m: int = 0) -> Shape:
    """Return a circle as a shape."""
    return shape_of(Circle(centre=centre, radius_m=radius_m), 0)


def triangle(centre: Point, size_m: float) -> Polygon:
    """Return a triangle with one corner to the north."""
    return Polygon(corners=tuple(destination(centre, size_m, bearing) for bearing in (0, 120, 240)))


@pytest.mark.parametrize("bearing_deg", range(0, 360, 15))
def test_two_large_circles_that_overlap_by_15_m_meet(make: Any, here: Point, bearing_deg: int) -> None:
    """Circles that overlap by 15 m meet on every bearing: none is ever cut down to a polygon inside it."""
    ground = ground_of(make, Circle(centre=here, radius_m=10_000))
    other = circle(destination(here, 19_985, bearing_deg), 10_000)
    assert 0 == ground.least_gap_m([other])


@pytest.mark.parametrize("size_m", [300_000, 1_000_000, 3_000_000])
def test_an_object_beside_a_long_border_is_never_told_farther(make: Any, here: Point, size_m: int) -> None:
    """A border of a thousand kilometres bulges outwards; an object beside it is as near as it truly is."""
    corners = triangle(here, size_m)
    ground, (a, b, _) = ground_of(make, corners), corners.corners
    length_m, bearing_deg = distance_and_bearing(a, b)
    for step in range(1, 100):
        on_border = destination(a, length_m * step / 100, bearing_deg)
        outwards_deg = distance_and_bearing(on_border, b)[1] - 90
        beside = circle(destination(on_border, 1.95, outwards_deg))
        assert ground.least_gap_m([beside]) in (0, 1)


@pytest.mark.parametrize(("away_m", "gap_m"), [(1_500.0, 0), (1_500.5, 0), (1_501.5, 1), (9_000.9, 7_500)])
def test_gaps_are_rounded_down(make: Any, here: Point, away_m: float, gap_m: int) -> None:
    """A gap is told in whole metres, and never as more than it is."""
    ground = ground_of(make, Circle(centre=here, radius_m=1_000), 250)
    assert gap_m == ground.least_gap_m([circle(destination(here, away_m, 33), 250)])


@pytest.mark.parametrize("size_m", [2_000, 30_000, 500_000])
def test_what_lies_inside_a_polygon_touches_it(make: Any, here: Point, size_m: int) -> None:
    """An object in the middle of an area is not judged by its distance to the border."""
    assert 0 == ground_of(make, triangle(here, size_m)).least_gap_m([circle(here)])
    assert 0 == ground_of(make, Circle(centre=here)).least_gap_m([shape_of(triangle(here, size_m), 0)])


def test_the_least_of_several_gaps_is_told(make: Any, here: Point) -> None:
    """Of a route that comes near twice, the nearer place counts."""
    ground = ground_of(make, Circle(centre=here))
    shapes = [circle(destination(here, away_m, 10)) for away_m in (900.5, 300.5, 700.5)]
    assert 300 == ground.least_gap_m(shapes)


def test_no_shapes_have_no_gap(make: Any, here: Point) -> None:
    """Nothing there is told apart from something at no distance."""
    assert ground_of(make, Circle(centre=here)).least_gap_m([]) is None


@pytest.mark.parametrize(
    ("area", "reach_m"),
    [
        (lambda here: Circle(centre=here, radius_m=700), 750),
        (lambda here: triangle(here, 3_000), 3_050),
        (
            lambda here: Corridor(
                line=(destination(here, 2_000, 0), destination(here, 2_000, 180)), half_width_m=9
            ),
            2_059,
        ),
    ],
    ids=["circle", "polygon", "corridor"],
)
def test_the_reach_holds_the_whole_notice(make: Any, here: Point, area: Any, reach_m: int) -> None:
    """The index is asked as far as any part of the notice lies, with its accuracy."""
    assert reach_m == pytest.approx(ground_of(make, area(here), 50).reach_m, abs=1)


@pytest.mark.parametrize(
    "area",
    [
        None,
        Circle(centre=OUTSIDE),
        Polygon(
            corners=tuple(Point(lat_e7=0, lon_e7=lon_e7) for lon_e7 in (0, 1_200_000_000, -1_200_000_000))
        ),
        Corridor(line=(Point(lat_e7=0, lon_e7=0), Point(lat_e7=0, lon_e7=1_000_000_000)), half_width_m=1),
    ],
    ids=["none", "outside-the-earth", "around-the-earth", "beyond-5000-km"],
)
def test_an_area_that_cannot_be_reckoned_with_is_not_ground(make: Any, area: Area | None) -> None:
    """A notice without a usable area is told as such, and not moved to where it can be reckoned."""
    assert Ground.of(make.place(area)) is None


def test_one_bad_shape_leaves_the_others_told(make: Any, here: Point) -> None:
    """An object with an impossible coordinate is without outcome; its neighbours are not."""
    ground = ground_of(make, Circle(centre=here))
    sightings = ground.sight_each([circle(here), circle(OUTSIDE), circle(destination(here, 99.5, 0))])
    assert [0, None, 99] == [sighting and sighting.gap_m for sighting in sightings]


def test_a_shape_beyond_the_sheet_has_no_outcome(make: Any, here: Point) -> None:
    """What lies farther than 5,000 km is not told as some distance, and the whole object is without one."""
    ground = ground_of(make, Circle(centre=here))
    far = shape_of(Corridor(line=(here, destination(here, 5_100_000, 0)), half_width_m=0), 0)
    assert [None] == ground.sight_each([far])
    with pytest.raises(MalformedError) as refused:
        ground.least_gap_m([circle(here), far])
    assert {"field": "area"} == refused.value.context


def test_a_fault_of_the_geometry_engine_has_no_outcome(
    make: Any, here: Point, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the engine fails over one shape, that shape is without outcome and the others are told."""
    ground = ground_of(make, Circle(centre=here))
    bad = circle(destination(here, 5, 5))

    def failing(plane: Any, shapes: Any) -> Any:
        if bad in shapes:
            raise GEOSException("planted")
        return lay(plane, shapes)

    monkeypatch.setattr(ground_module, "lay", failing)
    assert [True, False] == [sighting is None for sighting in ground.sight_each([bad, circle(here)])]
