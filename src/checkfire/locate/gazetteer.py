"""The gazetteer: landmarks by name and by nearness; it is handed in, never fetched.

* A look-up ranks what fits: the kind asked for first, then the name, then the larger kind, then the id.
* A miss means "not in our gazetteer", never "no such place".
* A gazetteer never changes; its indexes of names are made at the first look-up that needs them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from checkfire.errors import MalformedError, NotFoundError
from checkfire.locate.geodesic import distance_m, is_surely_beyond
from checkfire.locate.kinds import NamedKind, split_kind
from checkfire.locate.landmark import Closeness, Landmark, NameFit, Spelling, spellings
from checkfire.locate.names import keys, skeleton
from checkfire.vocab.place import Point

_MISS = "Not in our gazetteer. Check the spelling, give coordinates or another landmark, or add the place."
_LAT_E7_PER_M = 91  # a metre is at most 90.5 units of 1e-7 degree of latitude, on the equator


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """A landmark near a point."""

    landmark: Landmark
    distance_m: float


class Gazetteer:
    """Landmarks, by name and by nearness; equal input gives equal answers in equal order."""

    def __init__(self, landmarks: Iterable[Landmark], *, name: str = "gazetteer") -> None:
        """Keep the landmarks in the order of latitude.

        Args:
            landmarks: Any number, with identifiers that differ.
            name: What to call this gazetteer in messages.

        Raises:
            MalformedError: Two landmarks have one identifier.
        """
        self.name = name
        self.landmarks = tuple(
            sorted(landmarks, key=lambda one: (one.point.lat_e7, one.point.lon_e7, one.id))
        )
        if len({one.id for one in self.landmarks}) != len(self.landmarks):
            raise MalformedError(
                "Two landmarks have one identifier.", code="gazetteer-id-twice", gazetteer=name
            )
        self._lats_e7 = [one.point.lat_e7 for one in self.landmarks]

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
        fits = self.find(text)
        if not fits:
            message = f"“{text}” is not in our gazetteer “{self.name}”; the place may exist all the same."
            raise NotFoundError(
                message, code="landmark-unknown", hint=_MISS, landmark=text, gazetteer=self.name
            )
        return fits

    def near(self, point: Point, within_m: float) -> tuple[Nearby, ...]:
        """Return all landmarks within a distance of a point, the nearest first."""
        reach_e7 = int(within_m * _LAT_E7_PER_M) + 1
        first = bisect_left(self._lats_e7, point.lat_e7 - reach_e7)
        last = bisect_right(self._lats_e7, point.lat_e7 + reach_e7)
        possible = [
            one for one in self.landmarks[first:last] if not is_surely_beyond(point, one.point, within_m)
        ]
        measured = [Nearby(landmark=one, distance_m=distance_m(point, one.point)) for one in possible]
        found = [nearby for nearby in measured if nearby.distance_m <= within_m]
        return tuple(sorted(found, key=lambda nearby: (nearby.distance_m, nearby.landmark.id)))

    def _by_keys(self, name: str) -> list[Spelling]:
        return [spelling for key in sorted(keys(name)) for spelling in self._key_index.get(key, ())]

    def _by_skeleton(self, name: str) -> list[Spelling]:
        return self._skeleton_index.get(skeleton(name), [])

    @cached_property
    def _key_index(self) -> dict[str, list[Spelling]]:
        index: defaultdict[str, list[Spelling]] = defaultdict(list)
        for spelling in self._spellings():
            for key in keys(spelling.text):
                index[key].append(spelling)
        return dict(index)

    @cached_property
    def _skeleton_index(self) -> dict[str, list[Spelling]]:
        index: defaultdict[str, list[Spelling]] = defaultdict(list)
        for spelling in self._spellings():
            index[skeleton(spelling.text)].append(spelling)
        index.pop("", None)
        return dict(index)

    def _spellings(self) -> Iterable[Spelling]:
        return (spelling for landmark in self.landmarks for spelling in spellings(landmark))


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
