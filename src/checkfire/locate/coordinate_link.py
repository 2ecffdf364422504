"""Addresses of map pages: where the pin is, or else the middle of the view.

Which number comes first is the custom of the site.
At a site that is not known only named numbers have an order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from checkfire.locate.coordinate_degrees import read_degrees
from checkfire.locate.coordinate_form import Form
from checkfire.locate.coordinate_pair import read_pair
from checkfire.locate.reading import Format, Reading
from checkfire.locate.refusal import refuse

NO_COORDINATES = "link-without-coordinates"

_LAT_FIRST_SITES = r"google|openstreetmap|osm|bing|apple|wikimapia|waze|here|opentopomap|goo"
_LON_FIRST_SITES = r"yandex|2gis"
_HOST = r"(?:[\w-]{{1,63}}\.){{0,4}}(?:{})(?:\.[a-z]{{2,4}}){{1,2}}(?:[/?#]|$)"
_LINK = re.compile(
    rf"\bhttps?://[^\s<>\"]+|(?<![\w.-]){_HOST.format(f'{_LAT_FIRST_SITES}|{_LON_FIRST_SITES}')}[^\s<>\"]*",
    re.IGNORECASE,
)
_LAT_FIRST, _LON_FIRST = (
    re.compile(rf"(?:https?://)?{_HOST.format(sites)}", re.IGNORECASE)
    for sites in (_LAT_FIRST_SITES, _LON_FIRST_SITES)
)
# What ends the sentence is no part of the link; a number such as "40." was cut short.
_CLOSING = re.compile(r"(\.\d{1,20}|[a-z/])\.$", re.IGNORECASE)
_ESCAPES = re.compile(r"(?:%[0-9a-f]{2})+", re.IGNORECASE)
_NUMBER = r"[+-]?\d{1,20}(?:\.\d{0,20})?"
_PIN = re.compile(rf"!3d({_NUMBER})!4d({_NUMBER})")
_NAMED = (
    ("mlat", "mlon"),
    ("lat", "lon"),
    ("lat", "lng"),
    ("lat", "long"),
    ("latitude", "longitude"),
    ("y", "x"),
)
_PIN_KEYS = (
    *(
        "q",
        "query",
        "destination",
        "daddr",
        "whatshere[point]",
        "pt",
        "coordinate",
        "text",
        "ll",
        "cp",
        "sll",
    ),
    *("center", "centre", "map", "loc", "location", "view"),
)
_LON_FIRST_KEYS = frozenset({"ll", "pt", "whatshere[point]", "sll", "path"})
_PAIR = re.compile(rf"(?:loc:)?\(?({_NUMBER})(?:[,~] ?| )({_NUMBER})(?:[,( ].*|\))?", re.IGNORECASE)
_ANGLES = re.compile(r"[\dNSEW°'\".,+ -]*°[\dNSEW°'\".,+ -]*", re.IGNORECASE)
_PATH = re.compile(r"/(?:place|search|l|geo|web)/([^?#]+)", re.IGNORECASE)
_WAY = re.compile(r"/dir/(.*?)(?:/@|/data=|[?#]|$)", re.IGNORECASE)
_VIEWS = (
    re.compile(rf"[/#]@({_NUMBER}),({_NUMBER})"),
    re.compile(rf"[#&?]map=\d{{1,2}}(?:\.\d{{1,9}})?/({_NUMBER})/({_NUMBER})"),
)


def _read_link(match: re.Match[str]) -> tuple[Reading, ...]:
    link = _decoded(_CLOSING.sub(r"\1", match[0].rstrip("),;]}'!"))).replace("+", " ")
    for find in (_pins, _named, _asked, _ends, _view):
        found = find(link)
        if found:
            return tuple(msgspec.structs.replace(reading, format=Format.MAP_LINK) for reading in found)
    raise refuse(NO_COORDINATES, "There are no coordinates in this link.", link=match[0][:80])


def _pins(link: str) -> tuple[Reading, ...]:
    pins = list(dict.fromkeys(_PIN.findall(link)))
    if len(pins) > 1:
        likely = " or ".join(f"{lat}, {lon}" for lat, lon in pins)
        raise refuse("two-places", "There are two places in this link.", likely)
    return tuple(read_degrees(lat, lon, Format.MAP_LINK) for lat, lon in pins)


def _named(link: str) -> tuple[Reading, ...]:
    keys = _keys(link)
    for lat, lon in _NAMED:
        if lat in keys and lon in keys:
            return (read_degrees(keys[lat], keys[lon], Format.MAP_LINK),)
    return ()


def _asked(link: str) -> tuple[Reading, ...]:
    """Read what is asked for by a key or in the path, which may be words instead."""
    for key, value in _asked_for(link):
        pair = _PAIR.fullmatch(value)
        if pair:
            return _in_order(link, key, pair[1], pair[2])
        if _ANGLES.fullmatch(value):
            return read_pair(value.upper().replace("''", '"'))
    return ()


def _asked_for(link: str) -> Iterator[tuple[str, str]]:
    keys = _keys(link)
    yield from ((key, keys[key]) for key in _PIN_KEYS if key in keys)
    yield from (("path", segment) for path in _PATH.findall(link) for segment in path.split("/"))


def _ends(link: str) -> tuple[Reading, ...]:
    """Read the one end of a way that is given as a pair; the view of a way is no place."""
    way = _WAY.search(link)
    if way is None:
        return ()
    pairs = [pair for segment in way[1].split("/") if (pair := _PAIR.fullmatch(segment))]
    if len(pairs) != 1:
        code = "two-places" if pairs else NO_COORDINATES
        raise refuse(
            code, "The link shows a way, not one place.", " or ".join(pair[0] for pair in pairs) or None
        )
    return _in_order(link, "path", pairs[0][1], pairs[0][2])


def _in_order(link: str, key: str, first: str, second: str) -> tuple[Reading, ...]:
    if _LON_FIRST.match(link) and key in _LON_FIRST_KEYS:
        return (read_degrees(second, first, Format.MAP_LINK),)
    if _LAT_FIRST.match(link) or _LON_FIRST.match(link):
        return (read_degrees(first, second, Format.MAP_LINK),)
    return read_pair(f"{first}; {second}")


def _view(link: str) -> tuple[Reading, ...]:
    view = next((found for pattern in _VIEWS if (found := pattern.search(link))), None)
    return (read_degrees(view[1], view[2], Format.MAP_LINK),) if view else ()


def _decoded(link: str) -> str:
    """Return a link with the characters that its escapes, such as %2C, stand for."""
    return _ESCAPES.sub(lambda match: bytes.fromhex(match[0].replace("%", "")).decode(errors="replace"), link)


def _keys(link: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in re.split("[?&#]", link)[1:])
    return {key.lower(): value for key, _, value in pairs if value}


FORM = Form(_LINK, _read_link)
