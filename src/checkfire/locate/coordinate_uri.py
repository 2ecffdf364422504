"""Geo URIs (RFC 5870) and well-known text: forms with a name, and an order of their own."""

from __future__ import annotations

import re

from checkfire.locate.coordinate_degrees import read_degrees
from checkfire.locate.coordinate_form import Form
from checkfire.locate.doubt import Doubt
from checkfire.locate.reading import Format, Reading
from checkfire.locate.refusal import refuse

_GEO = re.compile(r"\bgeo:(?P<numbers>[-+\d.][-+\d.,]*)(?P<rest>[;?][\w.;=&?,+:%()-]*)?", re.IGNORECASE)
_FULL_STOP = re.compile(r"(\.\d{1,20})\.$")
_QUERY = re.compile(r"[?&]q=([-+\d.]+),([-+\d.]+)", re.IGNORECASE)
_GEO_CRS = re.compile(r";crs=([^;?]*)", re.IGNORECASE)
_POINT = re.compile(
    r"(?:\bSRID ?= ?(?P<srid>\d+) ?; ?)?\bPOINT ?(?P<more>Z|M|ZM)? ?"
    r"(?:\((?P<numbers>[^()]*)\)|(?P<empty>EMPTY))",
    re.IGNORECASE,
)
_SRID = "4326"


def _read_geo(match: re.Match[str]) -> tuple[Reading, ...]:
    rest = match["rest"] or ""
    crs = _GEO_CRS.search(rest)
    if crs and crs[1].lower() != "wgs84":
        raise refuse("datum-unsupported", "Only WGS 84 is read.", datum=crs[1])
    numbers = _FULL_STOP.sub(r"\1", match["numbers"]).split(",")
    query = _QUERY.search(rest)
    if query:
        return (read_degrees(query[1], query[2], Format.GEO_URI),)
    if "q=" in rest.lower() and numbers == ["0", "0"]:
        raise refuse(
            "link-without-coordinates", "The link asks for a name, not for coordinates.", link=match[0]
        )
    return (_read_numbers(numbers, 2, Format.GEO_URI),)


def _read_point(match: re.Match[str]) -> tuple[Reading, ...]:
    if match["srid"] not in (None, _SRID):
        raise refuse("datum-unsupported", "Only WGS 84 is read.", datum=f"SRID={match['srid']}")
    lon, *others = (match["numbers"] or "").split() or [""]
    return (_read_numbers([*others[:1], lon, *others[1:]], 2 + len(match["more"] or ""), Format.WKT),)


def _read_numbers(numbers: list[str], most: int, format_: Format) -> Reading:
    """Read latitude, longitude and what follows them."""
    numbers = [number for number in numbers if number]
    if len(numbers) < 2:
        raise refuse("number-missing", "A position needs two numbers.", count=len(numbers))
    if len(numbers) > max(3, most):
        raise refuse("number-count", "A point has two numbers, or three with a height.", count=len(numbers))
    doubts = (Doubt.HEIGHT_NOT_READ,) if len(numbers) > 2 else ()
    return read_degrees(numbers[0], numbers[1], format_, doubts)


FORMS = (Form(_GEO, _read_geo), Form(_POINT, _read_point))
