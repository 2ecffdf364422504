"""The register: what must not be harmed, where it is, and who may know of it.

An amendment states the whole object again; history is the log. The subject of every message
but the first is the id of the message that notified the object.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

import msgspec

from checkfire.vocab.height import AltitudeBand
from checkfire.vocab.ids import PartyId, Short, Text
from checkfire.vocab.instant import Instant, StatedInstant
from checkfire.vocab.place import Metres, Place, Point
from checkfire.wire.fact import Fact

Tolerance = Annotated[int, msgspec.Meta(ge=0, le=86_400)]
Standoff = Annotated[int, msgspec.Meta(ge=0, le=20_000)]
"""Metres to be kept from an object; more would make it a net that catches notices which are hidden."""


class SiteCategory(StrEnum):
    """What a site is used for."""

    HEALTH = "health"
    EDUCATION = "education"
    DISPLACEMENT = "displacement"
    HUMANITARIAN = "humanitarian"
    WATER = "water"
    ELECTRICITY = "electricity"
    FOOD = "food"
    COMMUNICATIONS = "communications"
    CROSSING = "crossing"
    WORSHIP_OR_CULTURE = "worship-or-culture"
    UN_POSITION = "un-position"
    OTHER = "other"


class SiteNotified(Fact, frozen=True, kw_only=True):
    """A protected site is notified."""

    KIND: ClassVar[str] = "checkfire.site-notified/1"
    PARTS: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "identity": ("name", "category", "function"),
        "place": ("place", "standoff_m", "heights"),
        "contacts": ("contacts",),
    }
    name: Short
    category: SiteCategory
    place: Place
    function: Short | None = None
    standoff_m: Standoff = 0
    heights: AltitudeBand | None = None
    contacts: Annotated[tuple[Short, ...], msgspec.Meta(max_length=20)] = ()
    review_by: Instant | None = None


class SiteAmended(SiteNotified, frozen=True, kw_only=True):
    """The site's entry as it now stands."""

    KIND: ClassVar[str] = "checkfire.site-amended/1"


class SiteVerified(Fact, frozen=True, kw_only=True):
    """One person in one role has verified the site; it takes two of each (R7)."""

    KIND: ClassVar[str] = "checkfire.site-verified/1"
    person: Short
    role: Short


class SiteReviewOverdue(Fact, frozen=True, kw_only=True):
    """The review date of a site has passed (desk, R8)."""

    KIND: ClassVar[str] = "checkfire.site-review-overdue/1"
    review_by: Instant


class SiteWithdrawn(Fact, frozen=True, kw_only=True):
    """The owner takes the site out of the register; its protection in law is untouched."""

    KIND: ClassVar[str] = "checkfire.site-withdrawn/1"
    reason: Short


class Waypoint(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One planned stop of a movement; times that are not stated are unknown, not midnight.

    A tolerance that is not stated counts as 900 s, and then promises no even pace between the stops.
    """

    name: Short
    point: Point
    arrives_at: Instant | None = None
    departs_at: Instant | None = None
    tolerance_s: Tolerance | None = None


class Escort(StrEnum):
    """Whether a movement has an escort (R11)."""

    NONE = "none"
    UNARMED = "unarmed"
    ARMED = "armed"


class MovementNotified(Fact, frozen=True, kw_only=True):
    """A protected movement is notified."""

    KIND: ClassVar[str] = "checkfire.movement-notified/1"
    PARTS: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "identity": ("name", "purpose", "vehicles", "escort", "escort_description"),
        "route": ("stated", "waypoints", "corridor_m", "standoff_m"),
        "contacts": ("contacts",),
    }
    name: Short
    waypoints: Annotated[tuple[Waypoint, ...], msgspec.Meta(min_length=2, max_length=200)]
    stated: Text
    escort: Escort
    purpose: Short | None = None
    escort_description: Short | None = None
    vehicles: Annotated[tuple[Short, ...], msgspec.Meta(max_length=100)] = ()
    corridor_m: Standoff = 500
    standoff_m: Standoff = 0
    contacts: Annotated[tuple[Short, ...], msgspec.Meta(max_length=20)] = ()


class MovementAmended(MovementNotified, frozen=True, kw_only=True):
    """The movement's entry as it now stands."""

    KIND: ClassVar[str] = "checkfire.movement-amended/1"


class Progress(StrEnum):
    """What happened to a movement; every step is kept (R13, R14)."""

    DEPARTED = "departed"
    WAYPOINT = "waypoint"
    DELAYED = "delayed"
    DEVIATED = "deviated"
    FACILITATED = "facilitated"
    IMPEDED = "impeded"
    DENIED = "denied"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    ARRIVED = "arrived"


class MovementProgressed(Fact, frozen=True, kw_only=True):
    """One step in a movement's history."""

    KIND: ClassVar[str] = "checkfire.movement-progressed/1"
    progress: Progress
    waypoint: Short | None = None
    happened: StatedInstant | None = None
    note: Text | None = None


class PositionDeclared(Fact, frozen=True, kw_only=True):
    """A party declares a position of its own; only it and the neutral desk see it (R10)."""

    KIND: ClassVar[str] = "checkfire.position-declared/1"
    PARTS: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "identity": ("label",),
        "place": ("place", "standoff_m", "heights"),
    }
    label: Short
    place: Place
    standoff_m: Standoff = 0
    heights: AltitudeBand | None = None


class PositionAmended(PositionDeclared, frozen=True, kw_only=True):
    """The position's entry as it now stands."""

    KIND: ClassVar[str] = "checkfire.position-amended/1"


class PositionWithdrawn(Fact, frozen=True, kw_only=True):
    """A party takes its position out of the register."""

    KIND: ClassVar[str] = "checkfire.position-withdrawn/1"
    reason: Short


class ConsentGiven(Fact, frozen=True, kw_only=True):
    """The owner lets one party know of the object (R9)."""

    KIND: ClassVar[str] = "checkfire.consent-given/1"
    party: PartyId
    person: Short


class ConsentWithdrawn(Fact, frozen=True, kw_only=True):
    """The owner no longer lets the party know; the party is told that this was withdrawn (R9)."""

    KIND: ClassVar[str] = "checkfire.consent-withdrawn/1"
    party: PartyId
    person: Short


class RivalReading(msgspec.Struct, frozen=True, kw_only=True):
    """Another landmark from which the same words give another point."""

    landmark: Short
    point: Point
    apart_m: int


class ReadingChosen(Fact, frozen=True, kw_only=True):
    """A person chose which landmark or reading was meant, with the rivals in sight (R2)."""

    KIND: ClassVar[str] = "checkfire.reading-chosen/1"
    phrase: Text
    landmark: Short
    point: Point
    rivals: Annotated[tuple[RivalReading, ...], msgspec.Meta(max_length=200)] = ()
    person: Short | None = None


class LocationReadBack(Fact, frozen=True, kw_only=True):
    """A person read the place back, in degrees, MGRS and from two landmarks (R3)."""

    KIND: ClassVar[str] = "checkfire.location-read-back/1"
    point: Point
    text: Text
    confirmed_by: Short


class LocationDoubted(Fact, frozen=True, kw_only=True):
    """A location may be wrong, and why (desk)."""

    KIND: ClassVar[str] = "checkfire.location-doubted/1"
    rule: Short
    doubt: Text


class SiteChecked(Fact, frozen=True, kw_only=True):
    """Somebody looked at the site and states what they found."""

    KIND: ClassVar[str] = "checkfire.site-checked/1"
    found: Text
    person: Short | None = None


class TrackReported(Fact, frozen=True, kw_only=True):
    """Where a movement was seen or says that it is."""

    KIND: ClassVar[str] = "checkfire.track-reported/1"
    point: Point
    accuracy_m: Metres
    seen: StatedInstant


class BeliefStated(Fact, frozen=True, kw_only=True):
    """Who is thought to be at a place, on which basis; kept apart from what others declare."""

    KIND: ClassVar[str] = "checkfire.belief-stated/1"
    place: Place
    belief: Text
    basis: Text


FACTS: tuple[type[Fact], ...] = (
    SiteNotified,
    SiteAmended,
    SiteVerified,
    SiteReviewOverdue,
    SiteWithdrawn,
    MovementNotified,
    MovementAmended,
    MovementProgressed,
    PositionDeclared,
    PositionAmended,
    PositionWithdrawn,
    ConsentGiven,
    ConsentWithdrawn,
    ReadingChosen,
    LocationReadBack,
    LocationDoubted,
    SiteChecked,
    TrackReported,
    BeliefStated,
)
