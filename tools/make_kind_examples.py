"""One message of every kind with every field of it, for the golden files of docs/formats.

``make_message_examples.py`` writes them beside its own. They are written once: a kind never changes its
name or its fields, so a file that would come out differently is a sign that one was changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from make_proof_examples import seed
from msgspec import inspect

from checkfire.testing.examples import EXAMPLES
from checkfire.vocab.ids import BYTES32_PATTERN, SLUG_PATTERN, UUID7_PATTERN, uuid7
from checkfire.wire.canonical import encode
from checkfire.wire.fact import Fact

SAID_MS = 1_474_111_440_000
"""When everything is said, in milliseconds since 1970."""

AN_ID = "01573870-5bc0-7000-8000-000000000004"
A_TIME = "2031-05-01T06:00:00.500000Z"
_CORNERS = [
    {"lat_e7": 352_000_000 + lat, "lon_e7": 401_000_000 + lon} for lat, lon in ((0, 0), (9, 0), (0, 9))
]
AREAS = {
    "Circle": {"shape": "circle", "centre": _CORNERS[0], "radius_m": 7},
    "Polygon": {"shape": "polygon", "corners": _CORNERS, "holes": [_CORNERS]},
    "Corridor": {"shape": "corridor", "line": _CORNERS[:2], "half_width_m": 7},
}
_HEIGHT = {"value": 7, "unit": "m", "reference": "amsl"}
GIVEN: dict[str, Any] = {"AltitudeBand": {"lower": _HEIGHT, "upper": _HEIGHT | {"value": 70}}} | AREAS
"""Objects that have to fit together in themselves, by their class."""

BY_NAME: dict[str, Any] = {"ladder_s": [30, 60, 120]}
DRAWN = {
    "checkfire.site-amended/1": "Polygon",
    "checkfire.belief-stated/1": "Polygon",
    "checkfire.notice-amended/1": "Corridor",
    "checkfire.fire-reported/1": "Corridor",
}
"""Kinds whose area is no circle, so that each shape is seen."""

_TEXTS = {UUID7_PATTERN: AN_ID, SLUG_PATTERN: "bravo", BYTES32_PATTERN: "A" * 43 + "="}
_DIGEST = "0123456789abcdef" * 4


def kind_messages(
    header: Mapping[str, Any], sign: Callable[[Mapping[str, Any], Mapping[str, bytes]], bytes]
) -> list[tuple[str, bytes, str]]:
    """Return a signed message of every kind, each field of it stated and none by its default.

    Args:
        header: What every header holds besides its id, kind and audience.
        sign: Makes a message of a header and parts.
    """
    made = []
    for example in EXAMPLES.values():
        fact = _full(example)
        name = fact.KIND.removeprefix("checkfire.").removesuffix("/1")
        own = {"id": uuid7(SAID_MS, seed(fact.KIND)[:10]), "kind": fact.KIND, "audience": "all"}
        parts = {part: encode(content) for part, content in fact.contents().items()}
        made.append((f"-{name}", sign({**header, **own}, parts), f"{name} with every field"))
    return made


def _full(fact: Fact) -> Fact:
    kind = type(fact)
    plain = _filled(inspect.type_info(kind), msgspec.to_builtins(fact), DRAWN.get(kind.KIND, "Circle"))
    return msgspec.convert(plain, kind)


def _filled(info: inspect.Type, plain: dict[str, Any], area: str) -> dict[str, Any]:
    """Return an object with those fields that it does not state yet."""
    if not isinstance(info, inspect.StructType):
        raise NotImplementedError(info)
    made = {field.encode_name: _field(field, plain, area) for field in info.fields}
    return ({info.tag_field: info.tag} if info.tag_field else {}) | made


def _field(field: inspect.Field, plain: dict[str, Any], area: str) -> Any:
    held = plain.get(field.encode_name)
    if field.encode_name == "area":
        return AREAS[area]
    if held in (None, [], ()) or held == field.default:
        return BY_NAME.get(field.encode_name) or _value(field.type, field.default, field.encode_name, area)
    return _inside(field.type, held, area)


def _inside(info: inspect.Type, held: Any, area: str) -> Any:
    """Return a value that is there, with the objects in it filled too."""
    match info:
        case inspect.StructType():
            return _filled(info, held, area)
        case inspect.UnionType(types=types) if isinstance(held, dict):
            (inner,) = (one for one in types if isinstance(one, inspect.StructType))
            return _filled(inner, held, area)
        case inspect.VarTupleType(item_type=item):
            return [_inside(item, one, area) for one in held]
        case _:
            return held


def _value(info: inspect.Type, default: Any, name: str, area: str) -> Any:
    """Return a value of a type that is not the one which counts if it is left out."""
    match info:
        case inspect.StructType(cls=cls):
            return GIVEN.get(cls.__name__) or _filled(info, {}, area)
        case inspect.EnumType(cls=cls):
            return next(word.value for word in reversed(list(cls)) if word != default)
        case inspect.UnionType(types=types):
            return _value(
                next(one for one in types if not isinstance(one, inspect.NoneType)), default, name, area
            )
        case inspect.VarTupleType(item_type=item, min_length=low):
            return [_value(item, None, name, area)] * (low or 1)
        case inspect.StrType(max_length=int()):
            return f"{name}, in words"
        case inspect.StrType(pattern=str(pattern)):
            return _TEXTS.get(pattern, _DIGEST)
        case inspect.StrType():
            return f"{name}, in words"
        case inspect.IntType(ge=low):
            return (low or 0) + 7 if default != (low or 0) + 7 else (low or 0) + 8
        case inspect.DateTimeType():
            return A_TIME
        case _:
            raise NotImplementedError(info)
