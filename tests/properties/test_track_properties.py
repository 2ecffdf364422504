"""Movements off their plan: no verdict over what is known of one is ever none known."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from checkfire.check.evaluate import NEAREST_WITHIN_M, evaluate
from checkfire.check.memory_index import MemoryIndex
from checkfire.locate.geodesic import destination
from checkfire.picture.register import LEAVES_PLAN, TRACK_HOLDS_S
from checkfire.testing import world
from checkfire.testing.paper import Paper
from checkfire.vocab.activity import Activity
from checkfire.vocab.instant import StatedInstant, Window
from checkfire.vocab.place import Point
from checkfire.vocab.verdict import Finding, Verdict
from checkfire.wire import register

CORRIDOR_M = 500
bearings = st.floats(0, 360)
seconds = st.integers(-86_400, 86_400)


def window(starts_s: int, lasts_s: int) -> Window:
    """Return a window that begins so many seconds after the start of the world."""
    starts_at = world.START + timedelta(seconds=starts_s)
    return Window(starts_at=starts_at, ends_at=starts_at + timedelta(seconds=lasts_s))


def checked(paper: Paper, at: Point, span: Window) -> Verdict:
    """Check an activity at a point against everything on paper, now."""
    activity = Activity(place=world.place(at, radius_m=0), window=span)
    return evaluate(activity, MemoryIndex(paper.full.register.active()), now=paper.now)


@given(
    step=st.sampled_from(sorted(LEAVES_PLAN)),
    later=st.lists(st.sampled_from([register.Progress.DEPARTED, register.Progress.WAYPOINT]), max_size=3),
    away_m=st.integers(0, NEAREST_WITHIN_M),
    bearing_deg=bearings,
    span=st.builds(window, seconds, st.integers(0, 7_200)),
)
def test_left_plan_is_never_none_known(
    step: register.Progress, later: list[register.Progress], away_m: int, bearing_deg: float, span: Window
) -> None:
    """CF-AGE-01: near the route of a movement that left its plan the finding is unknown, or conflict."""
    paper = Paper()
    convoy = paper.say("relief", world.movement())
    for progress in (step, *later):
        paper.say("relief", register.MovementProgressed(progress=progress), about=(convoy,))
    verdict = checked(paper, destination(world.HERE, away_m, bearing_deg), span)
    assert verdict.finding is not Finding.NONE_KNOWN


@given(
    now_s=st.integers(7_200 + 900, 10 * 86_400),
    away_m=st.integers(0, NEAREST_WITHIN_M),
    bearing_deg=bearings,
    starts_s=seconds,
)
def test_plan_that_is_over_is_never_none_known(
    now_s: int, away_m: int, bearing_deg: float, starts_s: int
) -> None:
    """CF-AGE-01: a movement that nobody has seen arrive may still be near its route."""
    paper = Paper()
    paper.say("relief", world.movement())
    paper.advance(now_s)
    verdict = checked(paper, destination(world.HERE, away_m, bearing_deg), window(starts_s, 60))
    assert verdict.finding is not Finding.NONE_KNOWN


@given(
    seen_s=st.integers(-3_600, 600),
    accuracy_m=st.integers(0, 50_000),
    off_m=st.integers(0, 50_000),
    bearing_deg=bearings,
    starts_s=st.integers(-3_600, TRACK_HOLDS_S),
)
def test_place_where_it_was_seen_is_in_conflict(
    seen_s: int, accuracy_m: int, off_m: int, bearing_deg: float, starts_s: int
) -> None:
    """CF-WIN-03: wherever within its accuracy and corridor it is, for an hour after the report."""
    paper = Paper()
    convoy = paper.say("relief", world.movement(standoff_m=0))
    there = world.north_of(world.HERE, 120_000)
    stated = StatedInstant(stated="then", at=world.START + timedelta(seconds=seen_s))
    fact = register.TrackReported(point=there, accuracy_m=accuracy_m, seen=stated)
    paper.say("bravo", fact, about=(convoy,))
    at = destination(there, min(off_m, accuracy_m + CORRIDOR_M), bearing_deg)
    verdict = checked(paper, at, window(starts_s, max(0, -starts_s)))
    assert (verdict.finding, verdict.reasons[0].rule) == (Finding.CONFLICT, "CF-WIN-03")
    assert verdict.reasons[0].object == convoy
