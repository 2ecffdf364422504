"""Serving: the desk is opened, HTTP begins, and a desk that lost its state stops the process."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from types import FrameType
from typing import TYPE_CHECKING

import uvicorn

from checkfire.api.app import build_app
from checkfire.api.connections import BACKLOG, Connections, most_connections
from checkfire.api.route import Services
from checkfire.api.session import Sessions
from checkfire.desk.clock import SystemClock, system_random
from checkfire.desk.desk import Desk
from checkfire.desk.folder import DeskFolder
from checkfire.desk.places import open_gazetteer
from checkfire.errors import UnavailableError

if TYPE_CHECKING:
    from checkfire.desk.replay.theatre import Theatre

STATUS_LOST = 5
GRACE_S = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInLink:
    """Where somebody becomes a desk of a replay, once."""

    desk: str
    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """Where a desk is to be found."""

    url: str
    origin: str
    size: int
    replay: bool
    links: tuple[SignInLink, ...] = ()


def serve(folder: DeskFolder, host: str, port: int, announce: Callable[[Served], None]) -> int:
    """Serve a desk until a signal; return the exit status of the process.

    Args:
        folder: The desk.
        host: The address to listen on.
        port: The port; 0 takes a free one.
        announce: Told once, as soon as the desk takes connections.

    Raises:
        UnavailableError: The address is taken (``address-taken``), or there is no desk in the folder.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    with ExitStack() as held:
        listener = held.enter_context(_listen(host, port))
        settings = folder.settings()
        desk = folder.open(clock=SystemClock(), random=system_random, gazetteer=open_gazetteer(folder.path))
        held.callback(desk.close)
        theatre = _open_theatre(folder, desk, held) if settings.replay else None
        server = _make_server(folder, desk, theatre, host)
        listener.listen()
        url = _url(host, listener.getsockname()[1])
        announce(
            Served(
                url=url,
                origin=desk.origin,
                size=desk.ledger.size,
                replay=settings.replay,
                links=_links(theatre, url),
            )
        )
        server.run(sockets=[listener])
        served = desk if theatre is None else theatre.desk
        return 0 if served.lost is None else STATUS_LOST


def _open_theatre(folder: DeskFolder, desk: Desk, held: ExitStack) -> Theatre:
    from checkfire.desk.replay.theatre import Theatre  # noqa: PLC0415 - no other desk needs it

    theatre = Theatre(folder, desk)
    held.callback(theatre.close)
    return theatre


def _links(theatre: Theatre | None, url: str) -> tuple[SignInLink, ...]:
    links = () if theatre is None else theatre.links()
    return tuple(
        SignInLink(
            desk=str(link.desk), name=f"{link.party_name}, {link.name}", url=f"{url}/#/enrol/{link.invite}"
        )
        for link in links
    )


def _make_server(folder: DeskFolder, desk: Desk, theatre: Theatre | None, host: str) -> _Server:
    services = Services(
        desk=desk,
        desk_key=folder.desk_key(),
        sessions=Sessions(system_random(32), desk.origin),
        random=system_random,
        replay=theatre is not None,
        theatre=theatre,
        listens_on=host,
    )
    app = build_app(services, on_lost=lambda: setattr(server, "should_exit", True))
    config = uvicorn.Config(
        app,
        http=Connections(most_connections()).protocol,  # type: ignore[arg-type]  # whatever makes a protocol
        backlog=BACKLOG,
        log_level="warning",
        timeout_graceful_shutdown=GRACE_S,
        server_header=False,
    )
    server = _Server(config)
    server.close_streams = app.state.close_streams
    return server


class _Server(uvicorn.Server):
    """Ends open streams first, and returns after a signal instead of dying of it a second time."""

    close_streams: Callable[[], None]

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as the base class has it
        """Stop; at the second signal, without waiting for anybody."""
        self.force_exit = self.should_exit
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let go of every connection."""
        self.close_streams()
        await super().shutdown(sockets)


def _url(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, the loop sends every answer at once instead of waiting for acknowledgements.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    # A host that is no text at all is told like one that is not this machine's.
    except (OSError, OverflowError, UnicodeError, TypeError) as exc:
        listener.close()
        raise UnavailableError(
            f"The address {host}:{port} is taken, or is not this machine's.",
            code="address-taken",
            hint="Stop what listens there, or take another port: --port 0 takes a free one.",
        ) from exc
    return listener
