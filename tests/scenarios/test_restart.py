"""R17, R18, R25: a desk that comes back says what fell due, once, and goes on."""

from checkfire.testing import world
from checkfire.testing.harness import Harness
from checkfire.wire import halts
from checkfire.wire.notices import CheckMade

PARTIES = ("desk", "alpha", "bravo", "charlie", "relief", "watchers")


def test_steps_that_fell_due_are_said_once_each(desk: Harness) -> None:
    """R25: steps 2 and 3 come with both their times, step 4 comes at its own second."""
    halt = desk.say("relief/duty", world.halt())
    desk.advance(40)
    desk.expect_step(halt, 1, after_s=30)
    desk.restart()
    desk.clock.advance(160)
    desk.desk.tick()
    for step, after_s in ((2, 60), (3, 120)):
        desk.expect_step(halt, step, after_s=after_s, said_after_s=200)
    desk.restart()
    desk.desk.tick()
    desk.expect_nothing()
    desk.advance(100)
    desk.expect_step(halt, 4, after_s=300)
    desk.say("alpha/duty", halts.HaltAcknowledged(), about=(halt,))
    desk.restart()
    assert desk.halt(halt).unanswered == ("bravo", "charlie")
    desk.advance(300)
    assert desk.expect_step(halt, 4, after_s=600).unanswered == ("bravo", "charlie")


def test_month_down_brings_each_step_and_one_repeat(desk: Harness) -> None:
    """R25: after thirty days the record shows the ladder and its latest repeat, and the next one is due."""
    halt, month_s = desk.say("relief/duty", world.halt()), 30 * 86_400
    desk.restart()
    desk.clock.advance(month_s)
    desk.desk.tick()
    for step, after_s in ((1, 30), (2, 60), (3, 120), (4, 300), (4, month_s)):
        desk.expect_step(halt, step, after_s=after_s, said_after_s=month_s)
    desk.advance(300)
    desk.expect_step(halt, 4, after_s=month_s + 300)


def test_deadline_that_passed_is_silence(desk: Harness) -> None:
    """R18: who has not answered while the desk was down is recorded as silent when it is back."""
    notice = desk.file_notice("alpha/duty", audience=("bravo",))
    assert {type(logged.fact) for logged in desk.skip()} == {CheckMade}
    desk.restart()
    desk.clock.advance(10_000)
    desk.desk.tick()
    (late,) = desk.skip()
    assert (late.header.subject, late.received_at) == (notice, desk.now)
    assert desk.notice(notice).recipients["bravo"].standing == "silent"


def test_pictures_after_a_restart_are_those_from_before(desk: Harness) -> None:
    """R17: every party finds its picture as it left it, and no check is made twice."""
    desk.say("relief/duty", world.site())
    desk.file_notice("alpha/duty", audience=("bravo",))
    desk.say("relief/duty", world.halt())
    desk.skip()
    before = {party: desk.picture(party).digests() for party in PARTIES}
    desk.restart()
    desk.desk.tick()
    assert {party: desk.picture(party).digests() for party in PARTIES} == before
