"""Write docs/formats/kinds.md from the registry of kinds and the docstrings of their classes.

The same is written for programs as docs/formats/examples/kinds.json, and a body of every kind for
``checkfire say KIND`` as src/checkfire/cli/examples.json.
"""

from __future__ import annotations

import inspect as python
import json
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec
from msgspec import inspect

from checkfire.duty import demands
from checkfire.duty.permission import ROWS
from checkfire.testing.examples import EXAMPLES
from checkfire.vocab.ids import (
    BYTES32_PATTERN,
    ORIGIN_PATTERN,
    SHORT_PATTERN,
    SLUG_PATTERN,
    TEXT_PATTERN,
    UUID7_PATTERN,
)
from checkfire.wire.fact import Fact, part_of
from checkfire.wire.registry import FAMILIES

PAGE = Path(__file__).parents[1] / "docs" / "formats" / "kinds.md"
TABLE = PAGE.parent / "examples" / "kinds.json"
BODIES = PAGE.parents[2] / "src" / "checkfire" / "cli" / "examples.json"

INTRODUCTION = """\
# Kinds of messages

This page is made by `tools/make_kinds.py`; change the code instead.
How a message is written and signed stands in [message.md](message.md).

A kind has a name with a version, and fields that stand in named parts.
The name and the fields of a version never change; a change makes a new version.
`(desk)` marks what the desk itself says.

A field that is marked as needed has to be there.
Any other may be left out, and then counts as what the last column says; a writer leaves it out.
A field that stands in a part that is not its own is refused.
A field, a part or a kind that a reader does not know is kept as it is.
A desk refuses a kind that it does not know whose name begins with `checkfire.` (`kind-unknown`).

- Text counts Unicode characters.
  If it has 1 to 200 or 1 to 8000 of them, a reader refuses it where it holds nothing but spaces, controls \
and marks without a width: those that [kinds.json](examples/kinds.json) excludes.
- A number is an integer, and its unit stands in its name: metres (`_m`), seconds (`_s`), \
degrees (`_deg`) or units of 1e-7 degree (`_e7`).
- A time is in UTC, as in [message.md](message.md#times).
- A message id is a UUIDv7 in lower case.
- A slug begins with a letter and has at most 40 lower-case letters, digits and hyphens.
- An object has the fields of its own table, further down.
"""

PATTERNS = {
    UUID7_PATTERN: "message id",
    SLUG_PATTERN: "slug",
    ORIGIN_PATTERN: "origin",
    BYTES32_PATTERN: "32 bytes in base64",
    SHORT_PATTERN: "text, 1 to 200",
    TEXT_PATTERN: "text, 1 to 8000",
}
KEPT = "Nothing follows from it yet: it is kept and shown, and changes no picture and no check."
NOT_YET = {
    "checkfire.presence-missed/1": "No desk says it yet: presence is not checked in this version.",
    "checkfire.site-checked/1": KEPT,
    "checkfire.belief-stated/1": KEPT,
    "checkfire.call-logged/1": KEPT,
}
"""What this version does not make of a kind."""

REQUIREMENT = re.compile(r"(?:, )?R\d+(?:, R\d+)*")


def sentences(of: type[Any]) -> str:
    """Return what a class says of itself, a sentence a line, without its attributes and requirements."""
    text = (python.getdoc(of) or "").partition("\n\nAttributes:")[0]
    paragraphs = (" ".join(paragraph.split()) for paragraph in plain_words(text).split("\n\n"))
    return "\n".join(re.sub(r"\. (?=[A-Z`])", ".\n", paragraph) for paragraph in paragraphs)


def attributes(of: type[Any]) -> dict[str, str]:
    """Return what a class says of its fields, where it does."""
    _, _, text = (python.getdoc(of) or "").partition("\n\nAttributes:\n")
    found = re.findall(r"^ {4}(\w+): (.+(?:\n {8}.+)*)", text, re.MULTILINE)
    return {name: plain_words(" ".join(words.split())) for name, words in found}


def rule(of: type[Any]) -> list[str]:
    """Return what a class refuses beyond the types of its fields."""
    init = getattr(of, "__post_init__", None)
    return (
        [plain_words((python.getdoc(init) or "").replace("Refuse", "A reader refuses")), ""] if init else []
    )


def plain_words(text: str) -> str:
    """Return a docstring's words without references to requirements."""
    return REQUIREMENT.sub("", text.replace("``", "`")).replace(" ()", "")


def bounds(low: int | None, high: int | None) -> str:
    """Return a range in words."""
    if low is None and high is None:
        return ""
    if high is None:
        return f", at least {low}"
    return f", {low or 0} to {high}"


def value_of(info: inspect.Type) -> str:
    """Return in words what a field holds."""
    match info:
        case inspect.StructType(cls=cls) | inspect.EnumType(cls=cls):
            return f"[{cls.__name__}](#{cls.__name__.lower()})"
        case inspect.UnionType(types=types):
            return " or ".join(value_of(one) for one in types if not isinstance(one, inspect.NoneType))
        case inspect.VarTupleType(item_type=item, min_length=low, max_length=high):
            return f"list{bounds(low, high).replace(', ', ' of ')}: {value_of(item)}"
        case inspect.StrType(pattern=str(pattern)):
            return PATTERNS.get(pattern) or f"text like `{pattern}`"
        case inspect.StrType(min_length=low, max_length=high):
            return f"text{bounds(low, high)}"
        case inspect.IntType(ge=low, le=high):
            return f"number{bounds(low, high)}"
        case inspect.DateTimeType():
            return "time"
        case _:
            raise NotImplementedError(info)


def default_of(field: inspect.Field) -> str:
    """Return in words what counts when a field is left out."""
    if field.required:
        return "needed"
    default = field.default
    if default is None:
        return "not stated"
    if default == ():
        return "none"
    return f"`{msgspec.to_builtins(default)}`"


def fields_of(of: type[Any]) -> tuple[inspect.Field, ...]:
    """Return the fields of a class."""
    info = inspect.type_info(of)
    if not isinstance(info, inspect.StructType):
        raise NotImplementedError(of)
    return info.fields


def row(field: inspect.Field, said: dict[str, str], part: str | None = None) -> str:
    """Return the row of a field."""
    words = value_of(field.type) + (f": {said[field.name]}" if field.name in said else "")
    cells = [f"`{field.encode_name}`", words, default_of(field)]
    return "| " + " | ".join([f"`{part}`", *cells] if part else cells) + " |"


def kind_section(fact: type[Fact]) -> list[str]:
    """Return the section of a kind."""
    said = attributes(fact)
    not_yet = [NOT_YET[fact.KIND], ""] if fact.KIND in NOT_YET else []
    lines = [f"### {fact.KIND}", "", sentences(fact), "", *not_yet, *rule(fact)]
    fields = sorted(fields_of(fact), key=lambda field: part_order(fact, field.name))
    if fields:
        lines += ["| part | field | value | if left out |", "|---|---|---|---|"]
        lines += [row(field, said, part_of(fact, field.name)) for field in fields]
    else:
        lines.append("It has no fields; its part `body` is empty.")
    if fact.OPTIONAL_PARTS:
        named = ", ".join(f"`{part}`" for part in sorted(fact.OPTIONAL_PARTS))
        lines += [
            "",
            f"The message is taken even if {named}, or a part that is not listed here, cannot be read.",
        ]
    return [*lines, ""]


def part_order(fact: type[Fact], field: str) -> int:
    """Return where the part of a field stands among the parts of its kind; ``body`` is last."""
    parts = [*fact.PARTS, "body"]
    return parts.index(part_of(fact, field))


def inner_types(info: inspect.Type) -> Iterator[inspect.StructType | inspect.EnumType]:
    """Yield every object and every set of words in a type, outer ones first."""
    match info:
        case inspect.EnumType():
            yield info
        case inspect.StructType(fields=fields):
            yield info
            for field in fields:
                yield from inner_types(field.type)
        case inspect.UnionType(types=types):
            for one in types:
                yield from inner_types(one)
        case inspect.VarTupleType(item_type=item):
            yield from inner_types(item)
        case _:
            pass


def shared() -> list[type[Any]]:
    """Return every class that a field of a kind refers to, by name."""
    fields = [field for facts in FAMILIES.values() for fact in facts for field in fields_of(fact)]
    found: set[type[Any]] = {inner.cls for field in fields for inner in inner_types(field.type)}
    names = sorted(found, key=lambda one: one.__name__)
    if len({one.__name__ for one in names}) != len(names):
        raise ValueError("two classes have one name")
    return names


def object_section(of: type[Any]) -> list[str]:
    """Return the section of an object."""
    config, said = of.__struct_config__, attributes(of)
    lines = [f"### {of.__name__}", "", sentences(of), "", *rule(of)]
    lines += ["| field | value | if left out |", "|---|---|---|"]
    if config.tag_field:
        lines.append(f"| `{config.tag_field}` | `{config.tag}` | needed |")
    return [*lines, *(row(field, said) for field in fields_of(of)), ""]


def words_section(of: type[StrEnum]) -> list[str]:
    """Return the section of a closed set of words."""
    return [f"### {of.__name__}", "", sentences(of), "", ", ".join(f"`{one.value}`" for one in of) + ".", ""]


def build() -> str:
    """Return the text of the page."""
    lines = [INTRODUCTION]
    for family, facts in FAMILIES.items():
        lines += [f"## {family.capitalize()}", "", *(line for fact in facts for line in kind_section(fact))]
    classes = shared()
    objects = [one for one in classes if not issubclass(one, StrEnum)]
    lines += ["## Objects", "", *(line for one in objects for line in object_section(one))]
    words = [one for one in classes if issubclass(one, StrEnum)]
    lines += ["## Words", "", "A word of another spelling is refused.", ""]
    lines += [line for one in words for line in words_section(one)]
    return "\n".join(lines).rstrip() + "\n"


def described(info: inspect.Type) -> dict[str, Any]:
    """Return for programs what a field holds."""
    match info:
        case inspect.StructType(cls=cls):
            return {"type": "object", "name": cls.__name__}
        case inspect.EnumType(cls=cls):
            return {"type": "word", "name": cls.__name__}
        case inspect.UnionType(types=types):
            of = [described(one) for one in types if not isinstance(one, inspect.NoneType)]
            return of[0] if len(of) == 1 else {"type": "one-of", "of": of}
        case inspect.VarTupleType(item_type=item, min_length=low, max_length=high):
            return {"type": "list", "of": described(item), **limits(low, high)}
        case inspect.StrType(pattern=str(pattern)):
            return {"type": "text", "like": pattern}
        case inspect.StrType(min_length=low, max_length=high):
            return {"type": "text", **limits(low, high)}
        case inspect.IntType(ge=low, le=high):
            return {"type": "number", **limits(low, high)}
        case inspect.DateTimeType():
            return {"type": "time"}
        case _:
            raise NotImplementedError(info)


def limits(low: int | None, high: int | None) -> dict[str, int]:
    """Return the limits that there are."""
    return {name: limit for name, limit in (("min", low), ("max", high)) if limit is not None}


def field_row(field: inspect.Field) -> dict[str, Any]:
    """Return a field for programs: with its default, unless it is needed."""
    default = {} if field.required else {"default": msgspec.to_builtins(field.default)}
    return {"name": field.encode_name, "value": described(field.type), **default}


def object_row(of: type[Any]) -> dict[str, Any]:
    """Return an object for programs, with its fields in the order of its class."""
    config, refused = of.__struct_config__, rule(of)
    tag = {"tag": {"name": config.tag_field, "value": config.tag}} if config.tag_field else {}
    refuses = {"rule": refused[0]} if refused else {}
    return {**tag, "fields": [field_row(field) for field in fields_of(of)], **refuses}


def kind_row(fact: type[Fact]) -> dict[str, Any]:
    """Return a kind for programs."""
    parts: dict[str, list[str]] = {} if fact.PARTS else {"body": []}
    for field in sorted(fields_of(fact), key=lambda field: part_order(fact, field.name)):
        parts.setdefault(part_of(fact, field.name), []).append(field.encode_name)
    return {
        "said_by_desk_itself": demands.itself in ROWS[fact],
        "parts": parts,
        "optional_parts": sorted(fact.OPTIONAL_PARTS),
        **object_row(fact),
    }


def build_table() -> str:
    """Return the text of the table for programs."""
    classes = shared()
    words = [one for one in classes if issubclass(one, StrEnum)]
    table = {
        "kinds": {fact.KIND: kind_row(fact) for facts in FAMILIES.values() for fact in facts},
        "objects": {one.__name__: object_row(one) for one in classes if one not in words},
        "words": {one.__name__: [word.value for word in one] for one in words},
    }
    return json.dumps(table, indent=2) + "\n"


def build_bodies() -> str:
    """Return the text of an example body of every kind; what they announce lies in the years to come."""
    bodies = {fact.KIND: msgspec.to_builtins(said) for fact, said in EXAMPLES.items()}
    return json.dumps(bodies, indent=1, sort_keys=True).replace('"2026-', '"2031-') + "\n"


def main() -> None:
    """Write the page and both tables."""
    for path, text in ((PAGE, build()), (TABLE, build_table()), (BODIES, build_bodies())):
        path.write_text(text, encoding="utf-8")
        print(f"{path} written")


if __name__ == "__main__":
    main()
