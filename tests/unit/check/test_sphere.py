"""Spheres around objects leave no part of an object outside."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pytest

from checkfire.check.sphere import ecef, middle_of, sphere_of
from checkfire.errors import MalformedError
from checkfire.locate.geodesic import destination, distance_and_bearing
from checkfire.vocab.place import Circle, Point, Polygon

NORTH, SOUTH = Point(lat_e7=900_000_000, lon_e7=0), Point(lat_e7=-900_000_000, lon_e7=0)


@pytest.mark.parametrize(
    ("point", "expected_m"),
    [
        (Point(lat_e7=0, lon_e7=0), (6_378_137.0, 0.0, 0.0)),
        (Point(lat_e7=0, lon_e7=900_000_000), (0.0, 6_378_137.0, 0.0)),
        (Point(lat_e7=0, lon_e7=-1_800_000_000), (-6_378_137.0, 0.0, 0.0)),
        (NORTH, (0.0, 0.0, 6_356_752.314)),
        (SOUTH, (0.0, 0.0, -6_356_752.314)),
    ],
)
def test_points_have_their_known_place_in_the_earth(
    point: Point, expected_m: tuple[float, float, float]
) -> None:
    """The radii of WGS 84 come out where everybody knows them."""
    assert expected_m == pytest.approx(ecef(point), abs=0.001)


def test_a_sphere_holds_radius_accuracy_corridor_and_standoff(make: Any, here: Point) -> None:
    """Everything that can bring an object into conflict counts for finding it."""
    held = make.site(Circle(centre=here, radius_m=1), accuracy_m=10, corridor_m=100, standoff_m=1_000)
    sphere = sphere_of(held)
    assert sphere is not None
    assert (ecef(here), 1_111.0) == (sphere.centre_m, sphere.radius_m)


@pytest.mark.parametrize("length_m", [1_000, 100_000, 3_000_000, 8_000_000])
def test_a_sphere_holds_the_whole_of_every_edge(make: Any, here: Point, length_m: int) -> None:
    """The middle of a long leg lies far above the straight line between its ends, and is still inside."""
    line = tuple(destination(here, length_m / 1.8, bearing) for bearing in (60, 180, 300))
    sphere = sphere_of(make.site(Polygon(corners=line)))
    assert sphere is not None
    for a, b in pairwise((*line, line[0])):
        between_m, bearing_deg = distance_and_bearing(a, b)
        for tenth in range(11):
            on_edge = destination(a, between_m * tenth / 10, bearing_deg)
            assert math.dist(sphere.centre_m, ecef(on_edge)) <= sphere.radius_m + 0.02


@pytest.mark.parametrize("lat_deg", [-20, -30])
def test_an_area_around_the_earth_gives_no_sphere(make: Any, lat_deg: int) -> None:
    """An area with edges over the far side of the Earth is told as unlocatable, not searched for near us."""
    corners = (NORTH, Point.of_degrees(lat_deg, 0), Point.of_degrees(lat_deg, 180))
    assert sphere_of(make.site(Polygon(corners=corners))) is None


@pytest.mark.parametrize(
    "points",
    [
        [Point(lat_e7=0, lon_e7=1_800_000_001)],
        [Point(lat_e7=-900_000_001, lon_e7=0)],
        [NORTH, Point(lat_e7=900_000_001, lon_e7=0), SOUTH],
    ],
)
def test_a_coordinate_outside_the_earth_gives_no_sphere(make: Any, points: list[Point]) -> None:
    """An object with a coordinate that cannot be is unlocatable, and not lost in a far place."""
    area = Circle(centre=points[0]) if len(points) == 1 else Polygon(corners=tuple(points))
    assert sphere_of(make.site(area)) is None


def test_an_object_without_a_place_has_no_sphere(make: Any) -> None:
    """What nobody can place is told apart from what is far away."""
    assert sphere_of(make.site(None)) is None


def test_the_middle_of_one_point_is_that_point(here: Point) -> None:
    """The sheet of a circle is centred exactly where the circle is."""
    assert here == middle_of((here, here))


@pytest.mark.parametrize("lat_deg", [-89.99, 0.0, 35.0, 89.99])
def test_the_middle_of_a_ring_is_in_its_middle(lat_deg: float) -> None:
    """The antimeridian and the poles do not pull the middle to the other side of the Earth."""
    centre = Point.of_degrees(lat_deg, 180.0)
    ring = [destination(centre, 5_000, bearing) for bearing in range(0, 360, 45)]
    middle = middle_of(ring)
    assert math.dist(ecef(centre), ecef(middle)) < 10


def test_points_all_around_the_earth_have_no_middle() -> None:
    """A middle that means nothing is not invented."""
    with pytest.raises(MalformedError) as refused:
        middle_of((NORTH, SOUTH))
    assert {"field": "area"} == refused.value.context
