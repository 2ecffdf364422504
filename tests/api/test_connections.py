"""Connections of others never keep a call to stop out: who keeps the desk waiting has to make room."""

from __future__ import annotations

import asyncio
import resource
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from checkfire.api import connections as module
from checkfire.api.connections import BACKLOG, HEAD_WITHIN_S, MOST, Connection, Connections, most_connections

HEAD = b"GET /v1/log HTTP/1.1\r\nHost: desk.test\r\n"
POST = b"POST /v1/messages HTTP/1.1\r\nHost: desk.test\r\nContent-Length: 2\r\n"


@dataclass
class Timer:
    """A time-out that was asked for."""

    after_s: float
    run: Callable[[], None]
    cancelled: bool = False

    def cancel(self) -> None:
        """Let it never happen."""
        self.cancelled = True


class Loop:
    """An event loop whose time-outs happen when a test says so; no request is answered by itself."""

    def __init__(self) -> None:
        """Begin without anything."""
        self.timers: list[Timer] = []

    def call_later(self, after_s: float, run: Callable[[], None]) -> Timer:
        """Remember a time-out."""
        self.timers.append(Timer(after_s, run))
        return self.timers[-1]

    def create_task(self, work: Any, **_: Any) -> Any:
        """Take a request, and let it wait for its answer."""
        work.close()
        return asyncio.Future(loop=self)  # type: ignore[arg-type]  # as much of a loop as it needs

    def get_debug(self) -> bool:
        """Say what a future asks of its loop."""
        return False

    def pass_s(self, after_s: float) -> None:
        """Let every time-out of that length happen that was not taken back."""
        for timer in [timer for timer in self.timers if timer.after_s == after_s]:
            self.timers.remove(timer)
            if not timer.cancelled:
                timer.run()


@dataclass
class Transport:
    """The other end, as far as a connection sees it."""

    address: str
    gone: bool = False
    sent: bytearray = field(default_factory=bytearray)

    def get_extra_info(self, name: str) -> Any:
        """Tell where it comes from."""
        return {"peername": (self.address, 7), "sockname": ("127.0.0.1", 8700)}.get(name)

    def is_closing(self) -> bool:
        """Tell whether it is at its end."""
        return self.gone

    def abort(self) -> None:
        """End it at once."""
        self.gone = True

    def write(self, data: bytes) -> None:
        """Take what is sent."""
        self.sent += data

    def pause_reading(self) -> None:
        """Nothing comes by itself."""

    def resume_reading(self) -> None:
        """Nothing comes by itself."""


class Door:
    """A server's door, with so many places."""

    def __init__(self, most: int) -> None:
        """Open it."""
        self.loop, self.held = Loop(), Connections(most)
        self.config = uvicorn.Config(lambda: None, log_config=None)
        self.config.load()
        self.state = ServerState()

    def come(self, *sent: bytes, address: str = "192.0.2.1") -> Connection:
        """Let somebody connect, and send something."""
        made = self.held.protocol(config=self.config, server_state=self.state, app_state={}, _loop=self.loop)
        made.connection_made(Transport(address))  # type: ignore[arg-type]  # as much of one as it needs
        for data in sent:
            made.data_received(data)
        return made

    @staticmethod
    def answer(connection: Connection) -> None:
        """Answer what it asked."""

        async def send() -> None:
            start: Any = {
                "type": "http.response.start",
                "status": 200,
                "headers": [(b"content-length", b"0")],
            }
            body: Any = {"type": "http.response.body", "body": b""}
            await connection.cycle.send(start)
            await connection.cycle.send(body)

        asyncio.run(send())


def gone(connection: Connection) -> bool:
    """Tell whether a connection was put out."""
    return connection.transport.is_closing()


def test_connection_without_a_head_ends() -> None:
    """Whoever sends half a request, or none, holds a place for 10 s, however often a byte comes."""
    door = Door(10)
    silent, half, slow = door.come(), door.come(HEAD), door.come(*(HEAD[i : i + 1] for i in range(20)))
    door.loop.pass_s(HEAD_WITHIN_S)
    assert [gone(silent), gone(half), gone(slow)] == [True, True, True]


def test_connection_whose_request_is_there_stays() -> None:
    """A request that the desk is working at, and a stream, are never ended by the clock."""
    door = Door(10)
    asking = door.come(HEAD, b"\r\n")
    door.loop.pass_s(HEAD_WITHIN_S)
    assert not gone(asking)


def test_connection_after_an_answer_has_the_same_time_again() -> None:
    """A second request that comes half is ended like a first one; a whole one is answered."""
    door = Door(10)
    half, whole = door.come(HEAD, b"\r\n"), door.come(HEAD, b"\r\n")
    for connection in (half, whole):
        door.answer(connection)
        connection.data_received(HEAD)
    whole.data_received(b"\r\n")
    door.loop.pass_s(HEAD_WITHIN_S)
    assert (gone(half), gone(whole)) == (True, False)


def test_connection_finds_a_place_by_putting_out_the_oldest_that_waits() -> None:
    """Half-open connections, unread answers and bodies that do not come make room, the oldest first."""
    door = Door(4)
    asking, half = door.come(HEAD, b"\r\n"), door.come(HEAD)
    body, unread = door.come(POST, b"\r\n{"), door.come(HEAD, b"\r\n")
    unread.pause_writing()
    put_out = []
    for _ in range(3):
        new = door.come(POST, b"\r\n{}")
        assert not gone(new)
        put_out.append([gone(asking), gone(half), gone(body), gone(unread)])
    assert put_out == [
        [False, True, False, False],
        [False, True, True, False],
        [False, True, True, True],
    ]


def test_connection_is_taken_from_whoever_holds_most() -> None:
    """One address with many connections loses its own before anybody else loses one."""
    door = Door(4)
    first = door.come(HEAD, address="198.51.100.7")
    many = [door.come(HEAD) for _ in range(3)]
    new = door.come(address="203.0.113.5")
    assert [gone(one) for one in (first, *many, new)] == [False, True, False, False, False]


def test_connection_too_many_goes_where_everybody_waits_for_the_desk() -> None:
    """Nobody whose request is being worked at is put out for somebody new."""
    door = Door(2)
    asking = [door.come(HEAD, b"\r\n") for _ in range(2)]
    new = door.come()
    assert [gone(one) for one in (*asking, new)] == [False, False, True]
    asking[0].connection_lost(ConnectionResetError())
    assert not gone(door.come())


def test_connection_that_is_lost_is_forgotten() -> None:
    """A connection that broke holds no place, and no time-out comes after it."""
    door = Door(1)
    first = door.come(HEAD)
    first.connection_lost(ConnectionResetError())
    second = door.come(HEAD)
    door.loop.pass_s(HEAD_WITHIN_S)
    assert (gone(first), gone(second)) == (False, True)


@pytest.mark.parametrize(
    ("limits", "raised", "most"),
    [
        ((1_024, 4_096), (2_156, 4_096), MOST),
        ((256, 256), None, 256 - BACKLOG - 56),
        ((100, 100), None, 8),
        ((1_024, resource.RLIM_INFINITY), (2_156, resource.RLIM_INFINITY), MOST),
        ((resource.RLIM_INFINITY, resource.RLIM_INFINITY), None, MOST),
        ((8_192, 8_192), None, MOST),
    ],
    ids=["raised", "low", "too-low", "no-hard-limit", "no-limit", "high"],
)
def test_connections_leave_files_for_the_log(
    monkeypatch: pytest.MonkeyPatch, limits: tuple[int, int], raised: Any, most: int
) -> None:
    """However many connections there are, the desk can still open what it writes a halt to."""
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(module.resource, "getrlimit", lambda _: limits)
    monkeypatch.setattr(module.resource, "setrlimit", lambda _, new: told.append(new))
    assert most_connections() == most
    assert told == ([] if raised is None else [raised])
