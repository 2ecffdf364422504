"""The OpenAPI document, derived from the table of routes and the shapes in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from checkfire import __version__
from checkfire.api.problem import MEDIA_TYPE, STATUS_OF, Problem
from checkfire.api.route import OPEN, Route
from checkfire.api.routes import ROUTES

_REF = "#/components/schemas/{name}"
SUBMISSION_TYPE = "application/vnd.checkfire.submission+json"
CARRIED = {
    "type": "object",
    "required": ["carried", "recorded"],
    "properties": {"carried": {"const": True}, "recorded": {"const": False}},
}
"""The answer to a halt that is carried but not recorded yet."""


def openapi_document() -> dict[str, Any]:
    """Return the document as plain JSON values."""
    named = {shape for row in ROUTES for shape in (row.returns, row.takes) if shape is not None}
    shapes = (named - {bytes}) | {Problem}
    ordered = sorted(shapes, key=lambda shape: shape.__name__)
    _, components = msgspec.json.schema_components(ordered, ref_template=_REF)
    paths: dict[str, Any] = {}
    for row in ROUTES:
        paths.setdefault(row.path, {})[row.method.lower()] = _operation(row)
    paths["/v1/stream"] = {"get": _stream_operation()}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Checkfire", "version": __version__, "license": {"name": "Apache-2.0"}},
        "paths": paths,
        "components": {
            "schemas": _as_ecma(components),
            "securitySchemes": {"desk": {"type": "http", "scheme": "bearer"}},
        },
    }


def _as_ecma(schema: Any) -> Any:
    """Return a schema whose patterns end as ECMA 262 has it, not as Python has it."""
    if isinstance(schema, dict):
        if isinstance(pattern := schema.get("pattern"), str):
            schema = schema | {"pattern": pattern.removesuffix(r"\Z") + "$"}
        return {key: _as_ecma(value) for key, value in schema.items()}
    return [_as_ecma(item) for item in schema] if isinstance(schema, list) else schema


def _operation(row: Route) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": row.handler.__name__ + ("" if row.method == "GET" else "_post"),
        "summary": row.summary,
        "parameters": _parameters(row),
        "responses": {str(status): answer for status, answer in _answers(row)} | {"default": _problem()},
    }
    if row.access not in OPEN:
        operation["security"] = [{"desk": []}]
    if row.takes is not None:
        operation["requestBody"] = {"required": True, "content": _content(row.takes)}
    return operation


def _content(takes: type) -> dict[str, Any]:
    if takes is bytes:
        return {SUBMISSION_TYPE: {"schema": {"type": "object", "required": ["envelope", "parts"]}}}
    return {"application/json": {"schema": {"$ref": _REF.format(name=takes.__name__)}}}


def _answers(row: Route) -> Iterator[tuple[int, dict[str, Any]]]:
    yield row.status, _answer(row.summary, row.media_type, _schema(row))
    if row.takes is bytes:
        yield 200, _answer("The same bytes again: the first receipt.", row.media_type, _schema(row))
        yield 202, _answer("A halt, carried on a full disk; not recorded yet.", "application/json", CARRIED)


def _answer(description: str, media_type: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": description, "content": {media_type: {"schema": schema}}}


def _schema(row: Route) -> dict[str, Any]:
    if row.returns is not None:
        return {"$ref": _REF.format(name=row.returns.__name__)}
    return {"type": "string"} if row.media_type.startswith("text/") else {"type": "object"}


def _parameters(row: Route) -> list[dict[str, Any]]:
    in_path = [piece[1:-1] for piece in row.path.split("/") if piece.startswith("{")]
    path = [{"name": n, "in": "path", "required": True, "schema": {"type": "string"}} for n in in_path]
    whole = {"type": "integer", "minimum": 0}
    return [*path, *({"name": n, "in": "query", "required": False, "schema": whole} for n in row.query)]


def _problem() -> dict[str, Any]:
    statuses = ", ".join(str(status) for status in sorted(set(STATUS_OF.values())))
    schema = {"$ref": _REF.format(name=Problem.__name__)}
    return {"description": f"A problem document ({statuses}).", "content": {MEDIA_TYPE: {"schema": schema}}}


def _stream_operation() -> dict[str, Any]:
    return {
        "operationId": "stream",
        "summary": "Follow the entries that you may see; reconnect with Last-Event-ID.",
        "security": [{"desk": []}],
        "parameters": [
            {
                "name": "Last-Event-ID",
                "in": "header",
                "required": False,
                "schema": {"type": "integer", "minimum": 0},
            }
        ],
        "responses": {
            "200": {
                "description": (
                    "Events `entry` (an EntryView), `heartbeat` and `problem`. "
                    "A heartbeat holds `now`, `size`, `unrecorded`, `origin` and `replay`: "
                    "null, or `state`, `branch` and `speed` of the replay."
                ),
                "content": {"text/event-stream": {"schema": {"type": "string"}}},
            },
            "default": _problem(),
        },
    }
