"""Announced activities: whatever is not said counts towards the warning."""

from __future__ import annotations

from datetime import UTC, datetime

from checkfire.vocab.activity import Activity, Reach
from checkfire.vocab.instant import Window
from checkfire.vocab.place import Method, Place

NOON = datetime(2016, 9, 17, 12, 0, tzinfo=UTC)


def test_activity_without_reach_or_band_counts_as_the_worst() -> None:
    """An activity whose reach and heights nobody stated can hit the ground at any height (R15)."""
    place = Place(stated="there", method=Method.WORDS)
    activity = Activity(place=place, window=Window(starts_at=NOON, ends_at=NOON))
    assert (activity.reach, activity.band) == (Reach.GROUND, None)


def test_activity_reach_has_fixed_names() -> None:
    """The two words for reach never change on the wire."""
    assert [one.value for one in Reach] == ["ground", "air-only"]
