"""Coordinates without spaces: the compact form of aviation, ISO 6709, and bare runs of digits.

The count of digits before the decimal point says whether degrees, minutes or seconds are given: 2, 4 or 6 for
latitude, 3, 5 or 7 for longitude.
"""

from __future__ import annotations

import re

import msgspec

from checkfire.locate.angle import LIMIT_DEG, Angle, Axis, require_angle, require_axis
from checkfire.locate.coordinate_form import Form, is_alone
from checkfire.locate.doubt import Doubt
from checkfire.locate.reading import Format, Note, Reading, reading_of
from checkfire.locate.refusal import refuse

_NUMBER = r"\d{2,12}(?:\.\d{1,20})?"
_END = r"(?!\w|\.\d| ?\d)"
_RADIUS = r"(?:\d{3}\b)?"  # of the area of a notice to airmen
_LAT_AFTER = rf"(?P<lat>{_NUMBER})[ ,]?(?P<ns>[NS])"
_LON_AFTER = rf"(?P<lon>{_NUMBER})[ ,]?(?P<ew>[EW])"
_LETTERS_AFTER = re.compile(rf"(?<![\w.+-]){_LAT_AFTER}[ ,/;-]{{0,3}}{_LON_AFTER}{_RADIUS}{_END}")
_LETTERS_AFTER_TURNED = re.compile(rf"(?<![\w.+-]){_LON_AFTER}[ ,/;-]{{0,3}}{_LAT_AFTER}{_END}")
_LETTERS_BEFORE = re.compile(
    rf"(?<!\w)(?P<ns>[NS]) ?(?P<lat>{_NUMBER})[ ,/;-]{{0,3}}(?P<ew>[EW]) ?(?P<lon>{_NUMBER}){_END}"
)
_LONG = r"\d{4,12}(?:\.\d{1,20})?"
_TWO_OF_ONE = re.compile(rf"(?<![\w.+-])(?:{_LONG}[NS] ?{_LONG}(?P<ns>[NS])|{_LONG}[EW] ?{_LONG}[EW]){_END}")
_ISO_6709 = re.compile(
    r"(?<![\w.+-])(?P<lat>[+-]\d{1,12}(?:\.\d{1,20})?)(?P<lon>[+-]\d{1,12}(?:\.\d{1,20})?)"
    r"(?P<height>[+-]\d{1,12}(?:\.\d{1,9})?)?(?P<crs>CRS[A-Z0-9_]+)?(?P<end>/?)(?![\d.+-])"
)
_DIGIT_RUN = re.compile(r"(?<![\w.+-])(?P<lat>\d{4}|\d{6})[ /,;]{1,2}(?P<lon>\d{5}|\d{7})(?![\w.])")
_GRID_NUMBERS = re.compile(
    r"(?<![\w.+-])E? ?(\d{6})(?: ?M? ?E)?[ ,/;]{1,2}N? ?(\d{6,7})(?: ?M? ?N)?(?![\w.])"
)
_LAT_DIGITS = (2, 4, 6)
_DEGREE_DIGITS = {Axis.LAT: 2, Axis.LON: 3}
_FORMAT_OF_PARTS = (Format.DECIMAL, Format.DDM, Format.DMS)


def _read_aviation(match: re.Match[str]) -> tuple[Reading, ...] | None:
    digits = [_whole_digits(match[name]) for name in ("lat", "lon")]
    is_short = max(digits) <= 3
    if is_short and (digits != [2, 3] or "." in match["lat"] + match["lon"] or " " in match[0]):
        return None  # degrees, not run together
    _require_digits(match["lat"], match["lon"])
    lat = _angle(match["lat"], Axis.LAT, letter=match["ns"])
    lon = _angle(match["lon"], Axis.LON, letter=match["ew"])
    return (reading_of(lat, lon, Format.AVIATION),)


def _refuse_two_of_one(match: re.Match[str]) -> tuple[Reading, ...]:
    axis = Axis.LAT if match["ns"] else Axis.LON
    raise refuse(f"two-{axis}s", f"Both numbers are given as {axis}.")


def _read_iso_6709(match: re.Match[str]) -> tuple[Reading, ...] | None:
    if not (match["end"] or is_alone(match)):
        return None  # such as a phone number
    if match["crs"] not in (None, "CRSWGS_84"):
        raise refuse("datum-unsupported", "Only WGS 84 is read.", datum=match["crs"])
    _require_digits(match["lat"][1:], match["lon"][1:])
    lat = _angle(match["lat"][1:], Axis.LAT, sign=match["lat"][0])
    lon = _angle(match["lon"][1:], Axis.LON, sign=match["lon"][0])
    doubts = (Doubt.HEIGHT_NOT_READ,) if match["height"] else ()
    return (reading_of(lat, lon, Format.ISO_6709, doubts=doubts),)


def _read_digit_run(match: re.Match[str]) -> tuple[Reading, ...] | None:
    """Read latitude and longitude without letters, which among other words are just numbers."""
    lat_digits, lon_digits = len(match["lat"]), len(match["lon"])
    if lon_digits != lat_digits + 1 or not is_alone(match):
        return None
    if _GRID_NUMBERS.fullmatch(match[0]) and not _may_be_degrees(match["lat"], match["lon"]):
        return None
    lat, lon = _angle(match["lat"], Axis.LAT), _angle(match["lon"], Axis.LON)
    written = reading_of(lat, lon, _FORMAT_OF_PARTS[len(lat.parts) - 1])
    if abs(lon.value_deg) > LIMIT_DEG[Axis.LAT] or lat.value_deg == lon.value_deg:
        return (written,)
    return (written, msgspec.structs.replace(reading_of(lon, lat, written.format), note=Note.AXES_SWAPPED))


def _refuse_grid_numbers(match: re.Match[str]) -> tuple[Reading, ...] | None:
    if is_alone(match):
        raise refuse("zone-missing", "Easting and northing need their zone.", numbers=match[0])
    return None


def _may_be_degrees(lat: str, lon: str) -> bool:
    is_sixty = any(int(part) > 59 for part in (lat[-2:], lat[-4:-2], lon[-2:], lon[-4:-2]))
    return int(lat[:2]) <= 90 and int(lon[:3]) <= 180 and not is_sixty


def _whole_digits(number: str) -> int:
    return len(number.partition(".")[0])


def _require_digits(lat: str, lon: str) -> None:
    lat_digits, lon_digits = _whole_digits(lat), _whole_digits(lon)
    if lat_digits not in _LAT_DIGITS or lon_digits != lat_digits + 1:
        likely = None
        if lat_digits in _LAT_DIGITS and lon_digits == lat_digits:
            likely = f"longitude 0{lon}"
        message = "Latitude has 2, 4 or 6 digits here and longitude one more."
        raise refuse("digit-count", message, likely, latitude=lat, longitude=lon)


def _angle(number: str, axis: Axis, *, sign: str = "", letter: str = "") -> Angle:
    degrees = _DEGREE_DIGITS[axis]
    whole, _, decimals = number.partition(".")
    parts = [whole[:degrees], *(whole[at : at + 2] for at in range(degrees, len(whole), 2))]
    if decimals:
        parts[-1] += f".{decimals}"
    return require_axis(require_angle(Angle(parts=tuple(parts), sign=sign, letter=letter)), axis)


FORMS = (
    Form(_ISO_6709, _read_iso_6709),
    Form(_DIGIT_RUN, _read_digit_run),
    Form(_GRID_NUMBERS, _refuse_grid_numbers),
    Form(_LETTERS_AFTER, _read_aviation),
    Form(_LETTERS_AFTER_TURNED, _read_aviation),
    Form(_LETTERS_BEFORE, _read_aviation),
    Form(_TWO_OF_ONE, _refuse_two_of_one),
)
