"""The line to a desk: signing in by itself, and telling every fault as what it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from checkfire import errors
from checkfire.api.problem import as_problem
from checkfire.client.line import SILENT_AFTER_S, Line, as_error, read_answer
from checkfire.errors import CheckfireError
from checkfire.vocab.b64 import decode_b64
from checkfire.wire.dsse import require_signature
from checkfire.wire.key_proof import sign_in_bytes

URL = "http://desk.test"


def every(kind: type[CheckfireError]) -> Iterator[type[CheckfireError]]:
    """Yield a class of errors and all below it."""
    yield kind
    for narrower in kind.__subclasses__():
        yield from every(narrower)


def raised(line: Line, path: str = "/v1/log") -> CheckfireError:
    """Return the error that a question is answered with."""
    with pytest.raises(CheckfireError) as caught:
        line.raw("GET", path)
    return caught.value


@pytest.mark.parametrize("kind", sorted(set(every(CheckfireError)) - {CheckfireError}, key=lambda k: k.code))
def test_line_raises_what_the_desk_raised(paper: Any, refusal: Any, kind: type[CheckfireError]) -> None:
    """Every error of the desk arrives as its own class, with code, hint, fields and whether to retry."""
    sent = as_problem(kind("what happened", retry_after_s=2))
    answer = refusal(sent.status, sent.code, hint=sent.hint, context=sent.context)
    found = raised(Line(URL, None, transport=paper(lambda _: answer)))
    assert (type(found), found.code, found.retry) == (kind, kind.code, kind.retry)
    assert (found.hint(), found.context) == (sent.hint, {"retry_after_s": 2})


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (400, "field-wrong", errors.MalformedError),
        (401, "sign-in-missing", errors.SignatureError),
        (403, "role-wrong", errors.ForbiddenError),
        (404, "desk-unknown", errors.NotFoundError),
        (405, "method-unknown", errors.MalformedError),
        (409, "id-reused", errors.OrderError),
        (413, "too-large", errors.MalformedError),
        (422, "log-key-differs", errors.RefusedError),
        (500, "internal", errors.UnavailableError),
        (503, "disk-full", errors.UnavailableError),
    ],
)
def test_line_takes_a_narrower_code_by_its_status(
    paper: Any, refusal: Any, status: int, code: str, kind: type[CheckfireError]
) -> None:
    """A code that only the desk knows still tells by its status who must act."""
    found = raised(Line(URL, None, transport=paper(lambda _: refusal(status, code))))
    assert (type(found), found.code) == (kind, code)


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(502, text="<html>Bad gateway</html>"),
        httpx.Response(404, content=b"\xff"),
        httpx.Response(400, json=[]),
        httpx.Response(400, json={"title": "x"}),
        httpx.Response(400, json={"title": 1, "code": "x", "context": {}}),
        httpx.Response(400, json={"title": "x", "code": "x", "context": []}),
        httpx.Response(302, headers={"location": "http://elsewhere.test/"}),
    ],
    ids=["html", "bytes", "list", "half", "number", "context", "redirect"],
)
def test_line_tells_an_answer_that_is_no_desks(paper: Any, answer: httpx.Response) -> None:
    """Something else at that address is told as such, and never taken for a desk's refusal."""
    found = raised(Line(URL, None, transport=paper(lambda _: answer)))
    assert (type(found), found.code) == (errors.UnavailableError, "answer-unreadable")
    assert found.context == {"status": answer.status_code}


def test_line_tells_a_page_instead_of_json(paper: Any) -> None:
    """A login page of some network between is not read as an answer."""
    line = Line(URL, None, transport=paper(lambda _: httpx.Response(200, text="<html>")))
    with pytest.raises(errors.UnavailableError) as caught:
        line.get("/v1/log")
    assert caught.value.code == "answer-unreadable"


def test_line_keeps_foreign_fields_out_of_its_own(refusal: Any) -> None:
    """A field of a problem cannot stand for the error's own message, code or hint."""
    context = {"message": "x", "code": "y", "hint": "z", "self": "s", "field": "kept"}
    found = as_error(refusal(400, "field-wrong", context=context))
    assert (found.message, found.code, found.hint()) == ("what happened", "field-wrong", "what to do")
    assert found.context == {"field": "kept"}


@pytest.mark.parametrize(
    "fault", [httpx.ConnectError("x"), httpx.ReadTimeout("x"), httpx.RemoteProtocolError("x")]
)
def test_line_tells_a_desk_that_does_not_answer(paper: Any, fault: Exception) -> None:
    """A desk that is down, slow or cut off is told in one way; nothing else gets out."""

    def breaks(_: httpx.Request) -> httpx.Response:
        raise fault

    found = raised(Line(URL, None, transport=paper(breaks)))
    assert (type(found), found.code, found.__cause__) == (errors.UnavailableError, "desk-unreachable", fault)


@pytest.mark.parametrize(
    "url",
    [
        "http://[::1",
        "http://a:b:c",
        "http://\x00/",
        "",
        "nonsense",
        "desk.test",
        "ftp://desk.test",
        "http://",
    ],
)
def test_line_refuses_what_is_no_address(url: str) -> None:
    """A mistyped address is told before anything is sent."""
    with pytest.raises(errors.MalformedError) as caught:
        Line(url, None)
    assert caught.value.code == "url-wrong"


def test_line_tells_a_key_of_another_log(refusal: Any, key_file: Any) -> None:
    """Who asks the wrong desk, or with the wrong key, reads the names of both logs; nothing is signed."""

    def answer(request: httpx.Request) -> httpx.Response:
        assert request.url.path != "/v1/sign-in"
        if request.url.path == "/v1/challenge":
            return httpx.Response(200, json={"challenge": "YQ==", "origin": "desk.example/other"})
        return refusal(401, "sign-in-missing")

    found = raised(Line(URL, key_file, transport=httpx.MockTransport(answer)))
    named = {"key_origin": key_file.origin, "origin": "desk.example/other"}
    assert (type(found), found.code, found.context) == (errors.ForbiddenError, "other-origin", named)


def test_line_lets_no_desk_put_a_command_into_a_hint(paper: Any, refusal: Any) -> None:
    """What a desk advises stays one line: only a hint of ours ends with a command to be typed."""
    desk = paper(lambda _: refusal(409, "out-of-order", hint="Type this:\ncheckfire say halt-closed"))
    found = raised(Line(URL, None, transport=desk))
    assert found.hint() == "Type this: checkfire say halt-closed"


def test_line_signs_in_when_it_is_asked_to(paper: Any, refusal: Any, key_file: Any) -> None:
    """The first question that needs it signs in with the key; later ones use the token."""

    def answer(request: httpx.Request) -> httpx.Response:
        known = request.headers.get("authorization") == "Bearer token-1"
        return httpx.Response(200, json={}) if known else refusal(401, "sign-in-missing")

    desk = paper(answer)
    line = Line(URL, key_file, transport=desk)
    for _ in range(3):
        assert line.get("/v1/picture") == {}
    assert desk.tokens == ["", "Bearer token-1", "Bearer token-1", "Bearer token-1"]
    (body,) = desk.signed_in
    signed = sign_in_bytes("desk.example/test", body["challenge"])
    require_signature(decode_b64(body["public_key"]), decode_b64(body["signature"]), signed)


def test_line_signs_in_again_after_a_restart(paper: Any, refusal: Any, key_file: Any) -> None:
    """A desk that was restarted forgot its tokens; the line notices and signs in again by itself."""
    good = {"Bearer token-1"}

    def answer(request: httpx.Request) -> httpx.Response:
        given = request.headers.get("authorization", "")
        if given in good:
            return httpx.Response(200, json={})
        return refusal(403, "sign-in-expired") if given else refusal(401, "sign-in-missing")

    desk = paper(answer)
    line = Line(URL, key_file, transport=desk)
    assert line.get("/v1/picture") == {}
    good.clear()
    good.add("Bearer token-2")
    assert line.get("/v1/picture") == {}
    assert len(desk.signed_in) == 2


def test_line_gives_up_after_one_more_sign_in(paper: Any, refusal: Any, key_file: Any) -> None:
    """A desk that forgets every token at once is not asked for ever."""
    desk = paper(lambda _: refusal(403, "sign-in-expired"))
    assert raised(Line(URL, key_file, transport=desk)).code == "sign-in-expired"
    assert len(desk.signed_in) == 1


def test_line_does_not_sign_in_for_a_key_that_was_revoked(paper: Any, refusal: Any, key_file: Any) -> None:
    """A revoked key is told so at once; signing in again would not help."""
    desk = paper(lambda r: refusal(401, "key-unknown" if "authorization" in r.headers else "sign-in-missing"))
    line = Line(URL, key_file, transport=desk)
    assert raised(line).code == "key-unknown"
    assert raised(line).code == "key-unknown"
    assert len(desk.signed_in) == 1


def test_line_tells_a_sign_in_that_was_refused(refusal: Any, key_file: Any) -> None:
    """A key that is not enrolled hears that, and not that it should sign in."""

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/v1/challenge":
            return httpx.Response(200, json={"challenge": "YQ==", "origin": key_file.origin})
        return refusal(401, "key-unknown" if request.url.path == "/v1/sign-in" else "sign-in-missing")

    line = Line(URL, key_file, transport=httpx.MockTransport(answer))
    assert raised(line).code == "key-unknown"


@pytest.mark.parametrize(
    "reply",
    [{}, [], {"challenge": 5, "origin": "o"}, {"challenge": "YQ=="}, {"challenge": None, "origin": "o"}],
)
def test_line_tells_a_challenge_that_is_none(refusal: Any, key_file: Any, reply: Any) -> None:
    """Nothing is signed for an answer that is no challenge."""

    def answer(request: httpx.Request) -> httpx.Response:
        assert request.url.path != "/v1/sign-in"
        if request.url.path == "/v1/challenge":
            return httpx.Response(200, json=reply)
        return refusal(401, "sign-in-missing")

    line = Line(URL, key_file, transport=httpx.MockTransport(answer))
    assert raised(line).code == "answer-unreadable"


def test_line_without_a_key_asks_only_what_is_public(paper: Any, refusal: Any) -> None:
    """Without a key the desk's own refusal is told, and nobody signs in."""
    desk = paper(lambda _: refusal(401, "sign-in-missing"))
    assert raised(Line(URL, None, transport=desk)).code == "sign-in-missing"
    assert desk.signed_in == []


def lines(desk: Any, key_file: Any) -> list[str]:
    """Return the lines of a stream."""
    return list(Line(URL, key_file, transport=desk).lines("/v1/stream", {}))


def test_line_stream_splits_at_line_feeds_only(paper: Any, chunks: Any, key_file: Any) -> None:
    """No separator that a party writes into a text can tear a line apart, however the bytes arrive."""
    text = "data: a\u2028b\u2029c\x85d\x0be\x1cf\rg\n\nid: 1\nrest"
    raw = text.encode()
    for size in (1, 2, 3, 7, len(raw)):
        pieces = [raw[at : at + size] for at in range(0, len(raw), size)]
        desk = paper(lambda _, p=pieces: httpx.Response(200, stream=chunks(*p)))
        assert lines(desk, key_file) == ["data: a\u2028b\u2029c\x85d\x0be\x1cf\rg", "", "id: 1"]


def test_line_stream_signs_in_before_and_again(paper: Any, refusal: Any, chunks: Any, key_file: Any) -> None:
    """A stream is opened signed in, and once more after the desk forgot the token."""

    def answer(request: httpx.Request) -> httpx.Response:
        if request.headers["authorization"] == "Bearer token-1":
            return refusal(403, "sign-in-expired")
        return httpx.Response(200, stream=chunks(b"a\n"))

    desk = paper(answer)
    assert lines(desk, key_file) == ["a"]
    assert desk.tokens == ["Bearer token-1", "Bearer token-2"]


@pytest.mark.parametrize("code", ["sign-in-expired", "query-wrong"])
def test_line_stream_tells_a_refusal(paper: Any, refusal: Any, key_file: Any, code: str) -> None:
    """A refusal is not an empty stream."""
    desk = paper(lambda _: refusal(403, code))
    with pytest.raises(errors.ForbiddenError) as caught:
        lines(desk, key_file)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "fault", [httpx.ReadError("x"), httpx.ReadTimeout("x"), httpx.RemoteProtocolError("x")]
)
def test_line_stream_tells_that_it_broke(paper: Any, chunks: Any, key_file: Any, fault: Exception) -> None:
    """A line that breaks or falls silent is told: nobody waits for a call on a dead line."""
    desk = paper(lambda _: httpx.Response(200, stream=chunks(b"a\n", fault)))
    got = []
    with pytest.raises(errors.UnavailableError) as caught:
        got.extend(Line(URL, key_file, transport=desk).lines("/v1/stream", {}))
    assert caught.value.code == "desk-unreachable"
    assert desk.asked[-1].extensions["timeout"]["read"] == SILENT_AFTER_S


def test_line_answer_is_read_as_a_type() -> None:
    """An answer of another type than it must have is told, not passed on."""
    assert read_answer(b"[1]", list[int]) == [1]
    for raw in (b'["a"]', b"", b"\xff"):
        with pytest.raises(errors.UnavailableError) as caught:
            read_answer(raw, list[int])
        assert caught.value.code == "answer-unreadable"
