"""Log engines that fail when a test says so: at a certain write, in a certain way.

* ``FaultyEngine`` wraps any engine and tells the writer of its fault.
* ``KilledEngine`` is the one that ships; it dies in the middle, and nobody is told anything.

Example::

    engine = FaultyEngine(SqliteEngine(folder, secrets), Fault.STORED, at=3)
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from checkfire.desk.clock import Random, system_random
from checkfire.errors import LostStateError, UnavailableError
from checkfire.store.engine import Head, LogEngine, Row
from checkfire.store.sqlite import SqliteEngine


class Fault(StrEnum):
    """What becomes of a write."""

    LOST = "lost"
    """It fails before anything is stored, and the writer cannot know that."""

    STORED = "stored-but-reported-lost"
    """Everything is stored, and the writer cannot know that."""

    FULL = "disk-full"
    """Nothing is stored, as the writer is told; so it stays until there is ``room`` again."""


class FaultyEngine:
    """An engine whose write number ``at`` fails, counted from 1."""

    def __init__(self, engine: LogEngine, fault: Fault | None = None, *, at: int = 1) -> None:
        """Wrap an engine; without a fault its writes are only counted."""
        self._engine, self._fault, self._at = engine, fault, at
        self.writes = 0
        """How many writes were tried."""

    def room(self) -> None:
        """Let every write go through from now on."""
        self._fault = None

    def fill(self) -> None:
        """Let the disk be full from now on."""
        self._fault, self._at = Fault.FULL, 0

    def head(self) -> Head:
        """Return the present tail."""
        return self._engine.head()

    def append(self, expected: Head, rows: Sequence[Row], new: Head, checkpoint: str) -> None:
        """Store a block, unless this write is the one that fails."""
        self.writes += 1
        match self._fault if self.writes >= self._at else None:
            case None:
                self._engine.append(expected, rows, new, checkpoint)
            case Fault.FULL:
                raise UnavailableError("The disk of the desk is full.", code="disk-full")
            case fault:
                if fault is Fault.STORED:
                    self._engine.append(expected, rows, new, checkpoint)
                raise LostStateError("The desk cannot know whether the last block was stored.")

    def rows(self, start: int = 0) -> Iterator[Row]:
        """Yield the stored entries from an index on, in order."""
        return self._engine.rows(start)

    def checkpoints(self) -> Iterator[tuple[int, str]]:
        """Yield the size and text of every checkpoint that was stored, in order."""
        return self._engine.checkpoints()

    def tidy(self) -> None:
        """Do what can be done while nothing waits."""
        self._engine.tidy()

    def close(self) -> None:
        """Let go of everything."""
        self._engine.close()


class Moment(StrEnum):
    """When in a write the process dies."""

    BEFORE = "before-anything"
    BETWEEN = "between-keys-and-block"
    INSIDE = "inside-the-block"
    AFTER = "after-the-block"


class Killed(BaseException):
    """The process is gone; no code of ours handles this."""


class KilledEngine(SqliteEngine):
    """The engine that ships, in a process that dies at a moment of write number ``at``, counted from 1."""

    def __init__(
        self, folder: Path, secrets: Path, moment: Moment, *, at: int, random: Random = system_random
    ) -> None:
        """Open an existing log as its one writer."""
        super().__init__(folder, secrets, random=random)
        self._moment, self._at = moment, at
        self.writes = 0
        """How many writes were tried."""

    def append(self, expected: Head, rows: Sequence[Row], new: Head, checkpoint: str) -> None:
        """Store a block, and perhaps die of it."""
        self.writes += 1
        self._die_at(Moment.BEFORE)
        super().append(expected, rows, new, checkpoint)
        self._die_at(Moment.AFTER)

    def _write(
        self,
        connection: sqlite3.Connection,
        put: Callable[[], None],
        *,
        unchanged: Callable[[], bool] = lambda: True,
    ) -> None:
        def put_and_die() -> None:
            put()
            self._die_at(Moment.INSIDE)

        if connection is self._keys:
            super()._write(connection, put, unchanged=unchanged)
            self._die_at(Moment.BETWEEN)
        else:
            super()._write(connection, put_and_die, unchanged=unchanged)

    def _die_at(self, moment: Moment) -> None:
        if moment is self._moment and self.writes == self._at:
            raise Killed(moment)
