"""Whether two stretches of height are surely apart, and by how much; what cannot be told counts as meeting.

No terrain, geoid or weather is shipped. Heights are compared in metres, after the upper one is lowered:

* pressure heights against each other by nothing: their order is that of two pressures, whatever the weather;
* heights above sea level or the ellipsoid by 110 m: the two are at most 107 m apart, whichever was meant;
* pressure heights against those two: turned into the lowest and highest that they can be, see ``_true_m``;
* heights above ground against each other by 100 m and the standoff: the ground may differ by that much;
* heights above ground against any other: never apart.
"""

from __future__ import annotations

import math

from checkfire.vocab.activity import Activity, Reach
from checkfire.vocab.height import AltitudeBand, Height, HeightReference
from checkfire.vocab.protected import Protected

GEOID_M = 110.0
_GROUND_M = 100.0
_PRESSURE = (HeightReference.FL, HeightReference.STD)
_COLDEST, _HOTTEST = 0.75, 1.15
"""The mean temperature of a column of air, as a part of that of the standard atmosphere."""
_LOWEST_M, _HIGHEST_M = -1_300.0, 600.0
"""How far the height of 1013.25 hPa lies from sea level: 870 hPa and 1085 hPa are the extremes there."""


def vertical_gap_m(activity: Activity, held: Protected) -> int | None:
    """Return the least distance in height between an activity and an object, ``None`` if they may meet.

    An activity that reaches the ground, or does not say, meets everything.

    Bound: never more than the true distance, if the margins above hold; rounded down to whole metres.
    """
    if activity.reach is Reach.GROUND or activity.band is None or held.heights is None:
        return None
    ours, theirs = activity.band, held.heights
    over_m = _over_m(ours.upper, theirs.lower, held.standoff_m)
    under_m = _over_m(theirs.upper, ours.lower, held.standoff_m)
    gap_m = max(over_m, under_m)
    return math.floor(gap_m) if gap_m > 0 else None


def stretch_m(band: AltitudeBand | None) -> tuple[float, float]:
    """Return the lowest and highest above sea level that a band can mean; infinite where it is open.

    Bound: two bands whose stretches do not meet are surely apart.
    """
    if band is None:
        return -math.inf, math.inf
    low_m = -math.inf if band.lower is None else _true_m(band.lower)[0] - GEOID_M / 2
    high_m = math.inf if band.upper is None else _true_m(band.upper)[1] + GEOID_M / 2
    # Ends over different references can come out the wrong way round; then nothing is told by them.
    return (low_m, high_m) if low_m <= high_m else (-math.inf, math.inf)


def _over_m(low: Height | None, high: Height | None, standoff_m: int) -> float:
    """Return how far the upper end of one band surely lies under the lower end of another, if above 0."""
    if low is None or high is None:
        return 0.0
    if low.reference in _PRESSURE and high.reference in _PRESSURE:
        return _COLDEST * (high.height_m - low.height_m)
    if low.reference is high.reference is HeightReference.AGL:
        return high.height_m - low.height_m - _GROUND_M - standoff_m
    # An infinite height would make the difference of two of them no number.
    if HeightReference.AGL in (low.reference, high.reference):
        return 0.0
    return _true_m(high)[0] - _true_m(low)[1] - GEOID_M


def _true_m(height: Height) -> tuple[float, float]:
    """Return the lowest and highest above sea level that a height can mean, but for the geoid.

    A pressure height of h is between 0.75 h - 1,300 m and 1.15 h + 600 m, for h above 0.
    """
    if height.reference is HeightReference.AGL:
        return -math.inf, math.inf
    if height.reference not in _PRESSURE:
        return height.height_m, height.height_m
    scaled_m = _COLDEST * height.height_m, _HOTTEST * height.height_m
    return min(scaled_m) + _LOWEST_M, max(scaled_m) + _HIGHEST_M
