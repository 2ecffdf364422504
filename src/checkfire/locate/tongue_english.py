"""English phrases of place."""

from __future__ import annotations

from fractions import Fraction

from checkfire.locate.phrase_words import DIRECTIONS, UNITS_M, VAGUE_BEFORE_NAME, VAGUE_BEFORE_NUMBER
from checkfire.locate.tongue import Tongue

_SMALL = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen"),
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
_HALF = Fraction(1, 2)
_NUMBERS = {
    **{word: Fraction(value) for value, word in enumerate(_SMALL, 1)},
    **{word: Fraction(value) for word, value in _TENS.items()},
    **{
        f"{ten}{gap}{word}": Fraction(tens + value)
        for ten, tens in _TENS.items()
        for value, word in enumerate(_SMALL[:9], 1)
        for gap in "- "
    },
    **dict.fromkeys(("half a", "half an", "a half"), _HALF),
    "one and a half": 1 + _HALF,
    "a": Fraction(1),
    "a dozen": Fraction(12),
    "ninety": Fraction(90),
    "a hundred": Fraction(100),
    "one hundred": Fraction(100),
}
_KM = r"(?:km|kilometre|kilometer) ?{KM}"

ENGLISH = Tongue(
    units_m=UNITS_M,
    numbers=_NUMBERS,
    whole_m={
        **dict.fromkeys(("a kilometre and a half", "a kilometer and a half"), (1_500, 500)),
    },
    directions=DIRECTIONS,
    bearing=r"(?P<said>(?:on |at )?(?:a )?bearing (?:of )?|at )?(?P<bearing>\d{1,3}(?:\.\d+)?)"
    r"(?P<mark> ?(?:°|degrees|degree|deg))?(?: true)?",
    range_before="between|from",
    range_between=" to | and ",
    offsets=(
        "{D} (?:to the |due )?{R} (?:of|from) (?:the )?{NAME}",
        "{D},? {B} (?:of|from) (?:the )?{NAME}",
        "{B},? (?:at )?{D} (?:of|from) (?:the )?{NAME}",
    ),
    pairs=("(?:half-?way |half way |midway )?(?:in )?between (?:the )?{A} and (?:the )?{C}",),
    joins=" and ",
    roads=(
        f"on the (?:road|highway|way) from (?:the )?{{A}} to (?:the )?{{C}},? (?:at )?{_KM}",
        f"on the {{A}}(?: to |-| - ){{C}} (?:road|highway),? (?:at )?{_KM}",
        f"at {_KM} (?:of|on|along) the (?:road|highway) from (?:the )?{{A}} to (?:the )?{{C}}",
    ),
    vague_numbers=VAGUE_BEFORE_NUMBER,
    vague_names=VAGUE_BEFORE_NAME,
    measured=(
        r".*\b{R} (?:of|from)\b",
        r".*\bbearing\b",
        r".*\d ?(?:°|deg)",
        r"(?:half-?way |midway )?(?:in )?between\b",
        r"on the (?:road|highway)\b",
    ),
    has_thousands_comma=True,
)
