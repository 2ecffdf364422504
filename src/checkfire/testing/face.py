"""The desk's HTTP face in this process: requests go straight into the application, with no network.

Example::

    with Face(desk) as face:
        answer = face.ask("GET", "/v1/register", by="bravo/duty")
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import httpx
import msgspec

from checkfire.api.app import build_app
from checkfire.api.route import Services
from checkfire.api.session import Sessions
from checkfire.desk.folder import DeskFolder
from checkfire.testing.harness import Harness
from checkfire.vocab.b64 import encode_b64
from checkfire.wire.key_proof import sign_in_bytes

_HEARTBEAT = b"event: heartbeat"
_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: everything that a client can see of it."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Face:
    """The HTTP face of a harness's desk; it stays up until it is closed."""

    def __init__(self, harness: Harness) -> None:
        """Bring the application up."""
        desk = harness.desk
        services = Services(
            desk=desk,
            desk_key=DeskFolder.at(harness.folder).desk_key(),
            sessions=Sessions(harness.random(_SECRET_BYTES), desk.origin),
            random=harness.random,
            replay=False,
        )
        self.app = build_app(services)
        self.harness = harness
        self._tokens: dict[str, str] = {}
        self._runner = asyncio.Runner()
        self._up = AsyncExitStack()
        self._runner.run(self._enter())

    def __enter__(self) -> Self:
        """Return the face itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the application down; the desk goes on."""
        self._runner.run(self._up.aclose())
        self._runner.close()

    def ask(
        self,
        method: str,
        path: str,
        *,
        by: str | None = None,
        body: bytes | None = None,
        query: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send one request, signed in as a desk if one is named, and return its answer."""
        headers = {} if by is None else {"authorization": f"Bearer {self.token(by)}"}
        return self._runner.run(self._ask(method, path, headers, body, query))

    def stream(self, by: str, *, after: int = -1) -> bytes:
        """Return what a reader of the stream is sent until its first heartbeat."""
        headers = {"authorization": f"Bearer {self.token(by)}"}
        if after >= 0:
            headers["last-event-id"] = str(after)
        return self._runner.run(self._stream(headers))

    def token(self, by: str) -> str:
        """Return the token of a desk, which signs in by its key once."""
        if by not in self._tokens:
            key = self.harness.keys[by]
            challenge = msgspec.json.decode(self.ask("GET", "/v1/challenge").body)["challenge"]
            signature = key.key.sign(sign_in_bytes(key.origin, challenge))
            asked = {
                "challenge": challenge,
                "public_key": key.key.public_key,
                "signature": encode_b64(signature),
            }
            answer = self.ask("POST", "/v1/sign-in", body=msgspec.json.encode(asked))
            self._tokens[by] = msgspec.json.decode(answer.body)["token"]
        return self._tokens[by]

    async def _enter(self) -> None:
        await self._up.enter_async_context(self.app.router.lifespan_context(self.app))

    async def _ask(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: bytes | None,
        query: Mapping[str, str] | None,
    ) -> Answer:
        transport = httpx.ASGITransport(app=self.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://desk.test") as client:
            got = await client.request(method, path, headers=headers, content=body, params=query)
        return Answer(got.status_code, dict(got.headers), got.content)

    async def _stream(self, headers: Mapping[str, str]) -> bytes:
        """Speak to the application directly: a client library would wait for an end that never comes."""
        sent, enough, asked = bytearray(), asyncio.Event(), asyncio.Event()

        async def receive() -> dict[str, Any]:
            if not asked.is_set():
                asked.set()
                return {"type": "http.request", "body": b"", "more_body": False}
            await enough.wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            sent.extend(message.get("body", b""))
            if _HEARTBEAT in sent:
                enough.set()

        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": "/v1/stream",
            "raw_path": b"/v1/stream",
            "root_path": "",
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "client": None,
            "server": ("desk.test", 80),
        }
        await self.app(scope, receive, send)
        return bytes(sent)
