"""A message that somebody wants to say, held against what is known.

Every reference is looked up in the sender's own picture, so that what is hidden from the sender is
answered like what does not exist.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from checkfire.errors import NotFoundError, OrderError
from checkfire.picture.halts import Halt
from checkfire.picture.logged import Logged
from checkfire.picture.notices import Notice
from checkfire.picture.picture import Picture
from checkfire.picture.register import Registered
from checkfire.vocab.party import PartyRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A message that somebody wants to say, and what is known.

    Attributes:
        full: The desk's own picture.
        own: The sender's picture.
        logged: The message, as it would be logged.
        knows: Tells whether the sender may see the message with an id.
    """

    full: Picture
    own: Picture
    logged: Logged
    knows: Callable[[str], bool]

    @property
    def fact(self) -> Any:
        """What is said."""
        return self.logged.fact

    @property
    def role(self) -> PartyRole | None:
        """The role of the party that speaks."""
        return self.full.arrangement.role(self.logged.party)


Demand = Callable[[Asked], None]


def find_object(asked: Asked) -> Registered:
    """Return the object that the message is about, as the sender may see it.

    Raises:
        NotFoundError: There is none for this sender (``about-unknown``).
    """
    entry = asked.own.register.objects.get(asked.logged.header.subject or "")
    if entry is None:
        raise NotFoundError("There is no such object.", code="about-unknown")
    return entry


def find_notice(asked: Asked) -> Notice:
    """Return the notice that the message is about, as the sender may see it.

    Raises:
        NotFoundError: There is none for this sender (``about-unknown``).
    """
    notice = asked.own.notices.notices.get(asked.logged.header.subject or "")
    if notice is None:
        raise NotFoundError("There is no such notice.", code="about-unknown")
    _require_same_drill(asked, drill=notice.drill)
    return notice


def find_halt(asked: Asked) -> Halt:
    """Return the halt that the message is about, as the sender may see it.

    Raises:
        NotFoundError: There is none for this sender (``about-unknown``).
    """
    halt = asked.own.halts.halts.get(asked.logged.header.subject or "")
    if halt is None:
        raise NotFoundError("There is no such halt.", code="about-unknown")
    _require_same_drill(asked, drill=halt.drill)
    return halt


def _require_same_drill(asked: Asked, *, drill: bool) -> None:
    if asked.logged.header.drill is not drill:
        raise OrderError("A drill and a real call never mix.", code="drill-mismatch")
