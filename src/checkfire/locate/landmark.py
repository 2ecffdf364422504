"""A landmark, the names that it goes by, and how closely a name fits it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

import msgspec

from checkfire.locate.kinds import LandmarkKind, split_kind
from checkfire.locate.names import keys, skeleton
from checkfire.vocab.place import Point

KIND_ORDER = {kind: place for place, kind in enumerate(LandmarkKind)}


class Landmark(msgspec.Struct, frozen=True, kw_only=True):
    """A place with a name that people measure from."""

    id: str
    """Its identifier in the source, such as "geonames:170794"."""
    name: str
    kind: LandmarkKind
    point: Point
    """Its reference point; a city reaches kilometres around it."""
    alternates: tuple[str, ...] = ()
    """Other names and spellings, in any script."""
    source: str
    country: str
    """ISO 3166-1 alpha-2, such as "SY"."""


class Closeness(IntEnum):
    """How a name fits a landmark, the closest first."""

    OWN_NAME = 0
    OTHER_NAME = 1
    WITHOUT_KIND_WORD = 2
    CONSONANTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One text under which a landmark can be looked up."""

    landmark: Landmark
    name: str
    """The landmark's name that it belongs to."""
    text: str
    """That name, or what is left of it without its kind word."""
    closeness: Closeness


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFit:
    """A landmark that fits a name."""

    landmark: Landmark
    name: str
    """Which of its names fits."""
    closeness: Closeness
    is_kind_fitting: bool
    """Whether it is of the kind that the words ask for, or they ask for none."""

    @property
    def rank(self) -> tuple[bool, int, int, str]:
        """The order among fits, the best first: kind asked for, name, larger kind, id."""
        return (not self.is_kind_fitting, self.closeness, KIND_ORDER[self.landmark.kind], self.landmark.id)


def spellings(landmark: Landmark) -> Iterator[Spelling]:
    """Return every text under which a landmark can be looked up, the closest first.

    "Deir ez-Zor Airport" is found under its name and under "Deir ez-Zor".
    """
    for name in (landmark.name, *landmark.alternates):
        closeness = Closeness.OWN_NAME if name == landmark.name else Closeness.OTHER_NAME
        yield Spelling(landmark=landmark, name=name, text=name, closeness=closeness)
        bare = split_kind(name).name if landmark.kind is LandmarkKind.AIRFIELD else name
        if bare != name:
            yield Spelling(landmark=landmark, name=name, text=bare, closeness=Closeness.WITHOUT_KIND_WORD)


def shares_name(landmark: Landmark, texts: Iterable[str]) -> bool:
    """Tell whether a landmark goes by one of these names, by letters or by consonants alone, of any kind."""
    asked = {text for name in texts for text in (name, split_kind(name).name)}
    strong = {key for text in asked for key in keys(text)}
    weak = {skeleton(text) for text in asked} - {""}
    own = [spelling.text for spelling in spellings(landmark)]
    return any(strong & keys(text) for text in own) or any(skeleton(text) in weak for text in own)
