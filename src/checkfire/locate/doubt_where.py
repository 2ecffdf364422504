"""Doubts about where a position lies: outside the operations, at sea, in another country or governorate (R4).

Source: docs/checks/CF-LOC-14.md to CF-LOC-16.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from checkfire.locate.geodesic import distance_m
from checkfire.locate.location_doubt import DoubtContext, Expected, LocationDoubt, far
from checkfire.locate.outline import Box, Outline, holder
from checkfire.locate.read_place import PlaceReading
from checkfire.locate.reading import whole_m
from checkfire.vocab.place import Point

OUTSIDE, AT_SEA, ELSEWHERE = "CF-LOC-14", "CF-LOC-15", "CF-LOC-16"


def doubt_outside(reading: PlaceReading, context: DoubtContext) -> Iterator[LocationDoubt]:
    """Yield the doubt that the point lies outside the area of operations (CF-LOC-14)."""
    if context.operations is None or context.is_in_operations(reading.point):
        return
    apart_m = distance_m(reading.point, _nearest_in(context.operations, reading.point))
    message = f"The point lies outside the area of operations, by about {far(apart_m)}."
    yield LocationDoubt(rule=OUTSIDE, message=message, entered=reading.stated, apart_m=whole_m(apart_m))


def doubt_at_sea(reading: PlaceReading, context: DoubtContext) -> Iterator[LocationDoubt]:
    """Yield the doubt that the point lies at sea (CF-LOC-15)."""
    outlines = context.outlines
    if outlines is None or not outlines.is_at_sea(reading.point):
        return
    apart_m = min(one.edge_m(reading.point) for one in outlines.sea)
    message = f"The point lies at sea, about {far(apart_m)} from the nearest coast."
    yield LocationDoubt(rule=AT_SEA, message=message, entered=reading.stated, apart_m=whole_m(apart_m))


def doubt_elsewhere(reading: PlaceReading, context: DoubtContext) -> Iterator[LocationDoubt]:
    """Yield the doubt that the point lies outside the place, country or governorate stated (CF-LOC-16)."""
    for place in (context.stated, context.near):
        if place is not None and not place.holds(reading.point):
            yield _far_from(reading, place)
    outlines = context.outlines
    if outlines is None:
        return
    stated = (
        (outlines.governorate(context.governorate), outlines.governorates),
        (outlines.country(context.country), outlines.countries),
    )
    for outline, all_of_them in stated:
        if outline is not None and outlines.is_outside(outline, reading.point):
            yield _elsewhere(reading, outline, holder(all_of_them, reading.point))
            return


def _far_from(reading: PlaceReading, place: Expected) -> LocationDoubt:
    apart_m = distance_m(reading.point, place.point)
    return LocationDoubt(
        rule=ELSEWHERE,
        message=f"The point lies {far(apart_m)} from {place.name}.",
        entered=reading.stated,
        suggestion=place.point,
        apart_m=whole_m(apart_m),
    )


def _elsewhere(reading: PlaceReading, stated: Outline, found: Outline | None) -> LocationDoubt:
    apart_m = stated.edge_m(reading.point)
    lies = f"; it lies in {found.name}" if found else ""
    message = f"The point lies about {far(apart_m)} outside {stated.name}, which was stated{lies}."
    return LocationDoubt(rule=ELSEWHERE, message=message, entered=reading.stated, apart_m=whole_m(apart_m))


def _nearest_in(box: Box, point: Point) -> Point:
    """Return the point of the box's edge that is nearest in degrees, on the shorter way round."""
    west_deg, south_deg, east_deg, north_deg = box
    beyond_deg, width_deg = (point.lon_deg - west_deg) % 360, (east_deg - west_deg) % 360
    lon_deg = point.lon_deg
    if beyond_deg > width_deg:
        lon_deg = east_deg if beyond_deg - width_deg <= 360 - beyond_deg else west_deg
    return Point.of_degrees(min(max(point.lat_deg, south_deg), north_deg), lon_deg)
