"""R5, R6: a point near the sender's own places, or near what is registered, is asked about."""

from __future__ import annotations

from typing import Any

import pytest

from checkfire.locate.find_doubts import find_doubts
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.geodesic import destination
from checkfire.locate.location_doubt import DoubtContext, Known, LocationDoubt
from checkfire.locate.read_place import read_place
from checkfire.vocab.place import Point

CENTRE = Point.of_degrees(36.718031, 68.862211)
TEXT = "36.718031 N, 68.862211 E"


def near(apart_m: float, kind: str = "health site", label: str = "Trauma centre") -> Known:
    """Return something registered at a distance."""
    return Known(label=label, kind=kind, point=destination(CENTRE, apart_m, 200))


def doubts(**known: Any) -> list[LocationDoubt]:
    """Return the doubts about the point."""
    reading = read_place(TEXT, Gazetteer([]))[0]
    return list(find_doubts(reading, DoubtContext(**known)))


@pytest.mark.parametrize(("apart_m", "is_doubted"), [(0, True), (99.9, True), (100.1, False)])
def test_a_point_at_ones_own_desk_is_asked_about(apart_m: float, is_doubted: bool) -> None:
    """CF-LOC-17: a device that gives its own position is seen, within 100 m (R5)."""
    found = doubts(own=(near(apart_m, "position", "Our desk"),), kind="health site")
    assert [doubt.rule for doubt in found] == ["CF-LOC-17"] * is_doubted


def test_ones_own_site_of_the_same_kind_is_a_twin() -> None:
    """CF-LOC-18: of another kind the same spot is strange; of the same kind it may be entered twice."""
    found = doubts(own=(near(120), near(90, "school")), kind="health site")
    assert [doubt.rule for doubt in found] == ["CF-LOC-17", "CF-LOC-18"]


def test_two_kunduz_points_stay_two() -> None:
    """CF-LOC-18: two points 40 m apart are shown side by side, and neither changes (R6)."""
    other = near(40)
    (found,) = doubts(known=(other,), kind="health site")
    assert (found.rule, found.suggestion, found.apart_m) == ("CF-LOC-18", other.point, 41)
    assert found.entered == TEXT


@pytest.mark.parametrize(("apart_m", "count"), [(149.9, 1), (150.1, 0), (5_000, 0)])
def test_twins_are_found_within_150_m(apart_m: float, count: int) -> None:
    """CF-LOC-18: the limit is 150 m, and what lies beyond it is not mentioned (R6)."""
    assert len(doubts(known=(near(apart_m),))) == count


def test_the_nearest_twin_comes_first() -> None:
    """CF-LOC-18: several are listed, the nearest first, and equal input gives equal order."""
    found = doubts(known=(near(140, label="c"), near(20, label="b"), near(20, label="a")))
    assert [doubt.message[1] for doubt in found] == ["a", "b", "c"]


def test_nothing_known_nothing_said() -> None:
    """R5, R6: a rule that has nothing to compare with is silent."""
    assert doubts() == []
