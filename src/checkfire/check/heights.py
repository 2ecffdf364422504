"""Whether two stretches of height are surely apart; what cannot be told counts as meeting.

No terrain, geoid or pressure model is shipped, so only heights over one reference are compared, in metres,
and only after the upper one is lowered by a margin:

* flight levels by nothing: their order is the order of two pressures, whatever the weather;
* heights above sea level by 110 m: a height above the ellipsoid, given by mistake as one above sea level, is
  at most 107 m wrong;
* heights above ground by 100 m and the standoff: the ground under two points may differ by that much.
"""

from __future__ import annotations

from checkfire.vocab.activity import Activity, Reach
from checkfire.vocab.height import Height, HeightReference
from checkfire.vocab.protected import Protected

_MARGIN_M = {HeightReference.FL: 0, HeightReference.AMSL: 110, HeightReference.AGL: 100}


def are_surely_apart(activity: Activity, held: Protected) -> bool:
    """Tell whether no height of the activity is a height of the object.

    An activity that reaches the ground, or does not say, meets everything.

    Bound: never ``True`` for heights that meet, if the margins above hold.
    """
    if activity.reach is Reach.GROUND or activity.band is None or held.heights is None:
        return False
    ours, theirs = activity.band, held.heights
    return _is_below(ours.upper, theirs.lower, held.standoff_m) or _is_below(
        theirs.upper, ours.lower, held.standoff_m
    )


def _is_below(low: Height | None, high: Height | None, standoff_m: int) -> bool:
    if low is None or high is None or low.reference is not high.reference:
        return False
    slope_m = standoff_m if low.reference is HeightReference.AGL else 0
    return low.height_m + _MARGIN_M[low.reference] + slope_m < high.height_m
