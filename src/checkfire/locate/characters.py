"""Characters of one meaning become one: digits, dashes, degree marks, spaces, and marks of direction."""

from __future__ import annotations

import re

from checkfire.locate.refusal import refuse

TEXT_MAX = 200
"""Longer texts are not read as landmark phrases."""
MESSAGE_MAX = 2_000
"""In longer texts no coordinates are looked for."""

_SAME = {
    "°": "º˚⁰∘",
    "'": "’‘′ʹ´`",
    '"': "”“″ʺ",
    ",": "،",
    ";": "؛",
    "-": "−‐‑‒–—",
    ".": "٫",
    " ": "\u00a0\u2007\u2009\u200a\u202f\t",
    # What only steers how letters are drawn has no meaning for a place.
    "": "\u00ad\u200b\u200c\u200d\ufeff"
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
}
_FOLDED = {ord(form): char for char, forms in _SAME.items() for form in forms} | {
    zero + digit: str(digit)
    for zero in (0x0660, 0x06F0, 0xFF10)  # Arabic-Indic, Persian, full width
    for digit in range(10)
}


def fold_characters(text: str) -> str:
    """Return a text with ASCII digits and marks, and single spaces; letters stay as they are.

    Raises:
        MalformedError: The text is empty, longer than ``TEXT_MAX``, or has more than one line.
    """
    return _fold(text, TEXT_MAX)


def fold_message(text: str) -> str:
    """Return a longer text of one or more lines in the same way, its lines joined by a space.

    Raises:
        MalformedError: The text is empty, longer than ``MESSAGE_MAX``, or has characters that do not print.
    """
    return _fold(" ".join(text.splitlines()) if len(text) <= MESSAGE_MAX else text, MESSAGE_MAX)


def _fold(text: str, limit: int) -> str:
    if len(text) > limit:
        raise refuse("place-too-long", "The place is too long.", length=len(text), limit=limit)
    folded = re.sub(" +", " ", text.translate(_FOLDED)).strip(" ")
    if not folded or not folded.isprintable():
        raise refuse("place-unreadable", "The place is empty or holds characters that do not print.")
    return folded.replace("''", '"')
