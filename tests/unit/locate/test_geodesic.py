"""Distances and directions hold everywhere on the ellipsoid."""

import math

import pytest

from checkfire.locate import geodesic
from checkfire.locate.geodesic import destination, distance_and_bearing, distance_m, is_surely_beyond
from checkfire.vocab.place import Point

AIRFIELD = Point.of_degrees(35.2854, 40.1760)
CITY = Point.of_degrees(35.33588, 40.14084)


def test_city_and_airfield_are_as_far_apart_as_on_record() -> None:
    """The two landmarks of Deir ez-Zor lie 6.4 km apart; the airfield is south-south-east of the city."""
    far_m, bearing_deg = distance_and_bearing(CITY, AIRFIELD)
    assert 6_449 < far_m < 6_450
    assert 150 < bearing_deg < 151


def test_nine_km_south_of_the_airfield() -> None:
    """The announced point comes out where the record puts it."""
    point = destination(AIRFIELD, 9_000, 180)
    assert (round(point.lat_deg, 3), round(point.lon_deg, 3)) == (35.204, 40.176)


@pytest.mark.parametrize(
    ("lat_deg", "lon_deg", "bearing_deg"),
    [(0, 179.99, 90), (0, -179.99, 270), (89.99, 10, 0), (-89.99, 10, 180), (90, 0, 45), (-90, 0, 300)],
)
def test_poles_and_antimeridian_need_no_care(lat_deg: float, lon_deg: float, bearing_deg: float) -> None:
    """A point across the antimeridian or a pole is as far away as was asked."""
    origin = Point.of_degrees(lat_deg, lon_deg)
    assert distance_m(origin, destination(origin, 5_000, bearing_deg)) == pytest.approx(5_000, abs=0.05)


def test_a_point_has_no_distance_and_no_bearing_from_itself() -> None:
    """A position on its landmark reads zero, not a random direction."""
    assert distance_and_bearing(CITY, CITY) == (0.0, 0.0)
    assert distance_m(Point.of_degrees(12, 180), Point.of_degrees(12, -180)) == pytest.approx(0, abs=1e-6)


def test_a_bearing_is_below_360() -> None:
    """Nobody reads out a bearing of 360 or of less than nothing."""
    north = Point.of_degrees(36, 40)
    for lon_e7 in range(-2, 3):
        bearing_deg = distance_and_bearing(Point.of_degrees(35, 40), Point(lat_e7=1, lon_e7=lon_e7))[1]
        assert 0 <= bearing_deg < 360
    assert distance_and_bearing(Point.of_degrees(35, 40), north)[1] == 0.0


def test_a_bearing_that_rounds_to_360_is_0() -> None:
    """The last bit of a float never makes a bearing of 360."""
    assert geodesic._bearing_deg(-math.ulp(0.0)) == 0.0
    assert geodesic._bearing_deg(-90.0) == 270.0


def test_the_cheap_test_of_distance_never_excludes_too_much() -> None:
    """What is within the limit is never left out; what is far beyond it is."""
    assert not is_surely_beyond(CITY, AIRFIELD, 6_450)
    assert is_surely_beyond(CITY, AIRFIELD, 6_000)
    assert not is_surely_beyond(Point.of_degrees(0, 0), Point.of_degrees(0, 180), 21_000_000)
