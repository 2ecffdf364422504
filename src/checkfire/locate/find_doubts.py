"""The front door of doubts: everything that speaks against a reading of a place (R4, R5, R6).

Example::

    find_doubts(read_place("35.2854, 40.1760", gazetteer)[0], DoubtContext(operations=(35, 28, 50, 40)))
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checkfire.locate import doubt_digits, doubt_register, doubt_values, doubt_where
from checkfire.locate.location_doubt import DoubtContext, LocationDoubt
from checkfire.locate.read_place import PlaceReading
from checkfire.vocab.place import Method

_Rule = Callable[[PlaceReading, DoubtContext], Iterator[LocationDoubt]]

_OF_COORDINATES: tuple[_Rule, ...] = (
    doubt_digits.doubt_swapped,
    doubt_digits.doubt_sign,
    doubt_digits.doubt_typed,
    doubt_digits.doubt_slip,
    doubt_digits.doubt_coarse,
    doubt_digits.doubt_zone,
    doubt_values.doubt_zero,
    doubt_values.doubt_equal,
    doubt_values.doubt_whole,
    doubt_values.doubt_centre,
)
"""About the numbers, so not asked of a landmark phrase."""
_OF_EVERY_PLACE: tuple[_Rule, ...] = (
    doubt_where.doubt_outside,
    doubt_where.doubt_at_sea,
    doubt_where.doubt_elsewhere,
    doubt_register.doubt_own,
    doubt_register.doubt_twin,
)
RULES = (
    doubt_digits.SWAPPED,
    doubt_digits.SIGN,
    doubt_digits.TYPED,
    doubt_digits.SLIP,
    doubt_digits.COARSE,
    doubt_digits.ZONE,
    doubt_values.ZERO,
    doubt_values.EQUAL,
    doubt_values.WHOLE,
    doubt_values.CENTRE,
    doubt_where.OUTSIDE,
    doubt_where.AT_SEA,
    doubt_where.ELSEWHERE,
    doubt_register.OWN,
    doubt_register.TWIN,
)
"""The ids of all doubts about a location, in the order in which they are asked."""


def find_doubts(reading: PlaceReading, context: DoubtContext) -> tuple[LocationDoubt, ...]:
    """Return every doubt about one reading of a place, in the order of the rules; often there is none.

    Bound: a doubt is a question and errs towards asking, but beyond the outlines' own error only.
    """
    rules = _OF_EVERY_PLACE
    if reading.method is Method.COORDINATES:
        rules = (*_OF_COORDINATES, *rules)
    return tuple(doubt for rule in rules for doubt in rule(reading, context))
