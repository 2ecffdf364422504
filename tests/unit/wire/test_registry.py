"""The closed list of kinds: names that never change, and what every kind has to state."""

from __future__ import annotations

import re

import msgspec
import pytest

from checkfire.wire.fact import BODY, Fact, part_of
from checkfire.wire.halts import HaltCalled
from checkfire.wire.message import _HEADER
from checkfire.wire.registry import FACT_OF_KIND, FAMILIES, kind_of

NAMES = {
    "arrangement": "party-admitted desk-opened key-enrolled key-revoked policy-set roster-set "
    "presence-confirmed presence-missed channel-state-changed",
    "register": "site-notified site-amended site-verified site-review-overdue site-withdrawn "
    "movement-notified movement-amended movement-progressed position-declared position-amended "
    "position-withdrawn consent-given consent-withdrawn reading-chosen location-read-back location-doubted "
    "site-checked track-reported belief-stated",
    "notices": "notice-filed notice-amended notice-cancelled notice-started notice-ended check-made",
    "answers": "delivered opened acknowledged listed passed-on confirmed-at-acting-level answered "
    "concern-answered silence-recorded",
    "halts": "halt-called halt-delivered halt-acknowledged stop-ordered fire-stopped stop-verified "
    "fire-reported halt-reopened escalation-stepped halt-closed",
    "calls": "call-logged",
}
KINDS = pytest.mark.parametrize("fact", FACT_OF_KIND.values(), ids=FACT_OF_KIND)


def fields_of(fact: type[Fact]) -> set[str]:
    """Return the names of a kind's fields."""
    return {field.name for field in msgspec.structs.fields(fact)}


def test_registry_holds_the_names_that_were_given_out() -> None:
    """A wire name, once given out, is read for ever: old logs stay readable."""
    held = {family: [fact.KIND for fact in facts] for family, facts in FAMILIES.items()}
    assert held == {
        family: [f"checkfire.{name}/1" for name in names.split()] for family, names in NAMES.items()
    }
    assert list(FACT_OF_KIND) == [kind for kinds in held.values() for kind in kinds]


@KINDS
def test_registry_kind_is_named_like_its_class(fact: type[Fact]) -> None:
    """Whoever reads a name on the wire finds the class, and the other way round."""
    kebab = re.sub(r"(?<!^)(?=[A-Z])", "-", fact.__name__).lower()
    assert fact.KIND == f"checkfire.{kebab}/1"


@KINDS
def test_registry_parts_name_fields_that_exist(fact: type[Fact]) -> None:
    """Every part holds fields of its kind, each field stands in one part, and no part is called body."""
    placed = [name for names in fact.PARTS.values() for name in names]
    assert len(placed) == len(set(placed))
    assert set(placed) <= fields_of(fact)
    assert BODY not in fact.PARTS
    assert all(fact.PARTS.values())
    assert set(fact.PARTS) >= fact.OPTIONAL_PARTS


@KINDS
def test_registry_only_a_halt_can_be_carried_with_faults(fact: type[Fact]) -> None:
    """A fault is overlooked where a call to stop would be lost otherwise, and nowhere else (R22)."""
    assert fact.OPTIONAL_PARTS == (frozenset({"notice", "more"}) if fact is HaltCalled else frozenset())


@KINDS
def test_registry_optional_parts_hold_nothing_that_is_needed(fact: type[Fact]) -> None:
    """What may be left out of a halt is never what a halt has to say (R22)."""
    needed = {field.name for field in msgspec.structs.fields(fact) if field.required}
    assert {part_of(fact, name) for name in needed}.isdisjoint(fact.OPTIONAL_PARTS)


@KINDS
def test_registry_kind_leaves_out_what_was_not_said(fact: type[Fact]) -> None:
    """A message holds what was said and no empty fields, so that its bytes are one for one meaning."""
    assert fact.__struct_config__.omit_defaults
    assert fact.__struct_config__.frozen


@KINDS
def test_registry_no_field_passes_for_one_of_the_header(fact: type[Fact]) -> None:
    """A flag about the header is never taken for one about the body."""
    assert _HEADER.rstrip(".") not in fields_of(fact)


def test_registry_finds_a_kind_by_its_short_name() -> None:
    """An officer may type the name alone; what is not a kind is none."""
    assert kind_of("halt-called") is kind_of("checkfire.halt-called/1") is HaltCalled
    for name in ("halt-called/1", "checkfire.halt-called", "HaltCalled", "halt-called/2", ""):
        assert kind_of(name) is None
