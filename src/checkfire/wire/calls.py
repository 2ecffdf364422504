"""Calls by telephone or radio, entered by hand and later."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from checkfire.vocab.ids import Short, Text
from checkfire.vocab.instant import StatedInstant
from checkfire.wire.fact import Fact


class Means(StrEnum):
    """How a call was made."""

    TELEPHONE = "telephone"
    RADIO = "radio"
    IN_PERSON = "in-person"


class CallLogged(Fact, frozen=True, kw_only=True):
    """Who said what to whom; stated time, entry time and enterer stay apart (R32)."""

    KIND: ClassVar[str] = "checkfire.call-logged/1"
    caller: Short
    callee: Short
    means: Means
    words: Text
    entered_by: Short
    happened: StatedInstant
    answered_by: Short | None = None


FACTS: tuple[type[Fact], ...] = (CallLogged,)
