"""Areas become shapes that grow, and nothing of an object is left out."""

from __future__ import annotations

from typing import Any

from checkfire.check.shape import Form, Shape, line_of, shape_of, shapes_of
from checkfire.vocab.place import Circle, Corridor, Point, Polygon

A, B, C = (Point(lat_e7=0, lon_e7=lon_e7) for lon_e7 in (0, 100, 200))
D = Point(lat_e7=100, lon_e7=0)


def test_a_circle_is_its_centre_grown_by_its_radius() -> None:
    """No circle becomes a polygon that covers less than what was stated."""
    assert Shape(form=Form.POINT, points=(A,), grown_m=1_250) == shape_of(
        Circle(centre=A, radius_m=1_000), 250
    )


def test_a_polygon_is_a_closed_ring() -> None:
    """The edge from the last corner to the first is a border like every other."""
    assert Shape(form=Form.RING, points=(A, B, D, A), grown_m=7) == shape_of(Polygon(corners=(A, B, D)), 7)


def test_a_corridor_is_its_line_grown_by_its_half_width() -> None:
    """A corridor has its whole width on both sides."""
    area = Corridor(line=(A, B, C), half_width_m=300)
    assert Shape(form=Form.LINE, points=(A, B, C), grown_m=350) == shape_of(area, 50)


def test_a_line_that_stands_still_is_a_point() -> None:
    """A leg between two stops at one place has no length and still a place."""
    assert Shape(form=Form.POINT, points=(A,), grown_m=9) == line_of((A, A), 9)


def test_accuracy_and_corridor_add_up(make: Any) -> None:
    """An object may be anywhere within the accuracy that was claimed for it and the width of its corridor."""
    held = make.site(Circle(centre=A, radius_m=10), accuracy_m=100, corridor_m=1_000)
    assert [1_110] == [shape.grown_m for shape in shapes_of(held)]


def test_an_object_without_a_place_has_no_shape(make: Any) -> None:
    """What nobody can place is not placed somewhere by default."""
    assert () == shapes_of(make.site(None))


def test_the_route_of_a_movement_is_not_counted_twice(make: Any) -> None:
    """An area that is just the line through the stops adds nothing."""
    held = make.convoy(make.stop(A), make.stop(B), area=Corridor(line=(A, B), half_width_m=0), corridor_m=500)
    assert (Shape(form=Form.LINE, points=(A, B), grown_m=500),) == shapes_of(held)


def test_an_area_beside_the_stops_is_kept(make: Any) -> None:
    """A road that leaves the straight line between the stops is looked at as well."""
    held = make.convoy(make.stop(A), make.stop(B), area=Corridor(line=(A, D, B), half_width_m=0))
    assert [(A, B), (A, D, B)] == [shape.points for shape in shapes_of(held)]


def test_a_movement_without_an_area_is_where_its_stops_are(make: Any) -> None:
    """Stops alone are enough to know a route."""
    assert [(A, B)] == [shape.points for shape in shapes_of(make.convoy(make.stop(A), make.stop(B)))]
