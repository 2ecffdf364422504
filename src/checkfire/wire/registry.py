"""The closed list of kinds that this version knows, by wire name."""

from __future__ import annotations

from checkfire.wire import answers, arrangement, calls, halts, notices, register
from checkfire.wire.fact import Fact

FAMILIES: dict[str, tuple[type[Fact], ...]] = {
    "arrangement": arrangement.FACTS,
    "register": register.FACTS,
    "notices": notices.FACTS,
    "answers": answers.FACTS,
    "halts": halts.FACTS,
    "calls": calls.FACTS,
}

FACT_OF_KIND: dict[str, type[Fact]] = {fact.KIND: fact for facts in FAMILIES.values() for fact in facts}
"""The frozen value class of every known wire name."""


def kind_of(name: str) -> type[Fact] | None:
    """Return the class of a wire name, with or without prefix and version, or None if it is not known."""
    return FACT_OF_KIND.get(name) or FACT_OF_KIND.get(f"checkfire.{name}/1")
