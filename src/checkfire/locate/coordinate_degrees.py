"""Two numbers in decimal degrees whose order the form itself says: links, geo URIs, well-known text."""

from __future__ import annotations

import re

from checkfire.locate.angle import LIMIT_DEG, Angle, Axis, require_axis
from checkfire.locate.doubt import Doubt
from checkfire.locate.reading import Format, Reading, reading_of
from checkfire.locate.refusal import refuse

_DEGREES = re.compile(r"([+-]?)(\d+(?:\.\d+)?)")


def read_degrees(lat: str, lon: str, format_: Format, doubts: tuple[Doubt, ...] = ()) -> Reading:
    """Return the reading of a latitude and a longitude.

    Raises:
        MalformedError: A number is cut short or malformed, or out of range; ``likely`` is then the swapped
            pair, if that is a position.
    """
    a, b = degrees(lat), degrees(lon)
    if abs(a.value_deg) > LIMIT_DEG[Axis.LAT] >= abs(b.value_deg) and abs(a.value_deg) <= LIMIT_DEG[Axis.LON]:
        message = "The latitude is beyond 90 degrees; the axes may be swapped."
        raise refuse("out-of-range", message, f"latitude {lon}, longitude {lat}", degrees=lat)
    return reading_of(require_axis(a, Axis.LAT), require_axis(b, Axis.LON), format_, doubts=doubts)


def degrees(number: str) -> Angle:
    """Return a number of degrees.

    Raises:
        MalformedError: It has no digits before or after its point (``number-cut-short``), or is no number
            (``number-malformed``).
    """
    match = _DEGREES.fullmatch(number.strip())
    if match is None:
        is_cut = re.fullmatch(r"[+-]?(?:\d+\.|\.\d+)", number.strip())
        code = "number-cut-short" if is_cut else "number-malformed"
        raise refuse(code, "This is not a whole number of degrees with its decimals.", number=number)
    return Angle(parts=(match[2],), sign=match[1])
