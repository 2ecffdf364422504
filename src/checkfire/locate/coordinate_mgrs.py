"""MGRS: a reference names a square; its centre is the point, half its diagonal the uncertainty.

The digits of a reference are cut, never rounded, so the true point lies inside the square.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import TYPE_CHECKING

from checkfire.errors import MalformedError
from checkfire.locate.coordinate_form import Form, is_alone
from checkfire.locate.geodesic import M_PER_DEG_LAT_MAX
from checkfire.locate.reading import Format, Reading, whole_m
from checkfire.locate.refusal import refuse
from checkfire.locate.utm import band_limits_deg, point_of_utm, zone_limits_deg
from checkfire.vocab.place import Point

if TYPE_CHECKING:
    from mgrs import MGRS

_LABEL = r"(?P<label>(?:MGRS|USNG|GRID|GR)(?: REF(?:ERENCE)?)?\b ?[:=]? ?)?"
_ZONED = re.compile(
    rf"{_LABEL}(?<![\w.])(?P<zone>\d{{1,2}})(?P<gap> ?)(?P<band>[A-Z])(?P<gap_2> ?)(?P<square>[A-Z] ?[A-Z])"
    r"(?P<digits>(?: ?[\dIO]{1,20})*)(?![\w°]|\.\d)",
    re.IGNORECASE,
)
_POLAR = re.compile(
    rf"{_LABEL}(?P<zone>)(?P<gap>)(?P<band>[ABYZ]) ?(?P<square>[A-Z]{{2}}) ?(?P<digits>\d+ \d+|\d{{4,}})",
    re.IGNORECASE,
)
_ZONELESS = re.compile(
    r"(?:(?:MGRS|GRID)\b[ :]*(?:[A-Z]{2})?|[A-HJ-NP-Z][A-HJ-NP-V]) ?(?P<digits>\d{2,5} \d{2,5})",
    re.IGNORECASE,
)
_COLUMNS = ("STUVWXYZ", "ABCDEFGH", "JKLMNPQR")
"""The letters of the columns of 100 km from west to east, by the remainder of the zone and three."""
_ROWS = "ABCDEFGHJKLMNPQRSTUV"
_ROWS_OF_EVEN_ZONES = _ROWS[5:] + _ROWS[:5]
_ZONES_NOT_IN_USE = frozenset({(32, "X"), (34, "X"), (36, "X")})
_CYCLES = 5  # of rows, from the equator or the south pole on
_PRECISION_MAX = 5
_SIDE_MAX_M = 100_000
# Ground metres per grid metre at most: UTM on its central meridian, UPS at the pole.
_UTM_STRETCH = 1 / 0.9996
_UPS_STRETCH = 1 / 0.994


def _read_zoned(match: re.Match[str]) -> tuple[Reading, ...] | None:
    """Read a reference; what has its shape by chance, among other words, is left alone."""
    if match["label"] or is_alone(match):
        return _read(match)
    head = match["zone"] + match["gap"] + match["band"] + match["gap_2"] + match["square"]
    digits = match["digits"].replace(" ", "")
    if not (_HEAD.fullmatch(head) and len(digits) >= (_FEWEST_IF_APART if match["gap"] else 1)):
        return None  # "4 m at 1430" is no reference, and neither is "12 ten"
    try:
        return _read(match)
    except MalformedError:
        if match["gap"] or len(digits) < _FEWEST_OF_A_SLIP:
            return None
        raise


_HEAD = re.compile(r"\d+[A-Z] ?[A-Z]{2}|\d+[a-z]{3}|\d+ [A-Z] [A-Z]{2}")
_FEWEST_IF_APART = 6
_FEWEST_OF_A_SLIP = 3
"""A head with fewer digits, such as "10KTS 12", is hardly a reference gone wrong."""


def _read_polar(match: re.Match[str]) -> tuple[Reading, ...] | None:
    is_whole = match.span() == (0, len(match.string))
    if not is_whole or not match[0].isupper():
        return None
    try:
        return _read(match)
    except MalformedError:
        if match["label"]:
            raise
        return None  # three letters and digits, such as the number of a case


def _refuse_zoneless(match: re.Match[str]) -> tuple[Reading, ...] | None:
    east, _, north = match["digits"].partition(" ")
    if match.span() == (0, len(match.string)) and len(east) == len(north):
        raise refuse("zone-missing", "A grid reference needs its zone.", digits=match["digits"])
    return None


def _read(match: re.Match[str]) -> tuple[Reading, ...]:
    digits = _require_digits(match["digits"].upper(), match[0].upper())
    zone, band, square = match["zone"], match["band"].upper(), match["square"].upper()
    _require_letters(zone, band, square.replace(" ", ""))
    side_m = _SIDE_MAX_M / 10 ** (len(digits) // 2)
    square = square.replace(" ", "")
    point = _centre(int(zone), band, square, digits) if zone else _polar_centre(f"{band}{square}{digits}")
    if zone:
        likely = print_mgrs(point, max(1, len(digits) // 2))
        _require_zone(point, int(zone), band, side_m, likely)
    half_m = side_m / math.sqrt(2) * (_UTM_STRETCH if zone else _UPS_STRETCH)
    return (
        Reading(
            point=point,
            format=Format.MGRS,
            uncertainty_m=whole_m(half_m),
            uncertainty_if_cut_m=whole_m(half_m),
            half_diagonal_m=half_m,
        ),
    )


def print_mgrs(point: Point, precision: int = _PRECISION_MAX) -> str:
    """Return the reference of the square that holds a point, such as "37S FV 06940 05327".

    Args:
        point: Anywhere.
        precision: Digits for each axis, 1 to 5; five name a square of one metre.
    """
    # At the antimeridian both signs are one line; the library knows it from the east only.
    text = str(_library().toMGRS(point.lat_deg, point.lon_deg, MGRSPrecision=precision))
    digits = 2 * precision
    head, east, north = text[:-digits], text[-digits:-precision], text[-precision:]
    return f"{head[:-2]} {head[-2:]} {east} {north}"


def _require_digits(found: str, text: str) -> str:
    groups = found.split()
    if re.search("[IO]", found):
        likely = text.replace(found, found.replace("I", "1").replace("O", "0"))
        raise refuse("mgrs-letter", "The letters I and O do not occur among digits.", likely)
    digits = "".join(groups)
    if len(digits) % 2:
        raise refuse("mgrs-odd-digits", "Easting and northing need the same count of digits.", digits=digits)
    if len(groups) > 2 or len({len(group) for group in groups}) > 1:
        raise refuse(
            "mgrs-groups-unequal", "Easting and northing need the same count of digits.", digits=found
        )
    if len(digits) > 2 * _PRECISION_MAX:
        raise refuse("mgrs-too-many-digits", "A reference has at most ten digits.", digits=digits)
    return digits


def _require_letters(zone: str, band: str, square: str) -> None:
    letters = band + square
    if set(letters) & {"I", "O"}:
        raise refuse("mgrs-letter", "The letters I and O do not occur in a reference.", letters=letters)
    if zone and not 1 <= int(zone) <= 60:
        raise refuse("zone-out-of-range", "A zone is 1 to 60.", zone=zone)
    if zone and band in "ABYZ":
        raise refuse("mgrs-letter", "This band is polar and has no zone.", letters=letters)


def _centre(zone: int, band: str, square: str, digits: str) -> Point:
    """Return the middle of a square, in the cycle of rows that lies in its band or nearest to it."""
    if (zone, band) in _ZONES_NOT_IN_USE:
        raise refuse("mgrs-no-such-square", "There is no such zone.", zone=f"{zone}{band}")
    columns, rows = _COLUMNS[zone % 3], _ROWS if zone % 2 else _ROWS_OF_EVEN_ZONES
    if square[0] not in columns or square[1] not in rows:
        raise refuse("mgrs-no-such-square", "There is no such square.", square=square)
    side_m = _SIDE_MAX_M / 10 ** (len(digits) // 2)
    east, north = (int(half or "0") for half in (digits[: len(digits) // 2], digits[len(digits) // 2 :]))
    easting_m = (columns.index(square[0]) + 1) * _SIDE_MAX_M + (east + 0.5) * side_m
    northing_m = rows.index(square[1]) * _SIDE_MAX_M + (north + 0.5) * side_m
    south_deg, north_deg = band_limits_deg(band)
    points = [
        point_of_utm(zone, easting_m, northing_m + cycle * len(_ROWS) * _SIDE_MAX_M, is_south=south_deg < 0)
        for cycle in range(_CYCLES)
    ]
    return min(points, key=lambda point: abs(2 * point.lat_deg - south_deg - north_deg))


def _polar_centre(reference: str) -> Point:
    from mgrs.core import MGRSError  # noqa: PLC0415  # loaded when first needed

    try:
        lat_deg, lon_deg = _library().toLatLon(reference)
    except MGRSError as exc:
        raise refuse("mgrs-no-such-square", "There is no such square.", reference=reference) from exc
    return Point.of_degrees(lat_deg, lon_deg)


def _require_zone(point: Point, zone: int, band: str, side_m: float, likely: str) -> None:
    """Refuse a square that does not touch the zone and band that it names."""
    slack_deg = 2 * side_m / M_PER_DEG_LAT_MAX
    south_deg, north_deg = band_limits_deg(band)
    west_deg, east_deg = zone_limits_deg(zone, band)
    slack_lon_deg = slack_deg / math.cos(math.radians(min(84.0, abs(point.lat_deg))))
    lon_deg = (point.lon_deg - west_deg + 180) % 360 - 180 + west_deg
    is_in_band = south_deg - slack_deg <= point.lat_deg <= north_deg + slack_deg
    if not is_in_band or not west_deg - slack_lon_deg <= lon_deg <= east_deg + slack_lon_deg:
        raise refuse("mgrs-outside-zone", "This square lies outside its zone.", likely, zone=f"{zone}{band}")


@cache
def _library() -> MGRS:
    from mgrs import MGRS  # noqa: PLC0415  # loaded when first needed

    return MGRS()


FORMS = (Form(_ZONED, _read_zoned), Form(_POLAR, _read_polar), Form(_ZONELESS, _refuse_zoneless))
