"""The strict reader of landmark phrases: "9 km south of Deir ez-Zor airfield", in five languages.

* A distance and a direction or true bearing from a landmark; a landmark alone, or near it.
* A place between two landmarks; a kilometre on the road from one to another.
* A range of distances is read as its middle, with its half as the fineness.
* Words of vagueness are kept as such; what does not fit a form whole is refused, never half read.

Forms and words: docs/checks/CF-LOC-03.md.

Example::

    parse_phrase("bearing 213 degrees 4.5 km from Deir ez-Zor airfield")
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from checkfire.errors import MalformedError
from checkfire.locate.characters import fold_characters
from checkfire.locate.phrase_words import POINTS
from checkfire.locate.tongue import Tongue
from checkfire.locate.tongue_arabic import ARABIC
from checkfire.locate.tongue_english import ENGLISH
from checkfire.locate.tongue_french import FRENCH
from checkfire.locate.tongue_slavic import RUSSIAN, UKRAINIAN

HINT = 'Nothing was stored. Write it as "9 km south of Raqqa airport", or give coordinates.'

DISTANCE_MAX_M = 500_000
"""Nobody points at a place from farther away."""
TONGUES = (ENGLISH, FRENCH, ARABIC, UKRAINIAN, RUSSIAN)

_ALONE = re.compile(r"(?:the )?(?P<name>\S.*)", re.IGNORECASE)
_CAPITAL_M = ("M", "М")  # Latin and Cyrillic
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


class Shape(StrEnum):
    """What a phrase makes of its landmarks."""

    ALONE = "alone"
    """The landmark itself, or a place near it."""
    OFFSET = "offset"
    BETWEEN = "between"
    ROAD = "road"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What a landmark phrase says, with how finely it says it."""

    stated: str
    """The words exactly as given (R1)."""
    name: str
    """The landmark's name, kind words included."""
    shape: Shape = Shape.ALONE
    other: str = ""
    """The second landmark's name, between two or on a road."""
    distance_m: float = 0.0
    """From the landmark; on a road along the road."""
    distance_half_m: float = 0.0
    """Half a unit of the last digit given; "9 km" is 500 m, and "20 km" is 5 km."""
    direction: str = ""
    """A point of the compass in full, a bearing in digits, or "" where none was given."""
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
    for tongue in TONGUES:
        phrase = _in_tongue(text, folded, tongue)
        if phrase:
            return phrase
    if any(tongue.measured_form.search(_without(tongue.vague_number_form, folded)[0]) for tongue in TONGUES):
        raise _unreadable("measured-phrase", "A distance, a unit, a direction and a landmark are needed.")
    return _alone(text, folded)


def _alone(stated: str, folded: str) -> Phrase:
    near = [rest for rest, is_vague in (_without(one.vague_name_form, folded) for one in TONGUES) if is_vague]
    match = _ALONE.fullmatch(near[0] if near else folded)
    assert match is not None, "folded text is never empty"
    return Phrase(stated=stated, name=match["name"], is_vague=bool(near))


def _in_tongue(stated: str, folded: str, tongue: Tongue) -> Phrase | None:
    """Return the phrase in one language, or None if it fits no form of it."""
    measured, is_vague = _without(tongue.vague_number_form, folded)
    vague = _Vague(is_vague)
    readers: tuple[tuple[tuple[re.Pattern[str], ...], _Reader], ...] = (
        (tongue.road_forms, _road),
        (tongue.offset_forms, _offset),
        (tongue.pair_forms, _pair),
    )
    for forms, reader in readers:
        for form in forms:
            match = form.fullmatch(measured)
            if match:
                return reader(stated, match, tongue, vague)
    return None


@dataclass(frozen=True, slots=True)
class _Vague:
    """Whether a word of vagueness came first."""

    found: bool


_Reader = Callable[[str, re.Match[str], Tongue, "_Vague"], Phrase]


def _without(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    match = pattern.match(text)
    return (text[match.end() :], True) if match else (text, False)


def _offset(stated: str, match: re.Match[str], tongue: Tongue, vague: _Vague) -> Phrase:
    said = match.groupdict()
    if match["name"].lower() in tongue.directions:
        raise _unreadable("measured-phrase", "A landmark is needed after the direction.")
    distance_m, distance_half_m = _distance_m(said, tongue)
    direction, bearing_deg, bearing_half_deg = _direction(said, tongue)
    return Phrase(
        stated=stated,
        shape=Shape.OFFSET,
        name=match["name"],
        distance_m=distance_m,
        distance_half_m=distance_half_m,
        direction=direction,
        bearing_deg=bearing_deg,
        bearing_half_deg=bearing_half_deg,
        is_vague=vague.found,
    )


def _pair(stated: str, match: re.Match[str], tongue: Tongue, vague: _Vague) -> Phrase:
    both = (match["name"], match["other"])
    if any(name[0].isdigit() for name in both):
        raise _unreadable("measured-phrase", "A range needs a unit, a direction and a landmark.")
    if any(tongue.join_form.search(name) for name in both):
        raise _unreadable("names-ambiguous", "It cannot be said where the first name ends.")
    return Phrase(stated=stated, shape=Shape.BETWEEN, name=both[0], other=both[1], is_vague=vague.found)


def _road(stated: str, match: re.Match[str], tongue: Tongue, vague: _Vague) -> Phrase:
    km, last = _number(match["km"], tongue)
    return Phrase(
        stated=stated,
        shape=Shape.ROAD,
        name=match["name"],
        other=match["other"],
        distance_m=_require_distance_m(km * 1_000),
        distance_half_m=float(last * 500),
        is_vague=vague.found,
    )


def _distance_m(said: dict[str, str | None], tongue: Tongue) -> tuple[float, float]:
    whole = said.get("whole")
    if whole:
        distance_m, fine_m = tongue.whole_m[whole.lower()]
        return float(distance_m), fine_m / 2
    unit = said["unit"] or ""
    if unit in _CAPITAL_M:
        raise _unreadable("unit-ambiguous", "A capital M may be metres or miles; write m or mi.")
    unit_m = tongue.units_m[unit.lower()]
    number, last = _number(said["number"] or "", tongue)
    low, low_last = _number(said["low"], tongue) if said["low"] else (number, last)
    if low > number:
        raise _unreadable("range-reversed", "A range begins with the smaller distance.")
    middle_m = _require_distance_m((low + number) / 2 * unit_m)
    return middle_m, float((number - low + min(last, low_last)) / 2 * unit_m)


def _require_distance_m(distance_m: Fraction) -> float:
    if not 0 < distance_m <= DISTANCE_MAX_M:
        message = f"A distance is more than 0 and at most {DISTANCE_MAX_M} m."
        raise _unreadable("distance-out-of-range", message)
    return float(distance_m)


def _number(text: str, tongue: Tongue) -> tuple[Fraction, Fraction]:
    """Return a number, in digits or in a word, and the worth of the last digit that was given."""
    word = tongue.numbers.get(text.lower())
    if word is not None:
        return word, _last_unit(str(word)) if word.denominator == 1 else Fraction(1, word.denominator)
    digits = text.replace(" ", "")
    if tongue.has_thousands_comma and _THOUSANDS.fullmatch(digits):
        digits = digits.replace(",", "")
    elif not tongue.has_thousands_comma and re.fullmatch(r"\d+,\d{1,2}|\d+,\d{4,}", digits):
        digits = digits.replace(",", ".")
    if not re.fullmatch(r"\d+(?:\.\d+)?", digits):
        raise _unreadable("measured-phrase", "A number may be read in two ways, or in none.")
    return Fraction(digits), _last_unit(digits)


def _last_unit(number: str) -> Fraction:
    """Return the worth of the last digit given; zeros at the end of a whole number may be rounding."""
    whole, _, decimals = number.partition(".")
    if decimals:
        return Fraction(1, 10 ** len(decimals))
    return Fraction(10 ** (len(whole) - len(whole.rstrip("0"))))


def _direction(said: dict[str, str | None], tongue: Tongue) -> tuple[str, float, float]:
    word = said.get("direction")
    if word is not None:
        place = {**tongue.directions, **tongue.comparatives}[word.lower()]
        return POINTS[place], place * 22.5, 11.25 if place % 2 else 22.5
    number = (said["bearing"] or "").replace(",", ".")
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
