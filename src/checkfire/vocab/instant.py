"""Instants and windows: UTC, with the words that were said kept beside them.

* An instant on the wire is ``2016-09-17T14:24:00Z``, with six decimals only when they are not zero.
* A window is closed at both ends: touching counts as overlapping.
* ``said_at`` is the sender's word, ``received_at`` is the desk's clock; plain ``time`` is never used.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated

import msgspec

Instant = Annotated[datetime, msgspec.Meta(tz=True)]
"""A moment in UTC; the wire refuses every other offset."""


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

    stated: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
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

    def overlaps(self, other: Window) -> bool:
        """Tell whether the two windows share an instant; touching counts."""
        return self.starts_at <= other.ends_at and other.starts_at <= self.ends_at

    def widened(self, by_s: float) -> Window:
        """Return the window grown by ``by_s`` seconds at both ends."""
        by = timedelta(seconds=by_s)
        return Window(starts_at=self.starts_at - by, ends_at=self.ends_at + by)
