"""How far two areas are from each other, whichever is asked about."""

from __future__ import annotations

import pytest

from checkfire.check.asked import asked_about
from checkfire.check.between import gap_between_m
from checkfire.check.measure import WIDE_M
from checkfire.errors import MalformedError
from checkfire.locate.geodesic import destination
from checkfire.vocab.place import Area, Circle, Corridor, Point, Polygon

HERE = Point(lat_e7=352_854_000, lon_e7=401_760_000)


def wide(size_m: float) -> Polygon:
    """Return a square around a place."""
    return Polygon(corners=tuple(destination(HERE, size_m, bearing) for bearing in (45, 135, 225, 315)))


def test_a_wide_notice_is_measured_from_each_piece() -> None:
    """CF-SPC-01: a gap to a notice of 10,000 square kilometres falls short by less than 2 m."""
    area = wide(70_700)
    assert asked_about(area, 0).radius_m > WIDE_M
    line = Corridor(line=tuple(destination(HERE, 64_993.7, bearing) for bearing in (0, 1)), half_width_m=0)
    far = Circle(centre=destination(HERE, 64_993.7, 0))
    for other in (far, line):
        there_m, back_m = gap_between_m(area, other), gap_between_m(other, area)
        assert abs(there_m - back_m) <= 2
    assert 0 == gap_between_m(area, wide(200_000)) == gap_between_m(wide(200_000), area)


@pytest.mark.parametrize(
    ("area", "own"),
    [
        (Circle(centre=HERE, radius_m=9), HERE),
        (Corridor(line=(HERE, HERE), half_width_m=9), HERE),
        (Corridor(line=(destination(HERE, 900, 0), destination(HERE, 900, 180)), half_width_m=0), HERE),
        (
            Corridor(
                line=(HERE, destination(HERE, 10_000, 90), destination(HERE, 100_000, 90)), half_width_m=0
            ),
            destination(HERE, 50_000, 90),
        ),
        (wide(500), HERE),
    ],
)
def test_distances_are_told_from_the_middle(area: Area, own: Point) -> None:
    """R16: of a circle its centre, of a polygon a point inside, of a line the middle of its length."""
    assert gap_between_m(Circle(centre=asked_about(area, 0).own), Circle(centre=own)) <= 1


def test_an_area_that_reaches_too_far_is_refused() -> None:
    """CF-LOC-02: beyond 3,000 km from its middle an area has no plane."""
    ends = [destination(HERE, 3_400_000, bearing) for bearing in (90, 270)]
    around = [Point.of_degrees(0, lon_deg) for lon_deg in (0, 90, 180, -90, 0)]
    for line in ((ends[0], HERE, ends[1]), tuple(around)):
        with pytest.raises(MalformedError) as refused:
            asked_about(Corridor(line=line, half_width_m=0), 0)
        assert {"field": "area"} == refused.value.context
