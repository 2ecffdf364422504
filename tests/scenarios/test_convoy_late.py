"""R13, CF-AGE-01, CF-WIN-01, CF-WIN-03: where a convoy is, nobody knows once it has left its plan."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from checkfire.testing import world
from checkfire.testing.harness import Harness
from checkfire.vocab.instant import StatedInstant
from checkfire.vocab.verdict import Finding
from checkfire.wire import register
from checkfire.wire.notices import CheckMade, Scope

NEARBY = world.north_of(world.HERE, 2_000)
PLANNED_END = world.START + timedelta(hours=2, seconds=900)


@pytest.fixture
def convoy(desk: Harness) -> str:
    """Notify a convoy that bravo may know of."""
    convoy = desk.say("relief/duty", world.movement(), audience=())
    consent = register.ConsentGiven(party="bravo", person="head of office")
    desk.say("relief/duty", consent, about=(convoy,), audience=("bravo",))
    return convoy


@pytest.fixture
def notice(desk: Harness, convoy: str) -> str:
    """File a notice of alpha to bravo, near the route, from three to four hours after the start."""
    assert convoy
    return desk.file_notice("alpha/duty", world.notice(NEARBY, starts_s=10_800), audience=("bravo",))


def checks(desk: Harness) -> dict[tuple[str, Scope], tuple[Finding, list[str]]]:
    """Take every check that the desk made, and return what each said, by whom it was made for."""
    said: list[Any] = [logged.fact for logged in desk.skip()]
    assert {type(fact) for fact in said} <= {CheckMade, register.LocationDoubted}
    made = [fact for fact in said if isinstance(fact, CheckMade)]
    return {
        (one.audience, one.scope): (one.verdict.finding, [reason.rule for reason in one.verdict.reasons])
        for one in made
        if one.scope is not Scope.OWNER
    }


def step(desk: Harness, convoy: str, progress: register.Progress) -> None:
    """Report a step of the convoy."""
    desk.say("relief/duty", register.MovementProgressed(progress=progress), about=(convoy,))


def test_convoy_that_left_its_plan_is_unknown_and_never_none_known(
    desk: Harness, convoy: str, notice: str
) -> None:
    """R13, CF-AGE-01, CF-WIN-01, CF-WIN-03: delayed, amended, overdue, seen, and arrived at last."""
    assert notice
    bravo, full = ("bravo", Scope.PARTY), ("desk", Scope.FULL)
    made = checks(desk)
    assert made[bravo][0] is made[full][0] is Finding.NONE_KNOWN
    assert "CF-WIN-01" in made[bravo][1]
    step(desk, convoy, register.Progress.DELAYED)
    made = checks(desk)
    assert set(made) == {bravo, full}
    assert made[bravo][0] is made[full][0] is Finding.UNKNOWN
    assert "CF-AGE-01" in made[bravo][1]
    known = msgspec.to_builtins(world.movement())
    desk.say("relief/duty", msgspec.convert(known, register.MovementAmended), about=(convoy,))
    assert checks(desk)[bravo][0] is Finding.NONE_KNOWN
    desk.say("bravo/duty", register.MovementProgressed(progress=register.Progress.DEPARTED), about=(convoy,))
    assert checks(desk) == {}
    desk.advance_to(PLANNED_END - timedelta(seconds=1))
    desk.skip()
    desk.advance(1)
    desk.expect(register.LocationDoubted, convoy, PLANNED_END, rule="CF-AGE-01")
    assert checks(desk)[bravo][0] is Finding.UNKNOWN
    seen = register.TrackReported(point=NEARBY, accuracy_m=50, seen=StatedInstant(stated="just now"))
    desk.say("bravo/duty", seen, about=(convoy,))
    made = checks(desk)
    assert made[bravo][0] is made[full][0] is Finding.CONFLICT
    assert {"CF-WIN-03", "CF-AGE-01"} <= set(made[bravo][1])
    step(desk, convoy, register.Progress.ARRIVED)
    assert checks(desk)[bravo] == (Finding.NONE_KNOWN, ["CF-NEAR-01"])
    desk.advance(60)
    assert checks(desk) == {}
