"""R3: the content of check words has one form, in which everything that is spoken stands."""

from datetime import UTC, datetime

import pytest

from checkfire.locate.check_content import content_of_activity, content_of_area, content_of_point
from checkfire.locate.check_words import ALPHABET
from checkfire.vocab.activity import Activity, Reach
from checkfire.vocab.height import AltitudeBand, Height, HeightReference, HeightUnit
from checkfire.vocab.instant import Window
from checkfire.vocab.place import Area, Circle, Corridor, Method, Place, Point, Polygon

AIRFIELD = Point.of_degrees(35.2854, 40.1760)
WINDOW = Window(
    starts_at=datetime(2016, 9, 17, 14, tzinfo=UTC), ends_at=datetime(2016, 9, 17, 15, 0, 0, 500, tzinfo=UTC)
)


def _activity(area: Area | None, band: AltitudeBand | None = None) -> Activity:
    return Activity(place=Place(stated="é", method=Method.DRAWN, area=area), window=WINDOW, band=band)


@pytest.mark.parametrize(
    ("point", "content"),
    [
        (AIRFIELD, "35.28540N 040.17600E"),
        (Point.of_degrees(-5.1, -170.0), "05.10000S 170.00000W"),
        (Point(lat_e7=-1, lon_e7=-49), "00.00000N 000.00000E"),
        (Point(lat_e7=900_000_000, lon_e7=1_800_000_000), "90.00000N 180.00000E"),
    ],
)
def test_a_position_stands_as_it_is_spoken(point: Point, content: str) -> None:
    """R3: five decimals, always as many digits, and zero has no side."""
    assert content_of_point(point) == content


@pytest.mark.parametrize(
    ("area", "content"),
    [
        (Circle(centre=AIRFIELD, radius_m=1_000), "CIRCLE 35.28540N 040.17600E 1000M"),
        (
            Polygon(corners=(AIRFIELD, Point.of_degrees(35, 40), Point.of_degrees(35, 41))),
            "POLYGON 35.28540N 040.17600E 35.00000N 040.00000E 35.00000N 041.00000E",
        ),
        (
            Corridor(line=(AIRFIELD, Point.of_degrees(35, 40)), half_width_m=500),
            "CORRIDOR 35.28540N 040.17600E 35.00000N 040.00000E 500M",
        ),
    ],
)
def test_an_area_stands_whole(area: Area, content: str) -> None:
    """R3: every corner, the radius and the width are part of the content."""
    assert content_of_area(area) == content


def test_an_activity_stands_whole() -> None:
    """R3: place, window, heights and reach, as the format page says."""
    lower = Height(value=-30, unit=HeightUnit.FT, reference=HeightReference.AMSL)
    upper = Height(value=250, unit=HeightUnit.HUNDRED_FT, reference=HeightReference.FL)
    times = "2016-09-17T14:00:00Z 2016-09-17T15:00:00.000500Z"
    assert content_of_activity(_activity(None)) == f"NOWHERE {times} OPEN OPEN GROUND"
    circle = _activity(Circle(centre=AIRFIELD), AltitudeBand(lower=lower, upper=upper))
    said = content_of_activity(circle)
    assert said == f"CIRCLE 35.28540N 040.17600E 0M {times} -30 FT AMSL 250 HUNDRED-FT FL GROUND"
    assert set(said) <= set(ALPHABET)


@pytest.mark.parametrize("reach", Reach)
def test_every_reach_can_be_said(reach: Reach) -> None:
    """R3: no word of an activity is beyond the alphabet."""
    activity = Activity(place=Place(stated="x", method=Method.WORDS), window=WINDOW, reach=reach)
    assert set(content_of_activity(activity)) <= set(ALPHABET)
