"""What to do next, where the class of an error alone does not know what was being done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from checkfire.errors import CheckfireError, ForbiddenError, MalformedError, SignatureError, UnavailableError

IS_IT_UP = "Is the desk up, and the address right?"
_READING: tuple[tuple[type[CheckfireError], str], ...] = (
    (UnavailableError, IS_IT_UP),
    (SignatureError, "Is this the key that was enrolled at this desk, and not revoked since?"),
    (ForbiddenError, "Ask the neutral desk who may do this."),
    (MalformedError, "Mend what the sentence names."),
)


@contextmanager
def hinting(hint: str, *kinds: type[CheckfireError]) -> Iterator[None]:
    """Give errors of some kinds a hint of their own, where they have only that of their class."""
    try:
        yield
    except kinds as exc:
        if exc.hint() != type(exc).advice:
            raise
        raise with_hint(exc, hint) from exc


@contextmanager
def reading(what: str) -> Iterator[None]:
    """Say of every error of a command that only reads what it did not do, such as ``Nothing was read.``."""
    try:
        yield
    except CheckfireError as exc:
        hint = next((hint for kind, hint in _READING if isinstance(exc, kind)), None)
        if hint is None or exc.hint() != type(exc).advice:
            raise
        raise with_hint(exc, f"{what} {hint}") from exc


def with_hint(exc: CheckfireError, hint: str) -> CheckfireError:
    """Return the same error with another hint."""
    return type(exc)(exc.message, code=exc.code, hint=hint, **exc.context)
