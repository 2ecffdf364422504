"""The durable index keeps what it was given, whoever opens it again."""

from __future__ import annotations

from pathlib import Path

from checkfire.check.asked import asked_about
from checkfire.locate.geodesic import destination
from checkfire.store.rtree_index import RtreeIndex
from checkfire.vocab.place import Circle, Method, Place, Point
from checkfire.vocab.protected import ObjectKind, Protected

HERE = Point(lat_e7=352_854_000, lon_e7=401_760_000)


def held(object_id: str, away_m: float) -> Protected:
    """Return a site north of a place."""
    place = Place(stated="x", method=Method.DRAWN, area=Circle(centre=destination(HERE, away_m, 0)))
    return Protected(object_id=object_id, kind=ObjectKind.SITE, owner="relief", label="x", place=place)


def near(index: RtreeIndex, count: int, within_m: float) -> list[str]:
    """Return the ids of the nearest objects."""
    seen = index.nearest(asked_about(Circle(centre=HERE), 0), count, within_m)
    return [one.held.object_id for one in seen]


def test_an_index_that_is_opened_again_holds_every_change(tmp_path: Path) -> None:
    """R15: a register that changed until the power went is checked as it was then."""
    first = RtreeIndex(tmp_path / "index", [held("a", 100), held("b", 200)])
    first.put(held("c", 50))
    first.put(held("a", 300))
    first.drop("b")
    first.close()
    again = RtreeIndex(tmp_path / "index")
    assert ["c", "a"] == near(again, 9, 1_000)
    again.close()


def test_a_dense_town_and_an_empty_country_are_both_answered(tmp_path: Path) -> None:
    """R16: wherever somebody asks, the nearest are found, a thousand at one place or one far away."""
    town = [held(f"{i:04}", 10) for i in range(1_000)]
    index = RtreeIndex(tmp_path / "index", [*town, held("far", 14_000)])
    assert [f"{i:04}" for i in range(20)] == near(index, 20, 15_000)
    assert 1_001 == len(near(index, 2_000, 15_000))
    for one in town:
        index.drop(one.object_id)
    assert ["far"] == near(index, 20, 15_000)
    index.close()
