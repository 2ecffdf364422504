"""The plan of a movement becomes pieces in space and time, and none is forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from checkfire.check.schedule import presences
from checkfire.vocab.instant import Window
from checkfire.vocab.place import Corridor, Point
from checkfire.vocab.protected import Protected

A, B, C = (Point(lat_e7=0, lon_e7=lon_e7) for lon_e7 in (0, 1_000_000, 2_000_000))
Minutes = tuple[float, float] | None


def minutes(window: Window | None, noon: datetime) -> Minutes:
    """Return a window in minutes after noon."""
    if window is None:
        return None
    minute = timedelta(minutes=1)
    return (window.starts_at - noon) / minute, (window.ends_at - noon) / minute


def plan(held: Protected, noon: datetime) -> list[tuple[tuple[Point, ...], Minutes]]:
    """Return where a movement is, and when."""
    return [(piece.shape.points, minutes(piece.window, noon)) for piece in presences(held)]


def test_a_plan_is_its_stops_and_its_legs(make: Any, noon: datetime) -> None:
    """R15: a movement is where its plan puts it, at every stop and on every leg."""
    held = make.convoy(make.stop(A, 0, 10), make.stop(B, 30, 45), make.stop(C, 60, 90))
    assert [
        ((A,), (0, 10)),
        ((B,), (30, 45)),
        ((C,), (60, 90)),
        ((A, B), (10, 30)),
        ((B, C), (45, 60)),
    ] == plan(held, noon)


def test_tolerances_widen_both_ends(make: Any, noon: datetime) -> None:
    """A leg begins early by the tolerance of its first stop and ends late by that of its second."""
    held = make.convoy(make.stop(A, 0, 10, tolerance_s=60), make.stop(B, 30, 45, tolerance_s=600))
    assert [((A,), (-1, 11)), ((B,), (20, 55)), ((A, B), (9, 40))] == plan(held, noon)


def test_a_time_that_is_not_stated_is_taken_from_the_other(make: Any, noon: datetime) -> None:
    """A leg after a stop without departure may begin as soon as the movement is there, and so at the end."""
    held = make.convoy(make.stop(A, 0, None), make.stop(B, None, 45))
    assert [((A,), (0, 0)), ((B,), (45, 45)), ((A, B), (0, 45))] == plan(held, noon)


@pytest.mark.parametrize(("bad", "times"), [("no times", (None, None)), ("backwards", (45, 30))])
def test_a_stop_that_cannot_be_timed_leaves_its_pieces_unknown(
    make: Any, noon: datetime, bad: str, times: tuple[float | None, float | None]
) -> None:
    """Times that are missing or run backwards are told as unknown, and never as midnight."""
    windows = dict(plan(make.convoy(make.stop(A, 0, 10), make.stop(B, *times), make.stop(C, 60, 90)), noon))
    assert windows[(B,)] is None
    assert (windows[(A,)], windows[(C,)]) == ((0, 10), (60, 90))
    assert (windows[A, B] is None) is (windows[B, C] is None) is (bad == "no times")


def test_a_leg_that_ends_before_it_begins_is_unknown(make: Any, noon: datetime) -> None:
    """A plan that arrives before it departs is not put right by guessing."""
    windows = dict(
        plan(
            make.convoy(make.stop(A, 0, 10, tolerance_s=3_600), make.stop(B, 5, 20, tolerance_s=3_600)), noon
        )
    )
    assert windows[A, B] is None


def test_an_area_beside_the_stops_counts_during_the_whole_plan(make: Any, noon: datetime) -> None:
    """A road that leaves the straight line may be in use at any moment of the plan."""
    road = Corridor(line=(A, C, B), half_width_m=50)
    held = make.convoy(make.stop(A, 0, 10, tolerance_s=60), make.stop(B, 30, 45), area=road)
    assert ((A, C, B), (-1, 45)) == plan(held, noon)[-1]


def test_an_area_beside_stops_without_times_is_unknown(make: Any, noon: datetime) -> None:
    """Where one stop has no time, nobody can tell when the whole plan begins or ends."""
    road = Corridor(line=(A, C, B), half_width_m=50)
    assert ((A, C, B), None) == plan(make.convoy(make.stop(A, 0, 10), make.stop(B), area=road), noon)[-1]


def test_a_movement_without_stops_is_at_its_area_at_unknown_times(make: Any, noon: datetime) -> None:
    """A route without a plan may be in use at any time."""
    assert [((A, B), None)] == plan(make.convoy(area=Corridor(line=(A, B), half_width_m=0)), noon)
