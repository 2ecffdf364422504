"""Areas that nobody should rely on are refused where they are filed, each with its reason."""

from __future__ import annotations

import pytest

from checkfire.check.usable import require_usable
from checkfire.errors import MalformedError
from checkfire.locate.geodesic import destination
from checkfire.vocab.place import Area, Circle, Corridor, Point, Polygon

HERE = Point(lat_e7=352_854_000, lon_e7=401_760_000)


def square(size_m: float, order: tuple[int, ...] = (0, 1, 2, 3)) -> Polygon:
    """Return a square, its corners in some order."""
    corners = [destination(HERE, size_m, bearing) for bearing in (0, 90, 180, 270)]
    return Polygon(corners=tuple(corners[i] for i in order))


@pytest.mark.parametrize(
    ("area", "code"),
    [
        (square(71_000), "area-too-large"),
        (Circle(centre=HERE, radius_m=57_000), "area-too-large"),
        (square(0.5), "area-too-small"),
        (square(500, (0, 2, 1, 3)), "area-crosses-itself"),
    ],
)
def test_an_odd_area_is_refused_with_its_reason(area: Area, code: str) -> None:
    """R15: whoever files an area that cannot be meant is told why it is not taken."""
    with pytest.raises(MalformedError) as refused:
        require_usable(area)
    assert code == refused.value.code


@pytest.mark.parametrize(
    "area",
    [None, Circle(centre=HERE), Corridor(line=(HERE, HERE), half_width_m=0), square(1), square(70_000)],
)
def test_a_point_a_line_and_an_ordinary_area_are_taken(area: Area | None) -> None:
    """R15: a point and a line are places, however little they cover."""
    require_usable(area)
