"""The agenda: what may fall due at which instant, so that no entry makes the desk look at all it knows.

It is kept beside the full picture and says nothing that the picture does not: an instant stands in it for as
long as the picture still has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import heapify, heappop, heappush

from checkfire.picture.notices import Life, Notice
from checkfire.picture.picture import Picture
from checkfire.picture.register import Registered
from checkfire.vocab.protected import SiteStatus

_Instant = tuple[datetime, str]


class Agenda:
    """The instants of objects and notices, the next first."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._queue: list[_Instant] = []
        self._queued: set[_Instant] = set()

    @classmethod
    def of(cls, full: Picture) -> Agenda:
        """Return the agenda of a picture that was not followed."""
        agenda = cls()
        agenda.note(full, (*full.register.objects, *full.notices.notices))
        return agenda

    def note(self, full: Picture, ids: Iterable[str]) -> None:
        """Note what may fall due for objects and notices that are new or changed; other ids are nothing."""
        for one in ids:
            for at in _instants(full, one):
                if (at, one) not in self._queued:
                    self._queued.add((at, one))
                    heappush(self._queue, (at, one))

    def next_at(self, full: Picture) -> datetime | None:
        """Return the next instant at which something of the picture falls due, or None."""
        while self._queue and not _holds(full, self._queue[0]):
            self._queued.discard(heappop(self._queue))
        return self._queue[0][0] if self._queue else None

    def due(self, full: Picture, now: datetime) -> list[str]:
        """Return the objects and notices with something due, in the order in which they came in.

        They stay on the agenda until the picture shows that it was said.
        """
        passed = []
        while self._queue and self._queue[0][0] <= now:
            passed.append(heappop(self._queue))
        kept = [instant for instant in passed if _holds(full, instant)]
        self._queued.difference_update(set(passed) - set(kept))
        self._queue += kept
        heapify(self._queue)
        return sorted({one for _, one in kept}, key=lambda one: (_came_in_at(full, one), one))


def awaits_answer(notice: Notice) -> bool:
    """Tell whether somebody has still to answer a notice."""
    awaited = any(r.standing == "awaited" for r in notice.recipients.values())
    return notice.life is not Life.CANCELLED and awaited


def awaits_review(entry: Registered) -> bool:
    """Tell whether an object has a date of review that was not said to have passed."""
    return entry.active and entry.protected.status is not SiteStatus.REVIEW_OVERDUE


def awaits_arrival(entry: Registered) -> bool:
    """Tell whether a movement is still expected to arrive."""
    return entry.active and not entry.overdue


def _instants(full: Picture, one: str) -> Iterator[datetime]:
    entry, notice = full.register.objects.get(one), full.notices.notices.get(one)
    if entry and entry.review_by and awaits_review(entry):
        yield entry.review_by
    if entry and entry.ends_at and awaits_arrival(entry):
        yield entry.ends_at
    if notice and awaits_answer(notice):
        yield notice.answer_by


def _holds(full: Picture, instant: _Instant) -> bool:
    at, one = instant
    return at in _instants(full, one)


def _came_in_at(full: Picture, one: str) -> datetime:
    entry = full.register.objects.get(one)
    return entry.notified_at if entry else full.notices.notices[one].filed_at
