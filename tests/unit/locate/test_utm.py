"""The UTM projection agrees with PROJ."""

import math

import pytest
from pyproj import Proj

from checkfire.locate.geodesic import distance_m
from checkfire.locate.utm import band_limits_deg, point_of_utm, zone_limits_deg
from checkfire.vocab.place import Point


@pytest.mark.parametrize("lat_deg", [-79.9, -33.9, -0.001, 0.0, 35.2854, 59.5, 83.9])
@pytest.mark.parametrize("zone", [1, 31, 37, 60])
@pytest.mark.parametrize("off_deg", [-3.5, -1.0, 0.0, 2.9])
def test_grid_positions_agree_with_proj(lat_deg: float, zone: int, off_deg: float) -> None:
    """An independent library puts the same grid position within 2 cm of ours."""
    lon_deg = zone * 6 - 183 + off_deg
    easting_m, northing_m = Proj(proj="utm", zone=zone, ellps="WGS84", south=lat_deg < 0)(lon_deg, lat_deg)
    point = point_of_utm(zone, easting_m, northing_m, is_south=lat_deg < 0)
    assert distance_m(point, Point.of_degrees(lat_deg, lon_deg)) < 0.02


def test_zones_and_bands_have_their_limits() -> None:
    """Zones are 6 degrees wide except at Norway and Svalbard, bands 8 degrees high except the last."""
    assert zone_limits_deg(1, "N") == (-180, -174)
    assert zone_limits_deg(37, "S") == (36, 42)
    assert zone_limits_deg(32, "V") == (3, 12)
    assert zone_limits_deg(33, "X") == (9, 21)
    assert band_limits_deg("C") == (-80, -72)
    assert band_limits_deg("S") == (32, 40)
    assert band_limits_deg("X") == (72, 84)


def test_the_central_meridian_is_straight() -> None:
    """On the central meridian only the latitude moves."""
    point = point_of_utm(37, 500_000, 3_900_000, is_south=False)
    assert point.lon_deg == 39.0
    assert math.isclose(point.lat_deg, 35.2424, abs_tol=0.001)
