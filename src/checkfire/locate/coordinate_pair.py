"""Pairs of angles: decimal degrees, degrees and minutes, or degrees, minutes and seconds.

* Letters or labels say which number is which; without them the first is read as latitude, and the swapped
  reading is given too.
* Both numbers are written in the same way.
* "35.17.07" is minutes and seconds, or minutes with decimals; both are given.
"""

from __future__ import annotations

from checkfire.locate.angle import AXIS_OF, LIMIT_DEG, Angle, Axis, require_angle, require_axis
from checkfire.locate.coordinate_halves import Half, split_halves
from checkfire.locate.coordinate_tokens import Piece, scan
from checkfire.locate.reading import Format, Note, Reading, reading_of
from checkfire.locate.refusal import refuse

_FORMATS = (Format.DECIMAL, Format.DDM, Format.DMS)
_MARKS = "°'\""
_PARTING_MARKS = ":-"


def read_pair(text: str) -> tuple[Reading, ...]:
    """Read a pair of angles from a text of folded words; every reading, the written one first.

    Raises:
        MalformedError: The code names the rule that is broken, or is ``not-coordinates``.
    """
    first, second = split_halves(scan(text))
    pairs = [(a, b) for a in _angles(first) for b in _angles(second) if len(a.parts) == len(b.parts)]
    if not pairs:
        raise refuse("formats-differ", "The two numbers are written in different ways; one may be cut short.")
    if first.axis is None:
        written = tuple(_written(a, b) for a, b in pairs)
        return (*written, *(_reading(b, a, Note.AXES_SWAPPED) for a, b in pairs if _can_swap(a, b)))
    if first.axis is second.axis:
        raise refuse(f"two-{first.axis}s", f"Both numbers are given as {first.axis}.")
    return tuple(_reading(a, b) if first.axis is Axis.LAT else _reading(b, a) for a, b in pairs)


def _written(a: Angle, b: Angle) -> Reading:
    fits_turned = abs(b.value_deg) <= LIMIT_DEG[Axis.LAT] and abs(a.value_deg) <= LIMIT_DEG[Axis.LON]
    if abs(a.value_deg) > LIMIT_DEG[Axis.LAT] and fits_turned:
        likely = f"{_print_angle(b)}, {_print_angle(a)}"
        raise refuse("out-of-range", "The first number is no latitude; the axes may be swapped.", likely)
    return _reading(a, b)


def _can_swap(a: Angle, b: Angle) -> bool:
    return abs(b.value_deg) <= LIMIT_DEG[Axis.LAT] and a.value_deg != b.value_deg


def _reading(lat: Angle, lon: Angle, note: Note = Note.AS_WRITTEN) -> Reading:
    lat, lon = require_axis(lat, Axis.LAT), require_axis(lon, Axis.LON)
    return reading_of(lat, lon, _FORMATS[len(lat.parts) - 1], note)


def _angles(half: Half) -> tuple[Angle, ...]:
    """Return every angle that a half can be: two where dots part its minutes from what follows."""
    numbers = [token.text for token in half.tokens if token.piece is Piece.NUMBER]
    if len(numbers) == 1 and numbers[0].count(".") > 1:
        degrees, minutes, *rest = numbers[0].split(".")
        seconds = ".".join(rest)
        ways: list[tuple[str, ...]] = [(degrees, f"{minutes}.{seconds}")] if len(rest) == 1 else []
        if float(seconds) < _SIXTY or not ways:
            ways.insert(0, (degrees, minutes, seconds))
        return tuple(_angle(half, way) for way in ways)
    if any(number.count(".") > 1 for number in numbers):
        raise refuse("number-malformed", "A number has more than one decimal point.", number=numbers[0])
    return (_angle(half, tuple(numbers)),)


_SIXTY = 60


def _angle(half: Half, parts: tuple[str, ...]) -> Angle:
    sign = _require_order(half)
    if not 1 <= len(parts) <= len(_FORMATS):
        raise refuse("number-count", "An angle has one to three numbers.", count=len(parts))
    if half.tokens[-1].text in _PARTING_MARKS:
        raise refuse("mark-misplaced", "A mark stands after the last number.", mark=half.tokens[-1].text)
    if half.label and half.letter and half.label is not AXIS_OF[half.letter]:
        raise refuse("label-against-letter", "A label and a letter name different axes.", letter=half.letter)
    return require_angle(Angle(parts=parts, sign=sign, letter=half.letter))


def _require_order(half: Half) -> str:
    """Refuse signs and marks out of order, and return the sign."""
    count, sign, is_parted = 0, "", True
    for token in half.tokens:
        if token.piece is Piece.SIGN:
            if count or sign:
                raise refuse("sign-misplaced", "A sign stands before the degrees only.")
            sign = token.text
        elif token.piece is Piece.NUMBER:
            count += 1
            is_parted = False
        else:
            _require_mark(token.text, count, is_parted=is_parted)
            is_parted = True
    return sign


def _require_mark(mark: str, count: int, *, is_parted: bool) -> None:
    """Refuse a mark that does not belong to the number before it, such as minutes after minutes."""
    is_own = 1 <= count <= len(_MARKS) and (mark in _PARTING_MARKS or mark == _MARKS[count - 1])
    if is_parted or not is_own:
        raise refuse("mark-misplaced", "Degrees, minutes and seconds are not in order.", mark=mark)


def _print_angle(angle: Angle) -> str:
    return angle.sign + " ".join(angle.parts)
