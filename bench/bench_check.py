"""How long a check takes, beside PostGIS, shapely's STRtree and a linear scan.

All are asked the same questions over the same register, one after the other in one run. ``check`` is
``evaluate``, the call that the desk makes: what comes too near, what is in doubt, and the 20 nearest objects
with distances and bearings. PostGIS is asked what comes too near (``postgis``), and the 20 nearest as well
(``postgis, both``). The STRtree and the scan know no windows, heights, doubts or rules.

Usage: bench_check.py [SIZE ...]; without sizes 10,000, 100,000 and 1,000,000.
"""

from __future__ import annotations

import gc
import json
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import postgis
import shapely
from registers import DAY, M_PER_DEG, World

from checkfire.check.evaluate import NEAREST_WITHIN_M, evaluate
from checkfire.check.index import Index
from checkfire.store.kernel_index import KernelIndex, is_built
from checkfire.store.rtree_index import RtreeIndex
from checkfire.vocab.activity import Activity
from checkfire.vocab.place import Circle, Polygon
from checkfire.vocab.protected import Protected

SIZES = (10_000, 100_000, 1_000_000)
CHECKS = 2_000
CHANGES = 500
PEERS_UNTIL = 1_000_000
"""Above this size only the kernel is asked; the others take hours to fill."""

Work = Callable[[Activity], object]


def main() -> None:
    """Measure, print a table for each size, and one line of JSON."""
    # Whoever ends the benchmark ends its server too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    server = postgis.PostGis() if postgis.LIBRARY.exists() else None
    if server is None:
        print("PostGIS is not installed here: it is left out.")
    try:
        figures = {str(size): _measure(size, server) for size in sizes}
    finally:
        if server:
            server.close()
    print(json.dumps(figures, separators=(",", ":")))


def _measure(size: int, server: postgis.PostGis | None) -> dict[str, Any]:
    world = World(size)
    objects = list(world.objects(size))
    questions = world.questions(CHECKS)
    changed = [
        world.object(held.object_id, point)
        for held, point in zip(objects[:CHANGES], world.points(CHANGES), strict=True)
    ]
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        works: dict[str, Work] = {}
        indexes: dict[str, Index] = {}
        before_mb = _resident_mb()
        if is_built():
            indexes["kernel"] = _timed("kernel", figures, lambda: KernelIndex(objects))
            figures["kernel"]["memory_mb"] = round(_resident_mb() - before_mb)
            figures["memory_with_objects_mb"] = round(_resident_mb())
        if size <= PEERS_UNTIL:
            indexes["rtree"] = _timed("rtree", figures, lambda: RtreeIndex(Path(folder) / "index", objects))
            works |= _peers(objects, figures, server)
        for name, index in indexes.items():
            works[name] = lambda activity, index=index: evaluate(activity, index, now=DAY)
        gc.collect()
        gc.freeze()
        _ask(works, questions, figures)
        for name, index in indexes.items():
            figures[name]["put_ms"] = _put_ms(index.put, changed)
        if server and size <= PEERS_UNTIL:
            figures["postgis"]["put_ms"] = _put_ms(server.put, changed)
        if is_built():
            figures["kernel"]["checks_per_s"] = _per_s(works["kernel"], questions)
    gc.unfreeze()
    _tell(size, figures)
    return figures


def _timed(name: str, figures: dict[str, Any], make: Callable[[], Any]) -> Any:
    start = time.perf_counter()
    made = make()
    figures[name] = {"build_s": round(time.perf_counter() - start, 2)}
    return made


def _ask(works: dict[str, Work], questions: Sequence[Activity], figures: dict[str, Any]) -> None:
    times: dict[str, list[float]] = {name: [] for name in works}
    for activity in questions[: CHECKS // 10]:
        for work in works.values():
            work(activity)
    for activity in questions:
        for name, work in works.items():
            start = time.perf_counter()
            work(activity)
            times[name].append((time.perf_counter() - start) * 1_000)
    for name, values in times.items():
        cuts = statistics.quantiles(values, n=100)
        told = {"p50_ms": cuts[49], "p99_ms": cuts[98], "max_ms": max(values)}
        figures.setdefault(name, {}).update({key: round(value, 4) for key, value in told.items()})


def _put_ms(put: Callable[[Protected], object], changed: Sequence[Protected]) -> float:
    times = []
    for held in changed:
        start = time.perf_counter()
        put(held)
        times.append((time.perf_counter() - start) * 1_000)
    return round(statistics.median(times), 4)


def _per_s(work: Work, questions: Sequence[Activity]) -> int:
    start = time.perf_counter()
    for activity in questions:
        work(activity)
    return round(len(questions) / (time.perf_counter() - start))


def _peers(
    objects: list[Protected], figures: dict[str, Any], server: postgis.PostGis | None
) -> dict[str, Work]:
    works: dict[str, Work] = {}
    if server:
        _timed("postgis", figures, lambda: server.fill(objects))
        works["postgis"] = server.meeting
        works["postgis, both"] = lambda activity: (server.meeting(activity), server.nearest(activity))
    shapes, reach_deg, lat_deg, lon_deg = _flat(objects)
    tree = _timed("strtree", figures, lambda: shapely.STRtree(shapes))
    works["strtree"] = lambda activity: _in_tree(tree, float(reach_deg.max()), activity)
    if len(objects) <= 100_000:
        works["scan"] = lambda activity: _scan(lat_deg, lon_deg, activity)
    return works


def _flat(objects: list[Protected]) -> tuple[Any, Any, Any, Any]:
    """Return the objects as shapes in degrees, as somebody would who has only a plane."""
    shapes, reach_deg, points = [], [], []
    for held in objects:
        area = held.place.area
        if isinstance(area, Polygon):
            at = [(point.lon_deg, point.lat_deg) for point in area.corners]
            shapes.append(shapely.Polygon(at))
        elif isinstance(area, Circle):
            at = [(area.centre.lon_deg, area.centre.lat_deg)]
            shapes.append(shapely.Point(at[0]))
        else:
            at = [(stop.point.lon_deg, stop.point.lat_deg) for stop in held.stops]
            shapes.append(shapely.LineString(at))
        points.append(at[0])
        reach_deg.append((held.standoff_m + held.corridor_m + 100) / M_PER_DEG)
    lon_deg, lat_deg = np.array(points).T
    return shapes, np.array(reach_deg), lat_deg, lon_deg


def _in_tree(tree: Any, reach_deg: float, activity: Activity) -> int:
    area = activity.place.area
    assert isinstance(area, Circle)
    point = shapely.Point(area.centre.lon_deg, area.centre.lat_deg)
    wide_deg = (area.radius_m / M_PER_DEG + reach_deg) / max(0.01, np.cos(np.radians(area.centre.lat_deg)))
    return len(tree.query(point, predicate="dwithin", distance=wide_deg))


def _scan(lat_deg: Any, lon_deg: Any, activity: Activity) -> int:
    area = activity.place.area
    assert isinstance(area, Circle)
    north_m = (lat_deg - area.centre.lat_deg) * M_PER_DEG
    east_m = (lon_deg - area.centre.lon_deg) * M_PER_DEG * np.cos(np.radians(area.centre.lat_deg))
    return len(np.flatnonzero(north_m**2 + east_m**2 <= NEAREST_WITHIN_M**2))


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1])
    return pages * 4_096 / 1e6


_SHOWN = ("p50_ms", "p99_ms", "max_ms")


def _tell(size: int, figures: dict[str, Any]) -> None:
    print(f"{size:,} objects; {figures.get('memory_with_objects_mb', '?')} MB with the register")
    peer = figures.get("postgis")
    for name, told in figures.items():
        if isinstance(told, dict) and "p50_ms" in told:
            p50_ms, p99_ms = told["p50_ms"], told["p99_ms"]
            print(f"  {name:14} p50 {p50_ms:8.3f} ms  p99 {p99_ms:8.3f} ms  max {told['max_ms']:8.2f} ms")
            if peer:
                ratios = peer["p50_ms"] / p50_ms, peer["p99_ms"] / p99_ms
                print(f"  {'':14} ahead of PostGIS x{ratios[0]:.2f} at p50, x{ratios[1]:.2f} at p99")
            print(f"  {'':14} {[f'{key} {value}' for key, value in told.items() if key not in _SHOWN]}")


if __name__ == "__main__":
    main()
