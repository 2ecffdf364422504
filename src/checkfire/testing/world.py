"""A small world: the parties that every test knows, and facts that they could say.

The neutral ``desk``; the armed ``alpha``, ``bravo`` and ``charlie``; ``relief``, which is
humanitarian; and the monitor ``watchers``. Everybody is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from checkfire.vocab.activity import Activity
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.instant import Window
from checkfire.vocab.party import PartyRole
from checkfire.vocab.place import Circle, Method, Place, Point
from checkfire.wire import halts, notices, register

START = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
"""When the world's clock begins."""

ORIGIN = "test.checkfire.example/small-world"
NEUTRAL = DeskRef(party="desk", desk="watch")
HERE = Point(lat_e7=352_854_000, lon_e7=401_760_000)
"""Where everything happens unless a test says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A party of the small world and the desks that it staffs."""

    party: str
    name: str
    role: PartyRole
    desks: tuple[str, ...] = ("duty",)


MEMBERS = (
    Member(party="alpha", name="Alpha forces", role=PartyRole.ARMED, desks=("duty", "ops")),
    Member(party="bravo", name="Bravo forces", role=PartyRole.ARMED),
    Member(party="charlie", name="Charlie forces", role=PartyRole.ARMED),
    Member(party="relief", name="Relief agency", role=PartyRole.HUMANITARIAN),
    Member(party="watchers", name="Monitoring mission", role=PartyRole.MONITOR),
)
"""All parties but the neutral one."""


def north_of(point: Point, by_m: float) -> Point:
    """Return a point about so many metres north of another."""
    return Point(lat_e7=point.lat_e7 + round(by_m * 90), lon_e7=point.lon_e7)


def place(at: Point | None = HERE, *, radius_m: int = 200, stated: str = "") -> Place:
    """Return a place around a point; without a point it cannot be located."""
    if at is None:
        return Place(stated=stated or "by the river", method=Method.WORDS)
    words = stated or f"{at.lat_deg:.7f}, {at.lon_deg:.7f}"
    return Place(stated=words, method=Method.COORDINATES, area=Circle(centre=at, radius_m=radius_m))


def site(at: Point | None = HERE, *, name: str = "Field clinic", **more: Any) -> register.SiteNotified:
    """Return a site that could be notified."""
    fields: dict[str, Any] = {"category": register.SiteCategory.HEALTH, "standoff_m": 500} | more
    return register.SiteNotified(name=name, place=place(at), **fields)


def movement(at: Point = HERE, *, name: str = "Food convoy", **more: Any) -> register.MovementNotified:
    """Return a movement that passes a point from one to two hours after the start."""
    waypoints = (
        register.Waypoint(name="depot", point=at, departs_at=START + timedelta(hours=1)),
        register.Waypoint(name="town", point=north_of(at, 8_000), arrives_at=START + timedelta(hours=2)),
    )
    fields: dict[str, Any] = {"stated": "depot to town", "escort": register.Escort.NONE} | more
    return register.MovementNotified(name=name, waypoints=waypoints, **fields)


def position(at: Point = HERE, *, label: str = "Post 7", **more: Any) -> register.PositionDeclared:
    """Return a position that a party could declare of its own."""
    return register.PositionDeclared(label=label, place=place(at), **{"standoff_m": 300} | more)


def activity(at: Point | None = HERE, *, starts_s: float = 7_200, lasts_s: float = 3_600) -> Activity:
    """Return an activity around a point; its window counts from the start of the world."""
    starts_at = START + timedelta(seconds=starts_s)
    window = Window(starts_at=starts_at, ends_at=starts_at + timedelta(seconds=lasts_s))
    return Activity(place=place(at, radius_m=1_000), window=window)


def notice(at: Point | None = HERE, *, summary: str = "Flights", **more: Any) -> notices.NoticeFiled:
    """Return a notice that could be filed once its place was read back."""
    return notices.NoticeFiled(activity=activity(at, **more), summary=summary)


def read_back(at: Point = HERE) -> register.LocationReadBack:
    """Return the read-back of a point."""
    return register.LocationReadBack(point=at, text="read back as in R3", confirmed_by="officer on duty")


def halt(at: Point | None = HERE, *, what: str = "A clinic is hit", **more: Any) -> halts.HaltCalled:
    """Return a call to check fire."""
    return halts.HaltCalled(what=what, where=place(at), **more)
