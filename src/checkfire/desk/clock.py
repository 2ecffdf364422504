"""Time and chance, handed in so that tests and the replay own them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Condition
from typing import Protocol, runtime_checkable

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Random = Callable[[int], bytes]
"""Returns so many unpredictable bytes."""


class Clock(Protocol):
    """Where the desk reads the time."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""


@runtime_checkable
class SteadyClock(Clock, Protocol):
    """A clock that also tells how much time has passed, whatever hour it is set to meanwhile."""

    def passed(self) -> timedelta:
        """Return the time since some fixed instant; it never goes back."""


class MovedClock(Clock, Protocol):
    """A clock that somebody moves from one instant to the next."""

    def move_to(self, at: datetime) -> bool:
        """Come to an instant; False if there is a reason to look again before it."""


class Wall(Protocol):
    """Where a clock that runs by itself reads how much time has passed, and waits."""

    def now_s(self) -> float:
        """Return the seconds since some fixed instant."""

    def wait(self, condition: Condition, timeout_s: float | None) -> None:
        """Let go of a condition until it is notified, or so many seconds have passed."""


class SystemClock:
    """The machine's own clock, to the millisecond."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        now = datetime.now(tz=UTC)
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    def passed(self) -> timedelta:
        """Return the time since the machine started, to the millisecond; nobody can set it."""
        return timedelta(milliseconds=int(time.monotonic() * 1000))


class SystemWall:
    """The machine's own seconds; they never go back."""

    def now_s(self) -> float:
        """Return the seconds since some fixed instant."""
        return time.monotonic()

    def wait(self, condition: Condition, timeout_s: float | None) -> None:
        """Let go of a condition until it is notified, or so many seconds have passed."""
        condition.wait(timeout_s)


@dataclass(slots=True)
class SetClock:
    """A clock that stands still until it is moved; it moves back only where it is set."""

    at: datetime
    _passed: timedelta = timedelta()

    def now(self) -> datetime:
        """Return the instant that was set."""
        return self.at

    def move_to(self, at: datetime) -> bool:
        """Move forward to an instant; an earlier one changes nothing."""
        by = max(at - self.at, timedelta())
        self.at, self._passed = self.at + by, self._passed + by
        return True

    def advance(self, by_s: float) -> None:
        """Move forward by so many seconds."""
        self.move_to(self.at + timedelta(seconds=by_s))

    def passed(self) -> timedelta:
        """Return how far it was moved, from whatever hour."""
        return self._passed

    def set_to(self, at: datetime) -> None:
        """Show another hour, as when somebody sets a clock; no time passes."""
        self.at = at


def passed_on(clock: Clock) -> Callable[[], timedelta]:
    """Return what tells the time that passes on a clock; one that cannot be set back tells it by its hour."""
    if isinstance(clock, SteadyClock):
        return clock.passed
    return lambda: clock.now() - _EPOCH


system_random: Random = os.urandom
