"""The gazetteer: landmarks by name and by nearness; it is handed in, never fetched.

* A look-up ranks what fits: the kind asked for first, then the name, then the larger kind, then the id.
* A miss means "not in our gazetteer", never "no such place".
* A gazetteer never changes while it is open; look-ups stay within its scope, the area of operations.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple, Protocol

from checkfire.errors import MalformedError, NotFoundError
from checkfire.locate.geodesic import distance_m, is_surely_beyond
from checkfire.locate.kinds import NamedKind, split_kind
from checkfire.locate.landmark import Closeness, Landmark, NameFit, Spelling, spellings
from checkfire.locate.name_cases import other_cases
from checkfire.locate.names import keys, skeleton
from checkfire.locate.outline import Box, is_in_box
from checkfire.vocab.place import Point

_MISS = "Not in our gazetteer. Check the spelling, give coordinates or another landmark, or add the place."
_LAT_E7_PER_M = 91  # a metre is at most 90.5 units of 1e-7 degree of latitude, on the equator
_SIMILAR = 3
_ALIKE = 0.75  # of 1 for equal; one letter of five wrong is 0.8
_HALF_E7 = 1_800_000_000
_NEAR_POLE_E7 = 890_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """A landmark near a point."""

    landmark: Landmark
    distance_m: float


class Span(NamedTuple):
    """A part of the grid in 1e-7 degree; west is never greater than east."""

    south_e7: int
    north_e7: int
    west_e7: int
    east_e7: int

    @classmethod
    def around(cls, point: Point, within_m: float) -> Span:
        """Return a span that holds everything within a distance of a point.

        Bound: it may hold more; near a pole or the antimeridian it goes all the way round.
        """
        reach_e7 = int(within_m * _LAT_E7_PER_M) + 1
        south_e7, north_e7 = point.lat_e7 - reach_e7, point.lat_e7 + reach_e7
        shrink = math.cos(math.radians(min(89.0, max(-south_e7, north_e7) / 1e7)))
        wide_e7 = int(reach_e7 / shrink) + 1
        west_e7, east_e7 = point.lon_e7 - wide_e7, point.lon_e7 + wide_e7
        if max(-south_e7, north_e7) >= _NEAR_POLE_E7 or west_e7 < -_HALF_E7 or east_e7 > _HALF_E7:
            west_e7, east_e7 = -_HALF_E7, _HALF_E7
        return cls(south_e7, north_e7, west_e7, east_e7)


class Places(Protocol):
    """Where landmarks are kept; a gazetteer asks it, and ranks what it gets."""

    def with_key(self, key: str) -> Iterable[Landmark]:
        """Return the landmarks one of whose spellings has this strong key."""

    def with_skeleton(self, skeleton: str) -> Iterable[Landmark]:
        """Return the landmarks one of whose spellings has these consonants."""

    def within(self, span: Span) -> Iterable[Landmark]:
        """Return the landmarks in a span, its edges with it."""


class Gazetteer:
    """Landmarks, by name and by nearness; equal input gives equal answers in equal order."""

    def __init__(
        self,
        landmarks: Iterable[Landmark],
        *,
        name: str = "gazetteer",
        added: Places | None = None,
        scope: Box | None = None,
    ) -> None:
        """Keep the landmarks in the order of latitude.

        Args:
            landmarks: Any number, with identifiers that differ.
            name: What to call this gazetteer in messages.
            added: Further landmarks; of two with one identifier these are heard.
            scope: The area of operations; landmarks outside it are not found.

        Raises:
            MalformedError: Two landmarks have one identifier.
        """
        self.name = name
        self.scope = scope
        self._own = MemoryPlaces(landmarks, name)
        self._added = added

    @property
    def landmarks(self) -> tuple[Landmark, ...]:
        """The landmarks that were handed in, in the order of latitude."""
        return self._own.landmarks

    def find(self, text: str) -> tuple[NameFit, ...]:
        """Return the landmarks that fit a name with or without a kind word, the best first.

        Consonants alone count only where nothing of the right kind fits better.
        """
        # "Sadr City" may be a name in full, or a city called Sadr: both are looked up.
        asked = dict.fromkeys((NamedKind(name=text.strip(), kind=None), split_kind(text)))
        fits = [fit for one in asked for fit in _fits(self._by_keys(one.name), one)]
        if not any(fit.is_kind_fitting for fit in fits):
            fits += [fit for one in asked for fit in _fits(self._by_skeleton(one.name), one, is_weak=True)]
        best: dict[str, NameFit] = {}
        for fit in sorted(fits, key=lambda fit: fit.rank):
            best.setdefault(fit.landmark.id, fit)
        return tuple(best.values())

    def require(self, text: str) -> tuple[NameFit, ...]:
        """Return the landmarks that fit a name, at least one.

        Raises:
            NotFoundError: None fits; it is not in our gazetteer, which says nothing about the world.
        """
        for name in (text, *other_cases(text)):
            fits = self.find(name)
            if fits:
                return fits
        raise NotFoundError(
            f"“{text}” is not in our gazetteer “{self.name}”; the place may exist all the same.",
            code="landmark-unknown",
            hint=_MISS,
            landmark=text,
            gazetteer=self.name,
            similar=[one.name for one in self._own.similar(text) if self._is_in_scope(one)],
        )

    def near(self, point: Point, within_m: float) -> tuple[Nearby, ...]:
        """Return all landmarks within a distance of a point, the nearest first."""
        span = Span.around(point, within_m)
        possible = [
            one
            for one in self._all(lambda places: places.within(span))
            if not is_surely_beyond(point, one.point, within_m)
        ]
        measured = [Nearby(landmark=one, distance_m=distance_m(point, one.point)) for one in possible]
        found = [nearby for nearby in measured if nearby.distance_m <= within_m]
        return tuple(sorted(found, key=lambda nearby: (nearby.distance_m, nearby.landmark.id)))

    def _by_keys(self, name: str) -> Iterator[Spelling]:
        for key in sorted(keys(name)):
            yield from self._by_key(key)

    def _by_key(self, key: str) -> Iterator[Spelling]:
        for one in self._all(lambda places: places.with_key(key)):
            yield from (spelling for spelling in spellings(one) if key in keys(spelling.text))

    def _by_skeleton(self, name: str) -> Iterator[Spelling]:
        bones = skeleton(name)
        for one in self._all(lambda places: places.with_skeleton(bones)) if bones else ():
            yield from (spelling for spelling in spellings(one) if skeleton(spelling.text) == bones)

    def _all(self, ask: Callable[[Places], Iterable[Landmark]]) -> list[Landmark]:
        """Return what all places answer, each identifier once, within the scope."""
        found = {one.id: one for places in (self._own, self._added) if places for one in ask(places)}
        return [one for one in found.values() if self._is_in_scope(one)]

    def _is_in_scope(self, landmark: Landmark) -> bool:
        return self.scope is None or is_in_box(self.scope, landmark.point)


class MemoryPlaces:
    """Landmarks in memory; indexes of names are made at the first look-up that needs them."""

    def __init__(self, landmarks: Iterable[Landmark], name: str) -> None:
        """Keep the landmarks in the order of latitude.

        Raises:
            MalformedError: Two landmarks have one identifier.
        """
        self.landmarks = tuple(
            sorted(landmarks, key=lambda one: (one.point.lat_e7, one.point.lon_e7, one.id))
        )
        if len({one.id for one in self.landmarks}) != len(self.landmarks):
            raise MalformedError(
                "Two landmarks have one identifier.", code="gazetteer-id-twice", gazetteer=name
            )
        self._lats_e7 = [one.point.lat_e7 for one in self.landmarks]

    def with_key(self, key: str) -> Iterable[Landmark]:
        """Return the landmarks one of whose spellings has this strong key."""
        return self._key_index.get(key, ())

    def with_skeleton(self, skeleton: str) -> Iterable[Landmark]:
        """Return the landmarks one of whose spellings has these consonants."""
        return self._skeleton_index.get(skeleton, ())

    def similar(self, name: str) -> list[Landmark]:
        """Return at most three landmarks whose names are spelt most alike."""
        alike = [
            key
            for asked in sorted(keys(name))
            for key in get_close_matches(asked, self._key_index, _SIMILAR, _ALIKE)
        ]
        found = {one.id: one for key in alike for one in self._key_index[key]}
        return list(found.values())[:_SIMILAR]

    def within(self, span: Span) -> Iterable[Landmark]:
        """Return the landmarks in a span, its edges with it."""
        first, last = bisect_left(self._lats_e7, span.south_e7), bisect_right(self._lats_e7, span.north_e7)
        return [one for one in self.landmarks[first:last] if span.west_e7 <= one.point.lon_e7 <= span.east_e7]

    @cached_property
    def _key_index(self) -> dict[str, list[Landmark]]:
        return self._index(keys)

    @cached_property
    def _skeleton_index(self) -> dict[str, list[Landmark]]:
        return self._index(lambda text: {skeleton(text)})

    def _index(self, keys_of: Callable[[str], Iterable[str]]) -> dict[str, list[Landmark]]:
        index: defaultdict[str, list[Landmark]] = defaultdict(list)
        for one in self.landmarks:
            for key in sorted({key for spelling in spellings(one) for key in keys_of(spelling.text)}):
                index[key].append(one)
        return dict(index)


def _fits(found: Iterable[Spelling], asked: NamedKind, *, is_weak: bool = False) -> list[NameFit]:
    return [
        NameFit(
            landmark=spelling.landmark,
            name=spelling.name,
            closeness=Closeness.CONSONANTS if is_weak else spelling.closeness,
            is_kind_fitting=asked.is_fitted_by(spelling.landmark.kind),
        )
        for spelling in found
    ]
