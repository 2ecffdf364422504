"""A wall whose seconds pass only while somebody waits; nothing in a test waits for a real one.

Example::

    wall = PatientWall()
    wall.then(2.5, theatre.pause)
    clock = LiveClock(noon, opens_at=noon, speed=60, wall=wall)
    clock.move_to(noon + timedelta(hours=1))  # at once, but for what happens after 2.5 s
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Condition


@dataclass(slots=True)
class PatientWall:
    """Seconds that pass while somebody waits, with what is to happen then."""

    at_s: float = 0.0
    _later: list[tuple[float, Callable[[], object]]] = field(default_factory=list)

    def then(self, at_s: float, do: Callable[[], object]) -> None:
        """Let something happen once so many seconds have passed."""
        self._later.append((at_s, do))
        self._later.sort(key=lambda item: item[0])

    def now_s(self) -> float:
        """Return the seconds that have passed."""
        return self.at_s

    def wait(self, condition: Condition, timeout_s: float | None) -> None:  # noqa: ARG002 - as the port has it
        """Let the seconds pass at once, up to what happens next.

        Raises:
            AssertionError: Whoever waits would wait for ever.
        """
        until_s = None if timeout_s is None else self.at_s + timeout_s
        if self._later and (until_s is None or self._later[0][0] <= until_s):
            at_s, do = self._later.pop(0)
            self.at_s = max(self.at_s, at_s)
            do()
            return
        assert until_s is not None, "nothing would end this wait"
        self.at_s = until_s
