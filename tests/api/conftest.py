"""A town: the small world around a real desk, and the desk's HTTP face in this process."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from checkfire.api.app import build_app
from checkfire.api.route import Services
from checkfire.api.session import Sessions
from checkfire.desk.clock import SetClock, system_random
from checkfire.desk.folder import DeskFolder
from checkfire.reach.gazetteer import load_gazetteer
from checkfire.reach.keyfile import KeyFile
from checkfire.testing import world
from checkfire.testing.harness import Harness
from checkfire.vocab.b64 import encode_b64
from checkfire.vocab.ids import uuid7
from checkfire.vocab.party import ChannelState
from checkfire.wire import answers, arrangement, halts, register
from checkfire.wire.dsse import DeskKey
from checkfire.wire.fact import Fact
from checkfire.wire.key_proof import enrol_bytes, sign_in_bytes
from checkfire.wire.message import Draft

WATCH = "desk/watch"


@dataclass(slots=True, kw_only=True)
class Town(Harness):
    """A desk of the small world that is asked over HTTP; its clock is ours."""

    services: Services = field(init=False)
    app: Starlette = field(init=False)
    tokens: dict[str, str] = field(default_factory=dict)
    runner: asyncio.Runner = field(default_factory=asyncio.Runner)

    @classmethod
    def copied(cls, source: Path, keys: dict[str, KeyFile], path: Path) -> Town:
        """Return a town of one's own over a copy of a desk's folder."""
        shutil.copytree(source, path)
        town = cls(folder=path, clock=SetClock(world.START), random=system_random, keys=dict(keys))
        town.neutral = world.NEUTRAL
        town.start()
        return town

    def start(self) -> None:
        """Start the desk, as after a crash: its sessions are new."""
        folder = DeskFolder.at(self.folder)
        self.desk = folder.open(clock=self.clock, random=self.random, gazetteer=load_gazetteer())
        self.services = Services(
            desk=self.desk,
            desk_key=folder.desk_key(),
            sessions=Sessions(system_random(32), self.desk.origin),
            random=system_random,
            replay=False,
        )
        self.app = build_app(self.services)

    def restart(self) -> None:
        """Stop the desk and start it again; tokens that were given out are kept as they are."""
        self.let_go()
        self.start()

    def close(self) -> None:
        """Let go of everything."""
        self.let_go()
        self.runner.close()

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Run something asynchronous to its end, with the application up from its start to its stop."""
        return self.runner.run(self._while_up(work))

    async def _while_up(self, work: Coroutine[Any, Any, Any]) -> Any:
        async with self.app.router.lifespan_context(self.app):
            return await work

    # ------------------------------------------------------------------------------ speaking

    def compose(self, by: str, fact: Fact, *, key: DeskKey | None = None, **more: Any) -> bytes:
        """Return the submission bytes of a fact; a field of the draft, the id and the key can be others."""
        known = self.keys[by]
        unix_ms = int(self.clock.now().timestamp() * 1000)
        message_id = more.pop("message_id", None) or uuid7(unix_ms, system_random(10))
        fields: dict[str, Any] = {"sender": known.desk, "origin": known.origin, "audience": "all"}
        if key is not None:
            self.keys["another"] = KeyFile(
                desk=known.desk, origin=known.origin, log_key=known.log_key, seed=encode_b64(key.seed)
            )
        draft = Draft(fact=fact, **(fields | more))
        return self.sign(by if key is None else "another", draft, message_id)

    def submit(self, raw: bytes) -> httpx.Response:
        """Hand in submission bytes."""
        return self.post("/v1/messages", content=raw)

    # -------------------------------------------------------------------------------- asking

    def ask(self, method: str, path: str, *, by: str | None = None, **more: Any) -> httpx.Response:
        """Send one request through the application, signed in as a desk if one is named."""
        headers = dict(more.pop("headers", {}))
        if by is not None:
            headers["authorization"] = f"Bearer {self.token(by)}"
        response: httpx.Response = self.runner.run(self._ask(method, path, headers, more))
        return response

    async def _ask(self, method: str, path: str, headers: Any, more: Any) -> httpx.Response:
        loud = not more.pop("quiet", False)
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=loud)
        async with httpx.AsyncClient(transport=transport, base_url="http://desk.test") as client:
            return await client.request(method, path, headers=headers, **more)

    def get(self, path: str, *, by: str | None = None, **more: Any) -> httpx.Response:
        """Get a path."""
        return self.ask("GET", path, by=by, **more)

    def post(self, path: str, *, by: str | None = None, **more: Any) -> httpx.Response:
        """Post a body to a path."""
        return self.ask("POST", path, by=by, **more)

    # ------------------------------------------------------------------ signing in, enrolling

    def token(self, by: str) -> str:
        """Return a token of a desk; it signs in once."""
        if by not in self.tokens:
            answer = self.sign_in(self.keys[by].key)
            assert answer.status_code == 200, answer.text
            self.tokens[by] = answer.json()["token"]
        return self.tokens[by]

    def sign_in(self, key: DeskKey, *, origin: str = "", **changes: str) -> httpx.Response:
        """Sign in with a key; any field of the body can be another."""
        challenge = changes.pop("challenge", None) or self.get("/v1/challenge").json()["challenge"]
        signed = key.sign(sign_in_bytes(origin or self.desk.origin, challenge))
        body = {"challenge": challenge, "public_key": key.public_key, "signature": encode_b64(signed)}
        return self.post("/v1/sign-in", json=body | changes)

    def invite(self, name: str, *, by: str = WATCH) -> str:
        """Return the text of a one-time link for a desk."""
        party, _, desk = name.partition("/")
        answer = self.post("/v1/invites", by=by, json={"party": party, "desk": desk})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["invite"])

    def enrol(self, invite: str, key: DeskKey, **changes: Any) -> httpx.Response:
        """Redeem a link with a key; any field of the body can be another."""
        proof = encode_b64(key.sign(enrol_bytes(invite, key.public_key)))
        body = {"invite": invite, "public_key": key.public_key, "proof": proof, "label": "second officer"}
        return self.post("/v1/enrol", json=body | changes)

    # ---------------------------------------------------------------------------- the record

    def state(self) -> tuple[int, dict[str, str]]:
        """Return the size of the log and the digests of the full picture: what must not change."""
        with self.desk.picture("desk") as full:
            return self.desk.ledger.size, full.digests()

    # ---------------------------------------------------------------------------- the stream

    @asynccontextmanager
    async def follow(self, by: str, **headers: str) -> AsyncIterator[Stream]:
        """Open the event stream as a desk that signed in before, and close it at the end."""
        stream = Stream(self.app, {"authorization": f"Bearer {self.tokens[by]}"} | headers)
        task = asyncio.create_task(stream.read())
        try:
            yield stream
        finally:
            stream.gone.set()
            await asyncio.wait([task])
            task.result()


class Stream:
    """One open connection to the event stream."""

    def __init__(self, app: Starlette, headers: dict[str, str]) -> None:
        """Prepare the connection; ``read`` opens it."""
        self.app, self.headers = app, headers
        self.status = 0
        self.gone, self.ended = asyncio.Event(), asyncio.Event()
        self._queue: asyncio.Queue[tuple[str, str, Any]] = asyncio.Queue()
        self._raw = b""

    async def read(self) -> None:
        """Put events on the queue until the desk or the reader ends the connection."""
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": "GET",
            "path": "/v1/stream",
            "raw_path": b"/v1/stream",
            "root_path": "",
            "query_string": b"",
            "headers": [(k.encode(), v.encode()) for k, v in self.headers.items()],
        }
        await self.app(scope, self._receive, self._send)
        self.ended.set()

    async def _receive(self) -> dict[str, Any]:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        self._raw += message.get("body", b"")
        *whole, self._raw = self._raw.split(b"\n\n")
        for block in whole:
            self._queue.put_nowait(_event(block))

    async def next(self, kind: str = "") -> tuple[str, Any]:
        """Return the id and data of the next event of a kind; heartbeats are passed over."""
        async with asyncio.timeout(10):
            while True:
                event_id, name, data = await self._queue.get()
                if name == kind or (not kind and name != "heartbeat"):
                    return event_id, data
                assert name == "heartbeat", (name, data)

    async def all_until_heartbeat(self) -> list[int]:
        """Return the indexes of the entries that come before the next heartbeat."""
        found = []
        async with asyncio.timeout(10):
            while True:
                _, name, data = await self._queue.get()
                if name == "heartbeat":
                    return found
                found.append(data["index"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Busy:
    """A town in which everything has happened once, and the ids of what did."""

    town: Town
    site: str
    position: str
    notice: str
    closed: str
    running: str

    @classmethod
    def of(cls, town: Town) -> Busy:
        """Let everything happen once."""
        site = town.say("relief/duty", world.site(name="Clinic \u202e\u2028 <b>"), audience=())
        consent = register.ConsentGiven(party="bravo", person="head of office")
        town.say("relief/duty", consent, about=(site,), audience=("bravo",))
        town.say("relief/duty", world.movement(), audience=())
        position = town.say("alpha/duty", world.position(), audience=())
        suspended = arrangement.ChannelStateChanged(
            channel="hotline", state=ChannelState.SUSPENDED, by="charlie", reason="under repair"
        )
        town.say("charlie/duty", suspended)
        notice = town.file_notice("alpha/duty", audience=("bravo", "relief"))
        for step in (answers.Opened(), answers.Acknowledged(person="officer")):
            town.say("bravo/duty", step, about=(notice,), audience=("alpha",))
        concern = answers.Answered(answer=answers.Answer.CONCERN, text="A clinic is near.", object=site)
        given = town.say("bravo/duty", concern, about=(notice,), audience=("alpha",))
        settled = answers.ConcernAnswered(role="chief of operations", reason="Moved two kilometres east.")
        town.say("alpha/duty", settled, about=(notice, given), audience=("bravo",))
        town.advance(3_600)
        closed = _closed_halt(town)
        far = world.north_of(world.HERE, 200_000)
        running = town.say("bravo/duty", world.halt(far, what="Our post is hit"))
        return cls(town=town, site=site, position=position, notice=notice, closed=closed, running=running)


def _closed_halt(town: Town) -> str:
    """Call a halt, let the ladder climb a step, and bring the call to its end."""
    halt = town.say("relief/duty", world.halt())
    town.desk.note_delivery(halt, town.keys["alpha/duty"].desk, "stream")
    steps: list[tuple[float, str, Fact]] = [
        (45, "alpha/duty", halts.HaltAcknowledged()),
        (10, "alpha/duty", halts.StopOrdered()),
        (5, "relief/duty", halts.FireReported(strikes=2)),
        (20, "alpha/duty", halts.FireStopped()),
        (60, "relief/duty", halts.StopVerified(basis="nothing heard since")),
        (0, WATCH, halts.HaltClosed()),
    ]
    for after_s, by, fact in steps:
        town.advance(after_s)
        town.say(by, fact, about=(halt,))
    return halt


def _event(block: bytes) -> tuple[str, str, Any]:
    fields = dict(line.split(": ", 1) for line in block.decode().split("\n") if not line.startswith(":"))
    return fields.get("id", ""), fields["event"], json.loads(fields["data"])


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, KeyFile]]:
    """Return the folder of a desk of the small world and everybody's keys, to be copied."""
    path = tmp_path_factory.mktemp("founded") / "desk"
    harness = Harness.opened(path)
    harness.let_go()
    return path, harness.keys


@pytest.fixture(scope="session")
def town_at(founded: tuple[Path, dict[str, KeyFile]]) -> Callable[[Path], AbstractContextManager[Town]]:
    """Return what opens a town in a folder that is not there yet."""

    @contextmanager
    def opened(path: Path) -> Iterator[Town]:
        town = Town.copied(*founded, path)
        try:
            yield town
        finally:
            town.close()

    return opened


@pytest.fixture
def town(town_at: Callable[[Path], AbstractContextManager[Town]], tmp_path: Path) -> Iterator[Town]:
    """Give a town of one's own."""
    with town_at(tmp_path / "desk") as opened:
        yield opened


@pytest.fixture(scope="session")
def busy(
    town_at: Callable[[Path], AbstractContextManager[Town]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Busy]:
    """Give a town in which everything has happened once; it is only looked at."""
    with town_at(tmp_path_factory.mktemp("busy") / "desk") as town:
        yield Busy.of(town)
