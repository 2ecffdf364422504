"""When everything waits: a call to stop is taken, delivered and climbed all the same."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import httpx
import pytest
from anyio import CapacityLimiter, to_thread

from checkfire.api import app as app_module
from checkfire.api import ask as ask_module
from checkfire.api import body as body_module
from checkfire.api.app import build_app
from checkfire.api.threads import MOST_WAITING, READERS
from checkfire.desk.ask import PlacesRead
from checkfire.testing import world
from checkfire.wire import arrangement, halts
from checkfire.wire.dsse import DeskKey
from checkfire.wire.message import Message, parse_submission

SOME_ID = "01890000-0000-7000-8000-000000000001"


@asynccontextmanager
async def exhausted(town: Any, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[httpx.AsyncClient]:
    """Hold every thread that answers questions, and the whole normal pool, until the context ends."""
    pool, gate, held = to_thread.current_default_thread_limiter(), threading.Event(), threading.Semaphore(0)

    def stuck(*_: object) -> None:
        held.release()
        gate.wait(20)

    monkeypatch.setattr(type(town.desk), "receipt", stuck)
    headers = {"authorization": f"Bearer {town.tokens['charlie/duty']}"}
    transport = httpx.ASGITransport(app=town.app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://desk.test") as client:
        path = f"/v1/messages/{SOME_ID}/receipt"
        tasks = [asyncio.create_task(client.get(path, headers=headers)) for _ in range(READERS + 10)]
        tasks += [asyncio.create_task(to_thread.run_sync(stuck)) for _ in range(int(pool.total_tokens))]
        for _ in range(READERS + int(pool.total_tokens)):
            await to_thread.run_sync(held.acquire, limiter=CapacityLimiter(1))
        assert pool.available_tokens == 0
        try:
            yield client
        finally:
            gate.set()
            await asyncio.gather(*tasks)


def test_pressure_call_is_taken_while_every_thread_is_busy(
    town: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many questions hang, a call to stop passes them, and is on the screens of who must act."""
    for name in ("alpha/duty", "charlie/duty"):
        town.token(name)
    raw = town.compose("bravo/duty", world.halt())

    async def call() -> tuple[int, str]:
        async with town.follow("alpha/duty") as stream:
            await stream.all_until_heartbeat()
            async with exhausted(town, monkeypatch) as client, asyncio.timeout(10):
                answer = await client.post("/v1/messages", content=raw)
                _, shown = await stream.next()
        return answer.status_code, shown["id"]

    assert town.run(call()) == (201, parse_submission(raw).header.id)
    full = town.halt(parse_submission(raw).header.id)
    assert town.keys["alpha/duty"].desk in full.delivered


def test_pressure_ladder_climbs_while_every_thread_is_busy(
    town: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R25: the next step of the ladder is taken in time, whoever else keeps the desk busy."""
    monkeypatch.setattr(app_module, "TICK_S", 0.01)
    for name in ("alpha/duty", "charlie/duty"):
        town.token(name)
    town.app = build_app(town.services, on_lost=lambda: None)

    async def climb() -> str:
        async with town.follow("alpha/duty") as stream:
            await stream.all_until_heartbeat()
            async with exhausted(town, monkeypatch) as client, asyncio.timeout(10):
                await client.post("/v1/messages", content=town.compose("bravo/duty", world.halt()))
                await stream.next()
                town.clock.advance(30)
                kind = ""
                while kind != halts.EscalationStepped.KIND:
                    kind = (await stream.next())[1]["kind"]
            return kind

    assert town.run(climb()) == halts.EscalationStepped.KIND


def test_pressure_pager_says_when_the_desk_is_lost(town: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk that lost its state is started again by whoever runs it: the pager tells at once."""
    monkeypatch.setattr(app_module, "TICK_S", 0.001)

    async def lost() -> None:
        told = asyncio.Event()
        app = build_app(town.services, on_lost=told.set)
        async with app.router.lifespan_context(app):
            town.desk._writer._lose(RuntimeError("a planted mistake"))
            await asyncio.wait_for(told.wait(), 10)

    town.run(lost())
    assert town.desk.lost is not None


def test_pressure_pager_survives_a_mistake(town: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """One tick that fails never stops the clock that a ladder hangs on."""
    monkeypatch.setattr(app_module, "TICK_S", 0.001)
    monkeypatch.setattr(app_module, "TIDY_EVERY_TICKS", 2)
    ticks: list[int] = []
    tidied = threading.Event()

    def tick(_: object) -> None:
        ticks.append(1)
        if len(ticks) < 3:
            raise RuntimeError("a planted mistake")

    monkeypatch.setattr(type(town.desk), "tick", tick)
    monkeypatch.setattr(type(town.desk), "tidy", lambda _: tidied.set())

    async def watch() -> None:
        app = build_app(town.services, on_lost=lambda: None)
        async with app.router.lifespan_context(app):
            await to_thread.run_sync(tidied.wait, 10)

    town.run(watch())
    assert tidied.is_set()
    assert len(ticks) >= 3


def test_pressure_who_still_waits_at_a_stop_is_told(town: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits when the desk is stopped is told to send again; nothing is logged as a mistake."""
    town.token("charlie/duty")
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return await asyncio.Event().wait()

    async def stop() -> None:
        async with exhausted(town, monkeypatch):
            scope = {
                "type": "http",
                "http_version": "1.1",
                "method": "GET",
                "path": f"/v1/messages/{SOME_ID}",
                "raw_path": b"",
                "root_path": "",
                "query_string": b"",
                "headers": [(b"authorization", f"Bearer {town.tokens['charlie/duty']}".encode())],
            }
            waiting = asyncio.create_task(town.app(scope, receive, send))
            await asyncio.wait([waiting], timeout=0.05)
            waiting.cancel()
            await asyncio.wait_for(asyncio.shield(waiting), 10)

    town.run(stop())
    problem = json.loads(sent[1]["body"])
    assert (sent[0]["status"], problem["status"], problem["code"]) == (503, 503, "stopping")


def test_pressure_a_strangers_message_is_never_read(town: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that nobody enrolled cannot make the desk read what it sends, however it is built."""
    read: list[bytes] = []

    def parse(raw: bytes) -> Message:
        read.append(raw)
        return parse_submission(raw)

    monkeypatch.setattr(body_module, "parse_submission", parse)
    own = town.compose("alpha/duty", arrangement.PresenceConfirmed())
    strange = town.compose("alpha/duty", arrangement.PresenceConfirmed(), key=DeskKey(bytes(32)))
    costly = strange[: strange.index(b'"parts":')] + b'"parts":[' + b"[]," * 60_000 + b"[]]}"
    for raw in (strange, costly):
        answer = town.submit(raw)
        assert (answer.status_code, answer.json()["code"]) == (401, "key-unknown")
    assert (town.submit(own).status_code, read) == (201, [own])


def test_pressure_nothing_is_read_where_the_desk_listens(town: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is slow to read holds up its own sender, and nobody else's connection."""
    on: set[int] = set()

    def see(name: str) -> None:
        work = getattr(body_module, name)

        def traced(*args: Any) -> Any:
            on.add(threading.get_ident())
            return work(*args)

        monkeypatch.setattr(body_module, name, traced)

    for name in ("open_submission", "parse_submission", "_parse"):
        see(name)
    assert town.submit(town.compose("bravo/duty", world.halt())).status_code == 201
    assert town.post("/v1/locate", by="bravo/duty", json={"text": "35.2 N 40.1 E"}).status_code == 200
    assert on
    assert threading.get_ident() not in on


@asynccontextmanager
async def computing(town: Any, monkeypatch: pytest.MonkeyPatch, count: int) -> AsyncIterator[Any]:
    """Let a party ask so many costly questions, the first of which is not answered until the end."""
    gate, begun = threading.Event(), threading.Semaphore(0)

    def slow(*_: object) -> PlacesRead:
        begun.release()
        gate.wait(20)
        return PlacesRead(readings=())

    monkeypatch.setattr(ask_module, "read_places", slow)
    monkeypatch.setattr(PlacesRead, "needs_choice", False)
    headers = {"authorization": f"Bearer {town.tokens['charlie/duty']}"}
    transport = httpx.ASGITransport(app=town.app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://desk.test") as client:
        post = partial(client.post, "/v1/locate", json={"text": "x"}, headers=headers)
        tasks = [asyncio.create_task(post()) for _ in range(count)]
        await to_thread.run_sync(begun.acquire, limiter=CapacityLimiter(1))
        try:
            yield client, tasks
        finally:
            gate.set()
            await asyncio.gather(*tasks, return_exceptions=True)


def test_pressure_costly_questions_of_one_party_hold_up_no_other(
    town: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long one party's checks take, everybody signs in, reads the halts and calls them."""
    for name in ("alpha/duty", "charlie/duty"):
        town.token(name)
    raw = town.compose("bravo/duty", world.halt())

    async def others() -> tuple[int, ...]:
        async with computing(town, monkeypatch, READERS + 2) as (client, tasks), asyncio.timeout(10):
            reader = {"authorization": f"Bearer {town.tokens['alpha/duty']}"}
            own = {"authorization": f"Bearer {town.tokens['charlie/duty']}"}
            answers = [
                await client.get("/v1/challenge"),
                await client.get("/v1/halts", headers=reader),
                await client.get("/v1/halts", headers=own),
                await client.post("/v1/messages", content=raw),
            ]
            assert not any(task.done() for task in tasks)
            return tuple(answer.status_code for answer in answers)

    assert town.run(others()) == (200, 200, 200, 201)


def test_pressure_one_party_cannot_pile_up_costly_questions(
    town: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks more than the desk computes for one party is told to wait, and holds no place."""
    town.token("charlie/duty")

    async def pile_up() -> list[int]:
        async with computing(town, monkeypatch, 1 + MOST_WAITING + 3) as (_, tasks), asyncio.timeout(10):
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            while len(done) < 3:
                await asyncio.sleep(0)
                done = {task for task in tasks if task.done()}
            answers = [task.result() for task in done]
            assert {answer.json()["code"] for answer in answers} == {"busy"}
            assert {answer.headers["retry-after"] for answer in answers} == {"2"}
            return [answer.status_code for answer in answers]

    assert town.run(pile_up()) == [503, 503, 503]
