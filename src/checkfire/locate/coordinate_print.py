"""Positions as text, in forms that ``read_coordinates`` reads back to the same position."""

from __future__ import annotations

from checkfire.vocab.place import Point

_E7 = 10_000_000
_DECIMAL_PLACES = 5
_TENTHS_PER_DEG = 36_000


def print_decimal(point: Point) -> str:
    """Return decimal degrees with letters, such as "35.28540° N, 40.17600° E".

    Bound: rounded to 5 decimals, so within 0.8 m.
    """
    lat, lon = _decimal(point.lat_e7), _decimal(point.lon_e7)
    return f"{lat}° {lat_letter(point)}, {lon}° {lon_letter(point)}"


def print_dms(point: Point) -> str:
    """Return degrees, minutes and seconds with letters, such as 35°17'07.4"N 40°10'33.6"E.

    Bound: rounded to tenths of a second, so within 2.2 m.
    """
    parts = ((dms(point.lat_e7), lat_letter(point)), (dms(point.lon_e7), lon_letter(point)))
    return " ".join(
        f"{degrees}°{minutes:02d}'{seconds}\"{letter}" for (degrees, minutes, seconds), letter in parts
    )


def lat_letter(point: Point) -> str:
    """Return N or S."""
    return "S" if point.lat_e7 < 0 else "N"


def lon_letter(point: Point) -> str:
    """Return E or W."""
    return "W" if point.lon_e7 < 0 else "E"


def dms(value_e7: int) -> tuple[int, int, str]:
    """Return the whole degrees and minutes of an angle without its sign, and its seconds with one decimal."""
    tenths = (abs(value_e7) * _TENTHS_PER_DEG + _E7 // 2) // _E7
    degrees, rest = divmod(tenths, _TENTHS_PER_DEG)
    minutes, tenths = divmod(rest, 600)
    return degrees, minutes, f"{tenths // 10:02d}.{tenths % 10}"


def _decimal(value_e7: int) -> str:
    step = 10 ** (7 - _DECIMAL_PLACES)
    whole, rest = divmod((abs(value_e7) + step // 2) // step, 10**_DECIMAL_PLACES)
    return f"{whole}.{rest:0{_DECIMAL_PLACES}d}"
