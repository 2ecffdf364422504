"""What a route is: a row in a table, from which the server, OpenAPI and the leak tests are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from checkfire.api.session import Sessions
from checkfire.desk.clock import Random
from checkfire.desk.desk import Desk
from checkfire.errors import MalformedError, NotFoundError
from checkfire.vocab.ids import DeskRef
from checkfire.wire.dsse import DeskKey

if TYPE_CHECKING:
    # Only a replay loads it.
    from checkfire.desk.replay.theatre import Theatre


class Access(StrEnum):
    """Who may ask; a route of the replay is asked by everybody, and is there on a replay only."""

    PUBLIC = "public"
    REPLAY = "replay"
    DESK = "desk"
    NEUTRAL = "neutral"


OPEN = (Access.PUBLIC, Access.REPLAY)
"""What is asked without signing in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What the handlers work with.

    Attributes:
        desk: The desk that is asked.
        desk_key: The key that one-time links are made with.
        sessions: Challenges and tokens of this desk.
        random: Where chance comes from.
        replay: It is the packaged day, or one like it.
        theatre: What plays the replay, if one is served.
        listens_on: The address that it was told to listen on.
    """

    desk: Desk
    desk_key: DeskKey
    sessions: Sessions
    random: Random
    replay: bool
    theatre: Theatre | None = None
    listens_on: str = ""

    @property
    def now(self) -> datetime:
        """The hour by which sign-ins and links run out; in a replay not the day's, which runs fast."""
        return self.desk.now if self.theatre is None else self.theatre.clock.now()

    @property
    def links_origin(self) -> str:
        """The log that one-time links name: in a replay they are good in every play of it."""
        return self.desk.origin if self.theatre is None else self.theatre.links_origin


def no_such_address() -> NotFoundError:
    """Return what an address that is not served is told."""
    return NotFoundError("There is no such address.", hint="See /v1/openapi.json.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request, parsed."""

    services: Services
    who: DeskRef | None
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    body: Any = None

    @property
    def desk(self) -> Desk:
        """The desk that is asked."""
        return self.services.desk

    @property
    def party(self) -> str:
        """The party that asks; only on routes that need a sign-in."""
        assert self.who is not None
        return self.who.party

    @property
    def theatre(self) -> Theatre:
        """What plays the replay.

        Raises:
            NotFoundError: This is no replay; it is told like an address that there is not.
        """
        if self.services.theatre is None:
            raise no_such_address()
        return self.services.theatre

    def number(self, name: str, default: int) -> int:
        """Return a whole number from the query.

        Raises:
            MalformedError: It is something else (``query-wrong``).
        """
        text = self.query.get(name)
        if text is None:
            return default
        if not (text.isascii() and text.isdigit() and len(text) < 16):
            raise MalformedError(
                "A number in the query is not a plain number.", code="query-wrong", name=name
            )
        return int(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """An answer that goes out byte for byte."""

    body: bytes
    media_type: str
    status: int = 200


Handler = Callable[[Call], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One row of the table.

    Attributes:
        method: GET or POST.
        path: The path with its parameters in braces.
        access: Who may ask.
        handler: Answers a call with a shape or with raw bytes.
        returns: The shape of the answer, or None for raw bytes.
        takes: The shape of the body; ``bytes`` for bytes that are taken as they are.
        media_type: Of the answer.
        status: Of the answer when all is well.
        query: Names of the query parameters, all whole numbers.
        costly: It may take long to compute, so a party asks one such question at a time.
    """

    method: str
    path: str
    access: Access
    handler: Handler
    returns: type | None
    takes: type | None = None
    media_type: str = "application/json"
    status: int = 200
    query: tuple[str, ...] = ()
    costly: bool = False

    @property
    def summary(self) -> str:
        """The first line of the handler's docstring."""
        return (self.handler.__doc__ or "").strip().splitlines()[0]
