"""A full disk during a halt: the call is carried, shown as not recorded, and recorded when there is room."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checkfire.duty.due import Due
from checkfire.errors import CheckfireError, NotFoundError, UnavailableError
from checkfire.picture.logged import Logged
from checkfire.picture.views import Views
from checkfire.proof.receipt import verify_receipt
from checkfire.store.engine import LogEngine
from checkfire.store.sqlite import SqliteEngine
from checkfire.testing import world
from checkfire.testing.faulty_engine import FaultyEngine
from checkfire.vocab.instant import StatedInstant
from checkfire.wire import calls, halts, notices, register

PARTIES = (world.NEUTRAL.party, *(member.party for member in world.MEMBERS))
LONG = "x" * 8_000
"""Longer than what is left of any page of a database that may not grow."""


class ToldFull:
    """A disk whose engine only says that it is full."""

    def engine(self, folder: Path, secrets: Path) -> LogEngine:
        """Open the log."""
        self._engine = FaultyEngine(SqliteEngine(folder, secrets))
        return self._engine

    def fill(self) -> None:
        """Let the disk be full."""
        self._engine.fill()

    def room(self) -> None:
        """Make room."""
        self._engine.room()


class LogFull:
    """The disk of the data is really full: the file of the log may not grow by a page."""

    def engine(self, folder: Path, secrets: Path) -> LogEngine:
        """Open the log."""
        self._engine = SqliteEngine(folder, secrets)
        return self._engine

    @property
    def _file(self) -> sqlite3.Connection:
        return self._engine._log

    def fill(self) -> None:
        """Let the disk be full."""
        pages = self._file.execute("PRAGMA page_count").fetchone()[0]
        self._file.execute(f"PRAGMA max_page_count = {pages}")

    def room(self) -> None:
        """Make room."""
        self._file.execute("PRAGMA max_page_count = 1000000")


class KeysFull(LogFull):
    """The disk of the secrets is really full, to the last key."""

    @property
    def _file(self) -> sqlite3.Connection:
        return self._engine._keys

    def fill(self) -> None:
        """Let the disk be full: what is left of its pages is taken by keys that nobody uses."""
        super().fill()
        spare = ((idx, bytes(32)) for idx in range(1_000_000, 2_000_000))
        with pytest.raises(sqlite3.OperationalError):
            self._file.executemany("INSERT INTO keys VALUES (?, ?)", spare)


DISKS = [ToldFull, LogFull, KeysFull]


@pytest.fixture(params=DISKS, ids=[disk.__name__ for disk in DISKS])
def disk(request: pytest.FixtureRequest) -> Any:
    """Give a disk that can be filled."""
    return request.param()


@pytest.fixture
def rig(rig_maker: Callable[[], Any], disk: Any) -> Any:
    """Give the small world on that disk."""
    rig = rig_maker()
    rig.start(disk.engine)
    yield rig
    rig.let_go()


def state(rig: Any) -> tuple[object, ...]:
    """Return everything about a desk that anybody could see change."""
    desk = rig.desk
    pictures = {party: rig.picture(party).digests() for party in PARTIES}
    return desk.ledger.size, desk.ledger.checkpoint(), desk.unrecorded, len(rig.told()), pictures


def require_refused(rig: Any, raw: bytes) -> None:
    """Demand that a message is refused because the disk is full, and that nothing changed."""
    before = state(rig)
    with pytest.raises(UnavailableError) as refused:
        rig.hand_in(raw)
    assert refused.value.code == "disk-full"
    assert state(rig) == before


def require_same_after_replay(rig: Any) -> None:
    """Demand that every party's live picture is the one that a fresh replay of the files gives."""
    views = Views()
    for logged in rig.whole().log:
        views.apply(logged)
    for party in PARTIES:
        assert rig.picture(party).digests() == views.of(party).digests()


def long_call() -> calls.CallLogged:
    """Return something that is no halt, and needs new pages."""
    return calls.CallLogged(
        caller="alpha",
        callee="desk",
        means=calls.Means.RADIO,
        words=LONG,
        entered_by="officer on watch",
        happened=StatedInstant(stated="just now"),
    )


def test_what_is_no_halt_is_refused_and_nothing_changes(rig: Any, disk: Any) -> None:
    """A full disk refuses with a plain word; the same bytes are taken once there is room."""
    raw = rig.signed("alpha/duty", long_call())
    disk.fill()
    require_refused(rig, raw)
    require_refused(rig, raw)
    disk.room()
    assert not rig.hand_in(raw).repeated
    assert rig.hand_in(raw).repeated
    require_same_after_replay(rig)


def test_a_halt_is_carried_at_once(rig: Any, disk: Any) -> None:
    """A call to check fire reaches everybody at once, and says of itself that it is not recorded."""
    heard: list[Logged] = []
    rig.desk.listen(heard.append)
    disk.fill()
    size = rig.desk.ledger.size
    outcome = rig.hand_in(rig.signed("relief/duty", world.halt(words=LONG)))
    halt_id = outcome.logged.id
    assert (outcome.receipt, outcome.repeated, outcome.logged.recorded) == (None, False, False)
    assert (rig.desk.unrecorded, rig.desk.ledger.size) == (1, size)
    assert [(one.id, one.recorded) for one in heard] == [(halt_id, False)]
    for party in ("desk", "alpha", "bravo", "charlie", "relief", "watchers"):
        assert rig.halt(halt_id, party).recorded is False
        assert rig.desk.shown(party)[-1].recorded is False
        with pytest.raises(NotFoundError) as refused:
            rig.desk.receipt(halt_id, party)
        assert refused.value.code == "not-recorded"
    assert rig.halt(halt_id).told == ("alpha", "bravo", "charlie", "desk", "relief", "watchers")


def test_the_ladder_climbs_on_a_full_disk(rig: Any, disk: Any) -> None:
    """Nobody is left alone because a disk is full: steps, deliveries and answers go on."""
    disk.fill()
    halt_id = rig.hand_in(rig.signed("relief/duty", world.halt(words=LONG))).logged.id
    rig.deliver(halt_id, "alpha/duty")
    rig.advance(60)
    rig.expect(halts.HaltDelivered, halt_id, rig.halt(halt_id).called_at)
    rig.expect_step(halt_id, 1, after_s=30)
    rig.expect_step(halt_id, 2, after_s=60)
    for party in ("alpha", "bravo", "charlie"):
        taken = rig.hand_in(rig.signed(f"{party}/duty", halts.HaltAcknowledged(), about=(halt_id,)))
        assert (taken.receipt, taken.logged.recorded) == (None, False)
    assert rig.halt(halt_id).unanswered == ()
    rig.advance(600)
    rig.expect_nothing()
    assert rig.desk.unrecorded == 7


def test_other_messages_wait_while_a_halt_is_carried(rig: Any, disk: Any) -> None:
    """While a call is carried, everything else is refused, and the desk can enrol and say nothing new."""
    disk.fill()
    rig.hand_in(rig.signed("relief/duty", world.halt(words=LONG)))
    require_refused(rig, rig.signed("alpha/duty", long_call()))
    require_refused(rig, rig.signed("relief/duty", world.site(), audience=()))
    before = state(rig)
    with pytest.raises(UnavailableError) as refused:
        rig.desk.say(
            Due(fact=register.LocationDoubted(rule="CF-LOC-01", doubt="x"), about=(), audience="all")
        )
    assert refused.value.code == "disk-full"
    assert state(rig) == before
    wrong = rig.signed("alpha/duty", halts.HaltClosed(), about=(rig.told()[-1].id,))
    with pytest.raises(CheckfireError) as forbidden:
        rig.hand_in(wrong)
    assert forbidden.value.code == "role-wrong"
    assert state(rig) == before


def test_a_carried_halt_is_recorded_with_both_times(rig: Any, disk: Any) -> None:
    """Once there is room the call is in the log with the time at which it came and the time of its record."""
    disk.fill()
    raw = rig.signed("relief/duty", world.halt(words=LONG))
    called_at = rig.now
    halt_id = rig.hand_in(raw).logged.id
    rig.advance(45)
    rig.desk.tick()
    assert rig.desk.unrecorded == 2
    disk.room()
    rig.desk.tick()
    assert rig.desk.unrecorded == 0
    outcome = rig.hand_in(raw)
    assert outcome.repeated
    proven = verify_receipt(outcome.receipt, trusted=rig.desk.ledger.log_key.verifier_key)
    assert (proven.received_at, proven.recorded_at) == (called_at, rig.now)
    halt = rig.halt(halt_id)
    assert (halt.called_at, halt.recorded, halt.recorded_at) == (called_at, True, rig.now)
    step = rig.told()[-1]
    assert (step.header.kind, step.recorded, step.recorded_at) == (
        halts.EscalationStepped.KIND,
        True,
        rig.now,
    )
    assert (rig.now - step.received_at).total_seconds() == 15
    require_same_after_replay(rig)


def test_one_halt_stays_one_halt(rig: Any, disk: Any) -> None:
    """Whoever sends a call again and again, on a full disk and after it, has called once."""
    disk.fill()
    raw = rig.signed("relief/duty", world.halt(words=LONG))
    first = rig.hand_in(raw)
    for _ in range(3):
        again = rig.hand_in(raw)
        assert (again.repeated, again.receipt, again.logged.index) == (True, None, first.logged.index)
    assert rig.desk.unrecorded == 1
    disk.room()
    receipts = {rig.hand_in(raw).receipt for _ in range(3)}
    assert len(receipts) == 1
    called = [one for one in rig.told() if isinstance(one.fact, halts.HaltCalled)]
    assert [(one.id, one.index, one.recorded) for one in called] == [
        (first.logged.id, first.logged.index, True)
    ]
    rig.let_go()
    rig.start()
    assert rig.hand_in(raw).receipt in receipts
    require_same_after_replay(rig)


def test_a_halt_that_was_carried_when_the_process_died_is_taken_again(rig: Any, disk: Any) -> None:
    """A call without a receipt can be lost with its process; the same bytes bring it back, once."""
    disk.fill()
    raw = rig.signed("relief/duty", world.halt(words=LONG))
    rig.hand_in(raw)
    rig.let_go()
    rig.start()
    assert [one for one in rig.told() if isinstance(one.fact, halts.HaltCalled)] == []
    assert not rig.hand_in(raw).repeated
    require_same_after_replay(rig)


def test_checks_that_a_full_disk_refused_are_made_when_there_is_room(rig: Any, disk: Any) -> None:
    """No notice stays unchecked because the disk was full when its checks fell due."""
    notice_id = rig.file_notice("alpha/duty")
    assert {type(one.fact) for one in rig.skip()} == {notices.CheckMade}
    before = rig.notice(notice_id).checks
    disk.fill()
    rig.hand_in(rig.signed("relief/duty", world.halt(words=LONG)))
    rig.desk.tick()
    disk.room()
    moved = register.SiteWithdrawn(reason="moved")
    rig.say("relief/duty", moved, about=(rig.site,), audience=())
    after = rig.notice(notice_id).checks
    changed = {key for key, (index, _) in after.items() if before[key][0] != index}
    assert changed == {
        ("bravo", notices.Scope.PARTY),
        ("desk", notices.Scope.FULL),
        ("relief", notices.Scope.PARTY),
    }
    require_same_after_replay(rig)
