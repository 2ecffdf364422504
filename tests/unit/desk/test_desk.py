"""The desk's face: what it gives is durable, what it shows is one's own, and what it says is said once."""

from __future__ import annotations

from datetime import timedelta
from threading import Event, Thread
from typing import Any

import pytest

from checkfire.duty.due import Due
from checkfire.errors import CheckfireError
from checkfire.picture.logged import Logged
from checkfire.picture.notices import Step
from checkfire.proof.receipt import verify_receipt
from checkfire.testing import world
from checkfire.testing.faulty_engine import FaultyEngine
from checkfire.vocab.ids import DeskRef
from checkfire.wire import answers, halts, register
from checkfire.wire.arrangement import KeyRevoked

NOBODY = "01890000-0000-7000-8000-0000000000aa"
BRAVO = DeskRef(party="bravo", desk="duty")


def code_of(call: Any, *args: Any) -> str:
    """Return the code of the error that a call ends with."""
    with pytest.raises(CheckfireError) as refused:
        call(*args)
    return refused.value.code


def test_a_receipt_leaves_once_the_entry_is_durable(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """No receipt, no listener and no reader hears of an entry before it is on the disk."""
    engine = FaultyEngine(desk.desk.ledger.engine)
    order: list[str] = []
    right = engine.append

    def append(*args: Any) -> None:
        order.append("written")
        right(*args)
        order.append("durable")

    monkeypatch.setattr(engine, "append", append)
    desk.desk.ledger.engine = engine
    desk.desk.listen(lambda logged: order.append(logged.header.kind))
    outcome = desk.desk.submit(desk.signed("relief/duty", world.halt()))
    order.append("receipted")
    assert order == ["written", "durable", halts.HaltCalled.KIND, "receipted"]
    assert verify_receipt(outcome.receipt).index == outcome.logged.index


def test_whoever_reads_sees_whole_blocks(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture or a list that is asked for while a block is written shows it wholly or not at all."""
    engine, writing, go_on = FaultyEngine(desk.desk.ledger.engine), Event(), Event()
    right, before = engine.append, len(desk.desk.shown("desk"))

    def append(*args: Any) -> None:
        writing.set()
        go_on.wait(5)
        right(*args)

    monkeypatch.setattr(engine, "append", append)
    desk.desk.ledger.engine = engine
    raw = desk.signed("relief/duty", world.halt())
    sender = Thread(target=desk.desk.submit, args=(raw,), daemon=True)
    sender.start()
    writing.wait(5)
    assert desk.desk.ledger.size == before
    seen: list[int] = []
    reader = Thread(target=lambda: seen.append(len(desk.desk.shown("desk"))), daemon=True)
    reader.start()
    go_on.set()
    sender.join(5)
    reader.join(5)
    assert seen == [before + 1] == [desk.desk.ledger.size]


def test_listeners_hear_everything_in_order(desk: Any) -> None:
    """Every new entry is told once, in the order of the log, with what follows from it after it."""
    heard: list[Logged] = []
    desk.desk.listen(heard.append)
    start = desk.desk.ledger.size
    desk.file_notice("alpha/duty")
    desk.say("relief/duty", world.halt())
    assert [one.index for one in heard] == list(range(start, desk.desk.ledger.size))
    assert heard == desk.desk.shown("desk", start)


def test_the_desk_says_nothing_that_is_not_its_own(desk: Any) -> None:
    """What the desk says by itself takes the same path, and is refused like anybody else's words."""
    before = desk.state()
    closing = Due(fact=halts.HaltClosed(), about=(NOBODY,), audience="all")
    assert code_of(desk.desk.say, closing) == "about-unknown"
    too_long = register.LocationDoubted(rule="CF-LOC-01", doubt="x" * 9_000)
    assert code_of(desk.desk.say, Due(fact=too_long, about=(), audience="all")) == "field-wrong"
    assert desk.state() == before
    assert desk.desk.lost is None


def test_what_is_hidden_is_not_found(desk: Any) -> None:
    """What a party may not see is answered like what does not exist, to the letter."""
    hidden = desk.say("alpha/duty", world.position(), audience=())
    errors = []
    for message_id in (hidden, NOBODY):
        for ask in (desk.desk.find, desk.desk.receipt):
            with pytest.raises(CheckfireError) as refused:
                ask(message_id, "bravo")
            errors.append((refused.value.code, refused.value.message, refused.value.context))
    assert errors == [errors[0]] * 4
    assert errors[0][0] == "not-found"
    assert desk.desk.find(hidden, "alpha").id == hidden
    assert hidden not in [one.id for one in desk.desk.shown("bravo")]


def test_a_receipt_shows_a_party_its_own_parts(desk: Any) -> None:
    """A receipt proves a step of the ladder to everybody, and who is silent to the desk alone."""
    halt = desk.say("relief/duty", world.halt())
    desk.advance(30)
    step = desk.desk.shown("desk")[-1].id
    full, own = (verify_receipt(desk.desk.receipt(step, party)) for party in ("desk", "relief"))
    assert (full.withheld, own.withheld) == ((), ("who",))
    assert full.checkpoint == own.checkpoint
    assert desk.desk.find(step, "relief").header.subject == halt


def test_a_delivery_is_noted_once_for_each_desk(desk: Any) -> None:
    """The record says once when a call reached which line, and nothing of lines that it was not for."""
    halt = desk.say("relief/duty", world.halt())
    for _ in range(2):
        for name in ("alpha/duty", "alpha/ops", "bravo/duty"):
            desk.deliver(halt, name)
    assert {str(one) for one in desk.halt(halt).delivered} == {"alpha/duty", "alpha/ops", "bravo/duty"}
    said = [one.fact.desk for one in desk.skip() if isinstance(one.fact, halts.HaltDelivered)]
    assert [str(one) for one in said] == ["alpha/duty", "alpha/ops", "bravo/duty"]


def test_a_notice_is_delivered_to_its_recipients(desk: Any) -> None:
    """A notice's delivery is noted once for a recipient, and never for anybody else."""
    notice = desk.file_notice("alpha/duty", audience=("bravo",))
    desk.skip()
    size = desk.desk.ledger.size
    for name in ("bravo/duty", "bravo/duty", "charlie/duty", "alpha/duty"):
        desk.deliver(notice, name)
    desk.deliver(NOBODY, "bravo/duty")
    assert desk.desk.ledger.size == size + 1
    desk.expect(answers.Delivered, notice, desk=BRAVO, channel="stream")
    assert [step for step, _ in desk.notice(notice).recipients["bravo"].steps] == [Step.DELIVERED]


def test_a_drill_stays_a_drill_in_what_follows(desk: Any) -> None:
    """Steps and deliveries of a drill are marked as drills themselves."""
    halt = desk.say("relief/duty", world.halt(), drill=True)
    desk.deliver(halt, "alpha/duty")
    desk.advance(30)
    assert [one.header.drill for one in desk.skip()] == [True, True]


def test_keys_are_asked_for_each_time(desk: Any) -> None:
    """A key speaks for its desk until it is revoked, and a stranger's for nobody."""
    key = desk.keys["alpha/ops"].key.public_key
    assert str(desk.desk.desk_of_key(key)) == "alpha/ops"
    desk.say("desk/watch", KeyRevoked(public_key=key, reason="lost"))
    assert code_of(desk.desk.desk_of_key, key) == "key-unknown"
    assert code_of(desk.desk.desk_of_key, "A" * 43 + "=") == "key-unknown"


def test_the_desk_knows_when_it_has_to_speak_next(desk: Any) -> None:
    """The next instant at which something falls due is known beforehand."""
    assert desk.desk.next_due_at() is None
    desk.say("relief/duty", world.halt())
    assert desk.desk.next_due_at() == desk.now + timedelta(seconds=30)


def test_what_fell_due_while_the_desk_was_down_is_said_when_it_is_back(desk: Any) -> None:
    """A ladder that should have climbed during a restart climbs as soon as the desk is back."""
    halt = desk.say("relief/duty", world.halt())
    desk.let_go()
    desk.clock.advance(61)
    desk.restart()
    assert len(desk.halt(halt).climbs) == 0
    desk.desk.tick()
    assert [climb.step for climb in desk.halt(halt).climbs] == [1, 2]
    desk.desk.tick()
    assert len(desk.halt(halt).climbs) == 2


def test_tidying_keeps_everything(desk: Any) -> None:
    """Tidying the files changes nothing that anybody can see."""
    desk.say("relief/duty", world.halt())
    before = desk.state()
    desk.desk.tidy()
    assert desk.state() == before
    desk.restart()
    assert desk.state() == before
