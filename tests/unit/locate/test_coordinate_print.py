"""Positions are printed in forms that read back to the same position."""

import pytest

from checkfire.locate.coordinate_mgrs import print_mgrs
from checkfire.locate.coordinate_print import print_decimal, print_dms
from checkfire.vocab.place import Point


@pytest.mark.parametrize(
    ("lat_deg", "lon_deg", "decimal", "dms"),
    [
        (35.2854, 40.176, "35.28540° N, 40.17600° E", "35°17'07.4\"N 40°10'33.6\"E"),
        (-35.2854, -40.176, "35.28540° S, 40.17600° W", "35°17'07.4\"S 40°10'33.6\"W"),
        (0, 0, "0.00000° N, 0.00000° E", "0°00'00.0\"N 0°00'00.0\"E"),
        (-0.0000001, -0.0000001, "0.00000° S, 0.00000° W", "0°00'00.0\"S 0°00'00.0\"W"),
        (35.999999, 179.9999999, "36.00000° N, 180.00000° E", "36°00'00.0\"N 180°00'00.0\"E"),
        (90, -180, "90.00000° N, 180.00000° W", "90°00'00.0\"N 180°00'00.0\"W"),
    ],
)
def test_degrees_are_printed_with_letters(lat_deg: float, lon_deg: float, decimal: str, dms: str) -> None:
    """A listener hears north or south, never a sign; minutes and seconds never reach 60."""
    point = Point.of_degrees(lat_deg, lon_deg)
    assert print_decimal(point) == decimal
    assert print_dms(point) == dms


def test_squares_are_printed_in_groups() -> None:
    """The grid reference is spaced so that it can be read aloud, down to a metre, at the poles too."""
    point = Point.of_degrees(35.2854, 40.176)
    assert print_mgrs(point) == "37S FV 06940 05327"
    assert print_mgrs(point, 3) == "37S FV 069 053"
    assert print_mgrs(Point.of_degrees(90, 0)) == "Z AH 00000 00000"
