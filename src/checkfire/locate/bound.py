"""How far the place meant may lie from the point that a phrase gives; every bound errs towards larger.

The place meant lies in a piece of a ring: the distance between its digits' limits, the direction within its
sector.
The bound is the farthest corner of that piece, reckoned on a plane, and the reach of the landmark around its
reference point.
On the ellipsoid two lines from one landmark part more slowly than on a plane, so the corner is not farther.

Source: docs/checks/CF-LOC-03.md.
"""

from __future__ import annotations

import math

from checkfire.locate.kinds import LandmarkKind
from checkfire.locate.phrase import Phrase

REACH_M = {
    LandmarkKind.CITY: 5_000,
    LandmarkKind.TOWN: 2_000,
    LandmarkKind.VILLAGE: 1_000,
    LandmarkKind.AIRFIELD: 2_000,
    LandmarkKind.OTHER: 1_000,
}
"""How far from the reference point of a landmark people may measure; a very large city may reach farther."""

VAGUE_FACTOR = 2
"""How much wider "about" makes the limits of a distance and a direction."""
NEAR_M = 5_000
"""How far "near" may reach beyond the landmark."""


def accuracy_m(phrase: Phrase, kind: LandmarkKind) -> int:
    """Return how far the place meant may lie from the point given, in metres.

    Bound: never less than the true limit of the digits and words, if the landmark's reach holds.
    """
    return math.ceil(spread_m(phrase) + REACH_M[kind])


def spread_m(phrase: Phrase) -> float:
    """Return the part of the bound that comes from the digits and the words alone."""
    if not phrase.direction:
        return NEAR_M if phrase.is_vague else 0.0
    factor = VAGUE_FACTOR if phrase.is_vague else 1
    near_m = phrase.distance_m
    far_m = near_m + phrase.distance_half_m * factor
    angle = math.radians(min(180.0, phrase.bearing_half_deg * factor))
    # Law of cosines, in the form that keeps its digits for small angles.
    return math.hypot(far_m - near_m, 2 * math.sqrt(near_m * far_m) * math.sin(angle / 2))
