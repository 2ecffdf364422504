"""The pile and the pen: everybody is answered, together where possible, halts before all others."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

import pytest

from checkfire.desk.intake import MAX_WAITING, Intake, Waiting
from checkfire.errors import BusyError
from checkfire.testing import world
from checkfire.testing.paper import Paper
from checkfire.wire.message import Message
from checkfire.wire.register import SiteChecked

PAPER = Paper()
HALT = PAPER.draft("relief", world.halt()).message
OTHER = PAPER.draft("relief", SiteChecked(found="in use")).message


class Writes:
    """A writer that takes every message, and remembers in which piles they came."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.piles: list[list[Message]] = []

    def __call__(self, pile: list[Waiting]) -> None:
        """Take a pile."""
        self.piles.append([waiting.message for waiting in pile])
        for waiting in pile:
            waiting.logged = PAPER.log[0]


def pile_up(intake: Intake, messages: list[Message]) -> list[Thread]:
    """Hand messages in, one thread each, while somebody holds the pen; return once all of them wait."""
    threads = []
    for message in messages:
        before = len(intake._pile)
        threads.append(Thread(target=intake.put, args=(message,), daemon=True))
        threads[-1].start()
        until(lambda before=before: len(intake._pile) > before)  # type: ignore[misc]  # bound now, not later
    return threads


def until(holds: Callable[[], bool]) -> None:
    """Wait for something that another thread does."""
    beat = Event()
    for _ in range(10_000):
        if holds():
            return
        beat.wait(0.001)
    raise AssertionError("it never came")


def finished(threads: list[Thread]) -> bool:
    """Tell whether nobody waits any more."""
    for thread in threads:
        thread.join(5)
    return not any(thread.is_alive() for thread in threads)


def test_a_lone_message_is_written_at_once() -> None:
    """Nobody waits for others to come: there is no time window."""
    writes = Writes()
    waiting = Intake(write=writes).put(OTHER)
    assert (waiting.done, waiting.settled, writes.piles) == (True, PAPER.log[0], [[OTHER]])


def test_what_waits_is_written_together() -> None:
    """All who wait while a block is written share the next one, in the order in which they came."""
    writes = Writes()
    intake = Intake(write=writes)
    others = [PAPER.draft("relief", SiteChecked(found=str(n))).message for n in range(8)]
    with intake.pen:
        threads = pile_up(intake, others)
    assert finished(threads)
    assert writes.piles == [others]


def test_halts_pass_all_others() -> None:
    """A call to check fire is written before everything that waited longer, in a block of its own."""
    writes = Writes()
    intake = Intake(write=writes)
    with intake.pen:
        threads = pile_up(intake, [OTHER, HALT, OTHER, OTHER, HALT])
    assert finished(threads)
    assert writes.piles == [[HALT, HALT], [OTHER, OTHER, OTHER]]


def test_a_halt_that_comes_while_others_are_written_is_next() -> None:
    """A call that comes in the middle of other work waits for that block and for no other one."""
    piles: list[list[Message]] = []
    begun, go_on = Event(), Event()

    def write(pile: list[Waiting]) -> None:
        piles.append([waiting.message for waiting in pile])
        if len(piles) == 1:
            begun.set()
            go_on.wait(5)

    intake = Intake(write=write)
    first = Thread(target=intake.put, args=(OTHER,), daemon=True)
    first.start()
    begun.wait(5)
    threads = pile_up(intake, [OTHER, OTHER, HALT])
    go_on.set()
    assert finished([first, *threads])
    assert piles == [[OTHER], [HALT], [OTHER, OTHER]]


def test_too_much_is_turned_away_but_never_a_halt() -> None:
    """When too much waits others are asked to come back; a call to check fire is always taken."""
    writes = Writes()
    intake = Intake(write=writes)
    waiting = [Waiting(OTHER) for _ in range(MAX_WAITING)]
    intake._pile.extend(waiting)
    with pytest.raises(BusyError) as refused:
        intake.put(OTHER)
    assert (refused.value.code, refused.value.context) == ("busy", {"retry_after_s": 2})
    assert intake.put(HALT).done
    assert writes.piles == [[HALT]]
    intake._pile.pop()
    assert intake.put(OTHER).done
    assert [len(pile) for pile in writes.piles] == [1, MAX_WAITING]
    assert all(one.done for one in waiting[:-1])


@pytest.mark.parametrize("fault", [RuntimeError, KeyboardInterrupt])
def test_nobody_waits_for_a_writer_that_failed(fault: type[BaseException]) -> None:
    """Whatever happens to whoever writes, everybody whose message it held is let go."""

    def write(_pile: list[Waiting]) -> None:
        raise fault

    intake = Intake(write=write)
    raised: list[BaseException | None] = []

    def put() -> None:
        try:
            intake.put(OTHER)
            raised.append(None)
        except BaseException as exc:  # noqa: BLE001 - kept and compared below
            raised.append(exc)

    with intake.pen:
        threads = [Thread(target=put, daemon=True) for _ in range(3)]
        for number, thread in enumerate(threads, 1):
            thread.start()
            until(lambda number=number: len(intake._pile) == number)  # type: ignore[misc]  # as above
    assert finished(threads)
    assert sorted(type(one).__name__ for one in raised) == sorted(["NoneType", "NoneType", fault.__name__])


def test_a_message_that_was_forgotten_is_never_passed_over() -> None:
    """An answer that is neither an entry nor an error is our own mistake, and said aloud."""
    waiting = Intake(write=lambda _pile: None).put(OTHER)
    with pytest.raises(AssertionError):
        _ = waiting.settled
