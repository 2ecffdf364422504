"""A hostile text costs the reader steps in proportion to its length, and no text is too long to answer."""

import sys
from types import FrameType
from typing import Any

import pytest

from checkfire.errors import CheckfireError
from checkfire.locate.characters import MESSAGE_MAX
from checkfire.locate.coordinates import read_coordinates

UNITS = [
    *(
        "1 ",
        "1.",
        "1,",
        "1N",
        "N1 ",
        "1°",
        "1 N 1 E ",
        "+1 ",
        "1-1",
        "1:1 ",
        "1d1m1s ",
        "a",
        "a.b.",
        "и ",
        "в1",
    ),
    *("37S", "37SFV ", "37SFV 1 ", "UTM 1 ", "123456 ", "1234567 ", "geo:1,", "POINT(1", "https://a.b/1,1?"),
    *(
        "google.com/",
        "!3d1!4d1",
        "/dir/1,1/",
        "&",
        "LAT 1 ",
        "5 km from ",
        "to ",
        "00 ",
        "tel 1",
        "1.1.1 ",
        "(1",
    ),
]
STEPS_A_CHARACTER = 60
"""Calls of Python functions for each character, at most; a quadratic reader makes thousands."""


def _steps(text: str) -> int:
    """Count the functions that are called while a text is read."""
    steps = 0

    def count(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal steps
        steps += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read_coordinates(text)
    except CheckfireError:
        pass
    finally:
        sys.setprofile(before)
    return steps


@pytest.mark.parametrize("unit", UNITS)
def test_a_hostile_text_costs_steps_in_proportion(unit: str) -> None:
    """Text from anybody can be read as it comes: twice the length is about twice the work."""
    text = (unit * MESSAGE_MAX)[:MESSAGE_MAX]
    assert _steps(text) <= STEPS_A_CHARACTER * MESSAGE_MAX
    assert _steps(text) <= 3 * _steps(text[: MESSAGE_MAX // 2]) + STEPS_A_CHARACTER


def test_a_longer_message_is_refused_at_once() -> None:
    """A book pasted by mistake is not searched."""
    with pytest.raises(CheckfireError) as caught:
        read_coordinates("35.2854 N 40.1760 E " * 101)
    assert caught.value.code == "place-too-long"
