"""The HTTP application, made from the table of routes.

* Handlers run on threads: few for questions, which only compute; more for messages, which wait for the
  disk; and threads of their own for halts, the stream and the pager.
* Nothing that is longer than a look is done on the event loop itself.
* What a route does not know (a name in the query, a field in the body) is refused, never passed over.
* Every error of ours becomes a problem document; every other one becomes ``internal`` and is logged.
* Nothing is cached by anybody, and no page may load or run anything from elsewhere.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import AsyncIterator, Callable

import anyio
import msgspec
from anyio import to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route as StarletteRoute

from checkfire.api.body import NAMES_TOLD, read_body
from checkfire.api.current import Current
from checkfire.api.foreign import require_own
from checkfire.api.openapi import openapi_document
from checkfire.api.pages import fixed, page_endpoints
from checkfire.api.problem import MEDIA_TYPE, as_problem
from checkfire.api.respond import HEADERS, Endpoint, plain_problem, respond
from checkfire.api.route import OPEN, Access, Call, Raw, Route, Services, no_such_address
from checkfire.api.routes import ROUTES
from checkfire.api.session import read_bearer
from checkfire.api.threads import Threads
from checkfire.console.site import load_site
from checkfire.errors import CheckfireError, ForbiddenError, MalformedError
from checkfire.vocab.ids import DeskRef

_LOG = logging.getLogger("checkfire.api")
_AGAIN = "Send the same bytes again; a repeat is never counted twice."
PACKED_FROM_BYTES = 8_192
"""Lists and pages are packed for a bad line; a receipt is shorter, and goes out at once."""
TICK_S = 0.5
TIDY_EVERY_TICKS = 20


def build_app(services: Services, *, on_lost: Callable[[], None] | None = None) -> Starlette:
    """Return the application; given ``on_lost``, it also watches the desk's clock while it runs.

    Args:
        services: What the handlers work with.
        on_lost: Called once when the desk lost its state and has to be started again.
    """
    current, threads = Current(services), Threads()
    document = msgspec.json.encode(openapi_document())
    asked: dict[str, dict[str, Endpoint]] = {}
    for row in ROUTES:
        asked.setdefault(row.path, {})[row.method] = _endpoint(row, current, threads)
    rest = {
        "/v1/stream": _stream(current),
        "/v1/openapi.json": fixed(document, "application/json"),
        **page_endpoints(current, load_site()),
    }
    asked |= {path: {"GET": endpoint} for path, endpoint in rest.items()}
    handlers = {404: _not_found, 405: _method_unknown, 500: _internal, CheckfireError: _on_error}
    app = Starlette(
        routes=[_route(path, endpoints) for path, endpoints in asked.items()],
        exception_handlers=handlers,
        lifespan=_lifespan(current, on_lost),
        middleware=[Middleware(GZipMiddleware, minimum_size=PACKED_FROM_BYTES, compresslevel=5)],
    )
    # An address is spelled in one way; a redirect would also send a caller to whatever host it named.
    app.router.redirect_slashes = False
    app.state.close_streams = current.close
    return app


def _route(path: str, endpoints: dict[str, Endpoint]) -> StarletteRoute:
    async def endpoint(request: Request) -> Response:
        return await endpoints[request.method](request)

    route = StarletteRoute(path, endpoint, methods=list(endpoints))
    # HEAD would note a delivery although nothing is delivered, and would hold a stream open for nothing.
    route.methods = set(endpoints)
    return route


def _lifespan(
    current: Current, on_lost: Callable[[], None] | None
) -> Callable[[Starlette], contextlib.AbstractAsyncContextManager[None]]:
    @contextlib.asynccontextmanager
    async def run(_app: Starlette) -> AsyncIterator[None]:
        current.attach(asyncio.get_running_loop())
        task = asyncio.create_task(_pager(current, on_lost)) if on_lost else None
        try:
            yield
        finally:
            current.close()
            if task is not None:
                task.cancel()

    return run


async def _pager(current: Current, on_lost: Callable[[], None]) -> None:
    """Watch the clock: say what falls due, and tidy while nothing waits, until the desk is lost."""
    ticks, own = 0, anyio.CapacityLimiter(1)
    while current.services.desk.lost is None:
        try:
            await to_thread.run_sync(current.services.desk.tick, limiter=own)
            ticks += 1
            if ticks % TIDY_EVERY_TICKS == 0:
                await to_thread.run_sync(current.services.desk.tidy, limiter=own)
        except Exception:  # noqa: BLE001 - the pager's own guard: a missed tick is logged, the clock goes on
            _LOG.exception("a tick of the pager failed")
        await asyncio.sleep(TICK_S)
    on_lost()


def _endpoint(row: Route, current: Current, threads: Threads) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        services = current.services
        who = _identify(row, request, services)
        try:
            body = await read_body(row, request, services.desk, threads)
            if body is not None:
                # A body may take its time, and a key that was revoked meanwhile asks for nothing any more.
                services = current.services
                who = _identify(row, request, services)
            query = _query(row.query, request)
            call = Call(services=services, who=who, path=request.path_params, query=query, body=body)
            with threads.for_answering(row, who, body) as limit:
                answer = await to_thread.run_sync(row.handler, call, limiter=limit)
        except asyncio.CancelledError:
            # The server stops, and its time for those who still wait is over.
            return plain_problem(503, "stopping", "The desk is being stopped.", _AGAIN)
        if isinstance(answer, Raw):
            return respond(answer.body, answer.media_type, answer.status)
        return respond(msgspec.json.encode(answer), row.media_type, row.status)

    return endpoint


def _identify(row: Route, request: Request, services: Services) -> DeskRef | None:
    """Return the desk that asks; a route that needs none is not told who it is."""
    if row.access is Access.REPLAY:
        if services.theatre is None:
            raise no_such_address()
        require_own(request, services.listens_on)
    if row.access in OPEN:
        return None
    who = _signed_in(services, request.headers.get("authorization"))
    if row.access is Access.NEUTRAL and not services.desk.is_neutral(who.party):
        raise ForbiddenError("Only the neutral desk can do this.", code="role-wrong")
    return who


def _signed_in(services: Services, header: str | None) -> DeskRef:
    key = services.sessions.read(read_bearer(header), now=services.now)
    return services.desk.desk_of_key(key)


def _query(known: tuple[str, ...], request: Request) -> dict[str, str]:
    """Return the query; a name that the route does not know, or a name twice, is refused."""
    pairs = request.query_params.multi_items()
    counts = Counter(name for name, _ in pairs)
    if wrong := sorted(name for name, count in counts.items() if name not in known or count > 1):
        message = "The query has names that are not known here."
        raise MalformedError(message, code="query-wrong", names=wrong[:NAMES_TOLD])
    return dict(pairs)


def _stream(current: Current) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        front = current.front
        header = request.headers.get("authorization")
        _signed_in(front.services, header)
        _query((), request)
        last = request.headers.get("last-event-id", "")
        if last and not (last.isascii() and last.isdigit() and len(last) < 16):
            raise MalformedError("Last-Event-ID is not the id of an event.", code="query-wrong")
        events = front.hub.events(lambda: _signed_in(front.services, header), int(last) if last else -1)
        headers = HEADERS | {"x-accel-buffering": "no"}
        return StreamingResponse(_until_refused(events), media_type="text/event-stream", headers=headers)

    return endpoint


async def _until_refused(events: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """End a stream with its problem as the last event, once its reader may read no more."""
    try:
        async for event in events:
            yield event
    except CheckfireError as exc:
        yield b"event: problem\ndata: " + msgspec.json.encode(as_problem(exc)) + b"\n\n"


async def _on_error(_request: Request, exc: Exception) -> Response:
    assert isinstance(exc, CheckfireError)
    problem = as_problem(exc)
    response = respond(msgspec.json.encode(problem), MEDIA_TYPE, problem.status)
    if (retry_after_s := exc.context.get("retry_after_s")) is not None:
        response.headers["retry-after"] = str(retry_after_s)
    return response


async def _not_found(_request: Request, _exc: Exception) -> Response:
    return plain_problem(404, "not-found", "There is no such address.", "See /v1/openapi.json.")


async def _method_unknown(_request: Request, exc: Exception) -> Response:
    assert isinstance(exc, HTTPException)
    title = "This address is not asked by this method."
    response = plain_problem(405, "method-unknown", title, "See /v1/openapi.json.")
    response.headers.update(exc.headers or {})
    return response


async def _internal(_request: Request, _exc: Exception) -> Response:
    return plain_problem(500, "internal", "The desk made a mistake; it was logged.", _AGAIN)
