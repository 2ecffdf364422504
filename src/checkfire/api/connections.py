"""Connections: each one has to say what it wants in time, and a new one always finds a place.

* The head of a request has to be there soon after the connection is, or after the answer before it.
* There are only so many at once. Where there is no place, the oldest one that keeps the desk waiting goes,
  first of the address that has most of those; whoever waits for the desk is never put out.

So a call to stop gets a connection, whoever else holds how many.
"""

from __future__ import annotations

import asyncio
import resource
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

HEAD_WITHIN_S = 10.0
BACKLOG = 100
"""How many connections the machine may hold ready for us; as many can come at once."""
MOST = 2_000
_KEPT_FILES = 56
"""Files that are no connections: the log, its keys, the listener, and what the machine needs."""
_LEAST = 8


@dataclass(slots=True)
class Connections:
    """Those that are open, the oldest first."""

    most: int
    _open: dict[Connection, None] = field(default_factory=dict)

    def protocol(self, *args: Any, **more: Any) -> Connection:
        """Return the protocol of a new connection, as the server asks for it."""
        return Connection(self, *args, **more)

    def enter(self, new: Connection) -> None:
        """Take a connection in, and put another one out if there is no place."""
        self._open[new] = None
        if len(self._open) <= self.most:
            return
        idle = [old for old in self._open if old is not new and old.keeps_waiting]
        held = Counter(old.address for old in idle)
        busiest = max(held.values(), default=0)
        (next((old for old in idle if held[old.address] == busiest), new)).put_out()

    def leave(self, gone: Connection) -> None:
        """Let a connection go."""
        self._open.pop(gone, None)


class Connection(H11Protocol):
    """One connection, with a time by which its next request has to be there."""

    def __init__(self, connections: Connections, *args: Any, **more: Any) -> None:
        """Prepare one of these connections."""
        super().__init__(*args, **more)
        self._held_by = connections
        self._head_timer: asyncio.TimerHandle | None = None

    @property
    def address(self) -> str:
        """Where it comes from, or nothing where that is not known."""
        return self.client[0] if self.client else ""

    @property
    def is_answering(self) -> bool:
        """True from the head of a request to the end of its answer."""
        cycle: RequestResponseCycle | None = self.cycle
        return cycle is not None and not cycle.response_complete

    @property
    def keeps_waiting(self) -> bool:
        """True while the desk waits for it: for a request, the rest of one, or that it reads an answer."""
        return not self.is_answering or self.cycle.more_body or self.flow.write_paused

    def put_out(self) -> None:
        """End it at once."""
        self._held_by.leave(self)
        self.transport.abort()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as the base class has it
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._held_by.enter(self)
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Let go of it."""
        self._held_by.leave(self)
        self._head_is_there()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came; a head that comes byte by byte has no more time than any other."""
        super().data_received(data)
        if self.is_answering:
            self._head_is_there()
        else:
            self._await_head()

    def _await_head(self) -> None:
        if self._head_timer is None:
            self._head_timer = self.loop.call_later(HEAD_WITHIN_S, self.put_out)

    def _head_is_there(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None


def most_connections() -> int:
    """Let this process open as many files as it may, and return how many connections that leaves."""
    limit, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST + BACKLOG + _KEPT_FILES
    reach = wanted if hard == resource.RLIM_INFINITY else min(hard, wanted)
    if limit != resource.RLIM_INFINITY and limit < reach:
        resource.setrlimit(resource.RLIMIT_NOFILE, (reach, hard))
        limit = reach
    files = wanted if limit == resource.RLIM_INFINITY else min(limit, wanted)
    return max(files - BACKLOG - _KEPT_FILES, _LEAST)
