"""What is wrong with a value, in plain words: the reader's own messages speak of types and patterns.

* The field is named by its path, such as ``activity.window.starts_at``.
* Where a closed set of words is asked for, all of them are named.
* What one of our own values refuses is said already in plain words, and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec

from checkfire.vocab.ids import (
    BYTES32_PATTERN,
    ORIGIN_PATTERN,
    SHORT_PATTERN,
    SLUG_PATTERN,
    TEXT_PATTERN,
    UUID7_PATTERN,
)

A_TIME = "2016-09-17T14:24:00Z"
_AT = re.compile(r"(?P<fault>.*) - at `\$\.?(?P<path>[^`]*)`\Z", re.DOTALL)
_STEP = re.compile(r"\w+|\[[^\]]*\]")
_PATTERNS = {
    UUID7_PATTERN: "is not the id of a message (a UUIDv7 in lower case)",
    SLUG_PATTERN: "is not a slug (a lower-case letter, then up to 39 lower-case letters, digits and hyphens)",
    ORIGIN_PATTERN: "is not a log's name (3 to 120 lower-case letters, digits, dots, slashes and hyphens)",
    BYTES32_PATTERN: "is not 32 bytes in base64",
    SHORT_PATTERN: "says nothing: there are only blanks in it",
    TEXT_PATTERN: "says nothing: there are only blanks in it",
}
_TYPES = {
    "array": "a list",
    "bool": "true or false",
    "datetime": f"a time such as {A_TIME}",
    "float": "a fraction",
    "int": "a whole number",
    "null": "nothing",
    "object": "an object",
    "str": "a text",
}
_COUNTED = {"str": "characters", "array": "items"}


def tell_wrong(fault: Exception, to: Any) -> tuple[str, dict[str, Any]]:
    """Return what a fault of reading a value as a type means, with the field and the words it may hold.

    Args:
        fault: What the reader raised.
        to: The type that the value was read as.
    """
    if isinstance(fault, RecursionError):
        return "it is nested too deeply", {}
    at = _AT.match(str(fault))
    text, path = (at["fault"], at["path"]) if at else (str(fault), "")
    if missing := re.fullmatch(r"Object missing required field `(\w+)`", text):
        path = f"{path}.{missing[1]}".lstrip(".")
    allowed = _allowed(to, _STEP.findall(path))
    words = _words(text, path or "it", allowed)
    context: dict[str, Any] = {"field": path} if path else {}
    return words, context | ({"allowed": allowed} if allowed else {})


def _words(text: str, field: str, allowed: list[str]) -> str:
    for pattern, tell in _TOLD:
        if found := re.fullmatch(pattern, text, re.DOTALL):
            return tell(found, field, ", ".join(allowed))
    return text if field == "it" else f"{field}: {text}"


def _tell_type(found: re.Match[str], field: str, _: str) -> str:
    wanted = [_TYPES.get(name, name) for name in found[1].split(" | ") if name != "null"]
    return f"{field} has to be {' or '.join(wanted)}, not {_TYPES.get(found[2], found[2])}"


def _tell_length(found: re.Match[str], field: str, _: str) -> str:
    if found.group(2, 3) == (">=", "1"):
        return f"{field} is empty"
    most = "at least" if found[2] == ">=" else "at most"
    return f"{field} has to have {most} {found[3]} {_COUNTED.get(found[1], found[1])}"


_TOLD: tuple[tuple[str, Callable[[re.Match[str], str, str], str]], ...] = (
    (
        r"Object missing required field `\w+`",
        lambda _, field, allowed: f"{field} is missing" + (f"; it is one of {allowed}" if allowed else ""),
    ),
    (
        r"Invalid (?:enum )?value '?(.*?)'?",
        lambda found, field, allowed: f"{field} has the value {found[1]}, which is none of {allowed}",
    ),
    (
        r"Expected `str` matching regex '(.*)'",
        lambda found, field, _: f"{field} {_PATTERNS.get(_unquoted(found[1]), 'has another form')}",
    ),
    (r"Expected `(\w+)` of length (>=|<=) (\d+)", _tell_length),
    (r"Expected `int` >= (-?\d+)", lambda found, field, _: f"{field} is less than {found[1]}"),
    (r"Expected `int` <= (-?\d+)", lambda found, field, _: f"{field} is more than {found[1]}"),
    (r"Expected `([^`]+)`, got `([^`]+)`", _tell_type),
    (r"Invalid RFC3339 encoded datetime", lambda _, field, __: f"{field} is not a time such as {A_TIME}"),
    (
        r"Expected `datetime` with a timezone component",
        lambda _, field, __: f"{field} does not end with Z, as a time such as {A_TIME} does",
    ),
    (r"Object contains unknown field `(.*)`", lambda found, field, _: f"{field} has no field {found[1]}"),
)


def _unquoted(pattern: str) -> str:
    """Return a pattern as it was written; the reader doubles its backslashes."""
    return pattern.replace("\\\\", "\\")


def _allowed(to: Any, steps: list[str]) -> list[str]:
    """Return the words that a field may hold, if it is one of a closed set."""
    kinds = list(_kinds(to))
    for step in steps:
        kinds = [kind for outer in kinds for inner in _inside(outer, step) for kind in _kinds(inner)]
    return [word for kind in kinds for word in _words_of(kind)]


def _kinds(of: Any) -> Iterator[Any]:
    """Yield the types that a value can be of."""
    origin = get_origin(of)
    if origin is Annotated:
        yield from _kinds(get_args(of)[0])
    elif origin in (Union, UnionType):
        for one in get_args(of):
            yield from _kinds(one)
    else:
        yield of


def _inside(of: Any, step: str) -> Iterator[Any]:
    """Yield the types of what is reached by one step into a value of a type."""
    if step.startswith("["):
        yield from [one for one in get_args(of) if one is not Ellipsis][-1:]
    elif isinstance(of, type) and issubclass(of, msgspec.Struct):
        config = of.__struct_config__
        if step == config.tag_field:
            yield str(config.tag)
        yield from (field.type for field in msgspec.structs.fields(of) if field.encode_name == step)


def _words_of(kind: Any) -> list[str]:
    if isinstance(kind, str):
        return [kind]
    return [str(one.value) for one in kind] if isinstance(kind, type) and issubclass(kind, Enum) else []
