"""Places: the words that were said, and the area on the WGS 84 ellipsoid."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkfire.vocab.place import Circle, Method, Place, Point, Polygon

E7 = 10_000_000


def point(lat_deg: float, lon_deg: float) -> Point:
    """Return a point."""
    return Point.of_degrees(lat_deg, lon_deg)


@pytest.mark.parametrize(
    "degrees,lon_e7",
    [
        ((0, 180), 180 * E7),
        ((0, -180), -180 * E7),
        ((0, 181), -179 * E7),
        ((0, -181), 179 * E7),
        ((0, 540), -180 * E7),
        ((0, -540), -180 * E7),
        ((0, 360), 0),
        ((0, 180.00000004), 180 * E7),
        ((0, 180.0000001), -180 * E7 + 1),
    ],
)
def test_point_longitude_is_brought_home(degrees: tuple[float, float], lon_e7: int) -> None:
    """A longitude beyond the date line names the same meridian as its usual form."""
    assert point(*degrees) == Point(lat_e7=0, lon_e7=lon_e7)


@pytest.mark.parametrize(
    "degrees",
    [
        (90.0000001, 0),
        (-91, 0),
        (0, 540.1),
        (0, -541),
        (math.nan, 0),
        (0, math.nan),
        (math.inf, 0),
        (0, -math.inf),
    ],
    ids=str,
)
def test_point_off_the_earth_is_refused(degrees: tuple[float, float]) -> None:
    """A latitude beyond a pole is no place, and is never bent into one."""
    with pytest.raises(ValueError):  # noqa: PT011 - the caller says which text it came from
        point(*degrees)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_point_is_within_a_centimetre(lat_deg: float, lon_deg: float) -> None:
    """A point on the grid is never more than half a unit, about 5.6 mm, from what was said."""
    found = point(lat_deg, lon_deg)
    assert abs(found.lat_deg - lat_deg) <= 0.500001e-7
    assert abs(found.lon_deg - lon_deg) <= 0.500001e-7
    assert point(found.lat_deg, found.lon_deg) == found


def test_polygon_has_an_inside() -> None:
    """A ring of fewer than three distinct corners encloses nothing, and is refused."""
    a, b, c = point(35, 40), point(35, 41), point(36, 40)
    assert len(Polygon(corners=(a, b, c, a)).corners) == 4
    for corners in ((), (a,), (a, b), (a, b, a), (a, a, a)):
        with pytest.raises(ValueError):  # noqa: PT011 - the reader turns it into a refusal of its own
            Polygon(corners=corners)


def test_place_that_could_not_be_read_has_no_area() -> None:
    """Words that nobody could place stay words; no area is made up for them (R1)."""
    place = Place(stated="near the bridge", method=Method.WORDS)
    assert (place.area, place.accuracy_m, place.datum) == (None, None, "WGS 84 assumed")


def test_circle_without_a_radius_is_a_point() -> None:
    """A place that was stated as a point covers that point."""
    assert Circle(centre=point(35, 40)).radius_m == 0
