"""What every index has to keep: it may hand over too much, and never too little.

An adapter is a class at the end of this file that inherits ``IndexContract`` and says how it is filled.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkfire.check.index import Index
from checkfire.check.memory_index import MemoryIndex
from checkfire.locate.geodesic import destination, distance_m
from checkfire.vocab.place import Area, Circle, Corridor, Method, Place, Point, Polygon
from checkfire.vocab.protected import ObjectKind, Protected, Stop

SPOTS = [
    Point(lat_e7=352_854_000, lon_e7=401_760_000),
    Point(lat_e7=900_000_000, lon_e7=0),
    Point(lat_e7=-900_000_000, lon_e7=1_000_000_000),
    Point(lat_e7=0, lon_e7=1_800_000_000),
    Point(lat_e7=651_234_567, lon_e7=-1_800_000_000),
]

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


def ids(objects: Iterable[Protected]) -> list[str]:
    """Return the ids of objects, in order of their names."""
    return sorted(one.object_id for one in objects)


class IndexContract:
    """The promises of the port; an adapter overrides ``index_of``."""

    def index_of(self, objects: list[Protected]) -> Index:
        """Return the index under test, filled with these objects."""
        raise NotImplementedError

    @given(spot=spots, bearing_deg=bearings, away_m=st.integers(0, 400_000), spare_m=st.floats(0.05, 5_000))
    def test_no_point_within_reach_is_left_out(
        self, spot: Point, bearing_deg: float, away_m: int, spare_m: float
    ) -> None:
        """An object within the distance asked for is found, at poles and antimeridian as elsewhere."""
        point = destination(spot, away_m, bearing_deg)
        index = self.index_of([held("a", Circle(centre=point))])
        assert ["a"] == ids(index.candidates(spot, distance_m(spot, point) + spare_m))

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
        assert ["a"] == ids(index.candidates(spot, within_m))

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
        assert ["leg", "line"] == ids(index.candidates(spot, 0.1))

    @given(spot=spots, size_m=st.integers(100, 1_500_000), off=st.floats(0, 0.4), bearing_deg=bearings)
    def test_the_inside_of_a_large_area_is_found(
        self, spot: Point, size_m: int, off: float, bearing_deg: float
    ) -> None:
        """Who stands in a large area far from its border is in it."""
        centre = destination(spot, size_m * off, bearing_deg)
        corners = tuple(destination(centre, size_m, bearing) for bearing in (0, 90, 180, 270))
        index = self.index_of([held("a", Polygon(corners=corners))])
        assert ["a"] == ids(index.candidates(spot, 0))

    def test_what_is_far_is_left_out(self) -> None:
        """An index that hands over everything would make every check slow."""
        objects = [
            held(f"{i:02}", Circle(centre=destination(SPOTS[0], 10_000 * i, 80))) for i in range(1, 41)
        ]
        assert ["01", "02"] == ids(self.index_of(objects).candidates(SPOTS[0], 25_000))

    def test_each_object_comes_once(self) -> None:
        """An object around a pole or across the antimeridian is not told twice."""
        objects = [held(f"{i}", Circle(centre=spot, radius_m=500_000)) for i, spot in enumerate(SPOTS)]
        index = self.index_of(objects)
        for i, spot in enumerate(SPOTS):
            found = ids(index.candidates(spot, 1_000))
            assert f"{i}" in found
            assert len(found) == len(set(found))

    @pytest.mark.parametrize(
        "lost",
        [None, Circle(centre=Point(lat_e7=910_000_000, lon_e7=0))],
        ids=["no-area", "outside-the-earth"],
    )
    def test_what_has_no_place_is_told_apart(self, lost: Area | None) -> None:
        """An object that cannot be placed is told as such, and never as a candidate."""
        index = self.index_of([held("lost", lost), held("found", Circle(centre=SPOTS[0]))])
        assert ["lost"] == ids(index.unlocatable())
        assert ["found"] == ids(index.candidates(SPOTS[0], 20_000_000))

    def test_objects_come_back_as_they_went_in(self) -> None:
        """What a check sees of an object is exactly what the picture holds."""
        one = held("a", Circle(centre=SPOTS[0], radius_m=5), accuracy_m=7, standoff_m=9)
        assert [one] == list(self.index_of([one]).candidates(SPOTS[0], 1))


class TestMemoryIndex(IndexContract):
    """The index in memory."""

    def index_of(self, objects: list[Protected]) -> Index:
        """Return an index in memory."""
        return MemoryIndex(objects)
