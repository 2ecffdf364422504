"""Time and chance, handed in so that tests and the replay own them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Condition
from typing import Protocol

Random = Callable[[int], bytes]
"""Returns so many unpredictable bytes."""


class Clock(Protocol):
    """Where the desk reads the time."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""


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
    """A clock that stands still until it is moved; it never moves back."""

    at: datetime

    def now(self) -> datetime:
        """Return the instant that was set."""
        return self.at

    def move_to(self, at: datetime) -> bool:
        """Move forward to an instant; an earlier one changes nothing."""
        self.at = max(self.at, at)
        return True

    def advance(self, by_s: float) -> None:
        """Move forward by so many seconds."""
        self.at += timedelta(seconds=by_s)


system_random: Random = os.urandom
