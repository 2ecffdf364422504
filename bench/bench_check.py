"""How long a check takes over a large register, against brute force over every object with pyproj.

Both are asked the same, one after the other: an activity somewhere in the area, and what is within
15 km of it. The peer measures from centre to centre, all objects in one call; it knows no windows,
heights, shapes, doubts or rules.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

import numpy as np
import pyproj

from checkfire.check.evaluate import NEAREST_WITHIN_M, evaluate
from checkfire.check.memory_index import MemoryIndex
from checkfire.testing import world
from checkfire.vocab.activity import Activity
from checkfire.vocab.place import Circle, Method, Place, Point
from checkfire.vocab.protected import ObjectKind, Protected

SIZES = (2_000, 20_000)
CHECKS = 120
SPREAD_E7 = 20_000_000
"""The objects lie within about 200 km of the middle."""


def _place(chance: random.Random, radius_m: int) -> Place:
    lat_e7 = world.HERE.lat_e7 + chance.randint(-SPREAD_E7, SPREAD_E7)
    lon_e7 = world.HERE.lon_e7 + chance.randint(-SPREAD_E7, SPREAD_E7)
    area = Circle(centre=Point(lat_e7=lat_e7, lon_e7=lon_e7), radius_m=radius_m)
    return Place(stated="drawn", method=Method.DRAWN, area=area)


def _objects(chance: random.Random, count: int) -> list[Protected]:
    return [
        Protected(
            object_id=f"site-{number}",
            kind=ObjectKind.SITE,
            owner="relief",
            label=f"Site {number}",
            place=_place(chance, 60),
            standoff_m=500,
        )
        for number in range(count)
    ]


def _brute(objects: list[Protected]) -> Callable[[Activity], int]:
    """Return a check of every object, with everything that can be laid out beforehand laid out."""
    geod = pyproj.Geod(ellps="WGS84")
    areas = [held.place.area for held in objects]
    lat_deg = np.array([area.centre.lat_deg for area in areas if isinstance(area, Circle)])
    lon_deg = np.array([area.centre.lon_deg for area in areas if isinstance(area, Circle)])

    def check(activity: Activity) -> int:
        area = activity.place.area
        assert isinstance(area, Circle)
        here_lat_deg = np.full(len(lat_deg), area.centre.lat_deg)
        here_lon_deg = np.full(len(lon_deg), area.centre.lon_deg)
        _, _, distance_m = geod.inv(here_lon_deg, here_lat_deg, lon_deg, lat_deg)
        within = np.flatnonzero(distance_m - 60 - area.radius_m <= NEAREST_WITHIN_M)
        return len(within[np.argsort(distance_m[within])])

    return check


def _ms(work: Callable[[Activity], object], activity: Activity) -> float:
    start = time.perf_counter()
    work(activity)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Measure and print."""
    chance = random.Random(2016)  # noqa: S311 - the same register on every run
    for size in SIZES:
        objects = _objects(chance, size)
        index = MemoryIndex(objects)
        checks: dict[str, Callable[[Activity], object]] = {
            "check": lambda activity, index=index: evaluate(activity, index, now=world.START),
            "with its index made": lambda activity, objects=objects: evaluate(
                activity, MemoryIndex(objects), now=world.START
            ),
            "brute force": _brute(objects),
        }
        times: dict[str, list[float]] = {name: [] for name in checks}
        for _ in range(CHECKS):
            activity = Activity(place=_place(chance, 1_000), window=world.activity().window)
            for name, work in checks.items():
                times[name].append(_ms(work, activity))
        _tell(size, times)


def _tell(size: int, times: dict[str, list[float]]) -> None:
    peer_ms = statistics.median(times["brute force"])
    for name, values in times.items():
        p50_ms, p99_ms = statistics.median(values), statistics.quantiles(values, n=100)[98]
        print(
            f"{size:6} objects, {name:20} p50 {p50_ms:7.2f} ms  p99 {p99_ms:7.2f} ms  x{p50_ms / peer_ms:.2f}"
        )


if __name__ == "__main__":
    main()
