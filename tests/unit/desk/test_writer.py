"""The one path into the log: written together, answered always, and stopped where nobody can know."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread
from typing import Any

import pytest

from checkfire.desk.desk import Outcome
from checkfire.desk.follow import Follow
from checkfire.desk.ledger import Ledger
from checkfire.duty.due import Due
from checkfire.errors import CheckfireError, StaleError
from checkfire.picture.logged import Logged
from checkfire.picture.views import Views
from checkfire.proof.receipt import verify_receipt
from checkfire.store.sqlite import SqliteEngine
from checkfire.testing import world
from checkfire.testing.faulty_engine import Fault, FaultyEngine
from checkfire.wire import halts, register

ANSWERS_WITHIN_S = 20


@dataclass(slots=True)
class Sender:
    """Somebody who hands bytes in from a thread of their own."""

    desk: Any
    raw: bytes
    outcome: Outcome | None = None
    error: BaseException | None = None

    def __call__(self) -> None:
        """Hand in, and keep what comes back."""
        try:
            self.outcome = self.desk.submit(self.raw)
        except BaseException as exc:  # noqa: BLE001 - kept, and compared by the test
            self.error = exc

    @property
    def answer(self) -> str:
        """What came back, in a word."""
        if self.outcome is None:
            return self.error.code if isinstance(self.error, CheckfireError) else type(self.error).__name__
        return "repeated" if self.outcome.repeated else "taken"


@contextmanager
def waiting_together(desk: Any, raws: list[bytes]) -> Iterator[list[Sender]]:
    """Let all of these wait at once; they are answered when the block ends."""
    senders, beat = [Sender(desk, raw) for raw in raws], Event()
    threads = [Thread(target=sender, daemon=True) for sender in senders]
    with desk._intake.pen:
        for count, thread in enumerate(threads, 1):
            thread.start()
            while len(desk._intake._pile) < count:
                beat.wait(0.0005)
        yield senders
    for thread in threads:
        thread.join(ANSWERS_WITHIN_S)
    assert not any(thread.is_alive() for thread in threads)


def sites(desk: Any, count: int) -> list[bytes]:
    """Return so many sites that relief could notify."""
    return [desk.signed("relief/duty", world.site(name=f"Clinic {n}"), audience=()) for n in range(count)]


def on_faulty(desk: Any, fault: Fault | None = None, at: int = 1) -> FaultyEngine:
    """Put an engine under the desk that fails at a write, counted from now."""
    engine = FaultyEngine(desk.desk.ledger.engine, fault, at=at)
    desk.desk.ledger.engine = engine
    return engine


def reopened(desk: Any) -> Any:
    """Return the harness with its desk opened again on the plain files."""
    desk.restart()
    assert isinstance(desk.desk.ledger.engine, SqliteEngine)
    return desk


def test_all_who_wait_share_a_block(desk: Any) -> None:
    """Many messages at once cost one write to the disk, and everybody has a receipt that verifies."""
    engine = on_faulty(desk)
    with waiting_together(desk.desk, sites(desk, 12)) as senders:
        pass
    assert engine.writes == 1
    key = desk.desk.ledger.log_key.verifier_key
    proven = [verify_receipt(sender.outcome.receipt, trusted=key) for sender in senders]
    assert len({one.index for one in proven}) == 12
    assert {one.checkpoint.size for one in proven} == {desk.desk.ledger.size}


def test_many_threads_need_fewer_blocks_than_messages(desk: Any) -> None:
    """Under load the disk is asked less often than people speak, and nobody's message is mixed up."""
    engine, raws = on_faulty(desk), sites(desk, 60)
    senders = [Sender(desk.desk, raw) for raw in raws]
    threads = [
        Thread(target=lambda mine=senders[n::12]: [sender() for sender in mine], daemon=True)
        for n in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(ANSWERS_WITHIN_S)
    assert {sender.answer for sender in senders} == {"taken"}
    assert engine.writes < len(raws)
    key = desk.desk.ledger.log_key.verifier_key
    for sender in senders:
        proven = verify_receipt(sender.outcome.receipt, trusted=key)
        assert proven.header == sender.outcome.logged.header
        assert desk.desk.submit(sender.raw).receipt == sender.outcome.receipt


def test_a_halt_is_in_the_log_before_all_that_waited_longer(desk: Any) -> None:
    """A call to check fire passes the whole pile, in a block of its own."""
    raws = [*sites(desk, 5), desk.signed("relief/duty", world.halt()), *sites(desk, 5)]
    with waiting_together(desk.desk, raws) as senders:
        pass
    order = sorted(senders, key=lambda sender: sender.outcome.logged.index)
    assert order[0].raw == raws[5]
    proven = verify_receipt(order[0].outcome.receipt)
    assert proven.checkpoint.size == proven.index + 1


def test_the_same_bytes_twice_in_one_pile_are_taken_once(desk: Any) -> None:
    """Whoever presses twice has spoken once, and gets the same receipt twice."""
    (raw,) = sites(desk, 1)
    before = desk.desk.ledger.size
    with waiting_together(desk.desk, [raw, raw]) as senders:
        pass
    assert [sender.answer for sender in senders] == ["taken", "repeated"]
    assert senders[0].outcome.receipt == senders[1].outcome.receipt
    assert desk.desk.ledger.size == before + 1


@pytest.mark.parametrize(
    ("fault", "code"), [(Fault.FULL, "disk-full"), (Fault.LOST, "state-lost"), (Fault.STORED, "state-lost")]
)
def test_the_same_bytes_twice_in_a_pile_that_fails(desk: Any, fault: Fault, code: str) -> None:
    """Nobody is told that a message is in the log because somebody else tried to put it there."""
    before = desk.state()
    on_faulty(desk, fault)
    raws = sites(desk, 2)
    with waiting_together(desk.desk, [raws[0], raws[0], raws[1], raws[0]]) as senders:
        pass
    assert [sender.answer for sender in senders] == [code] * 4
    assert desk.state() == before


def test_a_halt_twice_in_a_pile_on_a_full_disk_is_carried_once(desk: Any) -> None:
    """A call that comes twice at once on a full disk is one call, not recorded yet."""
    on_faulty(desk, Fault.FULL)
    raw = desk.signed("relief/duty", world.halt())
    with waiting_together(desk.desk, [raw, raw, *sites(desk, 1)]) as senders:
        pass
    assert [sender.answer for sender in senders] == ["taken", "repeated", "disk-full"]
    assert [sender.outcome.receipt for sender in senders[:2]] == [None, None]
    assert [sender.outcome.logged.recorded for sender in senders[:2]] == [False, False]
    assert desk.desk.unrecorded == 1


@pytest.mark.parametrize("fault", [Fault.LOST, Fault.STORED])
def test_a_desk_that_cannot_know_shows_only_what_it_knows(desk: Any, fault: Fault) -> None:
    """Nothing that may not be in the log is shown, counted or receipted; a restart settles it."""
    first = desk.signed("relief/duty", world.site(), audience=())
    given = desk.desk.submit(first).receipt
    on_faulty(desk, fault)
    before, raw = desk.state(), desk.signed("relief/duty", world.halt())
    for again in (raw, raw, first):
        with pytest.raises(CheckfireError) as refused:
            desk.desk.submit(again)
        assert refused.value.code == "state-lost"
    desk.desk.tick()
    desk.deliver(desk.desk.shown("desk")[-1].id, "alpha/duty")
    assert desk.state() == before
    assert desk.desk.lost is not None
    reopened(desk)
    assert desk.desk.submit(first).receipt == given
    assert desk.desk.submit(raw).repeated is (fault is Fault.STORED)


def test_a_desk_whose_log_another_hand_moved_stops(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where somebody else writes to the log, this desk stops instead of writing over it."""

    def stale(*_args: object) -> None:
        raise StaleError("another tail", size=0)

    engine = on_faulty(desk)
    monkeypatch.setattr(engine, "append", stale)
    with waiting_together(desk.desk, sites(desk, 3)) as senders:
        pass
    assert [sender.answer for sender in senders] == ["state-lost"] * 3
    assert isinstance(desk.desk.lost.__cause__, StaleError)


@pytest.mark.parametrize(
    ("owner", "name"),
    [(Ledger, "stage"), (Ledger, "commit"), (Views, "apply"), (Follow, "find")],
    ids=["staging", "committing", "folding", "what-is-due"],
)
def test_a_mistake_of_ours_leaves_nobody_waiting(
    desk: Any, monkeypatch: pytest.MonkeyPatch, owner: type, name: str
) -> None:
    """Whatever breaks inside, everybody is answered, nothing half done is shown, the files are whole."""
    before, right, raws = desk.state(), getattr(owner, name), sites(desk, 4)
    calls = 0

    def wrong(*args: object, **kwargs: object) -> object:
        nonlocal calls
        calls += 1
        if calls == (1 if owner is Follow else 2 if name != "commit" else 1):
            raise ZeroDivisionError
        return right(*args, **kwargs)

    with waiting_together(desk.desk, raws) as senders:
        monkeypatch.setattr(owner, name, wrong)
    monkeypatch.undo()
    # What is due is asked only after the block is durable, so there the receipts are given all the same.
    durable = owner is Follow
    assert [sender.answer for sender in senders] == ["taken" if durable else "state-lost"] * 4
    assert desk.desk.lost.code == "state-lost"
    if not durable:
        assert desk.state() == before
    reopened(desk)
    assert [desk.desk.submit(raw).repeated for raw in raws] == [durable] * 4


def test_a_writer_that_is_interrupted_tells_the_others(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the process is told to stop in the middle, nobody is left without an answer."""

    def interrupted(_ledger: Ledger) -> None:
        raise KeyboardInterrupt

    with waiting_together(desk.desk, sites(desk, 3)) as senders:
        monkeypatch.setattr(Ledger, "commit", interrupted)
    monkeypatch.undo()
    assert sorted(sender.answer for sender in senders) == ["KeyboardInterrupt", "state-lost", "state-lost"]
    assert desk.desk.lost.code == "state-lost"


def test_a_listener_that_fails_costs_nobody_a_receipt(desk: Any) -> None:
    """What is durable is receipted, whatever happens to those who only listen; the desk stops."""

    def broken(_logged: object) -> None:
        raise RuntimeError

    desk.desk.listen(broken)
    with waiting_together(desk.desk, sites(desk, 3)) as senders:
        pass
    assert [sender.answer for sender in senders] == ["taken"] * 3
    assert isinstance(desk.desk.lost.__cause__, RuntimeError)
    assert all(verify_receipt(sender.outcome.receipt) for sender in senders)


def test_what_cannot_be_said_never_stops_the_desk(
    desk: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A duty that does not fit into a message, or is refused, costs nobody the line for a halt."""
    too_long = register.LocationDoubted(rule="CF-LOC-01", doubt="x" * 9_000)
    refused = halts.HaltClosed()
    plain = register.LocationDoubted(rule="CF-LOC-01", doubt="the axes may be swapped")
    dues = [Due(fact=fact, about=(), audience="all") for fact in (too_long, refused, plain)]
    piles = iter([dues, [], dues[1:2]])
    before = desk.desk.ledger.size
    with monkeypatch.context() as patch:
        patch.setattr(Follow, "find", lambda *_args, **_kwargs: next(piles, []))
        desk.desk.tick()
        desk.desk.tick()
    assert desk.desk.lost is None
    cried = [one.getMessage() for one in caplog.records if one.levelname == "CRITICAL"]
    assert cried == ["checkfire.halt-closed/1 about () was refused to the desk itself: about-unknown"]
    assert [one.fact for one in desk.desk.shown("desk", before)] == [plain]
    assert desk.desk.submit(desk.signed("relief/duty", world.halt())).receipt


def test_folding_again_shows_nobody_an_empty_desk(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """While everything is folded anew, keys stay enrolled, and the neutral desk stays neutral."""
    key = desk.keys["bravo/duty"].key.public_key
    seen = []
    apply = Views.apply

    def look(views: Views, logged: Logged) -> None:
        apply(views, logged)
        seen.append((desk.desk.desk_of_key(key).party, desk.desk.is_neutral("desk"), desk.desk.now))

    monkeypatch.setattr(Views, "apply", look)
    desk.desk._writer._fold_again()
    assert seen == [("bravo", True, desk.now)] * desk.desk.ledger.size
