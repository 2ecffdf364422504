"""The ladder: when a call climbs, whom it reaches then, and that it stops once everybody has answered."""

from __future__ import annotations

from datetime import timedelta

import pytest

from checkfire.duty.ladder import climb, next_step_at
from checkfire.picture.halts import Halt
from checkfire.testing import world
from checkfire.testing.paper import ITSELF, Paper
from checkfire.vocab.party import DutyRole
from checkfire.wire import halts
from checkfire.wire.arrangement import PolicySet

LADDER_S = (30, 60, 120, 300)
ALL = ("alpha/duty", "alpha/ops", "bravo/duty", "charlie/duty")
EVERYBODY = (*ALL, "desk/watch", "relief/duty", "watchers/duty")


class Ladder:
    """A halt on paper whose ladder is climbed at stated seconds."""

    def __init__(self, paper: Paper) -> None:
        """Call the halt; every armed party must answer."""
        self.paper = paper
        self.id = paper.say("relief", world.halt())

    @property
    def halt(self) -> Halt:
        """The halt as it stands."""
        return self.paper.full.halts.halts[self.id]

    def at(self, after_s: float) -> halts.EscalationStepped | None:
        """Return the step that is due so many seconds after the ladder began to run."""
        now = self.halt.ladder_from + timedelta(seconds=after_s)
        return climb(self.halt, self.paper.full.arrangement, now)

    def take(self, after_s: float) -> halts.EscalationStepped:
        """Take the step that is due."""
        step = self.at(after_s)
        assert step is not None
        self.paper.now = self.halt.ladder_from + timedelta(seconds=after_s)
        self.paper.say(ITSELF, step, about=(self.id,))
        return step

    def say(self, by: str, fact: halts.Fact) -> None:
        """Say something of the halt now."""
        self.paper.say(by, fact, about=(self.id,))

    def next_s(self) -> int:
        """Return in how many seconds after the ladder began the next step is due."""
        ladder_s = self.paper.full.arrangement.policy.ladder_s
        return int((next_step_at(self.halt, ladder_s) - self.halt.ladder_from).total_seconds())


@pytest.fixture
def ladder(paper: Paper) -> Ladder:
    """Return a halt that nobody has answered."""
    return Ladder(paper)


def test_steps_are_due_to_the_second(ladder: Ladder) -> None:
    """R25: the call climbs at 30, 60, 120 and 300 s, and not a second sooner."""
    for number, after_s in enumerate(LADDER_S, 1):
        assert ladder.next_s() == after_s
        assert ladder.at(after_s - 1) is None
        step = ladder.take(after_s)
        assert (step.step, step.after_s) == (number, after_s)
        assert step.due_at == ladder.halt.called_at + timedelta(seconds=after_s)


def test_top_step_repeats(ladder: Ladder) -> None:
    """R25: a call that still nobody has taken goes out again and again from the top."""
    for after_s in LADDER_S:
        ladder.take(after_s)
    for after_s in (600, 900, 1_200):
        assert ladder.at(after_s - 1) is None
        assert ladder.take(after_s).step == len(LADDER_S)


def test_repeats_that_were_missed_are_said_once(ladder: Ladder) -> None:
    """R25: after a month every step is said that nobody has heard, and of its repeats the last one."""
    month_s = 30 * 86_400
    later = month_s + 299
    for number, after_s in enumerate(LADDER_S, 1):
        step = ladder.take(later)
        assert (step.step, step.after_s) == (number, after_s)
    step = ladder.take(later)
    assert (step.step, step.after_s) == (4, month_s)
    assert ladder.at(later) is None
    assert ladder.next_s() == month_s + 300
    assert ladder.take(month_s + 300).after_s == month_s + 300


def test_repeats_of_a_reopened_halt_are_said_once(ladder: Ladder) -> None:
    """R25, R27: also after a reopening the last missed repeat is said, and then they go on."""
    ladder.say("desk", halts.HaltClosed(reason="agreed"))
    ladder.paper.advance(1_000)
    ladder.paper.say(ITSELF, halts.HaltReopened(), about=(ladder.id,))
    assert [ladder.take(86_500).after_s for _ in range(2)] == [0, 86_400]
    assert ladder.at(86_500) is None
    assert ladder.next_s() == 86_700


def test_each_step_reaches_more_duties(ladder: Ladder) -> None:
    """R23, R25: alternates, then everybody at their desks, then heads, then the mission's; never a name."""
    duty, alternate, head, mission = DutyRole
    roles = [ladder.take(after_s).roles for after_s in LADDER_S]
    assert roles == [
        (alternate,),
        (duty, alternate),
        (duty, alternate, head),
        (duty, alternate, head, mission),
    ]


def test_each_step_reaches_more_desks(ladder: Ladder) -> None:
    """R25: first all desks of who has not answered, then the neutral desk, then everybody's."""
    desks = [tuple(str(d) for d in ladder.take(after_s).desks) for after_s in LADDER_S]
    assert desks == [ALL, ALL, (*ALL, "desk/watch"), EVERYBODY]


def test_only_who_has_not_answered_is_reached_again(ladder: Ladder) -> None:
    """R25: the ladder climbs for the parties that have not taken the call, and for no other."""
    ladder.say("alpha", halts.HaltAcknowledged())
    ladder.say("charlie", halts.StopOrdered())
    step = ladder.take(30)
    assert step.unanswered == ("bravo",)
    assert [str(desk) for desk in step.desks] == ["bravo/duty"]


def test_ladder_ends_when_everybody_has_answered(ladder: Ladder) -> None:
    """R25: once every party concerned has the call nothing climbs any more."""
    for party in ("alpha", "bravo"):
        ladder.say(party, halts.HaltAcknowledged())
    assert ladder.at(30) is not None
    ladder.say("charlie", halts.HaltAcknowledged())
    assert ladder.at(10_000) is None


def test_closed_halt_climbs_no_more(ladder: Ladder) -> None:
    """R26: a halt that was closed with a reason wakes nobody up."""
    ladder.say("desk", halts.HaltClosed(reason="called by mistake"))
    assert ladder.at(30) is None


def test_reopened_halt_begins_at_the_top_at_once_and_repeats(ladder: Ladder) -> None:
    """R27: after reopening the highest step is due at once, and then every 300 s."""
    for after_s in LADDER_S[:2]:
        ladder.take(after_s)
    ladder.say("desk", halts.HaltClosed(reason="agreed"))
    ladder.paper.advance(1_000)
    ladder.paper.say(ITSELF, halts.HaltReopened(), about=(ladder.id,))
    for after_s in (0, 300, 600):
        assert ladder.at(after_s - 1) is None
        step = ladder.take(after_s)
        assert (step.step, step.after_s) == (4, after_s)
        assert [str(desk) for desk in step.desks] == list(EVERYBODY)


@pytest.mark.parametrize(
    "ladder_s,roles",
    [
        ((10,), [4]),
        ((10, 20), [3, 4]),
        ((5, 10, 15, 20, 25, 30), [1, 1, 1, 2, 3, 4]),
    ],
    ids=["one-step", "two-steps", "six-steps"],
)
def test_missions_own_ladder_still_ends_with_everybody(
    paper: Paper, ladder_s: tuple[int, ...], roles: list[int]
) -> None:
    """R25: however many steps a mission sets, the last one reaches all heads and the mission's."""
    paper.say(world.NEUTRAL, PolicySet(ladder_s=ladder_s))
    ladder = Ladder(paper)
    steps = [ladder.take(after_s) for after_s in ladder_s]
    assert [len(step.roles) for step in steps] == roles
    assert [str(desk) for desk in steps[-1].desks] == list(EVERYBODY)
    assert ladder.next_s() == 2 * ladder_s[-1]


def test_ladder_that_was_shortened_while_it_ran_goes_on(ladder: Ladder) -> None:
    """R25: a change of the mission's figures in the middle of a call never silences the call."""
    for after_s in LADDER_S:
        ladder.take(after_s)
    ladder.paper.say(world.NEUTRAL, PolicySet(ladder_s=(60, 90)))
    assert ladder.next_s() == 300 + 90
    assert ladder.take(400).step == 2
    assert ladder.next_s() == 300 + 180
