"""Group commit without a time window: whoever gets the pen writes for all who wait.

A sender puts its message on the pile and reaches for the pen. The first one to get it takes the
whole pile and writes it in one durable block; the others find their answer there. Halts that wait
are a block of their own before it, so that nothing else can keep them out of the log.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeVar

from checkfire.desk.pen import Pen
from checkfire.errors import BusyError, CheckfireError
from checkfire.picture.logged import Logged
from checkfire.wire.halts import FACTS as HALT_FACTS
from checkfire.wire.message import Message

A = TypeVar("A")

MAX_WAITING = 2_000
RETRY_AFTER_S = 2


@dataclass(slots=True)
class Waiting:
    """A message on the pile, and what became of it."""

    message: Message
    logged: Logged | None = None
    repeated: bool = False
    error: CheckfireError | None = None
    done: bool = False

    @property
    def is_halt(self) -> bool:
        """True for every message about a halt: it passes queues and limits."""
        return type(self.message.fact) in HALT_FACTS

    @property
    def settled(self) -> Logged:
        """The entry that the message became.

        Raises:
            CheckfireError: Why it became none.
        """
        if self.logged is None:
            raise self.error or AssertionError("a message was neither taken nor refused")
        return self.logged


@dataclass(slots=True)
class Intake:
    """The pile and the pen."""

    write: Callable[[list[Waiting]], None]
    pen: Pen = field(default_factory=Pen)
    _pile: list[Waiting] = field(default_factory=list)
    _gate: Lock = field(default_factory=Lock)

    def put(self, message: Message) -> Waiting:
        """Hand in a message and wait until it is settled; see ``answer``."""
        return self.answer(message, lambda waiting: waiting)

    def answer(self, message: Message, tell: Callable[[Waiting], A]) -> A:
        """Hand in a message, and return what is told of it under the same pen, once it is settled.

        Raises:
            BusyError: Too much waits already; a halt is never turned away.
        """
        waiting = Waiting(message)
        with self._gate:
            if len(self._pile) >= MAX_WAITING and not waiting.is_halt:
                raise BusyError("Too many messages wait.", retry_after_s=RETRY_AFTER_S)
            self._pile.append(waiting)
        while True:
            with self._pen_for(waiting):
                if not waiting.done:
                    self._write_next()
                if waiting.done:
                    return tell(waiting)

    def _pen_for(self, waiting: Waiting) -> AbstractContextManager[None]:
        """Return the pen as a message may have it: a halt is next."""
        return self.pen.for_halt() if waiting.is_halt else self.pen

    def _write_next(self) -> None:
        pile = self._take()
        try:
            self.write(pile)
        finally:
            for waiting in pile:
                waiting.done = True

    def _take(self) -> list[Waiting]:
        """Return the halts that wait or, where none does, everything else."""
        with self._gate:
            halts = [waiting for waiting in self._pile if waiting.is_halt]
            others = [waiting for waiting in self._pile if not waiting.is_halt]
            self._pile = others if halts else []
        return halts or others
