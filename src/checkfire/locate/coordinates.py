"""The strict reader of coordinates: every reading of the place in a text, or a refusal that names the rule.

* Nothing is repaired: what can be meant in two ways is given in two readings, or refused.
* A bare pair of numbers always carries its swapped reading, where that is a position.
* The text may hold other words; two different places in it are refused, one place said twice is read once.
* The datum is WGS 84, assumed or stated, or SK-42, with the position on WGS 84 beside it; others are refused.

Formats and refusals: docs/reference/coordinates.md.

Example::

    read_coordinates("Hospital at 35 17 07 N, 40 10 34 E")
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from checkfire.errors import MalformedError
from checkfire.locate import (
    coordinate_compact,
    coordinate_link,
    coordinate_mgrs,
    coordinate_uri,
    coordinate_utm,
)
from checkfire.locate.characters import fold_message
from checkfire.locate.coordinate_datum import on_datum, take_datum
from checkfire.locate.coordinate_form import Form
from checkfire.locate.coordinate_noise import NOISE, hide_noise
from checkfire.locate.coordinate_one_place import one_place, require_no_offset
from checkfire.locate.coordinate_runs import find_runs, is_like_coordinates, read_run
from checkfire.locate.coordinate_words import fold_directions, fold_words
from checkfire.locate.reading import Reading
from checkfire.locate.refusal import NOT_COORDINATES, refuse

_FIRST_MARK = 0xE000  # of private use, so it prints not and is in no text that is read
_PLACES_MAX = 8
_INTRODUCTION = re.compile(
    r"\b(?:COORDINATES?|CO-?ORDS?|COORDONNEES|GPS|GEO|POSITION|POS|LOCATION|LOC|POINT|КООРДИНАТ[ЫИА]|ТОЧКА|МІСЦЕ|МЕСТО"
    r"|احداثيات|الاحداثيات|الموقع|موقع)\b *[:=]?"
)


def read_coordinates(text: str) -> tuple[Reading, ...]:
    """Return every reading of the place in a text, the one as written first.

    Bound: each uncertainty is the half-diagonal of the cell of the last digits, rounded up.

    Raises:
        MalformedError: The code names the rule that is broken; ``likely`` in the context is what was meant,
            where that is known. The code is ``not-coordinates`` if the text is written in no such form.
    """
    message = _Message(fold_message(text))
    message.take((coordinate_link.FORM, *coordinate_uri.FORMS))
    message.text, datum = take_datum(message.text)
    message.text = message.text.strip()
    message.take(coordinate_mgrs.FORMS)
    message.text = fold_words(message.text.upper())
    message.take(coordinate_utm.FORMS)
    message.text = _INTRODUCTION.sub(" ", fold_directions(message.text)).strip()
    message.take(coordinate_compact.FORMS)
    message.text = hide_noise(message.text)
    message.take_runs()
    require_no_offset(message.text)
    return on_datum(one_place(message.in_order()), datum)


class _Message:
    """A text in which each position that was read is one mark, and its readings."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._found: list[tuple[Reading, ...]] = []
        self._refusals: list[MalformedError] = []

    def take(self, forms: Iterable[Form]) -> None:
        """Read what has one of the forms."""
        for form in forms:
            self.text = form.pattern.sub(partial(self._try, form), self.text)

    def take_runs(self) -> None:
        """Read what is left as pairs of angles.

        Raises:
            MalformedError: What looks like coordinates breaks a rule.
        """
        runs = list(find_runs(self.text))
        rest = _without(self.text, [(run.start, run.end) for run in runs])
        words = any(char.isalnum() for char in rest)
        is_alone = len(runs) == 1 and not words and not self._found
        text, end = "", 0
        for run in runs:
            try:
                pairs = read_run(run, is_alone=is_alone)
            except MalformedError as exc:
                if is_like_coordinates(run):
                    raise
                if not words or exc.code == NOT_COORDINATES:
                    self._refusals.append(exc)
                continue
            text += self.text[end : run.start] + " ".join(map(self._mark, pairs))
            end = run.end
        self.text = text + self.text[end:]

    def in_order(self) -> list[tuple[Reading, ...]]:
        """Return the readings of each position, in the order of the text.

        Raises:
            MalformedError: There is none; the rule that was broken, or ``not-coordinates``.
        """
        if not self._found:
            raise next(iter(self._refusals), refuse(NOT_COORDINATES, "This is not written as coordinates."))
        places = (ord(char) - _FIRST_MARK for char in self.text)
        return [self._found[place] for place in places if 0 <= place < len(self._found)]

    def _try(self, form: Form, match: re.Match[str]) -> str:
        try:
            readings = form.read(match)
        except MalformedError as exc:
            if exc.code != coordinate_link.NO_COORDINATES:
                raise
            self._refusals.append(exc)
            return f" {NOISE} "
        return match[0] if readings is None else self._mark(readings)

    def _mark(self, readings: tuple[Reading, ...]) -> str:
        self._found.append(readings)
        if len(self._found) > _PLACES_MAX:
            raise refuse("two-places", "There are more places in this text than one has texts.")
        return f" {chr(_FIRST_MARK + len(self._found) - 1)} "


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    kept, end = [], 0
    for start, stop in spans:
        kept.append(text[end:start])
        end = stop
    return "".join([*kept, text[end:]])
