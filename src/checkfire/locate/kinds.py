"""Kinds of landmark, and the words that name them before or after a place's name.

* "Deir ez-Zor airfield" is the name "Deir ez-Zor" and the kind word "airfield".
* City, town and village are one family: their sizes are inferred, so a village called a town still fits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class LandmarkKind(StrEnum):
    """What a landmark is."""

    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    AIRFIELD = "airfield"
    OTHER = "other"


SETTLEMENTS = frozenset({LandmarkKind.CITY, LandmarkKind.TOWN, LandmarkKind.VILLAGE})

_AIRFIELD_WORDS = (
    *("air base", "air-base", "airbase", "air field", "air-field", "airfield", "airport", "air port"),
    *("aerodrome", "airstrip", "air strip", "landing strip"),
    *("مطار", "قاعدة جوية", "aéroport", "aérodrome", "aeroport", "base aérienne"),
    *("аэродром", "аэродрома", "аэродромом", "аэропорт", "аэропорта", "аэропортом", "авиабаза", "авиабазы"),
    *("аеродром", "аеродрому", "аеродрома", "аеродромом", "аеропорт", "аеропорту", "аеропортом", "авіабаза"),
    "авіабази",
)
_AIRFIELD_ADJECTIVES = ("international", "military", "army", "civil", "regional", "domestic")
_SETTLEMENT_WORDS = {
    LandmarkKind.CITY: (
        *("city", "مدينة", "ville", "город", "города", "городом", "місто", "міста", "містом"),
    ),
    LandmarkKind.TOWN: ("town", "بلدة", "посёлок", "поселок", "посёлка", "поселка", "селище", "селища"),
    LandmarkKind.VILLAGE: (*("village", "قرية", "деревня", "деревни", "деревней", "село", "села", "селом"),),
}
_CENTRE = r"(?:centre|center)"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedKind:
    """A name freed of its kind words, and the kind that they asked for."""

    name: str
    kind: LandmarkKind | None

    def is_fitted_by(self, kind: LandmarkKind) -> bool:
        """Tell whether a landmark of this kind is of the family asked for; no kind asked for fits all."""
        return self.kind is None or family(kind) == family(self.kind)


def family(kind: LandmarkKind) -> frozenset[LandmarkKind]:
    """Return the kinds that a kind word cannot tell apart."""
    return SETTLEMENTS if kind in SETTLEMENTS else frozenset({kind})


def split_kind(text: str) -> NamedKind:
    """Split "the city of Mosul", "Mosul city centre" or "Mosul International Airport" into name and kind.

    A text that is nothing but kind words is returned as a name.
    """
    for kind, pattern in _PATTERNS:
        match = pattern.fullmatch(text.strip())
        if match:
            return NamedKind(name=(match["after"] or match["before"]).strip(" ,"), kind=kind)
    return NamedKind(name=text.strip(), kind=None)


def _pattern(words: str) -> re.Pattern[str]:
    # "airport of X", "مطار X" or "aéroport d'X" (after), or "X airport" (before).
    of = r"(?:\s+(?:of|at|in|de la|de|du|в|у))?\s+(?:de l'|d'|l')?"
    text = rf"(?:the\s+)?(?:{words}){of}(?P<after>\S.*)|(?P<before>\S.*?)[\s,]+(?:{words})"
    return re.compile(text, re.IGNORECASE)


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in words)


def _patterns() -> tuple[tuple[LandmarkKind, re.Pattern[str]], ...]:
    adjectives = _any_of(_AIRFIELD_ADJECTIVES)
    airfield = rf"(?:(?:{adjectives})\s+)*(?:{_any_of(_AIRFIELD_WORDS)})"
    settlements = tuple(
        (kind, _pattern(_with_centre(_any_of(words)))) for kind, words in _SETTLEMENT_WORDS.items()
    )
    return ((LandmarkKind.AIRFIELD, _pattern(airfield)), *settlements, (LandmarkKind.TOWN, _pattern(_CENTRE)))


def _with_centre(words: str) -> str:
    return rf"(?:{words})(?:\s+{_CENTRE})?|{_CENTRE}\s+of\s+(?:the\s+)?(?:{words})"


_PATTERNS = _patterns()
