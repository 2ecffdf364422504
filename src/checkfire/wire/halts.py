"""Check fire: the call to stop, its ladder, and the way to a verified end.

The core of a call is where (or which notice) and what is being hit. Everything else may be
wrong or missing: it is flagged, and the call is carried. Of a place the words are enough.
A party that has only a telephone is spoken for by the neutral desk, with ``on_behalf_of``.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar

import msgspec

from checkfire.errors import MalformedError
from checkfire.vocab.ids import DeskRef, MessageId, PartyId, Short, Text
from checkfire.vocab.instant import Instant, StatedInstant
from checkfire.vocab.party import DutyRole
from checkfire.vocab.place import Method, Place
from checkfire.wire import strict
from checkfire.wire.fact import Fact

Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]


class HaltCalled(Fact, frozen=True, kw_only=True):
    """Somebody calls: check fire (R22)."""

    KIND: ClassVar[str] = "checkfire.halt-called/1"
    PARTS: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "core": ("what", "where"),
        "notice": ("notice",),
        "more": ("since", "seen_from", "words", "caller"),
    }
    OPTIONAL_PARTS: ClassVar[frozenset[str]] = frozenset({"notice", "more"})
    what: Text
    where: Place | None = None
    notice: MessageId | None = None
    since: StatedInstant | None = None
    seen_from: Short | None = None
    words: Text | None = None
    caller: Short | None = None

    @classmethod
    def mend(cls, plain: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
        """Return the fields with as much of the place as can be read, and flags for the rest.

        Where no place can be read the notice is enough; without one, the place is refused as it stands.
        """
        where = plain.get("where")
        if where is None or _reads(where):
            return plain, ()
        mended, flags = _mend_place(where) if isinstance(where, dict) else (None, ())
        if mended is None:
            needed = plain.get("notice") is None
            return (plain, ()) if needed else (plain | {"where": None}, ("unreadable:where",))
        return plain | {"where": mended}, flags


def _mend_place(where: dict[str, Any]) -> tuple[dict[str, Any] | None, tuple[str, ...]]:
    """Return a place with what can be read of it, or None where its words cannot."""
    beside = [name for name in _BESIDE_THE_WORDS if name in where]
    mended, flags = {name: value for name, value in where.items() if name not in beside}, []
    if not _reads({"stated": "x", "method": mended.get("method")}):
        mended["method"] = Method.WORDS.value
        flags.append("unreadable:where.method")
    if not _reads(mended):
        return None, ()
    for name in beside:
        if _reads(mended | {name: where[name]}):
            mended[name] = where[name]
        else:
            flags.append(f"unreadable:where.{name}")
    return mended, tuple(flags)


def _reads(where: Any) -> bool:
    try:
        strict.convert(where, Place, what="place")
    except MalformedError:
        return False
    return True


_BESIDE_THE_WORDS = ("area", "accuracy_m", "datum")


class HaltDelivered(Fact, frozen=True, kw_only=True):
    """The call reached a desk's own line (desk)."""

    KIND: ClassVar[str] = "checkfire.halt-delivered/1"
    desk: DeskRef
    channel: Short


class HaltAcknowledged(Fact, frozen=True, kw_only=True):
    """A desk has the call; any person on the desk can take it (R23)."""

    KIND: ClassVar[str] = "checkfire.halt-acknowledged/1"
    role: DutyRole = DutyRole.DUTY
    person: Short | None = None
    on_behalf_of: PartyId | None = None


class StopOrdered(Fact, frozen=True, kw_only=True):
    """A desk states that the order to stop has been given."""

    KIND: ClassVar[str] = "checkfire.stop-ordered/1"
    happened: StatedInstant | None = None
    by: Short | None = None
    on_behalf_of: PartyId | None = None


class FireStopped(Fact, frozen=True, kw_only=True):
    """A desk states that fire has stopped; a statement, not yet a verified stop."""

    KIND: ClassVar[str] = "checkfire.fire-stopped/1"
    happened: StatedInstant | None = None
    stated_by: Short | None = None
    on_behalf_of: PartyId | None = None


class StopVerified(Fact, frozen=True, kw_only=True):
    """The caller or an observer confirms that fire has stopped (R26)."""

    KIND: ClassVar[str] = "checkfire.stop-verified/1"
    basis: Text
    happened: StatedInstant | None = None


class Span(StrEnum):
    """The stretch of a halt that a stated count of strikes speaks of."""

    WHOLE_DAY = "whole-day"
    CALL_TO_ACKNOWLEDGEMENT = "call-to-acknowledgement"


class FireReported(Fact, frozen=True, kw_only=True):
    """Fire is reported, with a count of strikes where it is known (R28).

    A count with a ``span`` is a total that a source gives for that stretch of the halt;
    a count without one fell at the moment of the report.
    """

    KIND: ClassVar[str] = "checkfire.fire-reported/1"
    strikes: Count | None = None
    where: Place | None = None
    happened: StatedInstant | None = None
    span: Span | None = None
    source: Text | None = None


class HaltReopened(Fact, frozen=True, kw_only=True):
    """Fire was reported within the limit after closing; the ladder starts at its top (desk, R27).

    The part ``report`` is shown to those who may see the report.
    """

    KIND: ClassVar[str] = "checkfire.halt-reopened/1"
    PARTS: ClassVar[Mapping[str, tuple[str, ...]]] = {"report": ("report",)}
    report: MessageId | None = None


class EscalationStepped(Fact, frozen=True, kw_only=True):
    """The ladder climbed a step because nobody concerned had acknowledged (desk, R25).

    The part ``who`` is shown to the neutral desk alone.
    """

    KIND: ClassVar[str] = "checkfire.escalation-stepped/1"
    PARTS: ClassVar[Mapping[str, tuple[str, ...]]] = {"who": ("unanswered", "desks")}
    step: Annotated[int, msgspec.Meta(ge=1, le=8)]
    after_s: int
    due_at: Instant
    roles: Annotated[tuple[DutyRole, ...], msgspec.Meta(min_length=1)]
    unanswered: tuple[PartyId, ...] = ()
    desks: tuple[DeskRef, ...] = ()


class HaltClosed(Fact, frozen=True, kw_only=True):
    """The neutral desk closes the halt; without a confirmation it gives its reason (R26)."""

    KIND: ClassVar[str] = "checkfire.halt-closed/1"
    reason: Text | None = None


FACTS: tuple[type[Fact], ...] = (
    HaltCalled,
    HaltDelivered,
    HaltAcknowledged,
    StopOrdered,
    FireStopped,
    StopVerified,
    FireReported,
    HaltReopened,
    EscalationStepped,
    HaltClosed,
)
