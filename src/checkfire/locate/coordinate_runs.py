"""Runs of numbers, letters and marks in a message, and which of them are pairs of coordinates.

* Words and brackets end a run.
* A run is read as a whole, or without what words beside it may own: a count ("40 beds"), a number of a list
  ("2: "), a preposition.
* What cannot be read is refused if it looks like coordinates, and is other matter if it does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from checkfire.errors import MalformedError
from checkfire.locate.coordinate_pair import read_pair
from checkfire.locate.reading import Reading
from checkfire.locate.refusal import NOT_COORDINATES, refuse

_LETTER = r"[^\W\d_]"
_PIECE = re.compile(
    rf"""(?P<word>(?:\d{{1,9}}[.,])?\d{{1,9}}(?![NSEWnsew](?!{_LETTER})|LAT|LON){_LETTER}\w*)   # 12km, 1430Z
       | (?P<keep>(?:LAT|LON)(?!{_LETTER})|[NSEWnsew](?![^\W\d_]|'{_LETTER})|[\d.…]+|[ ,;/°'":+\-|_=&])
       | (?P<name>{_LETTER}(?:[\w]|'{_LETTER})*(?:(?<=\d)(?:\.\d{{1,6}}){{1,4}})?)
       | (?P<other>.)""",
    re.VERBOSE,
)
_COUNT = re.compile(r"[ ,;/-]+(?:\d{1,3}(?:,\d{3})+|(?<![\d.,])\d+) *$")
_STRAY_LETTER = re.compile(r"(?<=[NSEWnsew\d])[ ,;]+[NSEWnsew] *$")
_TIME_AFTER = re.compile(r"[ ,;]+(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$")
_NUMBER_OF_A_LIST = re.compile(r"^[NSEW]?\d{1,3}(?: ?:| ?-|\.) +(?=.)")
_NUMBER_OF_A_NAME = re.compile(r"^\d{1,4}, +(?=.)")
_PREPOSITION = re.compile(r"^[nsew] ")
_PREPOSITION_AFTER = re.compile(r" [nsew]$")
_LIKE_COORDINATES = re.compile(
    r"[°].*['\"]|(?:[NSEW]|LAT|LON).*(?:°|\d[.,]\d{3})|(?:°|\d[.,]\d{3}).*(?:[NSEW]|LAT|LON)"
)
_TWO_LETTERS = re.compile(r"(?:LAT|LON|[NSEW]).*\d.*(?:LAT|LON|[NSEW])")
# The end of a sentence; a number that had no point before, such as "40.", was cut short.
_FULL_STOP = re.compile(r"(\.\d{1,20}|[NSEW°'\"])\.[ ,;]*$")
_LETTERS = re.compile(r"[NSEW]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DECIMALS = re.compile(r"\d([.,])(\d+)")
_DECIMALS_AMONG_WORDS = 3
"""Fewer decimals on both numbers may be prices or measures."""
_NAMED = re.compile(r"[NSEWnsew°]|LAT|LON")
_LENGTH_MAX = 200
"""A longer run is no pair; it would only take long to find out."""
_FEW_NUMBERS = 2
"""Two whole numbers may be degrees and minutes of one angle, or a fraction, unless a comma parts them."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of characters that coordinates are made of."""

    text: str
    start: int
    end: int
    before: str
    """What ends it on the left: a word, a name, other matter, or nothing."""
    after: str


def find_runs(text: str) -> Iterator[Run]:
    """Return the runs of a text of folded words that hold a number."""
    start, before = 0, ""
    pieces = [match for match in _PIECE.finditer(text) if not match["keep"]]
    for match in pieces:
        yield from _run(text, start, match.start(), before, match.lastgroup or "")
        start, before = match.end(), match.lastgroup or ""
    yield from _run(text, start, len(text), before, "")


def _run(text: str, start: int, end: int, before: str, after: str) -> Iterator[Run]:
    found = text[start:end]
    if any(char.isdigit() for char in found):
        yield Run(_trim(found), start, end, before, after)


def _trim(run: str) -> str:
    run = _FULL_STOP.sub(r"\1", run.strip())
    if run[0] in "'\"":
        run = run.strip("'\"")
    return re.sub(r"^(?:[ ,;/:=|&_']|[.-] )+|[ ,;/:=|&_+-]+['\"]?[ ,;]*$", "", run)


def read_run(run: Run, *, is_alone: bool) -> tuple[tuple[Reading, ...], ...]:
    """Return the readings of each pair in a run; more than one pair only if letters part them.

    Raises:
        MalformedError: The rule that the whole run breaks.
    """
    if len(run.text) > _LENGTH_MAX:
        raise refuse("number-count", "These are more numbers than a place has.", length=len(run.text))
    refusal = None
    is_one_number = len(_NUMBER.findall(run.text)) == 1
    for text in [run.text] if is_one_number else dict.fromkeys(_ways(run)):
        try:
            return (_read_evident(text, is_alone=is_alone),)
        except MalformedError as exc:
            refusal = refusal or exc
            pairs = _pairs(text)
            if len(pairs) > 1:
                return tuple(read_pair(pair) for pair in pairs)
    raise refusal or refuse(NOT_COORDINATES, "There is no number in this.")


def is_like_coordinates(run: Run) -> bool:
    """Tell whether a run that cannot be read was hardly meant as anything but coordinates."""
    if len(run.text) > _LENGTH_MAX:
        return bool(_NAMED.search(run.text))
    return bool(_LIKE_COORDINATES.search(run.text) or _TWO_LETTERS.search(run.text))


def _ways(run: Run) -> Iterator[str]:
    """Return the run as a whole, and then without what a word beside it may own."""
    starts = [run.text]
    starts += [pattern.sub("", run.text) for pattern in (_NUMBER_OF_A_LIST, _PREPOSITION)]
    if run.before == "name":
        starts.append(_NUMBER_OF_A_NAME.sub("", run.text))
    for text in starts:
        yield text
    for text in starts:
        if run.after in ("word", "name"):
            yield _trim_or(text, _COUNT.sub("", text))
            yield _trim_or(text, _STRAY_LETTER.sub("", text))
        yield _PREPOSITION_AFTER.sub("", text)
        yield _trim_or(text, _TIME_AFTER.sub("", text))


def _trim_or(whole: str, text: str) -> str:
    return _trim(text) if any(char.isdigit() for char in text) else whole


def _read_evident(text: str, *, is_alone: bool) -> tuple[Reading, ...]:
    """Read a pair; among words, two bare numbers need decimals as only coordinates have them."""
    if not (_NAMED.search(text) or _are_evident(text, is_alone=is_alone)):
        raise refuse(NOT_COORDINATES, "Two such numbers may be anything.", found=text)
    return read_pair(text)


def _are_evident(text: str, *, is_alone: bool) -> bool:
    decimals = [(mark, len(digits)) for mark, digits in _DECIMALS.findall(text)]
    numbers = len(re.findall(r"\d+", text)) - len(decimals)
    if is_alone:
        return numbers != _FEW_NUMBERS or bool(decimals) or "," in text or ";" in text
    # Three digits after a comma may be thousands.
    most = max((count - (mark == ",") for mark, count in decimals), default=0)
    return len(decimals) >= _FEW_NUMBERS and most >= _DECIMALS_AMONG_WORDS


def _pairs(text: str) -> list[str]:
    """Return a run of several pairs with letters, cut between them."""
    letters = [match.start() for match in _LETTERS.finditer(text)]
    if len(letters) < 4 or len(letters) % 2:
        return [text]
    is_first = letters[0] == 0
    cuts = [letters[at] if is_first else letters[at - 1] + 1 for at in range(2, len(letters), 2)]
    edges = [0, *cuts, len(text)]
    return [_trim(text[start:end]) for start, end in pairwise(edges)]
