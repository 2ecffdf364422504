"""What each party may see, entry by entry and part by part; all of it is decided in one place."""

from collections.abc import Iterable

import pytest

from checkfire.duty.due import FIRE_NEAR
from checkfire.picture.views import show
from checkfire.testing import world
from checkfire.testing.examples import DUTY, EXAMPLES, SOME_ID
from checkfire.testing.paper import ITSELF, Paper
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.protected import ObjectKind
from checkfire.vocab.verdict import Finding, Nearest, Reason, Verdict
from checkfire.wire import answers, arrangement, calls, halts, notices, register
from checkfire.wire.fact import Fact
from checkfire.wire.header import Audience

PARTIES = ("desk", "alpha", "bravo", "charlie", "relief", "watchers")
CONCERN = answers.Answered(answer=answers.Answer.CONCERN, text="a school is there")


class World:
    """A paper log with an object, a notice and a halt, and questions about who sees what."""

    def __init__(self, paper: Paper) -> None:
        """Register a site that bravo may know of, file a notice to bravo, and call a halt on it."""
        self.paper = paper
        self.site = paper.say("relief", world.site(), audience=())
        self.consent("bravo")
        far = world.notice(world.north_of(world.HERE, 60_000))
        self.notice = paper.say("alpha", far, audience=("bravo",))
        self.halt = paper.say("relief", world.halt(far.activity.place.area.centre), audience=())

    def consent(self, *parties: str) -> None:
        """Give consent for the site."""
        for party in parties:
            self.paper.say("relief", register.ConsentGiven(party=party, person="head"), about=(self.site,))

    def withdraw(self, party: str) -> None:
        """Withdraw consent for the site."""
        fact = register.ConsentWithdrawn(party=party, person="head")
        self.paper.say("relief", fact, about=(self.site,))

    def seen_by(self, message_id: str) -> tuple[str, ...]:
        """Return the parties that see a message."""
        (logged,) = [logged for logged in self.paper.log if logged.id == message_id]
        return tuple(p for p in PARTIES if show(self.paper.full, logged, p) is not None)

    def parts(self, message_id: str, party: str) -> set[str]:
        """Return the parts that a party sees of a message."""
        (logged,) = [logged for logged in self.paper.log if logged.id == message_id]
        shown = show(self.paper.full, logged, party)
        assert shown is not None
        return set(shown.message.parts)

    def who_sees(
        self,
        by: str | DeskRef,
        fact: Fact,
        *about: str,
        audience: Audience = "all",
    ) -> tuple[str, ...]:
        """Say something and return the parties that see it."""
        return self.seen_by(self.paper.say(by, fact, about=about, audience=audience))


@pytest.fixture
def w(paper: Paper) -> World:
    """Return the world of these tests."""
    return World(paper)


def test_site_is_seen_by_its_owner_and_by_consent_alone(w: World) -> None:
    """R9: a site without consent for a party is absent for it, whatever audience was written on it."""
    assert w.seen_by(w.site) == ("desk", "bravo", "relief")
    assert w.who_sees("relief", world.site(), audience="all") == ("desk", "relief")
    assert w.who_sees("relief", world.movement(), audience="all") == ("desk", "relief")


def test_position_is_seen_by_its_owner_alone(w: World) -> None:
    """R10: no audience and no consent ever shows a position to anybody but its owner and the desk."""
    position = w.paper.say("alpha", world.position(), audience="all")
    w.paper.say("alpha", register.ConsentGiven(party="bravo", person="head"), about=(position,))
    assert w.seen_by(position) == ("desk", "alpha")


@pytest.mark.parametrize(
    "by,fact,seen",
    [
        ("relief", EXAMPLES[register.SiteAmended], ("desk", "bravo", "relief")),
        ("relief", EXAMPLES[register.SiteVerified], ("desk", "bravo", "relief")),
        (ITSELF, EXAMPLES[register.SiteReviewOverdue], ("desk", "bravo", "relief")),
        ("relief", EXAMPLES[register.SiteWithdrawn], ("desk", "bravo", "relief")),
        ("bravo", EXAMPLES[register.TrackReported], ("desk", "bravo", "relief")),
        ("bravo", EXAMPLES[register.SiteChecked], ("desk", "bravo")),
        ("bravo", EXAMPLES[register.BeliefStated], ("desk", "bravo")),
        ("bravo", EXAMPLES[calls.CallLogged], ("desk", "bravo")),
    ],
    ids=lambda value: getattr(value, "KIND", "").removeprefix("checkfire."),
)
def test_change_reaches_who_knows_the_object_and_words_reach_their_audience(
    w: World, by: str | DeskRef, fact: Fact, seen: tuple[str, ...]
) -> None:
    """R8, R9: whoever may know an object sees what becomes of it; what is said of it stays addressed."""
    assert w.who_sees(by, fact, w.site, audience=()) == seen
    assert w.who_sees(by, fact, w.site, audience="all") == ("desk", "bravo", "relief")


def test_words_that_name_a_hidden_object_anywhere_are_hidden(w: World) -> None:
    """R9: an object is hidden with everything that speaks of it, also in second place and by its finder."""
    assert w.who_sees("bravo", EXAMPLES[calls.CallLogged], w.notice, w.site) == ("desk", "bravo")
    w.withdraw("bravo")
    assert w.who_sees("bravo", EXAMPLES[calls.CallLogged], w.site) == ("desk", "relief")


def test_consent_is_told_to_the_party_that_it_names(w: World) -> None:
    """R9: who else may know of an object is told to nobody but its owner and the neutral desk."""
    w.consent("charlie", "bravo")
    given = [logged.id for logged in w.paper.log if isinstance(logged.fact, register.ConsentGiven)]
    assert [w.seen_by(i) for i in given] == [
        ("desk", "bravo", "relief"),
        ("desk", "charlie", "relief"),
        ("desk", "bravo", "relief"),
    ]


def test_withdrawal_is_told_and_hides_the_object(w: World) -> None:
    """R9: a party that had an object learns that consent was withdrawn, and then no more of it."""
    w.consent("charlie")
    w.withdraw("bravo")
    withdrawn = w.paper.log[-1].id
    assert w.seen_by(withdrawn) == ("desk", "bravo", "relief")
    assert w.seen_by(w.site) == ("desk", "charlie", "relief")
    given = [logged.id for logged in w.paper.log if isinstance(logged.fact, register.ConsentGiven)]
    assert w.seen_by(given[0]) == ("desk", "relief")
    w.consent("bravo")
    assert w.seen_by(withdrawn) == ("desk", "bravo", "relief")


def test_withdrawal_never_speaks_of_another_hidden_object(w: World) -> None:
    """R9: a withdrawal that also names an object unknown to the party does not reach it."""
    other = w.paper.say("relief", world.site())
    fact = register.ConsentWithdrawn(party="bravo", person="head")
    assert w.who_sees("relief", fact, w.site, other) == ("desk", "relief")


def test_notice_is_seen_by_its_notifier_and_recipients(w: World) -> None:
    """R18: a notice and what becomes of it reach those who are asked, and nobody else."""
    assert w.seen_by(w.notice) == ("desk", "alpha", "bravo")
    for fact in (notices.NoticeStarted(), notices.NoticeEnded(), EXAMPLES[notices.NoticeCancelled]):
        assert w.who_sees("alpha", fact, w.notice, audience=()) == ("desk", "alpha", "bravo")
        assert w.who_sees("alpha", fact, w.notice, audience="all") == ("desk", "alpha", "bravo")


def test_notice_that_names_a_shared_object_stays_with_its_recipients(w: World) -> None:
    """A notice never reaches a stranger by speaking of an object that the stranger may know of."""
    w.consent("charlie", "alpha")
    filed = w.who_sees("alpha", world.notice(), w.site, audience=("bravo",))
    assert filed == ("desk", "alpha", "bravo")


@pytest.mark.parametrize(
    "fact,seen",
    [
        (answers.Delivered(desk=DUTY, channel="stream"), ("desk", "alpha", "bravo")),
        (answers.SilenceRecorded(party="bravo", answer_by=world.START), ("desk", "alpha", "bravo")),
    ],
    ids=["delivered", "silence"],
)
def test_note_on_a_recipient_reaches_the_notifier_and_that_recipient(
    w: World, fact: Fact, seen: tuple[str, ...]
) -> None:
    """R18: that one recipient was silent is not told to the other ones."""
    notice = w.paper.say("alpha", world.notice(), audience=("bravo", "charlie"))
    assert w.who_sees(ITSELF, fact, notice, audience="all") == seen


def test_answer_reaches_the_notifier_and_its_audience_among_the_recipients(w: World) -> None:
    """R19: a concern always reaches the notifier, and never somebody who was not asked."""
    notice = w.paper.say("alpha", world.notice(), audience=("bravo", "charlie"))
    assert w.who_sees("bravo", CONCERN, notice, audience=()) == ("desk", "alpha", "bravo")
    assert w.who_sees("bravo", CONCERN, notice, audience="all") == ("desk", "alpha", "bravo", "charlie")
    assert w.who_sees("bravo", CONCERN, SOME_ID, audience="all") == ("desk", "bravo")


def test_object_of_a_concern_is_shown_to_who_may_know_it(w: World) -> None:
    """R9: a notifier reads the concern; which object it is about only with consent."""
    fact = answers.Answered(answer=answers.Answer.CONCERN, text="near a site", object=w.site)
    concern = w.paper.say("bravo", fact, about=(w.notice,))
    assert w.parts(concern, "alpha") == {"body"}
    assert w.parts(concern, "bravo") == w.parts(concern, "desk") == {"body", "object"}
    w.consent("alpha")
    assert w.parts(concern, "alpha") == {"body", "object"}
    unknown = answers.Answered(answer=answers.Answer.CONCERN, text="near", object=SOME_ID)
    assert w.parts(w.paper.say("bravo", unknown, about=(w.notice,)), "alpha") == {"body"}


def check(
    audience: str, nearest: Iterable[str] = (), reasons: Iterable[str | None] = ()
) -> notices.CheckMade:
    """Return a check that names some objects as near, and some only in its reasons."""
    verdict = Verdict(
        finding=Finding.CONFLICT,
        nearest=tuple(
            Nearest(object=o, kind=ObjectKind.SITE, label="x", distance_m=1, bearing_deg=0, gap_m=0)
            for o in nearest
        ),
        reasons=tuple(Reason(rule="CF-LOC-01", finding=Finding.UNKNOWN, object=o) for o in reasons),
    )
    return notices.CheckMade(
        audience=audience,
        scope=notices.Scope.PARTY,
        verdict=verdict,
        entries=1,
        evaluated_at=world.START,
        software="0",
    )


def test_check_is_seen_by_the_party_that_it_was_made_for(w: World) -> None:
    """R17: a check result reaches its one audience, whatever is written beside it."""
    assert w.who_sees(ITSELF, check("bravo"), w.notice) == ("desk", "bravo")
    assert w.who_sees(ITSELF, check("alpha"), w.notice) == ("desk", "alpha")


def test_owner_is_told_of_a_match_without_being_shown_the_notice(w: World) -> None:
    """R10: an owner hears of a conflict with its own object, although the notice is not for it."""
    position = w.paper.say("charlie", world.position())
    assert w.who_sees(ITSELF, check("charlie", [position]), w.notice) == ("desk", "charlie")
    assert w.notice not in w.paper.views.of("charlie").notices.notices


@pytest.mark.parametrize("where", ["nearest", "reasons"])
def test_withdrawal_hides_old_checks_that_name_the_object(w: World, where: str) -> None:
    """R9: a result of last week never tells of an object that a party may know no more."""
    made = check("bravo", **{where: [w.site]})
    result = w.paper.say(ITSELF, made, about=(w.notice,))
    assert w.seen_by(result) == ("desk", "bravo")
    w.withdraw("bravo")
    assert w.seen_by(result) == ("desk",)


def test_check_whose_reasons_name_no_object_is_shown(w: World) -> None:
    """R17: a reason that speaks of no object hides nothing."""
    assert w.who_sees(ITSELF, check("bravo", reasons=[None]), w.notice) == ("desk", "bravo")


def test_halt_is_seen_by_those_who_are_told(w: World) -> None:
    """R23: all armed parties see the call, whatever audience was written on it; others only if concerned."""
    assert w.seen_by(w.halt) == PARTIES
    w.halt = w.paper.say("watchers", world.halt(world.north_of(world.HERE, 300_000)), audience=())
    told = ("desk", "alpha", "bravo", "charlie", "watchers")
    assert w.paper.full.halts.halts[w.halt].told == ("alpha", "bravo", "charlie", "desk", "watchers")
    assert w.seen_by(w.halt) == told
    for fact in (halts.HaltAcknowledged(), halts.FireReported(strikes=1), halts.HaltClosed()):
        assert w.who_sees("alpha", fact, w.halt, audience=()) == told
        assert w.who_sees("alpha", fact, w.halt, audience="all") == told


def test_call_that_names_a_hidden_object_still_reaches_everybody(w: World) -> None:
    """R23: nothing that a caller writes beside the call keeps it from those who have to stop."""
    assert w.who_sees("relief", world.halt(), w.site) == PARTIES
    others = ("desk", "alpha", "bravo", "charlie", "watchers")
    assert w.who_sees("charlie", world.halt(), w.site, w.notice) == others


def test_words_about_a_halt_stay_with_their_audience_among_the_told(w: World) -> None:
    """A telephone call that is logged for the neutral desk is not shown to all who know of the halt."""
    assert w.who_sees("alpha", EXAMPLES[calls.CallLogged], w.halt, audience=()) == ("desk", "alpha")
    elsewhere = w.paper.say("watchers", world.halt(world.north_of(world.HERE, 300_000)))
    told = w.who_sees("alpha", EXAMPLES[calls.CallLogged], elsewhere, audience="all")
    assert told == ("desk", "alpha", "bravo", "charlie", "watchers")


def test_notice_that_names_a_halt_stays_with_its_recipients(w: World) -> None:
    """A notice filed after a halt reaches those that it asks, not all who were told of the halt."""
    assert w.who_sees("alpha", world.notice(), w.halt, audience=("bravo",)) == ("desk", "alpha", "bravo")


def test_who_else_has_the_call_on_its_line_is_not_told(w: World) -> None:
    """R25: a delivery is shown to the desk that it was made to, and the rungs' names to nobody."""
    fact = halts.HaltDelivered(desk=DUTY, channel="stream")
    assert w.who_sees(ITSELF, fact, w.halt) == ("desk", "bravo")
    step = w.paper.say(ITSELF, EXAMPLES[halts.EscalationStepped], about=(w.halt,))
    assert w.parts(step, "desk") == {"body"}
    named = halts.EscalationStepped(
        step=1,
        after_s=30,
        due_at=world.START,
        roles=EXAMPLES[halts.EscalationStepped].roles,
        unanswered=("alpha",),
        desks=(DUTY,),
    )
    step = w.paper.say(ITSELF, named, about=(w.halt,))
    assert (w.parts(step, "desk"), w.parts(step, "bravo")) == ({"body", "who"}, {"body"})


def test_notice_of_a_call_is_shown_to_who_may_know_the_notice(w: World) -> None:
    """R24: whoever is told reads the call; which notice it means only if the notice is theirs too."""
    halt = w.paper.say("relief", world.halt(notice=w.notice))
    assert w.parts(halt, "bravo") == {"core", "notice"}
    assert w.parts(halt, "watchers") == w.parts(halt, "charlie") == {"core"}
    unknown = w.paper.say("relief", world.halt(notice=SOME_ID))
    assert w.parts(unknown, "bravo") == {"core"}


def test_report_that_reopened_a_halt_is_shown_where_it_named_the_halt(w: World) -> None:
    """R27: a report on the halt itself is named; one from elsewhere is not, and the halt is open again."""
    inside = w.paper.say("relief", halts.FireReported(strikes=1), about=(w.halt,))
    known = w.paper.say(ITSELF, halts.HaltReopened(report=inside), about=(w.halt,))
    assert w.parts(known, "bravo") == {"report"}
    loose = w.paper.say("charlie", halts.FireReported(where=world.place()), audience=())
    hidden = w.paper.say(ITSELF, halts.HaltReopened(report=loose), about=(w.halt,))
    assert (w.parts(hidden, "bravo"), w.parts(hidden, "desk")) == (set(), {"report"})
    stray = w.paper.say("bravo", halts.HaltReopened(report=loose))
    assert w.parts(stray, "charlie") == set()
    assert w.paper.views.of("bravo").halts.halts[w.halt].reopened_at == world.START


def test_fire_nearby_is_said_without_its_report(w: World) -> None:
    """R27: all who are told hear from the desk that there is fire, and a report stays with its audience."""
    report = halts.FireReported(where=world.place(None), strikes=2)
    assert w.who_sees("watchers", report, audience=()) == ("desk", "watchers")
    assert w.who_sees(ITSELF, FIRE_NEAR, w.halt, audience="all") == PARTIES


def test_roster_is_seen_by_its_own_party(w: World) -> None:
    """R29: the names on a roster are for that party and the neutral desk."""
    assert w.who_sees(world.NEUTRAL, EXAMPLES[arrangement.RosterSet]) == ("desk", "bravo")


@pytest.mark.parametrize(
    "audience,seen",
    [
        ((), ("desk", "alpha")),
        (("charlie",), ("desk", "alpha", "charlie")),
        ("all", PARTIES),
    ],
    ids=["nobody", "charlie", "all"],
)
def test_everything_else_is_seen_by_its_audience(w: World, audience: Audience, seen: tuple[str, ...]) -> None:
    """What a party addresses to somebody is read by them and by the neutral desk alone."""
    assert w.who_sees("alpha", EXAMPLES[calls.CallLogged], audience=audience) == seen
    assert w.who_sees("alpha", halts.FireReported(where=world.place()), audience=audience) == seen
