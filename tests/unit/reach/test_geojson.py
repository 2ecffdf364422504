"""GeoJSON becomes objects and notices; what is left out counts as more, and what cannot be read is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from checkfire.errors import MalformedError
from checkfire.reach.geojson import read_notice, read_register
from checkfire.vocab.activity import Reach
from checkfire.vocab.height import HeightReference, HeightUnit
from checkfire.vocab.instant import Window
from checkfire.vocab.place import Circle, Corridor, Point, Polygon
from checkfire.vocab.protected import ObjectKind

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SQUARE = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]
HOLE = [[0.4, 0.4], [0.6, 0.4], [0.5, 0.6]]
LINE = [[179.9, 10.0], [-179.9, 10.0]]


def feature(form: str = "Point", coordinates: Any = (40.0, 35.0), **properties: Any) -> dict[str, Any]:
    """Return a feature."""
    given = list(coordinates) if isinstance(coordinates, tuple) else coordinates
    geometry = {"type": form, "coordinates": given}
    return {"type": "Feature", "geometry": geometry, "properties": {"id": "a", "kind": "site"} | properties}


def read(*features: Any) -> Any:
    """Return what is read of a register."""
    return read_register({"type": "FeatureCollection", "features": list(features)})


def test_a_bare_point_is_a_site_at_all_times_and_heights() -> None:
    """R15: what is not stated counts as more, never as none."""
    (one,) = read(feature()).objects
    assert Circle(centre=Point(lat_e7=350_000_000, lon_e7=400_000_000)) == one.area
    assert (ObjectKind.SITE, "a", None, None, 0, ()) == (
        one.kind,
        one.object_id,
        one.window,
        one.heights,
        one.standoff_m,
        one.stops,
    )


def test_metres_are_rounded_up() -> None:
    """Fractions of a metre are never lost on the side of fewer warnings."""
    (one,) = read(feature(radius_m=9.2, uncertainty_m=0.1, standoff_m=100.5)).objects
    assert isinstance(one.area, Circle)
    assert (10, 1, 101) == (one.area.radius_m, one.place.accuracy_m, one.standoff_m)


def test_polygons_have_their_holes_and_lines_their_width() -> None:
    """R15: every form of an area is read as what it is."""
    ring, line = read(
        feature("Polygon", [SQUARE, HOLE]), feature("LineString", LINE, id="b", half_width_m=250)
    ).objects
    assert isinstance(ring.area, Polygon)
    assert (4, [3]) == (len(ring.area.corners), [len(hole) for hole in ring.area.holes])
    assert isinstance(line.area, Corridor)
    assert (250, 1_799_000_000) == (line.area.half_width_m, line.area.line[0].lon_e7)


def test_a_movement_has_a_time_for_each_vertex() -> None:
    """R13: a stated tolerance promises an even pace, one that is not stated is 900 s and promises none."""
    times = ["2026-03-01T12:00:00Z", "2026-03-01T15:00:00+02:00"]
    for tolerance, expected in ((60, (60, True)), (None, (900, False))):
        (one,) = read(
            feature("LineString", LINE, kind="movement", times=times, tolerance_s=tolerance, half_width_m=100)
        ).objects
        assert [NOON, NOON + timedelta(hours=1)] == [stop.arrives_at for stop in one.stops]
        assert [expected] * 2 == [(stop.tolerance_s, stop.is_promised) for stop in one.stops]
        assert (100, None) == (one.corridor_m, one.area)


def test_a_movement_may_lack_times() -> None:
    """A route without times is a route all the same, and so is a vertex without one."""
    route, gap, still = read(
        feature("LineString", LINE, kind="movement", half_width_m=9),
        feature("LineString", LINE, id="b", kind="movement", times=[None, None]),
        feature(id="c", kind="movement", times=[None]),
    ).objects
    assert ((), 9) == (route.stops, route.area.half_width_m)
    assert [None, None] == [stop.arrives_at for stop in gap.stops]
    assert 1 == len(still.stops)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"alt_min": 99.5, "alt_max": 120.2, "alt_unit": "m", "alt_ref": "agl"}, (99, 121, "m", "agl")),
        ({"alt_max": 390, "alt_unit": "ft", "alt_ref": "wgs84"}, (None, 390, "ft", "wgs84")),
        ({"alt_min": 100, "alt_unit": "ft", "alt_ref": "std"}, (100, None, "ft", "std")),
        ({"alt_min": 300, "alt_max": 310, "alt_unit": "fl"}, (300, 310, "hundred-ft", "fl")),
        ({"alt_min": 300, "alt_unit": "fl", "alt_ref": "std"}, (300, None, "hundred-ft", "fl")),
    ],
)
def test_heights_are_read_as_stated(stated: dict[str, Any], expected: tuple[Any, ...]) -> None:
    """R15: heights keep their unit and reference, rounded outwards."""
    _, notice = read_notice(feature(**stated))
    assert notice.band is not None
    ends = (notice.band.lower, notice.band.upper)
    assert expected[:2] == tuple(end and end.value for end in ends)
    assert {(HeightUnit(expected[2]), HeightReference(expected[3]))} == {
        (end.unit, end.reference) for end in ends if end
    }
    assert Reach.AIR_ONLY is notice.reach


@pytest.mark.parametrize(
    "stated", [{}, {"alt_min": 5}, {"alt_min": 5, "alt_unit": "m"}, {"alt_unit": "m", "alt_ref": "agl"}]
)
def test_heights_without_unit_or_reference_are_all_heights(stated: dict[str, Any]) -> None:
    """R15: unknown means all."""
    _, notice = read_notice(feature(**stated))
    assert (None, Reach.GROUND) == (notice.band, notice.reach)


def test_a_notice_has_open_ends() -> None:
    """R15: a notice without times is for ever, one with one end has the other open."""
    _, notice = read_notice({"type": "FeatureCollection", "features": [feature()]})
    assert Window.between(None, None) == notice.window
    name, notice = read_notice(
        feature(until="2026-03-01T12:00:00Z", standoff_m=7, uncertainty_m=5, reach="ground")
    )
    assert ("a", Window.between(None, NOON), 12) == (name, notice.window, notice.place.accuracy_m)


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        (7, "type"),
        ({"type": "Feature", "geometry": None, "properties": None}, "properties"),
        (feature(kind=None), "kind"),
        (feature(kind="tank"), "kind"),
        (feature(radius_m=0), "radius_m"),
        (feature(radius_m="9"), "radius_m"),
        (feature(standoff_m=True), "standoff_m"),
        (feature(standoff_m=-1), "standoff_m"),
        (feature(**{"from": "2026-03-01T12:00:00"}), "from"),
        (feature(until=7), "until"),
        (feature(**{"from": "2026-03-01T12:00:00Z", "until": "2026-03-01T11:00:00Z"}), "until"),
        (feature(alt_min=9, alt_max=5, alt_unit="m", alt_ref="agl"), "alt_max"),
        (feature(alt_min=1e9, alt_unit="m", alt_ref="agl"), "alt_max"),
        (feature(alt_min=9, alt_unit="fl", alt_ref="agl"), "alt_ref"),
        (feature("MultiPoint", [[0, 0]]), "geometry"),
        (feature("Point", [0.0]), "geometry"),
        (feature("Point", [0.0, 91.0]), "geometry"),
        (feature("LineString", [[0, 0]]), "geometry"),
        (feature("LineString", 7), "geometry"),
        (feature("Polygon", []), "geometry"),
        (feature("Polygon", [[[0, 0], [1, 1], [0, 0]]]), "geometry"),
        (feature("MultiPoint", [], kind="movement", times=[]), "geometry"),
        (feature("LineString", LINE, kind="movement", times=[None]), "times"),
        (feature("LineString", LINE, kind="movement", times=[None, "x"]), "times"),
        (feature("LineString", LINE, kind="movement", times=[None, None], tolerance_s=-1), "tolerance_s"),
        (feature() | {"geometry": None}, "geometry"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_field(bad: Any, field: str) -> None:
    """Invariant 7: an object that cannot be read is never passed over, and the others are read."""
    reading = read(bad, feature(id="good"))
    assert ["good"] == [one.object_id for one in reading.objects]
    ((name, why),) = reading.unread.items()
    assert ("geojson-wrong", name, field) == (why.code, why.context["feature"], why.context["field"])


def test_an_id_that_is_used_twice_hides_nothing() -> None:
    """Invariant 7: no object takes the place of another because both are called the same."""
    plain = feature()
    del plain["properties"]["id"]
    named = [one.object_id for one in read(feature(), feature(), plain, plain | {"id": 9}).objects]
    assert ["a", "a (feature 1)", "feature 2", "9"] == named


@pytest.mark.parametrize("bad", [[], {}, {"features": 7}])
def test_a_file_that_is_no_collection_is_refused(bad: Any) -> None:
    """A register that is none is told, and not taken for an empty one."""
    with pytest.raises(MalformedError) as refused:
        read_register(bad)
    assert {"field": "features"} == refused.value.context


@pytest.mark.parametrize("bad", [[], {"type": "FeatureCollection", "features": []}, 7])
def test_a_notice_is_one_feature(bad: Any) -> None:
    """A notice that is none, or several, is refused."""
    with pytest.raises(MalformedError) as refused:
        read_notice(bad)
    assert "geojson-wrong" == refused.value.code
