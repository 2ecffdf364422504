"""The pen: one hand at a time, in turn, and a halt before everybody else who waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from threading import Event, Thread
from typing import Any

import pytest

from checkfire.desk import pen as module
from checkfire.desk.pen import Pen


class Line:
    """Threads that ask for the pen one after the other, and the order in which they got it."""

    def __init__(self, pen: Pen) -> None:
        """Begin with nobody."""
        self.pen, self.got, self.threads = pen, list[str](), list[Thread]()

    def ask(self, name: str, *, halt: bool = False) -> None:
        """Let a thread ask for the pen, and return once it stands in line."""
        before = self.length
        self.threads.append(Thread(target=self._take, args=(name, halt), daemon=True))
        self.threads[-1].start()
        until(lambda: self.length > before)

    @property
    def length(self) -> int:
        """How many stand in line."""
        return len(self.pen._halts) + len(self.pen._others)

    def _take(self, name: str, halt: bool) -> None:
        held: AbstractContextManager[None] = self.pen.for_halt() if halt else self.pen
        with held:
            self.got.append(name)

    def finished(self) -> bool:
        """Tell whether nobody waits any more."""
        for thread in self.threads:
            thread.join(5)
        return not any(thread.is_alive() for thread in self.threads)


def until(holds: Callable[[], bool]) -> None:
    """Wait for something that another thread does."""
    beat = Event()
    for _ in range(10_000):
        if holds():
            return
        beat.wait(0.001)
    raise AssertionError("it never came")


@pytest.fixture
def line() -> Iterator[Line]:
    """Give a line before a pen of its own; nobody may be left in it."""
    made = Line(Pen())
    yield made
    assert made.finished()
    assert (made.pen._holder, made.length) == (None, 0)


def test_pen_goes_round_in_turn(line: Line) -> None:
    """Whoever asked first gets it first."""
    with line.pen:
        for name in ("a", "b", "c"):
            line.ask(name)
    assert line.finished()
    assert line.got == ["a", "b", "c"]


def test_pen_goes_to_halts_first(line: Line) -> None:
    """Whatever concerns a halt is next, however many wait."""
    with line.pen:
        for name in ("a", "b", "halt 1", "c", "halt 2"):
            line.ask(name, halt=name.startswith("halt"))
    assert line.finished()
    assert line.got == ["halt 1", "halt 2", "a", "b", "c"]


def test_pen_is_handed_over_and_not_grabbed_again(line: Line) -> None:
    """Somebody who asks again and again cannot keep anybody waiting."""
    with line.pen:
        line.ask("a")
        line.ask("halt", halt=True)
    for _ in range(3):
        with line.pen:
            line.got.append("again")
    assert line.finished()
    assert line.got[:2] == ["halt", "a"]


def test_pen_can_be_taken_again_by_its_holder(line: Line) -> None:
    """What the holder calls may ask for it too, and nobody gets in between."""
    with line.pen:
        line.ask("halt", halt=True)
        with line.pen, line.pen.for_halt():
            line.got.append("inner")
        line.got.append("outer")
    assert line.finished()
    assert line.got == ["inner", "outer", "halt"]


@pytest.mark.parametrize("halt", [False, True])
def test_pen_is_given_back_after_a_mistake(line: Line, halt: bool) -> None:
    """A mistake under the pen never keeps it from the others."""

    def mistake() -> None:
        with line.pen.for_halt() if halt else line.pen:
            line.ask("a")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        mistake()
    assert line.finished()
    assert line.got == ["a"]


def test_pen_is_lent_to_the_halts_that_wait(line: Line) -> None:
    """Whoever has much to write lets halts go before the rest, and has the pen again before all others."""
    with line.pen, line.pen:
        line.pen.step_aside()
        for name in ("a", "halt 1", "halt 2"):
            line.ask(name, halt=name.startswith("halt"))
        line.pen.step_aside()
        line.got.append("holder")
        line.ask("halt 3", halt=True)
        line.pen.step_aside()
        line.got.append("holder again")
    assert line.finished()
    assert line.got == ["halt 1", "halt 2", "holder", "halt 3", "holder again", "a"]


def test_pen_is_not_given_by_who_does_not_hold_it(line: Line) -> None:
    """Stepping aside without the pen changes nothing for whoever holds it."""
    with line.pen:
        line.ask("halt", halt=True)
        other = Thread(target=line.pen.step_aside, daemon=True)
        other.start()
        other.join(5)
        assert not other.is_alive()
        line.got.append("holder")
    assert line.finished()
    assert line.got == ["holder", "halt"]


def test_pen_comes_back_to_who_was_interrupted_aside(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is interrupted while halts have the pen holds it again before giving it back."""
    real = module._Waiting

    class Startled(real):  # type: ignore[misc, valid-type]  # the class of the module under test
        """A place in line whose owner is interrupted once."""

        def __post_init__(self) -> None:
            super().__post_init__()
            self.turn = _Startling(self.turn)

    with line.pen:
        line.ask("halt", halt=True)
        monkeypatch.setattr(module, "_Waiting", Startled)
        with pytest.raises(KeyboardInterrupt):
            line.pen.step_aside()
        monkeypatch.undo()
        line.got.append("holder")
    assert line.finished()
    assert line.got == ["halt", "holder"]


class _Startling:
    """A lock whose first acquiring is interrupted."""

    def __init__(self, lock: Any) -> None:
        self._lock, self._startled = lock, False

    def acquire(self) -> bool:
        """Be interrupted, and then wait."""
        if not self._startled:
            self._startled = True
            raise KeyboardInterrupt
        return bool(self._lock.acquire())

    def release(self) -> None:
        """Be handed the pen."""
        self._lock.release()


class _Interrupted:
    """A place in line whose owner is interrupted while it waits; perhaps it was handed the pen just then."""

    def __init__(self, thread: int, release: Callable[[], None] | None) -> None:
        self.thread, self.turn, self._release = thread, self, release

    def acquire(self) -> None:
        """Be interrupted."""
        if self._release is not None:
            self._release()
        raise KeyboardInterrupt

    def release(self) -> None:
        """Be handed the pen."""


@pytest.mark.parametrize("handed", [False, True])
def test_pen_is_not_lost_with_who_was_interrupted(
    line: Line, monkeypatch: pytest.MonkeyPatch, handed: bool
) -> None:
    """Whoever is interrupted in line leaves it, also if the pen came at that very moment."""
    taken, give_back = Event(), Event()

    def hold() -> None:
        with line.pen:
            taken.set()
            give_back.wait(5)

    holder = Thread(target=hold, daemon=True)
    holder.start()
    assert taken.wait(5)

    def finish() -> None:
        give_back.set()
        holder.join(5)

    monkeypatch.setattr(module, "_Waiting", lambda: _Interrupted(-1, finish if handed else None))
    with pytest.raises(KeyboardInterrupt):
        line.pen.__enter__()
    monkeypatch.undo()
    finish()
    line.threads.append(holder)


def test_pen_is_never_in_two_hands() -> None:
    """With many threads at it, what is written under the pen is never torn."""
    pen, count, inside = Pen(), [0], [0]

    def write(number: int) -> None:
        for step in range(200):
            with pen.for_halt() if (number + step) % 7 == 0 else pen:
                inside[0] += 1
                assert inside[0] == 1
                count[0] += 1
                inside[0] -= 1

    threads = [Thread(target=write, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert count == [3_200]
    assert pen._holder is None
