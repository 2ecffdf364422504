"""Every rule has one id in the code, one page, a test and a reason; and the pages' examples come out so."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from checkfire.check import rules
from checkfire.check.evaluate import evaluate
from checkfire.check.memory_index import MemoryIndex
from checkfire.duty.demands import PLACE_RADIUS_MAX_M
from checkfire.locate import find_doubts, resolve
from checkfire.locate.geodesic import destination
from checkfire.picture.register import TRACK_HOLDS_S
from checkfire.vocab.activity import Activity, Reach
from checkfire.vocab.height import AltitudeBand, Height, HeightReference, HeightUnit
from checkfire.vocab.instant import Window
from checkfire.vocab.place import Area, Circle, Method, Place, Point, Polygon
from checkfire.vocab.protected import ObjectKind, Protected, Stop
from checkfire.vocab.verdict import Verdict

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "checks"
RULE_ID = re.compile(r"CF-[A-Z]+-\d\d")
HEADINGS = ["Statement", "Assumptions", "Bound", "Source", "Worked example"]

AIRFIELD = Point(lat_e7=352_854_000, lon_e7=401_760_000)
DAY = datetime(2016, 9, 17, tzinfo=UTC)


def place(area: Area | None, accuracy_m: int | None = None) -> Place:
    """Return a place."""
    return Place(stated="as said", method=Method.DRAWN, area=area, accuracy_m=accuracy_m)


def notice(area: Area | None, *, from_: str = "12:00", to: str = "13:00", **more: Any) -> Activity:
    """Return an activity on the day of the examples."""
    return Activity(place=place(area), window=Window(starts_at=at(from_), ends_at=at(to)), **more)


def held(area: Area | None, *, accuracy_m: int | None = None, **more: Any) -> Protected:
    """Return a registered object."""
    fields = {"object_id": "held", "kind": ObjectKind.SITE, "owner": "relief", "label": "x"}
    return Protected(place=place(area, accuracy_m), **(fields | more))


def at(clock: str) -> datetime:
    """Return a time of the day of the examples."""
    hours, minutes = clock.split(":")
    return DAY + timedelta(hours=int(hours), minutes=int(minutes))


def convoy(*, second_is_timed: bool = True) -> Protected:
    """Return the convoy of the pages on time."""
    ends = (Point.of_degrees(35.2854, 39.9562), Point.of_degrees(35.2854, 40.3958))
    stops = (
        Stop(point=ends[0], arrives_at=None, departs_at=at("08:00"), tolerance_s=900),
        Stop(
            point=ends[1],
            arrives_at=at("09:00") if second_is_timed else None,
            departs_at=None,
            tolerance_s=900,
        ),
    )
    return held(None, kind=ObjectKind.MOVEMENT, stops=stops, corridor_m=500)


def amsl(value: int, unit: HeightUnit) -> Height:
    """Return a height above sea level."""
    return Height(value=value, unit=unit, reference=HeightReference.AMSL)


def airborne(lower_ft: int, reach: Reach = Reach.AIR_ONLY) -> Activity:
    """Return an activity above the airfield from some feet up."""
    return notice(
        Circle(centre=AIRFIELD), band=AltitudeBand(lower=amsl(lower_ft, HeightUnit.FT)), reach=reach
    )


def seen() -> Protected:
    """Return the convoy as it was last reported, with all the rest of it."""
    at_place, until = destination(AIRFIELD, 6_000, 0), at("09:20")
    stop = Stop(point=at_place, arrives_at=at("08:10"), departs_at=until, tolerance_s=0)
    more = {"kind": ObjectKind.MOVEMENT, "stops": (stop,), "corridor_m": 500, "reported_at": at("08:10")}
    return held(Circle(centre=at_place), accuracy_m=200, **more)


CLINIC = held(Circle(centre=Point.of_degrees(35.27, 40.15), radius_m=50), accuracy_m=100, standoff_m=1_500)
LOW = held(Circle(centre=AIRFIELD), heights=AltitudeBand(upper=amsl(120, HeightUnit.M)))
OLD = held(Circle(centre=destination(AIRFIELD, 4_000, 90)), stale_since=datetime(2016, 9, 1, tzinfo=UTC))
POSITION = held(Circle(centre=Point.of_degrees(35.24715, 40.12938)))
ANNOUNCED = notice(Circle(centre=Point.of_degrees(35.20428, 40.176)))
TANGLED = held(
    Polygon(
        corners=tuple(
            destination(Point.of_degrees(35.2854, 40.275), 500, bearing) for bearing in (0, 180, 90, 270)
        )
    )
)
OTHER_NOTICE = held(
    Circle(centre=destination(AIRFIELD, 2_500, 90), radius_m=2_000),
    kind=ObjectKind.NOTICE,
    window=Window(starts_at=at("12:30"), ends_at=at("15:00")),
)
AT_AIRFIELD = Circle(centre=AIRFIELD)
NORTH_OF_IT = Circle(centre=destination(AIRFIELD, 5_400, 0))

EXAMPLES: list[tuple[str, Activity, Protected]] = [
    ("CF-SPC-01", notice(Circle(centre=Point.of_degrees(35.25, 40.14), radius_m=1_000)), CLINIC),
    ("CF-WIN-01", notice(AT_AIRFIELD, from_="07:00", to="07:44"), convoy()),
    ("CF-SPC-01", notice(AT_AIRFIELD, from_="07:00", to="07:45"), convoy()),
    ("CF-SPC-01", notice(AT_AIRFIELD, from_="09:15", to="10:00"), convoy()),
    ("CF-WIN-01", notice(AT_AIRFIELD, from_="09:16", to="10:00"), convoy()),
    ("CF-WIN-02", notice(AT_AIRFIELD, from_="20:00", to="21:00"), convoy(second_is_timed=False)),
    ("CF-WIN-03", notice(NORTH_OF_IT, from_="08:30", to="09:00"), seen()),
    ("CF-WIN-03", notice(NORTH_OF_IT, from_="09:20", to="10:00"), seen()),
    ("CF-WIN-03", notice(NORTH_OF_IT, from_="09:21", to="10:00"), seen()),
    ("CF-SPC-01", airborne(330), LOW),
    ("CF-SPC-01", airborne(750), LOW),
    ("CF-ALT-01", airborne(760), LOW),
    ("CF-SPC-01", airborne(760, Reach.GROUND), LOW),
    ("CF-LOC-01", notice(AT_AIRFIELD), held(None)),
    ("CF-LOC-02", notice(None), held(AT_AIRFIELD)),
    ("CF-AGE-01", notice(AT_AIRFIELD), OLD),
    ("CF-NEAR-01", ANNOUNCED, POSITION),
    ("CF-ERR-01", notice(AT_AIRFIELD), TANGLED),
    ("CF-NTC-01", notice(Circle(centre=AIRFIELD, radius_m=1_000)), OTHER_NOTICE),
]
"""The worked examples of the pages, in the order of the pages."""


def check(activity: Activity, one: Protected, now: datetime = DAY, **more: Any) -> Verdict:
    """Check an example."""
    return evaluate(activity, MemoryIndex([one]), now=now, **more)


def ids_under(folder: Path) -> set[str]:
    """Return every rule id that stands in the Python files of a folder, but not in this one."""
    files = [path for path in folder.rglob("*.py") if path.name != Path(__file__).name]
    return {rule for path in files for rule in RULE_ID.findall(path.read_text(encoding="utf-8"))}


def test_code_pages_and_tests_have_the_same_rules() -> None:
    """An officer gets from every rule on the screen to its page, an auditor from the page to its tests."""
    registered = {*rules.RULES, *find_doubts.RULES, resolve.RULE}
    assert registered == {path.stem for path in PAGES.glob("*.md")}
    assert registered == ids_under(ROOT / "src" / "checkfire")
    assert registered == ids_under(ROOT / "tests")


def test_every_rule_of_a_check_can_be_a_reason() -> None:
    """No rule stands in the register of rules that no verdict ever names."""
    named = {reason.rule for _, *case in EXAMPLES for reason in check(*case).reasons}
    assert set(rules.RULES) == named


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda page: page.stem)
def test_every_page_has_its_form(page: Path) -> None:
    """Whoever opens the page of a rule finds what it says, assumes, errs by, rests on and does."""
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {page.stem}: ")
    headings = [line.partition(": ")[0] for line in re.findall(r"^## (.*)$", text, re.MULTILINE)]
    assert HEADINGS == [heading for heading in headings if heading in HEADINGS]
    assert set(RULE_ID.findall(text)) <= {path.stem for path in PAGES.glob("*.md")}


@pytest.mark.parametrize(("rule", "activity", "one"), EXAMPLES)
def test_a_worked_example_comes_out_as_on_its_page(rule: str, activity: Activity, one: Protected) -> None:
    """What a page shows is what the desk says today."""
    assert rule in {reason.rule for reason in check(activity, one).reasons}


def test_the_figures_on_the_pages_are_told() -> None:
    """The metres and degrees of the worked examples are those of the code."""
    clinic, position, late = (check(*case) for case in (EXAMPLES[0][1:], EXAMPLES[-3][1:], EXAMPLES[5][1:]))
    told = {
        near: (near.gap_m, near.distance_m, near.bearing_deg)
        for v in (clinic, position)
        for near in v.nearest
    }
    assert [(1_248, 2_398, 22), (6_374, 6_374, 318)] == list(told.values())
    assert [0] == [reason.gap_m for reason in late.reasons]
    assert () == check(ANNOUNCED, POSITION, nearest_within_m=5_000).nearest
    assert "CF-NEAR-01" == check(notice(AT_AIRFIELD), OLD, datetime(2016, 8, 31, tzinfo=UTC)).reasons[0].rule


def test_a_movement_is_told_until_its_hour_is_over() -> None:
    """CF-WIN-03: the findings of the worked example are those of its page."""
    found = [check(*case).finding.value for rule, *case in EXAMPLES if rule == "CF-WIN-03"]
    assert found == ["conflict", "conflict", "none-known"]


@pytest.mark.parametrize(
    ("clock", "stale_from", "finding"),
    [("09:14", "09:15", "none-known"), ("09:15", "09:15", "unknown"), ("08:30", "08:25", "unknown")],
)
def test_a_movement_that_left_its_plan_is_unknown(clock: str, stale_from: str, finding: str) -> None:
    """CF-AGE-01: the findings of the convoy on the page are those of the code."""
    late = replace(convoy(), stale_since=at(stale_from))
    assert check(notice(AT_AIRFIELD), late, at(clock)).finding.value == finding


def test_the_figures_stand_on_the_pages() -> None:
    """A figure that the code tells can be found on the page of its rule."""
    for rule, figures in {
        "CF-SPC-01": ["1,248 m", "2,398 m", "22°", "3,000 km"],
        "CF-NEAR-01": ["6,374 m", "318°", "15 km"],
        "CF-ALT-01": ["110 m", "100 m"],
        "CF-LOC-01": ["3,000 km"],
        "CF-LOC-02": ["3,000 km"],
        "CF-AGE-01": ["15 km"],
        "CF-WIN-03": [f"{TRACK_HOLDS_S // 60} minutes", f"{PLACE_RADIUS_MAX_M // 1000} km"],
    }.items():
        text = (PAGES / f"{rule}.md").read_text(encoding="utf-8")
        assert [] == [figure for figure in figures if figure not in text]
