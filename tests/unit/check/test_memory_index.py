"""The index in memory keeps everything that it was given."""

from __future__ import annotations

from typing import Any

from checkfire.check.asked import asked_about
from checkfire.check.memory_index import MemoryIndex
from checkfire.locate.geodesic import destination
from checkfire.vocab.place import Circle, Point


def test_an_empty_register_has_no_candidates(here: Point) -> None:
    """A desk can check before the first object is registered."""
    index = MemoryIndex([])
    assert [] == index.nearest(asked_about(Circle(centre=here), 0), 9, 1_000_000)
    assert [] == list(index.unlocatable())


def test_objects_are_found_by_their_own_reach(make: Any, here: Point) -> None:
    """An object with a wide standoff is found from as far as it reaches."""
    far = Circle(centre=destination(here, 30_000, 45))
    index = MemoryIndex(
        [make.site(far, object_id="narrow"), make.site(far, object_id="wide", standoff_m=20_000)]
    )
    asked = asked_about(Circle(centre=here, radius_m=15_000), 0)
    assert ["wide"] == [seen.held.object_id for seen in index.meeting(asked)]


def test_an_object_that_changes_takes_its_own_place(make: Any, here: Point) -> None:
    """R15: what became of an object is found, and what it was is not, however often it changes."""
    index = MemoryIndex()
    for i in range(200):
        index.put(make.site(Circle(centre=destination(here, 100 * i, 0)), object_id=f"{i % 70}"))
    index.drop("3")
    seen = index.nearest(asked_about(Circle(centre=here), 0), 1_000, 100_000)
    assert len(seen) == 69
    assert 13_000 == min(one.gap_m for one in seen)
