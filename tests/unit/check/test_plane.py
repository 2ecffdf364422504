"""The sheet errs by no more than it says, and in one direction."""

from __future__ import annotations

import math

import numpy as np
import pytest
from pyproj import Geod

from checkfire.check.plane import FARTHEST_M, Plane, bend_m, cuts, stretch
from checkfire.locate.geodesic import destination, distance_m
from checkfire.vocab.place import Point

ORACLE = Geod(ellps="WGS84")
CENTRES = [(90.0, 0.0), (-90.0, 77.0), (0.0, 180.0), (35.2854, 40.1760), (0.0, 0.0), (-67.5, -179.9999999)]
RADII_M = [3_000.0, 30_000.0, 100_000.0, 1_000_000.0, float(FARTHEST_M)]


def laid_m(centre: Point, lon_deg: list[float], lat_deg: list[float]) -> np.ndarray:
    """Return where points fall on the sheet around a centre."""
    return Plane(centre).lay(np.array(lat_deg), np.array(lon_deg))[0]


@pytest.mark.parametrize("radius_m", RADII_M)
@pytest.mark.parametrize("centre", CENTRES)
def test_the_sheet_never_shortens_and_stretches_within_its_bound(
    centre: tuple[float, float], radius_m: float
) -> None:
    """Invariant 6: no two points are farther apart than the sheet says, and stretch() covers the excess."""
    rng = np.random.default_rng(6)
    bearings_deg, away_m = rng.uniform(0, 360, 400), radius_m * np.sqrt(rng.uniform(0, 1, 400))
    away_m[:100] = radius_m
    lon_deg, lat_deg, _ = ORACLE.fwd(np.full(400, centre[1]), np.full(400, centre[0]), bearings_deg, away_m)
    xy_m = laid_m(Point.of_degrees(*centre), lon_deg, lat_deg)
    on_sheet_m = np.hypot(*(xy_m[1:] - xy_m[:-1]).T)
    true_m = ORACLE.inv(lon_deg[1:], lat_deg[1:], lon_deg[:-1], lat_deg[:-1])[2]
    factor = stretch(np.array([radius_m]))[0]
    assert (on_sheet_m >= true_m - 0.001).all()
    assert (on_sheet_m <= true_m * factor + 0.001).all()


def test_the_stretch_is_not_stated_larger_than_it_is() -> None:
    """A warning that is always on warns of nothing: the bound is reached to one part in a hundred."""
    centre, radius_m = Point(lat_e7=0, lon_e7=0), 1_000_000
    a, b = destination(centre, radius_m, 0), destination(centre, radius_m, 0.5)
    xy_m = laid_m(centre, [a.lon_deg, b.lon_deg], [a.lat_deg, b.lat_deg])
    excess = math.dist(*xy_m) / distance_m(a, b) - 1
    assert excess > 0.99 * (stretch(np.array([float(radius_m)]))[0] - 1)


@pytest.mark.parametrize("radius_m", RADII_M)
@pytest.mark.parametrize("centre", CENTRES)
def test_an_edge_bends_within_its_bound(centre: tuple[float, float], radius_m: float) -> None:
    """Invariant 6: no edge of an area leaves the line that is reckoned with by more than bend_m()."""
    rng = np.random.default_rng(7)
    for bearing_deg in rng.uniform(0, 360, 40):
        lon_deg, lat_deg, back_deg = ORACLE.fwd(centre[1], centre[0], bearing_deg, radius_m * 0.9)
        length_m = min(25_000.0, radius_m * 0.1)
        across_deg = back_deg + rng.choice([90.0, 45.0])
        xs, ys, _ = ORACLE.fwd(
            np.full(21, lon_deg),
            np.full(21, lat_deg),
            np.full(21, across_deg),
            np.linspace(0, length_m, 21),
        )
        xy_m = laid_m(Point.of_degrees(*centre), xs, ys)
        along = (xy_m[-1] - xy_m[0]) / np.hypot(*(xy_m[-1] - xy_m[0]))
        bends_m = np.abs((xy_m - xy_m[0]) @ np.array([-along[1], along[0]]))
        assert bends_m.max() <= bend_m(np.array([radius_m]), np.array([length_m]))[0] + 1e-6


def test_the_bend_is_not_stated_much_larger_than_it_is() -> None:
    """A warning that is always on warns of nothing: three fifths of the bound are reached."""
    centre, radius_m = Point(lat_e7=0, lon_e7=0), 1_000_000
    foot = destination(centre, radius_m, 0)
    ways = [destination(foot, away_m, bearing) for away_m, bearing in ((12_500, 270), (0, 0), (12_500, 90))]
    xy_m = laid_m(centre, [way.lon_deg for way in ways], [way.lat_deg for way in ways])
    assert xy_m[1][1] - xy_m[0][1] > 0.6 * bend_m(np.array([float(radius_m)]), np.array([25_000.0]))[0]


@pytest.mark.parametrize(
    ("within_m", "expected"), [(0.0, 1.0), (30_000.0, 1.000004), (100_000.0, 1.00005), (2_000_000.0, 1.017)]
)
def test_the_stated_stretches_hold(within_m: float, expected: float) -> None:
    """The figures in the documents are those of the code."""
    assert 1.0 <= stretch(np.array([within_m]))[0] <= expected


@pytest.mark.parametrize("centre", CENTRES)
def test_a_place_on_the_sheet_is_found_again(centre: tuple[float, float]) -> None:
    """A point that is told from the sheet is the one that was laid there."""
    sheet = Plane(Point.of_degrees(*centre))
    point = destination(sheet.centre, 12_345, 217)
    (x_m, y_m), away_m = (row[0] for row in sheet.lay(np.array([point.lat_deg]), np.array([point.lon_deg])))
    assert away_m == pytest.approx(12_345, abs=0.02)
    assert distance_m(point, sheet.point_at(x_m, y_m)) < 0.02


def test_a_long_way_is_cut_into_steps_across_the_antimeridian() -> None:
    """A leg that crosses the antimeridian is cut where it is, not around the Earth."""
    between = cuts((0.0, 179.5), (0.0, -179.5), 25_000)
    assert [(0.0, pytest.approx(179.5 + i / 5)) for i in range(1, 5)] == [
        (lat_deg, lon_deg % 360) for lat_deg, lon_deg in between
    ]


def test_a_way_within_one_step_is_halved() -> None:
    """A way that is just long enough on the sheet to be cut gets a point in its middle."""
    assert 1 == len(cuts((0.0, 0.0), (0.0, 0.1), 25_000))
