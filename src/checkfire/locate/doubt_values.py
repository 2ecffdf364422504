"""Doubts about values that stand for no measured position: zeros, equal numbers, whole degrees, centres (R4).

Source: docs/checks/CF-LOC-10.md to CF-LOC-13.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from checkfire.locate.geodesic import distance_m
from checkfire.locate.location_doubt import DoubtContext, LocationDoubt, far
from checkfire.locate.read_place import PlaceReading
from checkfire.locate.reading import whole_m
from checkfire.vocab.place import Point

ZERO, EQUAL, WHOLE, CENTRE = "CF-LOC-10", "CF-LOC-11", "CF-LOC-12", "CF-LOC-13"
ZERO_WITHIN_M = 1_000
CENTRE_OF_SHAPE_WITHIN_M = 1_000
"""Two makers of one outline put its centre this far apart or less."""
LANDMARK_WITHIN_M = 20
"""As far as the digits of a gazetteer go; a landmark is given to five decimals at best."""
_DEGREE_E7 = 10_000_000
_ORIGIN = Point(lat_e7=0, lon_e7=0)


def doubt_zero(reading: PlaceReading, _context: DoubtContext) -> Iterator[LocationDoubt]:
    """Yield the doubt that both numbers are the zeros of an empty field (CF-LOC-10)."""
    apart_m = distance_m(reading.point, _ORIGIN)
    if apart_m <= ZERO_WITHIN_M:
        message = "Latitude and longitude are zero, as in a field that nobody filled in."
        yield LocationDoubt(rule=ZERO, message=message, entered=reading.stated, apart_m=whole_m(apart_m))


def doubt_equal(reading: PlaceReading, _context: DoubtContext) -> Iterator[LocationDoubt]:
    """Yield the doubt that one number was entered twice (CF-LOC-11)."""
    point = reading.point
    if point.lat_e7 and abs(point.lat_e7) == abs(point.lon_e7):
        message = "Latitude and longitude are the same number. Was one of them entered twice?"
        yield LocationDoubt(rule=EQUAL, message=message, entered=reading.stated)


def doubt_whole(reading: PlaceReading, _context: DoubtContext) -> Iterator[LocationDoubt]:
    """Yield the doubt that only whole degrees were given (CF-LOC-12)."""
    point = reading.point
    if point != _ORIGIN and point.lat_e7 % _DEGREE_E7 == 0 == point.lon_e7 % _DEGREE_E7:
        message = "Both numbers are whole degrees; that tells a place to within 80 km. Are digits missing?"
        yield LocationDoubt(rule=WHOLE, message=message, entered=reading.stated)


def doubt_centre(reading: PlaceReading, context: DoubtContext) -> Iterator[LocationDoubt]:
    """Yield the doubt that the point is the centre of a country, governorate or town (CF-LOC-13).

    That is what a map service gives where it knows no better.
    """
    for name, centre, within_m in _centres(reading.point, context):
        apart_m = distance_m(reading.point, centre)
        if apart_m <= within_m:
            message = (
                f"The point is the centre of {name}, to {far(apart_m)}. A map service gives that where it"
                " knows no better. Was the place itself measured?"
            )
            yield LocationDoubt(
                rule=CENTRE, message=message, entered=reading.stated, apart_m=whole_m(apart_m)
            )
            return


def _centres(point: Point, context: DoubtContext) -> Iterator[tuple[str, Point, int]]:
    outlines, gazetteer = context.outlines, context.gazetteer
    for one in (*outlines.countries, *outlines.governorates) if outlines else ():
        if one.centre:
            yield one.name, one.centre, CENTRE_OF_SHAPE_WITHIN_M
    for nearby in gazetteer.near(point, LANDMARK_WITHIN_M) if gazetteer else ():
        yield nearby.landmark.name, nearby.landmark.point, LANDMARK_WITHIN_M
