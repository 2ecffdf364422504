"""UTM: zone, easting and northing.

The letter after the zone is a latitude band, and "N" and "S" may also be a hemisphere.
Both readings are given where both are possible.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from checkfire.locate.doubt import Doubt
from checkfire.locate.reading import Format, Note, Reading, whole_m
from checkfire.locate.refusal import refuse
from checkfire.locate.utm import BANDS, band_limits_deg, point_of_utm, zone_limits_deg
from checkfire.vocab.place import Point

_DECIMALS = r"(?:\.\d+)?"
_ZONE = r"(?:UTM:? ?)?(?:ZONE ?)?(?P<zone>\d{1,2})"
_EASTING = rf"(?:E(?:ASTING)?[ :=]*)?(?P<easting>\d{{4,}}{_DECIMALS}) ?M? ?E?"
_NORTHING = rf"(?:N(?:ORTHING)?[ :=]*)?(?P<northing>\d+{_DECIMALS}) ?M? ?N?"
_FORM = re.compile(
    rf"{_ZONE} ?(?P<letter>NORTH|SOUTH|[A-Z])?(?: HEMISPHERE)?[ ,;]+{_EASTING}[ ,;]+{_NORTHING}"
)

_EASTING_M = (100_000, 999_999)
_NORTHING_MAX_M = 10_000_000
_LAT_MAX_DEG = 84
_LAT_MIN_DEG = -80
_SLACK_DEG = 0.001  # a rounded northing on the edge of a band
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
            doubts=(Doubt.OUTSIDE_ITS_ZONE,) if _is_outside(point, self.zone) else (),
        )


def read_utm(text: str) -> tuple[Reading, ...]:
    """Read a grid position from a folded, upper-case text; nothing if the text is not in this form.

    Raises:
        MalformedError: The code names the rule that is broken.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        return ()
    _require_numbers(match["zone"], match["easting"], match["northing"])
    letter = match["letter"] or ""
    if not letter:
        raise refuse("zone-letter-missing", "The zone needs its band, or north or south.", zone=match["zone"])
    if letter not in BANDS and letter not in _HEMISPHERES:
        raise refuse("zone-letter-wrong", "No latitude band has this letter.", letter=letter)
    grid = _Grid(zone=int(match["zone"]), letter=letter, easting=match["easting"], northing=match["northing"])
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
