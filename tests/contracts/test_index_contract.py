"""What every index has to keep: nothing is missed, a change is seen at once, and all give the same answers.

An adapter is a class at the end of this file that inherits ``IndexContract`` and says how it is filled.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checkfire.check.asked import asked_about
from checkfire.check.evaluate import evaluate
from checkfire.check.index import Index, Sighting
from checkfire.check.memory_index import MemoryIndex
from checkfire.locate.geodesic import destination, distance_m
from checkfire.store.kernel_index import KernelIndex, is_built
from checkfire.store.rtree_index import RtreeIndex
from checkfire.vocab.activity import Activity, Reach
from checkfire.vocab.height import AltitudeBand, Height, HeightReference, HeightUnit
from checkfire.vocab.instant import Window
from checkfire.vocab.place import Area, Circle, Corridor, Method, Place, Point, Polygon
from checkfire.vocab.protected import ObjectKind, Protected, Stop

SPOTS = [
    Point(lat_e7=352_854_000, lon_e7=401_760_000),
    Point(lat_e7=900_000_000, lon_e7=0),
    Point(lat_e7=-900_000_000, lon_e7=1_000_000_000),
    Point(lat_e7=0, lon_e7=1_800_000_000),
    Point(lat_e7=651_234_567, lon_e7=-1_800_000_000),
]

SHARED = settings(suppress_health_check=[HealthCheck.differing_executors])
"""One promise is kept by several indexes."""

spots = st.sampled_from(SPOTS)
bearings = st.floats(0, 360, exclude_max=True)


def held(
    object_id: str,
    area: Area | None,
    *,
    stops: tuple[Stop, ...] = (),
    accuracy_m: int | None = None,
    **more: int,
) -> Protected:
    """Return a registered object."""
    place = Place(stated="as said", method=Method.DRAWN, area=area, accuracy_m=accuracy_m)
    kind = ObjectKind.MOVEMENT if stops else ObjectKind.SITE
    return Protected(
        object_id=object_id, kind=kind, owner="relief", label="x", place=place, stops=stops, **more
    )


def ids(seen: Iterable[Sighting]) -> list[str]:
    """Return the ids of what was seen, in order of their names."""
    return sorted(one.held.object_id for one in seen)


def near(index: Index, around: Point, within_m: float) -> list[str]:
    """Return the ids of all objects within a distance of a point."""
    return ids(index.nearest(asked_about(Circle(centre=around), 0), 1_000, within_m))


def met(index: Index, around: Point, radius_m: int = 0) -> list[str]:
    """Return the ids of all objects that a notice comes too near to."""
    return ids(index.meeting(asked_about(Circle(centre=around, radius_m=radius_m), 0)))


NOON = datetime(2016, 9, 17, 12, 0, tzinfo=UTC)


class Scene:
    """Objects and notices of every kind around a spot."""

    def __init__(self, chance: random.Random, spot: Point, within_m: int) -> None:
        """Start at a spot."""
        self.chance, self.spot, self.within_m = chance, spot, within_m

    def object(self, object_id: str) -> Protected:
        """Return an object of any kind, with any of its fields."""
        chance = self.chance
        if chance.random() < 0.3:
            one = held(object_id, None, stops=self._stops(), corridor_m=chance.choice((0, 300)))
        else:
            one = held(object_id, self._area(), accuracy_m=chance.choice((None, 100)))
            from_, until = chance.choice((None, self._at(-90, 0))), chance.choice((None, self._at(0, 90)))
            one = replace(one, window=chance.choice((None, Window.between(from_, until))))
        return replace(
            one,
            standoff_m=chance.choice((0, 100, 2_000)),
            heights=self._band(),
            stale_since=chance.choice((None, None, self._at(-9, 9))),
        )

    def activity(self) -> Activity:
        """Return a notice."""
        place = Place(stated="x", method=Method.DRAWN, area=self._area())
        window = Window(starts_at=self._at(-60, 0), ends_at=self._at(0, 60))
        reach = self.chance.choice((Reach.GROUND, Reach.AIR_ONLY))
        return Activity(place=place, window=window, band=self._band(), reach=reach)

    def _at(self, least_min: int, most_min: int) -> datetime:
        return NOON + timedelta(minutes=self.chance.randint(least_min, most_min))

    def _point(self) -> Point:
        away_m = self.within_m * self.chance.random() ** 2
        return destination(self.spot, away_m, self.chance.random() * 360)

    def _area(self) -> Area:
        match self.chance.randrange(4):
            case 0:
                return Circle(centre=self._point(), radius_m=self.chance.choice((0, 500)))
            case 1:
                line = tuple(self._point() for _ in range(self.chance.randint(2, 5)))
                return Corridor(line=line, half_width_m=self.chance.randint(0, 500))
            case 2:
                return Polygon(corners=tuple(self._ring(30)[:: self.chance.choice((1, 2, 5))]))
            case _:
                return Polygon(corners=tuple(self._ring(60)), holes=(tuple(self._ring(90)),))

    def _ring(self, step_deg: int) -> list[Point]:
        size_m = self.within_m / 300 * step_deg
        return [destination(self.spot, size_m, bearing) for bearing in range(0, 360, step_deg)]

    def _stops(self) -> tuple[Stop, ...]:
        return tuple(
            Stop(
                point=self._point(),
                arrives_at=self.chance.choice((None, self._at(40 * i - 60, 40 * i - 50))),
                departs_at=self._at(40 * i - 40, 40 * i - 30),
                tolerance_s=self.chance.choice((0, 600)),
                is_promised=self.chance.random() < 0.7,
            )
            for i in range(self.chance.randint(2, 4))
        )

    def _band(self) -> AltitudeBand | None:
        reference = self.chance.choice(list(HeightReference))
        unit = HeightUnit.HUNDRED_FT if reference is HeightReference.FL else HeightUnit.FT
        low, high = (Height(value=value, unit=unit, reference=reference) for value in (100, 900))
        bands = (None, AltitudeBand(lower=high), AltitudeBand(upper=low), AltitudeBand(lower=low, upper=high))
        return self.chance.choice(bands)


class IndexContract:
    """The promises of the port; an adapter overrides ``index_of``."""

    def index_of(self, objects: list[Protected]) -> Index:
        """Return the index under test, filled with these objects."""
        raise NotImplementedError

    @SHARED
    @given(spot=spots, bearing_deg=bearings, away_m=st.integers(0, 400_000), spare_m=st.floats(0.05, 5_000))
    def test_no_point_within_reach_is_left_out(
        self, spot: Point, bearing_deg: float, away_m: int, spare_m: float
    ) -> None:
        """An object within the distance asked for is found, at poles and antimeridian as elsewhere."""
        point = destination(spot, away_m, bearing_deg)
        index = self.index_of([held("a", Circle(centre=point))])
        assert ["a"] == near(index, spot, distance_m(spot, point) + spare_m)

    @SHARED
    @given(
        spot=spots,
        bearing_deg=bearings,
        grown_m=st.tuples(*[st.integers(0, 50_000)] * 4),
        within_m=st.integers(1, 50_000),
    )
    def test_an_object_reaches_as_far_as_it_grows(
        self, spot: Point, bearing_deg: float, grown_m: tuple[int, int, int, int], within_m: int
    ) -> None:
        """Radius, accuracy, corridor and standoff all count: together they can bring a conflict."""
        radius_m, accuracy_m, corridor_m, standoff_m = grown_m
        point = destination(spot, sum(grown_m) + within_m - 0.05, bearing_deg)
        index = self.index_of(
            [
                held(
                    "a",
                    Circle(centre=point, radius_m=radius_m),
                    accuracy_m=accuracy_m,
                    corridor_m=corridor_m,
                    standoff_m=standoff_m,
                )
            ]
        )
        assert ["a"] == met(index, spot, within_m)

    @SHARED
    @given(
        spot=spots,
        bearing_deg=bearings,
        lengths_m=st.tuples(st.integers(1_000, 1_500_000), st.integers(1_000, 1_500_000)),
    )
    def test_the_middle_of_a_long_leg_is_found(
        self, spot: Point, bearing_deg: float, lengths_m: tuple[int, int]
    ) -> None:
        """A leg between far stops is found where it passes, not only at its ends."""
        ends = (
            destination(spot, lengths_m[0], bearing_deg),
            destination(spot, lengths_m[1], bearing_deg + 180),
        )
        stops = tuple(Stop(point=end, arrives_at=None, departs_at=None, tolerance_s=0) for end in ends)
        index = self.index_of(
            [held("leg", None, stops=stops), held("line", Corridor(line=ends, half_width_m=0))]
        )
        assert ["leg", "line"] == met(index, spot, 1)

    @SHARED
    @given(spot=spots, size_m=st.integers(100, 1_500_000), off=st.floats(0, 0.4), bearing_deg=bearings)
    def test_the_inside_of_a_large_area_is_found(
        self, spot: Point, size_m: int, off: float, bearing_deg: float
    ) -> None:
        """Who stands in a large area far from its border is in it."""
        centre = destination(spot, size_m * off, bearing_deg)
        corners = tuple(destination(centre, size_m, bearing) for bearing in (0, 90, 180, 270))
        index = self.index_of([held("a", Polygon(corners=corners))])
        assert ["a"] == met(index, spot)

    def test_what_is_far_is_left_out(self) -> None:
        """What is beyond the distance asked for is not listed."""
        objects = [
            held(f"{i:02}", Circle(centre=destination(SPOTS[0], 10_000 * i, 80))) for i in range(1, 41)
        ]
        assert ["01", "02"] == near(self.index_of(objects), SPOTS[0], 25_000)

    def test_each_object_comes_once(self) -> None:
        """An object around a pole or across the antimeridian is not told twice."""
        objects = [held(f"{i}", Circle(centre=spot, radius_m=500_000)) for i, spot in enumerate(SPOTS)]
        index = self.index_of(objects)
        for i, spot in enumerate(SPOTS):
            found = near(index, spot, 1_000)
            assert f"{i}" in found
            assert len(found) == len(set(found))

    @pytest.mark.parametrize(
        "lost",
        [
            None,
            Polygon(corners=tuple(destination(SPOTS[0], 9_000_000, bearing) for bearing in (0, 120, 240))),
        ],
        ids=["no-area", "around-the-earth"],
    )
    def test_what_has_no_place_is_told_apart(self, lost: Area | None) -> None:
        """An object that cannot be placed is told as such, and never as a candidate."""
        index = self.index_of([held("lost", lost), held("found", Circle(centre=SPOTS[0]))])
        assert ["lost"] == [held.object_id for held in index.unlocatable()]
        assert ["found"] == near(index, SPOTS[0], 2_000_000)

    def test_objects_come_back_as_they_went_in(self) -> None:
        """What a check sees of an object is exactly what the picture holds."""
        one = held("a", Circle(centre=SPOTS[0], radius_m=5), accuracy_m=7, standoff_m=9)
        index = self.index_of([one])
        assert [one] == [seen.held for seen in index.nearest(asked_about(Circle(centre=SPOTS[0]), 0), 9, 1)]

    def test_a_change_is_seen_at_once(self) -> None:
        """R15: an object that moves is found where it now is, one that is dropped nowhere, and one alone."""
        here, there = Circle(centre=SPOTS[0]), Circle(centre=destination(SPOTS[0], 50_000, 90))
        index = self.index_of([held(f"{i}", here) for i in range(40)])
        for i in range(40):
            index.put(held(f"{i}", there))
            assert i + 1 == len(near(index, there.centre, 10))
        for i in range(20):
            index.drop(f"{i}")
        index.drop("never there")
        assert ([], 20) == (near(index, here.centre, 10), len(near(index, there.centre, 10)))
        index.put(held("20", None))
        assert (19, ["20"]) == (
            len(near(index, there.centre, 10)),
            [one.object_id for one in index.unlocatable()],
        )

    def test_every_view_of_an_object_is_kept(self) -> None:
        """CF-WIN-03: a movement is where its plan puts it and where it was seen, and leaves both at once."""
        views = [held("a", Circle(centre=destination(SPOTS[0], away_m, 0))) for away_m in (100, 9_000)]
        views = [replace(view, label=label) for view, label in zip(views, ("plan", "seen"), strict=True)]
        lost = replace(held("a", None), label="lost")
        for index in (self.index_of([*views, lost]), self.index_of([held("a", Circle(centre=SPOTS[0]))])):
            index.put(*views, lost)
            seen = index.nearest(asked_about(Circle(centre=SPOTS[0]), 0), 9, 10_000)
            assert ["plan", "seen"] == [one.held.label for one in seen]
            assert ["lost"] == [one.label for one in index.unlocatable()]
            index.drop("a")
            assert ([], []) == (near(index, SPOTS[0], 10_000), list(index.unlocatable()))

    @SHARED
    @given(seed=st.integers(0, 2**32), spot=spots, within_m=st.sampled_from([500, 20_000, 200_000]))
    def test_every_index_gives_the_same_verdict(self, seed: int, spot: Point, within_m: int) -> None:
        """R17: whatever index a desk, a client or a sceptic uses, the verdict is the same, word for word."""
        scene = Scene(random.Random(seed), spot, within_m)
        objects = [scene.object(f"{i}") for i in range(scene.chance.randint(1, 50))]
        oracle, index = MemoryIndex(objects), self.index_of(objects[: len(objects) // 2])
        for one in objects[len(objects) // 2 :]:
            index.put(one)
        for i in range(0, len(objects), 7):
            moved = replace(scene.object("x"), object_id=f"{i}")
            oracle.put(moved)
            index.put(moved)
        for count in (0, 3, 20):
            activity = scene.activity()
            assert evaluate(activity, oracle, now=NOON, nearest_count=count) == evaluate(
                activity, index, now=NOON, nearest_count=count
            )


class TestMemoryIndex(IndexContract):
    """The index in memory."""

    def index_of(self, objects: list[Protected]) -> Index:
        """Return an index in memory."""
        return MemoryIndex(objects)


class TestRtreeIndex(IndexContract):
    """The durable index."""

    def index_of(self, objects: list[Protected]) -> Index:
        """Return an index in a database."""
        return RtreeIndex(Path(":memory:"), objects)


if is_built():

    class TestKernelIndex(IndexContract):
        """The compiled index, where there is a compiler."""

        def index_of(self, objects: list[Protected]) -> Index:
            """Return an index in the kernel."""
            return KernelIndex(objects)
