"""What the register holds: sites, movements and positions, as a check sees them.

Absence from the register says nothing about protection.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from checkfire.vocab.height import AltitudeBand
from checkfire.vocab.instant import Window
from checkfire.vocab.place import Area, Place, Point

UNSTATED_TOLERANCE_S = 900
"""How much earlier or later a movement may be at a stop for which nobody states it."""

OMIT_DEFAULT = {"omit_default": True}
"""Marks a field that came later: a picture that does not use it keeps its digest."""


class ObjectKind(StrEnum):
    """The three kinds of registered objects, and notices that other notices are checked against."""

    SITE = "site"
    MOVEMENT = "movement"
    POSITION = "position"
    NOTICE = "notice"


class SiteStatus(StrEnum):
    """How far a site's entry has been verified (R7, R8)."""

    UNVERIFIED = "unverified"
    VERIFIED = "verified"
    REVIEW_OVERDUE = "review-overdue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A waypoint of a movement with its planned times; ``None`` means not stated.

    Attributes:
        point: Where it is.
        arrives_at: When the movement gets there.
        departs_at: When it goes on.
        tolerance_s: How much earlier or later it may be.
        is_promised: The tolerance was stated for this movement, and with it an even pace.
    """

    point: Point
    arrives_at: datetime | None
    departs_at: datetime | None
    tolerance_s: int
    is_promised: bool = field(default=False, metadata=OMIT_DEFAULT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """One registered object.

    Attributes:
        object_id: The id of the message that notified it.
        kind: Site, movement or position.
        owner: The party that notified it.
        label: What to call it on a screen.
        place: Where it is (sites and positions); for a movement its whole route.
        stops: The planned waypoints of a movement, in order.
        corridor_m: Half-width of a movement's corridor.
        standoff_m: Distance that is to be kept from it.
        heights: Heights that it occupies; ``None`` means all heights.
        stale_since: When its data stopped being current, if that is known.
        status: How far its entry has been verified.
        category: What a site is used for; nothing for movements and positions.
        reported_at: When a movement was seen here; ``None`` for what is planned or stays where it is.
        window: When a site, a position or a notice is there; ``None`` means always.
    """

    object_id: str
    kind: ObjectKind
    owner: str
    label: str
    place: Place
    stops: tuple[Stop, ...] = ()
    corridor_m: int = 0
    standoff_m: int = 0
    heights: AltitudeBand | None = None
    stale_since: datetime | None = None
    status: SiteStatus = SiteStatus.UNVERIFIED
    category: str = ""
    reported_at: datetime | None = None
    window: Window | None = field(default=None, metadata=OMIT_DEFAULT)

    @property
    def area(self) -> Area | None:
        """The area of its place, if that could be read."""
        return self.place.area
