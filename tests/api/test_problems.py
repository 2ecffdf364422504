"""What goes wrong is told in one shape, with one code, on every route; and nothing else gets out."""

from __future__ import annotations

import asyncio
import inspect
import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import msgspec
import pytest

from checkfire import errors
from checkfire.api import body as body_module
from checkfire.api.body import most_bytes
from checkfire.api.problem import MEDIA_TYPE, STATUS_OF, Problem, as_problem, status_of
from checkfire.api.route import OPEN, Access, Route
from checkfire.api.routes import ROUTES
from checkfire.errors import CheckfireError, Retry
from checkfire.testing import world
from checkfire.wire.canonical import MAX_BYTES

WATCH = "desk/watch"
SOME_ID = "01890000-0000-7000-8000-000000000001"
SERVED = [row for row in ROUTES if row.access is not Access.REPLAY]
"""What a real desk serves; the routes of the replay have tests of their own."""

TAKING = [row for row in SERVED if row.takes is not None]
HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": (
        "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    ),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


def every(kind: type[CheckfireError]) -> Iterator[type[CheckfireError]]:
    """Yield a class of errors and all below it."""
    yield kind
    for narrower in kind.__subclasses__():
        yield from every(narrower)


def at(row: Route, **ids: str) -> str:
    """Return the path of a route."""
    return row.path.format(**({"id": SOME_ID} | ids))


def problem_of(answer: Any, status: int, code: str) -> Problem:
    """Return the problem that an answer is, once its shape, headers, status and code are as expected."""
    assert (answer.status_code, answer.headers["content-type"]) == (status, MEDIA_TYPE), answer.text
    assert HEADERS.items() <= dict(answer.headers).items()
    problem = msgspec.json.decode(answer.content, type=Problem)
    assert set(answer.json()) == {f.name for f in msgspec.structs.fields(Problem)}
    assert (problem.status, problem.code) == (status, code)
    assert problem.type == f"urn:checkfire:error:{code}"
    assert problem.title
    assert problem.hint
    assert problem.retry in set(Retry)
    return problem


def named(row: Route) -> str:
    """Return a name for a parametrised route."""
    return f"{row.method} {row.path}"


def test_problems_every_class_of_errors_has_its_status() -> None:
    """No error of ours ever goes out under a status that nobody chose."""
    kinds = set(every(CheckfireError)) - {CheckfireError}
    assert set(STATUS_OF) <= kinds
    for kind in kinds:
        assert any(above in STATUS_OF for above in kind.__mro__), kind
        problem = as_problem(kind("what happened", field="value"))
        assert (problem.code, problem.retry, problem.context) == (kind.code, kind.retry, {"field": "value"})
        assert problem.hint == kind("x").hint()


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.MalformedError("x"), 400),
        (errors.MalformedError("x", code="too-large"), 413),
        (errors.SignatureError("x"), 401),
        (errors.ForbiddenError("x"), 403),
        (errors.NotFoundError("x"), 404),
        (errors.OrderError("x"), 409),
        (errors.StaleError("x"), 409),
        (errors.RefusedError("x"), 422),
        (errors.CommitmentError("x"), 422),
        (errors.ConsistencyError("x"), 422),
        (errors.BusyError("x"), 503),
        (errors.UnavailableError("x"), 503),
        (errors.LostStateError("x"), 503),
    ],
    ids=lambda value: getattr(value, "code", value),
)
def test_problems_status_says_who_must_act(error: CheckfireError, status: int) -> None:
    """A caller can tell from the status alone whether to change the request or to wait."""
    assert status_of(error) == status


@pytest.mark.parametrize("kind", sorted(set(every(CheckfireError)) - {CheckfireError}, key=lambda k: k.code))
def test_problems_every_class_goes_over_the_wire(
    busy: Any, monkeypatch: pytest.MonkeyPatch, kind: type[CheckfireError]
) -> None:
    """Whatever the desk raises on purpose arrives with its code, its hint and its fields."""

    def fails(*_: object) -> None:
        raise kind("what happened", retry_after_s=7, place=("a", 1))

    token = busy.town.token(WATCH)
    monkeypatch.setattr(type(busy.town.desk), "find", fails)
    answer = busy.town.get(f"/v1/messages/{SOME_ID}", headers={"authorization": f"Bearer {token}"})
    problem = problem_of(answer, STATUS_OF.get(kind, answer.status_code), kind.code)
    assert problem.context == {"retry_after_s": 7, "place": ["a", 1]}
    assert answer.headers["retry-after"] == "7"


@pytest.mark.parametrize("row", [row for row in ROUTES if row.access not in OPEN], ids=named)
def test_problems_every_closed_route_asks_to_sign_in(busy: Any, row: Route) -> None:
    """Nobody reads anything but the log's public head without signing in."""
    before = busy.town.state()
    problem_of(busy.town.ask(row.method, at(row)), 401, "sign-in-missing")
    for header in ("Basic Zm9v", "Bearer", "Bearer ", "bearer x", ""):
        headers = {"authorization": header}
        problem_of(busy.town.ask(row.method, at(row), headers=headers), 401, "sign-in-missing")
    for token, status, code in (("?", 400, "malformed"), ("AAAA", 403, "sign-in-expired")):
        headers = {"authorization": f"Bearer {token}"}
        problem_of(busy.town.ask(row.method, at(row), headers=headers), status, code)
    assert before == busy.town.state()


@pytest.mark.parametrize("row", [row for row in ROUTES if row.access is Access.NEUTRAL], ids=named)
def test_problems_neutral_routes_refuse_everybody_else(busy: Any, row: Route) -> None:
    """Only the neutral desk lets somebody in."""
    problem_of(busy.town.ask(row.method, at(row), by="watchers/duty"), 403, "role-wrong")


@pytest.mark.parametrize("row", ROUTES, ids=named)
def test_problems_another_method_is_told_which_one_there_is(busy: Any, row: Route) -> None:
    """A wrong method is refused as such; HEAD too, which would deliver nothing and note a delivery."""
    known = {other.method for other in ROUTES if other.path == row.path}
    others = {"GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"} - known
    for method in sorted(others):
        answer = busy.town.ask(method, at(row), by=WATCH)
        assert set(answer.headers["allow"].split(", ")) == known
        if method != "HEAD":
            problem_of(answer, 405, "method-unknown")
        assert answer.status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/v1",
        "/v1/",
        "/v1/log/",
        "/v2/log",
        "//v1/log",
        "/v1/messages/",
        f"/v1/messages/{SOME_ID}/",
        f"/v1/messages/{SOME_ID}/receipts",
        "/v1/messages/a%2Fb",
        "/docs",
        "/favicon.ico",
        "/%00",
        "/v1/stream/",
    ],
)
def test_problems_an_unknown_address_is_no_redirect(busy: Any, path: str) -> None:
    """Every address has one spelling; a wrong one never sends the caller to another host."""
    answer = busy.town.get(path, by=WATCH, headers={"host": "evil.example"})
    problem_of(answer, 404, "not-found")
    assert "location" not in answer.headers


@pytest.mark.parametrize("row", [row for row in ROUTES if "{id}" in row.path], ids=named)
@pytest.mark.parametrize(
    "name",
    [
        SOME_ID,
        "0",
        "x" * 4000,
        "%00",
        "%0d%0aset-cookie:%20a=b",
        "%F0%9F%92%A3",
        "%ff",
        "'--",
        "{id}",
        "..%5C",
    ],
)
def test_problems_a_strange_id_is_just_not_there(busy: Any, row: Route, name: str) -> None:
    """What nobody said, and what cannot be an id at all, is answered in the same way."""
    answer = busy.town.get(at(row, id=name), by="alpha/duty")
    problem_of(answer, 404, "not-found")
    assert "set-cookie" not in answer.headers
    assert answer.json() == busy.town.get(at(row), by="alpha/duty").json()


@pytest.mark.parametrize("row", TAKING, ids=named)
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" ",
        b"{",
        b"\xff\xfe{}",
        b"[" * 100_000,
        b'{"a":' * 20_000,
        b'{"text":"\\ud800"}',
        b"NaN",
        b'{"n":' + b"9" * 5_000 + b"}",
        b"1e999",
    ],
    ids=["empty", "blank", "cut", "utf-16", "deep-list", "deep-object", "half", "nan", "huge", "infinite"],
)
def test_problems_what_is_no_json_is_malformed(busy: Any, row: Route, body: bytes) -> None:
    """Bytes that cannot be read are refused as malformed, and nothing changes."""
    before = busy.town.state()
    answer = busy.town.ask(row.method, at(row), by=WATCH, content=body)
    large = len(body) > most_bytes(row)
    codes = {"too-large"} if large else {"malformed", "field-wrong", "submission-wrong"}
    assert answer.json()["code"] in codes
    problem_of(answer, 413 if large else 400, answer.json()["code"])
    assert before == busy.town.state()


@pytest.mark.parametrize("row", [row for row in TAKING if row.takes is not bytes], ids=named)
@pytest.mark.parametrize("body", [[], 0, "x", {}, True], ids=repr)
def test_problems_another_shape_is_a_wrong_field(busy: Any, row: Route, body: Any) -> None:
    """JSON of another shape is refused by name, never filled up."""
    problem_of(busy.town.ask(row.method, at(row), by=WATCH, json=body), 400, "field-wrong")


@pytest.mark.parametrize("row", [row for row in TAKING if row.takes is not bytes], ids=named)
def test_problems_a_field_too_many_is_never_passed_over(busy: Any, row: Route) -> None:
    """A field that this desk does not know is refused: the sender may have meant something by it."""
    bodies: dict[str, Any] = {
        "/v1/sign-in": {"challenge": "", "public_key": "", "signature": ""},
        "/v1/enrol": {"invite": "", "public_key": "", "proof": "", "label": ""},
        "/v1/invites": {"party": "alpha", "desk": "ops"},
        "/v1/locate": {"text": "35.2 N 40.1 E"},
        "/v1/read-back": {"lat_e7": 352854000, "lon_e7": 401760000},
        "/v1/check": {"activity": msgspec.to_builtins(world.activity())},
    }
    body = bodies[row.path] | {"reach": "air-only"}
    problem = problem_of(busy.town.ask(row.method, at(row), by=WATCH, json=body), 400, "field-unknown")
    assert problem.context == {"fields": ["reach"]}


def test_problems_a_misspelt_field_inside_is_found(busy: Any) -> None:
    """A misspelt field deep in an activity never turns into a check of something else."""
    activity = msgspec.to_builtins(world.activity())
    activity["place"]["area"]["radius_km"] = 5
    problem = problem_of(
        busy.town.post("/v1/check", by="alpha/duty", json={"activity": activity}), 400, "field-unknown"
    )
    assert problem.context == {"fields": ["activity.place.area.radius_km"]}


@pytest.mark.parametrize("row", SERVED, ids=named)
def test_problems_a_name_in_the_query_that_means_nothing_is_refused(busy: Any, row: Route) -> None:
    """A misspelt question is refused instead of being answered as another one."""
    body = {} if row.takes is None else {"content": _good(busy.town, row)}
    answer = busy.town.ask(row.method, at(row) + "?strat=5&a=%00", by=WATCH, **body)
    assert problem_of(answer, 400, "query-wrong").context == {"names": ["a", "strat"]}


def _good(town: Any, row: Route) -> bytes:
    if row.takes is bytes:
        return bytes(town.compose("relief/duty", world.halt()))
    bodies: dict[str, Any] = {
        "/v1/sign-in": {"challenge": "", "public_key": "", "signature": ""},
        "/v1/enrol": {"invite": "", "public_key": "", "proof": "", "label": ""},
        "/v1/invites": {"party": "alpha", "desk": "ops"},
        "/v1/locate": {"text": "35.2 N 40.1 E"},
        "/v1/read-back": {"lat_e7": 352854000, "lon_e7": 401760000},
        "/v1/check": {"activity": msgspec.to_builtins(world.activity())},
    }
    return json.dumps(bodies[row.path]).encode()


@pytest.mark.parametrize("row", [row for row in ROUTES if row.query], ids=named)
@pytest.mark.parametrize(
    "value", ["-1", "+1", "1.0", "1e3", "", "٣", " 1", "0x10", "1_000", "9" * 16, "9" * 5_000, "null", "1%00"]
)
def test_problems_a_number_in_the_query_is_plain(busy: Any, row: Route, value: str) -> None:
    """Only a plain whole number is taken for one."""
    for name in row.query:
        answer = busy.town.get(f"{at(row)}?{name}={value}", by=WATCH)
        assert problem_of(answer, 400, "query-wrong").context == {"name": name}


def test_problems_a_query_twice_or_out_of_the_log_is_refused(busy: Any) -> None:
    """Two answers to one question, or sizes that the log never had, are refused."""
    answer = busy.town.get("/v1/entries?start=1&start=2", by=WATCH)
    assert problem_of(answer, 400, "query-wrong").context == {"names": ["start"]}
    size = busy.town.desk.ledger.size
    for query in (f"old=0&new={size + 1}", "old=3&new=2", f"old={size + 1}"):
        answer = busy.town.get(f"/v1/log/consistency?{query}")
        assert problem_of(answer, 400, "query-wrong").context == {"size": size}


@pytest.mark.parametrize("row", TAKING, ids=named)
@pytest.mark.parametrize("chunked", [True, False], ids=["chunked", "stated"])
def test_problems_a_body_is_read_up_to_a_limit(busy: Any, row: Route, *, chunked: bool) -> None:
    """A body larger than the desk reads is refused with its limit, whether its length was stated or not."""
    sent = 0

    async def chunks() -> AsyncIterator[bytes]:
        nonlocal sent
        for _ in range(1_000):
            sent += 65_536
            yield b" " * 65_536

    body = chunks() if chunked else b" " * (MAX_BYTES + 1)
    problem = problem_of(busy.town.ask(row.method, at(row), by=WATCH, content=body), 413, "too-large")
    assert problem.context == {"max_bytes": most_bytes(row)}
    assert sent <= most_bytes(row) + 2 * 65_536


def test_problems_a_body_at_the_limit_is_read(busy: Any) -> None:
    """The limit itself is inside."""
    body = b'{"text":"35.2 N 40.1 E"}'
    padded = body + b" " * (MAX_BYTES - len(body))
    assert busy.town.post("/v1/locate", by="alpha/duty", content=padded).status_code == 200


def test_problems_a_body_that_does_not_come_is_given_up(busy: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who sends a byte now and then cannot hold a place at the desk for ever."""
    monkeypatch.setattr(body_module, "BODY_WITHIN_S", 0.01)

    async def never() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.Event().wait()

    problem_of(busy.town.post("/v1/locate", by="alpha/duty", content=never()), 400, "body-missing")


def test_problems_a_caller_who_hangs_up_leaves_no_trace(busy: Any) -> None:
    """A line that breaks in the middle of a body is nobody's mistake: nothing is logged as one."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "path": "/v1/messages",
        "raw_path": b"/v1/messages",
        "root_path": "",
        "query_string": b"",
        "headers": [],
    }
    busy.town.run(busy.town.app(scope, receive, send))
    assert sent[0]["status"] == 400
    assert json.loads(sent[1]["body"])["code"] == "body-missing"


def test_problems_a_mistake_of_ours_tells_nothing(busy: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake of the desk is told as one, without a word of what was inside."""

    def breaks(*_: object) -> None:
        raise ZeroDivisionError("secret inside")

    token = busy.town.token(WATCH)
    monkeypatch.setattr(type(busy.town.desk), "find", breaks)
    headers = {"authorization": f"Bearer {token}"}
    answer = busy.town.get(f"/v1/messages/{SOME_ID}", headers=headers, quiet=True)
    problem_of(answer, 500, "internal")
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "path", ["/", "/status", "/v1/openapi.json", *(row.path for row in SERVED if not row.takes)]
)
def test_problems_good_answers_have_the_same_headers(busy: Any, path: str) -> None:
    """Nothing that the desk answers is kept by a cache, framed by a page, or taken for another type."""
    found = busy.notice if "notices" in path else busy.running
    answer = busy.town.get(path.format(id=found), by=WATCH)
    assert answer.status_code == 200
    assert HEADERS.items() <= dict(answer.headers).items()
    assert "server" not in answer.headers


def test_problems_every_kind_of_retry_is_known() -> None:
    """A program can act on ``retry`` without reading a sentence."""
    known = {kind.retry for _, kind in inspect.getmembers(errors, inspect.isclass) if hasattr(kind, "retry")}
    assert known == set(Retry)
