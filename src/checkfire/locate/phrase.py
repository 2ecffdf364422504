"""The strict reader of landmark phrases: "9 km south of Deir ez-Zor airfield".

* A distance with a unit, a direction, "of" or "from", and a landmark; or a landmark alone.
* A direction is one of sixteen points of the compass, or a true bearing in degrees.
* Words of vagueness are kept as such; what does not fit is refused, never repaired.

Example::

    parse_phrase("bearing 213 degrees 4.5 km from Deir ez-Zor airfield")
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from checkfire.errors import MalformedError
from checkfire.locate.characters import fold_characters
from checkfire.locate.phrase_words import DIRECTIONS, POINTS, UNITS_M, VAGUE_BEFORE_NAME, VAGUE_BEFORE_NUMBER

HINT = 'Nothing was stored. Write it as "9 km south of Raqqa airport", or give coordinates.'

DISTANCE_MAX_M = 500_000
"""Nobody points at a place from farther away."""


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_DISTANCE = rf"(?P<number>\d+(?:\.\d+)?) ?(?P<unit>{_any_of(UNITS_M)})"
_DIRECTION = rf"(?:to the |due )?(?P<direction>{_any_of(DIRECTIONS)})"
_SAID = r"(?P<said>(?:on |at )?(?:a )?bearing (?:of )?)"
_BEARING = rf"{_SAID}?(?P<bearing>\d{{1,3}}(?:\.\d+)?)(?P<mark> ?(?:°|degrees|degree|deg))?(?: true)?"
_FROM = r" (?:of|from) (?:the )?(?P<name>\S.*)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_DISTANCE} {_DIRECTION}{_FROM}",
        rf"{_DISTANCE},? {_BEARING}{_FROM}",
        rf"{_BEARING},? (?:at )?{_DISTANCE}{_FROM}",
    )
)
_ALONE = re.compile(r"(?:the )?(?P<name>\S.*)", re.IGNORECASE)
_VAGUE_NUMBER = re.compile(rf"(?:{_any_of(VAGUE_BEFORE_NUMBER)}) ?(?=\d|bearing )", re.IGNORECASE)
_VAGUE_NAME = re.compile(rf"(?:{_any_of(VAGUE_BEFORE_NAME)}) ", re.IGNORECASE)
# A text with these is meant as a measured phrase, so it is no landmark's name.
_MEASURED = re.compile(
    rf"{_DISTANCE}\b|.*\b(?:{_any_of(DIRECTIONS)}) (?:of|from)\b|.*\bbearing\b|.*\d ?(?:°|deg)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What a landmark phrase says, with how finely it says it."""

    stated: str
    """The words exactly as given (R1)."""
    name: str
    """The landmark's name, kind words included."""
    distance_m: float = 0.0
    distance_half_m: float = 0.0
    """Half a unit of the last digit given; "9 km" is 500 m, and "20 km" is 5 km."""
    direction: str = ""
    """A point of the compass in full, a bearing in digits, or "" for the landmark alone."""
    bearing_deg: float = 0.0
    """Clockwise from true north, in [0, 360)."""
    bearing_half_deg: float = 0.0
    """Half the sector of the direction: 22.5 for "south", 11.25 for "SSW", 0.5 for "213"."""
    is_vague: bool = False
    """Whether a word such as "about" or "near" came first."""


def parse_phrase(text: str) -> Phrase:
    """Read a landmark phrase.

    Raises:
        MalformedError: The text is not in one of the forms, with the code ``place-unreadable`` and the rule.
    """
    folded = fold_characters(text)
    measured, vague_number = _without(_VAGUE_NUMBER, folded)
    for form in _FORMS:
        match = form.fullmatch(measured)
        if match:
            return _measured(text, match, is_vague=vague_number)
    if _MEASURED.match(measured):
        raise _unreadable("measured-phrase", "A distance, a unit, a direction and a landmark are needed.")
    alone, is_vague = _without(_VAGUE_NAME, folded)
    match = _ALONE.fullmatch(alone)
    assert match is not None, "folded text is never empty"
    return Phrase(stated=text, name=match["name"], is_vague=is_vague)


def _without(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    match = pattern.match(text)
    return (text[match.end() :], True) if match else (text, False)


def _measured(stated: str, match: re.Match[str], *, is_vague: bool) -> Phrase:
    distance_m, distance_half_m = _distance_m(match["number"], match["unit"])
    direction, bearing_deg, bearing_half_deg = _direction(match.groupdict())
    return Phrase(
        stated=stated,
        name=match["name"],
        distance_m=distance_m,
        distance_half_m=distance_half_m,
        direction=direction,
        bearing_deg=bearing_deg,
        bearing_half_deg=bearing_half_deg,
        is_vague=is_vague,
    )


def _distance_m(number: str, unit: str) -> tuple[float, float]:
    if unit == "M":
        raise _unreadable("unit-ambiguous", "A capital M may be metres or miles; write m or mi.")
    unit_m = UNITS_M[unit.lower()]
    distance_m = Fraction(number) * unit_m
    if not 0 < distance_m <= DISTANCE_MAX_M:
        raise _unreadable(
            "distance-out-of-range", f"A distance is more than 0 and at most {DISTANCE_MAX_M} m."
        )
    return float(distance_m), float(_last_unit(number) * unit_m / 2)


def _last_unit(number: str) -> Fraction:
    """Return the worth of the last digit given; zeros at the end of a whole number may be rounding."""
    whole, _, decimals = number.partition(".")
    if decimals:
        return Fraction(1, 10 ** len(decimals))
    return Fraction(10 ** (len(whole) - len(whole.rstrip("0"))))


def _direction(said: dict[str, str | None]) -> tuple[str, float, float]:
    word = said.get("direction")
    if word is not None:
        place = DIRECTIONS[word.lower()]
        return POINTS[place], place * 22.5, 11.25 if place % 2 else 22.5
    number = said["bearing"] or ""
    if not said["said"] and not said["mark"]:
        raise _unreadable("bearing-unmarked", "A bearing needs the word bearing or the sign for degrees.")
    bearing_deg = float(number)
    if bearing_deg > 360:
        raise _unreadable("bearing-out-of-range", "A bearing is at most 360 degrees.")
    # "213" is read to the degree, "210" may be rounded to ten.
    half_deg = float(_last_unit(number) / 2) if "." in number or bearing_deg % 10 else 5.0
    return number, math.fmod(bearing_deg, 360), half_deg


def _unreadable(rule: str, message: str) -> MalformedError:
    return MalformedError(message, code="place-unreadable", hint=HINT, rule=rule)
