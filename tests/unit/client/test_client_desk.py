"""The client's verbs: one method each, and no way to say something without a key."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

from checkfire.client import Desk
from checkfire.client.speaker import Speaker, new_id
from checkfire.errors import ForbiddenError, MalformedError, UnavailableError
from checkfire.testing import world
from checkfire.vocab.ids import UUID7_PATTERN
from checkfire.wire.message import parse_submission

URL = "http://desk.test"
CARRIED = b'{"carried":true,"recorded":false}\n'


def asked(paper: Any, key_file: Any, verb: Any) -> tuple[str, str]:
    """Return the method and the raw path of what a verb asks."""
    desk = paper(lambda _: httpx.Response(200, json={"invite": "x"}))
    with Desk(URL, key_file, transport=desk) as line:
        verb(line)
    request = desk.asked[-1]
    return request.method, request.url.raw_path.decode()


@pytest.mark.parametrize(
    ("verb", "method", "path"),
    [
        (lambda d: d.log_state(), "GET", "/v1/log"),
        (lambda d: d.consistency(1, 2), "GET", "/v1/log/consistency?old=1&new=2"),
        (lambda d: d.entries(), "GET", "/v1/entries?start=0"),
        (lambda d: d.entries(7), "GET", "/v1/entries?start=7"),
        (lambda d: d.message("m"), "GET", "/v1/messages/m"),
        (lambda d: d.receipt("m"), "GET", "/v1/messages/m/receipt"),
        (lambda d: d.picture(), "GET", "/v1/picture"),
        (lambda d: d.arrangement(), "GET", "/v1/arrangement"),
        (lambda d: d.register(), "GET", "/v1/register"),
        (lambda d: d.notices(), "GET", "/v1/notices"),
        (lambda d: d.notice("n"), "GET", "/v1/notices/n"),
        (lambda d: d.halts(), "GET", "/v1/halts"),
        (lambda d: d.halt("h"), "GET", "/v1/halts/h"),
        (lambda d: d.locate("here"), "POST", "/v1/locate"),
        (lambda d: d.check(world.activity()), "POST", "/v1/check"),
        (lambda d: d.invite(world.NEUTRAL), "POST", "/v1/invites"),
        (lambda d: d.send(b"x"), "POST", "/v1/messages"),
        (lambda d: d.checkpoint(), "GET", "/v1/log/checkpoint"),
        (lambda d: d.leaves(), "GET", "/v1/log/leaves?start=0"),
        (lambda d: d.leaves(500), "GET", "/v1/log/leaves?start=500"),
    ],
    ids=map(str, range(20)),
)
def test_client_each_verb_asks_its_own_address(
    paper: Any, key_file: Any, verb: Any, method: str, path: str
) -> None:
    """A verb of the client asks exactly the address of the same name."""
    assert asked(paper, key_file, verb) == (method, path)


@pytest.mark.parametrize("verb", ["message", "receipt", "notice", "halt"])
@pytest.mark.parametrize("name", ["../log", "a/b", "?start=1", "#x", "%2e%2e", "a b", "\r\n", "é"])
def test_client_an_id_cannot_lead_elsewhere(paper: Any, key_file: Any, verb: str, name: str) -> None:
    """Whatever stands in an id, it stays one piece of its own address."""
    _, path = asked(paper, key_file, lambda desk: getattr(desk, verb)(name))
    pieces = path.split("/")
    assert pieces[1] == "v1"
    assert (
        pieces[2]
        == {"message": "messages", "receipt": "messages", "notice": "notices", "halt": "halts"}[verb]
    )
    assert len(pieces) == (5 if verb == "receipt" else 4)
    assert "?" not in path


def test_client_says_signed_bytes_of_its_own_desk(paper: Any, key_file: Any) -> None:
    """What is said is signed by the key of the file, for the desk and the log that the file names."""
    desk = paper(lambda _: httpx.Response(202, content=CARRIED))
    with Desk(URL, key_file, transport=desk) as line:
        said = line.say(world.halt(), audience=("bravo",), about=(new_id(),), drill=True)
    assert said == CARRIED
    message = parse_submission(desk.asked[0].content)
    assert (message.fact, message.public_key) == (world.halt(), key_file.key.public_key)
    header = message.header
    assert (header.sender, header.origin) == (key_file.desk, key_file.origin)
    assert (header.audience, header.drill, len(header.about)) == (("bravo",), True, 1)


def test_client_without_a_key_says_nothing(paper: Any) -> None:
    """Nothing is sent for somebody who has no key to sign with."""
    desk = paper(lambda _: httpx.Response(500))
    with Desk(URL, transport=desk) as line, pytest.raises(MalformedError) as caught:
        line.say(world.halt())
    assert (caught.value.code, desk.asked) == ("key-file-missing", [])


def test_client_ids_and_salts_are_never_the_same(key_file: Any) -> None:
    """Two messages of the same words have nothing in common that could be held against each other."""
    speaker = Speaker(key_file)
    first, second = (parse_submission(speaker.compose(world.halt())) for _ in range(2))
    assert first.header.id != second.header.id
    assert first.parts["core"].salt != second.parts["core"].salt
    assert re.match(UUID7_PATTERN, first.header.id)


def test_client_composes_the_same_bytes_for_the_same_moment(key_file: Any) -> None:
    """A caller can choose id and hour, so that a message can be made again on paper."""
    raw = Speaker(key_file).compose(world.halt(), message_id=new_id(), said_at=world.START)
    assert parse_submission(raw).header.said_at == world.START


def test_client_follows_events_by_name(paper: Any, chunks: Any, key_file: Any) -> None:
    """Every event comes with its name and its data, whatever a text in it holds."""
    raw = 'id: 4\nevent: entry\ndata: {"person":"a\u2028b: c"}\n\nevent: heartbeat\ndata: {"size":5}\n\n'
    desk = paper(lambda _: httpx.Response(200, stream=chunks(raw.encode())))
    with Desk(URL, key_file, transport=desk) as line:
        events = list(line.follow(after=3))
    assert events == [("entry", {"person": "a\u2028b: c"}), ("heartbeat", {"size": 5})]
    assert desk.asked[-1].headers["last-event-id"] == "3"


def test_client_follows_from_the_beginning_by_default(paper: Any, chunks: Any, key_file: Any) -> None:
    """Without a place to begin the whole log is followed."""
    desk = paper(lambda _: httpx.Response(200, stream=chunks(b"")))
    with Desk(URL, key_file, transport=desk) as line:
        assert list(line.follow()) == []
    assert "last-event-id" not in desk.asked[-1].headers


@pytest.mark.parametrize(
    ("answer", "kind"),
    [(b"<html>", UnavailableError), (b"{}\n", MalformedError), (b'{"carried":false}', MalformedError)],
)
def test_client_takes_no_answer_for_a_receipt_that_is_none(
    paper: Any, key_file: Any, answer: bytes, kind: type[Exception]
) -> None:
    """Nobody goes on believing to have been heard because something was answered."""
    desk = paper(lambda _: httpx.Response(201, content=answer))
    with Desk(URL, key_file, transport=desk) as line, pytest.raises(kind):
        line.say(world.halt())


def test_client_names_both_logs_where_a_message_is_for_another(
    paper: Any, key_file: Any, refusal: Any
) -> None:
    """Whoever speaks to the wrong desk reads which log the key is of, and which one this is."""
    there = {"origin": "desk.example/other"}
    desk = paper(lambda _: refusal(403, "other-origin", context=there))
    with Desk(URL, key_file, transport=desk) as line, pytest.raises(ForbiddenError) as caught:
        line.say(world.halt())
    assert caught.value.context == there | {"key_origin": key_file.origin}
    with Desk(URL, transport=desk) as line, pytest.raises(ForbiddenError) as caught:
        line.send(b"bytes that somebody else has signed")
    assert caught.value.context == there
