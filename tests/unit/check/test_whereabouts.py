"""The plan of a movement becomes pieces in space and time, and none is forgotten."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from checkfire.check.earth import ecef
from checkfire.check.whereabouts import seconds, span_of, whereabouts_of, window_of
from checkfire.errors import MalformedError
from checkfire.vocab.instant import Window
from checkfire.vocab.place import Circle, Corridor, Point, Polygon
from checkfire.vocab.protected import Protected

A, B, C = (Point(lat_e7=0, lon_e7=lon_e7) for lon_e7 in (0, 1_000_000, 2_000_000))
NAMES = {ecef(point): name for point, name in ((A, "A"), (B, "B"), (C, "C"))}
Plan = list[tuple[str, float, float] | tuple[str, None]]


def plan(held: Protected, noon: datetime) -> Plan:
    """Return where a movement is, and from when until when in minutes after noon; ``None``: unknown."""
    return [
        (
            "".join(NAMES.get(place, "-") for place in piece.at_m),
            (min(piece.early_s) - seconds(noon)) / 60,
            (max(piece.late_s) - seconds(noon)) / 60,
        )
        if piece.is_timed
        else ("".join(NAMES[place] for place in piece.at_m), None)
        for piece in whereabouts_of(held).pieces
    ]


def test_a_plan_is_its_stops_and_its_legs(make: Any, noon: datetime) -> None:
    """R15: a movement is where its plan puts it, at every stop and on every leg."""
    held = make.convoy(make.stop(A, 0, 10), make.stop(B, 30, 45), make.stop(C, 60, 90))
    assert [("A", 0, 10), ("B", 30, 45), ("C", 60, 90), ("AB", 10, 30), ("BC", 45, 60)] == plan(held, noon)


def test_tolerances_widen_both_ends(make: Any, noon: datetime) -> None:
    """A leg begins early by the tolerance of its first stop and ends late by that of its second."""
    held = make.convoy(make.stop(A, 0, 10, tolerance_s=60), make.stop(B, 30, 45, tolerance_s=600))
    assert [("A", -1, 11), ("B", 20, 55), ("AB", 9, 40)] == plan(held, noon)


def test_a_time_that_is_not_stated_is_taken_from_the_other(make: Any, noon: datetime) -> None:
    """A leg after a stop without departure may begin as soon as the movement is there, and so at the end."""
    held = make.convoy(make.stop(A, 0, None), make.stop(B, None, 45))
    assert [("A", 0, 0), ("B", 45, 45), ("AB", 0, 45)] == plan(held, noon)


@pytest.mark.parametrize(("bad", "times"), [("no times", (None, None)), ("backwards", (45, 30))])
def test_a_stop_that_cannot_be_timed_leaves_its_pieces_unknown(
    make: Any, noon: datetime, bad: str, times: tuple[float | None, float | None]
) -> None:
    """Times that are missing or run backwards are told as unknown, and never as midnight."""
    told = plan(make.convoy(make.stop(A, 0, 10), make.stop(B, *times), make.stop(C, 60, 90)), noon)
    unknown = {where for where, *when in told if when == [None]}
    assert unknown == ({"B", "AB", "BC"} if bad == "no times" else {"B"})


def test_a_leg_that_ends_before_it_begins_is_unknown(make: Any, noon: datetime) -> None:
    """A plan that arrives before it departs is not put right by guessing."""
    stops = make.stop(A, 0, 10, tolerance_s=3_600), make.stop(B, 5, 20, tolerance_s=3_600)
    assert ("AB", None) in plan(make.convoy(*stops), noon)


@pytest.mark.parametrize("beside", [Corridor(line=(A, C, B), half_width_m=50), Circle(centre=C)])
def test_an_area_beside_the_stops_counts_during_the_whole_plan(
    make: Any, noon: datetime, beside: Any
) -> None:
    """A road that leaves the straight line may be in use at any moment of the plan."""
    held = make.convoy(make.stop(A, 0, 10, tolerance_s=60), make.stop(B, 30, 45), area=beside)
    assert (-1, 45) == plan(held, noon)[-1][1:]


def test_an_area_beside_stops_without_times_is_unknown(make: Any, noon: datetime) -> None:
    """Where one stop has no time, nobody can tell when the whole plan begins or ends."""
    road = Corridor(line=(A, C, B), half_width_m=50)
    assert (None,) == plan(make.convoy(make.stop(A, 0, 10), make.stop(B), area=road), noon)[-1][1:]


def test_a_movement_without_stops_is_at_its_area_at_unknown_times(make: Any, noon: datetime) -> None:
    """A route without a plan may be in use at any time."""
    held = make.convoy(area=Corridor(line=(A, B), half_width_m=0))
    assert [("AB", None)] == plan(held, noon)


def test_the_line_through_the_stops_is_not_repeated(make: Any, noon: datetime) -> None:
    """An area that is just the line through the stops adds nothing to the plan."""
    held = make.convoy(make.stop(A, 0, 1), make.stop(B, 2, 3), area=Corridor(line=(A, B), half_width_m=0))
    assert ["A", "B", "AB"] == [piece[0] for piece in plan(held, noon)]


def test_a_promised_pace_gives_each_part_of_a_leg_its_own_time(make: Any, noon: datetime) -> None:
    """R13: with times and tolerances stated at both ends a convoy moves evenly, early or late by those."""
    held = make.convoy(
        make.stop(A, None, 0, tolerance_s=60, is_promised=True),
        make.stop(Point.of_degrees(0, 0.5), 100, None, tolerance_s=600, is_promised=True),
    )
    legs = [piece for piece in whereabouts_of(held).pieces if len(piece.at_m) == 2]
    minutes = [
        [round((at_s - seconds(noon)) / 60, 9) for at_s in (*leg.early_s, *leg.late_s)] for leg in legs
    ]
    assert [-1, 110] == [minutes[0][0], minutes[-1][3]]
    assert all(one[1] == other[0] and one[3] == other[2] for one, other in pairwise(minutes))
    assert pytest.approx([-1 + 91 / 3, 1 + 109 / 3]) == [minutes[0][1], minutes[0][3]]


@pytest.mark.parametrize("missing", [0, 1])
def test_without_a_promise_the_whole_leg_counts(make: Any, noon: datetime, missing: int) -> None:
    """Where no tolerance was stated no promise was made, so the whole leg is occupied for its whole span."""
    stops = [
        make.stop(A, None, 0, tolerance_s=60, is_promised=missing != 0),
        make.stop(B, 100, None, tolerance_s=60, is_promised=missing != 1),
    ]
    leg = whereabouts_of(make.convoy(*stops)).pieces[-1]
    assert (leg.early_s[0], leg.late_s[0]) == (leg.early_s[1], leg.late_s[1])
    assert ("AB", -1, 101) == plan(make.convoy(*stops), noon)[-1]


def test_a_window_of_an_object_is_when_it_is_there(make: Any, noon: datetime) -> None:
    """A site with a time is there then, one without at all times."""
    window = Window.between(noon, None)
    (piece,) = whereabouts_of(make.site(Circle(centre=A), window=window)).pieces
    assert (seconds(noon), math.inf) == (piece.early_s[0], piece.late_s[1])
    (piece,) = whereabouts_of(make.site(Circle(centre=A))).pieces
    assert (-math.inf, math.inf) == (piece.early_s[0], piece.late_s[1])


def test_a_window_comes_back_from_its_span(noon: datetime) -> None:
    """R15: open ends stay open, and a stated end comes back to the microsecond."""
    whole = Window(starts_at=noon, ends_at=noon + timedelta(seconds=1.5))
    for window in (whole, Window.between(None, noon), Window.between(noon, None), Window.between(None, None)):
        assert window == window_of(span_of(window))
    assert (-math.inf, math.inf) == span_of(None)


def test_what_is_stale_or_odd_is_in_doubt(make: Any, noon: datetime) -> None:
    """CF-AGE-01, CF-ERR-01: from when on nobody should rely on an object."""
    assert math.inf == whereabouts_of(make.site(Circle(centre=A))).doubt_s
    assert seconds(noon) == whereabouts_of(make.site(Circle(centre=A), stale_since=noon)).doubt_s
    tiny = Polygon(corners=(A, Point(lat_e7=0, lon_e7=9), Point(lat_e7=9, lon_e7=0)))
    assert -math.inf == whereabouts_of(make.site(tiny, stale_since=noon)).doubt_s


def test_an_object_without_a_place_is_nowhere(make: Any) -> None:
    """What nobody can place is not placed somewhere by default."""
    assert () == whereabouts_of(make.site(None)).pieces


def test_a_coordinate_outside_the_earth_is_refused(make: Any) -> None:
    """An object with a coordinate that cannot be is unlocatable, and not lost in a far place."""
    with pytest.raises(MalformedError) as refused:
        whereabouts_of(make.convoy(make.stop(A, 0, 1), make.stop(Point(lat_e7=910_000_000, lon_e7=0), 2, 3)))
    assert {"field": "area"} == refused.value.context
