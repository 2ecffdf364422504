"""The description of the HTTP face: whole, well-formed, and true of every answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec
import pytest

from checkfire import __version__
from checkfire.api import replay_shapes, shapes
from checkfire.api.openapi import SUBMISSION_TYPE, openapi_document
from checkfire.api.problem import MEDIA_TYPE
from checkfire.api.route import OPEN, Route
from checkfire.api.routes import ROUTES
from checkfire.testing import world
from checkfire.testing.faulty_engine import FaultyEngine
from checkfire.wire.dsse import DeskKey

DOCUMENT = openapi_document()
SCHEMAS = DOCUMENT["components"]["schemas"]
WATCH = "desk/watch"
READERS = (WATCH, "alpha/duty", "bravo/duty", "relief/duty", "watchers/duty")
TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
SAY_NOTHING = {"title", "description", "default", "discriminator"}


def faults(value: Any, schema: dict[str, Any], at: str = "") -> Iterator[str]:
    """Yield where a value is not as its JSON Schema says; a keyword that we do not read is a fault too."""
    if "type" in schema and not _holds("type", schema["type"], value):
        yield f"{at} is no {schema['type']}: {value!r}"
        return
    for keyword, said in schema.items():
        if keyword in ("properties", "additionalProperties"):
            yield from _faults_of_members(value, schema, at)
        elif keyword not in SAY_NOTHING:
            yield from _faults(keyword, said, value, at)


def _faults_of_members(value: Any, schema: dict[str, Any], at: str) -> Iterator[str]:
    known, other = schema.get("properties", {}), schema.get("additionalProperties")
    for name in value:
        if name in known:
            yield from faults(value[name], known[name], f"{at}.{name}")
        elif isinstance(other, dict):
            yield from faults(value[name], other, f"{at}.{name}")
        elif not other:
            yield f"{at}.{name} is not described"


def _faults(keyword: str, said: Any, value: Any, at: str) -> Iterator[str]:
    match keyword:
        case "$ref":
            yield from faults(value, SCHEMAS[said.removeprefix("#/components/schemas/")], at)
        case "anyOf":
            if all(list(faults(value, one, at)) for one in said):
                yield f"{at} is none of {said}: {value!r}"
        case "required":
            yield from (f"{at}.{name} is missing" for name in set(said) - value.keys())
        case "items":
            for number, item in enumerate(value):
                yield from faults(item, said, f"{at}[{number}]")
        case _:
            if not _holds(keyword, said, value):
                yield f"{at} is not {keyword} {said}: {value!r}"


def _holds(keyword: str, said: Any, value: Any) -> bool:
    match keyword:
        case "type":
            is_bool = isinstance(value, bool) and said != "boolean"
            return isinstance(value, TYPES[said]) and not is_bool
        case "enum" | "const":
            return value in said if keyword == "enum" else value == said and type(value) is type(said)
        case "pattern":
            return re.search(said, value) is not None
        case "format":
            return said == "date-time" and datetime.fromisoformat(value).tzinfo is not None
        case "minimum" | "minLength" | "minItems":
            return (value if keyword == "minimum" else len(value)) >= said
        case "maximum" | "maxLength" | "maxItems":
            return (value if keyword == "maximum" else len(value)) <= said
        case _:
            raise NotImplementedError(keyword)


def named(row: Route) -> str:
    """Return a name for a parametrised route."""
    return f"{row.method} {row.path}"


def described(row: Route, answer: Any) -> dict[str, Any]:
    """Return the schema that the document gives for an answer."""
    responses = DOCUMENT["paths"][row.path][row.method.lower()]["responses"]
    content = responses.get(str(answer.status_code), responses["default"])["content"]
    schema: dict[str, Any] = content[answer.headers["content-type"]]["schema"]
    return schema


def asked(busy: Any, row: Route, by: str) -> Any:
    """Return the answer of a route that changes nothing, with everything in it that can be."""
    found = {"notices": busy.notice, "halts": busy.closed, "messages": busy.notice}.get(
        row.path.split("/")[2], ""
    )
    bodies: dict[str, Any] = {
        "/v1/locate": {"text": "9 km south of Deir ez-Zor airfield"},
        "/v1/check": {"activity": msgspec.to_builtins(world.activity())},
        "/v1/invites": {"party": "alpha", "desk": "ops"},
    }
    body = {"json": bodies[row.path]} if row.path in bodies else {}
    return busy.town.ask(row.method, row.path.format(id=found), by=by, **body)


def test_openapi_is_served_as_it_is_built(busy: Any) -> None:
    """Whoever writes a program against the desk gets the description from the desk itself."""
    answer = busy.town.get("/v1/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == msgspec.json.decode(msgspec.json.encode(DOCUMENT))


def test_openapi_has_the_form_of_3_1() -> None:
    """Every tool for OpenAPI 3.1 can read it: all members that the standard asks for are there."""
    assert DOCUMENT["openapi"] == "3.1.0"
    assert {"title": "Checkfire", "version": __version__}.items() <= DOCUMENT["info"].items()
    for path, item in DOCUMENT["paths"].items():
        for method, operation in item.items():
            assert method in ("get", "post")
            assert operation["summary"].endswith(".")
            in_path = [p["name"] for p in operation["parameters"] if p["in"] == "path"]
            assert in_path == re.findall(r"{(\w+)}", path)
            assert all(p["required"] for p in operation["parameters"] if p["in"] == "path")
            for answer in operation["responses"].values():
                assert answer["description"]
                assert all("schema" in content for content in answer["content"].values())
    operations = [op["operationId"] for item in DOCUMENT["paths"].values() for op in item.values()]
    assert len(operations) == len(set(operations))


def test_openapi_describes_every_route_and_nothing_else() -> None:
    """A route that is not described, or described but gone, is found before anybody relies on it."""
    told = {(path, method.upper()) for path, item in DOCUMENT["paths"].items() for method in item}
    assert told == {(row.path, row.method) for row in ROUTES} | {("/v1/stream", "GET")}
    for row in ROUTES:
        operation = DOCUMENT["paths"][row.path][row.method.lower()]
        assert ("security" in operation) is (row.access not in OPEN)
        assert str(row.status) in operation["responses"]
        queried = [p["name"] for p in operation["parameters"] if p["in"] == "query"]
        assert tuple(queried) == row.query
        assert ("requestBody" in operation) is (row.takes is not None)


def test_openapi_describes_every_shape_once() -> None:
    """Every shape that goes over the wire is described, and every reference leads somewhere."""
    named_shapes = {
        name
        for module in (shapes, replay_shapes)
        for name, one in vars(module).items()
        if isinstance(one, type) and issubclass(one, shapes.Shape)
    } - {"Shape"}
    assert named_shapes <= SCHEMAS.keys()
    refs = set(re.findall(r"#/components/schemas/(\w+)", msgspec.json.encode(DOCUMENT).decode()))
    assert refs == SCHEMAS.keys()


def test_openapi_patterns_mean_the_same_in_every_language() -> None:
    """A pattern is written so that a browser reads it as we do."""
    patterns = re.findall(r'"pattern":"([^"]*)"', msgspec.json.encode(DOCUMENT).decode())
    assert patterns
    assert [p for p in patterns if "\\Z" in p or not (p.startswith("^") and p.endswith("$"))] == []


@pytest.mark.parametrize("row", [row for row in ROUTES if row.takes is None or row.access], ids=named)
def test_openapi_is_true_of_every_answer(busy: Any, row: Route) -> None:
    """Every answer to everybody, good or bad, is as described, to the last field."""
    for by in READERS:
        answer = asked(busy, row, by)
        assert answer.headers["content-type"] in (row.media_type, MEDIA_TYPE)
        value = answer.text if row.media_type.startswith("text/") else answer.json()
        assert list(faults(value, described(row, answer))) == []


def test_openapi_is_true_of_what_changes_something(town: Any) -> None:
    """Signing in, enrolling, and all three answers to a message are as described."""
    key = DeskKey(b"n" * 32)
    raw = town.compose("relief/duty", world.halt())
    answers = {
        "/v1/sign-in": [town.sign_in(town.keys["alpha/duty"].key), town.sign_in(key)],
        "/v1/enrol": [town.enrol(town.invite("alpha/ops"), key), town.enrol("?", key)],
        "/v1/messages": [town.submit(raw), town.submit(raw), town.submit(b"{")],
    }
    engine = FaultyEngine(town.desk.ledger.engine)
    town.desk.ledger.engine = engine
    engine.fill()
    answers["/v1/messages"].append(town.submit(town.compose("bravo/duty", world.halt())))
    town.desk.ledger.engine = engine._engine
    rows = {row.path: row for row in ROUTES}
    statuses = {path: [answer.status_code for answer in found] for path, found in answers.items()}
    assert statuses == {
        "/v1/sign-in": [200, 401],
        "/v1/enrol": [201, 400],
        "/v1/messages": [201, 200, 400, 202],
    }
    for path, found in answers.items():
        for answer in found:
            assert list(faults(answer.json(), described(rows[path], answer))) == []


def test_openapi_submission_is_described_as_what_is_sent(town: Any) -> None:
    """What a client sends fits what is described."""
    content = DOCUMENT["paths"]["/v1/messages"]["post"]["requestBody"]["content"]
    raw = town.compose("relief/duty", world.halt())
    assert list(faults(msgspec.json.decode(raw), content[SUBMISSION_TYPE]["schema"])) == []


@pytest.mark.parametrize(
    ("value", "schema"),
    [
        ({}, {"type": "object", "required": ["a"]}),
        ({"a": 1, "b": 1}, {"type": "object", "properties": {"a": {"type": "integer"}}}),
        (True, {"type": "integer"}),
        ("x", {"anyOf": [{"type": "integer"}, {"type": "null"}]}),
        ([1, "x"], {"type": "array", "items": {"type": "integer"}}),
        ("2026-01-01T00:00:00", {"format": "date-time"}),
        (5, {"maximum": 4}),
        ("b", {"enum": ["a"]}),
        ("ab", {"pattern": "^a$"}),
    ],
)
def test_openapi_faults_are_seen(value: Any, schema: dict[str, Any]) -> None:
    """The comparison above can fail: a planted fault of each kind is found."""
    assert list(faults(value, schema))
