"""Files of a log that were damaged, or cannot be read now: each is told as what it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from checkfire.errors import CheckfireError
from checkfire.store.engine import Head, Row
from checkfire.store.sqlite import SqliteEngine


def code_of(call: object, *args: object) -> str:
    """Return the code of the error that a call ends with."""
    with pytest.raises(CheckfireError) as refused:
        call(*args)  # type: ignore[operator]  # whatever can be called
    return refused.value.code


@pytest.mark.parametrize(("place", "name"), [(0, "log.sqlite"), (1, "keys.sqlite")])
def test_a_damaged_file_is_said_to_be_damaged(
    engine: SqliteEngine, folders: tuple[Path, Path], place: int, name: str
) -> None:
    """A file that is no longer a database is an alarm, and never an empty log; the lock is let go."""
    engine.close()
    path = folders[place] / name
    good = path.read_bytes()
    path.write_bytes(b"nothing that anybody knows".ljust(len(good), b"."))
    for _ in range(2):
        assert code_of(SqliteEngine, *folders) == "log-corrupt"
    path.write_bytes(good)
    SqliteEngine(*folders).close()


def test_damage_in_the_middle_is_found_on_reading(engine: SqliteEngine, folders: tuple[Path, Path]) -> None:
    """Pages that were overwritten are an alarm when they are read."""
    row = Row(id="id-0", entry=b"entry 0", salt=b"0" * 16, parts=b"x" * 200_000)
    engine.append(engine.head(), [row], Head(size=1, root=b"\0" * 32), "checkpoint 1\n")
    engine.close()
    path = folders[0] / "log.sqlite"
    raw = bytearray(path.read_bytes())
    raw[4096 * 2 :] = b"\xa5" * (len(raw) - 4096 * 2)
    path.write_bytes(bytes(raw))
    opened = SqliteEngine(*folders)
    assert code_of(lambda: [list(opened.rows()), list(opened.checkpoints()), opened.head()]) in {
        "log-corrupt",
        "parts-unreadable",
    }
    opened.close()


@pytest.mark.parametrize("ask", ["head", "rows", "checkpoints"])
def test_a_file_that_cannot_be_read_is_said_to_be_so(
    engine: SqliteEngine, folders: tuple[Path, Path], ask: str
) -> None:
    """A log that cannot be read just now is told apart from one that is damaged."""
    with closing(sqlite3.connect(folders[0] / "log.sqlite")) as other:
        for table in ("tail", "entries", "checkpoints"):
            other.execute(f"DROP TABLE {table}")
    assert code_of(lambda: list(getattr(engine, ask)())) == "log-unreadable"
