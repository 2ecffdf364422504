"""What the desk has to say by itself, and when; what was due while it was down is still due after."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from checkfire.duty.due import Due, find_due, next_due_at
from checkfire.testing import world
from checkfire.testing.examples import EXAMPLES
from checkfire.testing.paper import ITSELF, Paper
from checkfire.wire import answers, halts, notices, register
from checkfire.wire.arrangement import PolicySet
from checkfire.wire.fact import Fact

HOUR_S = 3_600
THERE = world.north_of(world.HERE, 10_000)
FAR = world.north_of(world.HERE, 80_000)


def due_at(paper: Paper, at_s: float) -> list[Due]:
    """Return what is due so many seconds after the start of the world."""
    return find_due(paper.full, world.START + timedelta(seconds=at_s))


def at(at_s: float) -> datetime:
    """Return an instant so many seconds after the start of the world."""
    return world.START + timedelta(seconds=at_s)


def silent(dues: list[Due]) -> list[str]:
    """Return the parties whose silence is due."""
    return [due.fact.party for due in dues if isinstance(due.fact, answers.SilenceRecorded)]


def test_nothing_is_due_where_nothing_was_said(paper: Paper) -> None:
    """A desk where nothing is announced, called or overdue says nothing by itself."""
    assert due_at(paper, 10**7) == []
    assert next_due_at(paper.full) is None


def test_silence_is_due_at_the_deadline_for_each_who_has_not_answered(paper: Paper) -> None:
    """R18: at the deadline, and not before, silence is an entry for every recipient apart."""
    notice = paper.say("alpha", world.notice(), audience=("bravo", "charlie", "relief"))
    paper.say("charlie", EXAMPLES[answers.Answered], about=(notice,))
    paper.say("relief", EXAMPLES[answers.Acknowledged], about=(notice,))
    assert next_due_at(paper.full) == at(HOUR_S)
    assert due_at(paper, HOUR_S - 1) == []
    dues = due_at(paper, HOUR_S)
    assert silent(dues) == ["bravo", "relief"]
    assert {due.audience for due in dues} == {("alpha", "bravo"), ("alpha", "relief")}
    assert {due.about for due in dues} == {(notice,)}
    assert {due.fact.answer_by for due in dues} == {at(HOUR_S)}


def test_silence_is_said_once(paper: Paper) -> None:
    """R18: a recipient that was recorded as silent is not recorded as silent again."""
    paper.say("alpha", world.notice(), audience=("bravo",))
    for due in due_at(paper, HOUR_S):
        paper.say_due(due)
    assert due_at(paper, 2 * HOUR_S) == []
    assert next_due_at(paper.full) is None


@pytest.mark.parametrize(
    "kind,left",
    [(notices.NoticeCancelled, []), (notices.NoticeStarted, ["bravo"]), (notices.NoticeEnded, ["bravo"])],
)
def test_silence_on_a_cancelled_notice_means_nothing(paper: Paper, kind: type[Fact], left: list[str]) -> None:
    """R18: nobody is recorded as silent about what will not take place; of what took place they are."""
    notice = paper.say("alpha", world.notice(), audience=("bravo",))
    paper.say("alpha", EXAMPLES[kind], about=(notice,))
    assert silent(due_at(paper, HOUR_S)) == left
    assert (next_due_at(paper.full) is None) is (left == [])


def test_silence_of_a_drill_is_a_drill(paper: Paper) -> None:
    """R30: what the desk says of a drill is marked as a drill."""
    paper.say("alpha", world.notice(), audience=("bravo",), drill=True)
    assert [due.drill for due in due_at(paper, HOUR_S)] == [True]


def test_climb_is_due_for_every_running_halt(paper: Paper) -> None:
    """R25: two calls climb apart, a drill as a drill, and a call that everybody took does not."""
    real = paper.say("relief", world.halt())
    drill = paper.say("relief", world.halt(), drill=True)
    taken = paper.say("relief", world.halt())
    for party in ("alpha", "bravo", "charlie"):
        paper.say(party, halts.HaltAcknowledged(), about=(taken,))
    assert next_due_at(paper.full) == at(30)
    assert due_at(paper, 29) == []
    assert [(due.about, due.drill) for due in due_at(paper, 30)] == [((real,), False), ((drill,), True)]


def test_next_due_is_the_soonest_of_all(paper: Paper) -> None:
    """The pager wakes for whichever comes first: a rung, a deadline or a review."""
    paper.say("relief", world.site(review_by=at(20)))
    paper.say("alpha", world.notice(), audience=("bravo",))
    assert next_due_at(paper.full) == at(20)
    paper.say("relief", world.site(review_by=at(4 * HOUR_S)))
    halt = paper.say("relief", world.halt())
    for due in due_at(paper, 20):
        paper.say_due(due)
    assert next_due_at(paper.full) == at(30)
    for party in ("alpha", "bravo", "charlie"):
        paper.say(party, halts.HaltAcknowledged(), about=(halt,))
    assert next_due_at(paper.full) == at(HOUR_S)
    for due in due_at(paper, HOUR_S):
        paper.say_due(due)
    assert next_due_at(paper.full) == at(4 * HOUR_S)


def test_overdue_review_is_said_once_and_not_of_withdrawn_sites(paper: Paper) -> None:
    """R8: when a review date passes it is said to all who know the site, once."""
    site = paper.say("relief", world.site(review_by=at(60)))
    gone = paper.say("relief", world.site(review_by=at(60)))
    paper.say("relief", EXAMPLES[register.SiteWithdrawn], about=(gone,))
    paper.say("relief", world.site())
    assert due_at(paper, 59) == []
    (due,) = due_at(paper, 60)
    assert (due.about, due.fact) == ((site,), register.SiteReviewOverdue(review_by=at(60)))
    paper.say_due(due)
    assert due_at(paper, 120) == []
    assert next_due_at(paper.full) is None


def test_movement_that_has_not_arrived_is_said_once(paper: Paper) -> None:
    """R13: the end of a plan is said to all who know the movement, unless it arrived or was cancelled."""
    end_s = 2 * HOUR_S + 900
    convoy = paper.say("relief", world.movement())
    for step in (register.Progress.ARRIVED, register.Progress.CANCELLED):
        other = paper.say("relief", world.movement())
        paper.say("relief", register.MovementProgressed(progress=step), about=(other,))
    assert next_due_at(paper.full) == at(end_s)
    assert due_at(paper, end_s - 1) == []
    (due,) = due_at(paper, end_s)
    assert (due.about, due.audience) == ((convoy,), "all")
    assert (due.fact.rule, type(due.fact)) == ("CF-AGE-01", register.LocationDoubted)
    paper.now = at(end_s)
    paper.permit(paper.draft(ITSELF, due.fact, about=due.about))
    paper.say_due(due)
    assert due_at(paper, 10 * end_s) == []
    assert next_due_at(paper.full) is None
    paper.say("relief", EXAMPLES[register.MovementAmended], about=(convoy,))
    assert len(due_at(paper, end_s)) == 1


class Closed:
    """A halt at one place that was closed at 100 s."""

    def __init__(self, paper: Paper, fact: halts.HaltCalled | None = None, *, drill: bool = False) -> None:
        """Call the halt, let everybody answer, and close it."""
        self.paper, self.drill = paper, drill
        self.id = self.say(0, "relief", fact or world.halt())
        for party in ("alpha", "bravo", "charlie"):
            self.say(10, party, halts.HaltAcknowledged(), self.id)
        self.say(100, "desk", halts.HaltClosed(reason="agreed"), self.id)

    def say(self, at_s: float, by: str, fact: Fact, *about: str, drill: bool | None = None) -> str:
        """Say something at an instant."""
        self.paper.now = at(at_s)
        return self.paper.say(by, fact, about=about, drill=self.drill if drill is None else drill)

    def reopened_by(self, at_s: float) -> list[str | None]:
        """Return the reports because of which reopening is due."""
        dues = due_at(self.paper, at_s)
        found = [due for due in dues if isinstance(due.fact, halts.HaltReopened)]
        assert {(due.about, due.drill) for due in found} <= {((self.id,), self.drill)}
        return [due.fact.report for due in found]


@pytest.fixture
def closed(paper: Paper) -> Closed:
    """Return a halt that was closed at 100 s."""
    return Closed(paper)


@pytest.mark.parametrize(
    "at_s,reopens",
    [(100, True), (100 + HOUR_S, True), (101 + HOUR_S, False)],
    ids=["at-once", "hour", "later"],
)
@pytest.mark.parametrize("how", ["named", "placed", "called"])
def test_fire_within_an_hour_reopens(closed: Closed, how: str, at_s: int, reopens: bool) -> None:
    """R27: fire within 60 min of closing, on the halt or near its place, reopens it; later it does not."""
    facts: dict[str, tuple[Fact, tuple[str, ...]]] = {
        "named": (halts.FireReported(), (closed.id,)),
        "placed": (halts.FireReported(where=world.place(THERE)), ()),
        "called": (world.halt(THERE), ()),
    }
    fact, about = facts[how]
    report = closed.say(at_s, "watchers", fact, *about)
    assert closed.reopened_by(at_s) == ([report] if reopens else [])


@pytest.mark.parametrize(
    "fact",
    [halts.FireReported(strikes=0), halts.FireReported(strikes=9, span=halts.Span.WHOLE_DAY)],
    ids=["no-strikes", "a-total-of-a-source"],
)
def test_report_of_no_new_fire_reopens_nothing(closed: Closed, fact: Fact) -> None:
    """R27: a count of nothing, or of the past, opens no halt again."""
    closed.say(200, "watchers", fact, closed.id)
    assert closed.reopened_by(200) == []


@pytest.mark.parametrize(
    "more", [{"strikes": 0}, {"strikes": 9, "span": halts.Span.WHOLE_DAY}], ids=["no-strikes", "a-total"]
)
def test_report_nearby_of_no_new_fire_reopens_nothing(closed: Closed, more: dict[str, Any]) -> None:
    """R27: who reports from the road that no strikes fell, or counts the past, opens no halt again."""
    closed.say(200, "watchers", halts.FireReported(where=world.place(), **more))
    assert closed.reopened_by(200) == []
    report = closed.say(200, "watchers", halts.FireReported(where=world.place(), strikes=1))
    assert closed.reopened_by(200) == [report]


@pytest.mark.parametrize("drill", [False, True])
def test_fire_nearby_is_said_to_all_who_are_told(paper: Paper, drill: bool) -> None:
    """R26, R27: a report that only some may read takes the stop back for everybody, and is said once."""
    halt = paper.say("relief", world.halt(), drill=drill)
    for party in ("alpha", "bravo", "charlie"):
        paper.say(party, halts.FireStopped(), about=(halt,), drill=drill)
    where = world.place(THERE, stated="behind our post")
    paper.say("watchers", halts.FireReported(where=where, strikes=4), audience=(), drill=drill)
    assert len(paper.views.of("alpha").halts.halts[halt].stopped) == 3
    (due,) = due_at(paper, 0)
    assert (due.about, due.audience, due.drill) == ((halt,), "all", drill)
    assert isinstance(due.fact, halts.FireReported)
    assert (due.fact.where, due.fact.strikes, due.fact.span) == (None, None, None)
    paper.permit(paper.draft(ITSELF, due.fact, about=due.about, drill=drill))
    paper.say_due(due)
    assert due_at(paper, 0) == []
    for party in ("alpha", "relief", "desk"):
        assert paper.views.of(party).halts.halts[halt].stopped == {}
    own, full = paper.views.of("alpha").halts.halts[halt], paper.full.halts.halts[halt]
    assert [sum(r.strikes or 0 for r in one.counted) for one in (own, full)] == [0, 4]


def test_fire_far_away_reopens_nothing(closed: Closed) -> None:
    """R27: fire in another area is another halt."""
    closed.say(200, "watchers", halts.FireReported(where=world.place(FAR)))
    closed.say(200, "watchers", world.halt(FAR))
    assert closed.reopened_by(200) == []


def test_fire_at_a_place_that_nobody_finds_reopens(closed: Closed) -> None:
    """R27: a report in words that cannot be located may be here, so the halt is open again."""
    report = closed.say(200, "watchers", halts.FireReported(where=world.place(None)))
    assert closed.reopened_by(200) == [report]


@pytest.mark.parametrize("fact", [world.halt(None), halts.HaltCalled(what="a clinic", notice=None)])
def test_halt_without_a_place_is_reopened_by_fire_anywhere(paper: Paper, fact: halts.HaltCalled) -> None:
    """R27: where nobody knows the place of a halt, fire anywhere may be its fire."""
    closed = Closed(paper, fact)
    report = closed.say(200, "watchers", halts.FireReported(where=world.place(FAR)))
    assert closed.reopened_by(200) == [report]


def test_fire_before_closing_reopens_nothing(closed: Closed) -> None:
    """R27: what was known when the halt was closed does not open it."""
    paper = Paper()
    early = paper.say("watchers", halts.FireReported(where=world.place()))
    again = Closed(paper)
    assert early not in again.reopened_by(200)
    assert closed.reopened_by(200) == []


def test_drill_and_real_fire_never_reopen_each_other(paper: Paper) -> None:
    """R30: fire in a drill opens no real halt, and real fire opens no drill."""
    real = Closed(paper)
    real.say(200, "watchers", halts.FireReported(where=world.place(THERE)), drill=True)
    real.say(200, "watchers", world.halt(THERE), drill=True)
    assert real.reopened_by(200) == []
    drill = Closed(Paper(), drill=True)
    drill.say(200, "watchers", halts.FireReported(where=world.place(THERE)), drill=False)
    assert drill.reopened_by(200) == []
    report = drill.say(210, "watchers", halts.FireReported(where=world.place(THERE)))
    assert drill.reopened_by(210) == [report]


def test_reopening_is_due_before_everything_else_and_once(closed: Closed) -> None:
    """R27: the reopened halt climbs from its top in the same second, and is reopened by a report once."""
    report = closed.say(200, "watchers", halts.FireReported(), closed.id)
    (reopened,) = due_at(closed.paper, 200)
    closed.paper.say_due(reopened)
    (step,) = due_at(closed.paper, 200)
    assert isinstance(step.fact, halts.EscalationStepped)
    assert (step.fact.step, step.fact.after_s) == (4, 0)
    closed.paper.say_due(step)
    assert due_at(closed.paper, 200) == []
    closed.say(300, "desk", halts.HaltClosed(reason="agreed again"), closed.id)
    assert report not in closed.reopened_by(300)


def test_mission_sets_how_long_a_halt_can_be_reopened(paper: Paper) -> None:
    """R27: the hour is a figure of the mission."""
    paper.say(world.NEUTRAL, PolicySet(reopen_within_s=10))
    closed = Closed(paper)
    closed.say(111, "watchers", halts.FireReported(), closed.id)
    assert closed.reopened_by(111) == []
    report = closed.say(110, "watchers", halts.FireReported(), closed.id)
    assert closed.reopened_by(110) == [report]
