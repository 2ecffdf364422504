"""Who may say what, and when: one row a kind, each a list of small demands.

* Every reference is looked up in the sender's own picture, so that what is hidden from the sender
  is answered like what does not exist.
* A halt call is never refused for anything but its core.
* The rows state who speaks (neutral desk, owner, notifier, recipient, ...) and which state is needed.
"""

from __future__ import annotations

from checkfire.duty import demands, outlines
from checkfire.duty.asked import Asked, Demand
from checkfire.errors import MalformedError, NotFoundError, OrderError
from checkfire.vocab.protected import ObjectKind
from checkfire.wire import answers, arrangement, calls, halts, notices, register
from checkfire.wire.fact import Fact


def require_permitted(asked: Asked) -> None:
    """Demand that the sender may say this now.

    Raises:
        ForbiddenError: The sender's desk may not say this (``desk-only``, ``not-yours``, ``role-wrong``).
        NotFoundError: Something that the message is about is not there for this sender (``about-unknown``).
        OrderError: The present state does not allow it (``out-of-order``, ``drill-mismatch``).
        MalformedError: A halt call says neither where nor which notice (``halt-core-missing``), or a kind of
            ours is not known here (``kind-unknown``).
    """
    fact = asked.fact
    _require_drillable(asked)
    if fact is None:
        _require_not_ours(asked)
    else:
        for demand in ROWS[type(fact)]:
            demand(asked)
    if not isinstance(fact, halts.HaltCalled):
        _require_about_known(asked)
        _require_audience_known(asked)


def _require_drillable(asked: Asked) -> None:
    if asked.logged.header.drill and type(asked.fact) in _NEVER_DRILLED:
        raise OrderError("The register and the arrangement know no drills.", code="drill-mismatch")


def _require_not_ours(asked: Asked) -> None:
    """A kind of ours promises that the desk acts on it; one that is not known would be kept in silence."""
    kind = asked.logged.header.kind
    if kind.startswith(_OURS):
        hint = "Nothing was stored, and nobody was told. Say it in a version that this desk knows."
        raise MalformedError(
            "This desk does not know this kind of message.", code="kind-unknown", hint=hint, kind=kind
        )


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


_OURS = "checkfire."
_SITE, _MOVEMENT, _POSITION = ObjectKind.SITE, ObjectKind.MOVEMENT, ObjectKind.POSITION
_SAID: tuple[Demand, ...] = (demands.first_said,)

ROWS: dict[type[Fact], tuple[Demand, ...]] = {
    arrangement.PartyAdmitted: (demands.neutral, demands.founding, demands.role_kept, demands.to_all),
    arrangement.DeskOpened: (demands.first_said, demands.neutral, demands.party_known, demands.to_all),
    arrangement.KeyEnrolled: (
        demands.first_said,
        demands.neutral,
        demands.party_known,
        demands.key_new,
        demands.not_the_desks_own,
        demands.to_all,
        demands.invite_unused,
    ),
    arrangement.KeyRevoked: (demands.first_said, demands.own_key, demands.to_all),
    arrangement.PolicySet: (demands.first_said, demands.neutral, demands.to_all),
    arrangement.RosterSet: (demands.first_said, demands.own_desk),
    arrangement.PresenceConfirmed: _SAID,
    arrangement.PresenceMissed: (demands.itself,),
    arrangement.ChannelStateChanged: (*_SAID, demands.own_channel),
    register.SiteNotified: (*_SAID, demands.place_small, outlines.area_usable),
    register.SiteAmended: (
        demands.about_a(_SITE),
        demands.owner,
        demands.not_withdrawn,
        demands.place_small,
        outlines.area_usable,
    ),
    register.SiteVerified: (demands.about_a(_SITE), demands.owner_or_neutral, demands.not_withdrawn),
    register.SiteReviewOverdue: (demands.itself, demands.about_a(_SITE), demands.not_withdrawn),
    register.SiteWithdrawn: (demands.about_a(_SITE), demands.owner, demands.not_withdrawn),
    register.MovementNotified: (*_SAID, demands.route_short),
    register.MovementAmended: (demands.about_a(_MOVEMENT), demands.owner, demands.route_short),
    register.MovementProgressed: (demands.about_a(_MOVEMENT), demands.ends_own),
    register.PositionDeclared: (*_SAID, demands.place_small, outlines.area_usable),
    register.PositionAmended: (
        demands.about_a(_POSITION),
        demands.owner,
        demands.not_withdrawn,
        demands.place_small,
        outlines.area_usable,
    ),
    register.PositionWithdrawn: (demands.about_a(_POSITION), demands.owner, demands.not_withdrawn),
    register.ConsentGiven: (
        demands.about_a(_SITE, _MOVEMENT),
        demands.owner,
        demands.not_withdrawn,
        demands.party_known,
    ),
    register.ConsentWithdrawn: (demands.about_a(_SITE, _MOVEMENT), demands.owner, demands.consented),
    register.ReadingChosen: _SAID,
    register.LocationReadBack: _SAID,
    register.LocationDoubted: (demands.itself,),
    register.SiteChecked: (demands.about_a(_SITE), demands.not_withdrawn),
    register.TrackReported: (demands.about_a(_MOVEMENT), demands.track_accurate),
    register.BeliefStated: _SAID,
    notices.NoticeFiled: (
        demands.first_said,
        demands.asks_somebody,
        demands.activity_short,
        outlines.activity_usable,
        demands.window_ahead,
        demands.deadline_ahead,
    ),
    notices.NoticeAmended: (
        demands.notifier,
        demands.not_over,
        demands.same_audience,
        demands.changes_something,
        demands.activity_short,
        outlines.activity_usable,
        demands.window_ahead,
        demands.deadline_ahead,
    ),
    notices.NoticeCancelled: (demands.notifier, demands.not_over),
    notices.NoticeStarted: (demands.notifier, demands.not_over),
    notices.NoticeEnded: (demands.notifier, demands.not_over),
    notices.CheckMade: (demands.itself,),
    answers.Delivered: (demands.itself,),
    answers.Opened: (demands.recipient,),
    answers.Acknowledged: (demands.recipient,),
    answers.Listed: (demands.recipient,),
    answers.PassedOn: (demands.recipient,),
    answers.ConfirmedAtActingLevel: (demands.recipient,),
    answers.Answered: (demands.recipient, demands.object_named),
    answers.ConcernAnswered: (demands.notifier, demands.concern_given),
    answers.SilenceRecorded: (demands.itself,),
    halts.HaltCalled: (demands.first_said, demands.halt_core),
    halts.HaltDelivered: (demands.itself,),
    halts.HaltAcknowledged: (demands.halt_open, demands.takes_call),
    halts.StopOrdered: (demands.halt_open, demands.takes_call),
    halts.FireStopped: (demands.halt_open, demands.takes_call),
    halts.StopVerified: (demands.halt_open, demands.verifies),
    halts.FireReported: (demands.first_said, demands.report_placed),
    halts.HaltReopened: (demands.itself, demands.halt_closed),
    halts.EscalationStepped: (demands.itself, demands.halt_open),
    halts.HaltClosed: (demands.neutral, demands.halt_open, demands.closes),
    calls.CallLogged: _SAID,
}
"""What is demanded of each kind; a kind without a row cannot be said at all."""

_IN_DRILLS = (register.ReadingChosen, register.LocationReadBack, register.LocationDoubted)
_NEVER_DRILLED = frozenset({*arrangement.FACTS, *register.FACTS} - {*_IN_DRILLS})
