"""The small demands that the rows of the permission table are made of.

Each states what has to hold, and raises what its error says where it does not: ``ForbiddenError`` for
the wrong sender, ``NotFoundError`` for what is not there for this sender, ``OrderError`` for the wrong
state, ``MalformedError`` for a missing core.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import assert_never

from checkfire.duty.asked import Asked, Demand, find_halt, find_notice, find_object
from checkfire.errors import ForbiddenError, MalformedError, NotFoundError, OrderError
from checkfire.locate.geodesic import distance_m
from checkfire.picture.halts import Halt
from checkfire.picture.notices import Life, recipients_of
from checkfire.picture.register import ENDS_MOVEMENT
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.party import PartyRole
from checkfire.vocab.place import Area, Circle, Corridor, Point, Polygon
from checkfire.vocab.protected import ObjectKind

ANSWER_AFTER = timedelta(seconds=60)
ANSWER_WITHIN = timedelta(days=30)


def itself(asked: Asked) -> None:
    """Only the desk itself says this."""
    if asked.logged.header.sender != asked.full.arrangement.itself:
        raise ForbiddenError("Only the desk itself can say this.", code="desk-only")


def neutral(asked: Asked) -> None:
    """Only the neutral desk says this."""
    if asked.full.entries and asked.role is not PartyRole.NEUTRAL:
        raise ForbiddenError("Only the neutral desk can say this.", code="role-wrong")


def founding(asked: Asked) -> None:
    """A log begins with the neutral party that runs it, and by itself."""
    fact, header = asked.fact, asked.logged.header
    if asked.full.entries == 0 and (fact.role is not PartyRole.NEUTRAL or fact.party != header.sender.party):
        raise OrderError("A log begins with the neutral party that runs it.")


def role_kept(asked: Asked) -> None:
    """A party that was admitted neither becomes neutral, and sees everything, nor ceases to be."""
    known, role = asked.full.arrangement.role(asked.fact.party), asked.fact.role
    if known is not None and (known is PartyRole.NEUTRAL) is not (role is PartyRole.NEUTRAL):
        raise OrderError("No party becomes neutral, or ceases to be.", code="role-fixed", role=known.value)


def to_all(asked: Asked) -> None:
    """Who takes part, and by which keys and figures, is said to everybody."""
    if asked.logged.header.audience != "all":
        raise OrderError("This is said to everybody.", code="audience-changed")


def first_said(asked: Asked) -> None:
    """Nothing is said in a log before its neutral party was admitted."""
    if asked.full.entries == 0:
        raise OrderError("A log begins with the neutral party that runs it.")


def party_known(asked: Asked) -> None:
    """The party that is named was admitted."""
    if asked.fact.party not in asked.full.arrangement.parties:
        raise NotFoundError("There is no such party.", code="party-unknown", party=asked.fact.party)


def key_new(asked: Asked) -> None:
    """A key is enrolled once; only while the desk is founded its own is named again."""
    if asked.fact.public_key in asked.full.arrangement.keys and asked.full.entries > 2:
        raise OrderError("This key is enrolled already, or was revoked.", code="key-known")


def not_the_desks_own(asked: Asked) -> None:
    """The desk itself has the key that its log begins with, and never another: nobody speaks as it."""
    arrangement, fact = asked.full.arrangement, asked.fact
    itself = DeskRef(party=fact.party, desk=fact.desk) == arrangement.itself
    if itself and fact.public_key not in arrangement.keys:
        raise _desk_key_fixed()


def _desk_key_fixed() -> ForbiddenError:
    hint = "Nothing was stored. Where that key is in other hands, end the log and begin another one."
    return ForbiddenError(
        "The desk's own key stays the one that its log begins with.", code="desk-key-fixed", hint=hint
    )


def invite_unused(asked: Asked) -> None:
    """A one-time link enrols one key."""
    invite = asked.fact.invite
    if invite and any(key.invite == invite for key in asked.full.arrangement.keys.values()):
        raise OrderError(
            "This link was used already. Ask the neutral desk for a new one.", code="invite-used"
        )


def own_key(asked: Asked) -> None:
    """A key is revoked by its own party or the neutral desk."""
    key = asked.full.arrangement.keys.get(asked.fact.public_key)
    neutral = asked.role is PartyRole.NEUTRAL
    if key is None or not (neutral or key.desk.party == asked.logged.party):
        raise NotFoundError("There is no such key.", code="key-unknown")
    if key.desk == asked.full.arrangement.itself:
        raise _desk_key_fixed()


def own_desk(asked: Asked) -> None:
    """A roster is set by its own party or the neutral desk."""
    if asked.role is not PartyRole.NEUTRAL and asked.fact.desk.party != asked.logged.party:
        raise ForbiddenError("A roster is set by its own party or the neutral desk.", code="not-yours")


def own_channel(asked: Asked) -> None:
    """A party says it of itself, and the neutral desk says it of a party."""
    by, parties = asked.fact.by, asked.own.arrangement.parties
    if asked.role is not PartyRole.NEUTRAL and by != asked.logged.party:
        raise ForbiddenError("A party says this of itself, or the neutral desk does.", code="not-yours")
    if by not in parties:
        raise NotFoundError("There is no such party.", code="party-unknown", party=by)


def about_a(*kinds: ObjectKind) -> Demand:
    """Return the demand that the message is about an object of one of these kinds."""

    def demand(asked: Asked) -> None:
        if find_object(asked).protected.kind not in kinds:
            raise NotFoundError("There is no such object.", code="about-unknown")

    return demand


def not_withdrawn(asked: Asked) -> None:
    """The object is still in the register."""
    if find_object(asked).withdrawn:
        raise OrderError("The object was withdrawn.", state="withdrawn")


def owner(asked: Asked) -> None:
    """Only the owner says this of an object."""
    if find_object(asked).protected.owner != asked.logged.party:
        raise ForbiddenError("Only the owner can say this of an object.", code="not-yours")


def owner_or_neutral(asked: Asked) -> None:
    """Only the owner or the neutral desk says this of an object."""
    if asked.role is not PartyRole.NEUTRAL:
        owner(asked)


def ends_own(asked: Asked) -> None:
    """A movement that is over is not checked any more, so only its owner or the neutral desk ends it."""
    if asked.fact.progress in ENDS_MOVEMENT:
        owner_or_neutral(asked)


def consented(asked: Asked) -> None:
    """A withdrawal is told to the party that it names, which must not hear of the object by it."""
    if asked.fact.party not in find_object(asked).consents:
        raise OrderError("This party has no consent that could be withdrawn.", code="consent-missing")


def notifier(asked: Asked) -> None:
    """Only its notifier says this of a notice."""
    notice = find_notice(asked)
    if notice.notifier != asked.logged.party:
        raise ForbiddenError("Only its notifier can say this of a notice.", code="not-yours")


def not_over(asked: Asked) -> None:
    """The notice is neither cancelled nor ended."""
    notice = find_notice(asked)
    if notice.life in (Life.CANCELLED, Life.ENDED):
        raise OrderError("The notice is over.", state=notice.life.value)


def recipient(asked: Asked) -> None:
    """Only a recipient, or the neutral desk, says this of a notice."""
    notice = find_notice(asked)
    may = asked.logged.party in notice.recipients or asked.role is PartyRole.NEUTRAL
    if not may or asked.logged.party == notice.notifier:
        raise ForbiddenError("Only a recipient can say this of a notice.", code="not-yours")


def asks_somebody(asked: Asked) -> None:
    """A notice that reaches nobody looks like one that nobody objects to."""
    if not recipients_of(asked.logged, asked.own.arrangement):
        raise OrderError("The notice names nobody who could answer it.", code="audience-empty")


def deadline_ahead(asked: Asked) -> None:
    """The time to answer is long enough to read the notice, and ends while an answer still matters."""
    answer_by, now = asked.fact.answer_by, asked.logged.received_at
    if answer_by is None:
        return
    if answer_by < now + ANSWER_AFTER:
        raise OrderError(
            "The time to answer is over, or too short to read the notice.", code="deadline-passed"
        )
    if answer_by > min(asked.fact.activity.window.ends_at, now + ANSWER_WITHIN):
        raise OrderError(
            "The time to answer ends after the announced window, or after 30 days.", code="deadline-too-late"
        )


PLACE_LENGTH_MAX_M = 200_000
"""How long the outline of a site or a position may be: a place, and no net over a province."""
PLACE_RADIUS_MAX_M = 50_000
ROUTE_LENGTH_MAX_M = 4_000_000
"""How long a route, or the outline of an announced area, may be; a check measures every kilometre of it."""


def place_small(asked: Asked) -> None:
    """What is registered at one place covers no more than a place can, its accuracy included."""
    _require_short(asked.fact.place.area, PLACE_LENGTH_MAX_M, PLACE_RADIUS_MAX_M)
    _require_accurate(asked.fact.place.accuracy_m or 0)


def track_accurate(asked: Asked) -> None:
    """Where a movement was seen is a place, and no net over a province."""
    _require_accurate(asked.fact.accuracy_m)


def _require_accurate(accuracy_m: int) -> None:
    if accuracy_m > PLACE_RADIUS_MAX_M:
        raise MalformedError(
            "The place is known less well than this desk takes here.",
            code="area-too-large",
            hint="Nothing was stored. State where it is more closely, or without an area.",
            radius_max_m=PLACE_RADIUS_MAX_M,
        )


def route_short(asked: Asked) -> None:
    """A route is one that can be checked."""
    line = tuple(waypoint.point for waypoint in asked.fact.waypoints)
    _require_short(Corridor(line=line, half_width_m=0), ROUTE_LENGTH_MAX_M, ROUTE_LENGTH_MAX_M)


def activity_short(asked: Asked) -> None:
    """The outline of an announced area is one that can be checked."""
    _require_short(asked.fact.activity.place.area, ROUTE_LENGTH_MAX_M, ROUTE_LENGTH_MAX_M)


def _require_short(area: Area | None, length_max_m: int, radius_max_m: int) -> None:
    match area:
        case Circle(radius_m=radius_m):
            points: tuple[Point, ...] = ()
        case Polygon(corners=corners):
            points, radius_m = (*corners, corners[0]), 0
        case Corridor(line=line, half_width_m=radius_m):
            points = line
        case None:
            return
        case _:
            assert_never(area)
    length_m = sum(distance_m(a, b) for a, b in pairwise(points))
    if length_m > length_max_m or radius_m > radius_max_m:
        raise MalformedError(
            "The area is larger than this desk takes here.",
            code="area-too-large",
            hint="Nothing was stored. State a smaller area, or several.",
            length_max_m=length_max_m,
            radius_max_m=radius_max_m,
        )


def window_ahead(asked: Asked) -> None:
    """What is announced is not over already; nobody could check it or answer it."""
    ends_at = asked.fact.activity.window.ends_at
    if ends_at < asked.logged.received_at:
        raise OrderError(
            "The announced window is over.",
            code="window-passed",
            hint="Nothing was stored. Look at the dates; what happened already is said with call-logged.",
        )


def same_audience(asked: Asked) -> None:
    """An amendment goes to the same parties as its notice; one to all, also to who was admitted since."""
    notice, parties = find_notice(asked), asked.own.arrangement.parties
    added, dropped = _audience_changes(asked)
    if asked.logged.header.audience == "all":
        added = {party for party in added if parties[party].admitted_index < notice.version_index}
    if added or dropped:
        raise OrderError("An amendment goes to the same parties as its notice.", code="audience-changed")


def changes_something(asked: Asked) -> None:
    """An amendment asks everybody anew; the same words again would only wipe their answers away."""
    notice, fact = find_notice(asked), asked.fact
    same = (fact.activity, fact.summary) == (notice.activity, notice.summary)
    if same and fact.answer_by in (None, notice.answer_by) and not any(_audience_changes(asked)):
        raise OrderError("The amendment changes nothing.", code="nothing-changed")


def _audience_changes(asked: Asked) -> tuple[set[str], set[str]]:
    """Return the parties that an amendment adds to those of its notice, and drops; the neutral desk apart."""
    arrangement = asked.own.arrangement
    known, now = set(find_notice(asked).recipients), recipients_of(asked.logged, arrangement)
    added, dropped = now - known, known - now
    return (
        {party for party in added if not arrangement.is_neutral(party)},
        {party for party in dropped if not arrangement.is_neutral(party)},
    )


def object_named(asked: Asked) -> None:
    """An answer names no object but one that its sender may know of."""
    if asked.fact.object and asked.fact.object not in asked.own.register.objects:
        raise NotFoundError("There is no such object.", code="about-unknown")


def concern_given(asked: Asked) -> None:
    """An answer to concerns names open ones, and reaches the parties that gave them (R19)."""
    header, recipients = asked.logged.header, find_notice(asked).recipients
    givers = {g.id: party for party, r in recipients.items() for g in r.given if g.settled is None}
    named = header.about[1:]
    if not named or not set(named) <= set(givers):
        raise OrderError("Name the open answers that this settles, after the notice.", code="concern-unknown")
    heard = (header.is_for(givers[g]) or asked.own.arrangement.is_neutral(givers[g]) for g in named)
    if not all(heard):
        raise OrderError("This has to reach the parties whose answers it settles.", code="audience-changed")


def halt_open(asked: Asked) -> None:
    """The halt is not closed."""
    if find_halt(asked).closed_at is not None:
        raise OrderError("The halt is closed.", state="closed")


def halt_closed(asked: Asked) -> None:
    """The halt is closed."""
    if find_halt(asked).closed_at is None:
        raise OrderError("The halt is not closed.", state=find_halt(asked).state.value)


def takes_call(asked: Asked) -> None:
    """Whoever must answer takes a call, and every armed party that is told, the caller's own too (R23).

    The neutral desk speaks for who only has a telephone.
    """
    spoken_for, halt = asked.fact.on_behalf_of, _by_full_picture(asked)
    if spoken_for and asked.role is not PartyRole.NEUTRAL:
        raise ForbiddenError("Only the neutral desk speaks on behalf of a party.", code="role-wrong")
    party = spoken_for or asked.logged.party
    may_fire = asked.full.arrangement.role(party) is PartyRole.ARMED and party in halt.told
    if party not in halt.concerned and not may_fire:
        raise ForbiddenError("Only a party that the call is for can say this of it.", code="not-yours")


def _by_full_picture(asked: Asked) -> Halt:
    """Return the halt with all who must answer it, once it is sure that the sender may know of it."""
    return asked.full.halts.halts[find_halt(asked).id]


def verifies(asked: Asked) -> None:
    """Who has to stop is no observer of its own stop, whatever its role, and neither is a caller (R26)."""
    halt, party = find_halt(asked), asked.logged.party
    watches = asked.role in (PartyRole.NEUTRAL, PartyRole.MONITOR, PartyRole.HUMANITARIAN)
    observer = watches and party not in _by_full_picture(asked).concerned
    if party != halt.caller and not observer:
        raise ForbiddenError("A stop is verified by the caller or an observer.", code="role-wrong")
    if not set(halt.stopped) - {party}:
        raise OrderError("Nobody else has stated a stop yet.", state=halt.state.value)


def closes(asked: Asked) -> None:
    """Closing needs the stated stop of all who must answer and a confirmation, or a signed reason (R26)."""
    halt = find_halt(asked)
    is_ended = halt.stopped and not halt.unstopped and halt.verified
    if not is_ended and not asked.fact.reason:
        raise OrderError(
            "Closing needs the stop of everybody concerned and a confirmation, or a signed reason.",
            code="stop-not-verified",
            state=halt.state.value,
            unstopped=list(halt.unstopped),
        )


def halt_core(asked: Asked) -> None:
    """A halt call says where, or which notice (R22)."""
    if asked.fact.where is None and asked.fact.notice is None:
        raise MalformedError("A halt call says where, or which notice.", code="halt-core-missing")


def report_placed(asked: Asked) -> None:
    """A report of fire says where, or which halt."""
    if asked.logged.header.subject is None:
        if asked.fact.where is None:
            raise MalformedError("A report of fire says where, or which halt.", code="report-core-missing")
    else:
        find_halt(asked)
