"""What every log engine has to keep: one tail, moved by compare-and-swap, and nothing stored by halves.

An adapter is a class at the end of this file that inherits ``LogEngineContract`` and says how a log
is made, opened, and opened a second time where the lock does not help.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from threading import Barrier, Thread

import pytest

from checkfire.errors import CheckfireError, LostStateError, StaleError, UnavailableError
from checkfire.proof.tree import EMPTY_ROOT
from checkfire.store.engine import Head, LogEngine, Row
from checkfire.store.sqlite import SqliteEngine
from checkfire.testing.faulty_engine import FaultyEngine
from checkfire.testing.memory_engine import MemoryDisk, MemoryEngine

EMPTY = Head(size=0, root=EMPTY_ROOT)
ODD_BYTES = bytes(range(256))


def row(number: int, *, by: str = "") -> Row:
    """Return an entry whose bytes are nobody's text; ``by`` tells apart who stored it."""
    name = f"{by}{number}".encode()
    salt = sha256(b"salt" + name).digest()[:16]
    return Row(id=f"id-{by}{number}", entry=ODD_BYTES + name, salt=salt, parts=name + ODD_BYTES)


def head(size: int, *, by: str = "") -> Head:
    """Return a head of a size; another hand would come to another root."""
    return Head(size=size, root=sha256(f"{by}{size}".encode()).digest())


def append(engine: LogEngine, *blocks: int, by: str = "") -> Head:
    """Store blocks of so many entries, one after the other, and return the head that stands then."""
    tail = engine.head()
    for count in blocks:
        rows = [row(tail.size + i, by=by) for i in range(count)]
        new = head(tail.size + count, by=by)
        engine.append(tail, rows, new, f"checkpoint {new.size}\n— {by}")
        tail = new
    return tail


def stored(engine: LogEngine) -> tuple[Head, list[Row], list[tuple[int, str]]]:
    """Return all that a log holds."""
    return engine.head(), list(engine.rows()), list(engine.checkpoints())


class LogEngineContract:
    """The promises of the port; an adapter overrides ``engine``, ``again`` and ``rival``."""

    @pytest.fixture
    def engine(self, tmp_path: Path) -> Iterator[LogEngine]:
        """Give the engine under test, as the writer of an empty log."""
        raise NotImplementedError

    def again(self) -> LogEngine:
        """Open the same log once more, as its writer."""
        raise NotImplementedError

    def rival(self) -> LogEngine:
        """Open the same log as a second writer where no lock keeps it out."""
        raise NotImplementedError

    def test_a_new_log_is_empty(self, engine: LogEngine) -> None:
        """A log begins with nothing in it, under the one root that an empty tree has."""
        assert stored(engine) == (EMPTY, [], [])

    def test_a_block_moves_the_tail(self, engine: LogEngine) -> None:
        """Once a block is stored, the log ends with it."""
        assert append(engine, 3) == engine.head() == head(3)
        assert append(engine, 1) == engine.head() == head(4)

    def test_entries_come_back_in_order_byte_for_byte(self, engine: LogEngine) -> None:
        """The signed bytes are the stored bytes, whatever they are, in the order of the log."""
        append(engine, 3, 1, 20)
        assert list(engine.rows()) == [row(i) for i in range(24)]
        assert list(engine.rows(22)) == [row(22), row(23)]
        assert list(engine.rows(24)) == []

    def test_every_head_is_kept(self, engine: LogEngine) -> None:
        """Every head that was given out can be shown again, with exactly its text."""
        append(engine, 3, 1)
        assert list(engine.checkpoints()) == [(3, "checkpoint 3\n— "), (4, "checkpoint 4\n— ")]

    @pytest.mark.parametrize(
        "wrong",
        [EMPTY, head(1), head(3), Head(size=2, root=head(2, by="other").root)],
        ids=["empty", "behind", "ahead", "other-root"],
    )
    def test_a_writer_that_believes_in_another_head_stores_nothing(
        self, engine: LogEngine, wrong: Head
    ) -> None:
        """Whoever would write over, beside or past the tail is told to look again, and nothing is touched."""
        append(engine, 2)
        before = stored(engine)
        with pytest.raises(StaleError) as refused:
            engine.append(wrong, [row(wrong.size, by="late")], head(wrong.size + 1, by="late"), "late")
        assert (refused.value.code, refused.value.context) == ("stale", {"size": 2})
        assert stored(engine) == before

    def test_an_id_is_used_once(self, engine: LogEngine) -> None:
        """A message is never twice in the log, neither in one block nor in two."""
        append(engine, 2)
        before = stored(engine)
        for rows in ([row(2), row(1)], [row(2), row(2)]):
            with pytest.raises(LostStateError):
                engine.append(head(2), rows, head(4), "twice")
            assert stored(engine) == before
        append(engine, 1)
        assert list(engine.rows()) == [row(0), row(1), row(2)]

    def test_a_log_is_there_when_it_is_opened_again(self, engine: LogEngine) -> None:
        """What was stored is there after a restart, and the log goes on from its tail."""
        append(engine, 2, 2)
        before = stored(engine)
        engine.close()
        opened = self.again()
        assert stored(opened) == before
        append(opened, 1)
        assert list(opened.rows()) == [row(i) for i in range(5)]
        opened.close()

    def test_a_second_writer_is_kept_out(self, engine: LogEngine) -> None:
        """Two desks never write to one log; the second is told so, and the first is not disturbed."""
        append(engine, 1)
        with pytest.raises(UnavailableError) as refused:
            self.again()
        assert refused.value.code == "log-in-use"
        append(engine, 1)
        assert engine.head() == head(2)

    def test_of_two_writers_at_one_tail_one_wins(self, engine: LogEngine) -> None:
        """Where no lock helped and two writers read the same tail, one is stored and the other is told."""
        append(engine, 2)
        rival = self.rival()
        tail = rival.head()
        append(engine, 3, by="first")
        won = stored(engine)
        with pytest.raises(StaleError) as refused:
            rival.append(tail, [row(2, by="second")], head(3, by="second"), "second")
        assert refused.value.context == {"size": 5}
        assert stored(engine) == stored(rival) == won
        append(rival, 1, by="third")
        assert engine.head() == head(6, by="third")
        assert len(list(engine.rows())) == 6
        rival.close()

    def test_two_writers_in_a_race_never_mix(self, engine: LogEngine) -> None:
        """However two writers interleave, each block is whole, or its writer was told."""
        rival = self.rival()
        told: dict[str, list[str]] = {"a": [], "b": []}
        start = Barrier(2)

        def write(writer: LogEngine, by: str) -> None:
            start.wait()
            for _ in range(20):
                try:
                    append(writer, 2, by=by)
                    told[by].append("stored")
                except CheckfireError as exc:
                    told[by].append(exc.code)

        threads = [Thread(target=write, args=args) for args in ((engine, "a"), (rival, "b"))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert {*told["a"], *told["b"]} <= {"stored", "stale"}
        blocks = sum(answer == "stored" for answers in told.values() for answer in answers)
        rows = list(engine.rows())
        assert engine.head().size == len(rows) == 2 * blocks
        for first, second in zip(rows[::2], rows[1::2], strict=True):
            assert first.id[3] == second.id[3]
        rival.close()

    def test_tidying_changes_nothing(self, engine: LogEngine) -> None:
        """Tidying up while nothing waits leaves every entry where it was."""
        append(engine, 5)
        before = stored(engine)
        engine.tidy()
        assert stored(engine) == before
        append(engine, 1)
        engine.tidy()
        assert engine.head() == head(6)

    def test_letting_go_twice_does_no_harm(self, engine: LogEngine) -> None:
        """A log can be let go twice without letting a third writer in beside the second."""
        engine.close()
        opened = self.again()
        engine.close()
        with pytest.raises(UnavailableError):
            self.again()
        opened.close()


class TestMemoryEngine(LogEngineContract):
    """The engine without a disk."""

    @pytest.fixture
    def engine(self, tmp_path: Path) -> Iterator[LogEngine]:  # noqa: ARG002 - needs no folder
        """Give the writer of an empty log in memory."""
        self._disk = MemoryDisk()
        engine = MemoryEngine(self._disk)
        yield engine
        engine.close()

    def again(self) -> LogEngine:
        """Open the same memory once more."""
        return MemoryEngine(self._disk)

    def rival(self) -> LogEngine:
        """Open the same memory without asking for its lock."""
        return MemoryEngine(self._disk, locked=False)


class TestFaultyEngine(TestMemoryEngine):
    """The engine that fails on purpose, as long as it does not."""

    @pytest.fixture
    def engine(self, tmp_path: Path) -> Iterator[LogEngine]:  # noqa: ARG002 - needs no folder
        """Give the writer of an empty log in memory that could fail."""
        self._disk = MemoryDisk()
        engine = FaultyEngine(MemoryEngine(self._disk))
        yield engine
        engine.close()


class TestSqliteEngine(LogEngineContract):
    """The engine that ships."""

    @pytest.fixture
    def engine(self, tmp_path: Path) -> Iterator[LogEngine]:
        """Give the writer of an empty log in two folders."""
        self._folders = tmp_path / "data", tmp_path / "secrets"
        engine = SqliteEngine.create(*self._folders)
        yield engine
        engine.close()

    def again(self) -> LogEngine:
        """Open the same files once more."""
        return SqliteEngine(*self._folders)

    def rival(self) -> LogEngine:
        """Open the same files while the lock file is another one: it was removed, and made anew."""
        (self._folders[0] / "writer.lock").unlink()
        return SqliteEngine(*self._folders)
