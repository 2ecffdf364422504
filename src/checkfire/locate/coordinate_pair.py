"""Pairs of angles: decimal degrees, degrees and minutes, or degrees, minutes and seconds.

* Letters or labels say which number is which; without them the first is read as latitude, and the swapped
  reading is given too.
* Both numbers are written in the same way.
* Decimals that can be minutes and seconds typed into a decimal field are read so as well.
"""

from __future__ import annotations

import re
from dataclasses import replace

from checkfire.locate.angle import AXIS_OF, LIMIT_DEG, Angle, Axis, require_angle, require_axis
from checkfire.locate.coordinate_halves import Half, split_halves
from checkfire.locate.coordinate_tokens import Piece, scan
from checkfire.locate.reading import Format, Note, Reading, reading_of
from checkfire.locate.refusal import refuse

_FORMATS = (Format.DEGREES, Format.DEGREES_MINUTES, Format.DEGREES_MINUTES_SECONDS)
_MARKS = "°'\""
_PARTING_MARKS = ":-"
_TYPED_MINUTES_SECONDS = re.compile(r"(\d+)\.([0-5]\d)([0-5]\d)(\d{0,2})")


def read_pair(text: str) -> tuple[Reading, ...]:
    """Read a pair of angles from a folded, upper-case text; every reading, the written one first.

    Raises:
        MalformedError: The code names the rule that is broken, or is ``not-coordinates``.
    """
    first, second = split_halves(scan(text))
    a, b = _angle(first), _angle(second)
    if len(a.parts) != len(b.parts):
        raise refuse("formats-differ", "The two numbers are written in different ways; one may be cut short.")
    if first.axis is None:
        return _bare_readings(a, b)
    if first.axis is second.axis:
        raise refuse(f"two-{first.axis}s", f"Both numbers are given as {first.axis}.")
    lat, lon = (a, b) if first.axis is Axis.LAT else (b, a)
    return _readings(require_axis(lat, Axis.LAT), require_axis(lon, Axis.LON), Note.AS_WRITTEN)


def _bare_readings(a: Angle, b: Angle) -> tuple[Reading, ...]:
    can_swap = abs(b.value_deg) <= LIMIT_DEG[Axis.LAT] and abs(a.value_deg) <= LIMIT_DEG[Axis.LON]
    if abs(a.value_deg) > LIMIT_DEG[Axis.LAT] and can_swap:
        likely = f"{_print_angle(b)}, {_print_angle(a)}"
        raise refuse("out-of-range", "The first number is no latitude; the axes may be swapped.", likely)
    written = _readings(require_axis(a, Axis.LAT), require_axis(b, Axis.LON), Note.AS_WRITTEN)
    if not can_swap or a.value_deg == b.value_deg:
        return written
    return (written[0], *_readings(b, a, Note.AXES_SWAPPED)[:1], *written[1:])


def _readings(lat: Angle, lon: Angle, note: Note) -> tuple[Reading, ...]:
    """Return the reading of two angles, and the one of their decimals as minutes and seconds, if any."""
    written = reading_of(lat, lon, _FORMATS[len(lat.parts) - 1], note)
    typed = [_TYPED_MINUTES_SECONDS.fullmatch(angle.parts[-1]) for angle in (lat, lon)]
    if len(lat.parts) > 1 or typed[0] is None or typed[1] is None:
        return (written,)
    # No limit can be passed: 89.5959 becomes 89 degrees and less than 60 minutes.
    lat_typed, lon_typed = (
        replace(lat, parts=_typed_parts(typed[0])),
        replace(lon, parts=_typed_parts(typed[1])),
    )
    return written, reading_of(
        lat_typed, lon_typed, Format.DEGREES_MINUTES_SECONDS, Note.DIGITS_AS_MINUTES_SECONDS
    )


def _typed_parts(match: re.Match[str]) -> tuple[str, ...]:
    degrees, minutes, seconds, rest = match.groups()
    return degrees, minutes, f"{seconds}.{rest}" if rest else seconds


def _angle(half: Half) -> Angle:
    numbers: list[str] = []
    sign, is_parted = "", True
    for token in half.tokens:
        if token.piece is Piece.SIGN:
            if numbers or sign:
                raise refuse("sign-misplaced", "A sign stands before the degrees only.")
            sign = token.text
        elif token.piece is Piece.NUMBER:
            numbers.append(token.text)
            is_parted = False
        else:
            _require_mark(token.text, numbers, is_parted=is_parted)
            is_parted = True
    if not 1 <= len(numbers) <= 3:
        raise refuse("number-count", "An angle has one to three numbers.", count=len(numbers))
    if half.tokens[-1].text in _PARTING_MARKS:
        raise refuse("mark-misplaced", "A mark stands after the last number.", mark=half.tokens[-1].text)
    if half.label and half.letter and half.label is not AXIS_OF[half.letter]:
        raise refuse("label-against-letter", "A label and a letter name different axes.", letter=half.letter)
    return require_angle(Angle(parts=tuple(numbers), sign=sign, letter=half.letter))


def _require_mark(mark: str, numbers: list[str], *, is_parted: bool) -> None:
    """Refuse a mark that does not belong to the number before it, such as minutes after minutes."""
    is_own = 1 <= len(numbers) <= 3 and (mark in _PARTING_MARKS or mark == _MARKS[len(numbers) - 1])
    if is_parted or not is_own:
        raise refuse("mark-misplaced", "Degrees, minutes and seconds are not in order.", mark=mark)


def _print_angle(angle: Angle) -> str:
    return angle.sign + " ".join(angle.parts)
