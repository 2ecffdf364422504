"""The event stream: every open connection keeps its own place and pulls what its party may see.

Nothing is buffered for a slow reader: it is woken, reads from its place, and is woken again.
A reader that comes back names its last event and misses nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import msgspec
from anyio import to_thread

from checkfire.api.render import entry_view
from checkfire.desk.desk import Desk
from checkfire.picture.logged import Logged
from checkfire.vocab.ids import DeskRef
from checkfire.wire.halts import HaltCalled
from checkfire.wire.notices import NoticeFiled

HEARTBEAT_S = 5.0
CHANNEL = "stream"


@dataclass(slots=True)
class Hub:
    """Wakes all connections when an entry was written."""

    desk: Desk
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _closing: bool = False

    def attach(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to listen to the desk; entries come from the thread that wrote them."""

        def wake(_logged: Logged) -> None:
            loop.call_soon_threadsafe(self._ring)

        self.desk.listen(wake)

    def close(self) -> None:
        """Let every connection end."""
        self._closing = True
        self._ring()

    async def events(self, reader: Callable[[], DeskRef], after: int) -> AsyncIterator[bytes]:
        """Yield events for one connection, from the entry after ``after`` on, and heartbeats.

        Args:
            reader: Returns the desk that reads, and raises once its key was revoked.
            after: The index of the last entry that the reader has, -1 for none.
        """
        place = after + 1
        while not self._closing:
            wake = self._wake
            who = reader()
            entries = await to_thread.run_sync(self.desk.shown, who.party, place)
            for logged in entries:
                yield _event(logged)
                place = logged.index + 1
                await self._note(logged, who)
            yield self._heartbeat()
            await self._sleep(wake)

    async def _note(self, logged: Logged, who: DeskRef) -> None:
        if isinstance(logged.fact, HaltCalled | NoticeFiled) and logged.party != who.party:
            subject = logged.header.subject or logged.id
            message_id = logged.id if isinstance(logged.fact, HaltCalled) else subject
            await to_thread.run_sync(self.desk.note_delivery, message_id, who, CHANNEL)

    def _ring(self) -> None:
        wake, self._wake = self._wake, asyncio.Event()
        wake.set()

    async def _sleep(self, wake: asyncio.Event) -> None:
        try:
            await asyncio.wait_for(wake.wait(), HEARTBEAT_S)
        except TimeoutError:
            return

    def _heartbeat(self) -> bytes:
        data = {"now": self.desk.now, "size": self.desk.ledger.size, "unrecorded": self.desk.unrecorded}
        return b"event: heartbeat\ndata: " + msgspec.json.encode(data) + b"\n\n"


def _event(logged: Logged) -> bytes:
    data = msgspec.json.encode(entry_view(logged))
    kind = logged.header.kind.encode()
    return b"id: %d\nevent: entry\ndata: %b\n: %b\n\n" % (logged.index, data, kind)
