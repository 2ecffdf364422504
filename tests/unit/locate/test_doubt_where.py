"""R4: a position outside the operations, at sea, or in another country than stated is asked about."""

from __future__ import annotations

from typing import Any

import pytest

from checkfire.locate.find_doubts import RULES, find_doubts
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.geodesic import distance_m
from checkfire.locate.location_doubt import DoubtContext, LocationDoubt, far
from checkfire.locate.outline import Outline, Outlines, holder
from checkfire.locate.read_place import read_place
from checkfire.vocab.place import Point

SQUARE = ((40.0, 35.0), (42.0, 35.0), (42.0, 37.0), (40.0, 37.0))
HOLE = ((40.9, 35.9), (41.1, 35.9), (41.1, 36.1), (40.9, 36.1))
NEXT = ((42.0, 35.0), (44.0, 35.0), (44.0, 37.0), (42.0, 37.0), (42.0, 37.0))
SEA = ((38.0, 35.0), (40.0, 35.0), (40.0, 37.0), (38.0, 37.0))
REGION = Outlines(
    box=(38.0, 34.0, 44.0, 38.0),
    silent=((43.0, 36.0, 44.0, 37.0),),
    sea_error_m=6_000,
    border_error_m=10_000,
    sea=(Outline(name="sea", rings=(SEA,)),),
    countries=(
        Outline(name="Westland", country="WE", rings=(SQUARE, HOLE)),
        Outline(name="Eastland", country="EA", rings=(NEXT,)),
    ),
    governorates=(Outline(name="Town", name_ar="بلدة", country="EA", rings=(NEXT,)),),
)


def doubts(text: str, **known: Any) -> dict[str, LocationDoubt]:
    """Return the doubts about coordinates by their rules."""
    reading = read_place(text, Gazetteer([]))[0]
    return {doubt.rule: doubt for doubt in find_doubts(reading, DoubtContext(**known))}


@pytest.mark.parametrize(
    ("text", "box", "apart_km"),
    [
        ("35.3 N, 40.1 E", (38, 34, 44, 38), None),
        ("38.5 N, 40.1 E", (38, 34, 44, 38), 56),
        ("35.3 N, 45.1 E", (38, 34, 44, 38), 100),
        ("35.3 N, 36.9 E", (38, 34, 44, 38), 100),
        ("33.5 N, 40.1 E", (38, 34, 44, 38), 55),
        ("10.5 S, 179.9 W", (170, -20, -170, 0), None),
        ("10.5 S, 169.5 W", (170, -20, -170, 0), 55),
    ],
)
def test_outside_the_area_of_operations(text: str, box: tuple[float, ...], apart_km: int | None) -> None:
    """CF-LOC-14: a point outside the box is asked about, with how far; the antimeridian is no edge."""
    found = doubts(text, operations=box).get("CF-LOC-14")
    assert (found and round((found.apart_m or 0) / 1_000)) == apart_km


@pytest.mark.parametrize(
    ("text", "is_doubted"),
    [
        ("36.2 N, 39.2 E", True),
        ("36.2 N, 39.95 E", False),  # 4.5 km off the coast, within the outline's own error
        ("36.2 N, 40.2 E", False),
        ("36.2 N, 37.2 E", False),  # outside the box that the outlines answer for
    ],
)
def test_at_sea_only_beyond_the_outlines_own_error(text: str, is_doubted: bool) -> None:
    """CF-LOC-15: near the coast, and where no outline is known, nothing is said."""
    assert ("CF-LOC-15" in doubts(text, outlines=REGION)) is is_doubted
    assert doubts(text) == {}


def test_the_distance_from_the_coast_is_told() -> None:
    """CF-LOC-15: the doubt says how far from the coast, never too long."""
    apart_m = doubts("36.2 N, 39.2 E", outlines=REGION)["CF-LOC-15"].apart_m or 0
    true_m = distance_m(Point.of_degrees(36.2, 39.2), Point.of_degrees(36.2, 40.0))
    assert 0.96 * true_m <= apart_m <= true_m + 1


@pytest.mark.parametrize(
    ("text", "stated", "is_doubted"),
    [
        ("36.2 N, 43.2 E", {"country": "WE"}, False),  # in a silent box
        ("35.2 N, 43.2 E", {"country": "WE"}, True),
        ("35.2 N, 42.05 E", {"country": "WE"}, False),  # 4.6 km across the border
        ("36.2 N, 41.2 E", {"country": "WE"}, False),
        ("36.0 N, 41.0 E", {"country": "WE"}, False),  # in the hole, 9 km from its edge
        ("35.2 N, 43.2 E", {"country": "XX"}, False),  # no outline of it
        ("35.2 N, 41.2 E", {"governorate": "town"}, True),
        ("35.2 N, 41.2 E", {"governorate": " بلدة "}, True),
        ("35.2 N, 43.2 E", {"governorate": "Town"}, False),
        ("35.2 N, 41.2 E", {"governorate": "Village"}, False),
        ("34.2 N, 37.5 E", {"country": "WE"}, False),  # outside the box
        ("34.2 N, 41.0 E", {"country": "WE"}, True),
        ("35.2 N, 41.2 E", {}, False),
    ],
)
def test_another_country_or_governorate_than_stated(
    text: str, stated: dict[str, str], is_doubted: bool
) -> None:
    """CF-LOC-16: surely outside what was stated is asked about; at the border nothing is said."""
    assert ("CF-LOC-16" in doubts(text, outlines=REGION, **stated)) is is_doubted
    assert "CF-LOC-16" not in doubts(text, **stated)


def test_what_holds_the_point_is_named_where_it_is_known() -> None:
    """CF-LOC-16: the officer reads where the point lies instead, and only if an outline holds it."""
    assert holder(REGION.countries, Point.of_degrees(35.2, 43.2)) is REGION.countries[1]
    assert holder(REGION.countries, Point.of_degrees(36.0, 41.0)) is None
    named, unnamed = (
        doubts(text, outlines=REGION, country="WE")["CF-LOC-16"]
        for text in ("35.2 N, 43.2 E", "34.2 N, 41 E")
    )
    assert ("Eastland" in named.message, "Eastland" in unnamed.message) == (True, False)
    assert named.suggestion is None


def test_a_distance_for_people_has_few_digits() -> None:
    """R4: metres below a kilometre, tenths below a hundred, whole kilometres beyond."""
    assert [far(850.4), far(6_451), far(4_079_123)] == ["850 m", "6.5 km", "4,079 km"]


def test_the_rules_are_numbered_in_the_order_of_asking() -> None:
    """R4: every rule of a doubt is listed once, in order."""
    assert list(RULES) == [f"CF-LOC-{number:02d}" for number in range(4, 19)]
