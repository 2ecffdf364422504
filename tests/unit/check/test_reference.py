"""Distances are told from and to one point that people would name."""

from __future__ import annotations

from typing import Any

import pytest

from checkfire.check.ground import Ground
from checkfire.check.shape import shape_of
from checkfire.locate.geodesic import destination, distance_m
from checkfire.vocab.place import Area, Circle, Corridor, Point, Polygon


@pytest.fixture
def far(here: Point) -> Point:
    """Return a point 8 km east of the notice."""
    return destination(here, 8_000, 90)


def ring(around: Point, *ways: tuple[float, float]) -> Polygon:
    """Return a polygon by distances and bearings from a point."""
    return Polygon(corners=tuple(destination(around, *way) for way in ways))


def square(around: Point) -> Polygon:
    """Return a square of 2 km by 2 km, with its corners to the north, east, south and west."""
    return ring(around, *((1_414.2, bearing) for bearing in (0, 90, 180, 270)))


def hook(around: Point) -> Polygon:
    """Return a thin hook whose centroid lies outside of it."""
    way = [(5_000, 315), (5_000, 45), (4_900, 45), (4_900, 316), (4_900, 225), (5_000, 225)]
    return ring(around, *way)


def told(make: Any, notice: Area, other: Area) -> tuple[Point, Point]:
    """Return the notice's own point and the point that is told of the other area."""
    ground = Ground.of(make.place(notice))
    assert ground is not None
    (sighting,) = ground.sight_each([shape_of(other, 0)])
    assert sighting is not None
    return ground.reference, sighting.reference


def test_of_circles_the_centres_are_told(make: Any, here: Point, far: Point) -> None:
    """The distance between two circles is that of their centres, whatever their radii."""
    areas = Circle(centre=here, radius_m=3_000), Circle(centre=far, radius_m=500)
    assert (here, far) == told(make, *areas)


def test_of_polygons_the_middles_are_told(make: Any, here: Point, far: Point) -> None:
    """The distance between two fields is that of their middles."""
    mine, theirs = told(make, square(here), square(far))
    assert distance_m(here, mine) < 1
    assert distance_m(far, theirs) < 1


def test_of_a_hook_a_point_inside_is_told(make: Any, here: Point, far: Point) -> None:
    """A middle that lies outside the area is not told; a point of the area is."""
    mine, theirs = told(make, hook(here), hook(far))
    for point, area in ((mine, hook(here)), (theirs, hook(far))):
        ground = Ground.of(make.place(area))
        assert ground is not None
        assert 0 == ground.least_gap_m([shape_of(Circle(centre=point), 0)])
    assert distance_m(here, mine) > 3_000


def test_of_a_line_the_middle_is_told_from_and_the_nearest_point_to(
    make: Any, here: Point, far: Point
) -> None:
    """A convoy is as far as its road comes near; a strip of flight is told from its middle."""
    strip = Corridor(line=(destination(here, 2_000, 0), destination(here, 2_000, 180)), half_width_m=100)
    road = Corridor(line=(destination(far, 20_000, 0), destination(far, 20_000, 180)), half_width_m=100)
    mine, theirs = told(make, strip, road)
    assert distance_m(here, mine) < 1
    assert distance_m(far, theirs) < 10
