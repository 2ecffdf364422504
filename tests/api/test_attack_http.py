"""A stranger, and an enrolled desk, that send anything at all: every answer is ours, none is a mistake."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checkfire.api.problem import MEDIA_TYPE, Problem
from checkfire.api.routes import ROUTES
from checkfire.testing import world

WATCH = "desk/watch"
RELAXED = settings(max_examples=150, suppress_health_check=list(HealthCheck))
METHODS = st.sampled_from(("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "\x00", "get", ""))
NUMBERS = st.integers() | st.sampled_from((2**53, -(2**64), 10**400)) | st.floats()
LEAVES = st.none() | st.booleans() | NUMBERS | st.text(max_size=20)
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=20,
)
GOOD: dict[str, Any] = {
    "/v1/sign-in": {"challenge": "AAAA", "public_key": "A" * 43 + "=", "signature": "A" * 86 + "=="},
    "/v1/enrol": {"invite": "a.b", "public_key": "A" * 43 + "=", "proof": "A" * 86 + "==", "label": "x"},
    "/v1/invites": {"party": "alpha", "desk": "ops"},
    "/v1/locate": {"text": "9 km south of Deir ez-Zor airfield"},
    "/v1/check": {"activity": msgspec.to_builtins(world.activity())},
    "/v1/messages": {"envelope": {"payload": "e30=", "payloadType": "x", "signatures": []}, "parts": {}},
}
PATHS = st.sampled_from(
    [row.path for row in ROUTES] + ["/", "/status", "/assets/x.js", "/v1/openapi.json", "/nowhere"]
)


class Sent:
    """What the application sent for one request."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.status, self.headers, self.body = 0, dict[str, str](), b""

    async def take(self, message: Any) -> None:
        """Take one message of the application."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {k.decode("latin-1"): v.decode("latin-1") for k, v in message["headers"]}
        self.body += message.get("body", b"")


def send(
    town: Any,
    method: str,
    path: str,
    *,
    query: bytes = b"",
    headers: Any = (),
    body: tuple[bytes, ...] = (),
) -> Sent:
    """Send a request past every client library, so that nothing is made proper on the way."""
    sent, parts = Sent(), list(body)

    async def receive() -> dict[str, Any]:
        part = parts.pop(0) if parts else b""
        return {"type": "http.request", "body": part, "more_body": bool(parts)}

    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "path": path,
        "raw_path": path.encode(errors="replace"),
        "root_path": "",
        "query_string": query,
        "headers": list(headers),
    }
    town.runner.run(town.app(scope, receive, sent.take))
    return sent


def require_ours(sent: Sent) -> None:
    """Demand that an answer is a good one or a problem document, and no mistake of the desk."""
    assert sent.status in (200, 201, 400, 401, 403, 404, 405, 409, 413, 422), sent.body
    assert b"Traceback" not in sent.body
    assert sent.headers["x-content-type-options"] == "nosniff"
    assert all(text.isprintable() for text in (*sent.headers, *sent.headers.values()))
    if sent.status >= 400:
        assert sent.headers["content-type"] == MEDIA_TYPE
        assert msgspec.json.decode(sent.body, type=Problem).status == sent.status


def bearer(town: Any, by: str) -> tuple[bytes, bytes]:
    """Return the header that signs a request in."""
    return b"authorization", f"Bearer {town.token(by)}".encode()


NAMES = st.sampled_from((b"authorization", b"host", b"content-length", b"cookie", b"last-event-id"))
ASKED = st.fixed_dictionaries(
    {
        "method": METHODS,
        "path": st.builds(lambda path, text: path.replace("{id}", text), PATHS, st.text(max_size=60)),
        "query": st.binary(max_size=80),
        "headers": st.lists(st.tuples(NAMES, st.binary(max_size=60)), max_size=3),
        "body": st.lists(st.binary(max_size=60), max_size=3).map(tuple),
    }
)


@RELAXED
@given(asked=ASKED)
def test_attack_any_request_is_answered_properly(busy: Any, asked: dict[str, Any]) -> None:
    """Whatever bytes a stranger sends, the desk answers in its own words, and nothing changes."""
    before = busy.town.state()
    require_ours(send(busy.town, **asked))
    assert before == busy.town.state()


@RELAXED
@given(path=st.sampled_from(sorted(GOOD)), body=JSON, by=st.sampled_from((WATCH, "alpha/duty")))
def test_attack_any_json_is_answered_properly(busy: Any, path: str, body: Any, by: str) -> None:
    """Whatever JSON an enrolled desk sends, the desk answers in its own words."""
    raw = json.dumps(body).encode(errors="surrogatepass")
    require_ours(send(busy.town, "POST", path, headers=[bearer(busy.town, by)], body=(raw,)))


@st.composite
def bent(draw: st.DrawFn) -> tuple[str, Any]:
    """Return a good body with one or two of its values replaced, dropped or added to."""
    path = draw(st.sampled_from(sorted(GOOD)))
    body = json.loads(json.dumps(GOOD[path]))
    for _ in range(draw(st.integers(1, 2))):
        at = body
        while isinstance(at, dict) and at:
            name = draw(st.sampled_from(sorted(at)))
            if not isinstance(at[name], dict) or draw(st.booleans()):
                _bend(draw, at, name)
                break
            at = at[name]
    return path, body


def _bend(draw: st.DrawFn, at: dict[str, Any], name: str) -> None:
    match draw(st.sampled_from(("replace", "drop", "add"))):
        case "replace":
            at[name] = draw(JSON)
        case "drop":
            del at[name]
        case _:
            at[draw(st.text(max_size=8))] = draw(JSON)


@RELAXED
@given(sent=bent())
def test_attack_bent_bodies_are_answered_properly(busy: Any, sent: tuple[str, Any]) -> None:
    """A body that is nearly right is refused with its fault, or read as exactly what it says."""
    path, body = sent
    raw = json.dumps(body).encode(errors="surrogatepass")
    require_ours(send(busy.town, "POST", path, headers=[bearer(busy.town, WATCH)], body=(raw,)))


@RELAXED
@given(
    row=st.sampled_from([row for row in ROUTES if row.query]),
    query=st.lists(
        st.tuples(st.sampled_from(("start", "old", "new", "x")), st.integers() | st.text(max_size=8))
    ),
)
def test_attack_any_query_is_answered_properly(busy: Any, row: Any, query: Any) -> None:
    """Whatever stands in a query, it is read as it says or refused."""
    raw = "&".join(f"{name}={value}" for name, value in query).encode(errors="replace")
    require_ours(send(busy.town, "GET", row.path, query=raw, headers=[bearer(busy.town, WATCH)]))


@pytest.mark.parametrize("path", ["/v1/locate", "/v1/messages", "/v1/check", "/v1/sign-in"])
@pytest.mark.parametrize(
    "body",
    [
        b"{" + b",".join(b'"k%d":1' % n for n in range(20_000)) + b"}",
        b"[" + b"[]," * 60_000 + b"[]]",
        b'{"activity":' * 15_000 + b"1" + b"}" * 15_000,
        b'{"text":"' + b"\\u0000" * 40_000 + b'"}',
        b'{"text":"' + "٣".encode() * 100_000 + b'"}',
        b"-" + b"9" * 200_000,
        b'{"text":1e' + b"9" * 100_000 + b"}",
    ],
    ids=["keys", "lists", "deep", "zeros", "digits", "number", "exponent"],
)
def test_attack_costly_bodies_are_refused(busy: Any, path: str, body: bytes) -> None:
    """A body that is made to be slow to read is refused like any other that is wrong."""
    sent = send(busy.town, "POST", path, headers=[bearer(busy.town, WATCH)], body=(body,))
    require_ours(sent)
    assert sent.status == (413 if path == "/v1/sign-in" else 400)
    assert len(sent.body) < 2_000


def test_attack_a_query_of_many_names_is_refused_at_once(busy: Any) -> None:
    """Sixty thousand bytes of query cost no more than any other wrong one, and are not sent back."""
    query = b"&".join(b"%x" % n for n in range(12_000))
    sent = send(busy.town, "GET", "/v1/log", query=query)
    assert (sent.status, len(sent.body) < 1_000) == (400, True)


@pytest.mark.parametrize("text", ["a\r\nset-cookie: x=1", "a\nid: 1\n\ndata: {}", "\x1b[2J", "\u202e"])
def test_attack_no_id_gets_into_a_header_or_an_event(busy: Any, text: str) -> None:
    """An id with line ends or control characters in it stays out of every header."""
    for row in ROUTES:
        if "{id}" in row.path:
            sent = send(busy.town, "GET", row.path.replace("{id}", text), headers=[bearer(busy.town, WATCH)])
            require_ours(sent)
            assert "set-cookie" not in sent.headers


def test_attack_two_authorisations_are_no_way_in(busy: Any) -> None:
    """A second header cannot slip another desk's token past the first."""
    good, bad = bearer(busy.town, "alpha/duty"), (b"authorization", b"Bearer AAAA")
    sent = send(busy.town, "GET", "/v1/picture", headers=[bad, good])
    assert sent.status == 403
