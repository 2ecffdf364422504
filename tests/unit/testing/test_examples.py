"""The shipped examples: one of every kind, each of which can be said and read back."""

from __future__ import annotations

import pytest

from checkfire.testing.chance import seeded_random
from checkfire.testing.examples import EXAMPLES
from checkfire.testing.paper import Paper
from checkfire.wire.fact import Fact
from checkfire.wire.registry import FACT_OF_KIND


def test_every_kind_has_an_example() -> None:
    """A new kind cannot be added without showing it once, and with that to every test that walks them."""
    assert set(EXAMPLES) == set(FACT_OF_KIND.values())


@pytest.mark.parametrize("fact", EXAMPLES.values(), ids=lambda fact: fact.KIND.removeprefix("checkfire."))
def test_example_survives_being_signed_and_read(fact: Fact) -> None:
    """What is said is what is read, with nothing left alone."""
    logged = Paper(founded=False).draft("alpha", fact)
    assert (logged.fact, logged.message.flags) == (fact, ())


def test_seeded_chance_repeats_itself_and_never_inside() -> None:
    """Salts and ids of a test are the same on every run, and all different in one."""
    first, second, other = seeded_random(1), seeded_random(1), seeded_random(2)
    drawn = [first(16) for _ in range(100)] + [first(100)]
    assert drawn == [second(16) for _ in range(100)] + [second(100)]
    assert len(set(drawn)) == 101
    assert other(16) not in drawn
    assert [len(first(n)) for n in (0, 1, 31, 32, 33)] == [0, 1, 31, 32, 33]
