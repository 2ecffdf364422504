"""R23, R25, R26, R28: a call that is taken at 45 s has climbed once, whoever took it."""

import pytest

from checkfire.picture.halts import HaltState
from checkfire.testing import world
from checkfire.testing.harness import Harness
from checkfire.vocab.verdict import Finding
from checkfire.wire import halts
from checkfire.wire.notices import Scope


@pytest.fixture
def halt(desk: Harness) -> str:
    """Call a halt that concerns alpha alone, and return its id."""
    notice = desk.file_notice("alpha/duty", audience=("bravo",))
    for audience, scope in (("alpha", Scope.PARTY), ("bravo", Scope.PARTY), ("desk", Scope.FULL)):
        desk.expect_check(notice, audience, Finding.NONE_KNOWN, scope)
    desk.expect_unseen_checks(notice, "charlie", "relief", "watchers")
    return desk.say("relief/duty", world.halt(notice=notice))


@pytest.mark.parametrize("officer", ["alpha/duty", "alpha/ops"])
def test_call_taken_at_45_s_climbs_once(desk: Harness, halt: str, officer: str) -> None:
    """R23, R25: after the first step any desk of the party ends the ladder by taking the call."""
    desk.advance(45)
    desk.expect_step(halt, 1, after_s=30)
    desk.say(officer, halts.HaltAcknowledged(), about=(halt,))
    desk.advance(3_600)
    desk.expect_silence(desk.halt(halt).notice, "bravo")
    taken = desk.halt(halt).acknowledged["alpha"]
    assert (str(taken.desk), desk.halt(halt).seconds[HaltState.ACKNOWLEDGED]) == (officer, 45)


def test_way_to_a_verified_end_keeps_its_seconds(desk: Harness, halt: str) -> None:
    """R26, R28: each state has its seconds, and it takes a confirmation to close."""
    desk.deliver(halt, "alpha/duty")
    desk.expect(halts.HaltDelivered, halt, desk=desk.keys["alpha/duty"].desk)
    steps = (
        ("alpha/ops", halts.HaltAcknowledged()),
        ("alpha/ops", halts.StopOrdered()),
        ("alpha/duty", halts.FireStopped()),
    )
    for by, fact in steps:
        desk.advance(9)
        desk.say(by, fact, about=(halt,))
    assert desk.refused("desk/watch", halts.HaltClosed(), about=(halt,)).code == "stop-not-verified"
    assert desk.refused("alpha/duty", halts.StopVerified(basis="ours"), about=(halt,)).code == "role-wrong"
    desk.say("relief/duty", halts.StopVerified(basis="no fire seen"), about=(halt,))
    assert desk.refused("alpha/duty", halts.HaltClosed(), about=(halt,)).code == "role-wrong"
    desk.advance(3)
    desk.say("desk/watch", halts.HaltClosed(), about=(halt,))
    assert {state.value: s for state, s in desk.halt(halt).seconds.items()} == {
        "called": 0,
        "delivered": 0,
        "acknowledged": 9,
        "stop-ordered": 18,
        "fire-stopped": 27,
        "stop-verified": 27,
        "closed": 30,
    }
