"""A notice against the register: what the officer is told, case by case."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from checkfire.check import rules
from checkfire.check.evaluate import evaluate
from checkfire.check.memory_index import MemoryIndex
from checkfire.locate.geodesic import destination
from checkfire.vocab.activity import Activity, Reach
from checkfire.vocab.height import AltitudeBand, Height, HeightReference, HeightUnit
from checkfire.vocab.place import Circle, Corridor, Point, Polygon
from checkfire.vocab.protected import ObjectKind, Protected
from checkfire.vocab.verdict import Finding, Nearest, Verdict

FL_300_UP = AltitudeBand(lower=Height(value=300, unit=HeightUnit.HUNDRED_FT, reference=HeightReference.FL))
UP_TO_FL_100 = AltitudeBand(upper=Height(value=100, unit=HeightUnit.HUNDRED_FT, reference=HeightReference.FL))
NOWHERE = Point(lat_e7=910_000_000, lon_e7=0)


@pytest.fixture
def check(noon: datetime) -> Any:
    """Return a check of a notice against some objects."""

    def run(activity: Activity, *objects: Protected, now: datetime = noon, **more: Any) -> Verdict:
        return evaluate(activity, MemoryIndex(objects), now=now, **more)

    return run


def told(verdict: Verdict) -> tuple[Finding, list[tuple[str, str | None]]]:
    """Return a finding with the rules and objects of its reasons."""
    return verdict.finding, [(reason.rule, reason.object) for reason in verdict.reasons]


@pytest.mark.parametrize(("away_m", "seen"), [(3_000, (7_198, 343)), (6_000, (6_374, 318))])
def test_deir_ez_zor_shows_what_was_near(
    check: Any, make: Any, here: Point, away_m: int, seen: tuple[int, int]
) -> None:
    """R16: 5 km around the announced point nothing is known, and the list shows what was 6.4 km away."""
    announced = make.notice(Circle(centre=destination(here, 9_000, 180)))
    position = Circle(centre=destination(here, away_m, 225))
    held = make.site(position, kind=ObjectKind.POSITION, label="Position")
    verdict = check(announced, held)
    assert (Finding.NONE_KNOWN, [("CF-NEAR-01", "site-1")]) == told(verdict)
    assert (
        Nearest(
            object="site-1",
            kind=ObjectKind.POSITION,
            label="Position",
            distance_m=seen[0],
            bearing_deg=seen[1],
            gap_m=seen[0],
        ),
    ) == verdict.nearest
    assert () == check(announced, held, nearest_within_m=5_000).nearest


def test_the_intended_area_meets_the_position(check: Any, make: Any, here: Point) -> None:
    """Had the true area been announced, 3 to 6 km south-west of the airfield, the check had said conflict."""
    held = make.site(Circle(centre=destination(here, 6_000, 225)), standoff_m=1_000)
    intended = make.notice(Circle(centre=destination(here, 4_500, 225), radius_m=1_500))
    assert (Finding.CONFLICT, [("CF-SPC-01", "site-1")]) == told(check(intended, held))


@pytest.mark.parametrize(
    ("standoff_m", "finding"), [(0, Finding.NONE_KNOWN), (399, Finding.NONE_KNOWN), (400, Finding.CONFLICT)]
)
def test_the_standoff_decides(check: Any, make: Any, here: Point, standoff_m: int, finding: Finding) -> None:
    """CF-SPC-01: what comes nearer than the standoff is a conflict, and stays in the list."""
    held = make.site(Circle(centre=destination(here, 1_000.5, 90), radius_m=100), standoff_m=standoff_m)
    verdict = check(make.notice(Circle(centre=here, radius_m=500)), held)
    assert (finding, [(400, 1_000, 90)]) == (
        verdict.finding,
        [(near.gap_m, near.distance_m, near.bearing_deg) for near in verdict.nearest],
    )


def test_accuracy_counts_on_both_sides(check: Any, make: Any, here: Point) -> None:
    """A place known to 500 m may be 500 m nearer, the notice's as well as the object's."""
    away = Circle(centre=destination(here, 1_000, 90))
    assert Finding.NONE_KNOWN is check(make.notice(accuracy_m=500), make.site(away)).finding
    assert Finding.NONE_KNOWN is check(make.notice(), make.site(away, accuracy_m=500)).finding
    assert Finding.CONFLICT is check(make.notice(accuracy_m=500), make.site(away, accuracy_m=500)).finding


def test_a_standoff_beyond_the_list_is_a_conflict_and_listed(check: Any, make: Any, here: Point) -> None:
    """An object that asks for 40 km is looked at from 40 km, though the list ends at 15 km."""
    far = Circle(centre=destination(here, 30_000.5, 90))
    verdict = check(make.notice(), make.site(far, standoff_m=40_000))
    assert (Finding.CONFLICT, [30_000]) == (verdict.finding, [near.gap_m for near in verdict.nearest])


def test_nothing_near_is_none_known_with_a_reason(check: Any, make: Any, here: Point) -> None:
    """CF-NEAR-01: none known over an empty neighbourhood still says by which rule."""
    far = make.site(Circle(centre=destination(here, 16_000, 0)))
    assert (Finding.NONE_KNOWN, [("CF-NEAR-01", None)]) == told(check(make.notice(), far))


def test_the_list_is_in_order_of_gap_distance_and_id(check: Any, make: Any, here: Point) -> None:
    """CF-NEAR-01: the nearest comes first, and the same objects always come in the same order."""
    at_5_km = Circle(centre=destination(here, 5_000.5, 0))
    objects = [
        make.site(at_5_km, object_id="c"),
        make.site(at_5_km, object_id="b"),
        make.site(Circle(centre=destination(here, 6_000.5, 0), radius_m=1_000), object_id="a"),
        make.site(Circle(centre=destination(here, 2_000, 0)), object_id="d"),
    ]
    for order in (objects, objects[::-1]):
        assert ["d", "b", "c", "a"] == [near.object for near in check(make.notice(), *order).nearest]


def test_a_convoy_is_met_where_its_plan_puts_it(check: Any, make: Any, here: Point) -> None:
    """R15, CF-WIN-01: the same road is a conflict while the convoy is on it, and at no other time."""
    west, east = destination(here, 20_000, 270), destination(here, 20_000, 90)
    held = make.convoy(
        make.stop(west, departs_min=-60, tolerance_s=900),
        make.stop(east, arrives_min=0, tolerance_s=900),
        corridor_m=500,
    )
    on_the_road = Circle(centre=destination(here, 400, 0))
    assert (Finding.CONFLICT, [("CF-SPC-01", "convoy-1")]) == told(
        check(make.notice(on_the_road, to_min=10), held)
    )
    assert Finding.CONFLICT is check(make.notice(on_the_road, from_min=15), held).finding
    passed = check(make.notice(on_the_road, from_min=15.1), held)
    assert (Finding.NONE_KNOWN, [("CF-NEAR-01", "convoy-1"), ("CF-WIN-01", "convoy-1")]) == told(passed)
    assert [0] == [near.gap_m for near in passed.nearest]


def test_a_convoy_at_rest_is_met(check: Any, make: Any, here: Point) -> None:
    """A convoy that waits at a stop is there until it departs."""
    start = destination(here, 60_000, 270)
    held = make.convoy(make.stop(start, departs_min=-300), make.stop(here, arrives_min=-200, departs_min=200))
    assert Finding.CONFLICT is check(make.notice(), held).finding


def test_only_the_leg_in_the_window_counts(check: Any, make: Any, here: Point) -> None:
    """The gap of a conflict is that of the leg in use, not that of a nearer leg long passed."""
    far, near = destination(here, 3_000.5, 0), destination(here, 1_000.5, 0)
    held = make.convoy(
        make.stop(near, departs_min=-100),
        make.stop(destination(near, 9_000, 90), -90, -80),
        make.stop(destination(far, 9_000, 90), -70, 10),
        make.stop(far, arrives_min=20),
        standoff_m=5_000,
    )
    verdict = check(make.notice(), held)
    assert [("CF-SPC-01", 3_000)] == [(reason.rule, reason.gap_m) for reason in verdict.reasons]
    assert [1_000] == [near.gap_m for near in verdict.nearest]


def test_a_convoy_without_times_is_unknown(check: Any, make: Any, here: Point) -> None:
    """CF-WIN-02: where nobody said when, nobody can say that nothing is known."""
    held = make.convoy(make.stop(here), make.stop(destination(here, 5_000, 0), 500, 510))
    assert (Finding.UNKNOWN, [("CF-WIN-02", "convoy-1")]) == told(check(make.notice(), held))


def test_times_that_are_missing_elsewhere_do_not_matter(check: Any, make: Any, here: Point) -> None:
    """CF-WIN-02 speaks of the legs in reach: a time missing 30 km away changes nothing here."""
    held = make.convoy(
        make.stop(here, 500, 510),
        make.stop(destination(here, 15_000, 0), 530, 540),
        make.stop(destination(here, 30_000, 0)),
    )
    assert (Finding.NONE_KNOWN, [("CF-NEAR-01", "convoy-1"), ("CF-WIN-01", "convoy-1")]) == told(
        check(make.notice(), held)
    )


def test_a_convoy_can_be_in_conflict_and_unknown(check: Any, make: Any, here: Point) -> None:
    """No reason is dropped because another one is worse."""
    held = make.convoy(make.stop(here, 0, 10), make.stop(destination(here, 100, 0)))
    assert (Finding.CONFLICT, [("CF-SPC-01", "convoy-1"), ("CF-WIN-02", "convoy-1")]) == told(
        check(make.notice(), held)
    )


def test_an_activity_in_the_air_alone_passes_over_an_object_on_the_ground(check: Any, make: Any) -> None:
    """CF-ALT-01: only an activity in the air alone, surely above, is none known, and says why."""
    held = make.site(heights=UP_TO_FL_100)
    above = check(make.notice(band=FL_300_UP, reach=Reach.AIR_ONLY), held)
    assert (Finding.NONE_KNOWN, [("CF-ALT-01", "site-1"), ("CF-NEAR-01", "site-1")]) == told(above)
    assert Finding.CONFLICT is check(make.notice(band=FL_300_UP), held).finding
    assert Finding.CONFLICT is check(make.notice(band=FL_300_UP, reach=Reach.AIR_ONLY), make.site()).finding


def test_pressure_heights_that_no_margin_parts_meet_in_an_index(check: Any, make: Any) -> None:
    """CF-ALT-01: an index hands over what its stretches cannot part, and the rule sets it aside."""
    levels = [
        Height(value=value, unit=HeightUnit.HUNDRED_FT, reference=HeightReference.FL) for value in (200, 201)
    ]
    held = make.site(heights=AltitudeBand(upper=levels[0]))
    verdict = check(make.notice(band=AltitudeBand(lower=levels[1]), reach=Reach.AIR_ONLY), held)
    assert [("CF-ALT-01", 22)] == [(one.rule, one.gap_vertical_m) for one in verdict.reasons[:1]]


def test_an_object_without_a_place_makes_every_check_unknown(check: Any, make: Any) -> None:
    """CF-LOC-01: an object that may be anywhere may be here."""
    lost = make.site(None, object_id="lost")
    assert (Finding.UNKNOWN, [("CF-LOC-01", "lost")]) == told(check(make.notice(), lost))
    assert (Finding.CONFLICT, [("CF-SPC-01", "site-1"), ("CF-LOC-01", "lost")]) == told(
        check(make.notice(), lost, make.site())
    )


def test_a_notice_without_a_place_is_unknown(check: Any, make: Any) -> None:
    """CF-LOC-02: a notice that nobody can place is checked against nothing, and says so."""
    verdict = check(make.notice(None), make.site(), make.site(None, object_id="lost"))
    assert (Finding.UNKNOWN, [("CF-LOC-01", "lost"), ("CF-LOC-02", None)]) == told(verdict)
    assert () == verdict.nearest


def test_a_notice_that_is_nowhere_on_earth_is_unknown(check: Any, make: Any) -> None:
    """CF-LOC-02: a coordinate that cannot be stops no check, and passes none."""
    assert (Finding.UNKNOWN, [("CF-LOC-02", None)]) == told(
        check(make.notice(Circle(centre=NOWHERE)), make.site())
    )


@pytest.mark.parametrize(("away_m", "finding"), [(14_000, Finding.UNKNOWN), (16_000, Finding.NONE_KNOWN)])
def test_stale_data_in_reach_is_unknown(
    check: Any, make: Any, here: Point, away_m: int, finding: Finding
) -> None:
    """CF-AGE-01: an old entry in the neighbourhood leaves the neighbourhood unknown."""
    noon = make.notice().window.starts_at
    held = make.site(Circle(centre=destination(here, away_m, 0)), stale_since=noon)
    assert finding is check(make.notice(), held).finding
    assert Finding.NONE_KNOWN is check(make.notice(), held, now=noon - timedelta(seconds=1)).finding


def test_stale_data_in_conflict_is_both(check: Any, make: Any, noon: datetime) -> None:
    """CF-AGE-01: that an entry is old does not take a conflict away."""
    assert (Finding.CONFLICT, [("CF-SPC-01", "site-1"), ("CF-AGE-01", "site-1")]) == told(
        check(make.notice(), make.site(stale_since=noon))
    )


@pytest.mark.parametrize(("away_m", "rules_told"), [(0, ["CF-SPC-01", "CF-ERR-01"]), (9_000, ["CF-ERR-01"])])
def test_an_area_that_nobody_should_rely_on_is_unknown(
    check: Any, make: Any, here: Point, away_m: int, rules_told: list[str]
) -> None:
    """CF-ERR-01: a tangled outline near a notice is unknown, and a conflict as well if it is too near."""
    around = [destination(destination(here, away_m, 90), 500, bearing) for bearing in (0, 180, 90, 270)]
    verdict = check(make.notice(), make.site(Polygon(corners=tuple(around))))
    assert rules_told == [reason.rule for reason in verdict.reasons]
    far = [destination(destination(here, 40_000, 90), 500, bearing) for bearing in (0, 180, 90, 270)]
    assert Finding.NONE_KNOWN is check(make.notice(), make.site(Polygon(corners=tuple(far)))).finding


def test_an_object_with_one_bad_part_is_unknown(check: Any, make: Any, here: Point) -> None:
    """CF-LOC-01: half of a route is not the route, even if that half is far away."""
    far = destination(here, 40_000, 0)
    road = Corridor(line=(far, NOWHERE), half_width_m=0)
    convoy = make.convoy(make.stop(far, 0, 1), make.stop(here, 2, 3), area=road)
    assert (Finding.UNKNOWN, [("CF-LOC-01", "convoy-1")]) == told(check(make.notice(), convoy))


def test_times_beyond_the_calendar_are_reckoned_with(
    check: Any, make: Any, here: Point, noon: datetime
) -> None:
    """R15: a plan that reaches before the first year of the calendar stops no check, and passes none."""
    held = make.convoy(make.stop(here, departs_min=0, tolerance_s=10**15), stale_since=noon)
    assert (Finding.CONFLICT, [("CF-SPC-01", "convoy-1"), ("CF-AGE-01", "convoy-1")]) == told(
        check(make.notice(), held)
    )


def test_a_rule_that_fails_is_unknown(check: Any, make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """CF-ERR-01: an exception inside a rule is unknown for its object; the others are judged."""

    def failing(_activity: Activity, held: Protected, _gap_m: int) -> None:
        if held.object_id == "bad":
            raise ZeroDivisionError

    monkeypatch.setattr(rules, "at_other_heights", failing)
    assert (Finding.CONFLICT, [("CF-SPC-01", "site-1"), ("CF-ERR-01", "bad")]) == told(
        check(make.notice(reach=Reach.AIR_ONLY), make.site(object_id="bad"), make.site())
    )


def test_a_mistake_in_the_program_is_not_hidden(
    check: Any, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault that no data explains stops the check; it is neither a pass nor a lasting unknown."""

    def failing(_activity: Activity, _held: Protected, _gap_m: int) -> None:
        raise AttributeError

    monkeypatch.setattr(rules, "at_other_heights", failing)
    with pytest.raises(AttributeError):
        check(make.notice(reach=Reach.AIR_ONLY), make.site())


def test_an_area_around_an_object_is_a_conflict(check: Any, make: Any, here: Point) -> None:
    """An object deep inside a large area is no less in it, also when the area crosses itself."""
    corners = tuple(destination(here, 9_000, bearing) for bearing in (0, 180, 90, 270))
    for area in (Polygon(corners=corners), Polygon(corners=tuple(sorted(corners, key=lambda c: c.lat_e7)))):
        assert (
            Finding.CONFLICT
            is check(make.notice(area), make.site(Circle(centre=destination(here, 1_000, 45)))).finding
        )


def test_the_list_ends_where_it_should(check: Any, make: Any, here: Point, noon: datetime) -> None:
    """R16: what is farther than the list reaches is not in it, and makes nothing unknown."""
    far = make.site(Circle(centre=destination(here, 15_002, 0)), stale_since=noon)
    near = make.site(Circle(centre=destination(here, 15_000.5, 0)), object_id="near")
    verdict = check(make.notice(), far, near)
    assert (Finding.NONE_KNOWN, [("CF-NEAR-01", "near")]) == told(verdict)
    assert ["near"] == [one.object for one in verdict.nearest]
