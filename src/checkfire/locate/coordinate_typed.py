"""Minutes and seconds typed into a decimal field: what the digits would be then (R4).

This is a suspicion about a text, not a reading of it: 36.4304 is written as degrees with decimals.
"""

from __future__ import annotations

import re

import msgspec

from checkfire.errors import MalformedError
from checkfire.locate.characters import fold_message
from checkfire.locate.coordinates import read_coordinates
from checkfire.locate.reading import Note, Reading

_TYPED = re.compile(r"(?<![\d.,])(\d{1,3})[.,]([0-5]\d)([0-5]\d)(\d{0,2})(?![\d.])")


def typed_in_decimals(text: str) -> tuple[Reading, ...]:
    """Return what a text of decimal degrees would mean if its decimals were minutes and seconds.

    Empty where they cannot be: other than two numbers of four to six decimals, or 60 and more.

    Raises:
        MalformedError: The text is too long, or holds characters that do not print.
    """
    typed, count = _TYPED.subn(_with_marks, fold_message(text))
    if count != 2:  # one for each axis
        return ()
    try:
        readings = read_coordinates(typed)
    except MalformedError:
        return ()
    return tuple(
        msgspec.structs.replace(reading, note=Note.DIGITS_AS_MINUTES_SECONDS)
        for reading in readings
        if reading.note is Note.AS_WRITTEN
    )


def _with_marks(match: re.Match[str]) -> str:
    degrees, minutes, seconds, rest = match.groups()
    return f"{degrees}°{minutes}'{seconds}{'.' if rest else ''}{rest}\""
