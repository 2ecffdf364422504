"""The embedded log engine: SQLite in WAL mode with FULL synchronisation, one writer.

* Two files: ``log.sqlite`` (entries, parts encrypted, checkpoints, tail) in the data folder, and
  ``keys.sqlite`` (a key for each entry) in the secrets folder, which may be on another disk.
  Keys become durable before their block: a key without an entry is harmless, and is replaced.
* The tail moves by a compare-and-swap inside the transaction of the block.
* A lock file keeps a second writer out for as long as this one lives.
* A reader sees the log as it stood when it was opened, whatever a writer adds meanwhile.
* Automatic checkpoints of the WAL are off; ``tidy`` makes passive ones, on connections of its own.
* On a disk that has no room even for the WAL's index, the writer opens its files alone, with that index in
  memory, and lets readers in again at the first write for which there is room.
* ``user_version`` counts the checkpoints, so that none can be missing unseen; 0 is of an older version.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from checkfire.errors import CheckfireError, LostStateError, StaleError, UnavailableError
from checkfire.store import sealing
from checkfire.store.engine import Head, Row

_LOG_SCHEMA = """
CREATE TABLE entries (
    idx INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    entry BLOB NOT NULL, salt BLOB NOT NULL, parts BLOB NOT NULL
) STRICT;
CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE tail (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, root BLOB NOT NULL) STRICT;
INSERT INTO tail VALUES (1, 0, X'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
"""
_CHECKPOINTS = "SELECT size, text FROM checkpoints ORDER BY size"
_NOT_WRITTEN = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE)
_NO_ROOM_PERHAPS = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)
_KEYS_SCHEMA = "CREATE TABLE keys (idx INTEGER PRIMARY KEY, key BLOB NOT NULL) STRICT;"


class SqliteEngine:
    """A log in two SQLite files."""

    def __init__(
        self,
        folder: Path,
        secrets: Path,
        *,
        random: Callable[[int], bytes] = os.urandom,
        writer: bool = True,
    ) -> None:
        """Open an existing log, as its one writer or as one of many readers; ``create`` makes one.

        Raises:
            UnavailableError: There is no log here (``log-missing``), another process writes to it
                (``log-in-use``), or a file of it cannot be read (``log-unreadable``).
            LostStateError: A file of it is damaged (``log-corrupt``).
        """
        self._paths = (folder / "log.sqlite", secrets / "keys.sqlite")
        if not all(path.is_file() for path in self._paths):
            raise UnavailableError(
                "There is no log in this folder.",
                code="log-missing",
                hint="Nothing was opened. Check both folders.",
                folder=str(folder),
            )
        self._random = random
        with ExitStack() as undo, _reading():
            if writer:
                undo.callback(os.close, _lock(folder))
            self._alone = False
            self._open_files(may_be_alone=writer)
            undo.callback(self._close_files)
            if not writer:
                # Entries first and their keys later: whatever this reader sees has its key already.
                self._log.execute("BEGIN")
                self._log.execute("SELECT size FROM tail").fetchone()
            self._held = undo.pop_all()

    @classmethod
    def create(
        cls, folder: Path, secrets: Path, *, random: Callable[[int], bytes] = os.urandom
    ) -> SqliteEngine:
        """Make an empty log and open it.

        Raises:
            UnavailableError: There is a log, or the keys of one, already (``log-exists``).
        """
        cls.require_none(folder, secrets)
        for made in (folder, secrets):
            made.mkdir(parents=True, exist_ok=True, mode=0o700)
        _make(secrets / "keys.sqlite", _KEYS_SCHEMA)
        _make(folder / "log.sqlite", _LOG_SCHEMA)
        return cls(folder, secrets, random=random)

    @staticmethod
    def require_none(folder: Path, secrets: Path) -> None:
        """Demand that there is no log, and no keys of one.

        Raises:
            UnavailableError: There is (``log-exists``).
        """
        if (folder / "log.sqlite").exists() or (secrets / "keys.sqlite").exists():
            raise UnavailableError(
                "There is a log in this folder already.",
                code="log-exists",
                hint="Nothing was touched. Name another folder.",
                folder=str(folder),
            )

    def head(self) -> Head:
        """Return the present tail."""
        with _reading():
            tail = self._log.execute("SELECT size, root FROM tail").fetchone()
        if tail is None:
            raise _damaged("The log has no tail.")
        return Head(size=tail[0], root=tail[1])

    def append(self, expected: Head, rows: Sequence[Row], new: Head, checkpoint: str) -> None:
        """Store a block durably: once the tail is surely ours, its keys, then the block with the tail."""
        self._share()
        keys = [self._random(sealing.KEY_BYTES) for _ in rows]
        indexed = list(enumerate(rows, expected.size))
        sealed = [
            (i, r.id, r.entry, r.salt, sealing.seal(r.parts, key, self._random(sealing.NONCE_BYTES)))
            for (i, r), key in zip(indexed, keys, strict=True)
        ]

        def put() -> None:
            self._move_tail(expected, new)
            self._write(self._keys, lambda: self._put_keys(expected.size, keys))
            self._put_block(sealed, new, checkpoint)

        self._write(self._log, put, unchanged=lambda: self.head() == expected)

    def rows(self, start: int = 0) -> Iterator[Row]:
        """Yield the stored entries from an index on, in order."""
        query = "SELECT idx, id, entry, salt, parts FROM entries WHERE idx >= ? ORDER BY idx"
        with _reading():
            keys = dict(self._keys.execute("SELECT idx, key FROM keys WHERE idx >= ?", (start,)).fetchall())
            for idx, row_id, entry, salt, parts in self._log.execute(query, (start,)):
                if idx not in keys:
                    raise LostStateError("An entry has no key.", code="parts-unreadable", index=idx)
                yield Row(id=row_id, entry=entry, salt=salt, parts=sealing.unseal(parts, keys[idx]))

    def checkpoints(self) -> Iterator[tuple[int, str]]:
        """Yield the size and text of every checkpoint that was stored, in order."""
        count = 0
        with _reading():
            for count, row in enumerate(self._log.execute(_CHECKPOINTS), 1):  # noqa: B007 - needed after it
                yield row
            known = self._count_heads()
        if known not in (0, count):
            raise _damaged("A head that was given out is missing.", heads=known, found=count)

    def tidy(self) -> None:
        """Move what the WAL holds into the database files, as far as no reader is in the way."""
        if self._alone:
            return
        for path in self._paths:
            # On the writer's own connections a block that is just being written would be in the way.
            with _reading(), closing(_connect(path)) as connection:
                connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def close(self) -> None:
        """Close both files and let the next writer in."""
        self._held.close()

    def _open_files(self, *, may_be_alone: bool) -> None:
        try:
            self._connect(alone=False)
            self._alone = False
        except sqlite3.Error as exc:
            if not may_be_alone or getattr(exc, "sqlite_errorcode", 0) & 0xFF not in _NO_ROOM_PERHAPS:
                raise
            self._connect(alone=True)
            self._alone = True

    def _connect(self, *, alone: bool) -> None:
        with ExitStack() as undo:
            log, keys = (undo.enter_context(closing(_connect(path, alone=alone))) for path in self._paths)
            undo.pop_all()
        self._log, self._keys = log, keys

    def _close_files(self) -> None:
        self._keys.close()
        self._log.close()

    def _share(self) -> None:
        """Let readers in again, if there is room for it now."""
        if self._alone:
            self._close_files()
            with _reading():
                self._open_files(may_be_alone=True)

    def _count_heads(self) -> int:
        return int(self._log.execute("PRAGMA user_version").fetchone()[0])

    def _put_keys(self, start: int, keys: Sequence[bytes]) -> None:
        self._keys.executemany("INSERT OR REPLACE INTO keys VALUES (?, ?)", enumerate(keys, start))

    def _move_tail(self, expected: Head, new: Head) -> None:
        # Before any key is put: a writer that believes in an old tail would replace keys of stored entries.
        moved = self._log.execute(
            "UPDATE tail SET size = ?, root = ? WHERE size = ? AND root = ?",
            (new.size, new.root, expected.size, expected.root),
        )
        if moved.rowcount != 1:
            raise StaleError("The log has another tail than this writer believed.", size=self.head().size)

    def _put_block(self, sealed: Sequence[tuple[object, ...]], new: Head, checkpoint: str) -> None:
        self._log.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?)", sealed)
        heads = self._count_heads() or self._log.execute("SELECT count(*) FROM checkpoints").fetchone()[0]
        self._log.execute("INSERT INTO checkpoints VALUES (?, ?)", (new.size, checkpoint))
        self._log.execute(f"PRAGMA user_version = {heads + 1:d}")

    def _write(
        self,
        connection: sqlite3.Connection,
        put: Callable[[], None],
        *,
        unchanged: Callable[[], bool] = lambda: True,
    ) -> None:
        """Run one durable transaction, and say exactly what is known if it fails.

        Args:
            connection: Where.
            put: What is written.
            unchanged: Tells, after a failure, whether all is as it was before.
        """
        try:
            connection.execute("BEGIN IMMEDIATE")
            put()
            connection.execute("COMMIT")
        except CheckfireError:
            connection.execute("ROLLBACK")
            raise
        except sqlite3.Error as exc:
            raise _explain(connection, exc, unchanged) from exc


def _explain(
    connection: sqlite3.Connection, exc: sqlite3.Error, unchanged: Callable[[], bool] = lambda: True
) -> UnavailableError | LostStateError:
    """Tell a full disk, after which nothing was stored, from everything that leaves doubt.

    A quota or a limit on files is met as a write that fails. The mark that ends a block is the last
    thing that is written of it, so a block of which any write failed is none, whoever reads it later;
    of one that could not be synchronised nobody knows.
    """
    full = getattr(exc, "sqlite_errorcode", None) in _NOT_WRITTEN
    try:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        full = full and unchanged()
    except (sqlite3.Error, CheckfireError):
        full = False
    if full:
        return UnavailableError("The disk of the desk is full.", code="disk-full")
    return LostStateError("The desk cannot know whether the last block was stored.")


@contextmanager
def _reading() -> Iterator[None]:
    """Tell a damaged file and a full disk from a file that cannot be read just now."""
    try:
        yield
    except sqlite3.Error as exc:
        code = getattr(exc, "sqlite_errorcode", 0)
        if code in (*_NOT_WRITTEN, sqlite3.SQLITE_IOERR_SHMSIZE):
            raise UnavailableError("The disk of the desk is full.", code="disk-full") from exc
        if code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise _damaged("A file of the log is damaged.") from exc
        raise UnavailableError("A file of the log cannot be read.", code="log-unreadable") from exc


def _damaged(message: str, **context: int) -> LostStateError:
    hint = "Keep the files and restore a copy."
    return LostStateError(message, code="log-corrupt", hint=hint, **context)


def _connect(path: Path, *, alone: bool = False) -> sqlite3.Connection:
    pragmas = ("journal_mode=WAL", "synchronous=FULL", "wal_autocheckpoint=0", "busy_timeout=5000")
    with ExitStack() as undo:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        undo.callback(connection.close)
        # Before anything else: only so the index of the WAL is kept in memory.
        for pragma in ("locking_mode=EXCLUSIVE", *pragmas) if alone else pragmas:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        undo.pop_all()
    return connection


def _make(path: Path, schema: str) -> None:
    connection = _connect(path)
    connection.executescript(schema)
    connection.close()
    path.chmod(0o600)


def _lock(folder: Path) -> int:
    handle = os.open(folder / "writer.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as exc:
        os.close(handle)
        raise UnavailableError(
            "Another process writes to this log.",
            code="log-in-use",
            hint="Stop that one first.",
            folder=str(folder),
        ) from exc
    return handle
