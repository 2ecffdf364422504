"""What every kind of message has in common: a frozen value, cut into parts for signing.

A fact's fields are flat. ``PARTS`` says which of them go into which named part; all others
go into ``body``. A field read from a part that is not its own is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, TypeVar

import msgspec

from checkfire.errors import MalformedError
from checkfire.wire import strict

F = TypeVar("F", bound="Fact")
BODY = "body"


class Fact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The root of all message contents."""

    KIND: ClassVar[str]
    PARTS: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    OPTIONAL_PARTS: ClassVar[frozenset[str]] = frozenset()
    """Parts whose faults are flagged instead of refused (only a halt has any)."""

    @classmethod
    def mend(cls, plain: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
        """Return plain fields without what can be left out because it cannot be read, and flags for it."""
        return plain, ()

    def contents(self) -> dict[str, dict[str, Any]]:
        """Return the plain contents of each part; parts without content are left out, ``body`` never is."""
        plain = msgspec.to_builtins(self)
        split: dict[str, dict[str, Any]] = {} if self.PARTS else {BODY: {}}
        for name, value in plain.items():
            split.setdefault(part_of(type(self), name), {})[name] = value
        return split


def part_of(fact: type[Fact], field: str) -> str:
    """Return the name of the part that a field goes into."""
    return next((part for part, fields in fact.PARTS.items() if field in fields), BODY)


def build(fact: type[F], contents: Mapping[str, Any]) -> tuple[F, tuple[str, ...]]:
    """Return the frozen value of the parts' contents, and flags for what was left out.

    Raises:
        MalformedError: A part is not an object, or a field is missing, misplaced or wrong.
    """
    merged: dict[str, Any] = {}
    flags: list[str] = []
    for part, plain in contents.items():
        try:
            merged |= _require_fields(fact, part, plain)
        except MalformedError:
            if not _can_do_without(fact, part):
                raise
            flags.append(f"unreadable:{part}")
    merged, mended = fact.mend(merged)
    value = strict.convert(merged, fact, what=fact.KIND)
    return value, (*flags, *mended, *(f"unknown:{name}" for name in strict.find_unknown(merged, value)))


def _can_do_without(fact: type[Fact], part: str) -> bool:
    """Tell whether a faulty part is flagged: for a halt, every part that is not of its core."""
    own = {part_of(fact, field.name) for field in msgspec.structs.fields(fact)}
    return part in fact.OPTIONAL_PARTS or bool(fact.OPTIONAL_PARTS and part not in own)


def _require_fields(fact: type[Fact], part: str, plain: Any) -> dict[str, Any]:
    if not isinstance(plain, dict):
        raise MalformedError("A part is not an object.", code="part-wrong", part=part)
    known = set(fact.__struct_fields__)
    for name in plain:
        if name in known and part_of(fact, name) != part:
            raise MalformedError(
                "A field stands in a part that is not its own.", code="part-wrong", part=part
            )
    if part in fact.OPTIONAL_PARTS:
        fields = {f.name: f.type for f in msgspec.structs.fields(fact)}
        for name in plain.keys() & known:
            strict.convert(plain[name], fields[name], what=f"{fact.KIND} {name}")
    return plain
