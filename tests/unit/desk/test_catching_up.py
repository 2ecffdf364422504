"""A desk that was down says what fell due, bounded, and takes halts in between its own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread
from typing import Any

from checkfire.desk.desk import Outcome
from checkfire.errors import CheckfireError
from checkfire.proof.receipt import verify_receipt
from checkfire.testing import world
from checkfire.testing.faulty_engine import Fault, FaultyEngine
from checkfire.wire import halts

ANSWERS_WITHIN_S = 20
MONTH_S = 30 * 86_400


@dataclass(slots=True)
class Sender:
    """Somebody who hands a call in from a thread of their own."""

    desk: Any
    raw: bytes
    outcome: Outcome | None = None
    answer: str = "none"

    def __call__(self) -> None:
        """Hand in, and keep what comes back."""
        try:
            self.outcome = self.desk.submit(self.raw)
            self.answer = "taken"
        except CheckfireError as exc:
            self.answer = exc.code


def on_steps(desk: Any, *do: Callable[[], None]) -> None:
    """Do something at each step of the ladder, in the middle of writing, until nothing is left to do."""
    left = list(do)

    def hear(logged: Any) -> None:
        if left and isinstance(logged.fact, halts.EscalationStepped):
            left.pop(0)()

    desk.desk.listen(hear)


def in_line(desk: Any, sender: Sender) -> Thread:
    """Let somebody hand in a halt, and return once it waits for the pen."""
    thread, beat = Thread(target=sender, daemon=True), Event()
    thread.start()
    while not desk.desk._intake.pen._halts:
        beat.wait(0.0005)
    return thread


def test_a_month_without_the_desk_costs_a_step_each(desk: Any) -> None:
    """R25: with a halt open, a month down brings each step of the ladder and one repeat, not thousands."""
    halt = desk.say("relief/duty", world.halt())
    desk.restart()
    desk.clock.advance(MONTH_S + 299)
    before = desk.desk.ledger.size
    desk.desk.tick()
    said = [logged.fact for logged in desk.desk.shown("desk", before)]
    assert [(step.step, step.after_s) for step in said] == [
        (1, 30),
        (2, 60),
        (3, 120),
        (4, 300),
        (4, MONTH_S),
    ]
    desk.desk.tick()
    assert desk.desk.ledger.size == before + 5
    desk.advance(1)
    assert desk.halt(halt).climbs[-1].due_at == desk.now
    assert {type(logged.fact) for logged in desk.skip()} == {halts.EscalationStepped}


def test_a_halt_waits_for_one_round_of_the_desks_own_words(desk: Any) -> None:
    """R23, R25: a call that comes while a desk catches up has its receipt before the next round is said."""
    first = desk.say("relief/duty", world.halt())
    desk.restart()
    desk.clock.advance(MONTH_S)
    sender = Sender(desk.desk, desk.signed("relief/duty", world.halt(world.north_of(world.HERE, 300_000))))
    threads: list[Thread] = []
    answers: list[str] = []

    def wait_for_the_answer() -> None:
        threads[0].join(ANSWERS_WITHIN_S)
        answers.append(sender.answer)

    on_steps(desk, lambda: threads.append(in_line(desk, sender)), wait_for_the_answer)
    before = desk.desk.ledger.size
    desk.desk.tick()
    assert answers == ["taken"]
    assert sender.outcome.logged.index == before + 1
    assert verify_receipt(sender.outcome.receipt).index == before + 1
    said = [(one.header.kind.split(".")[1], one.header.subject) for one in desk.desk.shown("desk", before)]
    step = ("escalation-stepped/1", first)
    assert said == [step, ("halt-called/1", None), step, step, step, step]
    assert len(desk.skip()) == 5


def test_a_desk_that_is_lost_in_between_says_no_more(desk: Any) -> None:
    """Where a call that was let in meets a disk that nobody can trust, the desk does not go on writing."""
    desk.say("relief/duty", world.halt())
    desk.restart()
    desk.clock.advance(MONTH_S)
    engine = FaultyEngine(desk.desk.ledger.engine, Fault.LOST, at=2)
    desk.desk.ledger.engine = engine
    sender = Sender(desk.desk, desk.signed("relief/duty", world.halt()))
    threads: list[Thread] = []
    on_steps(desk, lambda: threads.append(in_line(desk, sender)))
    before = desk.desk.ledger.size
    desk.desk.tick()
    threads[0].join(ANSWERS_WITHIN_S)
    assert sender.answer == "state-lost"
    assert (engine.writes, desk.desk.ledger.size) == (2, before + 1)
    assert desk.desk.lost is not None
    assert len(desk.skip()) == 1
