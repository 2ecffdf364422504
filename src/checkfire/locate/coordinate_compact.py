"""Coordinates without spaces: the compact form of aviation and ISO 6709.

The count of digits before the decimal point says whether degrees, minutes or seconds are given: 2, 4 or 6 for
latitude, 3, 5 or 7 for longitude.
"""

from __future__ import annotations

import re

from checkfire.locate.angle import Angle, Axis, require_angle, require_axis
from checkfire.locate.doubt import Doubt
from checkfire.locate.reading import Format, Reading, reading_of
from checkfire.locate.refusal import refuse

_NUMBER = r"\d+(?:\.\d+)?"
_LETTERS_AFTER = re.compile(rf"(?P<lat>{_NUMBER}) ?(?P<ns>[NS])[ ,/]*(?P<lon>{_NUMBER}) ?(?P<ew>[EW])")
_LETTERS_BEFORE = re.compile(rf"(?P<ns>[NS]) ?(?P<lat>{_NUMBER})[ ,/]*(?P<ew>[EW]) ?(?P<lon>{_NUMBER})")
_ISO_6709 = re.compile(
    rf"(?P<lat>[+-]{_NUMBER})(?P<lon>[+-]{_NUMBER})(?P<height>[+-]{_NUMBER})?(?P<crs>CRS[A-Z0-9_]+)?(?P<end>/?)"
)
_LAT_DIGITS = (2, 4, 6)
_DEGREE_DIGITS = {Axis.LAT: 2, Axis.LON: 3}


def read_compact(text: str) -> tuple[Reading, ...]:
    """Read "351707N0401034E" from a folded, upper-case text; nothing if the text is not in this form.

    Raises:
        MalformedError: The digits do not fit the form (``digit-count``), or a part is out of range.
    """
    match = _LETTERS_AFTER.fullmatch(text) or _LETTERS_BEFORE.fullmatch(text)
    if match is None or max(_whole_digits(match["lat"]), _whole_digits(match["lon"])) <= 3:
        return ()
    _require_digits(match["lat"], match["lon"])
    lat = _angle(match["lat"], Axis.LAT, letter=match["ns"])
    lon = _angle(match["lon"], Axis.LON, letter=match["ew"])
    return (reading_of(lat, lon, Format.COMPACT),)


def read_iso_6709(text: str) -> tuple[Reading, ...]:
    """Read "+351707+0401034/" from a folded, upper-case text; nothing if the text is not in this form.

    Raises:
        MalformedError: The digits do not fit the form (``digit-count``), a part is out of range, or the
            reference system is not WGS 84 (``datum-unsupported``).
    """
    match = _ISO_6709.fullmatch(text)
    if match is None:
        return ()
    if match["crs"] not in (None, "CRSWGS_84"):
        raise refuse("datum-unsupported", "Only WGS 84 is read.", datum=match["crs"])
    _require_digits(match["lat"][1:], match["lon"][1:])
    lat = _angle(match["lat"][1:], Axis.LAT, sign=match["lat"][0])
    lon = _angle(match["lon"][1:], Axis.LON, sign=match["lon"][0])
    doubts = (Doubt.HEIGHT_NOT_READ,) if match["height"] else ()
    return (reading_of(lat, lon, Format.ISO_6709, doubts=doubts),)


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
