"""R3, R25, R28, R30: a drill takes the same path as a real call, and the two never mix."""

from checkfire.picture.halts import HaltState
from checkfire.testing import world
from checkfire.testing.harness import Harness
from checkfire.vocab.place import Circle
from checkfire.wire import halts
from checkfire.wire.answers import Answer, Answered
from checkfire.wire.notices import CheckMade

ARMED = ("alpha", "bravo", "charlie")
TAKEN = halts.HaltAcknowledged()


def test_drill_and_real_call_climb_and_are_answered_apart(desk: Harness) -> None:
    """R25, R28, R30: both climb at their seconds; who answers one has not answered the other."""
    real = desk.say("relief/duty", world.halt())
    desk.advance(10)
    drill = desk.say("relief/duty", world.halt(), drill=True)
    assert desk.refused("alpha/duty", TAKEN, about=(real,), drill=True).code == "drill-mismatch"
    assert desk.refused("alpha/duty", TAKEN, about=(drill,)).code == "drill-mismatch"
    for party in ARMED:
        desk.say(f"{party}/duty", TAKEN, about=(drill,), drill=True)
    desk.advance(25)
    desk.expect_step(real, 1, after_s=30)
    for party in ARMED:
        desk.say(f"{party}/duty", TAKEN, about=(real,))
    desk.advance(600)
    assert (desk.halt(real).drill, desk.halt(drill).drill) == (False, True)
    assert desk.halt(real).seconds[HaltState.ACKNOWLEDGED] == 35
    assert desk.halt(drill).seconds[HaltState.ACKNOWLEDGED] == 0


def test_unanswered_drill_climbs_as_a_drill(desk: Harness) -> None:
    """R25, R30: a drill that nobody takes climbs like a real call, and every step is marked."""
    drill = desk.say("relief/duty", world.halt(), drill=True)
    desk.advance(60)
    for step, after_s in ((1, 30), (2, 60)):
        desk.expect_step(drill, step, after_s=after_s)
    steps = [e for e in desk.desk.shown("desk") if isinstance(e.fact, halts.EscalationStepped)]
    assert [e.header.drill for e in steps] == [True, True]


def test_drilled_read_back_does_not_serve_a_real_notice(desk: Harness) -> None:
    """R3, R30: a place has to be read back in earnest for a real notice, and in the drill for a drill."""
    back = desk.read_back(Circle(centre=world.HERE))
    for drill in (True, False):
        read = desk.say("alpha/duty", back, drill=drill)
        notice = world.notice()
        mixed = desk.refused("alpha/duty", notice, about=(read,), drill=not drill)
        assert mixed.code == "read-back-missing"
        desk.say("alpha/duty", notice, about=(read,), drill=drill)
    checks = desk.skip()
    assert {type(check.fact) for check in checks} == {CheckMade}
    assert {check.header.drill for check in checks} == {True, False}


def test_answer_in_a_drill_answers_no_real_notice(desk: Harness) -> None:
    """R30: "no concern" said in a drill is never read as an answer to a real notice."""
    notice = desk.file_notice("alpha/duty", audience=("bravo",))
    assert {type(logged.fact) for logged in desk.skip()} == {CheckMade}
    answer = Answered(answer=Answer.NO_CONCERN)
    assert desk.refused("bravo/duty", answer, about=(notice,), drill=True).code == "drill-mismatch"
    desk.advance(3_600)
    desk.expect_silence(notice, "bravo")
