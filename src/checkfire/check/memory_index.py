"""An index in memory: all pieces are looked at for every question, by spheres around them.

It answers in well under a millisecond for some thousands of objects, and needs nothing but this room;
a larger register belongs into a store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from checkfire.check.asked import Asked
from checkfire.check.index import Sighting
from checkfire.check.packed import Box, Rows, box_of, rows_of
from checkfire.check.sighted import Found, doubtful_among, meeting_among, nearest_among
from checkfire.errors import CheckfireError
from checkfire.vocab.protected import Protected

FAULTS = (CheckfireError, ArithmeticError, ValueError)
"""What may be raised over one object's data; it makes that object unlocatable, never absent."""

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
        self._places: dict[str, tuple[int, list[int]]] = {}
        self._unlocatable: dict[str, Protected] = {}
        self._made = 0
        for held in objects:
            self.put(held)

    def put(self, held: Protected) -> None:
        """Take an object in; see ``Index``."""
        self.drop(held.object_id)
        try:
            rows = rows_of(held)
        except FAULTS:
            rows = []
        if not rows:
            self._unlocatable[held.object_id] = held
            return
        self._made += 1
        self._held[self._made] = held
        self._places[held.object_id] = self._made, [self._add(row, self._made) for row in rows]

    def drop(self, object_id: str) -> None:
        """Take an object out; see ``Index``."""
        self._unlocatable.pop(object_id, None)
        number, places = self._places.pop(object_id, (0, []))
        self._held.pop(number, None)
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
        return self._unlocatable.values()

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
