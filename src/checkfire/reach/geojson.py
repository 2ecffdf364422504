"""Registers and notices from GeoJSON, in the properties of docs/reference/geojson.md.

* What is not stated counts as more: no height is every height, no time is all times, no tolerance no promise.
* Numbers are rounded outwards to whole metres and units.
* A feature that cannot be read is told with its field, and never passed over.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from checkfire.errors import MalformedError
from checkfire.reach.geojson_shape import area_of, points_of
from checkfire.vocab.activity import Activity, Reach
from checkfire.vocab.height import AltitudeBand, Height, HeightReference, HeightUnit
from checkfire.vocab.instant import Window
from checkfire.vocab.place import Area, Corridor, Method, Place, Point
from checkfire.vocab.protected import UNSTATED_TOLERANCE_S, ObjectKind, Protected, Stop

METRES_MAX = 2_000_000
_UNITS = {"m": HeightUnit.M, "ft": HeightUnit.FT, "fl": HeightUnit.HUNDRED_FT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read of a register.

    Attributes:
        objects: The objects, each with an id of its own.
        unread: Why each other feature could not be read, by its name.
    """

    objects: list[Protected] = field(default_factory=list)
    unread: dict[str, MalformedError] = field(default_factory=dict)


def read_register(plain: Any) -> Reading:
    """Return the objects of a FeatureCollection, and what of it could not be read.

    Raises:
        MalformedError: It is no FeatureCollection.
    """
    if not isinstance(plain, dict) or not isinstance(plain.get("features"), list):
        raise MalformedError(
            "A register is a GeoJSON FeatureCollection.", code="geojson-wrong", field="features"
        )
    reading, names = Reading(), set[str]()
    for number, feature in enumerate(plain["features"]):
        name = _name(feature, number)
        # An id that is used twice would let the later object take the place of the earlier one.
        name = f"{name} (feature {number})" if name in names else name
        names.add(name)
        try:
            reading.objects.append(_object(feature, name))
        except MalformedError as exc:
            reading.unread[name] = exc
    return reading


def read_notice(plain: Any) -> tuple[str, Activity]:
    """Return the id of a notice and what it announces, from a Feature or a collection of one.

    Raises:
        MalformedError: It cannot be read; ``feature`` and ``field`` tell where.
    """
    features = plain.get("features") if isinstance(plain, dict) else None
    if isinstance(features, list):
        if len(features) != 1:
            raise MalformedError("A notice is one feature.", code="geojson-wrong", field="features")
        plain = features[0]
    name = _name(plain, 0)
    stated = _Stated.of(plain, name)
    band = stated.band()
    reach = stated.word("reach", tuple(Reach), Reach.GROUND if band is None else Reach.AIR_ONLY)
    place = stated.place(stated.area(), stated.metres("standoff_m"))
    return name, Activity(
        place=place, window=stated.window() or Window.between(None, None), band=band, reach=reach
    )


def _object(feature: Any, name: str) -> Protected:
    stated = _Stated.of(feature, name)
    kind = stated.word("kind", tuple(ObjectKind), None)
    stops = stated.stops() if kind is ObjectKind.MOVEMENT else ()
    return Protected(
        object_id=name,
        kind=kind,
        owner="",
        label=name,
        place=stated.place(None if stops else stated.area()),
        stops=stops,
        corridor_m=stated.metres("half_width_m") if stops else 0,
        standoff_m=stated.metres("standoff_m"),
        heights=stated.band(),
        window=stated.window(),
    )


def _name(feature: Any, number: int) -> str:
    if isinstance(feature, dict):
        properties = feature.get("properties")
        own = properties.get("id") if isinstance(properties, dict) else None
        for given in (own, feature.get("id")):
            if isinstance(given, str | int) and str(given):
                return str(given)
    return f"feature {number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """What one feature states."""

    name: str
    geometry: Any
    properties: dict[str, Any]

    @classmethod
    def of(cls, feature: Any, name: str) -> _Stated:
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            raise _wrong(name, "type", "is no GeoJSON Feature")
        properties = feature.get("properties")
        if not isinstance(properties, dict):
            raise _wrong(name, "properties", "has no properties")
        return cls(name=name, geometry=feature.get("geometry"), properties=properties)

    def number(self, key: str) -> float | None:
        given = self.properties.get(key)
        if given is None:
            return None
        if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given):
            raise _wrong(self.name, key, "is no number")
        return given

    def metres(self, key: str, least: float = 0) -> int:
        given = self.number(key)
        if given is None:
            return 0
        if not least <= given <= METRES_MAX:
            raise _wrong(self.name, key, "is out of range")
        return math.ceil(given)

    def word(self, key: str, words: Sequence[Any], unstated: Any) -> Any:
        given = self.properties.get(key)
        if given is None and unstated is not None:
            return unstated
        if given not in words:
            raise _wrong(
                self.name, key, f"is none of {', '.join(words)}", allowed=[str(word) for word in words]
            )
        return words[list(words).index(given)]

    def area(self) -> Area:
        radius_m = self.metres("radius_m", least=1e-9)
        try:
            return area_of(self.geometry, radius_m, self.metres("half_width_m"))
        except ValueError as exc:
            raise _wrong(self.name, "geometry", str(exc)) from exc

    def place(self, area: Area | None, more_m: int = 0) -> Place:
        accuracy_m = self.metres("uncertainty_m") + more_m
        return Place(stated=self.name, method=Method.DRAWN, area=area, accuracy_m=accuracy_m)

    def instant(self, key: str, given: Any) -> datetime | None:
        if given is None:
            return None
        try:
            at = datetime.fromisoformat(given)
        except (TypeError, ValueError) as exc:
            raise _wrong(self.name, key, "is no time such as 2026-03-01T06:00:00Z") from exc
        if at.tzinfo is None:
            raise _wrong(self.name, key, "is a time without its zone")
        return at.astimezone(UTC)

    def window(self) -> Window | None:
        from_, until = (self.instant(key, self.properties.get(key)) for key in ("from", "until"))
        if from_ is None and until is None:
            return None
        try:
            return Window.between(from_, until)
        except ValueError as exc:
            raise _wrong(self.name, "until", "lies before from") from exc

    def stops(self) -> tuple[Stop, ...]:
        """Return the stops of a movement; none if it states no times, and then its whole route counts."""
        times = self.properties.get("times")
        if times is None:
            return ()
        points = self._route()
        if not isinstance(times, list) or len(times) != len(points):
            raise _wrong(self.name, "times", "does not hold one time for each vertex")
        tolerance_s = self.number("tolerance_s")
        if tolerance_s is not None and not 0 <= tolerance_s <= 86_400:
            raise _wrong(self.name, "tolerance_s", "is out of range")
        return tuple(self._stop(*stop, tolerance_s) for stop in zip(points, times, strict=True))

    def _route(self) -> tuple[Point, ...]:
        try:
            area = area_of(self.geometry, 0, 0)
        except ValueError as exc:
            raise _wrong(self.name, "geometry", str(exc)) from exc
        return area.line if isinstance(area, Corridor) else points_of([self.geometry.get("coordinates")])

    def _stop(self, point: Point, given: Any, tolerance_s: float | None) -> Stop:
        at = self.instant("times", given)
        return Stop(
            point=point,
            arrives_at=at,
            departs_at=at,
            tolerance_s=UNSTATED_TOLERANCE_S if tolerance_s is None else math.ceil(tolerance_s),
            is_promised=tolerance_s is not None,
        )

    def band(self) -> AltitudeBand | None:
        """Return the heights; ``None``, which is all heights, if unit or reference are not stated."""
        low, high = self.number("alt_min"), self.number("alt_max")
        unit = self.word("alt_unit", tuple(_UNITS), "")
        over = self.word("alt_ref", ("agl", "amsl", "wgs84", "std"), "std" if unit == "fl" else "")
        if (low is None and high is None) or not unit or not over:
            return None
        if unit == "fl" and over != "std":
            raise _wrong(self.name, "alt_ref", "is not that of a flight level")
        reference = HeightReference.FL if unit == "fl" else HeightReference(over)
        try:
            return AltitudeBand(
                lower=None if low is None else _height(math.floor(low), _UNITS[unit], reference),
                upper=None if high is None else _height(math.ceil(high), _UNITS[unit], reference),
            )
        except ValueError as exc:
            raise _wrong(self.name, "alt_max", "is below alt_min, or out of range") from exc


def _height(value: int, unit: HeightUnit, reference: HeightReference) -> Height:
    if not -10_000 <= value <= 200_000:
        raise ValueError
    return Height(value=value, unit=unit, reference=reference)


def _wrong(name: str, where: str, what: str, **more: object) -> MalformedError:
    return MalformedError(
        f"{where} of {name} {what}.",
        code="geojson-wrong",
        hint="Nothing was checked. Mend the file; docs/reference/geojson.md lists the properties.",
        feature=name,
        field=where,
        **more,
    )
