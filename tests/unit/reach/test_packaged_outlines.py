"""The packaged outlines err towards silence: no place of the gazetteer is said to be elsewhere."""

import pytest

from checkfire.errors import NotFoundError
from checkfire.reach.gazetteer import load_gazetteer
from checkfire.reach.outlines import load_outlines
from checkfire.vocab.place import Point


def test_no_known_place_is_at_sea_or_in_another_country() -> None:
    """CF-LOC-15, CF-LOC-16: of 1,492 places that are where they are said to be, none is doubted."""
    outlines = load_outlines()
    for landmark in load_gazetteer().landmarks:
        country = outlines.country(landmark.country)
        assert not outlines.is_at_sea(landmark.point), landmark
        assert country is None or not outlines.is_outside(country, landmark.point), landmark


def test_what_is_surely_elsewhere_is_seen() -> None:
    """CF-LOC-15, CF-LOC-16: off the coast of Tartus, and Deir ez-Zor as a place in Iraq or in Raqqa."""
    outlines = load_outlines()
    raqqa, iraq = outlines.governorate("raqqa"), outlines.country("IQ")
    assert raqqa
    assert iraq
    city = Point.of_degrees(35.33588, 40.14084)
    assert outlines.is_at_sea(Point.of_degrees(34.9, 35.5))
    assert outlines.is_outside(iraq, city)
    assert outlines.is_outside(raqqa, city)
    own = outlines.governorate("دير الزور")
    assert own
    assert own.holds(city)


@pytest.mark.parametrize("code", ["IL", "PS", "CY"])
def test_of_disputed_borders_nothing_is_said(code: str) -> None:
    """CF-LOC-16: where the source takes a position there is no outline, and on the Golan no doubt."""
    outlines = load_outlines()
    assert outlines.country(code) is None
    syria = outlines.country("SY")
    assert syria
    assert not outlines.is_outside(syria, Point.of_degrees(32.9, 35.75))


def test_unknown_outlines_are_refused() -> None:
    """A name that does not come with Checkfire is not found."""
    with pytest.raises(NotFoundError) as caught:
        load_outlines("atlantis")
    assert caught.value.code == "outlines-unknown"
