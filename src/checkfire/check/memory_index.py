"""An index in memory: all pieces are looked at for every question, by spheres around them.

It answers in well under a millisecond for some thousands of objects, and needs nothing but this room;
a larger register belongs into a store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import numpy as np

from checkfire.check.asked import Asked
from checkfire.check.index import Sighting
from checkfire.check.packed import Box, Rows, box_of, readable_rows
from checkfire.check.sighted import Found, doubtful_among, meeting_among, nearest_among
from checkfire.vocab.protected import Protected

_FIRST_ROOM = 64
_NOWHERE: Box = (np.inf, -np.inf, np.inf, -np.inf, np.inf, -np.inf)


class MemoryIndex:
    """The objects that one asker may see, held in memory."""

    def __init__(self, objects: Iterable[Protected] = ()) -> None:
        """Take some objects in."""
        self._boxes = np.full((_FIRST_ROOM, 6), _NOWHERE)
        self._rows: list[bytes] = []
        self._owners: list[int] = []
        self._free: list[int] = []
        self._held: dict[int, Protected] = {}
        self._places: dict[str, list[tuple[int, list[int]]]] = {}
        self._unlocatable: dict[str, list[Protected]] = {}
        self._made = 0
        for held in objects:
            self._take(held)

    def put(self, *views: Protected) -> None:
        """Take an object in; see ``Index``."""
        for held in views:
            self.drop(held.object_id)
        for held in views:
            self._take(held)

    def _take(self, held: Protected) -> None:
        rows = readable_rows(held)
        if not rows:
            self._unlocatable.setdefault(held.object_id, []).append(held)
            return
        self._made += 1
        self._held[self._made] = held
        places = [self._add(row, self._made) for row in rows]
        self._places.setdefault(held.object_id, []).append((self._made, places))

    def drop(self, object_id: str) -> None:
        """Take an object out; see ``Index``."""
        self._unlocatable.pop(object_id, None)
        for number, places in self._places.pop(object_id, ()):
            del self._held[number]
            for place in places:
                self._boxes[place] = _NOWHERE
            self._free += places

    def meeting(self, asked: Asked) -> Iterator[Sighting]:
        """Yield the objects that come too near; see ``Index``."""
        return meeting_among(asked, self._within(asked, 0.0))

    def nearest(self, asked: Asked, count: int, within_m: float) -> list[Sighting]:
        """Return the nearest objects; see ``Index``."""
        return nearest_among(asked, self._within(asked, within_m), within_m)[:count]

    def doubtful(self, asked: Asked, within_m: float, now_s: float) -> Iterator[Sighting]:
        """Yield the objects that nobody should rely on; see ``Index``."""
        return doubtful_among(asked, self._within(asked, within_m), within_m, now_s)

    def unlocatable(self) -> Iterable[Protected]:
        """Return the objects that have no area which can be read; see ``Index``."""
        return chain.from_iterable(self._unlocatable.values())

    def _add(self, row: list[float], owner: int) -> int:
        packed, box = np.array(row).tobytes(), box_of(row)
        if self._free:
            place = self._free.pop()
            self._rows[place], self._owners[place] = packed, owner
        else:
            place = len(self._rows)
            self._rows.append(packed)
            self._owners.append(owner)
            if place == len(self._boxes):
                self._boxes = np.concatenate((self._boxes, np.full_like(self._boxes, _NOWHERE)))
        self._boxes[place] = box
        return place

    def _within(self, asked: Asked, within_m: float) -> Found:
        least_x, most_x, least_y, most_y, least_z, most_z = asked.box_m(within_m)
        boxes = self._boxes
        hit = np.flatnonzero(
            (boxes[:, 0] <= most_x)
            & (boxes[:, 1] >= least_x)
            & (boxes[:, 2] <= most_y)
            & (boxes[:, 3] >= least_y)
            & (boxes[:, 4] <= most_z)
            & (boxes[:, 5] >= least_z)
        )
        rows = [self._rows[i] for i in hit.tolist()]
        owners = np.array([self._owners[i] for i in hit.tolist()], dtype=np.intp)
        return Found(rows=Rows.of(rows), owners=owners, held=self._held.__getitem__)
