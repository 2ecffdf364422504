"""Where a pair of coordinates is split in two, and what each half says of its axis.

Letters or labels decide.
Without them it is one separator, the second sign, the second degree mark, or an even count of numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

from checkfire.locate.angle import AXIS_OF, Axis
from checkfire.locate.coordinate_tokens import Piece, Token
from checkfire.locate.refusal import refuse

_JOINING = ("-", "&")
_AXIS_OF_LABEL = {"LAT": Axis.LAT, "LON": Axis.LON}


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """The tokens of one axis, without letter, label and separator."""

    tokens: tuple[Token, ...]
    letter: str = ""
    label: Axis | None = None

    @property
    def axis(self) -> Axis | None:
        """The axis that a label or a letter names."""
        return self.label or AXIS_OF.get(self.letter)


def split_halves(tokens: list[Token]) -> tuple[Half, Half]:
    """Return the two halves of a pair, in the order written.

    Raises:
        MalformedError: It cannot be said where one axis ends, or a letter or label is missing or too many.
    """
    tokens = _spread_labels(tokens)
    if _places(tokens, Piece.LABEL):
        first, second = _cut_at_labels(tokens)
    elif _places(tokens, Piece.LETTER):
        first, second = _cut_at_letters(tokens)
    else:
        first, second = _cut_bare(tokens)
    halves = _half(_without_separator(first, at=-1)), _half(_without_separator(second, at=0))
    if bool(halves[0].letter) != bool(halves[1].letter):
        raise refuse("letter-missing", "One number has a letter and the other has none.")
    return halves


def _spread_labels(tokens: list[Token]) -> list[Token]:
    """Return the tokens of "lat, lon: 35.2854, 40.1760" with each label before its number."""
    numbers = _places(tokens, Piece.NUMBER)
    head, rest = tokens[: numbers[0]], tokens[numbers[0] :]
    while head and head[-1].piece in (Piece.SIGN, Piece.LETTER):
        rest.insert(0, head.pop())
    labels = [token for token in head if token.piece is Piece.LABEL]
    if len(labels) != 2 or _places(rest, Piece.LABEL):
        return tokens
    if _places(rest, Piece.LETTER):
        return rest
    first, second = _cut_bare(rest)
    return [labels[0], *_without_separator(first, at=-1), labels[1], *_without_separator(second, at=0)]


def _cut_at_labels(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    places = _places(tokens, Piece.LABEL)
    is_last = places[-1] == len(tokens) - 1
    if len(places) != 2 or (places[0] == 0) == is_last:
        raise refuse("label-misplaced", "Both numbers need one label each, both before or both after.")
    cut = places[0] + 1 if is_last else places[1]
    return tokens[:cut], tokens[cut:]


def _cut_at_letters(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    places = _places(tokens, Piece.LETTER)
    if len(places) != 2:
        code = "letter-missing" if len(places) == 1 else "too-many-letters"
        raise refuse(code, "Both numbers need one letter each, or none.", count=len(places))
    is_first, is_last = places[0] == 0, places[1] == len(tokens) - 1
    if is_first == is_last:
        raise refuse("letters-mixed", "Both letters stand before their numbers, or both after.")
    cut = places[1] if is_first else places[0] + 1
    return tokens[:cut], tokens[cut:]


def _cut_bare(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    if any(token.text in _JOINING and token.piece in (Piece.MARK, Piece.SEPARATOR) for token in tokens):
        raise refuse("sign-ambiguous", "A dash between digits may be a sign or a separator here.", found="-")
    separators = _places(tokens, Piece.SEPARATOR)
    numbers = _places(tokens, Piece.NUMBER)
    signs = [place for place in _places(tokens, Piece.SIGN) if place > 0]
    degrees = [place for place in _places(tokens, Piece.MARK) if tokens[place].text == "°"]
    if len(numbers) == 1:
        raise refuse(
            "number-missing", "There is one number; a position needs two.", number=tokens[numbers[0]].text
        )
    if separators:
        cut = separators[0]
    elif signs:
        cut = signs[0]
    elif len(degrees) == 2:
        cut = degrees[1] - 1
    elif len(numbers) in (2, 4, 6):
        cut = numbers[len(numbers) // 2]
    else:
        raise refuse("number-count", "The numbers do not make two equal halves.", count=len(numbers))
    return tokens[:cut], tokens[cut:]


def _places(tokens: list[Token], piece: Piece) -> list[int]:
    return [place for place, token in enumerate(tokens) if token.piece is piece]


def _without_separator(tokens: list[Token], *, at: int) -> list[Token]:
    if tokens and tokens[at].piece is Piece.SEPARATOR:
        tokens = [token for place, token in enumerate(tokens) if place != at % len(tokens)]
    if any(token.piece is Piece.SEPARATOR for token in tokens):
        raise refuse("separator-misplaced", "A separator stands once, between the two numbers.")
    return tokens


def _half(tokens: list[Token]) -> Half:
    label = None
    at = next(iter(_places(tokens, Piece.LABEL)), None)
    if at is not None:
        label = _AXIS_OF_LABEL[tokens[at].text]
        is_parted = tokens[at + 1 : at + 2] == [Token(piece=Piece.MARK, text=":")]
        tokens = tokens[:at] + tokens[at + 1 + is_parted :]
    letters = _places(tokens, Piece.LETTER)
    if len(letters) > 1:
        raise refuse("too-many-letters", "A number has more than one letter.")
    if letters and letters[0] not in (0, len(tokens) - 1):
        raise refuse("letters-mixed", "A letter stands before its number or after it.")
    rest = tuple(token for token in tokens if token.piece is not Piece.LETTER)
    return Half(tokens=rest, letter=tokens[letters[0]].text if letters else "", label=label)
