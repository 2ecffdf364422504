"""Nearness for deciding whom to tell: never too far, sometimes too near."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkfire.locate.geodesic import distance_and_bearing
from checkfire.picture.nearby import may_be_within
from checkfire.testing.world import HERE, north_of
from checkfire.vocab.place import Area, Circle, Corridor, Point, Polygon

FAR = north_of(HERE, 30_000)
SQUARE = Polygon(
    corners=(HERE, north_of(HERE, 4_000), Point(lat_e7=HERE.lat_e7, lon_e7=HERE.lon_e7 + 400_000))
)


@pytest.mark.parametrize(
    "area,reach_m",
    [
        (Circle(centre=HERE, radius_m=2_000), 2_000),
        (SQUARE, 4_000),
        (Corridor(line=(HERE, north_of(HERE, 4_000)), half_width_m=500), 4_500),
    ],
    ids=["circle", "polygon", "corridor"],
)
def test_every_area_reaches_as_far_as_it_goes(area: Area, reach_m: int) -> None:
    """An area that comes within the distance counts, whatever its shape; one well beyond does not."""
    apart_m = distance_and_bearing(HERE, FAR)[0]
    point = Circle(centre=FAR)
    assert may_be_within(area, point, apart_m - reach_m + 10)
    assert not may_be_within(area, point, apart_m - 2 * reach_m - 100)


@given(st.integers(-40_000, 40_000), st.integers(0, 9_000), st.integers(0, 9_000), st.integers(0, 50_000))
def test_circles_that_come_within_are_never_missed(
    apart_m: int, radius_m: int, other_m: int, within_m: int
) -> None:
    """Nobody who must be told is left out because two areas were thought farther apart than they are."""
    there = north_of(HERE, apart_m)
    a, b = Circle(centre=HERE, radius_m=radius_m), Circle(centre=there, radius_m=other_m)
    if distance_and_bearing(HERE, there)[0] - radius_m - other_m <= within_m:
        assert may_be_within(a, b, within_m)
    assert may_be_within(a, b, within_m) == may_be_within(b, a, within_m)
