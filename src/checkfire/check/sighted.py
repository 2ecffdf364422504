"""Measured rows become sightings: one for each object, of its nearest piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checkfire.check.asked import Asked
from checkfire.check.earth import Floats, latlon_deg
from checkfire.check.index import Sighting, nearness
from checkfire.check.measure import gaps_m, told_m
from checkfire.check.packed import DOUBT, EARLY_A, EARLY_B, HIGH, LATE_A, LATE_B, LOW, STANDOFF, TIMED, Rows
from checkfire.vocab.protected import Protected


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Rows that an index found, the number of the object of each, and how to get it."""

    rows: Rows
    owners: NDArray[np.intp]
    held: Callable[[int], Protected]

    def some(self, chosen: NDArray[np.bool_]) -> Found:
        """Return the chosen rows."""
        return Found(rows=self.rows.some(chosen), owners=self.owners[chosen], held=self.held)


def meeting_among(asked: Asked, found: Found) -> Iterator[Sighting]:
    """Yield the objects of which some row comes too near at a time and height that may meet."""
    rows = found.rows
    level = (rows.head[:, LOW] <= asked.stretch[1]) & (rows.head[:, HIGH] >= asked.stretch[0])
    clipped, is_there = rows.clipped(*asked.span)
    may = level & is_there
    if not may.any():
        return
    gap_m = gaps_m(asked, clipped.some(may))
    found = found.some(may)
    near = gap_m <= found.rows.head[:, STANDOFF]
    yield from _told(asked, found.some(near), gap_m[near], by_times=True)


def nearest_among(asked: Asked, found: Found, within_m: float) -> list[Sighting]:
    """Return the objects of which some row lies within a distance, the nearest first."""
    if not len(found.rows):
        return []
    gap_m = gaps_m(asked, found.rows)
    near = gap_m <= within_m
    return sorted(_told(asked, found.some(near), gap_m[near], by_times=False), key=nearness)


def doubtful_among(asked: Asked, found: Found, within_m: float, now_s: float) -> Iterator[Sighting]:
    """Yield the objects within a distance, or within their standoff, that nobody should rely on now."""
    found = found.some(found.rows.head[:, DOUBT] <= now_s)
    if not len(found.rows):
        return
    gap_m = gaps_m(asked, found.rows)
    near = gap_m <= np.maximum(within_m, found.rows.head[:, STANDOFF])
    yield from _told(asked, found.some(near), gap_m[near], by_times=False)


def _told(asked: Asked, found: Found, gap_m: Floats, *, by_times: bool) -> Iterator[Sighting]:
    """Yield one sighting for each object, and one more if the times of some of its rows are not known."""
    rows = found.rows
    if not len(rows):
        return
    told = told_m(asked, rows)
    away_m = np.sqrt(((told - np.array(asked.own_m)) ** 2).sum(axis=1))
    lat_deg, lon_deg = latlon_deg(told)
    is_timed = (rows.head[:, TIMED] > 0) | (not by_times)
    groups: dict[tuple[int, bool], Sighting] = {}
    early_s = np.maximum(rows.head[:, EARLY_A : EARLY_B + 1].min(axis=1), asked.span[0])
    late_s = np.minimum(rows.head[:, LATE_A : LATE_B + 1].max(axis=1), asked.span[1])
    for i in np.lexsort((away_m, gap_m)).tolist():
        key = int(found.owners[i]), bool(is_timed[i])
        span = float(early_s[i]), float(late_s[i])
        if key in groups:
            known = groups[key].span
            groups[key].span = min(known[0], span[0]), max(known[1], span[1])
            continue
        groups[key] = Sighting(
            held=found.held(key[0]),
            number=key[0],
            gap_m=int(gap_m[i]),
            away_m=float(away_m[i]),
            lat_deg=float(lat_deg[i]),
            lon_deg=float(lon_deg[i]),
            is_timed=key[1],
            span=span,
        )
    yield from groups.values()
