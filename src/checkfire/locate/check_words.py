"""Check words: two words by which both ends of a bad line know that they hold the same content.

* A text over ``ALPHABET`` becomes a number below ``PRIME``: the sum of its characters, each weighted by a
  power of ``BASE``. The number becomes two words.
* One changed character, or two neighbours swapped, always changes the words: no weight is zero, and the
  weights of neighbours differ.
* So does any other change in two characters within ``REACH`` of each other, for ``BASE`` was chosen so.
* Any other change leaves them as they are once in ``PRIME`` times.

Format: docs/formats/check-words.md.

Example::

    check_words("35.28540N 040.17600E")
"""

from __future__ import annotations

from checkfire.locate.check_word_list import ENGLISH

ALPHABET = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.-:/"
"""A character's value is its place here, counted from 1, so that none weighs nothing."""
PRIME = 1_048_573
"""The largest prime that two words can hold."""
BASE = 307_190
"""A primitive root: its powers up to ``REACH`` are no ratio of two differences of characters."""
REACH = 4_494
"""How far apart two wrong characters may lie and still change the words always."""

_VALUE = {char: place for place, char in enumerate(ALPHABET, start=1)}


def check_number(content: str) -> int:
    """Return the number of a text, 0 to ``PRIME - 1``.

    Raises:
        KeyError: A character is not in ``ALPHABET``.
    """
    number = 0
    for char in reversed(content):
        number = (number * BASE + _VALUE[char]) % PRIME
    return number


def check_words(content: str, words: tuple[str, ...] = ENGLISH) -> str:
    """Return the two words of a text, with a space between.

    Args:
        content: The content in its one form, such as ``content_of_point`` gives.
        words: The list of a language, as long as the English one.

    Raises:
        KeyError: A character is not in ``ALPHABET``.
    """
    first, second = divmod(check_number(content), len(ENGLISH))
    return f"{words[first]} {words[second]}"
