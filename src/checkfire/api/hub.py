"""The event stream: every open connection keeps its own place and pulls what its party may see.

Nothing is buffered for a slow reader: it is woken, reads from its place, and is woken again.
A reader that comes back names its last event and misses nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import anyio
import msgspec
from anyio import to_thread

from checkfire.api.render import entry_view
from checkfire.desk.desk import Desk
from checkfire.errors import NotFoundError
from checkfire.picture.logged import Logged
from checkfire.vocab.ids import DeskRef
from checkfire.wire.halts import EscalationStepped, HaltCalled
from checkfire.wire.notices import NoticeAmended, NoticeFiled
from checkfire.wire.register import ConsentGiven, MovementNotified, SiteNotified

if TYPE_CHECKING:
    # Only a replay loads it.
    from checkfire.desk.replay.theatre import Theatre

HEARTBEAT_S = 5.0
PAGE = 500
"""How many entries are read at once, so that a reader from far behind never holds up a call."""

CHANNEL = "stream"

OPENERS = (HaltCalled, SiteNotified, MovementNotified)
"""What can become known long after it was said."""

T = TypeVar("T")


@dataclass(slots=True)
class Hub:
    """Wakes all connections when an entry was written."""

    desk: Desk
    theatre: Theatre | None = None
    _loop: asyncio.AbstractEventLoop | None = None
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _closing: bool = False
    _threads: anyio.CapacityLimiter = field(default_factory=lambda: anyio.CapacityLimiter(16))

    def attach(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to listen to the desk; entries come from the thread that wrote them."""
        self._loop = loop
        self.desk.listen(lambda _logged: self.wake())

    def wake(self) -> None:
        """Let every connection look again, from whatever thread."""
        self._soon(self._ring)

    def end(self) -> None:
        """Let every connection end, from whatever thread."""
        self._soon(self.close)

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
        place, opened = after + 1, set[int]()
        while not self._closing:
            wake = self._wake
            entries = await self._run(self.desk.shown, reader().party, place, PAGE)
            # Asked again: an entry of after the revocation must not go to the key that was revoked.
            who = reader()
            for logged in entries:
                for known in await self._run(self._made_known, logged, who.party):
                    if known.index not in opened:
                        yield _event(known, numbered=False)
                        await self._note(known, who)
                yield _event(logged)
                place = logged.index + 1
                if isinstance(logged.fact, OPENERS):
                    opened.add(logged.index)
                await self._note(logged, who)
            if len(entries) < PAGE:
                yield self._heartbeat()
                await self._sleep(wake)

    def _made_known(self, logged: Logged, party: str) -> list[Logged]:
        """Return what an entry makes known: its reader may have passed that place long ago."""
        if not isinstance(logged.fact, ConsentGiven | EscalationStepped):
            return []
        try:
            return [self.desk.find(logged.header.subject or "", party)]
        except NotFoundError:
            return []

    async def _note(self, logged: Logged, who: DeskRef) -> None:
        if isinstance(logged.fact, HaltCalled | NoticeFiled) and logged.party != who.party:
            subject = logged.header.subject if isinstance(logged.fact, NoticeAmended) else logged.id
            await self._run(self.desk.note_delivery, subject or "", who, CHANNEL)

    async def _run(self, work: Callable[..., T], *args: object) -> T:
        return await to_thread.run_sync(work, *args, limiter=self._threads)

    def _soon(self, work: Callable[[], None]) -> None:
        # Without a loop, or with one that was closed, there are no readers; nobody may fall over that.
        with contextlib.suppress(RuntimeError):
            if self._loop is not None:
                self._loop.call_soon_threadsafe(work)

    def _ring(self) -> None:
        wake, self._wake = self._wake, asyncio.Event()
        wake.set()

    async def _sleep(self, wake: asyncio.Event) -> None:
        try:
            await asyncio.wait_for(wake.wait(), HEARTBEAT_S)
        except TimeoutError:
            return

    def _heartbeat(self) -> bytes:
        desk = self.desk
        data = {
            "now": desk.now,
            "size": desk.ledger.size,
            "unrecorded": desk.unrecorded,
            "origin": desk.origin,
            "replay": self._replay(),
        }
        return b"event: heartbeat\ndata: " + msgspec.json.encode(data) + b"\n\n"

    def _replay(self) -> dict[str, object] | None:
        """Return how the replay stands, or None if this is none."""
        if self.theatre is None:
            return None
        standing = self.theatre.standing()
        return {"state": standing.state, "branch": standing.branch, "speed": standing.speed}


def _event(logged: Logged, *, numbered: bool = True) -> bytes:
    data = msgspec.json.encode(entry_view(logged))
    # Until it is recorded an entry can still get another index, so no reader may resume after it.
    number = b"id: %d\n" % logged.index if logged.recorded and numbered else b""
    return b"%bevent: entry\ndata: %b\n\n" % (number, data)
