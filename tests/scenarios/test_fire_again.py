"""R26, R27, R30: fire within the hour after closing opens a halt again, at the top and at once."""

from datetime import timedelta

import pytest

from checkfire.picture.halts import HaltState
from checkfire.testing import world
from checkfire.testing.harness import Harness
from checkfire.wire import halts

ARMED = ("alpha", "bravo", "charlie")


def answer(desk: Harness, halt: str) -> None:
    """Let every armed party take the call and state a stop."""
    for party in ARMED:
        desk.say(f"{party}/duty", halts.FireStopped(), about=(halt,))


@pytest.fixture
def closed(desk: Harness) -> str:
    """Return a halt that was closed after a confirmed stop, ten seconds after the call."""
    halt = desk.say("relief/duty", world.halt())
    desk.advance(10)
    answer(desk, halt)
    desk.say("watchers/duty", halts.StopVerified(basis="patrol on site"), about=(halt,))
    desk.say("desk/watch", halts.HaltClosed(), about=(halt,))
    return halt


@pytest.mark.parametrize("after_s", [1, 3_600])
def test_report_within_the_hour_reopens_at_the_top(desk: Harness, closed: str, after_s: int) -> None:
    """R27: the highest step is taken in the second of the report, and repeats."""
    desk.advance(after_s)
    report = desk.say("watchers/duty", halts.FireReported(strikes=1, where=world.place()))
    desk.expect_reopened(closed, report)
    desk.expect_step(closed, 4, after_s=0)
    assert desk.halt(closed).state is HaltState.REOPENED
    desk.advance(301)
    desk.expect_step(closed, 4, after_s=300)
    assert desk.halt(closed).unanswered == ARMED
    answer(desk, closed)
    desk.advance(600)
    assert desk.refused("desk/watch", halts.HaltClosed(), about=(closed,)).code == "stop-not-verified"


def test_second_call_in_the_area_reopens_the_first(desk: Harness, closed: str) -> None:
    """R27: a new call nearby is a report of fire too; both halts run and climb."""
    desk.advance(60)
    second = desk.say("relief/duty", world.halt(world.north_of(world.HERE, 5_000)))
    desk.expect_reopened(closed, second)
    desk.expect_step(closed, 4, after_s=0)
    desk.advance(30)
    desk.expect_step(second, 1, after_s=30)


def test_report_after_the_hour_opens_nothing(desk: Harness, closed: str) -> None:
    """R27: an hour and a second after closing it is a new matter."""
    desk.advance(3_601)
    desk.say("watchers/duty", halts.FireReported(strikes=1, where=world.place()))
    desk.say("relief/duty", halts.FireReported(strikes=1), about=(closed,))
    desk.advance(3_600)
    assert desk.halt(closed).closed_at == world.START + timedelta(seconds=10)


def test_report_from_the_road_takes_a_stop_back(desk: Harness) -> None:
    """R26, R27, R28: fire nearby that only the neutral desk is told of keeps a running halt from closing."""
    halt = desk.say("relief/duty", world.halt())
    desk.advance(10)
    answer(desk, halt)
    desk.say("relief/duty", halts.StopVerified(basis="quiet here"), about=(halt,))
    where = world.place(world.north_of(world.HERE, 3_000))
    desk.say("watchers/duty", halts.FireReported(strikes=2, where=where), audience=())
    desk.expect(halts.FireReported, halt, where=None, strikes=None)
    for party in (*ARMED, "relief", "desk"):
        assert desk.halt(halt, party).stopped == {}
    assert desk.refused("desk/watch", halts.HaltClosed(), about=(halt,)).code == "stop-not-verified"
    assert [report.strikes for report in desk.halt(halt).near] == [2]
    desk.advance(20)
    answer(desk, halt)
    desk.say("relief/duty", halts.StopVerified(basis="quiet again"), about=(halt,))
    desk.say("desk/watch", halts.HaltClosed(), about=(halt,))
    desk.restart()
    assert desk.halt(halt).state is HaltState.CLOSED


def test_fire_in_a_drill_opens_no_real_halt(desk: Harness, closed: str) -> None:
    """R30: who drills nearby wakes nobody up for the halt of this morning."""
    desk.say("watchers/duty", halts.FireReported(strikes=1, where=world.place()), drill=True)
    mixed = desk.refused("watchers/duty", halts.FireReported(strikes=1), about=(closed,), drill=True)
    assert mixed.code == "drill-mismatch"
    assert desk.halt(closed).state is HaltState.CLOSED
