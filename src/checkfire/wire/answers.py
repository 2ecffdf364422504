"""What became of a notice at each recipient, and what each recipient said to it.

Delivered, opened, acknowledged, listed, passed on and confirmed at acting level are steps with
different authors; ``stated`` means that the recipient says so and the desk cannot know.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from checkfire.vocab.ids import DeskRef, MessageId, PartyId, Short, Text
from checkfire.vocab.instant import Instant, StatedInstant
from checkfire.wire.fact import Fact


class Delivered(Fact, frozen=True, kw_only=True):
    """The notice reached a desk's own line (desk)."""

    KIND: ClassVar[str] = "checkfire.delivered/1"
    desk: DeskRef
    channel: Short


class Opened(Fact, frozen=True, kw_only=True):
    """Somebody at the recipient's desk opened the notice."""

    KIND: ClassVar[str] = "checkfire.opened/1"
    person: Short | None = None


class Acknowledged(Fact, frozen=True, kw_only=True):
    """The recipient's desk has the notice; this says nothing about agreement (R20)."""

    KIND: ClassVar[str] = "checkfire.acknowledged/1"
    person: Short | None = None


class Listed(Fact, frozen=True, kw_only=True):
    """The recipient states that it is in its own list."""

    KIND: ClassVar[str] = "checkfire.listed/1"
    stated_by: Short
    happened: StatedInstant | None = None


class PassedOn(Fact, frozen=True, kw_only=True):
    """The recipient states that it was passed on, and to whom."""

    KIND: ClassVar[str] = "checkfire.passed-on/1"
    stated_by: Short
    to: Short
    happened: StatedInstant | None = None


class ConfirmedAtActingLevel(Fact, frozen=True, kw_only=True):
    """The recipient states that those who act have it."""

    KIND: ClassVar[str] = "checkfire.confirmed-at-acting-level/1"
    stated_by: Short
    unit: Short | None = None
    happened: StatedInstant | None = None


class Answer(StrEnum):
    """What a recipient can answer (R18)."""

    NO_CONCERN = "no-concern"
    CONCERN = "concern"
    QUERY = "query"
    REFUSED = "refused"


class Urgency(StrEnum):
    """How soon a concern matters."""

    ROUTINE = "routine"
    URGENT = "urgent"
    IMMEDIATE = "immediate"


class Answered(Fact, frozen=True, kw_only=True):
    """A recipient answers a notice."""

    KIND: ClassVar[str] = "checkfire.answered/1"
    PARTS: ClassVar[Mapping[str, tuple[str, ...]]] = {"object": ("object",)}
    answer: Answer
    text: Text | None = None
    object: MessageId | None = None
    urgency: Urgency = Urgency.URGENT

    def __post_init__(self) -> None:
        """Refuse a concern, a query or a refusal without words."""
        if self.answer is not Answer.NO_CONCERN and not self.text:
            raise ValueError("a concern, a query or a refusal says why")


class ConcernAnswered(Fact, frozen=True, kw_only=True):
    """The notifier answers a concern, by a named role and with a reason (R19)."""

    KIND: ClassVar[str] = "checkfire.concern-answered/1"
    role: Short
    reason: Text


class SilenceRecorded(Fact, frozen=True, kw_only=True):
    """The deadline passed without an answer; silence is never consent (desk, R18)."""

    KIND: ClassVar[str] = "checkfire.silence-recorded/1"
    party: PartyId
    answer_by: Instant


FACTS: tuple[type[Fact], ...] = (
    Delivered,
    Opened,
    Acknowledged,
    Listed,
    PassedOn,
    ConfirmedAtActingLevel,
    Answered,
    ConcernAnswered,
    SilenceRecorded,
)
