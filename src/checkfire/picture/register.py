"""The picture of the register: sites, movements and positions, their consents and histories."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import combinations

from checkfire.picture.logged import Logged
from checkfire.vocab.place import Circle, Corridor, Method, Place, Point
from checkfire.vocab.protected import UNSTATED_TOLERANCE_S, ObjectKind, Protected, SiteStatus, Stop
from checkfire.wire import register as said

SITE_OPENERS = (said.SiteNotified, said.MovementNotified, said.PositionDeclared)
"""Kinds that open an object; their amendments are subclasses of them."""

ENDS_MOVEMENT = frozenset({said.Progress.CANCELLED, said.Progress.ARRIVED})
"""The steps after which a check looks at a movement no more."""

LEAVES_PLAN = frozenset(
    {
        said.Progress.DELAYED,
        said.Progress.DEVIATED,
        said.Progress.POSTPONED,
        said.Progress.IMPEDED,
        said.Progress.DENIED,
    }
)
"""The steps after which nobody knows when a movement is where, until its owner states it again."""

TRACK_HOLDS_S = 3_600
"""How long after its report a movement counts as being where it was seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Where one party last saw a movement, or says that it is."""

    by: str
    point: Point
    accuracy_m: int
    stated: str
    seen_at: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """An object of the register with what became of it.

    Attributes:
        protected: The object as a check sees it.
        consents: The parties that may know of it, besides its owner and the neutral desk.
        changed_index: The entry that last changed it.
        notified_at: When it came in.
        review_by: When it must be looked at again.
        withdrawn: True once its owner took it out.
        over: True while a movement is cancelled or has arrived; an amendment or a later step takes that back.
        ends_at: The last moment of a movement's plan, tolerance included, if it states any.
        overdue: True once the desk has said that this moment has passed without an arrival.
        tracks: Where a movement was last seen, one place for each party that reports.
        verified_by: Who verified it, in which role, signing with which key.
        history: The steps of a movement, each with its entry; nothing is ever replaced (R14).
    """

    protected: Protected
    changed_index: int
    notified_at: datetime
    consents: frozenset[str] = frozenset()
    review_by: datetime | None = None
    withdrawn: bool = False
    over: bool = False
    ends_at: datetime | None = None
    overdue: bool = False
    tracks: tuple[Track, ...] = ()
    verified_by: frozenset[tuple[str, str, str]] = frozenset()
    history: tuple[tuple[said.Progress, int], ...] = ()

    @property
    def active(self) -> bool:
        """True while a check has to look at it."""
        return not self.withdrawn and not self.over

    @property
    def held(self) -> tuple[Protected, ...]:
        """The object as a check sees it: where it is or is planned, and where it was last seen."""
        return (self.protected, *(_as_seen(self.protected, track) for track in self.tracks))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A reading that a person of a party chose (R2); one of a drill serves in drills alone."""

    party: str
    drill: bool
    fact: said.ReadingChosen


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack:
    """A place that a person of a party read back (R3); one of a drill serves in drills alone."""

    party: str
    drill: bool
    fact: said.LocationReadBack


@dataclass(slots=True)
class Register:
    """What must not be harmed, as far as this picture reaches."""

    objects: dict[str, Registered] = field(default_factory=dict)
    chosen: dict[str, Chosen] = field(default_factory=dict)
    read_backs: dict[str, ReadBack] = field(default_factory=dict)

    def active(self) -> list[Protected]:
        """Return the objects that a check has to look at; a movement also where it was last seen."""
        return [held for entry in self.objects.values() if entry.active for held in entry.held]

    def apply(self, logged: Logged) -> None:
        """Fold one entry in."""
        fact, subject = logged.fact, logged.header.subject or ""
        match fact:
            case said.SiteAmended() | said.MovementAmended() | said.PositionAmended():
                self._amend(subject, logged, fact)
            case said.SiteNotified() | said.MovementNotified() | said.PositionDeclared():
                self.objects[logged.id] = _open(logged, fact)
            case said.ReadingChosen():
                self.chosen[logged.id] = Chosen(party=logged.party, drill=logged.header.drill, fact=fact)
            case said.LocationReadBack():
                self.read_backs[logged.id] = ReadBack(
                    party=logged.party, drill=logged.header.drill, fact=fact
                )
            case _ if subject in self.objects:
                self._change(subject, logged)
            case _:
                pass

    def _amend(
        self,
        subject: str,
        logged: Logged,
        fact: said.SiteNotified | said.MovementNotified | said.PositionDeclared,
    ) -> None:
        old = self.objects.get(subject)
        if old is None:
            return
        new = _open(logged, fact)
        self.objects[subject] = replace(
            old,
            protected=replace(new.protected, object_id=subject, owner=old.protected.owner),
            changed_index=logged.index,
            review_by=new.review_by,
            over=False,
            ends_at=new.ends_at,
            overdue=False,
            verified_by=frozenset(),
        )

    def _change(self, subject: str, logged: Logged) -> None:
        old = self.objects[subject]
        match logged.fact:
            case said.SiteWithdrawn() | said.PositionWithdrawn():
                new = replace(old, withdrawn=True)
            case said.ConsentGiven(party=party):
                new = replace(old, consents=old.consents | {party})
            case said.ConsentWithdrawn(party=party):
                new = replace(old, consents=old.consents - {party})
            case said.SiteVerified(person=person, role=role):
                new = _verified(
                    replace(old, verified_by=old.verified_by | {(person, role, logged.message.public_key)})
                )
            case said.SiteReviewOverdue(review_by=review_by):
                stale = replace(old.protected, status=SiteStatus.REVIEW_OVERDUE, stale_since=review_by)
                new = replace(old, protected=stale)
            case said.MovementProgressed(progress=progress):
                history = (*old.history, (progress, logged.index))
                new = replace(old, history=history, over=progress in ENDS_MOVEMENT)
                if progress in LEAVES_PLAN or (old.over and not new.over):
                    new = _off_plan(new, logged.received_at)
            case said.TrackReported() as fact:
                new = replace(old, tracks=_newest(old.tracks, _track(logged, fact)))
            case said.LocationDoubted() if old.ends_at and old.ends_at <= logged.received_at:
                new = replace(old, overdue=True)
            case _:
                return
        self.objects[subject] = replace(new, changed_index=logged.index)


def _as_seen(held: Protected, track: Track) -> Protected:
    """Return a movement as it was last seen: at one place, for a bounded time.

    Bound: the place grows by its accuracy and the movement's corridor; where the movement has driven to since
        is not reckoned, its plan and the next report tell that.
    """
    place = Place(
        stated=track.stated,
        method=Method.DEVICE,
        area=Circle(centre=track.point),
        accuracy_m=track.accuracy_m,
    )
    stop = Stop(point=track.point, arrives_at=track.seen_at, departs_at=track.until, tolerance_s=0)
    return replace(
        held,
        label=f"{held.label}, as last reported",
        place=place,
        stops=(stop,),
        stale_since=None,
        reported_at=track.seen_at,
    )


def _track(logged: Logged, fact: said.TrackReported) -> Track:
    """Return where a movement was seen; a time that is not stated, or not past yet, is that of the report."""
    stated_at = fact.seen.at or logged.received_at
    return Track(
        by=logged.party,
        point=fact.point,
        accuracy_m=fact.accuracy_m,
        stated=fact.seen.stated,
        seen_at=min(stated_at, logged.received_at),
        until=logged.received_at + timedelta(seconds=TRACK_HOLDS_S),
    )


def _newest(tracks: tuple[Track, ...], new: Track) -> tuple[Track, ...]:
    """Return the last place that each party has reported; no party's word replaces that of another."""
    old = next((track for track in tracks if track.by == new.by), new)
    others = (track for track in tracks if track.by != new.by)
    return tuple(sorted((*others, new if new.seen_at >= old.seen_at else old), key=lambda one: one.by))


def _off_plan(entry: Registered, at: datetime) -> Registered:
    """Mark that a movement's plan holds no more; what the plan said before of its end may be sooner."""
    since = min(entry.protected.stale_since or at, at)
    return replace(entry, protected=replace(entry.protected, stale_since=since))


def _verified(entry: Registered) -> Registered:
    """Mark a site verified once two of those who said so differ in person, in role and in key (R7)."""
    if not any(_are_two(one, other) for one, other in combinations(entry.verified_by, 2)):
        return entry
    return replace(entry, protected=replace(entry.protected, status=SiteStatus.VERIFIED, stale_since=None))


def _are_two(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    """Tell whether two verifications have nothing in common: neither person, nor role, nor key."""
    return all(mine != theirs for mine, theirs in zip(one, other, strict=True))


def _open(
    logged: Logged, fact: said.SiteNotified | said.MovementNotified | said.PositionDeclared
) -> Registered:
    match fact:
        case said.MovementNotified():
            protected = _movement(logged, fact)
        case said.SiteNotified():
            protected = _fixed(logged, ObjectKind.SITE, fact.name, fact)
        case _:
            protected = _fixed(logged, ObjectKind.POSITION, fact.label, fact)
    return Registered(
        protected=protected,
        changed_index=logged.index,
        notified_at=logged.received_at,
        review_by=getattr(fact, "review_by", None),
        ends_at=protected.stale_since,
    )


def _fixed(
    logged: Logged, kind: ObjectKind, label: str, fact: said.SiteNotified | said.PositionDeclared
) -> Protected:
    return Protected(
        object_id=logged.id,
        kind=kind,
        owner=logged.party,
        label=label,
        place=fact.place,
        standoff_m=fact.standoff_m,
        heights=fact.heights,
        category=fact.category.value if isinstance(fact, said.SiteNotified) else "",
    )


def _movement(logged: Logged, fact: said.MovementNotified) -> Protected:
    line = tuple(w.point for w in fact.waypoints)
    route = Place(stated=fact.stated, method=Method.DRAWN, area=Corridor(line=line, half_width_m=0))
    stops = tuple(_stop(waypoint) for waypoint in fact.waypoints)
    return Protected(
        object_id=logged.id,
        kind=ObjectKind.MOVEMENT,
        owner=logged.party,
        label=fact.name,
        place=route,
        stops=stops,
        corridor_m=fact.corridor_m,
        standoff_m=fact.standoff_m,
        stale_since=_planned_end(stops),
    )


def _stop(waypoint: said.Waypoint) -> Stop:
    tolerance_s = waypoint.tolerance_s
    return Stop(
        point=waypoint.point,
        arrives_at=waypoint.arrives_at,
        departs_at=waypoint.departs_at,
        tolerance_s=UNSTATED_TOLERANCE_S if tolerance_s is None else tolerance_s,
        is_promised=tolerance_s is not None,
    )


def _planned_end(stops: tuple[Stop, ...]) -> datetime | None:
    """Return the last moment of a plan, after which only an arrival tells where a movement is."""
    ends = [
        at + timedelta(seconds=stop.tolerance_s)
        for stop in stops
        for at in (stop.arrives_at, stop.departs_at)
        if at
    ]
    return max(ends, default=None)
