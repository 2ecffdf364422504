"""Time and chance, handed in so that tests and the replay own them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

Random = Callable[[int], bytes]
"""Returns so many unpredictable bytes."""


class Clock(Protocol):
    """Where the desk reads the time."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""


class SystemClock:
    """The machine's own clock, to the millisecond."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        now = datetime.now(tz=UTC)
        return now.replace(microsecond=now.microsecond // 1000 * 1000)


@dataclass(slots=True)
class SetClock:
    """A clock that stands still until it is moved; it never moves back."""

    at: datetime

    def now(self) -> datetime:
        """Return the instant that was set."""
        return self.at

    def move_to(self, at: datetime) -> None:
        """Move forward to an instant; an earlier one changes nothing."""
        self.at = max(self.at, at)

    def advance(self, by_s: float) -> None:
        """Move forward by so many seconds."""
        self.at += timedelta(seconds=by_s)


system_random: Random = os.urandom
