"""Who may say what, and when: one row a kind, each a list of small demands.

* Every reference is looked up in the sender's own picture, so that what is hidden from the sender
  is answered like what does not exist.
* A halt call is never refused for anything but its core.
* The rows state who speaks (neutral desk, owner, notifier, recipient, ...) and which state is needed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from checkfire.errors import ForbiddenError, MalformedError, NotFoundError, OrderError
from checkfire.picture.halts import Halt
from checkfire.picture.logged import Logged
from checkfire.picture.notices import Life, Notice, recipients_of
from checkfire.picture.picture import Picture
from checkfire.picture.register import ENDS_MOVEMENT, Registered
from checkfire.vocab.party import PartyRole
from checkfire.vocab.protected import ObjectKind
from checkfire.wire import answers, arrangement, calls, halts, notices, register
from checkfire.wire.fact import Fact


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


def require_permitted(asked: Asked) -> None:
    """Demand that the sender may say this now.

    Raises:
        ForbiddenError: The sender's desk may not say this (``desk-only``, ``not-yours``, ``role-wrong``).
        NotFoundError: Something that the message is about is not there for this sender (``about-unknown``).
        OrderError: The present state does not allow it (``out-of-order``, ``drill-mismatch``).
        MalformedError: A halt call says neither where nor which notice (``halt-core-missing``).
    """
    fact = asked.fact
    _require_drillable(asked)
    if fact is not None:
        for demand in ROWS[type(fact)]:
            demand(asked)
    if not isinstance(fact, halts.HaltCalled):
        _require_about_known(asked)
        _require_audience_known(asked)


def _require_drillable(asked: Asked) -> None:
    if asked.logged.header.drill and type(asked.fact) in _NEVER_DRILLED:
        raise OrderError("The register and the arrangement know no drills.", code="drill-mismatch")


def _require_about_known(asked: Asked) -> None:
    for about in asked.logged.header.about:
        if not asked.knows(about):
            raise NotFoundError(
                "The message is about something that is not known here.", code="about-unknown"
            )


def _require_audience_known(asked: Asked) -> None:
    audience, parties = asked.logged.header.audience, asked.own.arrangement.parties
    unknown = [] if audience == "all" else sorted(set(audience) - set(parties))
    if unknown and asked.full.entries:
        raise NotFoundError(
            "The message is meant for a party that is not known here.", code="party-unknown", parties=unknown
        )


def _itself(asked: Asked) -> None:
    if asked.logged.header.sender != asked.full.arrangement.itself:
        raise ForbiddenError("Only the desk itself can say this.", code="desk-only")


def _neutral(asked: Asked) -> None:
    if asked.full.entries and asked.role is not PartyRole.NEUTRAL:
        raise ForbiddenError("Only the neutral desk can say this.", code="role-wrong")


def _founding(asked: Asked) -> None:
    fact, header = asked.fact, asked.logged.header
    if asked.full.entries == 0 and (fact.role is not PartyRole.NEUTRAL or fact.party != header.sender.party):
        raise OrderError("A log begins with the neutral party that runs it.")


def _first_said(asked: Asked) -> None:
    if asked.full.entries == 0:
        raise OrderError("A log begins with the neutral party that runs it.")


def _party_known(asked: Asked) -> None:
    if asked.fact.party not in asked.full.arrangement.parties:
        raise NotFoundError("There is no such party.", code="party-unknown", party=asked.fact.party)


def _key_new(asked: Asked) -> None:
    if asked.fact.public_key in asked.full.arrangement.keys and asked.full.entries > 2:
        raise OrderError("This key is enrolled already, or was revoked.", code="key-known")


def _invite_unused(asked: Asked) -> None:
    invite = asked.fact.invite
    if invite and any(key.invite == invite for key in asked.full.arrangement.keys.values()):
        raise OrderError(
            "This link was used already. Ask the neutral desk for a new one.", code="invite-used"
        )


def _own_key(asked: Asked) -> None:
    key = asked.full.arrangement.keys.get(asked.fact.public_key)
    neutral = asked.role is PartyRole.NEUTRAL
    if key is None or not (neutral or key.desk.party == asked.logged.party):
        raise NotFoundError("There is no such key.", code="key-unknown")


def _own_desk(asked: Asked) -> None:
    if asked.role is not PartyRole.NEUTRAL and asked.fact.desk.party != asked.logged.party:
        raise ForbiddenError("A roster is set by its own party or the neutral desk.", code="not-yours")


def _object(*kinds: ObjectKind) -> Demand:
    def demand(asked: Asked) -> None:
        if find_object(asked).protected.kind not in kinds:
            raise NotFoundError("There is no such object.", code="about-unknown")

    return demand


def find_object(asked: Asked) -> Registered:
    """Return the object that the message is about, as the sender may see it.

    Raises:
        NotFoundError: There is none for this sender (``about-unknown``).
    """
    entry = asked.own.register.objects.get(asked.logged.header.subject or "")
    if entry is None:
        raise NotFoundError("There is no such object.", code="about-unknown")
    return entry


def _not_withdrawn(asked: Asked) -> None:
    if find_object(asked).withdrawn:
        raise OrderError("The object was withdrawn.", state="withdrawn")


def _owner(asked: Asked) -> None:
    if find_object(asked).protected.owner != asked.logged.party:
        raise ForbiddenError("Only the owner can say this of an object.", code="not-yours")


def _owner_or_neutral(asked: Asked) -> None:
    if asked.role is not PartyRole.NEUTRAL:
        _owner(asked)


def _ends_own(asked: Asked) -> None:
    """A movement that is over is not checked any more, so only its owner or the neutral desk ends it."""
    if asked.fact.progress in ENDS_MOVEMENT:
        _owner_or_neutral(asked)


def _consented(asked: Asked) -> None:
    """A withdrawal is told to the party that it names, which must not hear of the object by it."""
    if asked.fact.party not in find_object(asked).consents:
        raise OrderError("This party has no consent that could be withdrawn.", code="consent-missing")


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


def _notifier(asked: Asked) -> None:
    notice = find_notice(asked)
    if notice.notifier != asked.logged.party:
        raise ForbiddenError("Only its notifier can say this of a notice.", code="not-yours")


def _not_over(asked: Asked) -> None:
    notice = find_notice(asked)
    if notice.life in (Life.CANCELLED, Life.ENDED):
        raise OrderError("The notice is over.", state=notice.life.value)


def _recipient(asked: Asked) -> None:
    notice = find_notice(asked)
    may = asked.logged.party in notice.recipients or asked.role is PartyRole.NEUTRAL
    if not may or asked.logged.party == notice.notifier:
        raise ForbiddenError("Only a recipient can say this of a notice.", code="not-yours")


def _asks_somebody(asked: Asked) -> None:
    """A notice that reaches nobody looks like one that nobody objects to."""
    if not recipients_of(asked.logged, asked.own.arrangement):
        raise OrderError("The notice names nobody who could answer it.", code="audience-empty")


def _deadline_ahead(asked: Asked) -> None:
    answer_by = asked.fact.answer_by
    if answer_by is not None and answer_by <= asked.logged.received_at:
        raise OrderError("The time to answer is over before the notice is filed.", code="deadline-passed")


def _same_audience(asked: Asked) -> None:
    known, now = set(find_notice(asked).recipients), recipients_of(asked.logged, asked.own.arrangement)
    if any(not asked.own.arrangement.is_neutral(party) for party in known ^ now):
        raise OrderError("An amendment goes to the same parties as its notice.", code="audience-changed")


def _object_named(asked: Asked) -> None:
    if asked.fact.object and asked.fact.object not in asked.own.register.objects:
        raise NotFoundError("There is no such object.", code="about-unknown")


def _concern_given(asked: Asked) -> None:
    header, recipients = asked.logged.header, find_notice(asked).recipients
    givers = {g.id: party for party, r in recipients.items() for g in r.given if g.settled_at is None}
    named = header.about[1:]
    if not named or not set(named) <= set(givers):
        raise OrderError("Name the open answers that this settles, after the notice.", code="concern-unknown")
    heard = (header.is_for(givers[g]) or asked.own.arrangement.is_neutral(givers[g]) for g in named)
    if not all(heard):
        raise OrderError("This has to reach the parties whose answers it settles.", code="audience-changed")


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


def _halt_open(asked: Asked) -> None:
    if find_halt(asked).closed_at is not None:
        raise OrderError("The halt is closed.", state="closed")


def _halt_closed(asked: Asked) -> None:
    if find_halt(asked).closed_at is None:
        raise OrderError("The halt is not closed.", state=find_halt(asked).state.value)


def _takes_call(asked: Asked) -> None:
    """Any person of a party concerned takes a call; the neutral desk speaks for who only has a telephone."""
    spoken_for = asked.fact.on_behalf_of
    if spoken_for and asked.role is not PartyRole.NEUTRAL:
        raise ForbiddenError("Only the neutral desk speaks on behalf of a party.", code="role-wrong")
    if (spoken_for or asked.logged.party) not in _concerned(asked):
        raise ForbiddenError("Only a party that the call is for can say this of it.", code="not-yours")


def _concerned(asked: Asked) -> tuple[str, ...]:
    """Return the parties that must answer the halt, by the full picture, once the sender may know of it."""
    return asked.full.halts.halts[find_halt(asked).id].concerned


def _verifies(asked: Asked) -> None:
    """Who has to stop is no observer of the own stop, whatever its role (R26)."""
    halt = find_halt(asked)
    watches = asked.role in (PartyRole.NEUTRAL, PartyRole.MONITOR, PartyRole.HUMANITARIAN)
    observer = watches and asked.logged.party not in _concerned(asked)
    if asked.logged.party != halt.caller and not observer:
        raise ForbiddenError("A stop is verified by the caller or an observer.", code="role-wrong")
    if not halt.stopped:
        raise OrderError("Nobody has stated a stop yet.", state=halt.state.value)


def _closes(asked: Asked) -> None:
    halt = find_halt(asked)
    if not (halt.stopped and halt.verified) and not asked.fact.reason:
        raise OrderError(
            "Closing needs a stated stop and a confirmation, or a signed reason.",
            code="stop-not-verified",
            state=halt.state.value,
        )


def _halt_core(asked: Asked) -> None:
    if asked.fact.where is None and asked.fact.notice is None:
        raise MalformedError("A halt call says where, or which notice.", code="halt-core-missing")


def _report_placed(asked: Asked) -> None:
    if asked.logged.header.subject is None:
        if asked.fact.where is None:
            raise MalformedError("A report of fire says where, or which halt.", code="report-core-missing")
    else:
        find_halt(asked)


_SITE, _MOVEMENT, _POSITION = ObjectKind.SITE, ObjectKind.MOVEMENT, ObjectKind.POSITION
_SAID: tuple[Demand, ...] = (_first_said,)

ROWS: dict[type[Fact], tuple[Demand, ...]] = {
    arrangement.PartyAdmitted: (_neutral, _founding),
    arrangement.DeskOpened: (_first_said, _neutral, _party_known),
    arrangement.KeyEnrolled: (_first_said, _neutral, _party_known, _key_new, _invite_unused),
    arrangement.KeyRevoked: (_first_said, _own_key),
    arrangement.PolicySet: (_first_said, _neutral),
    arrangement.RosterSet: (_first_said, _own_desk),
    arrangement.PresenceConfirmed: _SAID,
    arrangement.PresenceMissed: (_itself,),
    arrangement.ChannelStateChanged: _SAID,
    register.SiteNotified: _SAID,
    register.SiteAmended: (_object(_SITE), _owner, _not_withdrawn),
    register.SiteVerified: (_object(_SITE), _owner_or_neutral, _not_withdrawn),
    register.SiteReviewOverdue: (_itself, _object(_SITE), _not_withdrawn),
    register.SiteWithdrawn: (_object(_SITE), _owner, _not_withdrawn),
    register.MovementNotified: _SAID,
    register.MovementAmended: (_object(_MOVEMENT), _owner),
    register.MovementProgressed: (_object(_MOVEMENT), _ends_own),
    register.PositionDeclared: _SAID,
    register.PositionAmended: (_object(_POSITION), _owner, _not_withdrawn),
    register.PositionWithdrawn: (_object(_POSITION), _owner, _not_withdrawn),
    register.ConsentGiven: (_object(_SITE, _MOVEMENT), _owner, _not_withdrawn, _party_known),
    register.ConsentWithdrawn: (_object(_SITE, _MOVEMENT), _owner, _consented),
    register.ReadingChosen: _SAID,
    register.LocationReadBack: _SAID,
    register.LocationDoubted: (_itself,),
    register.SiteChecked: (_object(_SITE), _not_withdrawn),
    register.TrackReported: (_object(_MOVEMENT),),
    register.BeliefStated: _SAID,
    notices.NoticeFiled: (_first_said, _asks_somebody, _deadline_ahead),
    notices.NoticeAmended: (_notifier, _not_over, _same_audience, _deadline_ahead),
    notices.NoticeCancelled: (_notifier, _not_over),
    notices.NoticeStarted: (_notifier, _not_over),
    notices.NoticeEnded: (_notifier, _not_over),
    notices.CheckMade: (_itself,),
    answers.Delivered: (_itself,),
    answers.Opened: (_recipient,),
    answers.Acknowledged: (_recipient,),
    answers.Listed: (_recipient,),
    answers.PassedOn: (_recipient,),
    answers.ConfirmedAtActingLevel: (_recipient,),
    answers.Answered: (_recipient, _object_named),
    answers.ConcernAnswered: (_notifier, _concern_given),
    answers.SilenceRecorded: (_itself,),
    halts.HaltCalled: (_first_said, _halt_core),
    halts.HaltDelivered: (_itself,),
    halts.HaltAcknowledged: (_halt_open, _takes_call),
    halts.StopOrdered: (_halt_open, _takes_call),
    halts.FireStopped: (_halt_open, _takes_call),
    halts.StopVerified: (_halt_open, _verifies),
    halts.FireReported: (_first_said, _report_placed),
    halts.HaltReopened: (_itself, _halt_closed),
    halts.EscalationStepped: (_itself, _halt_open),
    halts.HaltClosed: (_neutral, _halt_open, _closes),
    calls.CallLogged: _SAID,
}
"""What is demanded of each kind; a kind without a row cannot be said at all."""

_IN_DRILLS = (register.ReadingChosen, register.LocationReadBack, register.LocationDoubted)
_NEVER_DRILLED = frozenset({*arrangement.FACTS, *register.FACTS} - {*_IN_DRILLS})
