"""Places: what was said, and the WGS 84 area that it was read as.

* The words are kept verbatim beside the area and never overwritten (R1).
* Coordinates are integers of 1e-7 degree, about 1 cm, so that signed bytes hold no fractions.
* A place without an area is unlocatable: a check on it gives ``Unknown``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec

from checkfire.vocab.ids import Text

_E7 = 10_000_000

LatE7 = Annotated[int, msgspec.Meta(ge=-90 * _E7, le=90 * _E7)]
LonE7 = Annotated[int, msgspec.Meta(ge=-180 * _E7, le=180 * _E7)]
Metres = Annotated[int, msgspec.Meta(ge=0, le=2_000_000)]


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """A point on the WGS 84 ellipsoid, in integers of 1e-7 degree."""

    lat_e7: LatE7
    lon_e7: LonE7

    @classmethod
    def of_degrees(cls, lat_deg: float, lon_deg: float) -> Point:
        """Return the nearest point on the 1e-7 degree grid; longitude is brought into [-180, 180].

        Raises:
            ValueError: The latitude is outside [-90, 90] or a number is not finite.
        """
        if not -90 <= lat_deg <= 90 or not -540 <= lon_deg <= 540:
            raise ValueError("a latitude or longitude is out of range")
        lon_e7 = round(lon_deg * _E7)
        if not -180 * _E7 <= lon_e7 <= 180 * _E7:
            lon_e7 = (lon_e7 + 180 * _E7) % (360 * _E7) - 180 * _E7
        return cls(lat_e7=round(lat_deg * _E7), lon_e7=lon_e7)

    @property
    def lat_deg(self) -> float:
        """Latitude in degrees, north positive."""
        return self.lat_e7 / _E7

    @property
    def lon_deg(self) -> float:
        """Longitude in degrees, east positive."""
        return self.lon_e7 / _E7


class Circle(msgspec.Struct, frozen=True, kw_only=True, tag_field="shape", tag="circle"):
    """All points within ``radius_m`` of a centre; a radius of 0 is a point."""

    centre: Point
    radius_m: Metres = 0


Ring = Annotated[tuple[Point, ...], msgspec.Meta(min_length=3, max_length=500)]
"""Corners joined by geodesics; any winding, closed by itself."""


class Polygon(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="shape", tag="polygon"
):
    """The inside of a ring of corners, without the insides of its holes."""

    corners: Ring
    holes: Annotated[tuple[Ring, ...], msgspec.Meta(max_length=50)] = ()

    def __post_init__(self) -> None:
        """Refuse a ring with fewer than three distinct corners."""
        if any(len(set(ring)) < 3 for ring in (self.corners, *self.holes)):
            raise ValueError("a polygon has fewer than three distinct corners")


class Corridor(msgspec.Struct, frozen=True, kw_only=True, tag_field="shape", tag="corridor"):
    """All points within ``half_width_m`` of a line of geodesics."""

    line: Annotated[tuple[Point, ...], msgspec.Meta(min_length=2, max_length=500)]
    half_width_m: Metres


Area = Circle | Polygon | Corridor
"""What a place can cover."""


class Method(StrEnum):
    """How the area was got from the words."""

    PHRASE = "phrase"
    COORDINATES = "coordinates"
    DRAWN = "drawn"
    DEVICE = "device"
    WORDS = "words"


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place as stated, and the area that it was read as, if it could be read."""

    stated: Text
    method: Method
    area: Area | None = None
    accuracy_m: Metres | None = None
    datum: Annotated[str, msgspec.Meta(min_length=1, max_length=40)] = "WGS 84 assumed"
