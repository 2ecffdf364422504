"""Doubts about how a position is written: axes, signs, digits and zones (R4).

Each rule asks what else the same digits can mean, and speaks if that lies where the place should be, and the
entry does not.

Source: docs/checks/CF-LOC-04.md to CF-LOC-09.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from checkfire.errors import MalformedError
from checkfire.locate.coordinate_mgrs import print_mgrs
from checkfire.locate.coordinate_typed import typed_in_decimals
from checkfire.locate.coordinates import read_coordinates
from checkfire.locate.digit_edits import one_slip, other_zones
from checkfire.locate.doubt import Doubt
from checkfire.locate.geodesic import distance_m
from checkfire.locate.location_doubt import DoubtContext, LocationDoubt, far
from checkfire.locate.read_place import PlaceReading
from checkfire.locate.reading import Format, Note, Reading, whole_m
from checkfire.vocab.place import Point

SWAPPED, SIGN, TYPED = "CF-LOC-04", "CF-LOC-05", "CF-LOC-06"
SLIP, COARSE, ZONE = "CF-LOC-07", "CF-LOC-08", "CF-LOC-09"
_GRID = (Format.MGRS, Format.UTM)
_LAT_MAX_E7 = 900_000_000


def doubt_swapped(reading: PlaceReading, context: DoubtContext) -> Iterator[LocationDoubt]:
    """Yield the doubt that latitude and longitude were swapped (CF-LOC-04)."""
    point = reading.point
    if reading.format in _GRID or abs(point.lon_e7) > _LAT_MAX_E7:
        return
    meant = context.likely(point, [Point(lat_e7=point.lon_e7, lon_e7=point.lat_e7)])
    if meant is not None:
        yield _doubt(SWAPPED, "Were latitude and longitude swapped?", reading, context, meant)


def doubt_sign(reading: PlaceReading, context: DoubtContext) -> Iterator[LocationDoubt]:
    """Yield the doubt that a sign or hemisphere is wrong (CF-LOC-05)."""
    lat_e7, lon_e7 = reading.point.lat_e7, reading.point.lon_e7
    mirrored = [
        Point(lat_e7=lat_e7 * north, lon_e7=lon_e7 * east) for north, east in ((-1, 1), (1, -1), (-1, -1))
    ]
    meant = context.likely(reading.point, mirrored)
    if meant is not None:
        yield _doubt(SIGN, "Is a sign or a hemisphere wrong?", reading, context, meant)


def doubt_typed(reading: PlaceReading, context: DoubtContext) -> Iterator[LocationDoubt]:
    """Yield the doubt that minutes and seconds were typed as decimals (CF-LOC-06).

    Where no place was stated, the question is always asked: the two readings are equally well founded.
    """
    if reading.format is not Format.DECIMAL or reading.note is not Note.AS_WRITTEN:
        return
    readings = typed_in_decimals(reading.stated)
    typed = [one.point for one in readings if context.is_in_operations(one.point)]
    meant = context.likely(reading.point, typed) if context.expected else next(iter(typed), None)
    if meant is not None:
        yield _doubt(TYPED, "Were minutes and seconds typed as decimals?", reading, context, meant)


def doubt_slip(reading: PlaceReading, context: DoubtContext) -> Iterator[LocationDoubt]:
    """Yield the doubt that one digit slipped, or that two neighbours were transposed (CF-LOC-07)."""
    missed = context.missed(reading.point)
    if not missed:
        return
    slips = [one.point for text in one_slip(reading.stated) for one in _same_note(text, reading)]
    meant = context.likely(reading.point, slips)
    if meant is not None:
        yield _doubt(SLIP, "Did one digit slip, or did two change places?", reading, context, meant)
    elif context.last in [one.point for one in missed]:
        yield _doubt(SLIP, "Did it move as far as that?", reading, context, missed[-1].point)


def doubt_coarse(reading: PlaceReading, context: DoubtContext) -> Iterator[LocationDoubt]:
    """Yield the doubt that the digits are too few for the accuracy that is claimed (CF-LOC-08)."""
    claimed_m = context.claimed_accuracy_m
    half_m = min((one.uncertainty_m for one in _same_note(reading.stated, reading)), default=0)
    if claimed_m is not None and half_m > claimed_m:
        told = f"The digits tell the place to {far(half_m)}, and {far(claimed_m)} is claimed."
        message = f"{told} Are digits missing?"
        yield LocationDoubt(rule=COARSE, message=message, entered=reading.stated, apart_m=half_m)


def doubt_zone(reading: PlaceReading, context: DoubtContext) -> Iterator[LocationDoubt]:
    """Yield the doubt that the grid zone, its band or the square is another (CF-LOC-09)."""
    if reading.format not in _GRID:
        return
    others = [one.point for text in other_zones(reading.stated) for one in _readings(text)]
    meant = context.likely(reading.point, others)
    if meant is not None:
        yield _doubt(ZONE, "Is the zone, its letter or the square another?", reading, context, meant)
    elif Doubt.OUTSIDE_ITS_ZONE in reading.doubts:
        own = print_mgrs(reading.point)
        message = f"The position lies beyond the limits of its zone; its own grid reference is {own}."
        yield LocationDoubt(rule=ZONE, message=message, entered=reading.stated)


def _readings(text: str) -> tuple[Reading, ...]:
    try:
        return read_coordinates(text)
    except MalformedError:
        return ()


def _same_note(text: str, reading: PlaceReading) -> list[Reading]:
    return [one for one in _readings(text) if one.note is reading.note]


def _doubt(
    rule: str, question: str, reading: PlaceReading, context: DoubtContext, meant: Point
) -> LocationDoubt:
    missed = context.missed(reading.point)
    told = "".join(
        f"The point lies {far(distance_m(reading.point, one.point))} from {one.name}. " for one in missed
    )
    if not missed and not context.is_in_operations(reading.point):
        told = "The point lies outside the area of operations. "
    apart_m = distance_m(reading.point, meant)
    message = f"{told}{question}"
    return LocationDoubt(
        rule=rule, message=message, entered=reading.stated, suggestion=meant, apart_m=whole_m(apart_m)
    )
