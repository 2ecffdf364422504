"""Places that two landmarks tell: between them, or at a kilometre on the road from one to the other (R2).

* Between: the middle of the line from one to the other; the place meant may be anywhere between them.
* On a road: the point as far along the line as the road is long from the first landmark.
  No road is known, so the bound holds for every road that is at most half as long again as the line.
* Every pair of landmarks that fit the names is a reading of its own.

Source: docs/checks/CF-LOC-03.md.
"""

from __future__ import annotations

import math
from itertools import product

from checkfire.errors import MalformedError
from checkfire.locate.bound import REACH_M
from checkfire.locate.doubt import Doubt
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.geodesic import destination, distance_and_bearing, distance_m
from checkfire.locate.kinds import LandmarkKind
from checkfire.locate.landmark import Landmark, NameFit, shares_name
from checkfire.locate.phrase import DISTANCE_MAX_M, HINT, Phrase, Shape
from checkfire.locate.resolve import PhraseReading, Rival
from checkfire.vocab.place import Point

DETOUR = 1.5
"""How much longer than the line between its ends a road may be."""
FITS_MAX = 5
"""Of each name the best few are paired; more would be no list that a person reads."""


def read_pairs(phrase: Phrase, gazetteer: Gazetteer, within_m: int, limit_m: int) -> list[PhraseReading]:
    """Return a reading for every pair of landmarks that fits, the best first; there is at least one.

    Args:
        phrase: What was said, with two names.
        gazetteer: The landmarks of the area of operations.
        within_m: How far from a landmark its rival may lie.
        limit_m: Rivals whose point is not farther off than this are not listed.

    Raises:
        NotFoundError: One of the landmarks is not in our gazetteer (``landmark-unknown``).
        MalformedError: No two of them are a pair, or the road is too short (``place-unreadable``).
    """
    firsts, seconds = (gazetteer.require(name)[:FITS_MAX] for name in (phrase.name, phrase.other))
    pairs = sorted(product(enumerate(firsts), enumerate(seconds)), key=lambda pair: pair[0][0] + pair[1][0])
    several = len(pairs) > 1
    fitting = [
        (one, other) for (_, one), (_, other) in pairs if _is_pair(one.landmark, other.landmark, phrase)
    ]
    if not fitting:
        message = "The two landmarks are one, too far apart, or nearer to each other than the road is long."
        raise MalformedError(message, code="place-unreadable", hint=HINT, rule="no-such-pair")
    return [_reading(phrase, pair, gazetteer, (within_m, limit_m), several=several) for pair in fitting]


def _is_pair(one: Landmark, other: Landmark, phrase: Phrase) -> bool:
    line_m = distance_m(one.point, other.point)
    return one.id != other.id and line_m <= DISTANCE_MAX_M and phrase.distance_m <= DETOUR * line_m


def _reading(
    phrase: Phrase,
    pair: tuple[NameFit, NameFit],
    gazetteer: Gazetteer,
    limits_m: tuple[int, int],
    *,
    several: bool,
) -> PhraseReading:
    one, other = pair[0].landmark, pair[1].landmark
    point = _point(one, other, phrase)
    rivals = _rivals(phrase, one, other, gazetteer, limits_m)
    return PhraseReading(
        stated=phrase.stated,
        distance_m=round(phrase.distance_m),
        direction="",
        landmark=_as_one(one, other, point),
        point=point,
        accuracy_m=_accuracy_m(one, other, phrase),
        rivals=rivals,
        doubts=(
            *((Doubt.SEVERAL_LANDMARKS,) if several else ()),
            Doubt.VAGUE_WORDS,
            *((Doubt.RIVAL_OF_THE_NAME,) if rivals else ()),
        ),
    )


def _point(one: Landmark, other: Landmark, phrase: Phrase) -> Point:
    line_m, bearing_deg = distance_and_bearing(one.point, other.point)
    along_m = line_m / 2 if phrase.shape is Shape.BETWEEN else min(phrase.distance_m, line_m)
    return destination(one.point, along_m, bearing_deg)


def _accuracy_m(one: Landmark, other: Landmark, phrase: Phrase) -> int:
    """Return how far the place meant may lie from the point.

    Bound: between, half the line. On a road the place is no farther from the first landmark than the road to
        it, and no farther from the second than the rest of the longest road; the smaller way round counts.
    """
    line_m = distance_m(one.point, other.point)
    reach_m = max(REACH_M[one.kind], REACH_M[other.kind])
    if phrase.shape is Shape.BETWEEN:
        return math.ceil(line_m / 2 + reach_m)
    along_m = min(phrase.distance_m, line_m)
    by_first_m = phrase.distance_m + along_m
    by_second_m = DETOUR * line_m - phrase.distance_m + line_m - along_m
    return math.ceil(min(by_first_m, by_second_m) + phrase.distance_half_m + reach_m)


def _rivals(
    phrase: Phrase, one: Landmark, other: Landmark, gazetteer: Gazetteer, limits_m: tuple[int, int]
) -> tuple[Rival, ...]:
    """Return the landmarks near either one that share its name and lead elsewhere."""
    within_m, limit_m = limits_m
    chosen, rivals = _point(one, other, phrase), []
    for landmark, name in ((one, phrase.name), (other, phrase.other)):
        for nearby in gazetteer.near(landmark.point, within_m):
            rival = nearby.landmark
            if rival.id in (one.id, other.id) or not shares_name(rival, (name, landmark.name)):
                continue
            pair = (rival, other) if landmark is one else (one, rival)
            point = _point(*pair, phrase)
            apart_m = distance_m(chosen, point)
            if apart_m > limit_m:
                rivals.append(
                    Rival(
                        landmark=_as_one(*pair, point),
                        name_fits=True,
                        point=point,
                        apart_m=math.ceil(apart_m),
                        distance_m=math.floor(nearby.distance_m),
                    )
                )
    return tuple(rivals)


def _as_one(one: Landmark, other: Landmark, point: Point) -> Landmark:
    """Return two landmarks as one that can be chosen and named."""
    return Landmark(
        id=f"{one.id}+{other.id}",
        name=f"{one.name} – {other.name}",
        kind=LandmarkKind.OTHER,
        point=point,
        source=one.source,
        country=one.country,
    )
