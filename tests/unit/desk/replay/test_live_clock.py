"""The clock of a play: it runs fast, waits where it is told to, and can be held by anybody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Condition, Event, Thread

import pytest

from checkfire.desk.clock import SystemWall
from checkfire.desk.replay.live_clock import ClockStoppedError, LiveClock
from checkfire.testing.wall import PatientWall

DAWN = datetime(2016, 9, 17, 11, 30, tzinfo=UTC)
NOON = DAWN + timedelta(hours=1)


def after(seconds: float) -> datetime:
    """Return an instant after noon."""
    return NOON + timedelta(seconds=seconds)


@pytest.fixture
def wall() -> PatientWall:
    """Give a wall that is ours."""
    return PatientWall(at_s=1_000.0)


@pytest.fixture
def clock(wall: PatientWall) -> LiveClock:
    """Give a clock that stands at dawn, and runs sixty times as fast as the wall from noon on."""
    return LiveClock(DAWN, opens_at=NOON, speed=60, wall=wall)


def test_live_clock_stands_until_it_is_moved(clock: LiveClock, wall: PatientWall) -> None:
    """What is said before the day begins carries the hour of before, however long it takes to say."""
    wall.at_s += 500
    assert clock.now() == DAWN


def test_live_clock_passes_the_empty_morning_at_once(clock: LiveClock, wall: PatientWall) -> None:
    """Nobody who watches waits for hours in which nothing happens."""
    assert clock.move_to(DAWN + timedelta(minutes=5))
    assert clock.now() == DAWN + timedelta(minutes=5)
    assert clock.move_to(NOON)
    assert (clock.now(), wall.at_s) == (NOON, 1_000.0)


def test_live_clock_takes_a_minute_for_an_hour(clock: LiveClock, wall: PatientWall) -> None:
    """At sixty times the pace an hour of the day takes a minute, to the millisecond."""
    assert clock.move_to(after(3_600))
    assert clock.now() == after(3_600)
    assert wall.at_s == pytest.approx(1_060, abs=0.01)


def test_live_clock_runs_between_its_marks(clock: LiveClock, wall: PatientWall) -> None:
    """Whoever speaks while the day goes on gets the hour that it is then."""
    told: list[datetime] = []
    wall.then(1_002.5, lambda: told.append(clock.now()))
    clock.move_to(after(600))
    assert told == [after(150)]


def test_live_clock_never_passes_its_mark(clock: LiveClock, wall: PatientWall) -> None:
    """However slow the machine is, what the day says at an instant carries that very instant."""
    clock.move_to(after(10))
    wall.at_s += 30
    assert clock.now() == after(10)
    clock.move_to(after(70))
    assert wall.at_s == pytest.approx(1_000 + 10 / 60 + 30 + 1, abs=0.01)


def test_live_clock_is_never_moved_back(clock: LiveClock) -> None:
    """An hour that has passed is there at once, and the clock stays where it is."""
    clock.move_to(after(10))
    assert clock.move_to(after(3))
    assert clock.now() == after(10)


def test_live_clock_is_held_and_let_go(clock: LiveClock, wall: PatientWall) -> None:
    """A paused day stands still for as long as people talk, and goes on from where it stood."""
    told: list[datetime] = []
    wall.then(1_001, clock.pause)
    wall.then(1_900, lambda: told.append(clock.now()))
    wall.then(2_001, clock.resume)
    clock.move_to(after(120))
    assert told == [after(60)]
    assert (wall.at_s, clock.paused) == (pytest.approx(2_002, abs=0.01), False)


def test_live_clock_changes_its_pace_without_a_jump(clock: LiveClock, wall: PatientWall) -> None:
    """Another speed holds from now on; what has passed stays as it was."""
    told: list[datetime] = []

    def faster() -> None:
        clock.set_speed(600)
        told.append(clock.now())

    wall.then(1_001, faster)
    clock.move_to(after(660))
    assert told == [after(60)]
    assert (wall.at_s, clock.speed) == (pytest.approx(1_002, abs=0.01), 600)


def test_live_clock_lets_whoever_waits_look_again(clock: LiveClock, wall: PatientWall) -> None:
    """When somebody speaks, what is due next may be another: the wait ends early, once."""
    wall.then(1_001, clock.nudge)
    assert clock.move_to(after(120)) is False
    assert clock.now() == after(60)
    assert clock.move_to(after(120)) is True


def test_live_clock_forgets_no_nudge_of_before_the_wait(clock: LiveClock) -> None:
    """Whatever was said between looking and waiting ends the wait too."""
    clock.nudge()
    assert clock.move_to(after(120)) is False
    assert clock.move_to(after(120)) is True


def test_live_clock_stopped_lets_nobody_wait(clock: LiveClock, wall: PatientWall) -> None:
    """A play that is ended says nothing more, whether it waited or was about to."""
    wall.then(1_001, clock.stop)
    with pytest.raises(ClockStoppedError):
        clock.move_to(after(120))
    with pytest.raises(ClockStoppedError):
        clock.move_to(after(1))


def test_live_clock_released_goes_on_with_the_wall(clock: LiveClock, wall: PatientWall) -> None:
    """After the day its desks go on living, a second a second, and deadlines come as anywhere."""
    clock.move_to(after(60))
    clock.pause()
    clock.release()
    wall.at_s += 90
    assert (clock.now(), clock.speed, clock.paused) == (after(150), 1, False)


def test_live_clock_tells_the_hour_to_the_millisecond(clock: LiveClock, wall: PatientWall) -> None:
    """Every hour that it gives can be signed as it stands."""
    told: list[datetime] = []
    wall.then(1_000.123456, lambda: told.append(clock.now()))
    clock.move_to(after(60))
    assert told[0].microsecond % 1_000 == 0


def test_live_clock_on_the_machines_wall_is_woken_by_others() -> None:
    """Whoever waits for a far hour lets go the moment that somebody stops the play."""
    waits, ended = Event(), Event()

    class Wall(SystemWall):
        def wait(self, condition: Condition, timeout_s: float | None) -> None:
            waits.set()
            super().wait(condition, timeout_s)

    clock = LiveClock(DAWN, opens_at=NOON, speed=1, wall=Wall())

    def wait_long() -> None:
        with pytest.raises(ClockStoppedError):
            clock.move_to(after(3_600))
        ended.set()

    thread = Thread(target=wait_long)
    thread.start()
    assert waits.wait(10)
    clock.stop()
    thread.join(10)
    assert ended.is_set()
