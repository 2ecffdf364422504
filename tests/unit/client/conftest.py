"""A desk of paper: a transport that answers as a test says and keeps what was asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from checkfire.reach.keyfile import KeyFile
from checkfire.vocab.ids import DeskRef

KEY_FILE = KeyFile(
    desk=DeskRef(party="alpha", desk="duty"),
    origin="desk.example/test",
    log_key="unused",
    seed="AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
)


class PaperDesk(httpx.BaseTransport):
    """Answers sign-ins by itself, and everything else as ``answer`` says."""

    def __init__(self, answer: Callable[[httpx.Request], httpx.Response]) -> None:
        """Begin with nothing asked; tokens are ``token-1``, ``token-2`` and so on."""
        self.answer = answer
        self.asked: list[httpx.Request] = []
        self.signed_in: list[dict[str, Any]] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        request.read()
        self.asked.append(request)
        if request.url.path == "/v1/challenge":
            return httpx.Response(200, json={"challenge": "Y2hhbGxlbmdl", "origin": "desk.example/test"})
        if request.url.path == "/v1/sign-in":
            self.signed_in.append(json.loads(request.content))
            return httpx.Response(200, json={"token": f"token-{len(self.signed_in)}"})
        return self.answer(request)

    @property
    def tokens(self) -> list[str]:
        """The authorisation of every question, sign-ins left out."""
        asked = [r for r in self.asked if r.url.path not in ("/v1/challenge", "/v1/sign-in")]
        return [request.headers.get("authorization", "") for request in asked]


class Chunks(httpx.SyncByteStream):
    """A body that comes in pieces, and may break."""

    def __init__(self, *pieces: bytes | Exception) -> None:
        """Keep the pieces; an exception is raised in its place."""
        self.pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        """Yield the pieces."""
        for piece in self.pieces:
            if isinstance(piece, Exception):
                raise piece
            yield piece


def problem(status: int, code: str, **more: Any) -> httpx.Response:
    """Return a problem document as a desk gives it."""
    plain = {"type": f"urn:checkfire:error:{code}", "title": "what happened", "status": status, "code": code}
    plain |= {"hint": "what to do", "retry": "never", "context": {}} | more
    return httpx.Response(status, json=plain, headers={"content-type": "application/problem+json"})


@pytest.fixture(scope="session")
def key_file() -> KeyFile:
    """Return a key file of a desk."""
    return KEY_FILE


@pytest.fixture(scope="session")
def paper() -> type[PaperDesk]:
    """Return the desk of paper."""
    return PaperDesk


@pytest.fixture(scope="session")
def chunks() -> type[Chunks]:
    """Return what makes a body in pieces."""
    return Chunks


@pytest.fixture(scope="session")
def refusal() -> Callable[..., httpx.Response]:
    """Return what makes a problem document."""
    return problem
