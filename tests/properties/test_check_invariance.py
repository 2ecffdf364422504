"""A verdict does not depend on how a scene is written down: where on Earth, in which order, in which unit."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from checkfire.check.evaluate import evaluate
from checkfire.check.memory_index import MemoryIndex
from checkfire.locate.geodesic import destination
from checkfire.vocab.activity import Activity, Reach
from checkfire.vocab.height import AltitudeBand, Height, HeightReference, HeightUnit
from checkfire.vocab.instant import Window
from checkfire.vocab.place import Area, Circle, Corridor, Method, Place, Point, Polygon
from checkfire.vocab.protected import ObjectKind, Protected
from checkfire.vocab.verdict import Verdict

NOON = datetime(2016, 9, 17, 12, 0, tzinfo=UTC)
MANY = settings(max_examples=1_000)

scenes = st.tuples(st.integers(0, 2**32), st.sampled_from([-85.0, -30.0, 0.0, 35.0, 60.0, 85.0]))


def place(area: Area) -> Place:
    """Return a place."""
    return Place(stated="x", method=Method.DRAWN, area=area)


def area_around(chance: random.Random, spot: Point) -> Area:
    """Return any area near a spot."""

    def point() -> Point:
        return destination(spot, chance.random() * 3_000, chance.random() * 360)

    match chance.randrange(3):
        case 0:
            return Circle(centre=point(), radius_m=chance.choice((0, 500)))
        case 1:
            return Corridor(line=(point(), point(), point()), half_width_m=100)
        case _:
            centre = point()
            turns = sorted(chance.sample(range(0, 360, 5), 5))
            return Polygon(
                corners=tuple(destination(centre, 200 + chance.random() * 800, turn) for turn in turns)
            )


def scene(seed: int, lat_deg: float) -> tuple[Activity, list[Protected]]:
    """Return a notice and some objects on the meridian of 0 degrees."""
    chance, spot = random.Random(seed), Point.of_degrees(lat_deg, 0)
    window = Window(starts_at=NOON, ends_at=NOON + timedelta(hours=1))
    objects = [
        Protected(
            object_id=f"{i}",
            kind=ObjectKind.SITE,
            owner="relief",
            label="x",
            place=place(area_around(chance, spot)),
            standoff_m=chance.choice((0, 500)),
        )
        for i in range(6)
    ]
    return Activity(place=place(area_around(chance, spot)), window=window), objects


def check(activity: Activity, objects: list[Protected]) -> Verdict:
    """Return a verdict."""
    return evaluate(activity, MemoryIndex(objects), now=NOON)


def moved(value: Any, by_e7: int) -> Any:
    """Return anything with all its points moved along their parallel."""
    plain = msgspec.to_builtins(value)

    def move(one: Any) -> Any:
        if isinstance(one, list | tuple):
            return [move(item) for item in one]
        if not isinstance(one, dict):
            return one
        if "lon_e7" in one:
            return one | {"lon_e7": (one["lon_e7"] + by_e7 + 1_800_000_000) % 3_600_000_000 - 1_800_000_000}
        return {key: move(item) for key, item in one.items()}

    return msgspec.convert(move(plain), type(value))


@MANY
@given(scenes, st.sampled_from([1_800_000_000, 1_799_900_000, -1_234_567_890]))
def test_a_scene_across_the_antimeridian_is_judged_as_elsewhere(where: tuple[int, float], by_e7: int) -> None:
    """R15: the Earth is round, so no line on it is an edge; to a metre, for the arithmetic."""
    activity, objects = scene(*where)
    there = [replace(one, place=moved(one.place, by_e7)) for one in objects]
    ours = check(activity, objects)
    theirs = check(msgspec.structs.replace(activity, place=moved(activity.place, by_e7)), there)
    for one, other in zip(
        sorted(ours.nearest, key=lambda near: near.object),
        sorted(theirs.nearest, key=lambda near: near.object),
        strict=True,
    ):
        assert abs(one.gap_m - other.gap_m) <= 1
        assert abs(one.distance_m - other.distance_m) <= 1


def reordered(area: Area, chance: random.Random) -> Area:
    """Return the same area with its points in another order."""
    match area:
        case Polygon(corners=corners):
            start = chance.randrange(len(corners))
            turned = (*corners[start:], *corners[:start])
            return Polygon(corners=turned if chance.random() < 0.5 else turned[::-1])
        case Corridor(line=line, half_width_m=half_width_m):
            return Corridor(line=line[::-1], half_width_m=half_width_m)
        case _:
            return area


@MANY
@given(scenes)
def test_the_order_of_corners_does_not_matter(where: tuple[int, float]) -> None:
    """R15: a ring drawn the other way round, or from another corner, is the same ring."""
    activity, objects = scene(*where)
    chance = random.Random(where[0])

    def again(held: Place) -> Place:
        assert held.area is not None
        return place(reordered(held.area, chance))

    turned = msgspec.structs.replace(activity, place=again(activity.place))
    there = [replace(one, place=again(one.place)) for one in objects]
    cases = (activity, objects), (turned, there)
    gaps = [{near.object: near.gap_m for near in check(*case).nearest} for case in cases]
    assert gaps[0].keys() == gaps[1].keys()
    assert all(abs(gaps[0][name] - gaps[1][name]) <= 1 for name in gaps[0])


@MANY
@given(
    st.lists(st.integers(0, 40), min_size=4, max_size=4),
    st.sampled_from([HeightReference.AGL, HeightReference.AMSL, HeightReference.WGS84, HeightReference.STD]),
)
def test_the_unit_of_a_height_does_not_matter(ends: list[int], reference: HeightReference) -> None:
    """R15: 381 m and 1,250 ft are the same height."""
    bands = sorted(ends[:2]), sorted(ends[2:])
    spot = place(Circle(centre=Point.of_degrees(35, 40)))
    told = set()
    for unit, scale in ((HeightUnit.M, 381), (HeightUnit.FT, 1_250)):
        ours, theirs = (
            AltitudeBand(
                lower=Height(value=low * scale, unit=unit, reference=reference),
                upper=Height(value=high * scale, unit=unit, reference=reference),
            )
            for low, high in bands
        )
        window = Window(starts_at=NOON, ends_at=NOON)
        activity = Activity(place=spot, window=window, band=ours, reach=Reach.AIR_ONLY)
        held = Protected(
            object_id="a", kind=ObjectKind.SITE, owner="x", label="x", place=spot, heights=theirs
        )
        told.add(tuple(reason.rule for reason in check(activity, [held]).reasons))
    assert len(told) == 1
