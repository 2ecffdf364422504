"""Checks over a party's own picture, by an index that is kept up to date and never made while others wait."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from checkfire.check.index import Index
from checkfire.check.memory_index import MemoryIndex
from checkfire.desk.ask import as_it_stands
from checkfire.desk.pen import Pen
from checkfire.desk.writer import Writer
from checkfire.duty.checking import Indexes, check_over, update
from checkfire.picture.picture import Picture
from checkfire.store.kernel_index import KernelIndex, is_built
from checkfire.vocab.activity import Activity
from checkfire.vocab.protected import Protected
from checkfire.vocab.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A verdict, and over how many entries and at which instant it was made."""

    verdict: Verdict
    entries: int
    evaluated_at: datetime


def make_indexes() -> Indexes:
    """Return indexes in the compiled kernel where it is built, and in memory elsewhere."""
    return Indexes(_make)


def _make(objects: Iterable[Protected]) -> Index:
    return KernelIndex(objects) if is_built() else MemoryIndex(objects)


def check(writer: Writer, pen: Pen, party: str, activity: Activity) -> Checked:
    """Return the verdict on an activity over a party's own picture; nothing is stored."""
    _warm(writer, pen, party)
    with pen:
        own, now = writer.views.of(party), writer.now()
        verdict = check_over(own, activity, now, indexes=writer.indexes())
        return Checked(verdict=verdict, entries=own.entries, evaluated_at=now)


def _warm(writer: Writer, pen: Pen, party: str) -> None:
    """Make the index of a large register without the pen, so that no halt waits for it."""
    with pen:
        own, entries = writer.views.of(party), len(writer.views.log)
        if writer.indexes().has(own):
            return
        still = as_it_stands(own)
    index = _make(still.register.active())
    with pen:
        _take(writer, own, index, entries)


def _take(writer: Writer, own: Picture, index: Index, entries: int) -> None:
    """Keep an index that was made of a picture as it was; what came in meanwhile is added."""
    if any(own is known for known in writer.views.pictures()):
        for one in writer.views.ids_from(entries):
            update(index, own, one)
        writer.indexes().keep(own, index)
