"""MGRS: a reference names a square; its centre is the point, half its diagonal the uncertainty.

The digits of a reference are cut, never rounded, so the true point lies inside the square.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import TYPE_CHECKING

from checkfire.locate.geodesic import M_PER_DEG_LAT_MAX
from checkfire.locate.reading import Format, Reading, whole_m
from checkfire.locate.refusal import refuse
from checkfire.locate.utm import band_limits_deg, zone_limits_deg
from checkfire.vocab.place import Point

if TYPE_CHECKING:
    from mgrs import MGRS

_ZONED = re.compile(
    r"(?:MGRS:? ?)?(?P<zone>\d{1,2}) ?(?P<band>[A-Z]) ?(?P<square>[A-Z] ?[A-Z]) ?(?P<digits>[\dIO ]*)"
)
_POLAR = re.compile(
    r"(?:MGRS:? ?)?(?P<zone>)(?P<band>[ABYZ]) ?(?P<square>[A-Z]{2}) ?(?P<digits>\d+ \d+|\d{4,})"
)
_PRECISION_MAX = 5
_SIDE_MAX_M = 100_000
# Ground metres per grid metre at most: UTM on its central meridian, UPS at the pole.
_UTM_STRETCH = 1 / 0.9996
_UPS_STRETCH = 1 / 0.994


def read_mgrs(text: str) -> tuple[Reading, ...]:
    """Read a reference from a folded, upper-case text; nothing if the text is not in this form.

    Raises:
        MalformedError: The code names the rule that is broken.
    """
    match = _ZONED.fullmatch(text) or _POLAR.fullmatch(text)
    if match is None:
        return ()
    digits = _require_digits(match["digits"], text)
    _require_letters(match)
    reference = f"{match['zone']}{match['band']}{match['square']}{digits}".replace(" ", "")
    side_m = _SIDE_MAX_M / 10 ** (len(digits) // 2)
    point = _centre(reference)
    if match["zone"]:
        _require_zone(point, int(match["zone"]), match["band"], side_m, print_mgrs(point, len(digits) // 2))
    stretch = _UTM_STRETCH if match["zone"] else _UPS_STRETCH
    half_m = whole_m(side_m / math.sqrt(2) * stretch)
    return (Reading(point=point, format=Format.MGRS, uncertainty_m=half_m, uncertainty_if_cut_m=half_m),)


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
    if not digits:
        raise refuse("mgrs-digits-missing", "A square of 100 km is no position; digits are missing.")
    if len(digits) % 2:
        raise refuse("mgrs-odd-digits", "Easting and northing need the same count of digits.", digits=digits)
    if len(groups) > 2 or len({len(group) for group in groups}) > 1:
        raise refuse(
            "mgrs-groups-unequal", "Easting and northing need the same count of digits.", digits=found
        )
    if len(digits) > 2 * _PRECISION_MAX:
        raise refuse("mgrs-too-many-digits", "A reference has at most ten digits.", digits=digits)
    return digits


def _require_letters(match: re.Match[str]) -> None:
    letters = match["band"] + match["square"]
    if set(letters) & {"I", "O"}:
        raise refuse("mgrs-letter", "The letters I and O do not occur in a reference.", letters=letters)
    if match["zone"] and not 1 <= int(match["zone"]) <= 60:
        raise refuse("zone-out-of-range", "A zone is 1 to 60.", zone=match["zone"])
    if match["zone"] and match["band"] in "ABYZ":
        raise refuse("mgrs-letter", "This band is polar and has no zone.", letters=letters)


def _centre(reference: str) -> Point:
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
