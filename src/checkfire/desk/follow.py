"""What follows from a change: duties that fell due, and checks that have to be made or made again.

A change to one object is held only against the live notices that it may touch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from checkfire import __version__
from checkfire.duty.due import Due, find_due
from checkfire.picture.nearby import may_be_within
from checkfire.picture.notices import Notice
from checkfire.picture.picture import Picture
from checkfire.picture.views import Views
from checkfire.vocab.place import Area


@dataclass(slots=True)
class Follow:
    """Remembers up to which entry checks have been looked at."""

    seen: int = 0

    def find(self, views: Views, now: datetime, *, halts_only: bool) -> list[Due]:
        """Return what the desk has to say now; ``halts_only`` while the disk is full."""
        due = find_due(views.full, now)
        if halts_only:
            return [d for d in due if d.fact.KIND.startswith(("checkfire.halt", "checkfire.escalation"))]
        return [*due, *self._checks(views, now)]

    def _checks(self, views: Views, now: datetime) -> list[Due]:
        # Imported late: geometry libraries are slow to load, and a desk without notices needs none.
        notices = list(self._touched(views.full, now))
        self.seen = views.full.entries
        if not notices:
            return []
        from checkfire.duty.checking import find_checks_due  # noqa: PLC0415

        return [
            due
            for notice in notices
            for due in find_checks_due(views.full, views.of, notice, now=now, software=__version__)
        ]

    def _touched(self, full: Picture, now: datetime) -> Iterator[Notice]:
        changed = [
            entry.protected.area
            for entry in full.register.objects.values()
            if entry.changed_index >= self.seen
        ]
        for notice in full.notices.notices.values():
            if not notice.is_live(now):
                continue
            if notice.version_index >= self.seen or _any_near(notice, changed, full):
                yield notice


def _any_near(notice: Notice, changed: list[Area | None], full: Picture) -> bool:
    here, within_m = notice.activity.place.area, full.arrangement.policy.nearest_within_m
    # Accuracy, standoff and corridor widen an object by less than this again.
    return any(
        here is None or there is None or may_be_within(here, there, within_m + 100_000) for there in changed
    )
