"""One axis of a position: degrees, or degrees and minutes, or degrees, minutes and seconds.

Only the last part may have decimals.
Minutes and seconds are below 60, and a sign and a letter exclude each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from checkfire.locate.refusal import refuse

_NAMES = ("degrees", "minutes", "seconds")


class Axis(StrEnum):
    """Which way a number counts."""

    LAT = "latitude"
    LON = "longitude"


AXIS_OF = {"N": Axis.LAT, "S": Axis.LAT, "E": Axis.LON, "W": Axis.LON}
LIMIT_DEG = {Axis.LAT: 90, Axis.LON: 180}


@dataclass(frozen=True, slots=True, kw_only=True)
class Angle:
    """The numbers of one axis, exactly as written."""

    parts: tuple[str, ...]
    """Degrees, then minutes, then seconds: one to three numbers in digits."""
    sign: str = ""
    letter: str = ""

    @property
    def value_deg(self) -> Fraction:
        """Degrees, north and east positive."""
        size = sum((Fraction(part) / 60**place for place, part in enumerate(self.parts)), Fraction(0))
        return -size if self.sign == "-" or self.letter in ("S", "W") else size

    @property
    def cell_deg(self) -> Fraction:
        """The worth of one unit of the last digit, in degrees."""
        return Fraction(1, 60 ** (len(self.parts) - 1) * 10**self.decimals)

    @property
    def decimals(self) -> int:
        """How many decimals the last part has."""
        return len(self.parts[-1].partition(".")[2])


def require_angle(angle: Angle) -> Angle:
    """Return an angle whose parts can be such, whichever axis it is.

    Raises:
        MalformedError: One of the rules of this module is broken; the code names it.
    """
    if angle.sign and angle.letter:
        raise refuse("sign-with-letter", "A sign and a letter exclude each other.", number=angle.parts[0])
    for name, part in zip(_NAMES, angle.parts[:-1], strict=False):
        if "." in part:
            raise refuse("decimal-not-last", f"Only the last part has decimals, not the {name}.", part=part)
    for name, part in zip(_NAMES[1:], angle.parts[1:], strict=False):
        if Fraction(part) >= 60:
            likely = _carried(angle) if Fraction(part) == 60 else None
            raise refuse(f"{name}-out-of-range", f"The {name} are below 60.", likely, part=part)
    return angle


def require_axis(angle: Angle, axis: Axis) -> Angle:
    """Return an angle that fits on an axis.

    Raises:
        MalformedError: It is beyond 90 or 180 degrees (``out-of-range``).
    """
    if abs(angle.value_deg) > LIMIT_DEG[axis]:
        message = f"The {axis} is beyond {LIMIT_DEG[axis]} degrees."
        raise refuse("out-of-range", message, axis=axis.value, degrees=angle.parts[0])
    return angle


def _carried(angle: Angle) -> str:
    """Return what minutes or seconds of 60 most likely stand for: the next unit."""
    seconds = abs(angle.value_deg) * 3600
    whole = int(seconds)
    seconds_text = f'{whole % 60:02d}"' if len(angle.parts) == 3 else ""
    return f"{angle.sign}{whole // 3600}°{whole // 60 % 60:02d}'{seconds_text}{angle.letter}"
