"""The pages that people open: the console where it is built, the plain status page always."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from checkfire.api.current import Current
from checkfire.api.respond import Endpoint, plain_problem, respond
from checkfire.api.status_page import status_page
from checkfire.console.site import Site

ASSETS = "/assets/{name}"
STATUS = "/status"
FOR_EVER = "public, max-age=31536000, immutable"
_HTML = "text/html; charset=utf-8"


def page_endpoints(current: Current, site: Site | None) -> Mapping[str, Endpoint]:
    """Return what answers at each address that is meant for people; all of it is public."""
    plain = _status(current)
    return {
        "/": fixed(site.page, _HTML) if site else plain,
        STATUS: plain,
        ASSETS: _asset(site),
    }


def fixed(body: bytes, media_type: str) -> Endpoint:
    """Return an endpoint that always gives the same."""

    async def endpoint(_request: Request) -> Response:
        return respond(body, media_type, 200)

    return endpoint


def _status(current: Current) -> Endpoint:
    async def endpoint(_request: Request) -> Response:
        return respond(status_page(current.services), _HTML, 200)

    return endpoint


def _asset(site: Site | None) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        file = site.assets.get(request.path_params["name"]) if site else None
        if file is None:
            return plain_problem(404, "not-found", "There is no such file.", "Load the page again.")
        response = respond(file.body, file.media_type, 200)
        response.headers["cache-control"] = FOR_EVER
        return response

    return endpoint
