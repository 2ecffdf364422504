"""Areas become pieces that grow, and nothing of them is left out."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest

from checkfire.check.earth import STEP_M, ecef, latlon_deg, point_at
from checkfire.check.piece import LARGEST_M, LINE, POINT, RING, line_pieces, outline_of, timed
from checkfire.errors import MalformedError
from checkfire.locate.geodesic import destination, distance_and_bearing
from checkfire.vocab.place import Circle, Corridor, Point, Polygon

A, B, C = (Point(lat_e7=0, lon_e7=lon_e7) for lon_e7 in (0, 1_000, 2_000))
D = Point(lat_e7=1_000, lon_e7=0)
NORTH = Point(lat_e7=900_000_000, lon_e7=0)


def square(centre: Point, size_m: float) -> tuple[Point, ...]:
    """Return four corners around a point."""
    return tuple(destination(centre, size_m, bearing) for bearing in (0, 90, 180, 270))


def test_a_circle_is_its_centre_grown_by_its_radius() -> None:
    """No circle becomes a polygon that covers less than what was stated."""
    (piece,) = outline_of(Circle(centre=A, radius_m=1_000), 250).pieces
    assert (POINT, (ecef(A),), 1_250) == (piece.form, piece.at_m, piece.grown_m)


def test_a_corridor_is_its_line_grown_by_its_half_width() -> None:
    """A corridor has its whole width on both sides, and a leg of no length is left out."""
    pieces = outline_of(Corridor(line=(A, B, B, C), half_width_m=300), 50).pieces
    assert [(LINE, (ecef(A), ecef(B)), 350), (LINE, (ecef(B), ecef(C)), 350)] == [
        (piece.form, piece.at_m, piece.grown_m) for piece in pieces
    ]


def test_a_line_that_stands_still_is_a_point() -> None:
    """A leg between two stops at one place has no length and still a place."""
    assert [(POINT, (ecef(A),), 9)] == [
        (piece.form, piece.at_m, piece.grown_m) for piece in line_pieces((A, A), 9)
    ]


def test_a_polygon_is_a_closed_ring_and_so_are_its_holes() -> None:
    """The edge from the last corner to the first is a border like every other."""
    outer, inner = square(A, 1_000), square(A, 100)
    (piece,) = outline_of(Polygon(corners=outer, holes=(inner,)), 7).pieces
    rings = [*outer, outer[0]], [*inner, inner[0]]
    assert (RING, 7, "") == (piece.form, piece.grown_m, outline_of(Polygon(corners=outer), 7).why_odd)
    assert [ecef(point) for point in rings[0]] == list(piece.at_m[:5])
    assert math.isnan(piece.at_m[5][0])
    assert [ecef(point) for point in rings[1]] == list(piece.at_m[6:])


@pytest.mark.parametrize("length_m", [60_000, 3_000_000])
def test_a_long_edge_is_cut_along_its_geodesic(length_m: int) -> None:
    """R15: the middle of a long edge is where the shortest way passes, far from the straight line."""
    a, b = Point.of_degrees(60, 0), destination(Point.of_degrees(60, 0), length_m, 80)
    pieces = line_pieces((a, b), 0)
    assert len(pieces) >= length_m / STEP_M
    assert all(one.at_m[1] == other.at_m[0] for one, other in pairwise(pieces))
    bearing_deg = distance_and_bearing(a, b)[1]
    middle = pieces[len(pieces) // 2].at_m[0]
    part = (len(pieces) // 2) / len(pieces)
    assert math.dist(middle, ecef(destination(a, length_m * part, bearing_deg))) < 0.05


@pytest.mark.parametrize(
    ("corners", "why"),
    [
        (square(A, 10_000), ""),
        (square(A, 75_000), "area-too-large"),
        (square(A, 0.6), "area-too-small"),
        ((A, B, C), "area-too-small"),
        (tuple(square(A, 10_000)[i] for i in (0, 2, 1, 3)), "area-crosses-itself"),
    ],
)
def test_an_odd_area_is_told(corners: tuple[Point, ...], why: str) -> None:
    """CF-ERR-01: what is too large, too small or crosses itself is measured, and told."""
    assert why == outline_of(Polygon(corners=corners), 0).why_odd


def test_a_circle_of_a_province_is_told() -> None:
    """CF-ERR-01: 10,000 square kilometres are the most, for a circle too."""
    assert "" == outline_of(Circle(centre=A, radius_m=56_000), 0).why_odd
    assert "area-too-large" == outline_of(Circle(centre=A, radius_m=57_000), 0).why_odd


def test_a_ring_that_crosses_itself_is_its_hull() -> None:
    """Whatever a tangled ring could mean lies within its hull."""
    around = square(A, 10_000)
    (piece,) = outline_of(Polygon(corners=tuple(around[i] for i in (0, 2, 1, 3))), 0).pieces
    assert {ecef(point) for point in around} == set(piece.at_m)


def test_the_told_place_of_a_ring_lies_inside() -> None:
    """R16: a distance is told to a place of the object, also where its centroid lies outside."""
    corners = (A, Point.of_degrees(0.1, 0), Point.of_degrees(0.01, 0.01), Point.of_degrees(0, 0.1))
    (piece,) = outline_of(Polygon(corners=corners), 0).pieces
    told = point_at(piece.told_m)
    assert 0 < told.lat_deg < 0.1
    assert 0 < told.lon_deg < 0.1
    assert min(told.lat_deg, told.lon_deg) < 0.02


def test_corners_around_the_earth_are_refused() -> None:
    """An area whose inside nobody could tell from its outside has no place."""
    with pytest.raises(MalformedError):
        outline_of(Polygon(corners=square(A, LARGEST_M * 1.2)), 0)
    south = Point(lat_e7=-900_000_000, lon_e7=0)
    with pytest.raises(MalformedError) as refused:
        outline_of(Polygon(corners=(NORTH, south, A, Point(lat_e7=0, lon_e7=1_800_000_000))), 0)
    assert {"field": "area"} == refused.value.context


def test_times_run_evenly_along_a_leg() -> None:
    """R13: half of the way takes half of the time."""
    a, b = A, destination(A, 50_000, 90)
    pieces = timed(line_pieces((a, b), 0), (0.0, 100.0), (20.0, 20.0))
    assert [(0.0, 50.0), (50.0, 100.0)] == [piece.early_s for piece in pieces]
    assert [(20.0, 20.0)] * 2 == [piece.late_s for piece in pieces]


@pytest.mark.parametrize("lat_deg", [-90.0, -45.0, 0.0, 60.0, 89.9999, 90.0])
def test_a_place_is_found_again(lat_deg: float) -> None:
    """Through the Earth and back a place stays the same to a millimetre."""
    point = Point.of_degrees(lat_deg, -179.5)
    x, y, z = ecef(point)
    assert abs(point_at((x, y, z)).lat_e7 - point.lat_e7) <= 1
    assert math.dist(ecef(point_at((x, y, z))), (x, y, z)) < 0.02
    assert latlon_deg(np.array([(x, y, z)]))[0][0] == pytest.approx(lat_deg, abs=1e-8)
