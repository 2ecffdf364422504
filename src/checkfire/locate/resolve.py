"""Rule CF-LOC-03: a phrase is resolved from its landmark and held against every rival landmark.

* Every landmark that fits the name is a reading of its own, the best first.
* A rival is any other landmark near the chosen one from which the same phrase gives another point.
* A kind word that no landmark fits is a doubt, never passed over.

The person who enters the place picks one; nothing here picks for them (R2).

Source: docs/checks/CF-LOC-03.md.
"""

from __future__ import annotations

import math

import msgspec

from checkfire.locate.bound import accuracy_m
from checkfire.locate.doubt import Doubt
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.geodesic import destination, distance_m
from checkfire.locate.landmark import Closeness, Landmark, NameFit, shares_name
from checkfire.locate.phrase import Phrase
from checkfire.vocab.place import Point

RULE = "CF-LOC-03"
RIVAL_WITHIN_M = 25_000
RIVAL_APART_M = 1_000


class Rival(msgspec.Struct, frozen=True, kw_only=True):
    """Another landmark nearby from which the same phrase gives another point."""

    rule: str = RULE
    landmark: Landmark
    name_fits: bool
    """Whether it shares the name; then it is likely to be meant."""
    point: Point
    apart_m: int
    """Metres between the two points, rounded up."""
    distance_m: int
    """Metres between the two landmarks, rounded down."""


class PhraseReading(msgspec.Struct, frozen=True, kw_only=True):
    """A landmark phrase, read from the landmark that fits best, with all that speaks against it."""

    stated: str
    distance_m: int
    direction: str
    landmark: Landmark
    point: Point
    accuracy_m: int
    rivals: tuple[Rival, ...]
    """Those that share the name first, then by distance from the landmark."""
    doubts: tuple[Doubt, ...]


def read_from(
    phrase: Phrase,
    fits: tuple[NameFit, ...],
    gazetteer: Gazetteer,
    rival_within_m: int = RIVAL_WITHIN_M,
    rival_apart_m: int = RIVAL_APART_M,
) -> PhraseReading:
    """Read a phrase from the first of the landmarks that fit its name.

    Args:
        phrase: What was said.
        fits: The landmarks that fit its name, at least one, the chosen one first.
        gazetteer: Where the rivals come from.
        rival_within_m: How far from the chosen landmark a rival may lie.
        rival_apart_m: Rivals whose point is not farther off than this are not listed.
    """
    chosen = fits[0]
    point = _point_from(chosen.landmark, phrase)
    rivals = _find_rivals(phrase, chosen.landmark, gazetteer, rival_within_m, rival_apart_m)
    return PhraseReading(
        stated=phrase.stated,
        distance_m=round(phrase.distance_m),
        direction=phrase.direction,
        landmark=chosen.landmark,
        point=point,
        accuracy_m=accuracy_m(phrase, chosen.landmark.kind),
        rivals=rivals,
        doubts=_doubts(phrase, fits, rivals),
    )


def _point_from(landmark: Landmark, phrase: Phrase) -> Point:
    if not phrase.direction:
        return landmark.point
    return destination(landmark.point, phrase.distance_m, phrase.bearing_deg)


def _find_rivals(
    phrase: Phrase, chosen: Landmark, gazetteer: Gazetteer, within_m: int, limit_m: int
) -> tuple[Rival, ...]:
    point = _point_from(chosen, phrase)
    names = (phrase.name, chosen.name)
    rivals = []
    for nearby in gazetteer.near(chosen.point, within_m):
        other = _point_from(nearby.landmark, phrase)
        apart_m = distance_m(point, other)
        if nearby.landmark.id != chosen.id and apart_m > limit_m:
            rivals.append(
                Rival(
                    landmark=nearby.landmark,
                    name_fits=shares_name(nearby.landmark, names),
                    point=other,
                    apart_m=math.ceil(apart_m),
                    distance_m=math.floor(nearby.distance_m),
                )
            )
    # The sort is stable: within each half the nearest landmark stays first.
    return tuple(sorted(rivals, key=lambda rival: not rival.name_fits))


def _doubts(phrase: Phrase, fits: tuple[NameFit, ...], rivals: tuple[Rival, ...]) -> tuple[Doubt, ...]:
    fitting = [fit for fit in fits if fit.is_kind_fitting]
    found = {
        Doubt.KIND_NOT_FOUND: not fitting,
        Doubt.KIND_DIFFERS: bool(fitting) and not fits[0].is_kind_fitting,
        Doubt.NAME_BY_CONSONANTS: fits[0].closeness is Closeness.CONSONANTS,
        Doubt.SEVERAL_LANDMARKS: len(fitting) > 1,
        Doubt.VAGUE_WORDS: phrase.is_vague,
        Doubt.RIVAL_OF_THE_NAME: any(rival.name_fits for rival in rivals),
    }
    return tuple(doubt for doubt, is_found in found.items() if is_found)
