"""UTM: zone, easting and northing.

The letter after the zone is a latitude band, and "N" and "S" may also be a hemisphere.
Both readings are given where both are possible.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from checkfire.locate.coordinate_form import Form, is_alone
from checkfire.locate.doubt import Doubt
from checkfire.locate.reading import Format, Note, Reading, whole_m
from checkfire.locate.refusal import refuse
from checkfire.locate.utm import BANDS, band_limits_deg, point_of_utm, zone_limits_deg
from checkfire.vocab.place import Point

_NUMBER = r"\d{1,12}(?:\.\d{1,9})?"
_NO_LETTER = r"(?![^\W\d_])"
_HALF_OF_EARTH = r"(?:HEMI[A-Z]+|ПОЛУШАРИ\w|ПІВКУЛ\w)"
_HEMISPHERE = rf"(?P<hemisphere> ?{_HALF_OF_EARTH})?"
_ZONE = (
    r"(?P<named>(?:UTM[ :,]*)?(?:(?:ZONE|FUSEAU|ЗОНА|ЗОНИ|ЗОНЫ|المنطقه|منطقه|النطاق)\b[ :.]*)?)"
    r"(?<![\w.])(?P<zone>\d{1,2})"
    rf"(?:[ ,(]{{0,3}}(?:{_HALF_OF_EARTH} )?(?P<letter>NORTH|SOUTH|[A-Z]{_NO_LETTER}){_HEMISPHERE}\)?)?"
)
_EASTWARD, _NORTHWARD = r"(?:(?:EAST|[EeX]) ?[:=]? ?)", r"(?:(?:NORTH|[NY]) ?[:=]? ?)"
_EAST_AFTER = rf"(?: ?M(?![^\W\d_E]))?(?: ?(?:EAST|[Ee]){_NO_LETTER})?"
_NORTH_AFTER = rf"(?: ?M(?![^\W\d_N]))?(?: ?(?:NORTH|N){_NO_LETTER})"
_EASTING = rf"{_EASTWARD}?(?P<easting>\d{{3}}{_NUMBER}){_EAST_AFTER}"
_NORTHING = rf"{_NORTHWARD}?(?P<northing>{_NUMBER}){_NORTH_AFTER}?"
_NORTHING_NAMED = rf"(?:{_NORTHWARD}(?P<northing>{_NUMBER})(?: ?M)?|(?P<northing_2>{_NUMBER}){_NORTH_AFTER})"
_GAP = r"[ ,;/:]{1,3}"
_END = r"(?![\w°]|\.\d| ?[\d°])"
_ORDERS = (
    rf"{_ZONE}(?:{_GAP}|(?<=[A-Z])){_EASTING}{_GAP}{_NORTHING}{_END}",
    rf"{_ZONE}{_GAP}{_NORTHING_NAMED}{_GAP}{_EASTING}{_END}",
    rf"(?<![\w.]){_EASTING}{_GAP}{_NORTHING}{_GAP}{_ZONE}{_END}",
)

_EASTING_DIGITS = 6
_EASTING_M = (100_000, 999_999)
_NORTHING_MAX_M = 10_000_000
_LAT_MAX_DEG = 84
_LAT_MIN_DEG = -80
_SLACK_DEG = 0.001  # a rounded northing on the edge of a band
_IN_WORDS = {"N": "NORTH", "S": "SOUTH"}
_HEMISPHERES = {"N": False, "NORTH": False, "S": True, "SOUTH": True}
_STRETCH = 1 / 0.9996


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """A grid position as written."""

    zone: int
    letter: str
    easting: str
    northing: str

    def point(self, *, is_south: bool) -> Point:
        return point_of_utm(self.zone, float(self.easting), float(self.northing), is_south=is_south)

    def reading(self, point: Point, note: Note) -> Reading:
        """Return a reading with the uncertainty of the digits, and a doubt outside the zone."""
        east_cell_m, north_cell_m = (
            10.0 ** -len(text.partition(".")[2]) for text in (self.easting, self.northing)
        )
        half_m = math.hypot(east_cell_m, north_cell_m) / 2 * _STRETCH
        return Reading(
            point=point,
            format=Format.UTM,
            note=note,
            uncertainty_m=whole_m(half_m),
            uncertainty_if_cut_m=whole_m(2 * half_m),
            half_diagonal_m=half_m,
            doubts=(Doubt.OUTSIDE_ITS_ZONE,) if _is_outside(point, self.zone) else (),
        )


def _read_utm(match: re.Match[str]) -> tuple[Reading, ...] | None:
    """Read a grid position; numbers that have its shape by chance, among other words, are left alone."""
    found = match.groupdict()
    zone, easting, northing = match["zone"], match["easting"], match["northing"] or found["northing_2"]
    is_sized = len(easting.partition(".")[0]) == _EASTING_DIGITS
    if not (match["named"] or is_sized or (match["letter"] and is_alone(match))):
        return None
    _require_numbers(zone, easting, northing)
    letter = match["letter"] or ""
    if not letter:
        raise refuse("zone-letter-missing", "The zone needs its band, or north or south.", zone=zone)
    if letter not in BANDS and letter not in _HEMISPHERES:
        raise refuse("zone-letter-wrong", "No latitude band has this letter.", letter=letter)
    if match["hemisphere"]:
        letter = _IN_WORDS.get(letter, letter)
    grid = _Grid(zone=int(zone), letter=letter, easting=easting, northing=northing)
    readings = (*_as_band(grid), *_as_hemisphere(grid))
    if not readings:
        likely = " or ".join(f"{grid.zone}{_band_of(point)}" for point in _possible_points(grid))
        raise refuse(
            "zone-band-mismatch", "The northing does not lie in this band.", likely or None, letter=letter
        )
    return readings if len(readings) == 1 or readings[0].point != readings[1].point else readings[:1]


def _require_numbers(zone: str, easting: str, northing: str) -> None:
    if not 1 <= int(zone) <= 60:
        raise refuse("zone-out-of-range", "A zone is 1 to 60.", zone=zone)
    low_m, high_m = _EASTING_M
    if not low_m <= float(easting) <= high_m:
        is_swapped = low_m <= float(northing) <= high_m
        likely = f"easting {northing}, northing {easting}" if is_swapped else None
        raise refuse(
            "easting-out-of-range", "An easting has six digits before the point.", likely, easting=easting
        )
    if float(northing) > _NORTHING_MAX_M:
        raise refuse("northing-out-of-range", "A northing is at most 10,000,000.", northing=northing)


def _as_band(grid: _Grid) -> tuple[Reading, ...]:
    if grid.letter not in BANDS:
        return ()
    south_deg, north_deg = band_limits_deg(grid.letter)
    point = grid.point(is_south=south_deg < 0)
    if not south_deg - _SLACK_DEG <= point.lat_deg <= north_deg + _SLACK_DEG:
        return ()
    return (grid.reading(point, Note.AS_WRITTEN),)


def _as_hemisphere(grid: _Grid) -> tuple[Reading, ...]:
    is_south = _HEMISPHERES.get(grid.letter)
    if is_south is None:
        return ()
    point = grid.point(is_south=is_south)
    if not _LAT_MIN_DEG <= point.lat_deg <= _LAT_MAX_DEG:
        return ()
    if grid.letter not in BANDS:
        return (grid.reading(point, Note.AS_WRITTEN),)
    return (grid.reading(point, Note.SOUTHERN_HEMISPHERE if is_south else Note.NORTHERN_HEMISPHERE),)


def _possible_points(grid: _Grid) -> list[Point]:
    points = [grid.point(is_south=is_south) for is_south in (False, True)]
    return [point for point in points if _LAT_MIN_DEG <= point.lat_deg <= _LAT_MAX_DEG]


def _is_outside(point: Point, zone: int) -> bool:
    west_deg, east_deg = zone_limits_deg(zone, _band_of(point))
    lon_deg = (point.lon_deg - west_deg + 180) % 360 - 180 + west_deg
    return not west_deg <= lon_deg <= east_deg


def _band_of(point: Point) -> str:
    return BANDS[min(len(BANDS) - 1, max(0, math.floor((point.lat_deg + 80) / 8)))]


FORMS = tuple(Form(re.compile(order), _read_utm) for order in _ORDERS)
