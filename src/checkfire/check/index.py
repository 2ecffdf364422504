"""The port through which a check finds what matters; what it means is said by the rules alone.

An index measures with ``checkfire.check.measure`` or gives the same answers by other means.
It is kept up to date one object at a time, and never made anew for one change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from checkfire.check.asked import Asked
from checkfire.check.whereabouts import Span
from checkfire.vocab.protected import Protected


@dataclass(slots=True)
class Sighting:
    """An object and how far it is.

    Attributes:
        held: The object, in one of its views.
        number: What the index calls this view.
        gap_m: The least gap to it, never more than the true one.
        away_m: How far its told place is, through the Earth.
        lat_deg: Where its distance is told to.
        lon_deg: The same.
        is_timed: Whether it is known when the object is there.
        span: From when until when both may be there, in seconds from 2020.
    """

    held: Protected
    number: int
    gap_m: int
    away_m: float
    lat_deg: float
    lon_deg: float
    is_timed: bool = True
    span: Span = (0.0, 0.0)


def nearness(seen: Sighting) -> tuple[int, float, str, str]:
    """Return by what sightings are ordered."""
    return seen.gap_m, seen.away_m, seen.held.object_id, seen.held.label


class Index(Protocol):
    """The registered objects that one asker may see.

    An object is located if ``whereabouts_of`` finds pieces of it, and unlocatable otherwise.
    """

    def put(self, *views: Protected) -> None:
        """Take an object in, or what became of it.

        A movement has several views: its plan, and each place where it was last seen. All views of one
        object are put together, and take the place of those that were there.
        """
        ...

    def drop(self, object_id: str) -> None:
        """Take an object out; one that is not there is no mistake."""
        ...

    def meeting(self, asked: Asked) -> Iterator[Sighting]:
        """Yield the located objects that come nearer than their standoff at a time that meets the notice's.

        An object whose times are known in part comes twice. Objects at heights that surely do not meet
        may be left out.

        Bound: none is missed; see ``checkfire.check.measure`` for what may come too much.
        """
        ...

    def nearest(self, asked: Asked, count: int, within_m: float) -> list[Sighting]:
        """Return the nearest located objects at any time and height, by gap, distance and id."""
        ...

    def doubtful(self, asked: Asked, within_m: float, now_s: float) -> Iterator[Sighting]:
        """Yield the objects within a distance, or within their standoff, that nobody should rely on now."""
        ...

    def unlocatable(self) -> Iterable[Protected]:
        """Return the objects that have no area which can be read."""
        ...
