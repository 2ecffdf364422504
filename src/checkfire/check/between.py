"""How far two areas are from each other."""

from __future__ import annotations

import math

import numpy as np

from checkfire.check.asked import asked_about
from checkfire.check.measure import gaps_m
from checkfire.check.packed import Rows, row_of
from checkfire.check.piece import outline_of
from checkfire.vocab.place import Area


def gap_between_m(a: Area, b: Area) -> int:
    """Return the gap between two areas in whole metres, never more than the true one.

    Raises:
        MalformedError: A corner is not on the Earth, or the corners of an area lie too far apart.
    """
    rows = [row_of(piece, 0.0, -math.inf, math.inf, math.inf) for piece in outline_of(b, 0.0).pieces]
    packed = Rows.of([np.array(row).tobytes() for row in rows])
    return int(gaps_m(asked_about(a, 0.0), packed).min())
