"""R4: what a position's digits may have been meant as, held against where the place should lie."""

from __future__ import annotations

import msgspec
import pytest

from checkfire.errors import MalformedError
from checkfire.locate.coordinates import read_coordinates
from checkfire.locate.digit_edits import one_slip, other_zones
from checkfire.locate.find_doubts import find_doubts
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.geodesic import destination, distance_m
from checkfire.locate.location_doubt import DoubtContext, Expected, LocationDoubt
from checkfire.locate.read_place import PlaceReading, read_place
from checkfire.vocab.place import Point

pytestmark = pytest.mark.filterwarnings("ignore:.*Latitude Warning:RuntimeWarning")
"""The library of MGRS warns of references that lie on no ground; they are refused afterwards."""

KUNDUZ = Point.of_degrees(36.718031, 68.862211)
CITY = Expected(name="the stated place Kunduz", point=KUNDUZ, within_m=5_000)
NOWHERE = DoubtContext()
AFGHANISTAN = (60.5, 29.3, 75.0, 38.6)


def read(text: str, at: int = 0) -> PlaceReading:
    """Return one reading of coordinates."""
    return read_place(text, Gazetteer([]))[at]


def doubts(text: str, context: DoubtContext, at: int = 0) -> dict[str, LocationDoubt]:
    """Return the doubts about a reading by their rules."""
    return {doubt.rule: doubt for doubt in find_doubts(read(text, at), context)}


def test_swapped_axes_at_kunduz_are_4_079_km_off() -> None:
    """CF-LOC-04: swapped numbers lie 4,079 km away, and the doubt leads back to the stated place."""
    text = "68.862211 E, 36.718031 N"
    assert doubts(text, DoubtContext(stated=CITY)) == {}
    swapped = "36.718031 E, 68.862211 N"
    found = doubts(swapped, DoubtContext(stated=CITY))["CF-LOC-04"]
    assert (found.rule, found.suggestion, found.entered) == ("CF-LOC-04", KUNDUZ, swapped)
    assert round((found.apart_m or 0) / 1_000) == 4_079


def test_the_area_of_operations_is_enough_for_swapped_axes() -> None:
    """CF-LOC-04: without a stated place the area of operations tells which order was meant."""
    text = "36.718031 E, 68.862211 N"
    assert set(doubts(text, DoubtContext(operations=AFGHANISTAN))) == {"CF-LOC-04", "CF-LOC-14"}
    assert doubts(text, NOWHERE) == {}


def test_a_longitude_beyond_90_is_no_latitude() -> None:
    """CF-LOC-04: numbers that cannot be swapped are not."""
    assert "CF-LOC-04" not in doubts("36.7 N, 168.8 E", DoubtContext(stated=CITY))


@pytest.mark.parametrize(
    "text", ["36.718031 S, 68.862211 E", "36.718031 N, 68.862211 W", "-36.718031, -68.862211"]
)
def test_a_wrong_sign_or_hemisphere_is_seen(text: str) -> None:
    """CF-LOC-05: the same digits on the other side lie at the stated place."""
    found = doubts(text, DoubtContext(stated=CITY))["CF-LOC-05"]
    assert found.suggestion == KUNDUZ
    assert found.apart_m


def test_minutes_and_seconds_typed_as_decimals_are_44_6_km_off() -> None:
    """CF-LOC-06: 36°43'05" N, 68°51'44" E typed as 36.4305, 68.5144 lies 44.6 km from Kunduz."""
    found = doubts("36.4305, 68.5144", DoubtContext(stated=CITY))["CF-LOC-06"]
    assert found.suggestion is not None
    assert distance_m(found.suggestion, KUNDUZ) < 20
    assert round((found.apart_m or 0) / 100) == 446


def test_decimals_that_can_be_minutes_are_asked_about_where_nothing_else_is_known() -> None:
    """CF-LOC-06: with nothing to hold it against the question is asked all the same, of this reading only."""
    assert set(doubts("36.4305, 68.5144", NOWHERE)) == {"CF-LOC-06"}
    assert doubts("36.4305, 68.5144", NOWHERE, at=1) == {}
    assert doubts("36.7180, 68.8622", NOWHERE) == {}
    right = Expected(name="x", point=read("36.4305, 68.5144").point, within_m=100)
    assert doubts("36.4305, 68.5144", DoubtContext(stated=right)) == {}
    west_of_it = DoubtContext(operations=(60.5, 29.3, 68.6, 38.6))
    assert doubts("36.4305, 68.5144", west_of_it) == {}


@pytest.mark.parametrize(
    "text",
    [
        "36.718031 N, 62.862211 E",  # one digit
        "63.718031 N, 68.862211 E",  # two neighbours
        "37.618031 N, 68.862211 E",  # two neighbours across the point
        "36 43 05 N, 86 51 44 E",
    ],
)
def test_one_slip_of_the_hand_is_found(text: str) -> None:
    """CF-LOC-07: the edit of one digit or one transposition that lands on the stated place is shown."""
    found = doubts(text, DoubtContext(stated=CITY))["CF-LOC-07"]
    assert found.suggestion is not None
    assert distance_m(found.suggestion, KUNDUZ) < 30


def test_a_slip_in_a_grid_reference_is_found() -> None:
    """CF-LOC-07: the edits are those of the text as written, whatever its form."""
    right = read("42S VF 81696 63677").point
    context = DoubtContext(stated=Expected(name="x", point=right, within_m=200))
    assert doubts("42S VF 87696 63677", context)["CF-LOC-07"].suggestion == right


def test_the_slip_that_comes_nearest_is_shown() -> None:
    """CF-LOC-07: of several slips that land at the stated place, the nearest is shown."""
    found = doubts(
        "36.758031 N, 68.862211 E", DoubtContext(stated=msgspec.structs.replace(CITY, within_m=1_000))
    )
    assert found["CF-LOC-07"].suggestion == KUNDUZ


def test_a_mile_from_the_last_version_is_asked_about() -> None:
    """CF-LOC-07: more than 1 km from the last version is asked about, with the slip or without."""
    last = DoubtContext(last=KUNDUZ)
    assert doubts("36.718031 N, 68.872211 E", last) == {}
    slipped = doubts("36.738031 N, 68.862211 E", last)["CF-LOC-07"]
    assert slipped.suggestion == KUNDUZ
    moved = doubts("36.777777 N, 68.944444 E", last)["CF-LOC-07"]
    assert moved.suggestion == KUNDUZ
    assert (moved.apart_m or 0) > 1_000
    assert set(doubts("36.777777 N, 68.944444 E", DoubtContext(stated=CITY))) == {"CF-LOC-16"}


@pytest.mark.parametrize(("text", "claimed_m", "is_doubted"), [
    ("36.7 N, 68.9 E", 5_000, True),
    ("36.7 N, 68.9 E", 8_000, False),
    ("36.71803 N, 68.86221 E", 0, True),
    ("36.71803 N, 68.86221 E", 1, False),
    ("42S VF 87 63", 500, True),
    ("42S VF 87696 63677", 1, False),
])  # fmt: skip
def test_digits_too_few_for_the_claim_are_seen(text: str, claimed_m: int, is_doubted: bool) -> None:
    """CF-LOC-08: a place told to kilometres is not accurate to metres, whatever is claimed."""
    assert ("CF-LOC-08" in doubts(text, DoubtContext(claimed_accuracy_m=claimed_m))) is is_doubted


def test_another_zone_or_square_is_found() -> None:
    """CF-LOC-09: the same figures in the next zone, another band or square lie at the stated place."""
    right = read("42S VF 87696 63677").point
    context = DoubtContext(stated=Expected(name="x", point=right, within_m=200))
    for wrong in ("42S VE 87696 63677", "42S VF 87696 63677", "42 S VF 87696 62677"):
        found = doubts(wrong, context)
        assert ("CF-LOC-09" in found) is (" VF" not in wrong)
    utm = read("42 N 487672 4063671").point
    there = DoubtContext(stated=Expected(name="x", point=utm, within_m=200))
    assert doubts("41 N 487672 4063671", there)["CF-LOC-09"].suggestion == utm
    assert doubts("43 N 487672 4063671", there)["CF-LOC-09"].suggestion == utm
    assert "CF-LOC-09" not in doubts("36.7 N, 68.8 E", context)


def test_a_position_beyond_its_zone_is_doubted_without_a_stated_place() -> None:
    """CF-LOC-09: an easting beyond its zone's limits is asked about, with its own grid reference."""
    (found,) = doubts("37 N 900000 3900000", NOWHERE).values()
    assert (found.rule, found.suggestion, found.apart_m) == ("CF-LOC-09", None, None)
    assert doubts("37 N 500000 3900000", NOWHERE) == {}


def test_every_slip_is_there_once() -> None:
    """CF-LOC-07: every other digit at every place, and every pair of neighbours that differ."""
    assert sorted(one_slip("1.2")) == sorted(
        [*(f"{d}.2" for d in "023456789"), *(f"1.{d}" for d in "013456789"), "2.1"]
    )
    assert len(list(one_slip("11"))) == 18
    assert list(one_slip("N")) == []


def test_other_zones_of_what_is_no_grid_reference_are_none() -> None:
    """CF-LOC-09: a text in another form has no other zones, and the zones go round the Earth."""
    assert list(other_zones("near the bridge")) == []
    assert {"1N 500000 0", "59N 500000 0"} <= set(other_zones("60N 500000 0"))


def test_a_slip_that_makes_no_coordinates_is_passed_over() -> None:
    """CF-LOC-07: an edit that cannot be read as coordinates raises nothing."""
    with pytest.raises(MalformedError):
        read_coordinates("36 93 05 N, 68 51 44 E")
    far_off = Expected(name="x", point=destination(KUNDUZ, 900_000, 90), within_m=10)
    assert set(doubts("36 43 05 N, 68 51 44 E", DoubtContext(stated=far_off))) == {"CF-LOC-16"}
