"""The closed sets of words in a landmark phrase: units, directions, and words of vagueness."""

from __future__ import annotations

from fractions import Fraction

UNITS_M = {
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), Fraction(1)),
    **dict.fromkeys(("km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"), Fraction(1000)),
    **dict.fromkeys(("mi", "mile", "miles"), Fraction("1609.344")),
    **dict.fromkeys(("nm", "nmi", "nautical mile", "nautical miles"), Fraction(1852)),
}
"""Metres in a unit; lower case."""

_SHORT = ("n", "nne", "ne", "ene", "e", "ese", "se", "sse", "s", "ssw", "sw", "wsw", "w", "wnw", "nw", "nnw")
_LETTERS = {"n": "north", "e": "east", "s": "south", "w": "west"}


def _long(short: str) -> str:
    """Return "north-north-east" for "nne"."""
    return "-".join(_LETTERS[letter] for letter in short)


POINTS = tuple(_long(short) for short in _SHORT)
"""The sixteen points of the compass, clockwise from north."""


def _spellings(short: str) -> set[str]:
    long = _long(short)
    parts = long.split("-")
    pair = "-".join([*parts[:-2], "".join(parts[-2:])])
    return {short, long, long.replace("-", ""), long.replace("-", " "), pair, pair.replace("-", " ")}


DIRECTIONS = {spelling: place for place, short in enumerate(_SHORT) for spelling in _spellings(short)}
"""Every spelling of a point of the compass, and its place in ``POINTS``."""

VAGUE_BEFORE_NAME = ("near", "close to", "next to", "around", "in the vicinity of", "in the area of")
"""Words before a landmark alone which say that the place is not the landmark itself."""

VAGUE_BEFORE_NUMBER = (
    *("about", "approximately", "approx.", "approx", "around", "roughly", "nearly", "almost", "some", "near"),
    *("circa", "ca.", "ca", "c.", "~", "±"),
)
"""Words before a distance or a bearing which say that it is not exact."""
