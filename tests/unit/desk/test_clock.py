"""Time and chance are handed in; the clock of a test stands still until it is moved."""

from datetime import UTC, datetime, timedelta

from checkfire.desk.clock import SetClock, SystemClock, passed_on, system_random
from checkfire.vocab.instant import Instant
from checkfire.wire.strict import convert, print_instant

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_the_machines_clock_can_be_signed() -> None:
    """The desk's own time is UTC to the millisecond, so that its text is always the same."""
    now = SystemClock().now()
    assert (now.tzinfo, now.microsecond % 1000) == (UTC, 0)
    assert convert(print_instant(now), Instant, what="now") == now  # type: ignore[type-var]  # an annotated type
    assert abs(now - datetime.now(tz=UTC)) < timedelta(minutes=1)


def test_a_set_clock_moves_forward_only() -> None:
    """No test, and no replay, ever moves time back."""
    clock = SetClock(NOON)
    clock.move_to(NOON + timedelta(seconds=5))
    clock.move_to(NOON)
    assert clock.now() == NOON + timedelta(seconds=5)
    clock.advance(0.5)
    assert clock.now() == NOON + timedelta(seconds=5.5)


def test_a_set_clock_tells_what_passes_whatever_it_is_set_to() -> None:
    """A clock that somebody sets back or ahead still tells how much time has passed."""
    clock = SetClock(NOON)
    clock.advance(5)
    clock.set_to(NOON - timedelta(days=1))
    clock.advance(2)
    clock.set_to(NOON + timedelta(days=1))
    assert (clock.now(), clock.passed()) == (NOON + timedelta(days=1), timedelta(seconds=7))


def test_the_machines_clock_tells_what_passes() -> None:
    """What passes on the machine never goes back, and is not the hour that anybody can set."""
    passed = passed_on(SystemClock())
    first = passed()
    assert timedelta() <= passed() - first < timedelta(minutes=1)
    assert first.microseconds % 1000 == 0


def test_a_clock_that_only_shows_an_hour_passes_with_it() -> None:
    """A clock that cannot be set back, such as that of a play, tells by its hour what passes."""

    class Shown:
        at = NOON

        def now(self) -> datetime:
            return self.at

    clock = Shown()
    passed = passed_on(clock)
    before = passed()
    clock.at += timedelta(seconds=9)
    assert passed() - before == timedelta(seconds=9)


def test_chance_is_never_the_same() -> None:
    """Two draws of the machine's own chance differ, and are as long as they were asked for."""
    drawn = {system_random(16) for _ in range(50)}
    assert (len(drawn), {len(one) for one in drawn}) == (50, {16})
