"""Instants and windows: UTC, with the words that were said kept beside them.

* An instant on the wire is ``2016-09-17T14:24:00Z``, with six decimals only when they are not zero.
* A window is closed at both ends: touching counts as overlapping.
* ``said_at`` is the sender's word, ``received_at`` is the desk's clock; plain ``time`` is never used.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated

import msgspec

from checkfire.vocab.ids import Short

Instant = Annotated[datetime, msgspec.Meta(tz=True)]
"""A moment in UTC; the wire refuses every other offset."""

_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


class Precision(StrEnum):
    """How finely a time is known."""

    SECOND = "second"
    MINUTE = "minute"
    ABOUT_AN_HOUR = "about-an-hour"
    DAY = "day"
    BEFORE = "before"
    AFTER = "after"


class Basis(StrEnum):
    """What a time rests on."""

    CLOCK = "clock"
    LOG = "log"
    STATEMENT = "statement"
    INFERRED = "inferred"


class StatedInstant(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A time as somebody gave it, beside the instant that it was read as."""

    stated: Short
    at: Instant | None = None
    zone: str | None = None
    precision: Precision = Precision.MINUTE
    basis: Basis = Basis.STATEMENT


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """A closed span of time."""

    starts_at: Instant
    ends_at: Instant

    def __post_init__(self) -> None:
        """Refuse a window that ends before it starts."""
        if self.ends_at < self.starts_at:
            raise ValueError("a window ends before it starts")

    @classmethod
    def between(cls, starts_at: datetime | None, ends_at: datetime | None) -> Window:
        """Return the window from one instant to another; an end that is ``None`` is open.

        An open end is the first or the last instant that can be written; ``open_ends`` tells them again.
        """
        return cls(starts_at=starts_at or _FIRST, ends_at=ends_at or _LAST)

    @property
    def open_ends(self) -> tuple[datetime | None, datetime | None]:
        """The start and the end, ``None`` where it is open."""
        return (
            None if self.starts_at == _FIRST else self.starts_at,
            None if self.ends_at == _LAST else self.ends_at,
        )

    def overlaps(self, other: Window) -> bool:
        """Tell whether the two windows share an instant; touching counts."""
        return self.starts_at <= other.ends_at and other.starts_at <= self.ends_at

    def widened(self, by_s: float) -> Window:
        """Return the window grown by ``by_s`` seconds, not below 0, at both ends.

        Bound: it stops at the first and the last instant that can be written, so no instant is lost.
        """
        by = timedelta(seconds=by_s)
        starts_at = self.starts_at - by if self.starts_at - _FIRST > by else _FIRST
        ends_at = self.ends_at + by if _LAST - self.ends_at > by else _LAST
        return Window(starts_at=starts_at, ends_at=ends_at)
