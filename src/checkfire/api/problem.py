"""Problem documents: one table from our errors to HTTP, and one shape for all of them (RFC 9457)."""

from __future__ import annotations

from typing import Any

import msgspec

from checkfire import errors
from checkfire.errors import CheckfireError

STATUS_OF: dict[type[CheckfireError], int] = {
    errors.MalformedError: 400,
    errors.SignatureError: 401,
    errors.ForbiddenError: 403,
    errors.NotFoundError: 404,
    errors.OrderError: 409,
    errors.StaleError: 409,
    errors.RefusedError: 422,
    errors.ProofError: 422,
    errors.BusyError: 503,
    errors.UnavailableError: 503,
    errors.LostStateError: 503,
}
"""The status of every class of errors; a subclass has its nearest ancestor's."""

MEDIA_TYPE = "application/problem+json"


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """An error as it goes over the wire."""

    type: str
    title: str
    status: int
    code: str
    hint: str
    retry: str
    context: dict[str, Any]


def status_of(error: CheckfireError) -> int:
    """Return the HTTP status of an error."""
    if error.code == "too-large":
        return 413
    return next(STATUS_OF[known] for known in type(error).__mro__ if known in STATUS_OF)


def as_problem(error: CheckfireError) -> Problem:
    """Return the problem document of an error."""
    return Problem(
        type=f"urn:checkfire:error:{error.code}",
        title=error.message,
        status=status_of(error),
        code=error.code,
        hint=error.hint(),
        retry=error.retry.value,
        context=msgspec.to_builtins(error.context),
    )
