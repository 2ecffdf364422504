"""Notices of activity on the wire, and the checks that were made of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from checkfire.errors import MalformedError
from checkfire.vocab.activity import Activity, Reach
from checkfire.vocab.height import AltitudeBand, Height, HeightReference, HeightUnit
from checkfire.vocab.instant import StatedInstant, Window
from checkfire.vocab.place import Circle, Method, Place, Point
from checkfire.vocab.protected import ObjectKind
from checkfire.vocab.verdict import Finding, Nearest, Reason, Verdict
from checkfire.wire import canonical, notices
from checkfire.wire.fact import Fact, build

ID = "01573870-5bc0-7000-8000-000000000001"
AT = datetime(2016, 9, 17, 14, 24, tzinfo=UTC)
NOW = "2016-09-17T14:24:00Z"

ACTIVITY = Activity(
    place=Place(
        stated="9 km south of DAZ airfield",
        method=Method.PHRASE,
        area=Circle(centre=Point(lat_e7=352_043_000, lon_e7=401_760_000), radius_m=2_000),
        accuracy_m=500,
    ),
    window=Window(starts_at=AT, ends_at=AT),
    band=AltitudeBand(lower=Height(value=200, unit=HeightUnit.HUNDRED_FT, reference=HeightReference.FL)),
    reach=Reach.AIR_ONLY,
)
PLAIN_ACTIVITY: dict[str, Any] = {
    "place": {
        "stated": "9 km south of DAZ airfield",
        "method": "phrase",
        "area": {
            "shape": "circle",
            "centre": {"lat_e7": 352_043_000, "lon_e7": 401_760_000},
            "radius_m": 2_000,
        },
        "accuracy_m": 500,
    },
    "window": {"starts_at": NOW, "ends_at": NOW},
    "band": {"lower": {"value": 200, "unit": "hundred-ft", "reference": "fl"}},
    "reach": "air-only",
}
CHECK: dict[str, Any] = {
    "audience": "coalition",
    "scope": "owner",
    "verdict": {
        "finding": "conflict",
        "reasons": [{"rule": "CF-LOC-02", "finding": "conflict", "object": ID, "gap_m": 0}],
        "nearest": [
            {
                "object": ID,
                "kind": "site",
                "label": "Clinic",
                "distance_m": 900,
                "bearing_deg": 359,
                "gap_m": 0,
            }
        ],
        "unlisted": 0,
    },
    "entries": 12,
    "evaluated_at": NOW,
    "software": "1.0",
}


@pytest.mark.parametrize(
    "fact,contents",
    [
        (
            notices.NoticeFiled(activity=ACTIVITY, summary="Strike", answer_by=AT),
            {"activity": {"activity": PLAIN_ACTIVITY}, "body": {"summary": "Strike", "answer_by": NOW}},
        ),
        (
            notices.NoticeAmended(activity=ACTIVITY, summary="Strike"),
            {"activity": {"activity": PLAIN_ACTIVITY}, "body": {"summary": "Strike"}},
        ),
        (notices.NoticeCancelled(reason="weather"), {"body": {"reason": "weather"}}),
        (
            notices.NoticeStarted(happened=StatedInstant(stated="now", at=AT)),
            {"body": {"happened": {"stated": "now", "at": NOW}}},
        ),
        (notices.NoticeEnded(), {"body": {}}),
        (
            notices.CheckMade(
                audience="coalition",
                scope=notices.Scope.OWNER,
                verdict=Verdict(
                    finding=Finding.CONFLICT,
                    reasons=(Reason(rule="CF-LOC-02", finding=Finding.CONFLICT, object=ID, gap_m=0),),
                    nearest=(
                        Nearest(
                            object=ID,
                            kind=ObjectKind.SITE,
                            label="Clinic",
                            distance_m=900,
                            bearing_deg=359,
                            gap_m=0,
                        ),
                    ),
                ),
                entries=12,
                evaluated_at=AT,
                software="1.0",
            ),
            {"body": CHECK},
        ),
    ],
)
def test_notice_stands_on_the_wire_as_said(fact: Fact, contents: dict[str, Any]) -> None:
    """Area, height and time of an activity, and the result of a check, read back exactly (R15, R17)."""
    plain = canonical.parse(canonical.encode(fact.contents()))
    assert plain == contents
    assert build(type(fact), plain) == (fact, ())


@pytest.mark.parametrize(
    "change",
    [
        {"place": None},
        {"window": None},
        {"window": {"starts_at": NOW}},
        {"window": {"starts_at": NOW, "ends_at": "2016-09-17T14:23:59Z"}},
        {"band": {"lower": {"value": 200, "unit": "ft", "reference": "fl"}}},
        {"band": "low"},
        {"reach": "water"},
        {"place": PLAIN_ACTIVITY["place"] | {"area": {"shape": "square"}}},
        {"place": PLAIN_ACTIVITY["place"] | {"area": {"centre": {"lat_e7": 0, "lon_e7": 0}}}},
    ],
    ids=str,
)
def test_notice_with_a_wrong_activity_is_refused(change: dict[str, Any]) -> None:
    """Where, when and how high is never guessed (R15)."""
    contents = {"activity": {"activity": PLAIN_ACTIVITY | change}, "body": {"summary": "x"}}
    with pytest.raises(MalformedError) as caught:
        build(notices.NoticeFiled, contents)
    assert caught.value.code == "field-wrong"


def test_notice_without_reach_counts_as_one_that_hits_the_ground() -> None:
    """Unless somebody says that it stays in the air, an activity is checked against the ground (R15)."""
    plain = {name: value for name, value in PLAIN_ACTIVITY.items() if name != "reach"}
    fact, _ = build(notices.NoticeFiled, {"activity": {"activity": plain}, "body": {"summary": "x"}})
    assert fact.activity.reach is Reach.GROUND


@pytest.mark.parametrize(
    "change",
    [
        {"verdict": {"finding": "fine"}},
        {"verdict": CHECK["verdict"] | {"reasons": {}}},
        {"verdict": CHECK["verdict"] | {"nearest": [{"object": ID}]}},
        {"scope": "all"},
        {"entries": "12"},
        {"evaluated_at": "2016-09-17T17:24:00+03:00"},
    ],
    ids=str,
)
def test_check_with_a_wrong_field_is_refused(change: dict[str, Any]) -> None:
    """The result of a check has three words and no fourth (R17)."""
    with pytest.raises(MalformedError):
        build(notices.CheckMade, {"body": CHECK | change})


def test_check_without_reasons_is_read() -> None:
    """A result may leave out an empty list of reasons or objects (R17)."""
    fact, _ = build(notices.CheckMade, {"body": CHECK | {"verdict": {"finding": "none-known"}}})
    assert fact.verdict == Verdict(finding=Finding.NONE_KNOWN)
