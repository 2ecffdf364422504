"""The datum that a text names, and the way from SK-42 to WGS 84.

SK-42, or Pulkovo 1942, is the datum of Soviet maps; its positions lie 100 to 150 m from those of WGS 84.

Source: GOST R 51794-2008, the seven parameters from SK-42 to WGS 84 (EPSG:5044).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from checkfire.locate.geodesic import distance_m
from checkfire.locate.reading import WGS84_ASSUMED, WGS84_STATED, Note, Reading, whole_m
from checkfire.locate.refusal import refuse
from checkfire.vocab.place import Point

if TYPE_CHECKING:
    from pyproj import Transformer

SK42 = "SK-42"

_LABEL = r"(?:(?:DATUM|ДАТУМ|CRS|СИСТЕМА КООРДИНАТ)\b[ :=]*)?"
_TAIL = r"(?:[ ,]*(?:DATUM|ДАТУМ)\b)?"
_WGS84 = re.compile(
    rf"[(\[]?\b{_LABEL}(?:WGS[ _-]?(?:19)?84|EPSG ?: ?4326)\b{_TAIL}[)\]]?[:,;]?", re.IGNORECASE
)
_NAMES_OF_SK42 = (
    r"(?:SK|СК|CK)[ -]?(?:19)?42|(?:PULKOVO|ПУЛКОВО)[ -]?(?:19)?42|EPSG ?: ?4284"
    r"|(?:СИСТЕМА КООРДИНАТ )?1942 ГОДА"
)
_SK42 = re.compile(rf"[(\[]?\b{_LABEL}(?:{_NAMES_OF_SK42})\b{_TAIL}[)\]]?[:,;]?", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:(?:SK|СК|CK|PULKOVO|ПУЛКОВО)[ -]?(?:19)?(?:63|95)|(?:PZ|ПЗ)[ -]?90|(?:USK|УСК)[ -]?2000"
    r"|ED[ -]?(?:19)?50|ETRS[ -]?(?:19)?89|NAD[ -]?(?:19)?(?:27|83)|GCJ[ -]?02|BD[ -]?09"
    r"|OSGB(?:[ -]?(?:19)?36)?|AGD[ -]?(?:19)?(?:66|84)|GDA[ -]?(?:94|2020)|WGS[ -]?(?:19)?(?:60|66|72)"
    r"|CLARKE[ -]?18\d\d|ADINDAN|NAHRWAN|KARBALA 1979|ARC[ -]?19[56]0|SAD[ -]?69|JGD[ -]?2\d{3}"
    r"|EPSG ?: ?(?!4326\b|4284\b)\d+)\b",
    re.IGNORECASE,
)
_ANY = re.compile(r"\b(?:DATUM|ДАТУМ|CRS)\b[ :=]*[\w-]*", re.IGNORECASE)
_PIPELINE = (
    "+proj=pipeline +step +proj=cart +ellps=krass +step +proj=helmert +x=23.57 +y=-140.95 +z=-79.8"
    " +rx=0 +ry=-0.35 +rz=-0.79 +s=-0.22 +convention=coordinate_frame +step +inv +proj=cart +ellps=WGS84"
)
_SHIFT_BOUND_M = 10
"""How far the parameters may be wrong: the network of SK-42 is strained, and each country has its own."""
_IN_USE_DEG = ((35.0, 82.0), (19.5, 191.1))
"""A box around the countries that surveyed on it, in latitude and longitude; outside nothing is offered."""
_UNKNOWN_SHIFT_M = 1_000
"""A bound for anywhere else on Earth."""


def take_datum(text: str) -> tuple[str, str]:
    """Return a folded text without the words that name its datum, and the datum.

    Raises:
        MalformedError: Another datum is named (``datum-unsupported``).
    """
    rest, is_sk42 = _SK42.subn(" ", text)
    rest, is_wgs84 = _WGS84.subn(" ", rest)
    other = _OTHER.search(text) or _ANY.search(rest)
    if other or (is_sk42 and is_wgs84):
        named = other[0] if other else f"{SK42}, {WGS84_STATED}"
        raise refuse("datum-unsupported", "Only WGS 84 or SK-42 is read; convert it first.", datum=named)
    return rest, SK42 if is_sk42 else WGS84_STATED if is_wgs84 else WGS84_ASSUMED


def on_datum(readings: tuple[Reading, ...], datum: str) -> tuple[Reading, ...]:
    """Return readings on a datum; those on SK-42 are followed by their positions on WGS 84, where in use."""
    if datum != SK42:
        return tuple(msgspec.structs.replace(reading, datum=datum) for reading in readings)
    pairs = [_from_sk42(reading) for reading in readings]
    return (*(written for written, _ in pairs), *(shifted for _, shifted in pairs if shifted))


def _from_sk42(reading: Reading) -> tuple[Reading, Reading | None]:
    point = reading.point
    (south_deg, north_deg), (west_deg, east_deg) = _IN_USE_DEG
    lon_deg = point.lon_deg + 360 * (point.lon_deg < west_deg - 180)
    if not (south_deg <= point.lat_deg <= north_deg and west_deg <= lon_deg <= east_deg):
        return msgspec.structs.replace(reading, datum=SK42, shift_m=_UNKNOWN_SHIFT_M), None
    shifted = shift_from_sk42(point)
    shift_m = whole_m(distance_m(point, shifted)) + _SHIFT_BOUND_M
    return msgspec.structs.replace(reading, datum=SK42, shift_m=shift_m), msgspec.structs.replace(
        reading,
        point=shifted,
        datum=WGS84_STATED,
        note=Note.SHIFTED_TO_WGS84,
        uncertainty_m=reading.uncertainty_m + _SHIFT_BOUND_M,
        uncertainty_if_cut_m=reading.uncertainty_if_cut_m + _SHIFT_BOUND_M,
        half_diagonal_m=reading.half_diagonal_m + _SHIFT_BOUND_M,
    )


def shift_from_sk42(point: Point) -> Point:
    """Return the place on WGS 84 of a position on SK-42.

    Bound: within 10 m in the countries where SK-42 was surveyed.
    """
    lon_deg, lat_deg, _ = _sk42_to_wgs84().transform(point.lon_deg, point.lat_deg, 0.0)
    return Point.of_degrees(float(lat_deg), float(lon_deg))


@cache
def _sk42_to_wgs84() -> Transformer:
    from pyproj import Transformer  # noqa: PLC0415  # slow to load, and few texts name a datum

    return Transformer.from_pipeline(_PIPELINE)
