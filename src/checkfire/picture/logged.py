"""What a fold is fed with: a verified message and its place in the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from checkfire.wire.fact import Fact
from checkfire.wire.header import Header
from checkfire.wire.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """A message in the log.

    Attributes:
        index: Its position, from 0.
        received_at: The desk's clock when the message came in.
        message: The message, verified.
        recorded: False while a halt is carried that could not be written yet.
        recorded_at: When it was written, where that was later than when it came in.
    """

    index: int
    received_at: datetime
    message: Message
    recorded: bool = True
    recorded_at: datetime | None = None

    @property
    def header(self) -> Header:
        """The signed header."""
        return self.message.header

    @property
    def fact(self) -> Fact | None:
        """What the message says, where its kind is known."""
        return self.message.fact

    @property
    def party(self) -> str:
        """The party that speaks."""
        return self.message.header.sender.party

    @property
    def id(self) -> str:
        """The id of the message."""
        return self.message.header.id
