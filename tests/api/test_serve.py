"""The server around the application: its address, its port, its end."""

from __future__ import annotations

import os
import signal
import socket
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from checkfire.api import serve as module
from checkfire.api.serve import STATUS_LOST, Served, serve
from checkfire.desk.folder import DeskFolder
from checkfire.errors import UnavailableError


def test_serve_sends_every_answer_at_once() -> None:
    """R25: no answer waits 40 ms in the machine for an acknowledgement of its first half."""
    with module._listen("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


@pytest.mark.parametrize(("host", "url"), [("127.0.0.1", "http://127.0.0.1:7"), ("::1", "http://[::1]:7")])
def test_serve_names_its_address_as_it_can_be_typed(host: str, url: str) -> None:
    """What is printed can be pasted into a browser, whatever the kind of address."""
    assert module._url(host, 7) == url


@pytest.mark.parametrize("port", [-1, 65_536, 10**9])
def test_serve_tells_a_port_that_is_none(port: int) -> None:
    """A port that cannot be is told like one that is taken."""
    with pytest.raises(UnavailableError) as caught:
        module._listen("127.0.0.1", port)
    assert caught.value.code == "address-taken"


def test_serve_tells_a_port_that_is_taken() -> None:
    """Two desks never share a port."""
    with module._listen("127.0.0.1", 0) as listener:
        listener.listen()
        with pytest.raises(UnavailableError) as caught:
            module._listen("127.0.0.1", listener.getsockname()[1])
    assert caught.value.code == "address-taken"


def test_serve_tells_an_address_of_another_machine() -> None:
    """An address that is not this machine's is told, and nothing listens anywhere else."""
    with pytest.raises(UnavailableError) as caught:
        module._listen("192.0.2.1", 0)
    assert caught.value.code == "address-taken"


@pytest.mark.parametrize(("lost", "status"), [(False, 0), (True, STATUS_LOST)])
def test_serve_ends_with_a_status_that_says_why(
    town: Any, monkeypatch: pytest.MonkeyPatch, *, lost: bool, status: int
) -> None:
    """A signal ends the desk in order; a desk that lost its state ends with a status of its own."""
    town.let_go()
    told: list[Served] = []
    opened = module.DeskFolder.open
    desks: list[Any] = []

    def keep(*args: Any, **more: Any) -> Any:
        desks.append(opened(*args, **more))
        return desks[-1]

    def announce(served: Served) -> None:
        told.append(served)
        if lost:
            desks[0]._writer._lose(RuntimeError("a planted mistake"))
        else:
            os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(module.DeskFolder, "open", keep)
    monkeypatch.setattr(module._Server, "capture_signals", _raised_at_once(announce, told))
    assert serve(DeskFolder.at(town.folder), "127.0.0.1", 0, lambda _: None) == status
    assert told[0].replay is False
    town.start()


def _raised_at_once(announce: Any, told: list[Any]) -> Any:
    """Return the server's own handling of signals, with something that happens as soon as it stands."""
    capture = module._Server.capture_signals

    @contextmanager
    def captured(self: Any) -> Any:
        with capture(self):
            announce(Served(url="", origin="", size=0, replay=False))
            yield
        assert told

    return captured


def test_serve_second_signal_waits_for_nobody() -> None:
    """Ctrl-C twice ends the desk at once, whoever still waits."""
    server = module._Server(module.uvicorn.Config(lambda: None))
    server.handle_exit(signal.SIGINT, None)
    assert (server.should_exit, server.force_exit) == (True, False)
    server.handle_exit(signal.SIGINT, None)
    assert server.force_exit is True


def test_serve_of_a_folder_without_a_desk(tmp_path: Path) -> None:
    """A wrong folder is told, and no desk is made by mistake."""
    with pytest.raises(UnavailableError) as caught:
        serve(DeskFolder.at(tmp_path), "127.0.0.1", 0, lambda _: None)
    assert (caught.value.code, list(tmp_path.iterdir())) == ("log-missing", [])
