"""R2: places between two landmarks, and on the road from one to the other, with honest bounds."""

from __future__ import annotations

import msgspec
import pytest

from checkfire.errors import MalformedError, NotFoundError
from checkfire.locate.doubt import Doubt
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.geodesic import destination, distance_and_bearing, distance_m
from checkfire.locate.read_place import PlaceReading, read_place
from checkfire.vocab.place import Method, Point

CITY = Point.of_degrees(35.336, 40.141)
OLD_BRIDGE = Point.of_degrees(35.34, 40.16)


def first(text: str, gazetteer: Gazetteer) -> PlaceReading:
    """Return the first reading of a phrase."""
    return read_place(text, gazetteer)[0]


def test_between_is_the_middle_and_reaches_both(small: Gazetteer) -> None:
    """Half the distance and the landmarks' reach are the bound; a person chooses knowing it."""
    (reading,) = read_place("between Hatla and Old Bridge", small)[:1]
    hatla = small.find("Hatla")[0].landmark.point
    line_m = distance_m(hatla, OLD_BRIDGE)
    assert distance_m(reading.point, hatla) == pytest.approx(line_m / 2, abs=0.1)
    assert reading.accuracy_m == pytest.approx(line_m / 2 + 1_000, abs=1)
    assert (reading.method, reading.landmark and reading.landmark.name) == (
        Method.PHRASE,
        "Hatla – Old Bridge",
    )
    assert Doubt.VAGUE_WORDS in reading.doubts


def test_a_kilometre_on_the_road_is_as_far_along_the_line(small: Gazetteer) -> None:
    """No road is known: the point lies on the straight line, and the bound says so."""
    line_m, bearing_deg = distance_and_bearing(OLD_BRIDGE, Point.of_degrees(35.31, 40.21))
    reading = first("on the road from Old Bridge to Hatla at km 2", small)
    assert distance_m(reading.point, destination(OLD_BRIDGE, 2_000, bearing_deg)) < 0.1
    rest_m = 1.5 * line_m - 2_000 + line_m - 2_000
    assert reading.accuracy_m == pytest.approx(min(4_000, rest_m) + 500 + 1_000, abs=1)


@pytest.mark.parametrize("km", [1, 3, 5, 6, 8])
@pytest.mark.parametrize("bulge", [-0.55, -0.2, 0.0, 0.3, 0.55])
def test_the_bound_of_a_road_holds_for_roads_of_many_bends(small: Gazetteer, km: int, bulge: float) -> None:
    """Whatever road of two straight parts, up to half as long again: its kilometre lies within the bound."""
    start, end = OLD_BRIDGE, Point.of_degrees(35.31, 40.21)
    line_m, bearing_deg = distance_and_bearing(start, end)
    corner = destination(
        destination(start, line_m / 2, bearing_deg),
        abs(bulge) * line_m,
        bearing_deg + (90 if bulge > 0 else -90),
    )
    (to_corner_m, out_deg), (rest_m, on_deg) = (
        distance_and_bearing(start, corner),
        distance_and_bearing(corner, end),
    )
    along_m = km * 1_000
    if along_m > to_corner_m + rest_m:
        return
    place = (
        destination(start, along_m, out_deg)
        if along_m <= to_corner_m
        else destination(corner, along_m - to_corner_m, on_deg)
    )
    reading = first(f"on the road from Old Bridge to Hatla at km {km}", small)
    assert distance_m(reading.point, place) <= reading.accuracy_m


def test_every_pair_is_a_reading_and_namesakes_are_rivals(small: Gazetteer) -> None:
    """A city and its airfield share a name: both readings are there, and each is the other's rival."""
    readings = read_place("between Deir ez-Zor and Hatla", small)
    names = [one.landmark.name for one in readings if one.landmark]
    assert names[:2] == ["Deir ez-Zor – Hatla", "Deir ez-Zor Airport – Hatla"]
    assert all(Doubt.SEVERAL_LANDMARKS in one.doubts for one in readings)
    rivals = {rival.landmark.name: rival.apart_m for rival in readings[0].rivals}
    assert rivals["Deir ez-Zor Airport – Hatla"] == pytest.approx(3_230, abs=30)
    assert Doubt.RIVAL_OF_THE_NAME in readings[0].doubts
    assert all(one.landmark.id.count("+") == 1 for one in readings if one.landmark)


def test_a_rival_of_the_second_name_counts_too(small: Gazetteer) -> None:
    """The namesake may be at either end of the pair."""
    readings = read_place("between Hatla and Deir ez-Zor", small)
    assert "Hatla – Deir ez-Zor Airport" in {rival.landmark.name for rival in readings[0].rivals}


def test_rivals_that_lead_nearly_there_are_not_listed(small: Gazetteer) -> None:
    """A namesake a few metres off makes no other place."""
    twin = msgspec.structs.replace(
        small.find("Old Bridge")[0].landmark, id="t:9", point=destination(OLD_BRIDGE, 900, 0)
    )
    both = Gazetteer([*small.landmarks, twin])
    assert first("between Hatla and Old Bridge", both).rivals == ()


@pytest.mark.parametrize(
    "text",
    [
        "between Hatla and Hatla village",
        "on the road from Old Bridge to Hatla at km 40",
        "between Hatlah and Old Bridge Road",
    ],
)
def test_what_is_no_pair_is_refused(small: Gazetteer, text: str) -> None:
    """One landmark twice, a road shorter than its kilometre, and an unknown end give no place."""
    with pytest.raises((MalformedError, NotFoundError)) as caught:
        read_place(text, Gazetteer(small.landmarks[1:]))
    assert caught.value.code in ("place-unreadable", "landmark-unknown")
