"""A notice at each of its recipients: how far it got, what was answered, and that silence is silence."""

from datetime import timedelta

import pytest

from checkfire.picture.notices import Life, Notice, Recipient, Settled, Step
from checkfire.testing import world
from checkfire.testing.examples import DUTY, EXAMPLES, SOME_ID
from checkfire.testing.paper import ITSELF, Paper
from checkfire.vocab.ids import DeskRef
from checkfire.wire import answers, notices
from checkfire.wire.answers import Answer
from checkfire.wire.arrangement import PolicySet
from checkfire.wire.fact import Fact

CONCERN = answers.Answered(answer=Answer.CONCERN, text="a school is there")
NO_CONCERN = answers.Answered(answer=Answer.NO_CONCERN)
SETTLED = answers.ConcernAnswered(role="chief of operations", reason="moved east")


class Filed:
    """A notice on paper from alpha to bravo and charlie."""

    def __init__(self, paper: Paper, fact: notices.NoticeFiled | None = None) -> None:
        """File the notice."""
        self.paper = paper
        self.id = paper.say("alpha", fact or world.notice(), audience=("bravo", "charlie"))

    @property
    def notice(self) -> Notice:
        """The notice as the desk's own picture has it."""
        return self.paper.full.notices.notices[self.id]

    def at(self, party: str) -> Recipient:
        """Return what became of the notice at a recipient."""
        return self.notice.recipients[party]

    def say(self, by: str | DeskRef, fact: Fact, *about: str) -> str:
        """Say something of the notice."""
        self.paper.advance(60)
        return self.paper.say(by, fact, about=(self.id, *about))


@pytest.fixture
def filed(paper: Paper) -> Filed:
    """Return a notice that was just filed."""
    return Filed(paper)


def test_filed_notice_awaits_every_recipient(filed: Filed) -> None:
    """R18: each recipient stands apart from the first moment, and nobody has answered yet."""
    assert {p: (r.standing, r.furthest) for p, r in filed.notice.recipients.items()} == {
        "bravo": ("awaited", Step.FILED),
        "charlie": ("awaited", Step.FILED),
    }
    assert (filed.notice.notifier, filed.notice.life) == ("alpha", Life.ANNOUNCED)


def test_notice_to_all_asks_every_party_but_its_notifier_and_the_neutral_desk(paper: Paper) -> None:
    """R18: an answer is asked of every party that can have a concern."""
    notice = paper.full.notices.notices[paper.say("alpha", world.notice())]
    assert sorted(notice.recipients) == ["bravo", "charlie", "relief", "watchers"]


def test_notice_to_named_parties_asks_them_alone(paper: Paper) -> None:
    """R18: who is named is asked, also the neutral desk; a notifier never asks itself."""
    notice = paper.full.notices.notices[
        paper.say("alpha", world.notice(), audience=("alpha", "desk", "bravo"))
    ]
    assert sorted(notice.recipients) == ["bravo", "desk"]


@pytest.mark.parametrize(
    "starts_s,answer_within_s,expected_s",
    [(7_200, 3_600, 3_600), (1_800, 3_600, 1_800), (-600, 3_600, 3_600), (7_200, 600, 600)],
    ids=["mission", "sooner-start", "started-already", "shorter-mission"],
)
def test_deadline_is_the_missions_or_the_start_if_sooner(
    paper: Paper, starts_s: int, answer_within_s: int, expected_s: int
) -> None:
    """R18: every notice has a deadline, and it is not after the activity has begun."""
    paper.say(world.NEUTRAL, PolicySet(answer_within_s=answer_within_s))
    filed = Filed(paper, world.notice(starts_s=starts_s))
    assert filed.notice.answer_by == world.START + timedelta(seconds=expected_s)


def test_stated_deadline_stands(paper: Paper) -> None:
    """R18: a notifier that states a deadline has that one."""
    answer_by = world.START + timedelta(minutes=5)
    fact = notices.NoticeFiled(activity=world.activity(), summary="Flights", answer_by=answer_by)
    assert Filed(paper, fact).notice.answer_by == answer_by


STEPS: list[tuple[str | DeskRef, Fact, Step]] = [
    (ITSELF, answers.Delivered(desk=DUTY, channel="stream"), Step.DELIVERED),
    ("bravo", answers.Opened(), Step.OPENED),
    ("bravo", answers.Acknowledged(), Step.ACKNOWLEDGED),
    ("bravo", answers.Listed(stated_by="duty officer"), Step.LISTED),
    ("bravo", answers.PassedOn(stated_by="duty officer", to="air wing"), Step.PASSED_ON),
    ("bravo", answers.ConfirmedAtActingLevel(stated_by="duty officer"), Step.CONFIRMED_AT_ACTING_LEVEL),
]


def test_every_step_keeps_its_own_time(filed: Filed) -> None:
    """R21: delivered, opened, acknowledged, listed, passed on and confirmed are six times, not one."""
    for by, fact, step in STEPS:
        filed.say(by, fact)
        assert filed.at("bravo").furthest is step
    times = [world.START + timedelta(seconds=60 * n) for n in range(1, 7)]
    assert filed.at("bravo").steps == tuple(zip([s for _, _, s in STEPS], times, strict=True))
    assert filed.at("charlie").steps == ()


def test_every_step_keeps_who_stated_it(filed: Filed) -> None:
    """R21: the desk's own word, a name that somebody gave, and a desk that named nobody stay apart."""
    ops = DeskRef(party="bravo", desk="ops")
    filed.say(ITSELF, answers.Delivered(desk=DUTY, channel="stream"))
    filed.say(ops, answers.Opened(person="A"))
    filed.say("bravo", answers.Acknowledged())
    filed.say(ops, answers.PassedOn(stated_by="B", to="air wing"))
    filed.say("bravo", answers.PassedOn(stated_by="C", to="air wing"))
    assert [(one.step, one.desk, one.by) for one in filed.at("bravo").stated] == [
        (Step.DELIVERED, ITSELF, None),
        (Step.OPENED, ops, "A"),
        (Step.ACKNOWLEDGED, DUTY, None),
        (Step.PASSED_ON, ops, "B"),
    ]


def test_furthest_step_stands_whatever_is_said_later(filed: Filed) -> None:
    """R21: a step that is stated late is kept, and the furthest one is still shown."""
    for by, fact, _ in reversed(STEPS):
        filed.say(by, fact)
    assert filed.at("bravo").furthest is Step.CONFIRMED_AT_ACTING_LEVEL
    assert len(filed.at("bravo").steps) == len(STEPS)


def test_step_said_twice_keeps_its_first_time(filed: Filed) -> None:
    """R21: opening a notice again does not move the time at which it was opened first."""
    for _ in range(2):
        filed.say("bravo", answers.Opened())
    assert filed.at("bravo").steps == ((Step.OPENED, world.START + timedelta(seconds=60)),)


def test_acknowledging_answers_nothing(filed: Filed) -> None:
    """R20: a recipient that has a notice has not said whether it has a concern."""
    filed.say("bravo", answers.Acknowledged())
    assert filed.at("bravo").standing == "awaited"


@pytest.mark.parametrize("answer", list(Answer))
def test_each_answer_is_its_own_word(filed: Filed, answer: Answer) -> None:
    """R18: no concern, concern, query and refused are four answers of one recipient."""
    filed.say("bravo", answers.Answered(answer=answer, text="why"))
    assert (filed.at("bravo").standing, filed.at("charlie").standing) == (answer.value, "awaited")
    assert filed.notice.concern_open is (answer is Answer.CONCERN)


def test_last_answer_is_how_a_recipient_stands(filed: Filed) -> None:
    """R18: who had a query and then has no concern stands as having none; both answers are kept."""
    filed.say("bravo", answers.Answered(answer=Answer.QUERY, text="which height?"))
    filed.say("bravo", NO_CONCERN)
    assert filed.at("bravo").standing == "no-concern"
    assert [g.answer for g in filed.at("bravo").given] == [Answer.QUERY, Answer.NO_CONCERN]


def test_answer_is_kept_whole(filed: Filed) -> None:
    """R18: text, object and urgency of a concern are in the record, with its time."""
    fact = answers.Answered(
        answer=Answer.CONCERN, text="a school", object=SOME_ID, urgency=answers.Urgency.IMMEDIATE
    )
    concern = filed.say("bravo", fact)
    (given,) = filed.at("bravo").given
    assert (given.id, given.text, given.object, given.urgency) == (concern, "a school", SOME_ID, "immediate")
    assert (given.at, given.settled) == (filed.paper.now, None)


def test_silence_is_never_consent(filed: Filed) -> None:
    """R18: a recipient that said nothing by the deadline stands as silent, never as agreeing."""
    filed.say(ITSELF, answers.SilenceRecorded(party="bravo", answer_by=filed.notice.answer_by))
    assert (filed.at("bravo").standing, filed.at("charlie").standing) == ("silent", "awaited")
    assert filed.at("bravo").silent_at == filed.paper.now
    assert filed.at("bravo").given == ()


def test_late_answer_stands_and_the_silence_stays_known(filed: Filed) -> None:
    """R18: who answers after the deadline has answered, and was silent before."""
    filed.say(ITSELF, answers.SilenceRecorded(party="bravo", answer_by=filed.notice.answer_by))
    filed.say("bravo", NO_CONCERN)
    assert filed.at("bravo").standing == "no-concern"
    assert filed.at("bravo").silent_at is not None


def test_concern_stays_open_until_it_is_answered(filed: Filed) -> None:
    """R19: neither a later "no concern" nor another recipient's answer closes a concern."""
    concern = filed.say("bravo", CONCERN)
    filed.say("bravo", NO_CONCERN)
    filed.say("charlie", NO_CONCERN)
    assert filed.notice.concern_open
    filed.say("alpha", SETTLED, concern)
    assert not filed.notice.concern_open
    settled = filed.at("bravo").given[0].settled
    assert settled == Settled(
        at=filed.paper.now,
        role=SETTLED.role,
        reason=SETTLED.reason,
        desk=DeskRef(party="alpha", desk="duty"),
    )


def test_answering_one_concern_leaves_the_other_open(filed: Filed) -> None:
    """R19: each concern is answered by name; one answer never settles two."""
    first, second = filed.say("bravo", CONCERN), filed.say("charlie", CONCERN)
    filed.say("alpha", SETTLED, second)
    assert (filed.at("bravo").concern_open, filed.at("charlie").concern_open) == (True, False)
    filed.say("alpha", SETTLED, first)
    assert not filed.notice.concern_open


def test_amended_notice_asks_everybody_again(filed: Filed) -> None:
    """R18: an answer to what was announced before is no answer to what is announced now."""
    filed.say("bravo", NO_CONCERN)
    filed.say("charlie", answers.Acknowledged())
    amended = EXAMPLES[notices.NoticeAmended]
    filed.paper.say("alpha", amended, about=(filed.id,), audience=("bravo", "charlie"))
    assert [(r.standing, r.furthest) for r in filed.notice.recipients.values()] == [
        ("awaited", Step.FILED),
        ("awaited", Step.FILED),
    ]
    assert filed.notice.summary == amended.summary
    assert filed.notice.version_index == filed.paper.log[-1].index


def test_amending_never_closes_an_open_concern(filed: Filed) -> None:
    """R19: a notifier does not get rid of a concern by stating the notice again."""
    settled, open_ = filed.say("bravo", CONCERN), filed.say(world.NEUTRAL, CONCERN)
    filed.say("alpha", SETTLED, settled)
    filed.paper.say(
        "alpha", EXAMPLES[notices.NoticeAmended], about=(filed.id,), audience=("bravo", "charlie")
    )
    assert filed.notice.concern_open
    assert [g.id for r in filed.notice.recipients.values() for g in r.given] == [open_]
    filed.say("alpha", SETTLED, open_)
    assert not filed.notice.concern_open


@pytest.mark.parametrize(
    "fact,life",
    [
        (notices.NoticeStarted(), Life.STARTED),
        (notices.NoticeEnded(), Life.ENDED),
        (notices.NoticeCancelled(reason="weather"), Life.CANCELLED),
    ],
)
def test_life_of_a_notice_is_what_its_notifier_says(filed: Filed, fact: Fact, life: Life) -> None:
    """Whether an announced activity runs, is over or will not take place is on every screen."""
    filed.say("alpha", fact)
    assert filed.notice.life is life
    assert filed.notice.is_live(filed.paper.now) is (life is Life.STARTED)


def test_amending_a_running_activity_leaves_it_running(filed: Filed) -> None:
    """An activity that has begun is not shown as only announced because its notice was amended."""
    filed.say("alpha", notices.NoticeStarted())
    filed.say("alpha", EXAMPLES[notices.NoticeAmended])
    assert filed.notice.life is Life.STARTED


def test_notice_is_live_until_its_window_closes(filed: Filed) -> None:
    """A check matters up to the last second of the window, and not after."""
    ends_at = filed.notice.activity.window.ends_at
    assert filed.notice.is_live(ends_at)
    assert not filed.notice.is_live(ends_at + timedelta(seconds=1))


def test_last_check_for_each_audience_stands_apart(filed: Filed) -> None:
    """R17: what was found for one audience never replaces what was found for another."""
    made = EXAMPLES[notices.CheckMade]
    filed.say(ITSELF, made)
    filed.say(ITSELF, made)
    index = filed.paper.log[-1].index
    assert filed.notice.checks == {("bravo", notices.Scope.PARTY): (index, made)}


def test_neutral_desk_can_voice_a_concern(filed: Filed) -> None:
    """R19: a concern that the neutral desk voices holds the notice like any other."""
    filed.say(world.NEUTRAL, CONCERN)
    assert filed.at("desk").concern_open
    assert filed.notice.concern_open


def test_words_of_who_was_not_asked_leave_the_recipients_alone(filed: Filed) -> None:
    """R21: a step that a stranger states is not a step of any recipient."""
    filed.say("relief", answers.Opened())
    filed.say(ITSELF, answers.SilenceRecorded(party="relief", answer_by=world.START))
    assert sorted(filed.notice.recipients) == ["bravo", "charlie"]
    assert [r.steps for r in filed.notice.recipients.values()] == [(), ()]


def test_other_words_about_a_notice_leave_it_as_it_is(filed: Filed) -> None:
    """A call that names a notice does not change the notice."""
    before = filed.notice
    filed.paper.say("relief", world.halt(notice=filed.id), about=(filed.id,))
    assert filed.notice == before


def test_words_about_no_notice_open_none(paper: Paper) -> None:
    """An amendment or an answer that names no notice never becomes one."""
    paper.say("alpha", EXAMPLES[notices.NoticeAmended], about=(SOME_ID,))
    paper.say("bravo", NO_CONCERN, about=(SOME_ID,))
    assert paper.full.notices.notices == {}
