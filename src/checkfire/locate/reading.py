"""What a coordinate reader gives: every reading of a text, each with its uncertainty."""

from __future__ import annotations

import math
from enum import StrEnum
from fractions import Fraction

import msgspec

from checkfire.locate.angle import Angle
from checkfire.locate.doubt import Doubt
from checkfire.locate.geodesic import M_PER_DEG_LAT_MAX, M_PER_DEG_LON_MAX
from checkfire.vocab.place import Point

_E7 = 10_000_000
_DIGITS_APART = 2  # a zero at the end is often dropped; two seldom

WGS84_ASSUMED = "WGS 84 assumed"
WGS84_STATED = "WGS 84"


class Format(StrEnum):
    """How coordinates are written."""

    DEGREES = "degrees"
    DEGREES_MINUTES = "degrees-minutes"
    DEGREES_MINUTES_SECONDS = "degrees-minutes-seconds"
    COMPACT = "compact"
    ISO_6709 = "iso-6709"
    MGRS = "mgrs"
    UTM = "utm"


class Note(StrEnum):
    """Which reading of the text this is."""

    AS_WRITTEN = "as-written"
    AXES_SWAPPED = "axes-swapped"
    """The first number as longitude, the second as latitude."""
    DIGITS_AS_MINUTES_SECONDS = "digits-as-minutes-seconds"
    """The decimals taken as minutes and seconds that were typed into a decimal field."""
    NORTHERN_HEMISPHERE = "northern-hemisphere"
    SOUTHERN_HEMISPHERE = "southern-hemisphere"
    """The letter after the UTM zone taken as a hemisphere, not as a band."""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One reading of a text as coordinates."""

    point: Point
    format: Format
    note: Note = Note.AS_WRITTEN
    uncertainty_m: int
    """Half-diagonal of the cell of the last digits, rounded up; the bound if the digits were rounded."""
    uncertainty_if_cut_m: int
    """The bound if further digits were cut off instead."""
    datum: str = WGS84_ASSUMED
    doubts: tuple[Doubt, ...] = ()


def cell_half_diagonal_m(lat_cell_deg: Fraction, lon_cell_deg: Fraction) -> float:
    """Return half the diagonal of a cell given by the worth of the last digit on each axis.

    Bound: never less than the true half-diagonal, at any latitude.
    """
    return math.hypot(float(lat_cell_deg) * M_PER_DEG_LAT_MAX, float(lon_cell_deg) * M_PER_DEG_LON_MAX) / 2


def whole_m(length_m: float) -> int:
    """Return a length rounded up to whole metres, with 2 cm for the grid of ``Point``."""
    return math.ceil(length_m + 0.02)


def reading_of(
    lat: Angle, lon: Angle, format_: Format, note: Note = Note.AS_WRITTEN, doubts: tuple[Doubt, ...] = ()
) -> Reading:
    """Return the reading of two angles that are within their limits, with the uncertainty of their digits."""
    half_m = cell_half_diagonal_m(lat.cell_deg, lon.cell_deg)
    if abs(lat.decimals - lon.decimals) >= _DIGITS_APART:
        doubts = (*doubts, Doubt.DIGITS_DIFFER)
    return Reading(
        point=Point(lat_e7=round(lat.value_deg * _E7), lon_e7=round(lon.value_deg * _E7)),
        format=format_,
        note=note,
        uncertainty_m=whole_m(half_m),
        uncertainty_if_cut_m=whole_m(2 * half_m),
        doubts=doubts,
    )
