"""Bodies of requests: read up to a limit and for a limited time, and parsed away from the event loop.

Who signed a submission is asked before what it says: a stranger's costs a signature check and no more.
"""

from __future__ import annotations

import asyncio

import msgspec
from anyio import to_thread
from starlette.requests import ClientDisconnect, Request

from checkfire.api.route import OPEN, Route
from checkfire.api.threads import Threads
from checkfire.desk.desk import Desk
from checkfire.errors import MalformedError
from checkfire.wire import canonical, strict
from checkfire.wire.canonical import MAX_BYTES
from checkfire.wire.message import Message, open_submission, parse_submission

BODY_WITHIN_S = 20.0
STRANGER_BYTES = 16_384
"""The largest body, other than a message, of somebody who has not signed in."""
NAMES_TOLD = 5


def most_bytes(row: Route) -> int:
    """Return how large a body a route reads."""
    return STRANGER_BYTES if row.access in OPEN and row.takes is not bytes else MAX_BYTES


async def read_body(row: Route, request: Request, desk: Desk, threads: Threads) -> object:
    """Return the body of a request as the route takes it.

    Raises:
        CheckfireError: It is not what the route takes, or is a message that is not signed by a known key.
    """
    if row.takes is None:
        return None
    raw = await _read(request, most_bytes(row))
    if row.takes is bytes:
        return await _read_submission(raw, desk, threads)
    return await to_thread.run_sync(_parse, raw, row.takes, limiter=threads.questions)


async def _read_submission(raw: bytes, desk: Desk, threads: Threads) -> Message:
    kind = await to_thread.run_sync(_kind_of_known, raw, desk, limiter=threads.opening)
    return await to_thread.run_sync(parse_submission, raw, limiter=threads.for_reading(kind))


def _kind_of_known(raw: bytes, desk: Desk) -> str:
    knock = open_submission(raw)
    desk.require_known(knock.public_key)
    return knock.kind


def _parse(raw: bytes, takes: type) -> object:
    try:
        plain = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as exc:
        raise MalformedError("The body is not JSON in UTF-8.") from exc
    body: object = strict.convert(plain, takes, what="body")
    if unknown := strict.find_unknown(plain, body):
        raise MalformedError(
            "The body has fields that are not known here.",
            code="field-unknown",
            fields=list(unknown[:NAMES_TOLD]),
        )
    return body


async def _read(request: Request, max_bytes: int) -> bytes:
    raw = bytearray()
    try:
        async with asyncio.timeout(BODY_WITHIN_S):
            async for chunk in request.stream():
                raw += chunk
                if len(raw) > max_bytes:
                    raise canonical.too_large(max_bytes)
    except (TimeoutError, ClientDisconnect) as exc:
        raise MalformedError("The body did not come in time, or broke off.", code="body-missing") from exc
    return bytes(raw)
