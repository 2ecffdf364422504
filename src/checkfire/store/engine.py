"""The port of a log engine: one writer, one tail, moved by compare-and-swap.

* ``append`` returns only when the block is durable.
* A writer states the head that it believes in; if the log has another one, nothing is written.
* ``UnavailableError`` (``disk-full``) means: surely not stored. ``LostStateError`` means: nobody
  knows; the process stops and recovers by replay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry as it is stored: its exact bytes, its salt, and the parts of its message."""

    id: str
    entry: bytes
    salt: bytes
    parts: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The tail of a log: how many entries, and the root over them."""

    size: int
    root: bytes


class LogEngine(Protocol):
    """Where a log is kept."""

    def head(self) -> Head:
        """Return the present tail."""

    def append(self, expected: Head, rows: Sequence[Row], new: Head, checkpoint: str) -> None:
        """Store a block durably and move the tail from ``expected`` to ``new``.

        Raises:
            StaleError: The tail is not ``expected``; nothing was stored.
            UnavailableError: The disk is full (``disk-full``); nothing was stored.
            LostStateError: It is not known what was stored.
        """

    def rows(self, start: int = 0) -> Iterator[Row]:
        """Yield the stored entries from an index on, in order."""

    def checkpoints(self) -> Iterator[tuple[int, str]]:
        """Yield the size and text of every checkpoint that was stored, in order."""

    def tidy(self) -> None:
        """Do what can be done while nothing waits."""

    def close(self) -> None:
        """Let go of everything."""
