"""The durable index: SQLite R*Trees over Earth-centred metres, heights and times.

* ``pieces`` finds what a notice can meet, in five dimensions; ``doubts`` what nobody should rely on.
* A number of an object is never given to another one, so what was decoded once stays right.
* A change is one transaction, durable when ``put`` returns; nothing is ever made anew.
* Numbers in a tree are whole and rounded outwards, and what they find is measured exactly.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np

from checkfire.check.asked import Asked
from checkfire.check.index import Sighting
from checkfire.check.packed import (
    DOUBT,
    EARLY_A,
    EARLY_B,
    HIGH,
    LATE_A,
    LATE_B,
    LOW,
    Box,
    Rows,
    box_of,
    readable_rows,
)
from checkfire.check.sighted import Found, doubtful_among, meeting_among, nearest_among
from checkfire.vocab.protected import Protected

_SCHEMA = """
CREATE TABLE IF NOT EXISTS objects (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    held BLOB NOT NULL,
    pieces TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS ids ON objects (id);
CREATE INDEX IF NOT EXISTS lost ON objects (id) WHERE pieces = '';
CREATE VIRTUAL TABLE IF NOT EXISTS pieces USING rtree_i32(
    piece, x0, x1, y0, y1, z0, z1, h0, h1, t0, t1, +number INTEGER, +row BLOB
);
CREATE VIRTUAL TABLE IF NOT EXISTS doubts USING rtree_i32(
    piece, x0, x1, y0, y1, z0, z1, d0, d1, +number INTEGER, +row BLOB
);
"""
_DURABLE = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA mmap_size = 4294967296;"
_SELECT = "SELECT number, row FROM "
_IN_BOX = " WHERE x0 <= ? AND x1 >= ? AND y0 <= ? AND y1 >= ? AND z0 <= ? AND z1 >= ?"
_AROUND = _SELECT + "pieces" + _IN_BOX + " LIMIT ?"
_MEETING = _SELECT + "pieces" + _IN_BOX + " AND h0 <= ? AND h1 >= ? AND t0 <= ? AND t1 >= ?"
_DOUBTFUL = _SELECT + "doubts" + _IN_BOX + " AND d0 <= ?"

_MOST = 2_000_000_000
_MANY = 400
_FIRST_M = 1_000.0
_HOT = 65_536
"""How many objects are kept decoded."""


class RtreeIndex:
    """The objects that one asker may see, in one SQLite file."""

    def __init__(self, path: Path, objects: Iterable[Protected] = ()) -> None:
        """Open the index, and make it if there is none."""
        self._db = sqlite3.connect(path, isolation_level=None, cached_statements=64)
        self._db.executescript(_DURABLE)
        self._db.executescript(_SCHEMA)
        self._decode = msgspec.msgpack.Decoder(Protected).decode
        self._hot = lru_cache(maxsize=_HOT)(self._read)
        self._near_m: dict[tuple[int, int, int], float] = {}
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            for held in objects:
                self._take(held)
        # Questions and changes are slow for as long as all of a register lies in the write-ahead log.
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Give the file back."""
        self._db.close()

    def put(self, *views: Protected) -> None:
        """Take an object in, durably; see ``Index``."""
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            for held in views:
                self._drop(held.object_id)
            for held in views:
                self._take(held)

    def drop(self, object_id: str) -> None:
        """Take an object out, durably; see ``Index``."""
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._drop(object_id)

    def meeting(self, asked: Asked) -> Iterator[Sighting]:
        """Yield the objects that come too near; see ``Index``."""
        heights = _most(asked.stretch[1]), _least(asked.stretch[0])
        times = _most(asked.span[1] + 1), _least(asked.span[0] - 1)
        box = _question(asked.box_m(0.0))
        rows = self._db.execute(_MEETING, (*box, *heights, *times)).fetchall()
        yield from meeting_among(asked, self._found(rows))

    def nearest(self, asked: Asked, count: int, within_m: float) -> list[Sighting]:
        """Return the nearest objects; see ``Index``.

        The distance that was right hereabouts is tried first; how far to look alters no answer.
        """
        x, y, z = asked.origin_m
        cell = int(x) // 10_000, int(y) // 10_000, int(z) // 10_000
        near_m = min(self._near_m.get(cell, _FIRST_M), within_m)
        limit = _MANY
        while True:
            rows = self._db.execute(_AROUND, (*_question(asked.box_m(near_m)), limit)).fetchall()
            if len(rows) == limit:
                # Too many to measure: look less far, or, where that does not help, at all of them.
                near_m, limit = (near_m / 3, limit) if near_m > 1 else (near_m, -1)
                continue
            seen = nearest_among(asked, self._found(rows), near_m)
            if len(seen) >= count or near_m >= within_m:
                self._near_m[cell] = near_m
                return seen[:count]
            near_m, limit = min(near_m * 3, within_m), -1 if limit == -1 else limit * 2

    def doubtful(self, asked: Asked, within_m: float, now_s: float) -> Iterator[Sighting]:
        """Yield the objects that nobody should rely on; see ``Index``."""
        box = _question(asked.box_m(within_m))
        rows = self._db.execute(_DOUBTFUL, (*box, _most(now_s))).fetchall()
        yield from doubtful_among(asked, self._found(rows), within_m, now_s)

    def unlocatable(self) -> Iterable[Protected]:
        """Return the objects that have no area which can be read; see ``Index``."""
        lost = self._db.execute("SELECT held FROM objects WHERE pieces = ''").fetchall()
        return [self._decode(held) for (held,) in lost]

    def _found(self, rows: Sequence[tuple[int, bytes]]) -> Found:
        owners = np.fromiter((number for number, _ in rows), dtype=np.intp, count=len(rows))
        return Found(rows=Rows.of([row for _, row in rows]), owners=owners, held=self._hot)

    def _read(self, number: int) -> Protected:
        (held,) = self._db.execute("SELECT held FROM objects WHERE number = ?", (number,)).fetchone()
        return self._decode(held)

    def _take(self, held: Protected) -> None:
        rows = readable_rows(held)
        packed = msgspec.msgpack.encode(held)
        add = "INSERT INTO objects (id, held, pieces) VALUES (?, ?, '')"
        number = self._db.execute(add, (held.object_id, packed)).lastrowid
        if rows:
            pieces = ",".join(str(self._add(number, row)) for row in rows)
            self._db.execute("UPDATE objects SET pieces = ? WHERE number = ?", (pieces, number))

    def _add(self, number: int | None, row: list[float]) -> int | None:
        """Add one piece; the numbers of pieces may be given again, since nothing keeps them."""
        box, packed = _stored(box_of(row)), np.array(row).tobytes()
        heights = _least(row[LOW]), _most(row[HIGH])
        times = _least(min(row[EARLY_A : EARLY_B + 1])), _most(max(row[LATE_A : LATE_B + 1]))
        add = "INSERT INTO pieces VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?)"
        piece = self._db.execute(add, (*box, *heights, *times, number, packed)).lastrowid
        if row[DOUBT] < math.inf:
            since = _least(row[DOUBT])
            add = "INSERT INTO doubts VALUES (?,?,?,?,?,?,?,?,?,?,?)"
            self._db.execute(add, (piece, *box, since, since, number, packed))
        return piece

    def _drop(self, object_id: str) -> None:
        known = self._db.execute("SELECT pieces FROM objects WHERE id = ?", (object_id,)).fetchall()
        for (pieces,) in known:
            for piece in pieces.split(",") if pieces else ():
                self._db.execute("DELETE FROM pieces WHERE piece = ?", (int(piece),))
                self._db.execute("DELETE FROM doubts WHERE piece = ?", (int(piece),))
        if known:
            self._db.execute("DELETE FROM objects WHERE id = ?", (object_id,))


def _least(number: float) -> int:
    return -_MOST if number < -_MOST else math.floor(min(number, _MOST))


def _most(number: float) -> int:
    return _MOST if number > _MOST else math.ceil(max(number, -_MOST))


def _stored(box: Box) -> tuple[int, ...]:
    return tuple(_most(number) if i % 2 else _least(number) for i, number in enumerate(box))


def _question(box: Box) -> tuple[int, ...]:
    """Return a box as a question names it: the most of each before the least."""
    x0, x1, y0, y1, z0, z1 = box
    return _most(x1), _least(x0), _most(y1), _least(y0), _most(z1), _least(z0)
