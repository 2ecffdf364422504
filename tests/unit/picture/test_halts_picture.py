"""A halt from the call to its end: states, seconds, strikes, and a stop that is taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from checkfire.picture.halts import Halt, HaltState, Verified
from checkfire.testing import world
from checkfire.testing.examples import DUTY, EXAMPLES, SOME_ID
from checkfire.testing.paper import ITSELF, Paper
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.party import DutyRole
from checkfire.vocab.place import Point
from checkfire.wire import calls
from checkfire.wire import halts as said
from checkfire.wire.fact import Fact

OPS = DeskRef(party="alpha", desk="ops")
DELIVERED = said.HaltDelivered(desk=DUTY, channel="stream")
VERIFIED = said.StopVerified(basis="no fire seen")


class Call:
    """One halt on paper, and words that follow it at stated seconds after the call."""

    def __init__(self, paper: Paper, *, drill: bool = False) -> None:
        """Call the halt."""
        self.paper, self.drill = paper, drill
        self.called_at = paper.now
        self.id = paper.say("relief", world.halt(), drill=drill)

    @property
    def halt(self) -> Halt:
        """The halt as the desk's own picture has it."""
        return self.paper.full.halts.halts[self.id]

    def say(self, at_s: int, by: str | DeskRef, fact: Fact) -> Halt:
        """Say something of the halt at so many seconds after the call."""
        self.paper.now = self.called_at + timedelta(seconds=at_s)
        self.paper.say(by, fact, about=(self.id,), drill=self.drill)
        return self.halt


@pytest.fixture
def call(paper: Paper) -> Call:
    """Return a halt that was just called; every armed party must answer it."""
    return Call(paper)


def test_called_halt_holds_its_core(paper: Paper, call: Call) -> None:
    """R22: what was said in the call stands on the screen at once."""
    halt = call.halt
    assert (halt.caller, halt.what, halt.where, halt.notice) == (
        "relief",
        "A clinic is hit",
        world.halt().where,
        None,
    )
    assert (halt.state, halt.called_at, halt.ladder_from) == (HaltState.CALLED, paper.now, paper.now)
    assert halt.unanswered == halt.concerned == ("alpha", "bravo", "charlie")
    assert paper.full.halts.running() == [halt]


def test_states_and_seconds_from_call_to_close(call: Call) -> None:
    """R26, R28: each state is reached in its turn, and its seconds from the call are kept."""
    steps: list[tuple[int, str | DeskRef, Fact, HaltState]] = [
        (2, ITSELF, DELIVERED, HaltState.DELIVERED),
        (40, "alpha", said.HaltAcknowledged(), HaltState.ACKNOWLEDGED),
        (55, "alpha", said.StopOrdered(), HaltState.STOP_ORDERED),
        (90, "alpha", said.FireStopped(), HaltState.FIRE_STOPPED),
        (200, "relief", VERIFIED, HaltState.STOP_VERIFIED),
        (230, world.NEUTRAL, said.HaltClosed(), HaltState.CLOSED),
    ]
    for at_s, by, fact, state in steps:
        assert call.say(at_s, by, fact).state is state
    assert call.halt.seconds == {HaltState.CALLED: 0} | {state: at_s for at_s, _, _, state in steps}
    assert call.paper.full.halts.running() == []


def test_stop_without_a_word_before_it_counts_as_taken(call: Call) -> None:
    """R28: a desk that at once states a stop has taken the call, and both have their seconds."""
    halt = call.say(25, "alpha", said.FireStopped())
    assert halt.acknowledged["alpha"].at == halt.stopped["alpha"]
    assert halt.seconds[HaltState.ACKNOWLEDGED] == halt.seconds[HaltState.FIRE_STOPPED] == 25
    assert halt.unanswered == ("bravo", "charlie")


def test_order_to_stop_counts_as_taken(call: Call) -> None:
    """R28: a desk that has given the order has the call; the fire has not stopped yet."""
    halt = call.say(25, "alpha", said.StopOrdered())
    assert (halt.state, halt.stopped) == (HaltState.STOP_ORDERED, {})
    assert halt.seconds[HaltState.ACKNOWLEDGED] == 25


def test_delivery_after_the_answer_keeps_its_seconds(call: Call) -> None:
    """R28: a line that comes back late shows when it had the call, and the state stays ahead."""
    call.say(10, "alpha", said.HaltAcknowledged())
    halt = call.say(30, ITSELF, DELIVERED)
    assert (halt.state, halt.seconds[HaltState.DELIVERED]) == (HaltState.ACKNOWLEDGED, 30)


@pytest.mark.parametrize(
    "fact,kept",
    [
        (DELIVERED, lambda halt: halt.delivered[DUTY]),
        (said.HaltAcknowledged(), lambda halt: halt.acknowledged["bravo"].at),
        (said.StopOrdered(), lambda halt: halt.stop_ordered["bravo"]),
        (said.FireStopped(), lambda halt: halt.stopped["bravo"]),
    ],
    ids=["delivered", "acknowledged", "ordered", "stopped"],
)
def test_first_time_stands(call: Call, fact: Fact, kept: Callable[[Halt], datetime]) -> None:
    """Saying the same again later never moves the time at which it was said first."""
    call.say(10, DUTY, fact)
    assert kept(call.say(50, DUTY, fact)) == call.called_at + timedelta(seconds=10)


def test_who_took_the_call_is_a_desk_and_a_role(call: Call) -> None:
    """R23: the record names the desk and the duty that took the call, whoever sat there."""
    taken = call.say(10, OPS, said.HaltAcknowledged(role=DutyRole.ALTERNATE)).acknowledged["alpha"]
    assert (taken.desk, taken.role) == (OPS, DutyRole.ALTERNATE)


@pytest.mark.parametrize("kind", [said.HaltAcknowledged, said.StopOrdered, said.FireStopped])
def test_neutral_desk_speaks_for_who_has_only_a_telephone(call: Call, kind: type) -> None:
    """A party on the telephone has answered, and the record shows who typed it."""
    halt = call.say(20, world.NEUTRAL, kind(on_behalf_of="charlie"))
    assert halt.unanswered == ("alpha", "bravo")
    assert halt.acknowledged["charlie"].desk == world.NEUTRAL
    assert "desk" not in halt.acknowledged


def test_confirmed_stop_keeps_on_what_it_rests(call: Call) -> None:
    """R26: who confirmed the stop, when and why stand in the record; the last confirmation counts."""
    call.say(10, "alpha", said.FireStopped())
    call.say(20, "watchers", VERIFIED)
    halt = call.say(30, "relief", said.StopVerified(basis="our team is on the spot"))
    at = call.called_at + timedelta(seconds=30)
    assert halt.verified == Verified(party="relief", at=at, basis="our team is on the spot")


def test_report_of_fire_takes_the_stop_back(call: Call) -> None:
    """R26: fire after a stated stop means that it has not stopped, whoever has verified it."""
    call.say(10, "alpha", said.FireStopped())
    call.say(20, "relief", VERIFIED)
    halt = call.say(30, "relief", said.FireReported())
    assert (halt.state, halt.stopped, halt.verified) == (HaltState.ACKNOWLEDGED, {}, None)
    assert halt.unanswered == ("bravo", "charlie")
    again = call.say(40, "alpha", said.FireStopped())
    assert again.stopped["alpha"] == call.called_at + timedelta(seconds=40)
    assert again.seconds[HaltState.FIRE_STOPPED] == 10


@pytest.mark.parametrize(
    "report",
    [said.FireReported(strikes=0), said.FireReported(strikes=15, span=said.Span.CALL_TO_ACKNOWLEDGEMENT)],
    ids=["no-strikes", "a-total-of-a-source"],
)
def test_report_that_tells_of_no_new_fire_leaves_the_stop(call: Call, report: said.FireReported) -> None:
    """A count of nothing, or of the past, takes no stop back."""
    call.say(10, "alpha", said.FireStopped())
    halt = call.say(30, "relief", report)
    assert (halt.state, len(halt.reports)) == (HaltState.FIRE_STOPPED, 1)


def test_report_after_closing_is_kept_and_changes_nothing_by_itself(call: Call) -> None:
    """R27: only the desk's own word reopens a halt; the report stands beside it."""
    call.say(10, "alpha", said.FireStopped())
    call.say(20, world.NEUTRAL, said.HaltClosed(reason="agreed by telephone"))
    halt = call.say(30, "relief", said.FireReported(strikes=2))
    assert (halt.state, halt.stopped) == (HaltState.CLOSED, {"alpha": call.called_at + timedelta(seconds=10)})
    assert halt.reports[0].strikes == 2


def test_reopened_halt_asks_everybody_again(call: Call) -> None:
    """R27: after reopening nobody has answered, nothing has stopped, and the ladder runs anew."""
    call.say(
        30, ITSELF, said.EscalationStepped(step=1, after_s=30, due_at=call.called_at, roles=(DutyRole.DUTY,))
    )
    call.say(40, "alpha", said.FireStopped())
    call.say(50, "relief", VERIFIED)
    call.say(60, world.NEUTRAL, said.HaltClosed())
    halt = call.say(100, ITSELF, said.HaltReopened(report=SOME_ID))
    assert (halt.state, halt.closed_at, halt.verified) == (HaltState.REOPENED, None, None)
    assert halt.acknowledged == halt.stop_ordered == halt.stopped == {}
    assert halt.unanswered == halt.concerned
    assert halt.ladder_from == halt.reopened_at == call.called_at + timedelta(seconds=100)
    assert (len(halt.climbs), halt.climbs_before_reopening) == (1, 1)
    assert halt.seconds[HaltState.REOPENED] == 100
    assert call.say(110, "alpha", said.HaltAcknowledged()).state is HaltState.ACKNOWLEDGED


def test_every_step_of_the_ladder_is_kept_with_both_times(call: Call) -> None:
    """R25: when a step fell due and when it was taken are both in the record."""
    due_at = call.called_at + timedelta(seconds=30)
    step = said.EscalationStepped(step=1, after_s=30, due_at=due_at, roles=(DutyRole.ALTERNATE,))
    (climb,) = call.say(200, ITSELF, step).climbs
    assert (climb.step, climb.due_at, climb.at) == (1, due_at, call.called_at + timedelta(seconds=200))


def test_strikes_fall_into_the_interval_of_their_report(call: Call) -> None:
    """R28: how many strikes fell in an interval counts its beginning and not its end."""
    for at_s, strikes in ((0, 1), (10, 2), (20, 4)):
        call.say(at_s, "relief", said.FireReported(strikes=strikes))
    call.say(20, "relief", said.FireReported())
    start, end = call.called_at, call.called_at + timedelta(seconds=20)
    assert call.halt.strikes_between(start, end) == 3
    assert call.halt.strikes_between(start, end + timedelta(seconds=1)) == 7


def test_total_of_a_source_is_the_last_one_said(call: Call) -> None:
    """R28: totals that sources give stay apart from strikes reported one by one."""
    assert call.halt.strikes_stated(said.Span.WHOLE_DAY) is None
    for total in (35, 37):
        call.say(50, "relief", said.FireReported(strikes=total, span=said.Span.WHOLE_DAY))
    assert call.halt.strikes_stated(said.Span.WHOLE_DAY) == 37
    assert call.halt.strikes_between(call.called_at, call.called_at + timedelta(days=1)) == 0


def test_report_of_fire_that_names_no_halt_is_loose(paper: Paper) -> None:
    """R27: a report from the road is kept with its place, and a drill is marked as one."""
    report = paper.say("relief", said.FireReported(where=world.place(), strikes=2, source="us"), drill=True)
    paper.say("relief", said.FireReported(strikes=3))
    (loose,) = paper.full.halts.loose_reports
    assert (loose.id, loose.where, loose.drill) == (report, world.place(), True)
    assert (loose.strikes, loose.span, loose.source) == (2, None, "us")
    assert paper.full.halts.halts == {}


NEARBY, FAR = world.north_of(world.HERE, 10_000), world.north_of(world.HERE, 80_000)


def loosely(call: Call, at_s: int, fact: said.FireReported, *, drill: bool = False) -> Halt:
    """Report fire at so many seconds after the call, without naming the halt."""
    call.paper.now = call.called_at + timedelta(seconds=at_s)
    call.paper.say("watchers", fact, drill=drill)
    return call.halt


@pytest.mark.parametrize("at", [NEARBY, None], ids=["nearby", "nobody-knows-where"])
def test_report_in_the_area_takes_the_stop_back(call: Call, at: Point | None) -> None:
    """R26, R27: who reports fire from the road need not know of the call to say that it has not stopped."""
    call.say(10, "alpha", said.FireStopped())
    call.say(20, "relief", VERIFIED)
    halt = loosely(call, 30, said.FireReported(where=world.place(at), strikes=4))
    assert (halt.state, halt.stopped, halt.verified) == (HaltState.ACKNOWLEDGED, {}, None)
    assert halt.is_fire_near
    assert halt.strikes_between(call.called_at, call.paper.now + timedelta(seconds=1)) == 4
    assert (halt.reports, [report.strikes for report in halt.near]) == ((), [4])


def test_report_in_the_area_counts_for_every_halt_that_runs_there(paper: Paper) -> None:
    """R27, R28: two calls on one fire both hear of it; one that was closed long ago does not."""
    old = Call(paper)
    old.say(10, world.NEUTRAL, said.HaltClosed(reason="agreed"))
    paper.advance(3_601)
    calls = [Call(paper), Call(paper)]
    for call in calls:
        call.say(10, "alpha", said.FireStopped())
    loosely(calls[0], 20, said.FireReported(where=world.place(NEARBY), strikes=4))
    assert [call.halt.stopped for call in calls] == [{}, {}]
    assert [len(call.halt.near) for call in (old, *calls)] == [0, 1, 1]


@pytest.mark.parametrize(
    "report,drill,counted",
    [
        (said.FireReported(where=world.place(NEARBY), strikes=0), False, 1),
        (said.FireReported(where=world.place(NEARBY), strikes=9, span=said.Span.WHOLE_DAY), False, 1),
        (said.FireReported(where=world.place(FAR), strikes=4), False, 0),
        (said.FireReported(where=world.place(NEARBY), strikes=4), True, 0),
        (said.FireReported(strikes=4), False, 0),
    ],
    ids=["no-strikes", "a-total-of-a-source", "far-away", "drill", "nowhere"],
)
def test_report_that_is_no_fire_here_leaves_the_stop(
    call: Call, report: said.FireReported, drill: bool, counted: int
) -> None:
    """R26, R27, R30: a count of nothing or of the past, fire elsewhere, and a drill take no stop back."""
    call.say(10, "alpha", said.FireStopped())
    halt = loosely(call, 30, report, drill=drill)
    assert (halt.state, halt.is_fire_near, len(halt.near)) == (HaltState.FIRE_STOPPED, False, counted)
    assert halt.strikes_between(call.called_at, call.paper.now + timedelta(seconds=1)) == 0


def test_report_nearby_with_no_stop_to_take_back_is_counted_alone(call: Call) -> None:
    """R28: strikes that are reported while everybody still fires count, and the desk has nothing to say."""
    halt = loosely(call, 30, said.FireReported(where=world.place(NEARBY), strikes=4))
    assert (halt.is_fire_near, len(halt.near)) == (False, 1)


def test_report_nearby_after_closing_counts_once_the_halt_is_open_again(call: Call) -> None:
    """R27, R28: the strikes that reopen a halt are its strikes."""
    call.say(10, "alpha", said.FireStopped())
    call.say(20, world.NEUTRAL, said.HaltClosed(reason="agreed"))
    halt = loosely(call, 30, said.FireReported(where=world.place(NEARBY), strikes=4))
    assert (halt.state, halt.is_fire_near) == (HaltState.CLOSED, False)
    halt = call.say(30, ITSELF, said.HaltReopened())
    assert halt.strikes_between(call.called_at, call.paper.now + timedelta(seconds=1)) == 4


@pytest.mark.parametrize(
    "fact", [said.FireReported(), said.HaltClosed(reason="agreed"), said.HaltReopened()], ids=lambda f: f.KIND
)
def test_fire_nearby_is_to_be_said_until_something_else_says_more(call: Call, fact: Fact) -> None:
    """R27: a report on the halt itself, its closing or its reopening leave nothing more to say of it."""
    call.say(10, "alpha", said.FireStopped())
    loosely(call, 30, said.FireReported(where=world.place(NEARBY)))
    assert not call.say(30, ITSELF, fact).is_fire_near


@pytest.mark.parametrize("apart_s,flags", [(-301, ("clock",)), (-300, ()), (300, ()), (301, ("clock",))])
def test_call_with_a_wrong_clock_is_taken_and_flagged(
    paper: Paper, apart_s: int, flags: tuple[str, ...]
) -> None:
    """R22: a caller's wrong clock never costs the call; who reads it sees that the clocks do not agree."""
    drafted = paper.draft("relief", world.halt())
    late = replace(drafted, received_at=drafted.received_at + timedelta(seconds=apart_s))
    assert paper.full.halts.halts[paper.keep(late)].flags == flags


def test_other_words_about_a_halt_leave_it_as_it_is(call: Call) -> None:
    """A logged telephone call about a halt stands beside it and changes no state."""
    before = call.halt
    assert call.say(10, world.NEUTRAL, EXAMPLES[calls.CallLogged]) == before


def test_words_about_no_halt_open_none(paper: Paper) -> None:
    """An answer to a call that is not in the log never makes one."""
    paper.say("alpha", said.HaltAcknowledged(), about=(SOME_ID,))
    assert paper.full.halts.halts == {}


def test_drill_is_a_drill_from_its_first_word(paper: Paper) -> None:
    """R30: a drill is marked as one in everything that is computed from it."""
    assert Call(paper, drill=True).halt.drill
    assert not Call(paper).halt.drill
