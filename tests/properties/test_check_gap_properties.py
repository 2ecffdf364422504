"""Gaps against an oracle that walks along every edge with geodesics and knows no sheet."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from pyproj import Geod

from checkfire.check.asked import asked_about
from checkfire.check.between import gap_between_m
from checkfire.check.earth import ROUNDEST_M
from checkfire.check.measure import WIDE_M
from checkfire.check.memory_index import MemoryIndex
from checkfire.check.piece import POINT, outline_of
from checkfire.locate.geodesic import destination, distance_m
from checkfire.vocab.place import Area, Circle, Corridor, Method, Place, Point, Polygon
from checkfire.vocab.protected import ObjectKind, Protected

ORACLE = Geod(ellps="WGS84")
GRID_M = 0.02  # a point is a whole number of 1e-7 degree
SPOTS = [
    (90.0, 0.0),
    (-90.0, 0.0),
    (0.0, 180.0),
    (-16.5, -179.99999),
    (35.2854, 40.176),
    (71.0, 180.0),
    (0.0, 0.0),
]

Xy = tuple[float, float]


@dataclass(frozen=True)
class Figure:
    """A shape in metres to the east and north of some centre, so that it can be put anywhere."""

    kind: str
    points: tuple[Xy, ...]
    grown_m: int

    def area(self, centre: Point) -> Area:
        """Return the area that this figure is around a centre."""
        points = tuple(at(centre, xy) for xy in self.points)
        if self.kind == "circle":
            return Circle(centre=points[0], radius_m=self.grown_m)
        if self.kind == "corridor":
            return Corridor(line=points, half_width_m=self.grown_m)
        return Polygon(corners=points)

    def scaled(self, size_m: float, shift: Xy) -> Figure:
        """Return the figure in another size and at another place."""
        points = tuple((x * size_m + shift[0], y * size_m + shift[1]) for x, y in self.points)
        return Figure(self.kind, points, self.grown_m if self.kind != "ring" else 0)


def held(area: Area) -> Protected:
    """Return a site with an area."""
    place = Place(stated="x", method=Method.DRAWN, area=area)
    return Protected(object_id="a", kind=ObjectKind.SITE, owner="relief", label="x", place=place)


def at(centre: Point, xy: Xy) -> Point:
    """Return the point at some metres to the east and north."""
    return destination(centre, math.hypot(*xy), math.degrees(math.atan2(*xy)))


def star(ways: list[tuple[float, float]]) -> tuple[Xy, ...]:
    """Return corners around (0, 0), from the length and the swing of each; (0, 0) is always inside."""
    turns = [2 * math.pi * (i + 0.4 * swing) / len(ways) for i, (_, swing) in enumerate(ways)]
    return tuple(
        (length * math.sin(turn), length * math.cos(turn))
        for turn, (length, _) in zip(turns, ways, strict=True)
    )


unit = st.floats(-1, 1)
away = st.floats(0, 1)
centres = st.one_of(st.sampled_from(SPOTS), st.tuples(st.floats(-90, 90), st.floats(-180, 180))).map(
    lambda spot: Point.of_degrees(*spot)
)
rings = st.lists(st.tuples(st.floats(0.1, 1), away), min_size=3, max_size=7).map(
    lambda ways: Figure("ring", star(ways), 0)
)
corridors = st.builds(
    Figure,
    st.just("corridor"),
    st.lists(st.tuples(unit, unit), min_size=2, max_size=4, unique=True).map(tuple),
    st.integers(0, 2_000),
)
circles = st.builds(Figure, st.just("circle"), st.just(((0.0, 0.0),)), st.integers(0, 5_000))
figures = st.one_of(rings, corridors, circles)
sizes_m = st.floats(1, 5.5).map(lambda digits: 10.0**digits)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Figure, Figure]:
    """Draw two figures of any two sizes, from apart by their sizes to one inside the other."""
    size_a_m, size_b_m = draw(sizes_m), draw(sizes_m)
    shift = tuple(draw(unit) * 1.5 * (size_a_m + size_b_m) for _ in "xy")
    return draw(figures).scaled(size_a_m, (0.0, 0.0)), draw(figures).scaled(size_b_m, (shift[0], shift[1]))


def gap_m(a: Area, b: Area) -> int:
    """Return what the product says."""
    return gap_between_m(a, b)


def bound_m(a: Area, b: Area, between_m: float) -> float:
    """Return by how much the told gap may be too small, as the documents say."""
    here, there = asked_about(a, 0), outline_of(b, 0).pieces
    if here.form == POINT and there[0].form == POINT:
        return 1 + GRID_M + 2.1e-17 * between_m**3
    wide = here.radius_m > WIDE_M
    near_m = max(min(here.radius_m, piece.radius_m) if wide else here.radius_m for piece in there)
    sine = min(1.0, (near_m + between_m + 100) / ROUNDEST_M)
    longest_m = max(here.longest_m, *(piece.longest_m for piece in there))
    reach_m = here.radius_m + between_m + 2 * max(piece.radius_m for piece in there)
    bend_m = longest_m**2 / (8 * ROUNDEST_M) * min(1.0, reach_m / ROUNDEST_M)
    return (1 / math.sqrt(max(1e-9, 1 - sine**2)) - 1) * between_m + 4 * bend_m + 1 + GRID_M


@dataclass(frozen=True)
class Walk:
    """All edges of an area as geodesics: where each begins, its direction and its length."""

    lon_deg: NDArray[np.float64]
    lat_deg: NDArray[np.float64]
    azimuth_deg: NDArray[np.float64]
    length_m: NDArray[np.float64]
    grown_m: int

    @classmethod
    def along(cls, area: Area) -> Walk:
        """Return the walk around an area; a circle is its centre."""
        if isinstance(area, Circle):
            points, grown_m = [area.centre, area.centre], area.radius_m
        elif isinstance(area, Corridor):
            points, grown_m = [*area.line], area.half_width_m
        else:
            points, grown_m = [*area.corners, area.corners[0]], 0
        lon = np.array([point.lon_deg for point in points])
        lat = np.array([point.lat_deg for point in points])
        azimuth, _, length = ORACLE.inv(lon[:-1], lat[:-1], lon[1:], lat[1:])
        return cls(lon[:-1], lat[:-1], azimuth, length, grown_m)

    def at(self, edges: NDArray[np.int64], parts: NDArray[np.float64]) -> tuple[NDArray, NDArray]:
        """Return the points at some parts of some edges."""
        from_ = (
            self.lon_deg[edges],
            self.lat_deg[edges],
            self.azimuth_deg[edges],
            self.length_m[edges] * parts,
        )
        ways = np.broadcast_arrays(*from_)
        lon, lat, _ = ORACLE.fwd(*(way.ravel() for way in ways))
        return np.asarray(lon).reshape(ways[0].shape), np.asarray(lat).reshape(ways[0].shape)


def apart_m(a: tuple[NDArray, NDArray], b: tuple[NDArray, NDArray]) -> NDArray[np.float64]:
    """Return the distances between points, row by row."""
    lons_and_lats = np.broadcast_arrays(*a, *b)
    flat = ORACLE.inv(*(part.ravel() for part in lons_and_lats))[2]
    return np.asarray(flat).reshape(lons_and_lats[0].shape)


def walked_m(a: Walk, b: Walk) -> float:
    """Return the least distance between points spread evenly on two walks; never less than the true one."""
    parts = np.linspace(0, 1, 25)
    on_a, on_b = (
        walk.at(np.repeat(np.arange(len(walk.length_m)), 25), np.tile(parts, len(walk.length_m)))
        for walk in (a, b)
    )
    return float(apart_m((on_a[0][:, None], on_a[1][:, None]), on_b).min())


def closest_m(a: Walk, b: Walk) -> float:
    """Return the least distance between two walks, by looking closer and closer at every pair of edges."""
    edges = np.indices((len(a.length_m), len(b.length_m))).reshape(2, -1)
    return float(closer(lambda parts: to_edge_m(a, edges[0], b.at(edges[1][:, None], parts)), edges[1]).min())


def to_edge_m(a: Walk, edges: NDArray[np.int64], points: tuple[NDArray, NDArray]) -> NDArray[np.float64]:
    """Return the distance of each point, in rows, to the edge of its row."""
    rows = np.repeat(edges, points[0].shape[1])
    lon, lat = points[0].reshape(-1, 1), points[1].reshape(-1, 1)
    least_m = closer(lambda parts: apart_m(a.at(rows[:, None], parts), (lon, lat)), rows)
    return least_m.reshape(points[0].shape)


def closer(told: Callable[[NDArray], NDArray], rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the least that is told in each row, over parts that are looked at ever more closely."""
    middle, step = np.full((len(rows), 1), 0.5), 0.5
    for _ in range(14):
        parts = np.clip(middle + np.linspace(-step, step, 7), 0, 1)
        table = told(parts)
        middle = np.take_along_axis(parts, table.argmin(axis=1)[:, None], axis=1)
        step /= 2.8
    return table.min(axis=1)


@settings(max_examples=1_000)
@given(centre=centres, pair=pairs())
def test_a_gap_is_never_more_than_the_true_one_and_hardly_less(
    centre: Point, pair: tuple[Figure, Figure]
) -> None:
    """Invariant 6: anywhere on Earth, of any size, a gap errs towards warning and by no more than stated."""
    a, b = (figure.area(centre) for figure in pair)
    told_m, walk_a, walk_b = gap_m(a, b), Walk.along(a), Walk.along(b)
    grown_m, between_m = walk_a.grown_m + walk_b.grown_m, walked_m(walk_a, walk_b)
    assert told_m <= max(0.0, between_m - grown_m)
    if told_m < between_m - grown_m - bound_m(a, b, between_m):
        between_m = closest_m(walk_a, walk_b)
        assert told_m <= max(0.0, between_m - grown_m) + 0.001
        is_inside = not told_m and any(isinstance(area, Polygon) for area in (a, b))
        assert is_inside or told_m >= between_m - grown_m - bound_m(a, b, between_m)


@given(centre=centres, ring=rings, size_m=sizes_m, way=st.tuples(away, st.floats(0, 360)), part=away)
def test_what_lies_inside_touches(
    centre: Point, ring: Figure, size_m: float, way: tuple[float, float], part: float
) -> None:
    """No point inside an area has a gap to it, however far from the border it lies."""
    area = ring.scaled(size_m, (0.0, 0.0)).area(centre)
    walk = Walk.along(area)
    edge = int(way[0] * (len(walk.length_m) - 1))
    lon, lat = walk.at(np.array([edge]), np.array([way[1] / 360]))
    border = Point.of_degrees(float(lat[0]), float(lon[0]))
    azimuth, _, length_m = ORACLE.inv(centre.lon_deg, centre.lat_deg, border.lon_deg, border.lat_deg)
    inside = Circle(centre=destination(centre, max(0.0, length_m * part - GRID_M), azimuth))
    assert gap_m(area, inside) == gap_m(inside, area) == 0


@given(centre=centres, pair=pairs())
def test_a_gap_is_the_same_from_both_sides(centre: Point, pair: tuple[Figure, Figure]) -> None:
    """Who is near whom does not depend on who asks."""
    a, b = (figure.area(centre) for figure in pair)
    there_m, back_m = gap_m(a, b), gap_m(b, a)
    between_m = max(there_m, back_m) + pair[0].grown_m + pair[1].grown_m
    assert abs(there_m - back_m) <= max(bound_m(a, b, between_m), bound_m(b, a, between_m))


@given(centre=centres, pair=pairs())
def test_a_gap_is_the_same_everywhere(centre: Point, pair: tuple[Figure, Figure]) -> None:
    """At a pole and across the antimeridian a gap is what it is near Deir ez-Zor."""
    assume(max(math.hypot(*xy) for figure in pair for xy in figure.points) < 100_000)
    ordinary = Point.of_degrees(*SPOTS[4])
    gaps_m = [gap_m(*(figure.area(spot) for figure in pair)) for spot in (ordinary, centre)]
    areas = [figure.area(ordinary) for figure in pair]
    slack_m = bound_m(areas[0], areas[1], gaps_m[0] + pair[0].grown_m + pair[1].grown_m)
    assert abs(gaps_m[0] - gaps_m[1]) <= slack_m + 0.3  # the Earth itself is rounder in some places


@given(centre=centres, pair=pairs())
def test_a_ring_that_crosses_itself_holds_its_whole_border(
    centre: Point, pair: tuple[Figure, Figure]
) -> None:
    """However corners are joined, no part of what was drawn is farther than told."""
    tangled = Figure("ring", pair[0].points[::2] + pair[0].points[1::2], 0)
    assume(len({at(centre, xy) for xy in tangled.points}) > 2)
    a, b = tangled.area(centre), pair[1].area(centre)
    walk_a, walk_b = Walk.along(a), Walk.along(b)
    assert gap_m(a, b) <= max(0.0, walked_m(walk_a, walk_b) - walk_b.grown_m)


@given(centre=centres, pair=pairs())
def test_a_distance_is_never_less_than_its_gap(centre: Point, pair: tuple[Figure, Figure]) -> None:
    """The point that is told of an object belongs to it, and the point that it is told from to the notice."""
    a, b = (figure.area(centre) for figure in pair)
    (sighting,) = MemoryIndex([held(b)]).nearest(asked_about(a, 0), 1, 5_000_000)
    own, told = asked_about(a, 0).own, Point.of_degrees(sighting.lat_deg, sighting.lon_deg)
    assert sighting.gap_m <= distance_m(own, told) + 4 * GRID_M
    for area, point in ((a, own), (b, told)):
        assert gap_m(area, Circle(centre=point)) == 0
