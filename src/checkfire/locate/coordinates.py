"""The strict reader of coordinates: every reading of a text, or a refusal that names the rule.

* Nothing is repaired: what can be meant in two ways is given in two readings, or refused.
* A bare pair of numbers always carries its swapped reading, where that is a position.
* The datum is WGS 84, assumed or stated; texts that name another are refused.

Formats and refusals: docs/reference/coordinates.md.

Example::

    read_coordinates("35 17 07 N, 40 10 34 E")
"""

from __future__ import annotations

import re

import msgspec

from checkfire.locate.characters import fold_characters
from checkfire.locate.coordinate_compact import read_compact, read_iso_6709
from checkfire.locate.coordinate_mgrs import read_mgrs
from checkfire.locate.coordinate_pair import read_pair
from checkfire.locate.coordinate_utm import read_utm
from checkfire.locate.reading import WGS84_ASSUMED, WGS84_STATED, Reading
from checkfire.locate.refusal import refuse

_WGS84 = re.compile(r"[( ]*\bWGS[ -]?(?:19)?84\b[):, ]*")
_OTHER_DATUM = re.compile(
    r"\b(?:SK-?42|СК-?42|PULKOVO|ПУЛКОВО|PZ-?90|ПЗ-?90|ED-?50|ETRS-?89|NAD-?(?:27|83)|GCJ-?02|BD-?09|OSGB(?:36)?)"
)
_SPECIAL = (read_iso_6709, read_mgrs, read_utm, read_compact)


def read_coordinates(text: str) -> tuple[Reading, ...]:
    """Return every reading of a text as coordinates, the one as written first.

    Bound: each uncertainty is the half-diagonal of the cell of the last digits, rounded up.

    Raises:
        MalformedError: The code names the rule that is broken; ``likely`` in the context is what was meant,
            where that is known. The code is ``not-coordinates`` if the text is written in no such form.
    """
    written, datum = _without_datum(fold_characters(text).upper())
    special = next((readings for reader in _SPECIAL if (readings := reader(written))), ())
    readings = special or read_pair(written)
    return tuple(msgspec.structs.replace(reading, datum=datum) for reading in readings)


def _without_datum(text: str) -> tuple[str, str]:
    other = _OTHER_DATUM.search(text)
    if other:
        raise refuse("datum-unsupported", "Only WGS 84 is read; convert it first.", datum=other[0])
    bare, count = _WGS84.subn(" ", text, count=1)
    return bare.strip(), WGS84_STATED if count else WGS84_ASSUMED
