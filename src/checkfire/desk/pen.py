"""The pen: one hand at a time holds it; a halt gets it next, and nobody else is passed over.

* Whoever gives it back hands it to the next in line, so that nobody who asks again at once comes first.
* What concerns a halt stands in a line of its own, which is served before the other.
* Whoever holds it may take it again, and gives it back as often.
* Whoever has much to write steps aside in between, for the halts that wait by then.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock, get_ident


@dataclass(slots=True, eq=False)
class _Waiting:
    """A thread in line; its lock is opened when it is its turn."""

    thread: int = field(default_factory=get_ident)
    turn: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.turn.acquire()


class Pen:
    """The one pen of a desk."""

    def __init__(self) -> None:
        """Lay it down, free."""
        self._gate = Lock()
        self._holder: int | None = None
        self._times = 0
        self._halts: deque[_Waiting] = deque()
        self._others: deque[_Waiting] = deque()

    def __enter__(self) -> None:
        """Take it in turn."""
        self._take(self._others)

    def __exit__(self, *_: object) -> None:
        """Give it back."""
        self._give()

    @contextmanager
    def for_halt(self) -> Iterator[None]:
        """Hold it for something that concerns a halt: next after whoever holds it now."""
        self._take(self._halts)
        try:
            yield
        finally:
            self._give()

    def step_aside(self) -> None:
        """Let the halts that wait have it, and take it again after them, as often as it was held.

        Whoever does not hold it, or before whom no halt waits, goes on at once.
        """
        with self._gate:
            if self._holder != get_ident() or not self._halts:
                return
            times, waiting = self._times, _Waiting()
            self._halts.append(waiting)
            self._hand_to(self._halts.popleft())
        interrupted: BaseException | None = None
        while self._holder != waiting.thread:
            try:
                waiting.turn.acquire()
            except BaseException as exc:  # noqa: BLE001 - raised below: who gives it back has to hold it again
                interrupted = exc
        self._times = times
        if interrupted is not None:
            raise interrupted

    def _take(self, line: deque[_Waiting]) -> None:
        me = get_ident()
        with self._gate:
            if self._holder in (None, me):
                self._holder, self._times = me, self._times + 1
                return
            waiting = _Waiting()
            line.append(waiting)
        try:
            waiting.turn.acquire()
        except BaseException:
            self._leave(line, waiting)
            raise

    def _leave(self, line: deque[_Waiting], waiting: _Waiting) -> None:
        """Let a thread go that was interrupted in line, or that was handed the pen just then."""
        with self._gate:
            if waiting in line:
                line.remove(waiting)
                return
        self._give()

    def _give(self) -> None:
        with self._gate:
            self._times -= 1
            if self._times:
                return
            line = self._halts or self._others
            if not line:
                self._holder = None
                return
            self._hand_to(line.popleft())

    def _hand_to(self, following: _Waiting) -> None:
        self._holder, self._times = following.thread, 1
        following.turn.release()
