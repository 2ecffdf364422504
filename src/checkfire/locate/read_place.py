"""The front door: a text becomes readings of one type, whether it gives coordinates or a landmark phrase.

Coordinates are tried first, then the phrase.
The caller shows all readings and their rivals, and a person picks one (R2).
"""

from __future__ import annotations

import msgspec

from checkfire.errors import MalformedError, NotFoundError
from checkfire.locate.coordinates import read_coordinates
from checkfire.locate.doubt import Doubt
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.landmark import Landmark, NameFit
from checkfire.locate.pair import read_pairs
from checkfire.locate.phrase import HINT, Phrase, parse_phrase
from checkfire.locate.reading import WGS84_ASSUMED, Format, Note, Reading
from checkfire.locate.refusal import NOT_COORDINATES
from checkfire.locate.resolve import RIVAL_APART_M, RIVAL_WITHIN_M, PhraseReading, Rival, read_from
from checkfire.vocab.place import Method, Point


class PlaceReading(msgspec.Struct, frozen=True, kw_only=True):
    """One reading of a text as a place."""

    stated: str
    """The words exactly as given (R1)."""
    method: Method
    """``coordinates`` or ``phrase``."""
    point: Point
    accuracy_m: int
    """How far the place meant may lie from the point, rounded up; for coordinates as if digits were cut.

    On another datum than WGS 84 it holds the way between the two as well.
    """
    half_diagonal_m: float | None = None
    """Half the diagonal of the cell of the digits of coordinates, at this latitude."""
    datum: str = WGS84_ASSUMED
    doubts: tuple[Doubt, ...] = ()
    format: Format | None = None
    """How the coordinates are written."""
    note: Note | None = None
    """Which reading of the coordinates this is."""
    landmark: Landmark | None = None
    """The landmark that the phrase is read from."""
    rivals: tuple[Rival, ...] = ()
    """Other landmarks from which the phrase gives another point (CF-LOC-03)."""


def read_place(
    text: str,
    gazetteer: Gazetteer,
    *,
    rival_within_m: int = RIVAL_WITHIN_M,
    rival_apart_m: int = RIVAL_APART_M,
) -> list[PlaceReading]:
    """Return every reading of a place, the best first; there is at least one.

    Args:
        text: Coordinates or a landmark phrase, as stated.
        gazetteer: The landmarks of the area of operations.
        rival_within_m: How far from the chosen landmark a rival may lie.
        rival_apart_m: Rivals whose point is not farther off than this are not listed.

    Raises:
        MalformedError: The text cannot be read; the code names the rule, ``place-unreadable`` for phrases.
        NotFoundError: The landmark is not in our gazetteer (``landmark-unknown``).
    """
    try:
        return [_of_coordinates(text, reading) for reading in read_coordinates(text)]
    except MalformedError as exc:
        if exc.code != NOT_COORDINATES:
            raise
    phrase = parse_phrase(text)
    if phrase.other:
        return [_of_phrase(one) for one in read_pairs(phrase, gazetteer, rival_within_m, rival_apart_m)]
    fits = _require_fits(phrase, gazetteer)
    # Each landmark that fits takes its turn at the head; the others stay in their order behind it.
    turns = [(fits[at], *fits[:at], *fits[at + 1 :]) for at in range(len(fits))]
    return [_of_phrase(read_from(phrase, turn, gazetteer, rival_within_m, rival_apart_m)) for turn in turns]


def _require_fits(phrase: Phrase, gazetteer: Gazetteer) -> tuple[NameFit, ...]:
    try:
        return gazetteer.require(phrase.name)
    except NotFoundError as exc:
        if phrase.direction or not any(char.isdigit() for char in phrase.name):
            raise
        # A text of digits that is no landmark was hardly meant as a name.
        message = "This is neither coordinates, nor a landmark phrase, nor a landmark in our gazetteer."
        raise MalformedError(message, code="place-unreadable", hint=HINT, rule="neither-form") from exc


def _of_coordinates(text: str, reading: Reading) -> PlaceReading:
    return PlaceReading(
        stated=text,
        method=Method.COORDINATES,
        point=reading.point,
        accuracy_m=reading.uncertainty_if_cut_m + reading.shift_m,
        half_diagonal_m=reading.half_diagonal_m,
        datum=reading.datum,
        doubts=reading.doubts,
        format=reading.format,
        note=reading.note,
    )


def _of_phrase(reading: PhraseReading) -> PlaceReading:
    return PlaceReading(
        stated=reading.stated,
        method=Method.PHRASE,
        point=reading.point,
        accuracy_m=reading.accuracy_m,
        doubts=reading.doubts,
        landmark=reading.landmark,
        rivals=reading.rivals,
    )
