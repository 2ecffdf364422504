"""R4: values that stand for no measured position are asked about."""

from __future__ import annotations

import pytest

from checkfire.locate.find_doubts import find_doubts
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.location_doubt import DoubtContext
from checkfire.locate.read_place import read_place
from checkfire.reach.outlines import load_outlines
from checkfire.vocab.place import Point


def rules(text: str, context: DoubtContext | None = None) -> set[str]:
    """Return the rules that doubt the first reading of coordinates."""
    reading = read_place(text, Gazetteer([]))[0]
    return {doubt.rule for doubt in find_doubts(reading, context or DoubtContext())}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0, 0", {"CF-LOC-10"}),
        ("0.005 N, 0.005 E", {"CF-LOC-10", "CF-LOC-11"}),
        ("0.02 N, 0.01 E", set()),
        ("35.2 N, 35.2 E", {"CF-LOC-11"}),
        ("35.2 S, 35.2 E", {"CF-LOC-11"}),
        ("35.2 N, 35.3 E", set()),
        ("35 N, 40 E", {"CF-LOC-12"}),
        ("35.0 N, 40.00 E", {"CF-LOC-12"}),
        ("35 N, 40.5 E", set()),
        ("35.5 N, 40 E", set()),
        ("35 N, 35 E", {"CF-LOC-11", "CF-LOC-12"}),
        ("0 N, 40 E", {"CF-LOC-12"}),
    ],
)
def test_zeros_equal_numbers_and_whole_degrees_are_asked_about(text: str, found: set[str]) -> None:
    """CF-LOC-10, CF-LOC-11, CF-LOC-12: what an empty, doubled or cut field looks like, and nothing else."""
    assert rules(text) == found


def test_the_centre_of_a_town_or_governorate_is_asked_about(region: Gazetteer) -> None:
    """CF-LOC-13: the point that map services give for a name is not taken for a measured one in silence."""
    context = DoubtContext(gazetteer=region, outlines=load_outlines())
    assert "CF-LOC-13" in rules("35.33588 N, 40.14084 E", context)
    assert rules("35.33688 N, 40.14084 E", context) == set()
    centre = next(one.centre for one in load_outlines().governorates if one.name == "Deir ez-Zor")
    assert centre is not None
    assert "CF-LOC-13" in rules(f"{centre.lat_deg} N, {centre.lon_deg} E", context)
    assert "CF-LOC-13" not in rules("35.33588 N, 40.14084 E", DoubtContext())


def test_a_landmark_phrase_is_not_asked_about_its_numbers(region: Gazetteer) -> None:
    """CF-LOC-13: who says "Deir ez-Zor" means the town, and its centre is what the words say."""
    (reading, *_) = read_place("Deir ez-Zor city", region)
    assert find_doubts(reading, DoubtContext(gazetteer=region, outlines=load_outlines())) == ()
    assert reading.point == Point(lat_e7=353_358_800, lon_e7=401_408_400)
