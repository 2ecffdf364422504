"""A log engine without a disk, which keeps the same promises as the one that ships.

A ``MemoryDisk`` outlives the engines over it, as a folder does, so that a log can be opened again.

Example::

    disk = MemoryDisk()
    MemoryEngine(disk).append(Head(size=0, root=EMPTY_ROOT), rows, new, checkpoint)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from threading import Lock

from checkfire.errors import LostStateError, StaleError, UnavailableError
from checkfire.proof.tree import EMPTY_ROOT
from checkfire.store.engine import Head, Row


@dataclass(slots=True)
class MemoryDisk:
    """What stays when an engine is closed, and whether one writes to it."""

    head: Head = field(default_factory=lambda: Head(size=0, root=EMPTY_ROOT))
    rows: list[Row] = field(default_factory=list)
    checkpoints: list[tuple[int, str]] = field(default_factory=list)
    written_to: bool = False
    swap: Lock = field(default_factory=Lock)


class MemoryEngine:
    """A log in memory."""

    def __init__(self, disk: MemoryDisk, *, locked: bool = True) -> None:
        """Open a log as its one writer; ``locked`` is false for a second one that the lock did not keep out.

        Raises:
            UnavailableError: Another engine writes to it (``log-in-use``).
        """
        if locked and disk.written_to:
            raise UnavailableError("Another engine writes to this log.", code="log-in-use")
        self._disk, self._locked = disk, locked
        disk.written_to = disk.written_to or locked

    def head(self) -> Head:
        """Return the present tail."""
        return self._disk.head

    def append(self, expected: Head, rows: Sequence[Row], new: Head, checkpoint: str) -> None:
        """Store a block and move the tail, or store nothing."""
        disk, ids = self._disk, [row.id for row in rows]
        with disk.swap:
            if disk.head != expected:
                raise StaleError("The log has another tail than this writer believed.", size=disk.head.size)
            if len({*ids, *(row.id for row in disk.rows)}) != len(ids) + len(disk.rows):
                raise LostStateError("An id is in the log already.")
            disk.rows.extend(rows)
            disk.checkpoints.append((new.size, checkpoint))
            disk.head = new

    def rows(self, start: int = 0) -> Iterator[Row]:
        """Yield the stored entries from an index on, in order."""
        yield from self._disk.rows[start:]

    def checkpoints(self) -> Iterator[tuple[int, str]]:
        """Yield the size and text of every checkpoint that was stored, in order."""
        yield from list(self._disk.checkpoints)

    def tidy(self) -> None:
        """Do nothing: memory is always tidy."""

    def close(self) -> None:
        """Let the next writer in."""
        if self._locked:
            self._disk.written_to, self._locked = False, False
