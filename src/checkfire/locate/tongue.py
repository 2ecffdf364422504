"""How one language says distances, directions and pairs of landmarks: its words and its forms.

A form is a regular expression with holes: ``{D}`` a distance, ``{R}`` a direction, ``{Q}`` a direction
that says "farther south than", ``{B}`` a bearing, ``{KM}`` a number of kilometres, and ``{NAME}``, ``{A}``
and ``{C}`` names.
A text fits a form whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

_DIGITS = r"(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d+)*"
_HOLES = {"NAME": r"(?P<name>\S.*?)", "A": r"(?P<name>\S.*?)", "C": r"(?P<other>\S.*?)"}


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """One language; all words are in lower case.

    Attributes:
        units_m: Metres in a unit, by every form of its word.
        numbers: Words for numbers.
        whole_m: Words for a whole distance, such as "two kilometres" in one word: metres, and their fineness.
        directions: Points of the compass, 0 to 15 clockwise from north, by every form of their words.
        comparatives: The same for words that need no preposition after them.
        bearing: How a bearing is written, with the groups ``said``, ``bearing`` and ``mark``.
        range_before: What may stand before a range.
        range_between: What stands between its two numbers.
        offsets: Forms of a distance and a direction from a landmark.
        pairs: Forms of a place between two landmarks.
        joins: What stands between the two names of a pair.
        roads: Forms of a kilometre on a road.
        vague_numbers: Words before a measure that say that it is not exact.
        vague_names: Words before a landmark which say that the place is not the landmark itself.
        measured: What shows that a text was meant as a measure, so that it is no landmark's name.
        has_thousands_comma: Whether a comma parts thousands; elsewhere it stands before decimals.
    """

    units_m: Mapping[str, Fraction]
    numbers: Mapping[str, Fraction]
    directions: Mapping[str, int]
    bearing: str
    range_before: str
    range_between: str
    offsets: tuple[str, ...]
    pairs: tuple[str, ...]
    joins: str
    roads: tuple[str, ...]
    vague_numbers: tuple[str, ...]
    vague_names: tuple[str, ...]
    measured: tuple[str, ...]
    comparatives: Mapping[str, int] = field(default_factory=dict)
    whole_m: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    has_thousands_comma: bool = False

    @cached_property
    def offset_forms(self) -> tuple[re.Pattern[str], ...]:
        """Forms of a distance and a direction from a landmark."""
        return tuple(map(self._form, self.offsets))

    @cached_property
    def pair_forms(self) -> tuple[re.Pattern[str], ...]:
        """Forms of a place between two landmarks."""
        return tuple(map(self._form, self.pairs))

    @cached_property
    def road_forms(self) -> tuple[re.Pattern[str], ...]:
        """Forms of a kilometre on a road."""
        return tuple(map(self._form, self.roads))

    @cached_property
    def measured_form(self) -> re.Pattern[str]:
        """What is found in a text that was meant as a measure."""
        digits = rf"\d ?(?:{any_of(self.units_m)})(?!\w)"
        filled = (re.sub(r"\(\?P<\w+>", "(?:", self._fill(form)) for form in self.measured)
        return re.compile("|".join([digits, *(rf"\A{form}" for form in filled)]), re.IGNORECASE)

    @cached_property
    def join_form(self) -> re.Pattern[str]:
        """What parts the two names of a pair."""
        return re.compile(self.joins, re.IGNORECASE)

    @cached_property
    def vague_number_form(self) -> re.Pattern[str]:
        """Vague words before a measure."""
        return re.compile(rf"(?:{any_of(self.vague_numbers)}) ?(?=\d|{self.bearing})", re.IGNORECASE)

    @cached_property
    def vague_name_form(self) -> re.Pattern[str]:
        """Vague words before a landmark."""
        return re.compile(rf"(?:{any_of(self.vague_names)})(?:(?<=')| )", re.IGNORECASE)

    def _form(self, form: str) -> re.Pattern[str]:
        return re.compile(self._fill(form), re.IGNORECASE)

    def _fill(self, form: str) -> str:
        number = rf"(?:{any_of(self.numbers)}|{_DIGITS})" if self.numbers else _DIGITS
        span = rf"(?:(?:(?:{self.range_before}) )?(?P<low>{number})(?: ?- ?(?=\d)|{self.range_between}))?"
        plain = rf"{span}(?P<number>{number})(?: |-)?(?P<unit>{any_of(self.units_m)})"
        holes = _HOLES | {
            "D": rf"(?:(?P<whole>{any_of(self.whole_m)})|{plain})" if self.whole_m else plain,
            "R": rf"(?P<direction>{any_of(self.directions)})",
            "Q": rf"(?P<direction>{any_of(self.comparatives)})",
            "B": self.bearing,
            "KM": rf"(?P<km>{_DIGITS})",
        }
        return re.sub(r"\{([A-Z]+)\}", lambda match: holes[match[1]], form)


def any_of(words: Iterable[str]) -> str:
    """Return an expression for any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def each(words: Mapping[str, Fraction | int]) -> dict[str, Fraction]:
    """Return a number for each of the words that are parted by spaces; an underscore stands for a space."""
    return {word.replace("_", " "): Fraction(value) for key, value in words.items() for word in key.split()}
