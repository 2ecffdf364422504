"""What follows from a change: duties that fell due, and checks that have to be made or made again.

A change to one object is held only against the live notices that it may touch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from checkfire import __version__
from checkfire.duty.agenda import Agenda
from checkfire.duty.due import Due, find_due
from checkfire.picture.nearby import may_be_within
from checkfire.picture.notices import Notice
from checkfire.picture.picture import Picture
from checkfire.picture.views import Views
from checkfire.vocab.protected import Protected

if TYPE_CHECKING:
    from checkfire.duty.checking import Indexes


@dataclass(slots=True)
class Follow:
    """Remembers what was seen of the log, so that an entry costs the same however much is known.

    Attributes:
        seen: Up to which entry all checks were made; the writer moves it once they are in the log.
        agenda: What may fall due, and when.
    """

    seen: int = 0
    agenda: Agenda = field(default_factory=Agenda)
    _noted: int = 0
    _live: dict[str, None] = field(default_factory=dict)
    _indexes: Indexes | None = None

    def find(self, views: Views, now: datetime, *, halts_only: bool) -> list[Due]:
        """Return what the desk has to say now; ``halts_only`` while the disk is full."""
        self.note(views)
        due = find_due(views.full, now, self.agenda)
        if halts_only:
            return [d for d in due if d.fact.KIND.startswith(("checkfire.halt", "checkfire.escalation"))]
        return [*due, *self._checks(views, now)]

    def note(self, views: Views) -> None:
        """Take note of the entries that were added since the last time."""
        ids = views.ids_from(self._noted)
        self.agenda.note(views.full, ids)
        self._live |= dict.fromkeys(one for one in ids if one in views.full.notices.notices)
        if self._indexes is not None:
            self._indexes.note(views.pictures(), ids)
        self._noted = len(views.log)

    def indexes(self, views: Views) -> Indexes:
        """Return the indexes of all pictures, as they stand now."""
        # Imported late: geometry libraries are slow to load, and a desk without notices needs none.
        from checkfire.desk.indexes import make_indexes  # noqa: PLC0415 - see above

        self.note(views)
        self._indexes = self._indexes or make_indexes()
        return self._indexes

    def forget(self) -> None:
        """Note everything anew: the log was folded again, without what was never stored."""
        self.agenda, self._noted, self._live, self._indexes = Agenda(), 0, {}, None

    def _checks(self, views: Views, now: datetime) -> list[Due]:
        # Imported late: geometry libraries are slow to load, and a desk without notices needs none.
        notices = list(self._touched(views, now))
        if not notices:
            return []
        from checkfire.duty.checking import find_checks_due  # noqa: PLC0415 - see above

        own = self.indexes(views)
        return [
            due
            for notice in notices
            for due in find_checks_due(
                views.full, views.of, notice, now=now, software=__version__, indexes=own
            )
        ]

    def _touched(self, views: Views, now: datetime) -> Iterator[Notice]:
        full, ids = views.full, views.ids_from(self.seen)
        changed = [
            held
            for entry in (full.register.objects.get(one) for one in ids)
            if entry and entry.changed_index >= self.seen
            for held in entry.held
        ]
        arrangement = full.arrangement
        within_m = arrangement.policy.nearest_within_m
        # Other figures give other checks. Made only when something nearby changes, they would tell of it.
        figures_changed = arrangement.policy_index >= self.seen
        for notice in self._live_notices(full, now):
            anew = figures_changed or notice.version_index >= self.seen
            if anew or any(_touches(notice, o, within_m) for o in changed):
                yield notice

    def _live_notices(self, full: Picture, now: datetime) -> list[Notice]:
        """Return the notices that a check still matters for, and look at the others no more."""
        notices = [full.notices.notices[one] for one in self._live]
        live = [notice for notice in notices if notice.is_live(now)]
        self._live = dict.fromkeys(notice.id for notice in live)
        return live


def _touches(notice: Notice, changed: Protected, within_m: int) -> bool:
    """Tell whether a changed object may matter to a notice: it may be near, or a check names it."""
    here, there = notice.activity.place, changed.place
    if here.area is None or there.area is None or _is_named(notice, changed.object_id):
        return True
    accuracy_m = (here.accuracy_m or 0) + (there.accuracy_m or 0)
    reach_m = max(within_m, changed.standoff_m) + changed.corridor_m + accuracy_m
    return may_be_within(here.area, there.area, reach_m)


def _is_named(notice: Notice, object_id: str) -> bool:
    verdicts = [check.verdict for _, check in notice.checks.values()]
    listed = {near.object for verdict in verdicts for near in verdict.nearest}
    return object_id in listed | {reason.object for verdict in verdicts for reason in verdict.reasons}
