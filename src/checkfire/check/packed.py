"""Pieces as rows of numbers: what an index stores and what is measured, in one form for every index.

A row is float64: twenty numbers, then three for every place.
The same row is measured by ``measure`` in this room and by the kernel in ``store``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checkfire.check.earth import ROUNDEST_M, Floats
from checkfire.check.heights import stretch_m
from checkfire.check.piece import LINE, RING, Piece
from checkfire.check.whereabouts import whereabouts_of
from checkfire.errors import CheckfireError
from checkfire.vocab.protected import Protected

HEAD = 20
"""How many numbers stand before the places of a row."""
(COUNT, FORM, TIMED, GROWN, STANDOFF, LONGEST, RADIUS, X, Y, Z) = range(10)
(EARLY_A, EARLY_B, LATE_A, LATE_B, LOW, HIGH, DOUBT, TOLD_X, TOLD_Y, TOLD_Z) = range(10, 20)

Box = tuple[float, float, float, float, float, float]
"""The least and the most x, y and z, in metres from the Earth's centre."""


FAULTS = (CheckfireError, ArithmeticError, ValueError)
"""What may be raised over one object's data; it makes that object unlocatable or unknown, never absent."""


def readable_rows(held: Protected) -> list[list[float]]:
    """Return an object's pieces as rows of numbers; none if it has no area that can be read."""
    try:
        return rows_of(held)
    except FAULTS:
        return []


def rows_of(held: Protected) -> list[list[float]]:
    """Return an object's pieces as rows of numbers; none if it has no area that can be read.

    Raises:
        MalformedError: A coordinate is not on the Earth, or corners lie too far apart.
    """
    where = whereabouts_of(held)
    low_m, high_m = stretch_m(held.heights)
    return [row_of(piece, held.standoff_m, low_m, high_m, where.doubt_s) for piece in where.pieces]


def row_of(piece: Piece, standoff_m: float, low_m: float, high_m: float, doubt_s: float) -> list[float]:
    """Return one piece as a row of numbers."""
    return [
        len(piece.at_m),
        piece.form,
        piece.is_timed,
        piece.grown_m,
        standoff_m,
        piece.longest_m,
        piece.radius_m,
        *piece.centre_m,
        *piece.early_s,
        *piece.late_s,
        low_m,
        high_m,
        doubt_s,
        *piece.told_m,
        *(number for place in piece.at_m for number in place),
    ]


def box_of(row: Sequence[float]) -> Box:
    """Return a box around all that a piece covers, with its growth and its standoff.

    Bound: nothing of it lies outside: an edge of length L rises less than L²/8R above its straight line, and
        a sphere around the corners of a ring holds its inside.
    """
    wide_m = row[GROWN] + row[STANDOFF] + 1.0
    if row[FORM] == RING:
        wide_m += row[RADIUS]
        x, y, z = row[X], row[Y], row[Z]
        return x - wide_m, x + wide_m, y - wide_m, y + wide_m, z - wide_m, z + wide_m
    wide_m += row[LONGEST] ** 2 / (8 * ROUNDEST_M)
    ax, ay, az = row[HEAD : HEAD + 3]
    bx, by, bz = row[-3:]
    return (
        min(ax, bx) - wide_m,
        max(ax, bx) + wide_m,
        min(ay, by) - wide_m,
        max(ay, by) + wide_m,
        min(az, bz) - wide_m,
        max(az, bz) + wide_m,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Many rows side by side.

    Attributes:
        head: One line of ``HEAD`` numbers a row.
        at_m: All places, one below the other.
        starts: The first place of each row.
    """

    head: Floats
    at_m: Floats
    starts: NDArray[np.intp]

    @classmethod
    def of(cls, rows: Sequence[bytes]) -> Rows:
        """Lay out packed rows."""
        numbers = np.frombuffer(b"".join(rows))
        sizes = np.fromiter(map(len, rows), dtype=np.intp, count=len(rows)) // 8
        begins = np.cumsum(sizes) - sizes
        head = numbers[begins[:, None] + np.arange(HEAD)]
        counts = (sizes - HEAD) // 3
        starts = np.cumsum(counts) - counts
        offsets = np.repeat(begins + HEAD - 3 * starts, counts)[:, None]
        at_m = numbers[offsets + 3 * np.arange(len(offsets))[:, None] + np.arange(3)]
        return cls(head=head, at_m=at_m, starts=starts)

    def __len__(self) -> int:
        return len(self.head)

    def some(self, chosen: NDArray[np.bool_]) -> Rows:
        """Return the chosen rows."""
        counts = self.head[:, COUNT].astype(np.intp)
        kept = counts[chosen]
        return Rows(
            head=self.head[chosen],
            at_m=self.at_m[np.repeat(chosen, counts)],
            starts=np.cumsum(kept) - kept,
        )

    def clipped(self, from_s: float, until_s: float) -> tuple[Rows, NDArray[np.bool_]]:
        """Return the parts of all rows at which something can be within a time, and which rows have any."""
        first, last = _parts(self.head, from_s - TOUCH_S, until_s + TOUCH_S)
        is_there = first <= last
        lines = self.head[:, FORM] == LINE
        cut = lines & is_there & ((first > 0) | (last < 1))
        if not cut.any():
            return self, is_there
        at_m = self.at_m.copy()
        rows = self.starts[cut]
        a_m, b_m = self.at_m[rows], self.at_m[rows + 1]
        at_m[rows] = a_m + first[cut, None] * (b_m - a_m)
        at_m[rows + 1] = a_m + last[cut, None] * (b_m - a_m)
        return Rows(head=self.head, at_m=at_m, starts=self.starts), is_there


TOUCH_S = 0.001
"""Times this near touch."""


def _parts(head: Floats, from_s: float, until_s: float) -> tuple[Floats, Floats]:
    """Return the first and last part of each piece at which the object can be within a time."""
    first, last = np.zeros(len(head)), np.ones(len(head))
    first, last = _limit(head[:, EARLY_A], head[:, EARLY_B], until_s, first, last)
    return _limit(-head[:, LATE_A], -head[:, LATE_B], -from_s, first, last)


def _limit(a: Floats, b: Floats, most: float, first: Floats, last: Floats) -> tuple[Floats, Floats]:
    """Narrow parts to those where a number that runs from ``a`` to ``b`` is not more than ``most``."""
    with np.errstate(invalid="ignore", divide="ignore"):
        at = (most - a) / (b - a)
    rises, falls = b > a, b < a
    last = np.where(rises, np.minimum(last, at), last)
    first = np.where(falls, np.maximum(first, at), first)
    never = ~rises & ~falls & (a > most)
    return first, np.where(never, -math.inf, last)
