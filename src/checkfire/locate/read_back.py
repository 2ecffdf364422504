"""The read-back of a position (R3): two formats, MGRS, and distance and bearing from landmarks.

A wrong landmark shows in the distance from the other one.
A wrong digit shows in both, and in the check words.
"""

from __future__ import annotations

import msgspec

from checkfire.locate.check_content import content_of_point
from checkfire.locate.check_words import check_words
from checkfire.locate.coordinate_mgrs import print_mgrs
from checkfire.locate.coordinate_print import dms, lat_letter, lon_letter, print_decimal, print_dms
from checkfire.locate.gazetteer import Gazetteer, Nearby
from checkfire.locate.geodesic import distance_and_bearing, distance_m
from checkfire.locate.kinds import SETTLEMENTS, LandmarkKind
from checkfire.locate.landmark import Landmark
from checkfire.locate.phrase_words import POINTS
from checkfire.vocab.place import Point

WITHIN_M = 100_000
"""Landmarks farther off say little to a listener."""
WANTED = 2
"""How many landmarks a read-back needs (R3)."""
_APART_M = 1_000  # nearer landmarks are one place to a listener
_AT_M = 50
_PREFERRED = (frozenset({LandmarkKind.AIRFIELD}), frozenset({LandmarkKind.CITY}), SETTLEMENTS)
_WORDS = {"N": "north", "S": "south", "E": "east", "W": "west"}


class LandmarkBearing(msgspec.Struct, frozen=True, kw_only=True):
    """Where a position lies, seen from a landmark."""

    landmark: Landmark
    distance_m: int
    """Metres from the landmark, rounded to the nearest."""
    bearing_deg: int
    """From the landmark, 0 to 359, clockwise from true north, rounded to the nearest."""
    direction: str
    """The nearest of sixteen points of the compass, in full."""


class ReadBack(msgspec.Struct, frozen=True, kw_only=True):
    """What is read aloud, and confirmed, before a place is sent."""

    point: Point
    decimal: str
    dms: str
    mgrs: str
    landmarks: tuple[LandmarkBearing, ...]
    """At most three: the nearest airfield, the nearest city, the nearest settlement; the nearest first."""
    is_complete: bool
    """Whether there are as many landmarks as a read-back needs."""
    text: str
    """Short fixed phrases in English, to be read aloud."""
    check_words: str
    """Said last: whoever has typed in what was heard holds the same position if these two words agree."""


def read_back(point: Point, gazetteer: Gazetteer) -> ReadBack:
    """Return the read-back of a position; equal input gives equal text.

    Bound: coordinates within 2.2 m of the point, distances within 0.5 m, bearings within half a degree.
    """
    landmarks = tuple(
        _seen_from(nearby.landmark, point) for nearby in _choose(gazetteer.near(point, WITHIN_M))
    )
    return ReadBack(
        point=point,
        decimal=print_decimal(point),
        dms=print_dms(point),
        mgrs=print_mgrs(point),
        landmarks=landmarks,
        is_complete=len(landmarks) >= WANTED,
        text=" ".join([*_coordinate_phrases(point), *_landmark_phrases(landmarks)]),
        check_words=check_words(content_of_point(point)),
    )


def _choose(nearest: tuple[Nearby, ...]) -> list[Nearby]:
    """Return the nearest airfield, city and settlement that are apart, or the nearest of any kind."""
    chosen: list[Nearby] = []
    for kinds in _PREFERRED:
        found = next((one for one in nearest if one.landmark.kind in kinds), None)
        if found and _is_apart(found, chosen):
            chosen.append(found)
    for one in nearest:
        if len(chosen) < WANTED and _is_apart(one, chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda one: (one.distance_m, one.landmark.id))


def _is_apart(one: Nearby, chosen: list[Nearby]) -> bool:
    return all(distance_m(one.landmark.point, other.landmark.point) >= _APART_M for other in chosen)


def _seen_from(landmark: Landmark, point: Point) -> LandmarkBearing:
    far_m, bearing_deg = distance_and_bearing(landmark.point, point)
    return LandmarkBearing(
        landmark=landmark,
        distance_m=round(far_m),
        bearing_deg=round(bearing_deg) % 360,
        direction=POINTS[round(bearing_deg / 22.5) % 16],
    )


def degrees_phrase(point: Point) -> str:
    """Return a position in decimal degrees, as it is spoken.

    Bound: within 0.8 m of the point.
    """
    lat, lon = print_decimal(point).replace("°", "").split(", ")
    return f"Position: {lat[:-2]} degrees {_WORDS[lat[-1]]}, {lon[:-2]} degrees {_WORDS[lon[-1]]}."


def grid_phrase(point: Point) -> str:
    """Return a position in MGRS, as it is spoken.

    Bound: as ``print_mgrs``.
    """
    return f"Grid: {print_mgrs(point)}."


def _coordinate_phrases(point: Point) -> list[str]:
    parts = [
        f"{degrees} degrees {minutes} minutes {seconds.removeprefix('0')} seconds {word}"
        for (degrees, minutes, seconds), word in (
            (dms(point.lat_e7), _WORDS[lat_letter(point)]),
            (dms(point.lon_e7), _WORDS[lon_letter(point)]),
        )
    ]
    return [degrees_phrase(point), f"The same: {', '.join(parts)}.", grid_phrase(point)]


def _landmark_phrases(landmarks: tuple[LandmarkBearing, ...]) -> list[str]:
    phrases = [_landmark_phrase(seen) for seen in landmarks]
    if len(landmarks) < WANTED:
        count = "Only one landmark" if landmarks else "No landmark"
        phrases.append(f"{count} in our gazetteer within {WITHIN_M // 1000} kilometres.")
    return phrases


def _landmark_phrase(seen: LandmarkBearing) -> str:
    name = f"{seen.landmark.name} ({seen.landmark.kind})"
    if seen.distance_m < _AT_M:
        return f"At {name}."
    far_km = seen.distance_m / 1000
    far = f"{seen.distance_m} metres" if far_km < 1 else f"{far_km:.1f} kilometres"
    return f"From {name}: {far}, bearing {seen.bearing_deg} degrees, {seen.direction}."
