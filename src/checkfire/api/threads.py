"""How many threads may do what at once, so that nothing keeps a call to stop from getting in.

* Signatures of whatever comes are looked at by a few; that costs little, whoever sends what.
* Messages about a halt are read and written by threads of their own.
* What takes a party long to compute takes one thread of that party, and no other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from anyio import CapacityLimiter

from checkfire.api.replay_shapes import ReplayAsked
from checkfire.api.route import Route
from checkfire.errors import BusyError
from checkfire.vocab.ids import DeskRef
from checkfire.wire.halts import FACTS as HALT_FACTS
from checkfire.wire.message import Message

READERS = 4
MOST_WAITING = 8
"""How many costly questions of one party may wait for their turn."""
RETRY_AFTER_S = 2
_HALT_KINDS = frozenset(fact.KIND for fact in HALT_FACTS)


class Threads:
    """The limits of one server."""

    def __init__(self) -> None:
        """Begin with nobody at work."""
        self.opening = CapacityLimiter(READERS)
        self.reading = CapacityLimiter(READERS)
        self.halts = CapacityLimiter(32)
        self.messages = CapacityLimiter(64)
        self.questions = CapacityLimiter(READERS)
        self.replay = CapacityLimiter(1)
        self._costly: dict[str, CapacityLimiter] = {}
        self._asked: Counter[str] = Counter()

    def for_reading(self, kind: str) -> CapacityLimiter:
        """Return the limit for reading a message that says it is of a kind."""
        return self.halts if kind in _HALT_KINDS else self.reading

    @contextmanager
    def for_answering(self, row: Route, who: DeskRef | None, body: object) -> Iterator[CapacityLimiter]:
        """Give the limit for answering a request, and remember a costly one until it is answered.

        Raises:
            BusyError: Too many costly questions of this party wait already.
        """
        if not (row.costly and who is not None):
            yield self._for(body)
            return
        if self._asked[who.party] > MOST_WAITING:
            raise BusyError("Too many questions of this party wait.", retry_after_s=RETRY_AFTER_S)
        self._asked[who.party] += 1
        try:
            yield self._costly.setdefault(who.party, CapacityLimiter(1))
        finally:
            self._asked[who.party] -= 1

    def _for(self, body: object) -> CapacityLimiter:
        if isinstance(body, Message):
            return self.halts if type(body.fact) in HALT_FACTS else self.messages
        return self.replay if isinstance(body, ReplayAsked) else self.questions
