"""Strikes between the states of a halt, and totals of sources, which are never added to them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from checkfire.picture.halts import Halt
from checkfire.picture.strikes import find_intervals, find_stated
from checkfire.testing import world
from checkfire.testing.paper import Paper
from checkfire.wire import halts as said
from checkfire.wire.fact import Fact

ONE = said.FireReported(strikes=1)
Lines = list[tuple[int, str, Fact]]


def played(paper: Paper, lines: Lines) -> Halt:
    """Call a halt and say what follows at seconds after the call."""
    halt = paper.say("relief", world.halt())
    for at_s, by, fact in lines:
        paper.now = world.START + timedelta(seconds=at_s)
        paper.say(by, fact, about=(halt,))
    return paper.full.halts.halts[halt]


def told(halt: Halt) -> list[tuple[str, str | None, int]]:
    """Return the intervals in short."""
    return [
        (one.since.value, one.until.value if one.until else None, one.strikes) for one in find_intervals(halt)
    ]


def test_strikes_are_told_between_the_states(paper: Paper) -> None:
    """R28: how many fell until somebody took the call, until the order, until the stop, and after it."""
    lines: Lines = [
        (10, "relief", said.FireReported(strikes=3)),
        (30, "watchers", ONE),
        (40, "alpha", said.HaltAcknowledged()),
        (40, "relief", said.FireReported(strikes=2)),
        (60, "alpha", said.StopOrdered()),
        (70, "relief", ONE),
        (90, "alpha", said.FireStopped()),
        (90, "relief", said.FireReported(strikes=0)),
        (95, "relief", said.FireReported()),
        (99, "relief", said.FireReported(strikes=5)),
    ]
    halt = played(paper, lines)
    assert told(halt) == [
        ("called", "acknowledged", 4),
        ("acknowledged", "stop-ordered", 2),
        ("stop-ordered", "fire-stopped", 1),
        ("fire-stopped", None, 5),
    ]
    assert sum(one.strikes for one in find_intervals(halt)) == 12


@pytest.mark.parametrize(
    "lines,intervals",
    [
        ([], [("called", None, 1)]),
        (
            [(40, "alpha", said.HaltAcknowledged())],
            [("called", "acknowledged", 1), ("acknowledged", None, 0)],
        ),
        (
            [(40, "alpha", said.FireStopped())],
            [
                ("called", "acknowledged", 1),
                ("acknowledged", "fire-stopped", 0),
                ("fire-stopped", None, 0),
            ],
        ),
        (
            [(40, "alpha", said.FireStopped()), (50, "bravo", said.StopOrdered())],
            [
                ("called", "acknowledged", 1),
                ("acknowledged", "fire-stopped", 0),
                ("fire-stopped", None, 0),
            ],
        ),
    ],
    ids=["nobody-answered", "taken", "stopped-at-once", "ordered-after-a-stop"],
)
def test_state_that_was_not_reached_in_its_turn_parts_nothing(
    paper: Paper, lines: Lines, intervals: list[tuple[str, str | None, int]]
) -> None:
    """R28: no strike is lost or told twice where a state was left out, or came late."""
    assert told(played(paper, [(5, "relief", ONE), *lines])) == intervals


def test_strikes_of_a_report_that_names_no_halt_count(paper: Paper) -> None:
    """R28: strikes that somebody reports from the road fall into the interval of their report."""
    halt = paper.say("relief", world.halt())
    paper.advance(10)
    paper.say("watchers", said.FireReported(where=world.place(), strikes=3))
    assert told(paper.full.halts.halts[halt]) == [("called", None, 3)]


def test_totals_stand_with_their_sources(paper: Paper) -> None:
    """R28: each source's last word on a stretch stands; counts of two sources are never mixed."""
    whole, wait = said.Span.WHOLE_DAY, said.Span.CALL_TO_ACKNOWLEDGEMENT
    reports = [
        said.FireReported(strikes=35, span=whole, source="a"),
        said.FireReported(strikes=15, span=wait, source="a"),
        said.FireReported(strikes=40, span=whole, source="b"),
        said.FireReported(strikes=37, span=whole, source="a"),
        said.FireReported(span=whole, source="a"),
        said.FireReported(strikes=9, span=wait),
    ]
    halt = played(paper, [(10, "desk", report) for report in reports])
    assert [(one.span, one.strikes, one.source) for one in find_stated(halt)] == [
        (whole, 37, "a"),
        (wait, 15, "a"),
        (whole, 40, "b"),
        (wait, 9, None),
    ]
    assert told(halt) == [("called", None, 0)]
