"""Pages of other sites: what is asked without a sign-in is answered to the desk's own page, and to programs.

* A page that asks across sites is named by its browser in ``Origin``.
* A name of another site that was turned to this machine (DNS rebinding) stands in ``Host``.

Every route but those of a replay is public, or needs a key that no such page has.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request

from checkfire.errors import ForbiddenError

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_HINT = "Nothing was done. Open the desk by the address at which it listens."


def require_own(request: Request, listens_on: str) -> None:
    """Refuse what a page of another site asks for.

    Args:
        request: As it came in; a program that names no origin is no page.
        listens_on: The address that the desk was told to listen on.

    Raises:
        ForbiddenError: By another name (``host-foreign``), or from another page (``origin-foreign``).
    """
    host, server = request.headers.get("host", ""), request.scope.get("server") or ("",)
    if not _name(host) or _name(host) not in {*LOOPBACK, listens_on.lower(), server[0]}:
        raise ForbiddenError("The desk has no such name.", code="host-foreign", hint=_HINT)
    origin = request.headers.get("origin")
    if origin is not None and origin.lower() not in {f"http://{host}".lower(), f"https://{host}".lower()}:
        message = "A page of another site cannot ask this of the desk."
        raise ForbiddenError(message, code="origin-foreign", hint=_HINT)


def _name(host: str) -> str:
    """Return the name in a ``Host`` header, without its port; nothing for what is no name."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
