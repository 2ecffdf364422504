"""The other way round: a new or moved object against every notice that is filed, and notices as objects.

The verdict on each notice is that of ``evaluate`` over the one object, so both ways say the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from checkfire.check.asked import asked_about
from checkfire.check.evaluate import NEAREST_WITHIN_M, evaluate
from checkfire.check.memory_index import MemoryIndex
from checkfire.errors import MalformedError
from checkfire.vocab.activity import Activity, Reach
from checkfire.vocab.place import Area, Corridor
from checkfire.vocab.protected import ObjectKind, Protected
from checkfire.vocab.verdict import Verdict


def as_object(notice_id: str, party: str, label: str, activity: Activity) -> Protected:
    """Return a notice as an object that another notice can be checked against (CF-NTC-01).

    A notice that reaches the ground, or does not say, is at all heights.
    """
    return Protected(
        object_id=notice_id,
        kind=ObjectKind.NOTICE,
        owner=party,
        label=label,
        place=activity.place,
        heights=activity.band if activity.reach is Reach.AIR_ONLY else None,
        window=activity.window,
    )


class FiledNotices:
    """The notices that are filed, found by where they are; kept up to date one at a time."""

    def __init__(self) -> None:
        """Start without any."""
        self._activities: dict[str, Activity] = {}
        self._index = MemoryIndex()

    def put(self, notice_id: str, activity: Activity) -> None:
        """Take a notice in, or what became of it."""
        self._activities[notice_id] = activity
        self._index.put(as_object(notice_id, "", "", activity))

    def drop(self, notice_id: str) -> None:
        """Take a notice out; one that is not there is no mistake."""
        self._activities.pop(notice_id, None)
        self._index.drop(notice_id)

    def near(self, held: Protected, within_m: int = NEAREST_WITHIN_M) -> list[str]:
        """Return the ids of the notices that an object can matter to, at any time.

        Bound: no notice is left out of which the check would name the object; more may come.
        """
        area = _whole_area(held)
        try:
            more_m = (held.place.accuracy_m or 0) + held.corridor_m
            asked = asked_about(area, more_m) if area else None
        except MalformedError:
            asked = None
        if asked is None:
            return sorted(self._activities)
        # Seen from the other side a gap can come out a little different, so a little farther is looked.
        far_m = 1.1 * max(within_m, held.standoff_m) + 100
        seen = self._index.nearest(asked, len(self._activities), far_m)
        lost = [one.object_id for one in self._index.unlocatable()]
        return sorted({one.held.object_id for one in seen}.union(lost))

    def verdicts(
        self, held: Protected, *, now: datetime, within_m: int = NEAREST_WITHIN_M
    ) -> Iterator[tuple[str, Verdict]]:
        """Yield what each of these notices finds of one object alone (R15)."""
        index = MemoryIndex([held])
        for notice_id in self.near(held, within_m):
            activity = self._activities[notice_id]
            yield notice_id, evaluate(activity, index, now=now, nearest_within_m=within_m)


def _whole_area(held: Protected) -> Area | None:
    """Return an area that holds an object at all its times; ``None`` if there is no single one."""
    if not held.stops:
        return held.area
    line = tuple(stop.point for stop in held.stops)
    is_line = held.area is None or held.area == Corridor(line=line, half_width_m=0)
    return Corridor(line=(*line, line[-1]), half_width_m=0) if is_line else None
