"""The event stream: what a desk's screen lives on while it waits for a call."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest
from anyio import to_thread

from checkfire.api import hub as hub_module
from checkfire.testing import world
from checkfire.testing.faulty_engine import FaultyEngine
from checkfire.wire import answers, arrangement, halts, notices, register

WATCH = "desk/watch"


async def aside(work: Any, *args: Any, **more: Any) -> Any:
    """Do something on another thread, as another desk would."""
    return await to_thread.run_sync(lambda: work(*args, **more))


def present(number: int) -> arrangement.PresenceConfirmed:
    """Return something that everybody may see."""
    return arrangement.PresenceConfirmed(person=f"officer {number}")


def test_stream_begins_with_all_that_was_missed(town: Any) -> None:
    """A desk that opens its screen sees everything that it may see, in order, and then the hour."""
    town.token("bravo/duty")
    seen = [entry.index for entry in town.desk.shown("bravo")]

    async def watch() -> None:
        async with town.follow("bravo/duty") as stream:
            assert await stream.all_until_heartbeat() == seen
            assert stream.status == 200

    town.run(watch())


def test_stream_brings_new_entries_in_order_as_they_are_written(town: Any) -> None:
    """Whatever is said arrives at once, each entry once, under its own index."""
    town.token("bravo/duty")

    async def watch() -> list[tuple[str, int, str]]:
        async with town.follow("bravo/duty") as stream:
            await stream.all_until_heartbeat()
            for number in range(20):
                await aside(town.say, "alpha/duty", present(number))
            found = [await stream.next() for _ in range(20)]
        return [(event_id, data["index"], data["parts"]["body"]["person"]) for event_id, data in found]

    first = town.desk.ledger.size
    got = town.run(watch())
    assert got == [(str(first + n), first + n, f"officer {n}") for n in range(20)]


@pytest.mark.parametrize("after", [-1, 0, 7, 21, 40, 10**14])
def test_stream_resumes_after_the_last_event(town: Any, after: int) -> None:
    """A line that broke picks up after the last entry that arrived: nothing is lost, nothing comes twice."""
    for number in range(20):
        town.say("alpha/duty", present(number))
    town.token("relief/duty")
    seen = [entry.index for entry in town.desk.shown("relief") if entry.index > after]
    headers = {"last-event-id": str(after)} if after >= 0 else {}

    async def watch() -> list[int]:
        async with town.follow("relief/duty", **headers) as stream:
            return list(await stream.all_until_heartbeat())

    assert town.run(watch()) == seen


def test_stream_loses_nothing_over_many_broken_lines(town: Any) -> None:
    """However often the line breaks in the middle, the pieces make up the log, each entry once."""
    town.token("bravo/duty")
    got: list[int] = []

    async def watch() -> None:
        for number in range(12):
            headers = {"last-event-id": str(got[-1])} if got else {}
            async with town.follow("bravo/duty", **headers) as stream:
                await aside(town.say, "alpha/duty", present(number))
                got.extend([(await stream.next())[1]["index"] for _ in range(2)])

    town.run(watch())
    seen = [entry.index for entry in town.desk.shown("bravo")]
    assert got == seen[: len(got)]
    assert len(got) == 24


def test_stream_reads_a_long_log_in_pages(town: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader from far behind gets a long log in pieces, so that it never holds up a call."""
    monkeypatch.setattr(hub_module, "PAGE", 5)
    sizes: list[int] = []
    shown = type(town.desk).shown

    def counted(*args: Any) -> Any:
        found = shown(*args)
        sizes.append(len(found))
        return found

    monkeypatch.setattr(type(town.desk), "shown", counted)
    town.token("bravo/duty")

    async def watch() -> list[int]:
        async with town.follow("bravo/duty") as stream:
            return list(await stream.all_until_heartbeat())

    got = town.run(watch())
    assert got == [entry.index for entry in shown(town.desk, "bravo")]
    assert max(sizes) == 5


@pytest.mark.parametrize("last", ["-1", "x", "1.0", "9" * 16, "٣", "1 ", "\x00"])
def test_stream_refuses_a_last_event_that_is_none(town: Any, last: str) -> None:
    """An id that no event had is refused, instead of being read as another one."""
    headers = {"last-event-id": last.encode()}
    answer = town.get("/v1/stream", by="bravo/duty", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "query-wrong")


def test_stream_needs_a_sign_in_and_knows_no_query(town: Any) -> None:
    """Nobody listens without a key, and nothing in the query changes what is heard."""
    assert town.get("/v1/stream").json()["code"] == "sign-in-missing"
    assert town.get("/v1/stream?party=desk", by="bravo/duty").json()["code"] == "query-wrong"
    assert town.ask("HEAD", "/v1/stream", by="bravo/duty").status_code == 405


def test_stream_shows_only_what_the_party_may_see(town: Any) -> None:
    """R9, R10: a site without consent, another party's position and another's answer never pass the line."""
    town.token("charlie/duty")
    town.token("bravo/duty")

    async def watch() -> tuple[list[str], list[str]]:
        async with town.follow("charlie/duty") as hidden, town.follow("bravo/duty") as told:
            for stream in (hidden, told):
                await stream.all_until_heartbeat()
            site = await aside(town.say, "relief/duty", world.site(), audience=())
            await aside(town.say, "alpha/duty", world.position(), audience=())
            consent = register.ConsentGiven(party="bravo", person="head of office")
            await aside(town.say, "relief/duty", consent, about=(site,), audience=("bravo",))
            await aside(town.say, "alpha/duty", present(1))
            kinds = []
            for stream in (hidden, told):
                got = []
                while not got or got[-1] != "checkfire.presence-confirmed/1":
                    got.append((await stream.next())[1]["kind"])
                kinds.append(got)
        return kinds[0], kinds[1]

    charlie, bravo = town.run(watch())
    assert charlie == ["checkfire.presence-confirmed/1"]
    assert bravo == [
        "checkfire.site-notified/1",
        "checkfire.consent-given/1",
        "checkfire.presence-confirmed/1",
    ]


def test_stream_beats_while_nothing_happens(town: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A quiet line and a dead line are told apart: the desk says the hour every few seconds."""
    monkeypatch.setattr(hub_module, "HEARTBEAT_S", 0.01)
    town.token("bravo/duty")

    async def watch() -> list[Any]:
        async with town.follow("bravo/duty") as stream:
            await stream.all_until_heartbeat()
            return [(await stream.next("heartbeat"))[1] for _ in range(3)]

    beats = town.run(watch())
    hour = town.now.isoformat().replace("+00:00", "Z")
    told = {"now": hour, "size": town.desk.ledger.size, "unrecorded": 0}
    assert beats == [told | {"origin": world.ORIGIN, "replay": None}] * 3


def test_stream_notes_each_delivery_once_for_each_line(town: Any) -> None:
    """R23: what reached which desk is in the log, once, however many screens that desk has open."""
    lines = ["alpha/duty", "alpha/ops", "alpha/ops", "charlie/duty", "relief/duty", "watchers/duty", WATCH]
    for name in lines:
        town.token(name)

    async def watch() -> str:
        async with contexts(town, lines) as streams:
            for stream in streams:
                await stream.all_until_heartbeat()
            halt = await aside(town.say, "bravo/duty", world.halt())
            for stream in streams[:4]:
                while (await stream.next())[1]["id"] != halt:
                    pass
            await aside(town.say, WATCH, present(1))
            for stream in streams:
                while (await stream.next())[1]["kind"] != "checkfire.presence-confirmed/1":
                    pass
        return str(halt)

    halt = town.run(watch())
    noted = [
        (str(e.fact.desk), e.fact.channel)
        for e in town.desk.shown("desk")
        if isinstance(e.fact, halts.HaltDelivered) and e.header.subject == halt
    ]
    told = ("alpha/duty", "alpha/ops", "charlie/duty", WATCH, "watchers/duty")
    assert sorted(noted) == [(name, "stream") for name in sorted(told)]


def contexts(town: Any, names: list[str]) -> Any:
    """Return a context with one stream for each name."""

    @asynccontextmanager
    async def opened() -> Any:
        async with AsyncExitStack() as stack:
            yield [await stack.enter_async_context(town.follow(name)) for name in names]

    return opened()


def test_stream_notes_the_delivery_of_a_notice_and_of_its_amendment(town: Any) -> None:
    """R18, R21: a notice on a recipient's screen is noted for that recipient, and once more as amended."""
    town.token("bravo/duty")

    async def watch() -> str:
        async with town.follow("bravo/duty") as stream:
            await stream.all_until_heartbeat()
            notice = await aside(town.file_notice, "alpha/duty", audience=("bravo",))
            await _until(stream, "checkfire.delivered/1")
            read = town.read_back(world.activity().place.area)
            back = await aside(town.say, "alpha/duty", read, audience=("bravo",))
            amended = notices.NoticeAmended(activity=world.activity(), summary="An hour later")
            await aside(town.say, "alpha/duty", amended, about=(notice, back), audience=("bravo",))
            await _until(stream, "checkfire.delivered/1")
        return str(notice)

    notice = town.run(watch())
    said = [e.fact for e in town.desk.shown("alpha") if e.header.subject == notice]
    bravo = town.keys["bravo/duty"].desk
    assert said.count(answers.Delivered(desk=bravo, channel="stream")) == 2


async def _until(stream: Any, kind: str) -> None:
    while (await stream.next())[1]["kind"] != kind:
        pass


def test_stream_ends_with_the_reason_when_the_key_is_revoked(town: Any) -> None:
    """A key that is revoked hears why, hears nothing that was said after it, and is cut off."""
    town.token("alpha/ops")
    public_key = town.keys["alpha/ops"].key.public_key

    async def watch() -> tuple[list[str], dict[str, Any]]:
        async with town.follow("alpha/ops") as stream:
            await stream.all_until_heartbeat()
            with town.desk._intake.pen:
                town.say("alpha/duty", arrangement.KeyRevoked(public_key=public_key, reason="stolen"))
                town.say("bravo/duty", world.halt())
            _, problem = await stream.next("problem")
            await asyncio.wait_for(stream.ended.wait(), 5)
        return [], problem

    _, problem = town.run(watch())
    assert (problem["status"], problem["code"]) == (401, "key-unknown")
    assert town.get("/v1/stream", by="alpha/ops").json()["code"] == "key-unknown"


def test_stream_ends_with_the_reason_when_the_token_runs_out(town: Any) -> None:
    """A screen that was left on overnight is told to sign in again."""
    town.token("alpha/duty")

    async def watch() -> dict[str, Any]:
        async with town.follow("alpha/duty") as stream:
            await stream.all_until_heartbeat()
            town.clock.advance(13 * 3_600)
            await aside(town.say, "bravo/duty", present(1))
            _, problem = await stream.next("problem")
        return dict(problem)

    assert town.run(watch())["code"] == "sign-in-expired"


def test_stream_wakes_two_hundred_at_once(town: Any) -> None:
    """With two hundred screens open, a call is on every one of them."""
    names = ["alpha/duty", "alpha/ops", "charlie/duty", "watchers/duty"] * 50
    for name in names[:4]:
        town.token(name)

    async def watch() -> list[str]:
        async with contexts(town, names) as streams:
            await asyncio.gather(*(stream.all_until_heartbeat() for stream in streams))
            halt = await aside(town.say, "bravo/duty", world.halt())
            got = await asyncio.gather(*(stream.next() for stream in streams))
        return [data["id"] == halt for _, data in got]

    assert town.run(watch()) == [True] * 200


def test_stream_of_a_carried_call_cannot_hide_what_comes_after(town: Any) -> None:
    """A call that is shown but not recorded has no event id: after a crash its index may be another's."""
    town.token("alpha/duty")
    engine = FaultyEngine(town.desk.ledger.engine)

    async def watch() -> tuple[str, Any]:
        async with town.follow("alpha/duty") as stream:
            await stream.all_until_heartbeat()
            town.desk.ledger.engine = engine
            engine.fill()
            await aside(town.desk.submit, town.compose("bravo/duty", world.halt()))
            event_id, data = await stream.next()
        return event_id, data

    event_id, data = town.run(watch())
    assert (event_id, data["recorded"]) == ("", False)
    town.desk.ledger.engine = engine._engine


def test_stream_text_cannot_break_out_of_its_event(town: Any) -> None:
    """No word that a party writes can end an event early or start another one on somebody's screen."""
    town.token("bravo/duty")
    words = "\n\nevent: problem\ndata: {}\n\nid: 99\r\r\n\u2028\u2029\x85\x0b\x0c\x1c"

    async def watch() -> Any:
        async with town.follow("bravo/duty") as stream:
            await stream.all_until_heartbeat()
            await aside(town.say, "alpha/duty", arrangement.PresenceConfirmed(person=words))
            first = await stream.next()
            await aside(town.say, "alpha/duty", present(1))
            return first, await stream.next()

    (first_id, first), (next_id, _) = town.run(watch())
    assert first["parts"]["body"]["person"] == words
    assert int(next_id) == int(first_id) + 1


def test_stream_readers_gone_never_stop_the_writer(town: Any) -> None:
    """A desk whose last screen was closed, and whose server is stopping, still takes what is said."""

    async def nothing() -> None:
        return

    town.run(nothing())
    town.runner.close()
    town.say("bravo/duty", world.halt())
    assert town.desk.lost is None


def test_stream_ends_when_the_server_stops(town: Any) -> None:
    """Whoever listens is let go at once when the desk is stopped, and can come back to the next one."""
    town.token("bravo/duty")

    async def watch() -> bool:
        async with town.follow("bravo/duty") as stream:
            await stream.all_until_heartbeat()
            town.app.state.close_streams()
            await asyncio.wait_for(stream.ended.wait(), 5)
            return stream.ended.is_set()

    assert town.run(watch())
