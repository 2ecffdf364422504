"""Heights and altitude bands: metres inside, the stated value and its reference outside.

No terrain, geoid or pressure model is shipped, so heights over different references
cannot be compared to the metre: intervals are widened, and ground against sea level overlaps.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec

FT_M = 0.3048


class HeightReference(StrEnum):
    """What a height is measured from.

    Ground, sea level, the pressure of 1013.25 hPa (as a flight level, or in metres or feet), the ellipsoid.
    """

    AGL = "agl"
    AMSL = "amsl"
    FL = "fl"
    STD = "std"
    WGS84 = "wgs84"


class HeightUnit(StrEnum):
    """The unit that a height was stated in; a flight level counts hundreds of feet."""

    M = "m"
    FT = "ft"
    HUNDRED_FT = "hundred-ft"


_UNIT_M = {HeightUnit.M: 1.0, HeightUnit.FT: FT_M, HeightUnit.HUNDRED_FT: 100 * FT_M}


class Height(msgspec.Struct, frozen=True, kw_only=True):
    """One height as stated: value, unit and reference."""

    value: Annotated[int, msgspec.Meta(ge=-10_000, le=200_000)]
    unit: HeightUnit
    reference: HeightReference

    def __post_init__(self) -> None:
        """Refuse a flight level in another unit, and the unit of flight levels elsewhere."""
        if (self.reference is HeightReference.FL) != (self.unit is HeightUnit.HUNDRED_FT):
            raise ValueError("a flight level counts hundreds of feet, and nothing else does")

    @property
    def height_m(self) -> float:
        """Metres above the stated reference; a flight level as in the standard atmosphere."""
        return self.value * _UNIT_M[self.unit]


class AltitudeBand(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """From the lower to the upper height; an end that is not stated is open."""

    lower: Height | None = None
    upper: Height | None = None

    def __post_init__(self) -> None:
        """Refuse an upper end below the lower end over the same reference."""
        lower, upper = self.lower, self.upper
        if lower and upper and lower.reference is upper.reference and upper.height_m < lower.height_m:
            raise ValueError("an altitude band has its upper end below its lower end")
