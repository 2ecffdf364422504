"""The places that an operator added: one SQLite file beside the log, with its indexes of names.

* Keys of names are made when places are added, so a look-up among 250,000 places takes an index and no more.
* A file is added in one transaction: all of it, or nothing.
* The file holds no secrets and nothing of the record; without it the desk has its packaged places.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from checkfire.errors import UnavailableError
from checkfire.locate.gazetteer import Span
from checkfire.locate.kinds import LandmarkKind
from checkfire.locate.landmark import Landmark, spellings
from checkfire.locate.names import keys, skeleton
from checkfire.locate.outline import Box
from checkfire.vocab.place import Point

NAME = "places.sqlite"
_BETWEEN_NAMES = "|"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS place (
    num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
    country TEXT NOT NULL, lat_e7 INTEGER NOT NULL, lon_e7 INTEGER NOT NULL,
    source TEXT NOT NULL, alternates TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS spelling (
    key TEXT NOT NULL, is_weak INTEGER NOT NULL, num INTEGER NOT NULL, PRIMARY KEY (key, is_weak, num)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS scope (one INTEGER PRIMARY KEY CHECK (one = 1), box TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS by_lat ON place (lat_e7, lon_e7);
"""
_FIELDS = "id, name, kind, country, lat_e7, lon_e7, source, alternates"
_INSERT = f"INSERT OR IGNORE INTO place ({_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 # our own names
_BY_KEY = f"""SELECT {_FIELDS} FROM spelling JOIN place USING (num)
    WHERE key = ? AND is_weak = ? ORDER BY id"""  # noqa: S608 # our own names
_WITHIN = f"""SELECT {_FIELDS} FROM place
    WHERE lat_e7 BETWEEN ? AND ? AND lon_e7 BETWEEN ? AND ? ORDER BY id"""  # noqa: S608 # our own names
_SOURCES = "SELECT source, country, count(*) FROM place GROUP BY source, country ORDER BY source, country"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of the places that were handed in."""

    added: int
    doubled: int
    """Places whose identifier was there already; the first stays."""


class StoredPlaces:
    """Places in an SQLite file; any number of threads may look up."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Open the places of a desk's folder.

        Args:
            folder: The desk's folder.
            create: Make the file where there is none.

        Raises:
            UnavailableError: The file is no such file, or damaged (``places-unreadable``).
        """
        self._path = folder / NAME
        mode = "rwc" if create else "ro"
        with self._reading():
            # SQLite serialises the calls of several threads itself.
            self._db = sqlite3.connect(
                f"{self._path.absolute().as_uri()}?mode={mode}", uri=True, check_same_thread=False
            )
            if create:
                self._db.executescript(_SCHEMA)
            self._db.execute(_WITHIN, (0, 0, 0, 0)).fetchall()

    @staticmethod
    def are_in(folder: Path) -> bool:
        """Tell whether a folder has places of its own."""
        return (folder / NAME).is_file()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def add(self, landmarks: Iterable[Landmark]) -> Added:
        """Add places, all of them or, if the iteration raises, none.

        Raises:
            CheckfireError: Whatever the iteration raises; nothing was added.
        """
        added = doubled = 0
        with self._reading(), self._db:
            for one in landmarks:
                num = self._insert(one)
                if num is None:
                    doubled += 1
                else:
                    added += 1
                    self._db.executemany("INSERT INTO spelling VALUES (?, ?, ?)", _spelling_rows(one, num))
        return Added(added=added, doubled=doubled)

    def set_scope(self, box: Box) -> None:
        """Keep the area of operations, a box in degrees."""
        with self._reading(), self._db:
            self._db.execute("INSERT OR REPLACE INTO scope VALUES (1, ?)", (json.dumps(box),))

    def scope(self) -> Box | None:
        """Return the area of operations, if one was set."""
        with self._reading():
            row = self._db.execute("SELECT box FROM scope").fetchone()
        if row is None:
            return None
        west_deg, south_deg, east_deg, north_deg = json.loads(row[0])
        return west_deg, south_deg, east_deg, north_deg

    def sources(self) -> list[tuple[str, str, int]]:
        """Return how many places there are of each source and country."""
        with self._reading():
            return [(source, country, count) for source, country, count in self._db.execute(_SOURCES)]

    def with_key(self, key: str) -> list[Landmark]:
        """Return the landmarks one of whose spellings has this strong key."""
        return self._landmarks(_BY_KEY, (key, 0))

    def with_skeleton(self, skeleton: str) -> list[Landmark]:
        """Return the landmarks one of whose spellings has these consonants."""
        return self._landmarks(_BY_KEY, (skeleton, 1))

    def within(self, span: Span) -> list[Landmark]:
        """Return the landmarks in a span, its edges with it."""
        return self._landmarks(_WITHIN, tuple(span))

    def _insert(self, one: Landmark) -> int | None:
        names = _BETWEEN_NAMES.join(one.alternates)
        point = one.point
        row = (one.id, one.name, one.kind, one.country, point.lat_e7, point.lon_e7, one.source, names)
        done = self._db.execute(_INSERT, row)
        return done.lastrowid if done.rowcount else None

    def _landmarks(self, query: str, values: tuple[str | int, ...]) -> list[Landmark]:
        with self._reading():
            return [_landmark(row) for row in self._db.execute(query, values)]

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as exc:
            message = f"The places in {self._path} cannot be read or written."
            hint = "Move the file away and add the places anew; the record does not need it."
            raise UnavailableError(message, code="places-unreadable", hint=hint, reason=str(exc)) from exc


def _spelling_rows(one: Landmark, num: int) -> Iterator[tuple[str, int, int]]:
    texts = {spelling.text for spelling in spellings(one)}
    yield from ((key, 0, num) for key in sorted({key for text in texts for key in keys(text)}))
    yield from ((bones, 1, num) for bones in sorted({skeleton(text) for text in texts} - {""}))


def _landmark(row: tuple[str, str, str, str, int, int, str, str]) -> Landmark:
    ident, name, kind, country, lat_e7, lon_e7, source, alternates = row
    return Landmark(
        id=ident,
        name=name,
        kind=LandmarkKind(kind),
        point=Point(lat_e7=lat_e7, lon_e7=lon_e7),
        alternates=tuple(alternates.split(_BETWEEN_NAMES)) if alternates else (),
        source=source,
        country=country,
    )
