"""Checks by a kept index: the same answers, over one's own picture, whatever comes in meanwhile."""

from __future__ import annotations

from typing import Any

import pytest

from checkfire.check.memory_index import MemoryIndex
from checkfire.desk import indexes
from checkfire.store.kernel_index import is_built
from checkfire.testing import world
from checkfire.vocab.verdict import Finding
from checkfire.wire import register

KERNELS = [True, False] if is_built() else [False]


def found(desk: Any, party: str) -> tuple[Finding, int]:
    """Return what a party finds, and over how many entries."""
    made = desk.desk.check(party, world.activity())
    return made.verdict.finding, made.entries


@pytest.mark.parametrize("is_built", KERNELS)
def test_a_check_follows_the_register(desk: Any, is_built: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """R15: what is registered, moved away or withdrawn is in the next check, with and without the kernel."""
    monkeypatch.setattr(indexes, "is_built", lambda: is_built)
    assert found(desk, "relief")[0] is Finding.NONE_KNOWN
    site = desk.say("relief/duty", world.site(), audience=())
    assert found(desk, "relief")[0] is Finding.CONFLICT
    assert found(desk, "bravo")[0] is Finding.NONE_KNOWN
    consent = register.ConsentGiven(party="bravo", person="head of office")
    desk.say("relief/duty", consent, about=(site,), audience=("bravo",))
    assert found(desk, "bravo")[0] is Finding.CONFLICT
    desk.say("relief/duty", register.SiteWithdrawn(reason="closed"), about=(site,), audience=())
    assert {found(desk, party)[0] for party in ("relief", "bravo", "desk")} == {Finding.NONE_KNOWN}


@pytest.mark.parametrize("change", ["site", "consent"])
def test_what_comes_in_while_an_index_is_made_is_in_it(
    desk: Any, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R15: the index of a large register is made without the pen, and misses nothing that is said then."""
    site = desk.say("relief/duty", world.site(world.north_of(world.HERE, 90_000)), audience=())
    late: list[str] = []

    def make(objects: Any) -> MemoryIndex:
        index = MemoryIndex(objects)
        if not late:
            late.append("said")
            if change == "site":
                desk.say("relief/duty", world.site(), audience=())
            else:
                consent = register.ConsentGiven(party="relief", person="head of office")
                desk.say("relief/duty", consent, about=(site,), audience=("relief",))
                desk.say("relief/duty", world.site(), audience=())
        return index

    monkeypatch.setattr(indexes, "_make", make)
    assert found(desk, "relief")[0] is Finding.CONFLICT
