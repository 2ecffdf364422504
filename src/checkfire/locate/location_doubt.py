"""A doubt about a location, and what is known beside the location that can raise one.

A doubt is a question to the person who enters a place: it never changes the entry, and stops nobody.
Everything is handed in; a rule that lacks what it compares with says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.geodesic import distance_m
from checkfire.locate.outline import Box, Outlines, is_in_box
from checkfire.vocab.place import Point

LAST_WITHIN_M = 1_000
"""A new version that lies farther from the last one is doubted (R4)."""


class LocationDoubt(msgspec.Struct, frozen=True, kw_only=True):
    """What was entered, what was likely meant, and how far apart the two are."""

    rule: str
    """The rule that raised it, such as ``CF-LOC-04``; its page is in docs/checks/."""
    message: str
    """The question, for people."""
    entered: str
    """The words exactly as given (R1)."""
    suggestion: Point | None = None
    """Where the place would be if it was meant so; nothing moves there by itself."""
    apart_m: int | None = None
    """Metres between the entry and what it is held against, rounded up."""


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """Where the place should lie by what else was said of it."""

    name: str
    """What it is called in a question, such as "the stated place Kunduz"."""
    point: Point
    within_m: int

    def holds(self, point: Point) -> bool:
        """Tell whether a point is where it should be."""
        return distance_m(self.point, point) <= self.within_m


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """Something registered that the person who enters may see."""

    label: str
    kind: str
    """What it is, such as "site" or "position", and a site's category."""
    point: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtContext:
    """What a location is held against; whatever is not known is left out.

    Attributes:
        stated: The place that the words name, resolved.
        near: Where else it should lie, by a point that the sender names.
        last: Where the last version of the entry lies.
        claimed_accuracy_m: How exact the sender says that the location is.
        operations: The area of operations, a box in degrees.
        country: The country that the words name, ISO 3166-1 alpha-2.
        governorate: The governorate that the words name, in English or Arabic.
        kind: What is entered, as in ``Known``; a site and its own position may share a place.
        own: The sender's own desk, positions and sites.
        known: Objects of others that the sender may see.
        gazetteer: Landmarks whose reference points geocoders give.
        outlines: Coarse shapes of sea, countries and governorates.
    """

    stated: Expected | None = None
    near: Expected | None = None
    last: Point | None = None
    claimed_accuracy_m: int | None = None
    operations: Box | None = None
    country: str = ""
    governorate: str = ""
    kind: str = ""
    own: tuple[Known, ...] = ()
    known: tuple[Known, ...] = ()
    gazetteer: Gazetteer | None = None
    outlines: Outlines | None = None

    @property
    def expected(self) -> tuple[Expected, ...]:
        """Every place that the location should lie at."""
        last = self.last and Expected(name="the last version", point=self.last, within_m=LAST_WITHIN_M)
        return tuple(one for one in (self.stated, self.near, last) if one)

    def missed(self, point: Point) -> tuple[Expected, ...]:
        """Return every place that the location should lie at and does not."""
        return tuple(one for one in self.expected if not one.holds(point))

    def is_in_operations(self, point: Point) -> bool:
        """Tell whether a point lies in the area of operations; without one every point does."""
        return self.operations is None or is_in_box(self.operations, point)

    def likely(self, entered: Point, others: Iterable[Point]) -> Point | None:
        """Return the best of other points that lies where the entered one should, or None.

        Without a stated place or a last version, the area of operations has to do.
        """
        missed = self.missed(entered)
        if not missed and (self.expected or self.is_in_operations(entered)):
            return None
        fitting = [other for other in others if self.is_in_operations(other) and not self.missed(other)]
        towards = missed[0].point if missed else entered
        return min(fitting, key=lambda other: distance_m(towards, other), default=None)


def far(length_m: float) -> str:
    """Return a distance for people: "850 m", "6.5 km", "4,079 km"."""
    if length_m < 1_000:
        return f"{length_m:.0f} m"
    return f"{length_m / 1_000:.1f} km" if length_m < 100_000 else f"{length_m / 1_000:,.0f} km"
