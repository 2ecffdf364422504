"""The index in memory keeps everything that it was given."""

from __future__ import annotations

from typing import Any

from checkfire.check.memory_index import MemoryIndex
from checkfire.locate.geodesic import destination
from checkfire.vocab.place import Circle, Point


def test_an_empty_register_has_no_candidates(here: Point) -> None:
    """A desk can check before the first object is registered."""
    index = MemoryIndex([])
    assert [] == list(index.candidates(here, 1_000_000))
    assert [] == list(index.unlocatable())


def test_objects_are_found_by_their_own_reach(make: Any, here: Point) -> None:
    """An object with a wide standoff is found from as far as it reaches."""
    far = Circle(centre=destination(here, 30_000, 45))
    index = MemoryIndex(
        [make.site(far, object_id="narrow"), make.site(far, object_id="wide", standoff_m=20_000)]
    )
    assert ["wide"] == [held.object_id for held in index.candidates(here, 10_000)]
