"""The clock of a play that people watch and take part in: it runs faster than the wall's, and can be paused.

* Whoever moves it to an instant waits until it is there. It never passes that instant before it is
  moved again, so what is said there carries that very instant, however long the machine takes.
* Before it opens it is moved at once, like a clock that stands still.
* Released, it goes on at the pace of the wall, and stops nowhere.

Example::

    clock = LiveClock(dawn, opens_at=noon, speed=60, wall=SystemWall())
    clock.move_to(noon)  # at once
    clock.move_to(noon + timedelta(hours=1))  # a minute later
"""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Condition

from checkfire.desk.clock import Wall

_LEAST_WAIT_S = 0.001


class ClockStoppedError(Exception):
    """The play was ended while it waited for an instant; it says nothing more."""


class LiveClock:
    """A clock that runs at a speed, and that any thread may read, pause and set."""

    def __init__(self, at: datetime, *, opens_at: datetime, speed: int, wall: Wall) -> None:
        """Stand still at an instant.

        Args:
            at: Where it stands.
            opens_at: From when on it runs; before, it is moved at once.
            speed: How many seconds pass on it in one second of the wall.
            wall: Where time comes from.
        """
        self._wall, self._changed = wall, Condition()
        self._at, self._since_s = at, wall.now_s()
        self._opens_at, self._stop_at = opens_at, at
        self._speed, self._paused = speed, False
        self._released = self._stopped = self._nudged = False

    @property
    def speed(self) -> int:
        """How many seconds pass on it in one second of the wall."""
        return self._speed

    @property
    def paused(self) -> bool:
        """True while it is held."""
        return self._paused

    def now(self) -> datetime:
        """Return the present instant, to the millisecond."""
        with self._changed:
            return self._now()

    def move_to(self, at: datetime) -> bool:
        """Wait until the clock has come to an instant; False if it was nudged before.

        Raises:
            ClockStoppedError: It was stopped.
        """
        with self._changed:
            self._go_on_to(at)
            while self._now() < at and not (self._stopped or self._nudged):
                self._wall.wait(self._changed, self._wait_s(at))
            if self._stopped:
                raise ClockStoppedError
            there = self._now() >= at
            self._nudged = self._nudged and there
            return there

    def nudge(self) -> None:
        """Let whoever waits look again: something happened."""
        with self._changed:
            self._nudged = True
            self._changed.notify_all()

    def set_speed(self, speed: int) -> None:
        """Run faster or slower from now on."""
        with self._changed:
            self._anchor()
            self._speed = speed
            self._changed.notify_all()

    def pause(self) -> None:
        """Stand still until it is resumed."""
        with self._changed:
            self._anchor()
            self._paused = True

    def resume(self) -> None:
        """Go on from where it stands."""
        with self._changed:
            self._anchor()
            self._paused = False
            self._changed.notify_all()

    def stop(self) -> None:
        """Let nobody wait for it any more."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def release(self) -> None:
        """Go on at the pace of the wall, and stop nowhere."""
        with self._changed:
            self._anchor()
            self._speed, self._paused, self._released = 1, False, True

    def _now(self) -> datetime:
        passed_s = 0.0 if self._paused else (self._wall.now_s() - self._since_s) * self._speed
        now = self._at + timedelta(milliseconds=int(passed_s * 1000))
        return now if self._released else min(now, self._stop_at)

    def _go_on_to(self, at: datetime) -> None:
        self._anchor()
        self._at = max(self._at, min(at, self._opens_at))
        self._stop_at = max(self._at, at)

    def _anchor(self) -> None:
        """Count from now on, at whatever pace comes."""
        self._at = self._now()
        self._since_s = self._wall.now_s()

    def _wait_s(self, at: datetime) -> float | None:
        if self._paused:
            return None
        return max((at - self._now()).total_seconds() / self._speed, _LEAST_WAIT_S)
