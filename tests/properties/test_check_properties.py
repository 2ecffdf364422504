"""Verdicts that must hold for every notice and every register: warnings come easily and never go away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st

from checkfire.check.evaluate import NEAREST_WITHIN_M, evaluate
from checkfire.check.memory_index import MemoryIndex
from checkfire.locate.geodesic import destination, distance_and_bearing, distance_m
from checkfire.vocab.activity import Activity, Reach
from checkfire.vocab.height import AltitudeBand, Height, HeightReference, HeightUnit
from checkfire.vocab.instant import Window
from checkfire.vocab.place import Area, Circle, Corridor, Method, Place, Point, Polygon
from checkfire.vocab.protected import ObjectKind, Protected, Stop
from checkfire.vocab.verdict import Finding, Verdict

NOON = datetime(2016, 9, 17, 12, 0, tzinfo=UTC)
SPOTS = [
    Point(lat_e7=352_854_000, lon_e7=401_760_000),
    Point(lat_e7=900_000_000, lon_e7=0),
    Point(lat_e7=-899_999_999, lon_e7=1_799_999_999),
    Point(lat_e7=0, lon_e7=1_800_000_000),
]

spots = st.sampled_from(SPOTS)
bearings = st.floats(0, 360)
metres = st.integers(0, 3_000)


def place(area: Area | None, accuracy_m: int | None = None) -> Place:
    """Return a place."""
    return Place(stated="as said", method=Method.DRAWN, area=area, accuracy_m=accuracy_m)


@st.composite
def points(draw: st.DrawFn, spot: Point, within_m: int) -> Point:
    """Draw a point around a spot."""
    return destination(spot, draw(st.integers(0, within_m)), draw(bearings))


@st.composite
def areas(draw: st.DrawFn, spot: Point, within_m: int) -> Area:
    """Draw an area around a spot; rings may cross themselves."""
    some = draw(st.lists(points(spot, within_m), min_size=3, max_size=5, unique=True))
    match draw(st.integers(0, 2)):
        case 0:
            return Circle(centre=some[0], radius_m=draw(metres))
        case 1:
            return Corridor(line=tuple(some), half_width_m=draw(metres))
        case _:
            return Polygon(corners=tuple(some))


windows = st.tuples(st.integers(-120, 120), st.integers(0, 240)).map(
    lambda at: Window(
        starts_at=NOON + timedelta(minutes=at[0]), ends_at=NOON + timedelta(minutes=at[0] + at[1])
    )
)
heights = st.builds(
    Height,
    value=st.integers(0, 3_000),
    unit=st.sampled_from([HeightUnit.M, HeightUnit.FT]),
    reference=st.sampled_from([HeightReference.AGL, HeightReference.AMSL]),
)
bands = st.one_of(
    st.none(),
    heights.map(lambda lower: AltitudeBand(lower=lower)),
    heights.map(lambda upper: AltitudeBand(upper=upper)),
)
times = st.one_of(st.none(), st.integers(-200, 200).map(lambda minute: NOON + timedelta(minutes=minute)))


@st.composite
def activities(draw: st.DrawFn, spot: Point) -> Activity:
    """Draw an activity around a spot."""
    accuracy_m = draw(st.one_of(st.none(), metres))
    return Activity(
        place=place(draw(areas(spot, 8_000)), accuracy_m),
        window=draw(windows),
        band=draw(bands),
        reach=draw(st.sampled_from(Reach)),
    )


@st.composite
def objects(draw: st.DrawFn, spot: Point, number: int) -> Protected:
    """Draw a site, a position or a movement around a spot."""
    kind = draw(st.sampled_from(ObjectKind))
    stops = ()
    if kind is ObjectKind.MOVEMENT:
        ways = draw(st.lists(st.tuples(points(spot, 20_000), times, times, metres), min_size=1, max_size=4))
        stops = tuple(
            Stop(point=point, arrives_at=arrives_at, departs_at=departs_at, tolerance_s=tolerance_s)
            for point, arrives_at, departs_at, tolerance_s in ways
        )
    return Protected(
        object_id=f"object-{number}",
        kind=kind,
        owner="relief",
        label="x",
        place=place(None if stops else draw(areas(spot, 25_000)), draw(st.one_of(st.none(), metres))),
        stops=stops,
        corridor_m=draw(metres) if stops else 0,
        standoff_m=draw(metres),
        heights=draw(bands),
        stale_since=draw(st.one_of(st.none(), times)),
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[Activity, list[Protected]]:
    """Draw an activity and a small register around one spot."""
    spot = draw(spots)
    count = draw(st.integers(1, 4))
    return draw(activities(spot)), [draw(objects(spot, number)) for number in range(count)]


def check(
    activity: Activity, held: Iterable[Protected], *, nearest_within_m: int = NEAREST_WITHIN_M
) -> Verdict:
    """Check an activity at noon."""
    return evaluate(activity, MemoryIndex(held), now=NOON, nearest_within_m=nearest_within_m)


def in_conflict(verdict: Verdict) -> set[str | None]:
    """Return the objects that a verdict names in conflict."""
    return {reason.object for reason in verdict.reasons if reason.finding is Finding.CONFLICT}


def grown(held: Protected, by: int) -> list[Protected]:
    """Return an object with more of everything that it can have more of, one at a time."""
    later = tuple(replace(stop, tolerance_s=stop.tolerance_s + by) for stop in held.stops)
    bigger = [
        replace(held, standoff_m=held.standoff_m + by),
        replace(held, corridor_m=held.corridor_m + by),
        replace(held, place=place(held.area, (held.place.accuracy_m or 0) + by)),
        replace(held, heights=None),
        replace(held, stops=later),
        replace(held, stale_since=NOON),
    ]
    if isinstance(held.area, Circle):
        larger = msgspec.structs.replace(held.area, radius_m=held.area.radius_m + by)
        bigger.append(replace(held, place=place(larger, held.place.accuracy_m)))
    return bigger


def grown_activities(activity: Activity, by: int) -> list[Activity]:
    """Return an activity with more of everything that it can have more of, one at a time."""
    change = msgspec.structs.replace
    bigger = [
        change(activity, window=activity.window.widened(by)),
        change(activity, place=place(activity.place.area, (activity.place.accuracy_m or 0) + by)),
        change(activity, band=None),
        change(activity, reach=Reach.GROUND),
    ]
    match activity.place.area:
        case Circle(radius_m=radius_m) as circle:
            larger: Area = change(circle, radius_m=radius_m + by)
        case Corridor(half_width_m=half_width_m) as corridor:
            larger = change(corridor, half_width_m=half_width_m + by)
        case _:
            return bigger
    return [*bigger, change(activity, place=place(larger, activity.place.accuracy_m))]


@given(case=cases(), by=st.integers(1, 5_000), pick=st.integers(0, 6), which=st.integers(0, 3))
def test_more_of_anything_never_takes_a_conflict_away(
    case: tuple[Activity, list[Protected]], by: int, pick: int, which: int
) -> None:
    """A larger area, a longer window, a wider standoff or a less exact place keeps every conflict."""
    activity, held = case
    before = in_conflict(check(activity, held))
    assume(before)
    activities, i = grown_activities(activity, by), which % len(held)
    objects = grown(held[i], by)
    assert before <= in_conflict(check(activities[pick % len(activities)], held))
    more = [*held[:i], objects[pick % len(objects)], *held[i + 1 :]]
    assert before <= in_conflict(check(activity, more))


@given(case=cases(), lost=st.integers(0, 3))
def test_what_cannot_be_read_is_never_none_known(case: tuple[Activity, list[Protected]], lost: int) -> None:
    """Invariant 7: one object or notice that cannot be placed, timed or trusted is enough for unknown."""
    activity, held = case
    here = place(activity.place.area)
    one = replace(held[0], object_id="lost", stops=(), heights=None, stale_since=None)
    unreadable = [
        replace(one, place=place(None)),
        replace(one, place=here, kind=ObjectKind.MOVEMENT),
        replace(one, place=here, stale_since=NOON),
        replace(one, place=place(Circle(centre=Point(lat_e7=0, lon_e7=1_800_000_001)))),
    ][lost]
    assert Finding.NONE_KNOWN is not check(activity, [*held, unreadable]).finding
    nowhere = msgspec.structs.replace(activity, place=place(None))
    assert Finding.UNKNOWN is check(nowhere, held).finding


@given(case=cases(), order=st.randoms(use_true_random=False))
def test_the_order_of_the_register_does_not_matter(
    case: tuple[Activity, list[Protected]], order: Random
) -> None:
    """R17: the same notice over the same register gives the same verdict, word for word."""
    activity, held = case
    shuffled = list(held)
    order.shuffle(shuffled)
    assert check(activity, held) == check(activity, shuffled)


@given(case=cases())
def test_a_verdict_is_whole_and_in_order(case: tuple[Activity, list[Protected]]) -> None:
    """R16: a finding is the worst of its reasons; what is near or in conflict is listed, nearest first."""
    verdict = check(*case)
    order = [Finding.CONFLICT, Finding.UNKNOWN, Finding.NONE_KNOWN]
    assert verdict.finding is min((reason.finding for reason in verdict.reasons), key=order.index)
    assert list(verdict.nearest) == sorted(
        verdict.nearest, key=lambda near: (near.gap_m, near.distance_m, near.object)
    )
    assert in_conflict(verdict) <= {near.object for near in verdict.nearest}
    for near in verdict.nearest:
        assert 0 <= near.gap_m <= near.distance_m + 1
        assert 0 <= near.bearing_deg < 360


@given(case=cases(), within_m=st.integers(0, 40_000))
def test_a_wider_list_holds_the_narrower_one(case: tuple[Activity, list[Protected]], within_m: int) -> None:
    """How far the list reaches changes neither what is in it nor what is in conflict."""
    wide, narrow = check(*case, nearest_within_m=40_000), check(*case, nearest_within_m=within_m)
    assert set(narrow.nearest) <= set(wide.nearest)
    assert {near.object for near in wide.nearest if near.gap_m <= within_m} <= {
        near.object for near in narrow.nearest
    }
    assert in_conflict(wide) == in_conflict(narrow)


@st.composite
def plans(draw: st.DrawFn) -> list[Stop]:
    """Draw a plan that can be kept: rides, rests and tolerances."""
    stops = [Stop(point=draw(spots), arrives_at=NOON, departs_at=NOON, tolerance_s=0)]
    for _ in range(draw(st.integers(1, 4))):
        last = stops[-1]
        assert last.departs_at
        arrives_at = last.departs_at + timedelta(minutes=draw(st.integers(1, 90)))
        departs_at = arrives_at + timedelta(minutes=draw(st.integers(0, 60)))
        point = draw(points(last.point, 30_000))
        tolerance_s = draw(st.integers(0, 1_200))
        stops.append(Stop(point=point, arrives_at=arrives_at, departs_at=departs_at, tolerance_s=tolerance_s))
    return stops


def passed(stops: list[Stop], late: float) -> list[tuple[datetime, Point]]:
    """Return when a convoy leaves and reaches each stop, early or late by a part of each tolerance."""
    return [
        (at + timedelta(seconds=late * stop.tolerance_s), stop.point)
        for stop in stops
        for at in (stop.arrives_at, stop.departs_at)
        if at
    ]


@given(stops=plans(), late=st.floats(-1, 1), moment=st.floats(0, 1), aside=st.tuples(metres, bearings))
def test_no_moment_of_a_plan_is_missed(
    stops: list[Stop], late: float, moment: float, aside: tuple[int, float]
) -> None:
    """R15: wherever a convoy is at any moment, early or late within its tolerances, it is met there."""
    convoy = Protected(
        object_id="convoy",
        kind=ObjectKind.MOVEMENT,
        owner="relief",
        label="x",
        place=place(None),
        stops=tuple(stops),
        standoff_m=500,
    )
    marks = passed(stops, late)
    at = marks[0][0] + moment * (marks[-1][0] - marks[0][0])
    for (starts_at, a), (ends_at, b) in pairwise(marks):
        if starts_at <= at <= ends_at:
            away_m, bearing_deg = distance_and_bearing(a, b)
            part = (at - starts_at) / max(ends_at - starts_at, timedelta(microseconds=1))
            where = destination(a, away_m * part, bearing_deg)
            notice = Circle(centre=destination(where, *aside), radius_m=max(1, aside[0] - 499))
            activity = Activity(place=place(notice), window=Window(starts_at=at, ends_at=at))
            assert {"convoy"} == in_conflict(check(activity, [convoy]))


@given(spot=spots, away_m=st.integers(0, 30_000), bearing_deg=bearings, sizes=st.tuples(*[metres] * 4))
def test_circles_agree_with_a_sum_on_paper(
    spot: Point, away_m: int, bearing_deg: float, sizes: tuple[int, int, int, int]
) -> None:
    """CF-SPC-01: two circles are too near exactly if their distance is within the sum of what is stated."""
    centre = destination(spot, away_m, bearing_deg)
    radius_m, accuracy_m, notice_m, standoff_m = sizes
    held = Protected(
        object_id="site",
        kind=ObjectKind.SITE,
        owner="relief",
        label="x",
        place=place(Circle(centre=centre, radius_m=radius_m), accuracy_m),
        standoff_m=standoff_m,
    )
    window = Window(starts_at=NOON, ends_at=NOON)
    verdict = check(Activity(place=place(Circle(centre=spot, radius_m=notice_m)), window=window), [held])
    spare_m = distance_m(spot, centre) - sum(sizes)
    assume(not 0 < spare_m < 1.01)
    assert (verdict.finding is Finding.CONFLICT) is (spare_m <= 0)
