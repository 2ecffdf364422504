"""The pieces of a pair of coordinates: numbers, letters, labels, marks, signs and separators.

What a comma means is settled first.
It separates if the numbers have dots, and is a decimal comma if the pair is separated otherwise.
Where both are possible, the text is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from checkfire.locate.refusal import NOT_COORDINATES, refuse


class Piece(StrEnum):
    """What a token is."""

    NUMBER = "number"
    LETTER = "letter"
    LABEL = "label"
    MARK = "mark"
    SIGN = "sign"
    SEPARATOR = "separator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A piece of the text."""

    piece: Piece
    text: str


_SCAN = re.compile(
    r"""(?P<number>[\d.…]*\d[\d.…]*)        # shapes that are no numbers are refused by name
      | (?P<label>LAT|LON)
      | (?P<letter>[NSEWnsew](?![^\W\d_]))
      | (?P<mark>[°'":]|(?<=\d)-(?=\d))     # a dash between digits parts degrees from minutes
      | (?P<sign>(?<![\d.])[+-](?=\d))
      | (?P<separator>[,;/&]|(?<=[NSEWnsew]\ )-(?=\ )|-(?=\ (?:[NSEW](?![^\W\d_])|LAT|LON)))
      | (?P<dash>[+-])
      | (?P<blank>[ =|_])
      | (?P<other>.)""",
    re.VERBOSE,
)
_DOTTED = re.compile(r"\d{1,3}\.[0-5]?\d\.\d{1,2}(?:\.\d+)?")
_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3},\d{3}\.\d")
_TIGHT_COMMA = re.compile(r"(?<=\d),(?=\d)")
_SPLIT_OTHERWISE = re.compile(r"[;/&NSEWnsew°'\"]|LAT|LON|,(?!\d)|(?<!\d),|\d,\d+ +[+-]?\d+,\d")


def scan(text: str) -> list[Token]:
    """Return the tokens of a text whose words are folded.

    Raises:
        MalformedError: It is no text of coordinates, or a number, comma or dash can be read in two ways.
    """
    stray = next((match[0] for match in _SCAN.finditer(text) if match["other"]), None)
    if stray:
        raise refuse(NOT_COORDINATES, "This is not written as coordinates.", found=stray)
    tokens = [_token(match) for match in _SCAN.finditer(_settle_commas(text)) if not match["blank"]]
    if not any(token.piece is Piece.NUMBER for token in tokens):
        raise refuse(NOT_COORDINATES, "There is no number in this.")
    return tokens


def _settle_commas(text: str) -> str:
    """Return the text with decimal commas as dots, and separating commas as they are."""
    if _THOUSANDS.search(text):
        raise refuse("comma-ambiguous", "A comma may part thousands or separate here.")
    if not _TIGHT_COMMA.search(text) or re.search(r"\d\.\d", text):
        return text
    if re.search(r"\d,\d+,\d", text) or not _SPLIT_OTHERWISE.search(text):
        likely = text.replace(",", ", ") if text.count(",") == 1 else None
        raise refuse("comma-ambiguous", "A comma may separate or stand before decimals here.", likely)
    return _TIGHT_COMMA.sub(".", text)


def _token(match: re.Match[str]) -> Token:
    found = match[0]
    if match["dash"]:
        raise refuse("sign-ambiguous", "A dash or plus may be a sign or a separator here.", found=found)
    if match["number"]:
        _require_number(found)
    return Token(piece=Piece(match.lastgroup or ""), text=found.upper())


def _require_number(found: str) -> None:
    if found.startswith(".") or found.endswith(".") or "…" in found:
        raise refuse("number-cut-short", "Digits are missing before or after a decimal point.", number=found)
    if found.count(".") > 1 and not _DOTTED.fullmatch(found):
        raise refuse("number-malformed", "A number has more than one decimal point.", number=found)
