"""The embedded engine keeps its two files durable, sealed, its own, and honest about what it knows."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from checkfire.errors import CheckfireError, LostStateError, UnavailableError
from checkfire.proof.tree import EMPTY_ROOT, Tree
from checkfire.store import sqlite
from checkfire.store.engine import Head, Row
from checkfire.store.sqlite import SqliteEngine
from checkfire.testing.faulty_engine import Killed, KilledEngine, Moment
from checkfire.wire.entry import SealedEntry

CANARY = b"CANARY-field-clinic-at-the-river"
BIG, PAGE = 200_000, 4_096


def row(number: int, parts: bytes = CANARY) -> Row:
    """Return an entry."""
    return Row(id=f"id-{number}", entry=b"entry %d" % number, salt=b"%016d" % number, parts=parts)


def append(engine: SqliteEngine, count: int = 1, parts: bytes = CANARY) -> None:
    """Store a block under the root that its leaves really have."""
    tree = Tree()
    rows = [row(engine.head().size + i, parts) for i in range(count)]
    for one in (*engine.rows(), *rows):
        tree.append(SealedEntry(one.entry, one.salt).leaf)
    engine.append(engine.head(), rows, Head(size=tree.size, root=tree.root()), f"checkpoint {tree.size}\n")


def code_of(call: object, *args: object, **kwargs: object) -> str:
    """Return the code of the error that a call ends with."""
    with pytest.raises(CheckfireError) as refused:
        call(*args, **kwargs)  # type: ignore[operator]  # whatever can be called
    return refused.value.code


def test_a_log_that_is_not_there_is_not_made_by_opening(folders: tuple[Path, Path]) -> None:
    """A wrong path never starts a second history."""
    assert code_of(SqliteEngine, *folders) == "log-missing"
    assert not folders[0].exists()


def test_a_log_without_its_keys_is_not_opened(engine: SqliteEngine, folders: tuple[Path, Path]) -> None:
    """A desk never starts on data whose keys lie elsewhere, and never makes new ones for it."""
    engine.close()
    (folders[1] / "keys.sqlite").rename(folders[1] / "elsewhere")
    assert code_of(SqliteEngine, *folders) == "log-missing"
    assert code_of(SqliteEngine.create, *folders) == "log-exists"


def test_a_log_is_never_made_over_another(engine: SqliteEngine, folders: tuple[Path, Path]) -> None:
    """Making a desk where one is touches nothing of it."""
    append(engine)
    assert code_of(SqliteEngine.create, *folders) == "log-exists"
    assert [row(0)] == list(engine.rows())


def test_keys_of_another_log_are_never_made_over(
    engine: SqliteEngine, folders: tuple[Path, Path], tmp_path: Path
) -> None:
    """Two desks that were given one folder of secrets do not destroy each other's keys."""
    append(engine)
    assert code_of(SqliteEngine.create, tmp_path / "second", folders[1]) == "log-exists"
    assert [row(0)] == list(engine.rows())


def test_files_are_their_owners_alone(engine: SqliteEngine, folders: tuple[Path, Path]) -> None:
    """Nobody else on the machine can read the log or its keys, nor what waits to be moved into them."""
    append(engine)
    modes = {path.name: path.stat().st_mode & 0o777 for folder in folders for path in folder.iterdir()}
    assert {"log.sqlite", "log.sqlite-wal", "keys.sqlite", "keys.sqlite-wal", "writer.lock"} <= set(modes)
    assert set(modes.values()) == {0o600}
    assert {folder.stat().st_mode & 0o777 for folder in folders} == {0o700}


def test_a_block_is_on_the_disk_before_anybody_is_told(engine: SqliteEngine) -> None:
    """Both files are written through to the disk at every block, and never at leisure."""
    for connection in (engine._log, engine._keys):
        stated = [
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "journal_mode")
        ]
        assert stated == [2, "wal"]
        assert connection.execute("PRAGMA wal_autocheckpoint").fetchone() == (0,)


def test_a_stolen_data_folder_tells_nothing(engine: SqliteEngine, folders: tuple[Path, Path]) -> None:
    """No word of a message's parts stands in the data folder, before tidying up or after it."""
    append(engine, 3)
    for _ in range(2):
        raw = b"".join(path.read_bytes() for path in folders[0].iterdir())
        assert b"entry 2" in raw
        assert CANARY not in raw
        engine.tidy()
    assert {CANARY} == {one.parts for one in engine.rows()}


def test_every_entry_has_a_key_of_its_own(engine: SqliteEngine, folders: tuple[Path, Path]) -> None:
    """Destroying the key of one entry can never touch another one."""
    append(engine, 4)
    with closing(sqlite3.connect(folders[1] / "keys.sqlite")) as keys:
        found = [key for (key,) in keys.execute("SELECT key FROM keys")]
    assert len(set(found)) == 4
    assert {len(key) for key in found} == {32}


def test_a_destroyed_key_hides_the_parts_and_breaks_no_proof(
    engine: SqliteEngine, folders: tuple[Path, Path]
) -> None:
    """What was redacted can be read by nobody, while every leaf still leads to the signed head."""
    append(engine, 4)
    with closing(sqlite3.connect(folders[1] / "keys.sqlite")) as keys:
        keys.execute("DELETE FROM keys WHERE idx = 2")
        keys.commit()
    with pytest.raises(LostStateError) as refused:
        list(engine.rows())
    assert (refused.value.code, refused.value.context) == ("parts-unreadable", {"index": 2})
    assert [row(3)] == list(engine.rows(3))
    tree = Tree()
    with closing(sqlite3.connect(folders[0] / "log.sqlite")) as log:
        for entry, salt in log.execute("SELECT entry, salt FROM entries ORDER BY idx"):
            tree.append(SealedEntry(entry, salt).leaf)
    assert Head(size=4, root=tree.root()) == engine.head()


def test_a_reader_sees_one_state(engine: SqliteEngine, folders: tuple[Path, Path]) -> None:
    """Whoever verifies a log while its desk is running is never told that it is damaged."""
    append(engine, 2)
    reader = SqliteEngine(*folders, writer=False)
    append(engine, 3)
    engine.tidy()
    assert reader.head().size == 2
    assert [row(0), row(1)] == list(reader.rows())
    assert [2] == [size for size, _ in reader.checkpoints()]
    reader.close()
    with closing(SqliteEngine(*folders, writer=False)) as later:
        assert len(list(later.rows())) == later.head().size == 5


def test_a_reader_writes_nothing(engine: SqliteEngine, folders: tuple[Path, Path]) -> None:
    """Verifying a log can never change it."""
    append(engine, 2)
    reader = SqliteEngine(*folders, writer=False)
    assert code_of(append, reader) == "state-lost"
    reader.close()
    assert [row(0), row(1)] == list(engine.rows())


@pytest.mark.parametrize("name", ["_log", "_keys"])
def test_a_full_disk_is_told_and_nothing_is_stored(engine: SqliteEngine, name: str) -> None:
    """When either disk is full, surely nothing was stored, and the log goes on when there is room."""
    append(engine, 2)
    connection: sqlite3.Connection = getattr(engine, name)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    before = engine.head(), list(engine.rows()), list(engine.checkpoints())
    count, parts = (1, b"x" * BIG) if name == "_log" else (2_000, b"x")
    for _ in range(2):
        assert code_of(append, engine, count, parts) == "disk-full"
        assert before == (engine.head(), list(engine.rows()), list(engine.checkpoints()))
    connection.execute("PRAGMA max_page_count = 1000000")
    append(engine, 1)
    assert [row(0), row(1), row(2)] == list(engine.rows())


@pytest.mark.parametrize("name", ["_log", "_keys"])
def test_every_other_failure_leaves_doubt(engine: SqliteEngine, name: str) -> None:
    """Where a disk fails in any other way the desk says that it cannot know, and does not guess."""
    append(engine)
    connection: sqlite3.Connection = getattr(engine, name)
    connection.execute("PRAGMA query_only = 1")
    assert code_of(append, engine) == "state-lost"
    connection.execute("PRAGMA query_only = 0")
    assert [row(0)] == list(engine.rows())


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond a size, as a quota does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize(("place", "name"), [(0, "log.sqlite"), (1, "keys.sqlite")])
def test_a_quota_is_told_like_a_full_disk(
    engine: SqliteEngine, folders: tuple[Path, Path], place: int, name: str
) -> None:
    """Where a quota or a limit of files stops a write, surely nothing was stored, and the desk goes on."""
    append(engine, 2)
    before = engine.head(), list(engine.rows()), list(engine.checkpoints())
    limit = (folders[place] / f"{name}-wal").stat().st_size
    count, parts = (1, b"x" * BIG) if place == 0 else (9_000, b"x")
    for _ in range(2):
        with no_file_longer_than(limit if place == 0 else limit + 1_000):
            assert code_of(append, engine, count, parts) == "disk-full"
        assert before == (engine.head(), list(engine.rows()), list(engine.checkpoints()))
    append(engine)
    engine.close()
    opened = SqliteEngine(*folders)
    assert [row(0), row(1), row(2)] == list(opened.rows())
    opened.close()


def test_a_log_opens_on_a_full_disk_after_a_stop_in_order(
    engine: SqliteEngine, folders: tuple[Path, Path]
) -> None:
    """R22: a desk that is started where there is no room at all reads its log, and can carry halts."""
    append(engine, 2)
    engine.close()
    with no_file_longer_than(PAGE):
        assert code_of(SqliteEngine, *folders, writer=False) == "disk-full"
        opened = SqliteEngine(*folders)
        assert [row(0), row(1)] == list(opened.rows())
        assert [size for size, _ in opened.checkpoints()] == [2]
        for _ in range(2):
            assert code_of(append, opened) == "disk-full"
        opened.tidy()
    assert code_of(SqliteEngine, *folders) == "log-in-use"
    append(opened)
    reader = SqliteEngine(*folders, writer=False)
    assert [row(0), row(1), row(2)] == list(reader.rows()) == list(opened.rows())
    reader.close()
    opened.tidy()
    opened.close()


def test_a_log_that_cannot_even_be_opened_alone_says_so(
    engine: SqliteEngine, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that fails in every way is told as what it is, and tried again with the next message."""
    append(engine)

    def fails(_path: Path, *, alone: bool = False) -> sqlite3.Connection:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ if alone else sqlite3.SQLITE_CANTOPEN
        raise error

    engine._alone = True
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "_connect", fails)
        assert (
            code_of(engine.append, engine.head(), [row(1)], Head(size=2, root=b""), "x") == "log-unreadable"
        )
        assert code_of(engine.head) == "log-unreadable"
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "_connect", fails)
        engine.close()
        assert code_of(SqliteEngine, *folders) == "log-unreadable"
    opened = SqliteEngine(*folders)
    assert [row(0)] == list(opened.rows())
    opened.close()


def test_a_write_after_which_the_tail_moved_leaves_doubt() -> None:
    """A write that failed is only taken for none if the log is as it was before, and can be read."""
    failed = sqlite3.OperationalError("disk I/O error")
    failed.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE

    def unreadable() -> bool:
        raise UnavailableError("A file of the log cannot be read.", code="log-unreadable")

    with closing(sqlite3.connect(":memory:")) as log:
        assert isinstance(sqlite._explain(log, failed), UnavailableError)
        assert isinstance(sqlite._explain(log, failed, lambda: False), LostStateError)
        assert isinstance(sqlite._explain(log, failed, unreadable), LostStateError)
        failed.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
        assert isinstance(sqlite._explain(log, failed), LostStateError)


def test_a_head_that_was_given_out_cannot_go_missing(
    engine: SqliteEngine, folders: tuple[Path, Path]
) -> None:
    """A head in the middle that is gone would change receipts that were given: it is found at the start."""
    for _ in range(3):
        append(engine)
    engine.close()
    with closing(sqlite3.connect(folders[0] / "log.sqlite", isolation_level=None)) as log:
        log.execute("DELETE FROM checkpoints WHERE size = 2")
    opened = SqliteEngine(*folders)
    with pytest.raises(LostStateError) as found:
        list(opened.checkpoints())
    assert (found.value.code, found.value.context) == ("log-corrupt", {"heads": 3, "found": 2})
    opened.close()


def test_a_log_of_an_older_version_is_counted_from_its_next_block_on(engine: SqliteEngine) -> None:
    """A log that was begun before heads were counted opens, and is counted as soon as it is written to."""
    for _ in range(2):
        append(engine)
    engine._log.execute("PRAGMA user_version = 0")
    assert len(list(engine.checkpoints())) == 2
    append(engine)
    assert engine._count_heads() == len(list(engine.checkpoints())) == 3


def test_a_log_without_a_tail_is_damaged(engine: SqliteEngine) -> None:
    """A table that lost its one row is an alarm, and no mistake of ours."""
    engine._log.execute("DELETE FROM tail")
    assert code_of(engine.head) == "log-corrupt"


def test_a_full_disk_that_cannot_be_undone_leaves_doubt() -> None:
    """Full, and not even able to take back what was begun: that is not surely unstored."""
    gone = sqlite3.connect(":memory:")
    gone.close()
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    assert isinstance(sqlite._explain(gone, full), LostStateError)


def test_a_full_disk_is_told_whoever_meets_it() -> None:
    """A disk that is full while the files are only tidied is said to be full, and not to be damaged."""
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    with pytest.raises(UnavailableError) as refused, sqlite._reading():
        raise full
    assert refused.value.code == "disk-full"


@pytest.mark.parametrize("moment", list(Moment))
def test_a_writer_that_dies_leaves_a_whole_log(
    engine: SqliteEngine, folders: tuple[Path, Path], moment: Moment
) -> None:
    """Whenever the process dies, the block is there as a whole or not at all, and the log goes on."""
    append(engine, 2)
    engine.close()
    dying = KilledEngine(*folders, moment, at=1)
    with pytest.raises(Killed):
        append(dying, 3)
    dying.close()
    size = 5 if moment is Moment.AFTER else 2
    opened = SqliteEngine(*folders)
    assert (opened.head().size, list(opened.rows())) == (size, [row(i) for i in range(size)])
    append(opened)
    assert list(opened.rows()) == [row(i) for i in range(size + 1)]
    opened.close()


def test_tidying_beside_a_writer_disturbs_nobody(engine: SqliteEngine) -> None:
    """The files can be tidied while a block is just being written."""
    append(engine, 2)
    engine._log.execute("BEGIN IMMEDIATE")
    engine.tidy()
    engine._log.execute("COMMIT")
    append(engine)
    assert engine.head().size == 3


def test_tidying_moves_the_log_into_its_file(engine: SqliteEngine, folders: tuple[Path, Path]) -> None:
    """What waits beside the files is moved into them, so that it does not grow for ever."""
    append(engine, 3)
    engine.tidy()
    copy = folders[0] / "copy.sqlite"
    copy.write_bytes((folders[0] / "log.sqlite").read_bytes())
    with closing(sqlite3.connect(copy)) as log:
        assert log.execute("SELECT count(*) FROM entries").fetchone() == (3,)


def test_an_empty_log_has_the_root_of_no_entries(engine: SqliteEngine) -> None:
    """A new log's head is the one that every verifier computes for no entries."""
    assert engine.head() == Head(size=0, root=EMPTY_ROOT)


def test_a_second_desk_is_told_which_folder_is_in_use(
    engine: SqliteEngine, folders: tuple[Path, Path]
) -> None:
    """Whoever starts a desk twice is told so, with the folder."""
    assert engine.head().size == 0
    with pytest.raises(UnavailableError) as refused:
        SqliteEngine(*folders)
    assert (refused.value.code, refused.value.context) == ("log-in-use", {"folder": str(folders[0])})
