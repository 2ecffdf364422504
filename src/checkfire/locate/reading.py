"""What a coordinate reader gives: every reading of a text, each with its uncertainty."""

from __future__ import annotations

import math
from enum import StrEnum
from fractions import Fraction

import msgspec

from checkfire.locate.angle import Angle
from checkfire.locate.doubt import Doubt
from checkfire.locate.geodesic import M_PER_DEG_LAT_MAX, M_PER_DEG_LON_MAX, m_per_deg
from checkfire.vocab.place import Point

_E7 = 10_000_000
_DIGITS_APART = 2  # a zero at the end is often dropped; two seldom

WGS84_ASSUMED = "WGS 84 assumed"
WGS84_STATED = "WGS 84"


class Format(StrEnum):
    """How coordinates are written."""

    DECIMAL = "decimal"
    """Degrees with decimals."""
    DDM = "ddm"
    """Degrees, and minutes with decimals."""
    DMS = "dms"
    """Degrees, minutes and seconds."""
    AVIATION = "aviation"
    """Degrees, minutes and seconds run together, as in notices to airmen."""
    ISO_6709 = "iso6709"
    GEO_URI = "geo-uri"
    MAP_LINK = "map-link"
    """The address of a page of a map site."""
    WKT = "wkt"
    """Well-known text, such as POINT(40.1760 35.2854)."""
    UTM = "utm"
    MGRS = "mgrs"


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
    SHIFTED_TO_WGS84 = "shifted-to-wgs84"
    """A position on another datum, brought to WGS 84."""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One reading of a text as coordinates."""

    point: Point
    format: Format
    note: Note = Note.AS_WRITTEN
    uncertainty_m: int
    """Half-diagonal of the cell of the last digits, rounded up; the bound if the digits were rounded."""
    uncertainty_if_cut_m: int
    """The bound if further digits were cut off instead."""
    half_diagonal_m: float
    """The same of a cell at this latitude, not rounded."""
    datum: str = WGS84_ASSUMED
    shift_m: int = 0
    """How far the point may lie from the same place on WGS 84, if it is on another datum; rounded up."""
    doubts: tuple[Doubt, ...] = ()


def cell_half_diagonal_m(lat_cell_deg: Fraction, lon_cell_deg: Fraction) -> float:
    """Return half the diagonal of a cell given by the worth of the last digit on each axis.

    Bound: never less than the true half-diagonal, at any latitude.
    """
    return math.hypot(float(lat_cell_deg) * M_PER_DEG_LAT_MAX, float(lon_cell_deg) * M_PER_DEG_LON_MAX) / 2


def local_half_diagonal_m(lat: Angle, lon: Angle) -> float:
    """Return half the diagonal of the cell around two angles.

    Bound: never less than the true half-diagonal; each side is taken where the cell is widest.
    """
    half_deg = float(lat.cell_deg) / 2
    middle_deg = abs(float(lat.value_deg))
    north_m, _ = m_per_deg(min(90.0, middle_deg + half_deg))
    _, east_m = m_per_deg(max(0.0, middle_deg - half_deg))
    return math.hypot(float(lat.cell_deg) * north_m, float(lon.cell_deg) * east_m) / 2


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
        half_diagonal_m=local_half_diagonal_m(lat, lon),
        doubts=doubts,
    )
