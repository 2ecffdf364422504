"""An index in memory: one sphere an object, all of them looked at for every question.

It answers in well under a millisecond for 2,000 objects; a register of many more belongs into a store.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from checkfire.check.sphere import ecef, sphere_of
from checkfire.vocab.place import Point
from checkfire.vocab.protected import Protected


class MemoryIndex:
    """The objects that one asker may see, held in memory."""

    def __init__(self, objects: Iterable[Protected]) -> None:
        """Sort objects into those with a sphere and those without."""
        spheres = [(held, sphere_of(held)) for held in objects]
        located = [(held, sphere) for held, sphere in spheres if sphere]
        self._unlocatable = tuple(held for held, sphere in spheres if sphere is None)
        self._located = [held for held, _ in located]
        self._centre_m = np.array([sphere.centre_m for _, sphere in located]).reshape(-1, 3)
        self._radius_m = np.array([sphere.radius_m for _, sphere in located])

    def candidates(self, around: Point, within_m: float) -> Iterable[Protected]:
        """Return the located objects near a point; see ``Index``."""
        apart_m = np.linalg.norm(self._centre_m - ecef(around), axis=1)
        return [self._located[i] for i in np.flatnonzero(apart_m <= self._radius_m + within_m)]

    def unlocatable(self) -> Iterable[Protected]:
        """Return the objects that have no area which can be read."""
        return self._unlocatable
