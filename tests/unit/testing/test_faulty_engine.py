"""Engines that fail on purpose fail where they are told to, in the way that they are told to."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkfire.errors import CheckfireError
from checkfire.proof.tree import EMPTY_ROOT
from checkfire.store.engine import Head, LogEngine, Row
from checkfire.store.sqlite import SqliteEngine
from checkfire.testing.faulty_engine import Fault, FaultyEngine, Killed, KilledEngine, Moment
from checkfire.testing.memory_engine import MemoryDisk, MemoryEngine


def append(engine: LogEngine) -> str:
    """Store one entry; return what its writer is told."""
    tail = engine.head()
    row = Row(id=str(tail.size), entry=b"entry", salt=b"salt", parts=b"parts")
    try:
        engine.append(tail, [row], Head(size=tail.size + 1, root=EMPTY_ROOT), "checkpoint")
    except CheckfireError as exc:
        return exc.code
    return "stored"


@pytest.mark.parametrize(
    ("fault", "told", "sizes"),
    [
        (None, ["stored"] * 4, [1, 2, 3, 4]),
        (Fault.LOST, ["stored", "stored", "state-lost", "state-lost"], [1, 2, 2, 2]),
        (Fault.STORED, ["stored", "stored", "state-lost", "state-lost"], [1, 2, 3, 4]),
        (Fault.FULL, ["stored", "stored", "disk-full", "disk-full"], [1, 2, 2, 2]),
    ],
)
def test_a_fault_comes_at_its_write(fault: Fault | None, told: list[str], sizes: list[int]) -> None:
    """A test that plants a fault meets that fault, and no other one."""
    engine = FaultyEngine(MemoryEngine(MemoryDisk()), fault, at=3)
    assert [(append(engine), engine.head().size) for _ in told] == list(zip(told, sizes, strict=True))
    assert engine.writes == 4


def test_a_disk_is_full_until_there_is_room() -> None:
    """A disk can be filled and emptied while a desk runs on it."""
    engine = FaultyEngine(MemoryEngine(MemoryDisk()))
    engine.fill()
    assert append(engine) == "disk-full"
    engine.room()
    assert append(engine) == "stored"


@pytest.mark.parametrize(("moment", "size"), [(m, 2 if m is Moment.AFTER else 1) for m in Moment])
def test_a_process_dies_at_its_moment(tmp_path: Path, moment: Moment, size: int) -> None:
    """A test that kills a writer in the middle of a block finds on the disk what a dead process leaves."""
    folders = tmp_path / "data", tmp_path / "secrets"
    SqliteEngine.create(*folders).close()
    engine = KilledEngine(*folders, moment, at=2)
    assert append(engine) == "stored"
    with pytest.raises(Killed):
        append(engine)
    engine.close()
    left = SqliteEngine(*folders)
    assert (left.head().size, len(list(left.rows()))) == (size, size)
    left.close()
