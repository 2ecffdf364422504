"""What can be said: every kind, and of one kind its fields, what they hold, and a body that works."""

from __future__ import annotations

import inspect as python
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import msgspec
from msgspec import inspect

from checkfire.cli.parts import short_kind
from checkfire.cli.show import command, print_json, tell
from checkfire.vocab.ids import BYTES32_PATTERN, ORIGIN_PATTERN, SLUG_PATTERN, UUID7_PATTERN
from checkfire.wire.fact import Fact, part_of
from checkfire.wire.registry import FAMILIES

_SITE, _MOVEMENT, _NOTICE, _HALT = "the site", "the movement", "the notice", "the halt"
ABOUT = {
    "site-amended": _SITE,
    "site-verified": _SITE,
    "site-withdrawn": _SITE,
    "site-checked": _SITE,
    "movement-amended": _MOVEMENT,
    "movement-progressed": _MOVEMENT,
    "track-reported": _MOVEMENT,
    "position-amended": "the position",
    "position-withdrawn": "the position",
    "consent-given": "the site or the movement",
    "consent-withdrawn": "the site or the movement",
    "notice-amended": _NOTICE,
    "notice-cancelled": _NOTICE,
    "notice-started": _NOTICE,
    "notice-ended": _NOTICE,
    "opened": _NOTICE,
    "acknowledged": _NOTICE,
    "listed": _NOTICE,
    "passed-on": _NOTICE,
    "confirmed-at-acting-level": _NOTICE,
    "answered": _NOTICE,
    "concern-answered": "the notice, then each answer that this settles",
    "halt-acknowledged": _HALT,
    "stop-ordered": _HALT,
    "fire-stopped": _HALT,
    "stop-verified": _HALT,
    "halt-closed": _HALT,
}
"""What a person's message has to be about, by kind; any other may be about something, and need not be."""

_FORMS = {
    UUID7_PATTERN: "the id of a message",
    SLUG_PATTERN: "a slug, such as alpha",
    ORIGIN_PATTERN: "a log's name",
    BYTES32_PATTERN: "32 bytes in base64",
}
_REQUIREMENT = re.compile(r"(?:, )?R\d+(?:(?:, |-)R\d+)*")


def list_kinds(*, as_json: bool) -> None:
    """Print every kind with its sentence, family by family."""
    if as_json:
        print_json({name: [fact.KIND for fact in facts] for name, facts in FAMILIES.items()})
        return
    for name, facts in FAMILIES.items():
        print(name)
        for fact in facts:
            tell(f"{short_kind(fact.KIND):28} {_sentences(fact)[0]}", indent=2, hang=29)
    tell("What is marked (desk) only the desk itself says.")
    print(f"{command()} say KIND shows the fields of one, with an example.")


def explain_kind(fact: type[Fact], *, as_json: bool) -> None:
    """Print what a kind says, its fields, and an example; nothing is said by it."""
    name = short_kind(fact.KIND)
    rows = [_row(field) | {"part": part_of(fact, field.name)} for field in _fields_of(fact)]
    body, about = example_of(fact), ABOUT.get(name)
    summary, itself = _sentences(fact), is_said_by_itself(fact)
    if as_json:
        told = {"kind": fact.KIND, "summary": " ".join(summary), "said_by_desk_itself": itself}
        print_json(told | {"about": about, "fields": rows, "example": body})
        return
    print(fact.KIND)
    for sentence in summary:
        tell(sentence)
    if itself:
        print("Only the desk itself says this.")
    print("Fields:" if rows else "It has no fields.")
    for part in dict.fromkeys(row["part"] for row in rows):
        print(f"  part {part}")
        _print_rows([row for row in rows if row["part"] == part], indent=4)
    if about:
        tell(f"It is about {about}: --about ID.")
    print("An example of FILE:")
    print(json.dumps(body, ensure_ascii=False))
    print("Nothing was said. Say it with:")
    print(f"{command()} say {name} FILE{' --about ID' if about else ''} --key KEY")


def is_said_by_itself(fact: type[Fact]) -> bool:
    """Tell whether only the desk itself says a kind."""
    return "(desk" in (python.getdoc(fact) or "")


def example_of(fact: type[Fact]) -> Any:
    """Return a body that can be said; ids in it are somebody else's."""
    raw = files(__name__.rpartition(".")[0]).joinpath("examples.json").read_bytes()
    return msgspec.json.decode(raw)[fact.KIND]


def _sentences(of: type[Any]) -> list[str]:
    """Return what a class says of itself, with what it refuses, in plain text."""
    text = (python.getdoc(of) or "").partition("\n\nAttributes:")[0]
    if init := getattr(of, "__post_init__", None):
        text += "\n\n" + (python.getdoc(init) or "").replace("Refuse ", "Refused: ", 1)
    plain = _REQUIREMENT.sub("", text.replace("``", "")).replace("(desk, )", "(desk)").replace(" ()", "")
    return [" ".join(paragraph.split()) for paragraph in plain.split("\n\n")]


def _fields_of(of: type[Any]) -> tuple[inspect.Field, ...]:
    info = inspect.type_info(of)
    assert isinstance(info, inspect.StructType)
    return info.fields


def _row(field: inspect.Field) -> dict[str, Any]:
    """Return a field: its name, whether it is needed, what it holds, and the fields inside it."""
    default = None if field.required else msgspec.to_builtins(field.default)
    row: dict[str, Any] = {"name": field.encode_name, "needed": field.required, "value": _value(field.type)}
    if default not in (None, [], ()):
        row["default"] = default
    inner = [_struct(one) for one in _structs(field.type)]
    if len(inner) > 1:
        return row | {"value": "one of these objects", "one_of": inner}
    return row | (inner[0] if inner else {})


def _struct(info: inspect.StructType) -> dict[str, Any]:
    tag = [{"name": info.tag_field, "needed": True, "value": str(info.tag)}] if info.tag_field else []
    return {"fields": [*tag, *(_row(field) for field in info.fields)]}


def _structs(info: inspect.Type) -> Iterator[inspect.StructType]:
    match info:
        case inspect.StructType():
            yield info
        case inspect.UnionType(types=types):
            for one in types:
                yield from _structs(one)
        case inspect.VarTupleType(item_type=item):
            yield from _structs(item)
        case _:
            pass


def _value(info: inspect.Type) -> str:
    """Return in words what a field holds."""
    match info:
        case inspect.StructType():
            return "an object"
        case inspect.EnumType(cls=cls):
            return _or(str(word.value) for word in cls)
        case inspect.UnionType(types=types):
            named = (_value(one) for one in types if not isinstance(one, inspect.NoneType))
            return _or(dict.fromkeys(named))
        case inspect.VarTupleType(item_type=item, min_length=low, max_length=high):
            return f"a list{_bounds(low, high)}: each {_value(item)}"
        case inspect.StrType(max_length=int(high)):
            return f"text of at most {high} characters"
        case inspect.StrType(pattern=str(pattern)):
            return _FORMS.get(pattern, "a digest of 64 hex digits")
        case inspect.StrType():
            return "text"
        case inspect.IntType(ge=low, le=high):
            return f"whole number{_bounds(low, high)}"
        case _:
            return "time, such as 2031-05-01T06:00:00Z"


def _or(words: Any) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else str(last)


def _bounds(low: int | None, high: int | None) -> str:
    if high is None:
        return "" if low is None else f" of at least {low}"
    return f" of {low or 0} to {high}"


def _print_rows(rows: list[dict[str, Any]], *, indent: int) -> None:
    for row in rows:
        needed = "needed" if row["needed"] else "optional"
        default = f"; {row['default']} if left out" if "default" in row else ""
        tell(
            f"{row['name']:{24 - indent}} {needed:8}  {row['value']}{default}",
            indent=indent,
            hang=35 - indent,
        )
        _print_rows(row.get("fields", []), indent=indent + 2)
        for number, one in enumerate(row.get("one_of", ())):
            if number:
                print(f"{' ' * (indent + 2)}or")
            _print_rows(one["fields"], indent=indent + 2)
