"""R23, R25: a call that nobody takes climbs at its seconds, and then again and again from the top."""

from checkfire.picture.halts import HaltState
from checkfire.testing import world
from checkfire.testing.harness import Harness
from checkfire.vocab.party import DutyRole


def test_call_climbs_at_its_seconds_and_repeats(desk: Harness) -> None:
    """R25: 30, 60, 120, 300 s, then every 300 s; nothing sooner, nothing between."""
    halt = desk.say("relief/duty", world.halt())
    for step, after_s in ((1, 30), (2, 60), (3, 120), (4, 300), (4, 600), (4, 900)):
        wait_s = after_s - (desk.now - world.START).total_seconds()
        desk.advance(wait_s - 1)
        desk.expect_nothing()
        desk.advance(1)
        desk.expect_step(halt, step, after_s=after_s)
    assert desk.halt(halt).state is HaltState.CALLED
    assert [c.at for c in desk.halt(halt).climbs] == [c.due_at for c in desk.halt(halt).climbs]


def test_every_rung_is_said_even_when_time_passes_at_once(desk: Harness) -> None:
    """R23, R25: however long nobody looks, each step is said at its own second to its own duties."""
    halt = desk.say("relief/duty", world.halt())
    desk.advance(600)
    rungs = [
        desk.expect_step(halt, step, after_s=after_s)
        for step, after_s in ((1, 30), (2, 60), (3, 120), (4, 300), (4, 600))
    ]
    assert rungs[0].roles == (DutyRole.ALTERNATE,)
    assert DutyRole.MISSION_HEAD in rungs[-1].roles
    assert rungs[0].unanswered == ("alpha", "bravo", "charlie")
    assert "relief/duty" in [str(d) for d in rungs[-1].desks]


def test_caller_sees_the_steps_and_not_whom_they_went_to(desk: Harness) -> None:
    """R25: the caller knows how far its call has climbed; who is told is not for it to know."""
    halt = desk.say("relief/duty", world.halt())
    desk.advance(60)
    assert len(desk.skip()) == 2
    assert [c.step for c in desk.halt(halt, "relief").climbs] == [1, 2]
    assert desk.halt(halt, "relief").told == ()
    (last,) = [e for e in desk.desk.shown("relief") if e.header.kind.startswith("checkfire.escalation")][1:]
    assert set(last.message.parts) == {"body"}
