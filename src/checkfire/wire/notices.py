"""Notices of activity and the checks that were made of them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from checkfire.vocab.activity import Activity
from checkfire.vocab.ids import PartyId, Short, Text
from checkfire.vocab.instant import Instant, StatedInstant
from checkfire.vocab.verdict import Verdict
from checkfire.wire.fact import Fact


class NoticeFiled(Fact, frozen=True, kw_only=True):
    """A party states that it will operate in an area, an altitude band and a window (R15)."""

    KIND: ClassVar[str] = "checkfire.notice-filed/1"
    PARTS: ClassVar[Mapping[str, tuple[str, ...]]] = {"activity": ("activity",)}
    activity: Activity
    summary: Text
    answer_by: Instant | None = None


class NoticeAmended(NoticeFiled, frozen=True, kw_only=True):
    """The notice as it now stands; every answer is asked for again."""

    KIND: ClassVar[str] = "checkfire.notice-amended/1"


class NoticeCancelled(Fact, frozen=True, kw_only=True):
    """The activity will not take place as announced."""

    KIND: ClassVar[str] = "checkfire.notice-cancelled/1"
    reason: Short


class NoticeStarted(Fact, frozen=True, kw_only=True):
    """The notifier states that the activity has begun."""

    KIND: ClassVar[str] = "checkfire.notice-started/1"
    happened: StatedInstant | None = None


class NoticeEnded(Fact, frozen=True, kw_only=True):
    """The notifier states that the activity is over."""

    KIND: ClassVar[str] = "checkfire.notice-ended/1"
    happened: StatedInstant | None = None


class Scope(StrEnum):
    """Over which picture a check was made."""

    PARTY = "party"
    FULL = "full"
    OWNER = "owner"


class CheckMade(Fact, frozen=True, kw_only=True):
    """A notice was checked over one party's picture (desk, R17).

    Attributes:
        audience: The party whose picture was used, and who may read the result.
        scope: ``party`` for a recipient's or the notifier's picture, ``full`` for the desk's own,
            ``owner`` for a match that is told to the owner of the object alone (R10).
        entries: How many entries of the log the picture was folded from.
        evaluated_at: The instant that the check was made for.
        software: The version that made it.
    """

    KIND: ClassVar[str] = "checkfire.check-made/1"
    audience: PartyId
    scope: Scope
    verdict: Verdict
    entries: int
    evaluated_at: Instant
    software: Short


FACTS: tuple[type[Fact], ...] = (
    NoticeFiled,
    NoticeAmended,
    NoticeCancelled,
    NoticeStarted,
    NoticeEnded,
    CheckMade,
)
