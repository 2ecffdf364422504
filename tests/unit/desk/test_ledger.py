"""The ledger: what is stored is verified before it is used, and every receipt is the first one again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest

from checkfire.desk.ledger import Ledger
from checkfire.errors import LostStateError, NotFoundError, UnavailableError
from checkfire.proof.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from checkfire.proof.key import SigningKey
from checkfire.proof.receipt import verify_receipt
from checkfire.proof.tree import EMPTY_ROOT
from checkfire.store.engine import Head, Row
from checkfire.testing import world
from checkfire.testing.chance import seeded_random
from checkfire.testing.faulty_engine import Fault, FaultyEngine
from checkfire.testing.memory_engine import MemoryDisk, MemoryEngine
from checkfire.testing.paper import Paper
from checkfire.vocab.b64 import decode_b64, encode_b64

KEY = SigningKey(name=world.ORIGIN, seed=b"l" * 32)
OTHER_KEY = SigningKey(name=world.ORIGIN, seed=b"o" * 32)


def ledger_over(disk: MemoryDisk) -> Ledger:
    """Return a ledger that was loaded from a disk."""
    disk.written_to = False
    ledger = Ledger(engine=MemoryEngine(disk), log_key=KEY, random=seeded_random(7))
    assert [logged.index for logged in ledger.load()] == list(range(ledger.size))
    return ledger


def filled(*blocks: int) -> tuple[MemoryDisk, Ledger]:
    """Return a disk and a ledger with blocks of so many messages."""
    disk, paper = MemoryDisk(), Paper()
    ledger = ledger_over(disk)
    messages = iter(paper.log)
    for count in blocks:
        for _ in range(count):
            logged = next(messages)
            ledger.stage(logged.message, logged.received_at)
        ledger.commit()
    return disk, ledger


def test_an_empty_log_has_a_signed_head() -> None:
    """A log that has just begun can already show its head."""
    ledger = ledger_over(MemoryDisk())
    head = open_checkpoint(ledger.checkpoint(), KEY.verifier_key)
    assert (ledger.size, head) == (0, Checkpoint(origin=world.ORIGIN, size=0, root=EMPTY_ROOT))


def test_a_commit_of_nothing_writes_nothing() -> None:
    """Where nothing is to be written the disk is left alone."""
    disk, ledger = filled(2)
    ledger.commit()
    assert [size for size, _ in disk.checkpoints] == [2]


def test_nothing_counts_before_it_is_durable() -> None:
    """What is only staged is in no size, under no head and in no receipt."""
    _, ledger = filled(3)
    logged = Paper().log[3]
    staged = ledger.stage(logged.message, logged.received_at)
    assert (ledger.size, open_checkpoint(ledger.checkpoint(), KEY.verifier_key).size) == (3, 3)
    with pytest.raises(NotFoundError) as refused:
        ledger.receipt(staged)
    assert refused.value.code == "not-recorded"
    ledger.commit()
    assert verify_receipt(ledger.receipt(staged), trusted=KEY.verifier_key).index == 3


def test_what_was_dropped_was_never_there() -> None:
    """A block that the disk refused leaves the ledger as it was, and the next one takes its place."""
    disk, ledger = filled(3)
    engine = FaultyEngine(ledger.engine, Fault.FULL)
    ledger.engine = engine
    paper = Paper()
    ledger.stage(paper.log[3].message, paper.log[3].received_at)
    with pytest.raises(UnavailableError):
        ledger.commit()
    assert ledger.size == 3
    ledger.drop()
    assert (len(ledger.log), len(ledger.sealed), ledger.tree.size) == (3, 3, 3)
    engine.room()
    staged = ledger.stage(paper.log[4].message, paper.log[4].received_at)
    ledger.commit()
    assert staged.index == 3
    assert ledger_over(disk).log[3].id == paper.log[4].id


def test_a_ledger_that_never_wrote_can_drop_its_first_block() -> None:
    """Even the first block of a log can be refused by a full disk."""
    ledger = ledger_over(MemoryDisk())
    logged = Paper().log[0]
    ledger.stage(logged.message, logged.received_at)
    ledger.drop()
    assert (ledger.size, ledger.log) == (0, [])


def test_receipts_are_the_first_ones_again_after_loading() -> None:
    """A receipt is the same to the byte, whenever and after however many restarts it is asked for."""
    disk, ledger = filled(3, 1, 4)
    first = [ledger.receipt(logged) for logged in ledger.log]
    loaded = ledger_over(disk)
    assert [loaded.receipt(logged) for logged in loaded.log] == first
    sizes = [verify_receipt(one, trusted=KEY.verifier_key).checkpoint.size for one in first]
    assert sizes == [3, 3, 3, 4, 8, 8, 8, 8]


def test_both_times_of_a_late_record_come_back() -> None:
    """An entry that could only be written later keeps the time at which it came."""
    disk, paper = MemoryDisk(), Paper()
    ledger = ledger_over(disk)
    first = paper.log[0]
    ledger.stage(first.message, world.START, recorded_at=paper.now.replace(hour=9))
    ledger.commit()
    (loaded,) = ledger_over(disk).log
    assert (loaded.received_at, loaded.recorded_at) == (world.START, world.START.replace(hour=9))


def spoil_row(disk: MemoryDisk, at: int, **changes: bytes) -> None:
    """Change a stored entry."""
    disk.rows[at] = replace(disk.rows[at], **changes)


def flipped(raw: bytes, at: int) -> bytes:
    """Return bytes with one bit changed."""
    return raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]


def other_payload(disk: MemoryDisk) -> None:
    """Change a bit of what was signed."""
    entry = msgspec.json.decode(disk.rows[2].entry)
    entry["envelope"]["payload"] = encode_b64(flipped(decode_b64(entry["envelope"]["payload"]), 20))
    spoil_row(disk, 2, entry=msgspec.json.encode(entry, order="sorted"))


def other_time(disk: MemoryDisk) -> None:
    """Say that an entry came an hour later."""
    spoil_row(disk, 2, entry=disk.rows[2].entry.replace(b"T06:00:00Z", b"T07:00:00Z"))


def other_message(disk: MemoryDisk) -> None:
    """Put one entry in the place of another one."""
    disk.rows[2] = disk.rows[3]


def swapped(disk: MemoryDisk) -> None:
    """Change the order of two entries."""
    disk.rows[2], disk.rows[3] = disk.rows[3], disk.rows[2]


def without_part(disk: MemoryDisk) -> None:
    """Leave a part out; the signature and the leaf hold all the same."""
    parts = msgspec.json.decode(disk.rows[2].parts)
    parts.pop(next(iter(parts)))
    spoil_row(disk, 2, parts=msgspec.json.encode(parts, order="sorted"))


def other_word(disk: MemoryDisk) -> None:
    """Change a word in a part."""
    spoil_row(disk, 2, parts=disk.rows[2].parts.replace(b"Watch", b"watch"))


def without_last(disk: MemoryDisk) -> None:
    """Leave the last entry out."""
    del disk.rows[-1]


def cut_to_an_earlier_head(disk: MemoryDisk) -> None:
    """Roll entries and tail back to an earlier head, and forget to roll back the heads."""
    del disk.rows[4:]
    disk.head = Head(size=4, root=open_checkpoint(disk.checkpoints[1][1], KEY.verifier_key).root)


def without_last_head(disk: MemoryDisk) -> None:
    """Leave the last head out."""
    del disk.checkpoints[-1]


def head_of_another_key(disk: MemoryDisk) -> None:
    """Let somebody else sign a head."""
    size, text = disk.checkpoints[1]
    head = open_checkpoint(text, KEY.verifier_key)
    disk.checkpoints[1] = size, sign_checkpoint(head, OTHER_KEY)


def head_of_another_root(disk: MemoryDisk) -> None:
    """Let the log's own key sign a head that never was."""
    disk.checkpoints[1] = 4, sign_checkpoint(Checkpoint(origin=world.ORIGIN, size=4, root=bytes(32)), KEY)


def head_of_another_size(disk: MemoryDisk) -> None:
    """Name a head by a size that it has not."""
    disk.checkpoints[1] = 5, disk.checkpoints[1][1]


def head_beyond_the_log(disk: MemoryDisk) -> None:
    """Let the log's own key sign a head of more entries than there are."""
    text = sign_checkpoint(Checkpoint(origin=world.ORIGIN, size=9, root=bytes(32)), KEY)
    disk.checkpoints.append((9, text))


def other_tail(disk: MemoryDisk) -> None:
    """Change the tail."""
    disk.head = replace(disk.head, root=bytes(32))


def one_more(disk: MemoryDisk) -> None:
    """Add an entry that no head covers."""
    logged = Paper().log[8]
    ledger = Ledger(engine=MemoryEngine(MemoryDisk()), log_key=KEY, random=seeded_random(8))
    ledger.stage(logged.message, logged.received_at)
    (row,) = ledger._staged
    disk.rows.append(row)


SPOILT: dict[Callable[[MemoryDisk], None], str | None] = {
    other_payload: "signature-wrong",
    lambda disk: spoil_row(disk, 2, entry=disk.rows[2].entry[:-1]): "malformed",
    lambda disk: spoil_row(disk, 2, salt=flipped(disk.rows[2].salt, 3)): None,
    lambda disk: spoil_row(disk, 2, parts=b"{"): "malformed",
    other_time: None,
    other_message: None,
    swapped: None,
    without_part: "part-missing",
    other_word: "commitment-failed",
    without_last: None,
    cut_to_an_earlier_head: None,
    without_last_head: None,
    head_of_another_key: "checkpoint-failed",
    head_of_another_root: None,
    head_of_another_size: None,
    head_beyond_the_log: None,
    other_tail: None,
    one_more: None,
}
"""How a stored log is spoilt, and which fault is named; None where each piece is whole by itself."""


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [pytest.param(s, f, id=f"{n}-{s.__name__.strip('<>')}") for n, (s, f) in enumerate(SPOILT.items())],
)
def test_a_changed_log_is_an_alarm_and_is_not_loaded(
    spoil: Callable[[MemoryDisk], None], fault: str | None
) -> None:
    """Changing, leaving out or adding anything that was stored is found before a desk opens on it (R35)."""
    disk, _ = filled(3, 1, 4)
    assert ledger_over(disk).size == 8
    before = (disk.head, list(disk.rows), list(disk.checkpoints))
    spoil(disk)
    assert before != (disk.head, disk.rows, disk.checkpoints)
    with pytest.raises(LostStateError) as refused:
        ledger_over(disk)
    assert refused.value.code == "log-corrupt"
    assert refused.value.context.get("fault") == fault


def test_rows_hold_what_was_signed() -> None:
    """The row of an entry has its id, its bytes and its parts, and no other copy of them."""
    disk, ledger = filled(1)
    row = disk.rows[0]
    assert isinstance(row, Row)
    assert row.id == ledger.log[0].id
    assert msgspec.json.decode(row.parts) == msgspec.to_builtins(dict(ledger.log[0].message.parts))
