"""What else a text of coordinates may have been before one slip of the hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checkfire.locate.characters import fold_characters
from checkfire.locate.utm import BANDS

_SQUARE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_ZONED = re.compile(
    r"(?P<before>\D*)(?P<zone>\d{1,2}) ?(?P<band>[A-Z])(?P<gap> ?)(?P<square>[A-Z] ?[A-Z])?(?P<after>[ \d].*)"
)


def one_slip(text: str) -> Iterator[str]:
    """Yield every text with one other digit, and every text with two neighbouring digits transposed.

    Digits are neighbours also across marks between them, such as a decimal point.
    """
    folded = fold_characters(text)
    places = [place for place, char in enumerate(folded) if "0" <= char <= "9"]
    for place in places:
        for digit in "0123456789":
            if digit != folded[place]:
                yield folded[:place] + digit + folded[place + 1 :]
    for one, other in pairwise(places):
        if folded[one] != folded[other]:
            head, between, tail = folded[:one], folded[one + 1 : other], folded[other + 1 :]
            yield f"{head}{folded[other]}{between}{folded[one]}{tail}"


def other_zones(text: str) -> Iterator[str]:
    """Yield a grid position in the zones beside its own, in other bands, and with another square letter."""
    match = _ZONED.fullmatch(fold_characters(text).upper())
    if match is None:
        return
    before, zone, band = match["before"], int(match["zone"]), match["band"]
    square = match["square"] or ""
    grid = f"{match['gap']}{square}{match['after']}"
    yield from (f"{before}{other}{band}{grid}" for other in (zone % 60 + 1, (zone - 2) % 60 + 1))
    yield from (f"{before}{zone}{other}{grid}" for other in BANDS if other != band)
    yield from (f"{before}{zone}{band}{match['gap']}{other}{match['after']}" for other in _one_letter(square))


def _one_letter(square: str) -> Iterator[str]:
    for place, letter in enumerate(square):
        for other in _SQUARE_LETTERS:
            if letter not in (" ", other):
                yield f"{square[:place]}{other}{square[place + 1 :]}"
