"""What a place is held against: the asker's own picture, and nothing that is hidden from the asker."""

from __future__ import annotations

from typing import Any

import pytest

from checkfire.desk.doubts import NOTHING_BESIDE, Beside, asking_alone, asking_from, middle, twins_in
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.geodesic import destination
from checkfire.locate.location_doubt import LocationDoubt
from checkfire.locate.read_place import read_place
from checkfire.reach.gazetteer import load_gazetteer
from checkfire.vocab.place import Area, Circle, Corridor, Method, Place, Point, Polygon
from checkfire.wire.register import ConsentGiven, PositionDeclared, SiteCategory, SiteNotified

AT = Point.of_degrees(35.2792, 40.1534)
TEXT = "35.2792 N, 40.1534 E"


def site(point: Point, name: str = "Clinic", category: SiteCategory = SiteCategory.HEALTH) -> SiteNotified:
    """Return a site at a point."""
    place = Place(stated="there", method=Method.DRAWN, area=Circle(centre=point))
    return SiteNotified(name=name, category=category, place=place)


def doubts(desk: Any, party: str, text: str = TEXT, beside: Beside = NOTHING_BESIDE) -> list[LocationDoubt]:
    """Return the doubts that a party is told."""
    gazetteer = load_gazetteer()
    reading = read_place(text, gazetteer)[0]
    with desk.desk.picture(party) as own:
        return list(asking_from(own, party, gazetteer, beside).doubts(reading))


def rules(found: list[LocationDoubt]) -> list[str]:
    """Return the rules of doubts."""
    return [doubt.rule for doubt in found]


def test_near_duplicates_are_told_to_whoever_may_see_both(desk: Any) -> None:
    """CF-LOC-18: the owner and the neutral desk are asked; another party only after consent (R6, R9)."""
    clinic = desk.say("relief/duty", site(destination(AT, 40, 10)))
    as_health = Beside(category="health")
    assert rules(doubts(desk, "relief", beside=as_health)) == ["CF-LOC-18"]
    assert rules(doubts(desk, "desk", beside=as_health)) == ["CF-LOC-18"]
    assert doubts(desk, "alpha", beside=as_health) == []
    desk.say("relief/duty", ConsentGiven(party="alpha", person="head"), about=(clinic,))
    assert rules(doubts(desk, "alpha", beside=as_health)) == ["CF-LOC-18"]


def test_twins_are_listed_for_whoever_may_see_both(desk: Any) -> None:
    """R6: across organisations only the neutral desk sees the pair, and both sites stay."""
    desk.say("relief/duty", site(AT))
    desk.say("alpha/duty", site(destination(AT, 40, 10), "Hospital"))
    for party, count in (("desk", 1), ("relief", 0), ("alpha", 0)):
        with desk.desk.picture(party) as own:
            assert len(twins_in(own)) == count
    with desk.desk.picture("desk") as own:
        assert len(own.register.objects) >= 2


def test_ones_own_position_is_asked_about(desk: Any) -> None:
    """CF-LOC-17: a device that gave its own position is seen, by its owner and by nobody else (R5, R10)."""
    place = Place(stated="here", method=Method.DEVICE, area=Circle(centre=AT))
    desk.say("alpha/duty", PositionDeclared(label="Our desk", place=place))
    assert rules(doubts(desk, "alpha", beside=Beside(category="health"))) == ["CF-LOC-17"]
    assert doubts(desk, "bravo", beside=Beside(category="health")) == []


def test_an_amended_object_is_held_against_its_last_version(desk: Any) -> None:
    """CF-LOC-07: the last version is that of the object named, and it is no twin of itself."""
    clinic = desk.say("relief/duty", site(Point.of_degrees(35.2792, 40.1834)))
    found = doubts(desk, "relief", beside=Beside(about=clinic, category="health"))
    assert rules(found) == ["CF-LOC-07"]
    assert found[0].suggestion == Point.of_degrees(35.2792, 40.1834)
    assert doubts(desk, "alpha", beside=Beside(about=clinic)) == []


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        (Beside(place="Baghdad"), ["CF-LOC-16"]),
        (Beside(place="Atlantis"), []),
        (Beside(governorate="Raqqa"), ["CF-LOC-16"]),
        (Beside(country="IQ"), ["CF-LOC-16"]),
        (Beside(accuracy_m=5), ["CF-LOC-08"]),
    ],
)
def test_what_is_said_beside_is_held_against_the_place(
    desk: Any, beside: Beside, expected: list[str]
) -> None:
    """R4: stated place, country, governorate and accuracy each raise their own question."""
    assert rules(doubts(desk, "alpha", beside=beside)) == expected


def test_a_stated_place_finds_swapped_axes(desk: Any) -> None:
    """CF-LOC-04: the town that the words name tells which order was meant."""
    found = doubts(desk, "alpha", "40.1408 N, 35.3359 E", Beside(place="Deir ez-Zor"))
    assert "CF-LOC-04" in rules(found)


def test_without_a_picture_the_numbers_are_asked_about() -> None:
    """R4: the command line asks what it can without a desk."""
    scoped = Gazetteer([], scope=(30.0, 30.0, 35.0, 36.0))
    reading = read_place("35 N, 40 E", scoped)[0]
    assert rules(list(asking_alone(scoped).doubts(reading))) == ["CF-LOC-12", "CF-LOC-14"]


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        (Circle(centre=AT, radius_m=5), AT),
        (
            Polygon(corners=(Point.of_degrees(1, 1), Point.of_degrees(1, 4), Point.of_degrees(4, 1))),
            Point.of_degrees(2, 2),
        ),
        (
            Polygon(corners=(Point.of_degrees(1, 179), Point.of_degrees(1, -179), Point.of_degrees(4, 179))),
            None,
        ),
        (Corridor(line=(AT, Point.of_degrees(1, 1)), half_width_m=5), None),
        (None, None),
    ],
)
def test_an_area_is_taken_at_its_middle(area: Area | None, expected: Point | None) -> None:
    """R6: circles and drawn areas have a middle; routes and areas across the antimeridian have none."""
    assert middle(area) == expected
