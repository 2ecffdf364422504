"""Registers and questions for the benchmarks, clustered as real registers are.

Eight of ten objects lie in towns, whose sizes fall as a power law, with 20 objects to the square kilometre in
the middle of each; the others lie about in the country.
85 % are sites and positions, most of them circles; one of ten is a polygon; one of twenty is a convoy.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from checkfire.vocab.activity import Activity
from checkfire.vocab.instant import Window
from checkfire.vocab.place import Area, Circle, Method, Place, Point, Polygon
from checkfire.vocab.protected import ObjectKind, Protected, Stop

_POLES = [Point.of_degrees(89.9, 10), Point.of_degrees(-90, 0)]
DAY = datetime(2026, 3, 1, tzinfo=UTC)
M_PER_DEG = 111_000.0


class World:
    """Towns and what lies in and between them; the same for the same seed."""

    def __init__(self, size: int, towns: int = 3_000, seed: int = 2016) -> None:
        """Found the towns that a register of some size has."""
        self._chance = random.Random(seed)  # noqa: S311 - the same register on every run
        self._weights = [1 / (rank + 3) for rank in range(towns)]
        share = 0.8 * size / sum(self._weights)
        self._towns = [
            (self._chance.uniform(-50, 65), self._chance.uniform(-180, 180), _spread_m(weight * share))
            for weight in self._weights
        ]

    def points(self, count: int) -> list[Point]:
        """Return places, eight of ten in towns."""
        towns = self._chance.choices(self._towns, self._weights, k=count)
        return [self._point(town) for town in towns]

    def objects(self, count: int) -> Iterator[Protected]:
        """Yield registered objects."""
        for number, point in enumerate(self.points(count)):
            yield self.object(f"{number:x}", point)

    def object(self, name: str, point: Point) -> Protected:
        """Return one object."""
        chance = self._chance.random()
        standoff_m = self._chance.choice((0, 100, 200, 500))
        if chance < 0.05:
            return Protected(
                object_id=name,
                kind=ObjectKind.MOVEMENT,
                owner="relief",
                label="Convoy",
                place=_place(None),
                stops=self._stops(point),
                corridor_m=100,
                standoff_m=standoff_m,
            )
        area: Area = Circle(centre=point, radius_m=self._chance.choice((0, 30, 60, 100)))
        if chance < 0.15:
            area = self._polygon(point)
        kind = ObjectKind.SITE if chance < 0.9 else ObjectKind.POSITION
        return Protected(
            object_id=name, kind=kind, owner="relief", label="Site", place=_place(area), standoff_m=standoff_m
        )

    def questions(self, count: int) -> list[Activity]:
        """Return announced activities of an hour, 100 m to 1 km wide; one of fifty at a pole."""
        return [
            Activity(
                place=_place(Circle(centre=point, radius_m=self._chance.choice((50, 250, 500)))),
                window=_hours(self._chance.uniform(0, 23), 1),
            )
            for point in [*self.points(count - count // 50), *_POLES * (count // 100)]
        ]

    def _point(self, town: tuple[float, float, float]) -> Point:
        lat_deg, lon_deg, size_m = town
        if self._chance.random() < 0.2:
            return Point.of_degrees(self._chance.uniform(-55, 70), self._chance.uniform(-180, 180))
        north_m, east_m = self._chance.gauss(0, size_m), self._chance.gauss(0, size_m)
        east_deg = east_m / M_PER_DEG / math.cos(math.radians(lat_deg))
        return Point.of_degrees(lat_deg + north_m / M_PER_DEG, lon_deg + east_deg)

    def _stops(self, point: Point) -> tuple[Stop, ...]:
        hours, stops = self._chance.uniform(0, 20), []
        for _ in range(3):
            at = DAY + timedelta(hours=hours)
            stops.append(Stop(point=point, arrives_at=at, departs_at=at, tolerance_s=600, is_promised=True))
            hours += 0.5
            point = self._near(point, 8_000)
        return tuple(stops)

    def _polygon(self, point: Point) -> Polygon:
        size_m = self._chance.uniform(30, 200)
        turns = [2 * math.pi * (i + self._chance.random() / 2) / 6 for i in range(6)]
        return Polygon(
            corners=tuple(_moved(point, size_m * math.sin(turn), size_m * math.cos(turn)) for turn in turns)
        )

    def _near(self, point: Point, size_m: float) -> Point:
        return _moved(point, self._chance.gauss(0, size_m), self._chance.gauss(0, size_m))


def _spread_m(objects: float) -> float:
    """Return how widely a town spreads: 20 objects to the square kilometre in its middle."""
    return max(500.0, 1_000 * math.sqrt(objects / (2 * math.pi * 20)))


def _moved(point: Point, east_m: float, north_m: float) -> Point:
    lat_deg = max(-89.9, min(89.9, point.lat_deg + north_m / M_PER_DEG))
    east_deg = east_m / M_PER_DEG / math.cos(math.radians(lat_deg))
    return Point.of_degrees(lat_deg, point.lon_deg + east_deg)


def _place(area: Area | None) -> Place:
    return Place(stated="drawn", method=Method.DRAWN, area=area)


def _hours(from_hours: float, hours: float) -> Window:
    starts_at = DAY + timedelta(hours=from_hours)
    return Window(starts_at=starts_at, ends_at=starts_at + timedelta(hours=hours))
