"""R6: near-duplicates are listed side by side, and no other pair is."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from checkfire.locate.geodesic import destination, distance_m
from checkfire.locate.twins import find_twins
from checkfire.vocab.place import Point

KUNDUZ = Point.of_degrees(36.718031, 68.862211)
OFFSETS = st.tuples(st.floats(0, 600), st.floats(0, 360))


def test_two_kunduz_points_are_twins() -> None:
    """CF-LOC-18: two points 40 m apart are one pair; a third, 200 m off, is in none."""
    points = [("b", KUNDUZ), ("a", destination(KUNDUZ, 40, 30)), ("c", destination(KUNDUZ, 200, 210))]
    (pair,) = find_twins(points)
    assert (pair.rule, pair.one, pair.other, pair.apart_m) == ("CF-LOC-18", "a", "b", 41)


@given(st.lists(OFFSETS, max_size=12), st.sampled_from([KUNDUZ, Point.of_degrees(-16.5, 180.0)]))
def test_twins_are_the_same_as_measuring_every_pair(offsets: list[tuple[float, float]], at: Point) -> None:
    """R6: no pair within 150 m is missed, at the antimeridian neither, and none beyond it is listed."""
    points = {f"o{number}": destination(at, *offset) for number, offset in enumerate(offsets)}
    expected = {
        tuple(sorted((one, other)))
        for one, other in combinations(points, 2)
        if distance_m(points[one], points[other]) <= 150
    }
    assert {(pair.one, pair.other) for pair in find_twins(points.items())} == expected
