"""A new or moved object against the filed notices says what each notice says of the object."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from checkfire.check.evaluate import evaluate
from checkfire.check.memory_index import MemoryIndex
from checkfire.check.turned import FiledNotices, as_object
from checkfire.locate.geodesic import destination
from checkfire.vocab.activity import Reach
from checkfire.vocab.height import AltitudeBand
from checkfire.vocab.place import Circle, Corridor, Point
from checkfire.vocab.protected import ObjectKind
from checkfire.vocab.verdict import Finding

NOWHERE = Circle(centre=Point(lat_e7=910_000_000, lon_e7=0))


@pytest.fixture
def filed(make: Any, here: Point) -> FiledNotices:
    """Return notices 0, 5, 10 ... 95 km north, one that has no place and one that was withdrawn."""
    notices = FiledNotices()
    for km in range(0, 100, 5):
        notices.put(f"{km:02}", make.notice(Circle(centre=destination(here, 1_000 * km, 0), radius_m=500)))
    notices.put("lost", make.notice(None))
    notices.put("gone", make.notice())
    notices.drop("gone")
    notices.drop("never there")
    return notices


def test_a_new_object_is_held_against_the_notices_around_it(
    filed: FiledNotices, make: Any, here: Point, noon: datetime
) -> None:
    """R15: what is notified after a notice was filed is met as if it had been there before."""
    held = make.site(Circle(centre=destination(here, 10_600, 0)), standoff_m=200)
    found = {name: verdict.finding for name, verdict in filed.verdicts(held, now=noon)}
    assert {"00", "05", "10", "15", "20", "25", "lost"} == set(found)
    assert ["10"] == [name for name, finding in found.items() if finding is Finding.CONFLICT]
    assert Finding.UNKNOWN is found["lost"]


def test_a_moved_notice_is_found_where_it_now_is(filed: FiledNotices, make: Any, here: Point) -> None:
    """R15: a notice that was amended is held against objects at its new place alone."""
    filed.put("00", make.notice(Circle(centre=destination(here, 50_000, 90))))
    assert "00" not in filed.near(make.site())
    assert ["00", "lost"] == filed.near(make.site(Circle(centre=destination(here, 50_000, 90))))


def test_a_route_is_held_against_all_notices_along_it(filed: FiledNotices, make: Any, here: Point) -> None:
    """R15: a convoy matters wherever it passes; one that is somewhere else as well, or nowhere, to all."""
    stops = make.stop(destination(here, 30_000, 0), 0, 1), make.stop(destination(here, 60_000, 0), 2, 3)
    along = {f"{km:02}" for km in range(15, 80, 5)} | {"lost"}
    line = Corridor(line=tuple(stop.point for stop in stops), half_width_m=0)
    for held in (make.convoy(*stops), make.convoy(*stops, area=line), make.convoy(stops[0])):
        assert set(filed.near(held)) <= along
    assert along == set(filed.near(make.convoy(*stops)))
    for held in (make.convoy(*stops, area=Circle(centre=here)), make.site(None), make.site(NOWHERE)):
        assert 21 == len(filed.near(held))


def test_two_notices_in_one_place_are_in_conflict(make: Any, noon: datetime) -> None:
    """CF-NTC-01: two notices that share a place, a time and a height are told to whoever may see both."""
    band = AltitudeBand()
    other = as_object("other", "bravo", "Patrol", make.notice(from_min=30, to_min=90, band=band))
    assert (ObjectKind.NOTICE, "bravo", None) == (other.kind, other.owner, other.heights)
    in_air = as_object("other", "bravo", "Patrol", make.notice(band=band, reach=Reach.AIR_ONLY))
    assert band == in_air.heights
    (reason,) = evaluate(make.notice(), MemoryIndex([other]), now=noon).reasons
    assert ("CF-NTC-01", "other", 0) == (reason.rule, reason.object, reason.gap_m)
    later = evaluate(make.notice(from_min=-60, to_min=-1), MemoryIndex([other]), now=noon)
    assert ["CF-NEAR-01", "CF-WIN-01"] == [one.rule for one in later.reasons]
