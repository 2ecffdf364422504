"""What every answer has in common: nothing is cached, and no page may load or run anything from elsewhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from checkfire.api.problem import MEDIA_TYPE, Problem

Endpoint = Callable[[Request], Awaitable[Response]]

HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": (
        "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    ),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
"""The headers of every answer."""


def respond(body: bytes, media_type: str, status: int) -> Response:
    """Return an answer with the headers that all answers carry."""
    return Response(body, status_code=status, media_type=media_type, headers=HEADERS)


def plain_problem(status: int, code: str, title: str, hint: str) -> Response:
    """Return a problem that no error of the desk stands behind."""
    problem = Problem(
        type=f"urn:checkfire:error:{code}",
        title=title,
        status=status,
        code=code,
        hint=hint,
        retry="never",
        context={},
    )
    return respond(msgspec.json.encode(problem), MEDIA_TYPE, status)
