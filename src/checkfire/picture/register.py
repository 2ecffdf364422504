"""The picture of the register: sites, movements and positions, their consents and histories."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from checkfire.picture.logged import Logged
from checkfire.vocab.place import Corridor, Method, Place
from checkfire.vocab.protected import ObjectKind, Protected, SiteStatus, Stop
from checkfire.wire import register as said

SITE_OPENERS = (said.SiteNotified, said.MovementNotified, said.PositionDeclared)
"""Kinds that open an object; their amendments are subclasses of them."""

ENDS_MOVEMENT = frozenset({said.Progress.CANCELLED, said.Progress.ARRIVED})
"""The steps after which a check looks at a movement no more."""


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
    verified_by: frozenset[tuple[str, str, str]] = frozenset()
    history: tuple[tuple[said.Progress, int], ...] = ()

    @property
    def active(self) -> bool:
        """True while a check has to look at it."""
        return not self.withdrawn and not self.over


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
        """Return the objects that a check has to look at."""
        return [entry.protected for entry in self.objects.values() if entry.active]

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
            case _:
                return
        self.objects[subject] = replace(new, changed_index=logged.index)


def _verified(entry: Registered) -> Registered:
    """Mark a site verified once two people in two roles, each with a key of their own, have said so (R7)."""
    if any(len(set(column)) < 2 for column in zip(*entry.verified_by, strict=True)):
        return entry
    return replace(entry, protected=replace(entry.protected, status=SiteStatus.VERIFIED, stale_since=None))


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
    return Protected(
        object_id=logged.id,
        kind=ObjectKind.MOVEMENT,
        owner=logged.party,
        label=fact.name,
        place=route,
        stops=tuple(
            Stop(point=w.point, arrives_at=w.arrives_at, departs_at=w.departs_at, tolerance_s=w.tolerance_s)
            for w in fact.waypoints
        ),
        corridor_m=fact.corridor_m,
        standoff_m=fact.standoff_m,
    )
