"""The OpenAPI document, derived from the table of routes and the shapes in it."""

from __future__ import annotations

from typing import Any

import msgspec

from checkfire import __version__
from checkfire.api.problem import MEDIA_TYPE, STATUS_OF, Problem
from checkfire.api.route import Access, Route
from checkfire.api.routes import ROUTES

_REF = "#/components/schemas/{name}"
SUBMISSION_TYPE = "application/vnd.checkfire.submission+json"


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
            "schemas": components,
            "securitySchemes": {"desk": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(row: Route) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": row.handler.__name__ + ("" if row.method == "GET" else "_post"),
        "summary": row.summary,
        "parameters": _parameters(row),
        "responses": {str(row.status): _answer(row), "default": _problem()},
    }
    if row.access is not Access.PUBLIC:
        operation["security"] = [{"desk": []}]
    if row.takes is not None:
        operation["requestBody"] = {"required": True, "content": _content(row.takes)}
    return operation


def _content(takes: type) -> dict[str, Any]:
    if takes is bytes:
        return {SUBMISSION_TYPE: {"schema": {"type": "object", "required": ["envelope", "parts"]}}}
    return {"application/json": {"schema": {"$ref": _REF.format(name=takes.__name__)}}}


def _answer(row: Route) -> dict[str, Any]:
    schema = {"type": "string"} if row.returns is None else {"$ref": _REF.format(name=row.returns.__name__)}
    return {"description": row.summary, "content": {row.media_type: {"schema": schema}}}


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
                "description": "Events `entry` (an EntryView), `heartbeat` and `problem`.",
                "content": {"text/event-stream": {"schema": {"type": "string"}}},
            },
            "default": _problem(),
        },
    }
