"""Near-duplicates among registered objects: pairs that may be one place, side by side and never merged (R6).

Source: docs/checks/CF-LOC-18.md.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import msgspec

from checkfire.locate.doubt_register import TWIN, TWIN_WITHIN_M
from checkfire.locate.geodesic import distance_m, is_surely_beyond
from checkfire.vocab.place import Point

_LAT_E7_PER_M = 91  # a metre is at most 90.5 units of 1e-7 degree of latitude


class Twins(msgspec.Struct, frozen=True, kw_only=True):
    """Two objects that may be one place."""

    rule: str = TWIN
    one: str
    """The id of the one."""
    other: str
    apart_m: int
    """Metres between the two, rounded up."""


def find_twins(points: Iterable[tuple[str, Point]], within_m: float = TWIN_WITHIN_M) -> list[Twins]:
    """Return every pair of objects within a distance of each other, in the order of their ids.

    Args:
        points: Ids with their points; only what the asker may see.
        within_m: The distance.
    """
    placed = sorted(points, key=lambda pair: (pair[1].lat_e7, pair[1].lon_e7, pair[0]))
    reach_e7, twins = int(within_m * _LAT_E7_PER_M) + 1, []
    for place, (one, point) in enumerate(placed):
        for other, there in placed[place + 1 :]:
            if there.lat_e7 - point.lat_e7 > reach_e7:
                break
            if not is_surely_beyond(point, there, within_m) and distance_m(point, there) <= within_m:
                first, second = sorted((one, other))
                twins.append(Twins(one=first, other=second, apart_m=math.ceil(distance_m(point, there))))
    return sorted(twins, key=lambda pair: (pair.one, pair.other))
