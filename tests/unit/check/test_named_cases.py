"""Cases by name: towns, rims, holes, convoys that pass, and checks with very many answers."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from checkfire.check.evaluate import PAGE, evaluate, evaluate_in_steps
from checkfire.check.memory_index import MemoryIndex
from checkfire.locate.geodesic import destination
from checkfire.vocab.activity import Activity, Reach
from checkfire.vocab.height import AltitudeBand, Height, HeightReference, HeightUnit
from checkfire.vocab.instant import Window
from checkfire.vocab.place import Circle, Point, Polygon
from checkfire.vocab.protected import Protected
from checkfire.vocab.verdict import Finding, Verdict

FL_300_UP = AltitudeBand(lower=Height(value=300, unit=HeightUnit.HUNDRED_FT, reference=HeightReference.FL))
UP_TO_FL_100 = AltitudeBand(upper=Height(value=100, unit=HeightUnit.HUNDRED_FT, reference=HeightReference.FL))


@pytest.fixture
def check(noon: datetime) -> Any:
    """Return a check of a notice against some objects."""

    def run(activity: Activity, *objects: Protected, **more: Any) -> Verdict:
        return evaluate(activity, MemoryIndex(objects), now=noon, **more)

    return run


def test_a_dense_town_does_not_make_the_list_long(check: Any, make: Any, here: Point) -> None:
    """R16: the nearest are listed, as many as asked for, and every conflict beside them."""
    around = [make.site(Circle(centre=destination(here, 100 + i, i)), object_id=f"{i:03}") for i in range(60)]
    wide = make.site(Circle(centre=destination(here, 9_000, 0)), object_id="wide", standoff_m=10_000)
    verdict = check(make.notice(), *around, wide)
    assert [f"{i:03}" for i in range(20)] + ["wide"] == [near.object for near in verdict.nearest]
    assert ["wide"] == [reason.object for reason in verdict.reasons if reason.finding is Finding.CONFLICT]
    assert ["000", "wide"] == [
        near.object for near in check(make.notice(), *around, wide, nearest_count=1).nearest
    ]
    assert ["wide"] == [near.object for near in check(make.notice(), *around, wide, nearest_count=0).nearest]


def test_two_points_40_m_apart_stay_two(check: Any, make: Any) -> None:
    """R16: the two Kunduz points, 40 m apart, are two objects with two distances."""
    hospital = Point.of_degrees(36.717944, 68.862361)
    other = destination(hospital, 40, 310)
    verdict = check(
        make.notice(Circle(centre=hospital)),
        make.site(Circle(centre=hospital), object_id="a"),
        make.site(Circle(centre=other), object_id="b"),
    )
    assert [("a", 0), ("b", 40)] == [(near.object, near.gap_m) for near in verdict.nearest]


@pytest.mark.parametrize("lat_deg", [0.0, 35.0, 60.0, 85.0, -85.0])
@pytest.mark.parametrize("by_m", [15, -2])
def test_circles_that_overlap_at_the_rim_are_met_on_every_bearing(
    check: Any, make: Any, lat_deg: float, by_m: int
) -> None:
    """CF-SPC-01: two circles that overlap by 15 m are a conflict everywhere; 2 m apart they are not."""
    centre = Point.of_degrees(lat_deg, 179.99)
    expected = Finding.CONFLICT if by_m > 0 else Finding.NONE_KNOWN
    for bearing in range(0, 360, 15):
        held = make.site(Circle(centre=destination(centre, 5_000 - by_m, bearing), radius_m=2_000))
        verdict = check(make.notice(Circle(centre=centre, radius_m=3_000)), held)
        assert expected is verdict.finding


def test_a_hole_is_no_part_of_an_area(check: Any, make: Any, here: Point) -> None:
    """R15: who stands in the hole of an area is as far from it as its inner border."""
    rings = [
        tuple(destination(here, size_m, bearing) for bearing in range(0, 360, 45))
        for size_m in (5_000, 2_000)
    ]
    area = Polygon(corners=rings[0], holes=(rings[1],))
    verdict = check(make.notice(Circle(centre=here, radius_m=100)), make.site(area))
    assert (Finding.NONE_KNOWN, [1_747]) == (verdict.finding, [near.gap_m for near in verdict.nearest])
    assert Finding.CONFLICT is check(make.notice(), make.site(Polygon(corners=rings[0]))).finding
    border = Circle(centre=destination(here, 3_000, 10))
    assert Finding.CONFLICT is check(make.notice(border), make.site(area)).finding


@pytest.mark.parametrize(
    ("from_min", "finding"), [(-50, Finding.NONE_KNOWN), (-26, Finding.CONFLICT), (2, Finding.NONE_KNOWN)]
)
def test_a_convoy_that_keeps_its_pace_is_met_only_where_it_is(
    check: Any, make: Any, here: Point, from_min: int, finding: Finding
) -> None:
    """R13, CF-WIN-01: a convoy passes a place halfway at half of its time, give or take its tolerance."""
    stops = (
        make.stop(destination(here, 20_000, 270), None, -60, tolerance_s=600, is_promised=True),
        make.stop(destination(here, 20_000, 90), 20, None, tolerance_s=600, is_promised=True),
    )
    notice = make.notice(from_min=from_min, to_min=from_min + 15)
    assert finding is check(notice, make.convoy(*stops)).finding
    overlap = check(notice, make.convoy(*stops)).reasons[0].overlap
    assert (overlap is not None) is (finding is Finding.CONFLICT)


def test_an_overlap_is_told(check: Any, make: Any, noon: datetime) -> None:
    """R15: a conflict tells within which time both are there."""
    window = Window.between(noon + timedelta(minutes=10), None)
    (reason,) = check(make.notice(), make.site(window=window)).reasons
    assert Window(starts_at=window.starts_at, ends_at=noon + timedelta(minutes=60)) == reason.overlap
    later = Window.between(noon + timedelta(minutes=61), None)
    assert "CF-WIN-01" in [reason.rule for reason in check(make.notice(), make.site(window=later)).reasons]


def test_a_check_in_steps_pauses_after_a_bounded_number(make: Any, noon: datetime) -> None:
    """R15: a check with very many answers gives way between them, and comes to the same verdict."""
    index = MemoryIndex(make.site(object_id=f"{i}", stale_since=noon) for i in range(2 * PAGE))
    steps, pauses = evaluate_in_steps(make.notice(), index, noon, 15_000, 20), 0
    while True:
        try:
            next(steps)
            pauses += 1
        except StopIteration as done:
            assert done.value == evaluate(make.notice(), index, now=noon)
            break
    assert pauses == 4
    heights = UP_TO_FL_100
    air = MemoryIndex(make.site(object_id=f"{i}", heights=heights) for i in range(3))
    above = make.notice(band=FL_300_UP, reach=Reach.AIR_ONLY)
    assert 3 == sum(reason.rule == "CF-ALT-01" for reason in evaluate(above, air, now=noon).reasons)
