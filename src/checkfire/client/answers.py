"""What the commands read of a desk's answers; whatever answers in another form is no desk of this version."""

from __future__ import annotations

from typing import Any

import msgspec

from checkfire.client.line import as_answer
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.verdict import Verdict


class _Checked(msgspec.Struct, frozen=True, kw_only=True):
    verdict: Verdict
    entries: int
    evaluated_at: str


class CheckShown(_Checked, frozen=True, kw_only=True):
    """A verdict with the caution that stands beside it."""

    caution: str


class _Made(_Checked, frozen=True, kw_only=True):
    audience: str
    entry: int


class ChecksShown(msgspec.Struct, frozen=True, kw_only=True):
    """The checks of a notice."""

    checks: tuple[_Made, ...]
    caution: str


class EntryShown(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a log."""

    index: int
    id: str
    kind: str
    sender: DeskRef
    said_at: str
    received_at: str
    recorded: bool
    about: tuple[str, ...]
    drill: bool
    flags: tuple[str, ...]
    parts: dict[str, Any]


class EntriesShown(msgspec.Struct, frozen=True, kw_only=True):
    """Entries of a log."""

    entries: tuple[EntryShown, ...]


class LogShown(msgspec.Struct, frozen=True, kw_only=True):
    """What everybody may know of a log."""

    origin: str
    size: int
    checkpoint: str


class DigestsShown(msgspec.Struct, frozen=True, kw_only=True):
    """The digest of each part of a picture."""

    digests: dict[str, str]


def shown(plain: Any, form: type[msgspec.Struct]) -> Any:
    """Return an answer as it came, once it is sure that a command can read what it needs of it.

    Raises:
        UnavailableError: It has another form (``answer-unreadable``).
    """
    as_answer(plain, form)
    return plain
