"""One example of every kind of message: what it takes to say each of them once."""

from __future__ import annotations

from datetime import timedelta

from checkfire.testing import world
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.instant import StatedInstant
from checkfire.vocab.party import ChannelState, DutyRole, PartyRole
from checkfire.vocab.verdict import Finding, Verdict
from checkfire.wire import answers, arrangement, calls, halts, notices, register
from checkfire.wire.fact import Fact

SOME_ID = "01890000-0000-7000-8000-000000000001"
SOME_KEY = "A" * 43 + "="
DUTY = DeskRef(party="bravo", desk="duty")
_SITE, _MOVEMENT, _POSITION = world.site(), world.movement(), world.position()
_NOTICE = world.notice()
_LATER = world.START + timedelta(days=30)

_FACTS: tuple[Fact, ...] = (
    arrangement.PartyAdmitted(party="delta", name="Delta forces", role=PartyRole.ARMED),
    arrangement.DeskOpened(party="bravo", desk="ops", name="Operations"),
    arrangement.KeyEnrolled(party="bravo", desk="duty", public_key=SOME_KEY, label="spare key"),
    arrangement.KeyRevoked(public_key=SOME_KEY, reason="lost"),
    arrangement.PolicySet(answer_within_s=1_800),
    arrangement.RosterSet(
        desk=DUTY,
        shifts=(
            arrangement.Shift(
                starts_at=world.START, ends_at=_LATER, primary="first officer", alternates=("second officer",)
            ),
        ),
    ),
    arrangement.PresenceConfirmed(),
    arrangement.PresenceMissed(desk=DUTY),
    arrangement.ChannelStateChanged(channel="hotline", state=ChannelState.SUSPENDED, by="bravo"),
    _SITE,
    register.SiteAmended(name=_SITE.name, category=_SITE.category, place=_SITE.place, standoff_m=700),
    register.SiteVerified(person="A. Person", role="field officer"),
    register.SiteReviewOverdue(review_by=world.START),
    register.SiteWithdrawn(reason="moved"),
    _MOVEMENT,
    register.MovementAmended(
        name=_MOVEMENT.name, waypoints=_MOVEMENT.waypoints, stated="as before", escort=_MOVEMENT.escort
    ),
    register.MovementProgressed(progress=register.Progress.DEPARTED),
    _POSITION,
    register.PositionAmended(label=_POSITION.label, place=_POSITION.place, standoff_m=400),
    register.PositionWithdrawn(reason="left"),
    register.ConsentGiven(party="bravo", person="head of office"),
    register.ConsentWithdrawn(party="bravo", person="head of office"),
    register.ReadingChosen(phrase="by the river", landmark="the bridge", point=world.HERE),
    world.read_back(),
    register.LocationDoubted(rule="CF-LOC-01", doubt="the axes may be swapped"),
    register.SiteChecked(found="in use"),
    register.TrackReported(point=world.HERE, accuracy_m=50, seen=StatedInstant(stated="just now")),
    register.BeliefStated(place=world.place(), belief="a militia is there", basis="seen from the road"),
    _NOTICE,
    notices.NoticeAmended(activity=_NOTICE.activity, summary="Flights, one hour later"),
    notices.NoticeCancelled(reason="weather"),
    notices.NoticeStarted(),
    notices.NoticeEnded(),
    notices.CheckMade(
        audience="bravo",
        scope=notices.Scope.PARTY,
        verdict=Verdict(finding=Finding.NONE_KNOWN),
        entries=1,
        evaluated_at=world.START,
        software="0",
    ),
    answers.Delivered(desk=DUTY, channel="stream"),
    answers.Opened(),
    answers.Acknowledged(),
    answers.Listed(stated_by="duty officer"),
    answers.PassedOn(stated_by="duty officer", to="air wing"),
    answers.ConfirmedAtActingLevel(stated_by="duty officer"),
    answers.Answered(answer=answers.Answer.NO_CONCERN),
    answers.ConcernAnswered(role="chief of operations", reason="moved two kilometres east"),
    answers.SilenceRecorded(party="bravo", answer_by=world.START),
    world.halt(),
    halts.HaltDelivered(desk=DUTY, channel="stream"),
    halts.HaltAcknowledged(),
    halts.StopOrdered(),
    halts.FireStopped(),
    halts.StopVerified(basis="no fire seen since"),
    halts.FireReported(strikes=1),
    halts.HaltReopened(report=SOME_ID),
    halts.EscalationStepped(step=1, after_s=30, due_at=world.START, roles=(DutyRole.ALTERNATE,)),
    halts.HaltClosed(),
    calls.CallLogged(
        caller="bravo",
        callee="desk",
        means=calls.Means.RADIO,
        words="we hear fire",
        entered_by="officer on watch",
        happened=StatedInstant(stated="ten minutes ago"),
    ),
)

EXAMPLES: dict[type[Fact], Fact] = {type(fact): fact for fact in _FACTS}
"""A fact of every known kind, by its class."""
