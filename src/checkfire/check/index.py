"""The port through which a check finds the objects that could matter; it says where, never whether.

An index may hand over objects that turn out not to matter; it may never leave one out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from checkfire.vocab.place import Point
from checkfire.vocab.protected import Protected


class Index(Protocol):
    """The registered objects that one asker may see.

    An object is located if ``sphere_of`` finds a sphere for it, and unlocatable otherwise.
    """

    def candidates(self, around: Point, within_m: float) -> Iterable[Protected]:
        """Return the located objects near a point, each once, in any order.

        Bound: every located object any part of which may lie within ``within_m`` along the ellipsoid;
            more may come, never fewer.
            An object's parts reach as far as its area grown by its accuracy, corridor and standoff.
        """
        ...

    def unlocatable(self) -> Iterable[Protected]:
        """Return the objects that have no area which can be read, each once, in any order."""
        ...
