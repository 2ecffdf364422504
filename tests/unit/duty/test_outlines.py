"""What is filed has an outline that a check can rely on."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from checkfire.duty import outlines
from checkfire.errors import MalformedError
from checkfire.vocab.place import Circle, Method, Place, Point


def asked(radius_m: int) -> Any:
    """Return a fact about one circle, both as a place and as an activity."""
    area = Circle(centre=Point(lat_e7=0, lon_e7=0), radius_m=radius_m)
    place = Place(stated="x", method=Method.DRAWN, area=area)
    return SimpleNamespace(fact=SimpleNamespace(place=place, activity=SimpleNamespace(place=place)))


@pytest.mark.parametrize("demand", [outlines.area_usable, outlines.activity_usable])
def test_an_outline_of_a_province_is_refused(demand: Any) -> None:
    """R15: more than 10,000 square kilometres are refused, for a site as for a notice."""
    demand(asked(56_000))
    with pytest.raises(MalformedError) as refused:
        demand(asked(57_000))
    assert "area-too-large" == refused.value.code
