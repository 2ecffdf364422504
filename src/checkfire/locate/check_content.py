"""The one text of a place, a band of heights and a window, for their check words.

Coordinates stand as they are spoken, in degrees with five decimals: whoever heard them holds the same text.
Two points less than 0.8 m from one spoken position share it.

Format: docs/formats/check-words.md.
"""

from __future__ import annotations

from checkfire.locate.coordinate_print import print_decimal
from checkfire.vocab.activity import Activity
from checkfire.vocab.height import AltitudeBand, Height
from checkfire.vocab.instant import Instant
from checkfire.vocab.place import Area, Circle, Point, Polygon


def content_of_point(point: Point) -> str:
    """Return a position as it is spoken: "35.28540N 040.17600E"."""
    lat, lon = print_decimal(point).split(", ")
    return f"{_axis(lat, 8, 'N')} {_axis(lon, 9, 'E')}"


def content_of_area(area: Area) -> str:
    """Return an area: its points in their order, and its radius or half its width in metres."""
    if isinstance(area, Circle):
        return f"CIRCLE {content_of_point(area.centre)} {area.radius_m}M"
    if isinstance(area, Polygon):
        return " ".join(["POLYGON", *map(content_of_point, area.corners)])
    return " ".join(["CORRIDOR", *map(content_of_point, area.line), f"{area.half_width_m}M"])


def content_of_activity(activity: Activity) -> str:
    """Return what a notice announces: where, when, how high, and whether it reaches the ground.

    A place that could not be read is "NOWHERE": its words are free text, and are not part of the content.
    """
    area = activity.place.area
    where = "NOWHERE" if area is None else content_of_area(area)
    when = f"{_instant(activity.window.starts_at)} {_instant(activity.window.ends_at)}"
    return f"{where} {when} {_band(activity.band)} {activity.reach.upper()}"


def _axis(spoken: str, digits: int, of_zero: str) -> str:
    number, letter = spoken.split("° ")
    # A hair south of the equator is spoken as 0 degrees, and 0 degrees has no side.
    return f"{number:0>{digits}}{letter if float(number) else of_zero}"


def _instant(at: Instant) -> str:
    return at.isoformat().replace("+00:00", "Z")


def _band(band: AltitudeBand | None) -> str:
    return "OPEN OPEN" if band is None else f"{_height(band.lower)} {_height(band.upper)}"


def _height(height: Height | None) -> str:
    return "OPEN" if height is None else f"{height.value} {height.unit.upper()} {height.reference.upper()}"
