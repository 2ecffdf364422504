"""What ``checkfire locate`` tells a program: one object for a text, or one a line for many.

It works without a desk, on the packaged gazetteer.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from typing import Any, TextIO

from checkfire.desk.ask import PlacesRead, read_places
from checkfire.desk.doubts import Asking, asking_alone
from checkfire.errors import CheckfireError, MalformedError, NotFoundError
from checkfire.locate.coordinate_datum import SK42, shift_from_sk42
from checkfire.locate.coordinate_degrees import read_degrees
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.geodesic import distance_and_bearing
from checkfire.locate.landmark import Landmark
from checkfire.locate.read_place import PlaceReading
from checkfire.locate.reading import Format, Note
from checkfire.picture.arrangement import Policy
from checkfire.vocab.place import Point

DOUBTS = {
    "kind-not-found": ("CF-LOC-03", "the name is known, but no landmark of it is of the kind asked for"),
    "kind-differs": ("CF-LOC-03", "this landmark is not of the kind asked for; another of the name is"),
    "name-by-consonants": ("CF-LOC-03", "only the consonants of the name agree"),
    "several-landmarks": ("CF-LOC-03", "more than one landmark fits the name and kind"),
    "vague-words": ("CF-LOC-03", 'a word such as "about" or "near" was given'),
    "rival-of-the-name": ("CF-LOC-03", "a rival landmark shares the name"),
    "digits-differ": ("coordinates", "one number has at least two decimals fewer than the other"),
    "outside-its-zone": ("coordinates", "the position lies beyond the limits of the UTM zone"),
    "height-not-read": ("coordinates", "a height was given, and not read"),
}
"""What each doubt means, as the page of its rule says."""


_NEAREST = 5
_NEAREST_WITHIN_M = 100_000
_DIGITS = 4
"""An uncertainty is rounded up to so many digits."""


def expect(near: str | None, stated_place: str | None, gazetteer: Gazetteer) -> Asking:
    """Return what readings are held against by what ``--near`` and ``--stated-place`` say.

    Raises:
        MalformedError: The pair is none (``usage``), or no latitude and longitude in degrees.
    """
    if near is None:
        return asking_alone(gazetteer, place=stated_place)
    lat, comma, lon = near.partition(",")
    if not comma:
        raise MalformedError("--near takes a pair such as 35.3,40.2.", code="usage", near=near)
    point = read_degrees(lat, lon, Format.DECIMAL).point
    return asking_alone(gazetteer, place=stated_place, near=point)


def read_text(text: str, gazetteer: Gazetteer) -> PlacesRead:
    """Read a text; a landmark that is not in the gazetteer is a fault of the input, as no desk refused it.

    Raises:
        MalformedError: The text cannot be read; the code names the rule.
    """
    try:
        return read_places(text, gazetteer, Policy())
    except NotFoundError as exc:
        raise MalformedError(exc.message, code=exc.code, hint=exc.hint(), **exc.context) from exc


def objects_of_lines(lines: TextIO, gazetteer: Gazetteer, asking: Asking) -> Iterator[dict[str, Any]]:
    """Return one object for each line, in order; a refused one has its problem and no readings."""
    if isinstance(lines, io.TextIOWrapper):
        lines.reconfigure(encoding="utf-8", errors="replace")
    for line in lines:
        text = line.rstrip("\r\n")
        try:
            yield object_of(text, read_text(text, gazetteer), gazetteer, asking)
        except CheckfireError as exc:
            problem = {
                "error": exc.code,
                "message": exc.message,
                "hint": exc.hint(),
                "context": exc.context,
            }
            yield {"stated": text, "needs_choice": False, "readings": [], "problem": problem}


def object_of(text: str, found: PlacesRead, gazetteer: Gazetteer, asking: Asking) -> dict[str, Any]:
    """Return what is known of a text that was read.

    A position brought to WGS 84 stands beside the one that it comes from, as ``wgs84``: it is no other
    reading of the text.
    """
    shifted = {
        reading.point: reading for reading, _ in found.readings if reading.note is Note.SHIFTED_TO_WGS84
    }
    first, read_back = found.readings[0]
    told: dict[str, Any] = {
        "stated": text,
        "needs_choice": found.needs_choice,
        "readings": [
            {
                **_reading(reading, shifted),
                "doubts": _doubts(reading, asking),
                "reading": reading,
                "read_back": back,
            }
            for reading, back in found.readings
            if reading.note is not Note.SHIFTED_TO_WGS84
        ],
        "rivals": [
            {**_landmark(rival.landmark), **_degrees(rival.point), "apart_m": rival.apart_m}
            for rival in first.rivals
        ],
        "nearest_places": _nearest(first.point, gazetteer),
        "read_back": read_back,
    }
    if asking.place is not None:
        told["stated_place"] = {"name": asking.place, "in_gazetteer": bool(asking.places)}
    return told


def _doubts(reading: PlaceReading, asking: Asking) -> list[dict[str, Any]]:
    """Return the doubts about a reading: of how it is written, and of where it leads."""
    written = [
        {"rule": DOUBTS[doubt][0], "message": DOUBTS[doubt][1], "suggestion": None, "apart_m": None}
        for doubt in reading.doubts
    ]
    return written + [
        {
            "rule": one.rule,
            "message": one.message,
            "suggestion": _degrees(one.suggestion) if one.suggestion else None,
            "apart_m": one.apart_m,
        }
        for one in asking.doubts(reading)
    ]


def _reading(reading: PlaceReading, shifted: dict[Point, PlaceReading]) -> dict[str, Any]:
    told: dict[str, Any] = {
        **_degrees(reading.point),
        "uncertainty_m": _uncertainty_m(reading),
        "format": reading.format or reading.method,
        "datum": reading.datum,
        "note": reading.note,
    }
    on_wgs84 = shifted.get(shift_from_sk42(reading.point)) if reading.datum == SK42 else None
    if on_wgs84:
        told["wgs84"] = {**_degrees(on_wgs84.point), "uncertainty_m": _uncertainty_m(on_wgs84)}
    return told


def _uncertainty_m(reading: PlaceReading) -> float:
    exact_m = reading.accuracy_m if reading.half_diagonal_m is None else reading.half_diagonal_m
    step = 10.0 ** (math.floor(math.log10(exact_m)) + 1 - _DIGITS)
    return float(f"{math.ceil(exact_m / step) * step:.{_DIGITS}g}")


def _nearest(point: Point, gazetteer: Gazetteer) -> list[dict[str, Any]]:
    nearest = []
    for nearby in gazetteer.near(point, _NEAREST_WITHIN_M)[:_NEAREST]:
        _, bearing_deg = distance_and_bearing(nearby.landmark.point, point)
        measured = {"distance_m": round(nearby.distance_m), "bearing_deg": round(bearing_deg) % 360}
        nearest.append({**_landmark(nearby.landmark), **_degrees(nearby.landmark.point), **measured})
    return nearest


def _landmark(landmark: Landmark) -> dict[str, Any]:
    return {"name": landmark.name, "kind": landmark.kind, "country": landmark.country}


def _degrees(point: Point) -> dict[str, float]:
    return {"lat_deg": point.lat_deg, "lon_deg": point.lon_deg}
