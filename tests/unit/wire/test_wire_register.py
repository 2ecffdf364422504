"""The register on the wire: sites, movements, positions, and who may know of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from checkfire.errors import MalformedError
from checkfire.vocab.instant import StatedInstant
from checkfire.vocab.place import Method, Place, Point
from checkfire.wire import canonical, register
from checkfire.wire.fact import Fact, build
from checkfire.wire.register import Escort, Progress, SiteCategory, Waypoint

AT = datetime(2016, 9, 17, 14, 24, tzinfo=UTC)
NOW = "2016-09-17T14:24:00Z"
POINT = Point(lat_e7=352_854_000, lon_e7=401_760_000)
PLAIN_POINT = {"lat_e7": 352_854_000, "lon_e7": 401_760_000}
PLACE = Place(stated="the clinic", method=Method.WORDS)
PLAIN_PLACE = {"stated": "the clinic", "method": "words"}
SITE: dict[str, Any] = {
    "identity": {"name": "Clinic", "category": "health", "function": "Maternity"},
    "place": {"place": PLAIN_PLACE, "standoff_m": 500},
    "contacts": {"contacts": ["Dr A"]},
    "body": {"review_by": NOW},
}
MOVEMENT: dict[str, Any] = {
    "identity": {"name": "Convoy 1", "escort": "none", "vehicles": ["truck"]},
    "route": {
        "stated": "A to B",
        "waypoints": [
            {"name": "A", "point": PLAIN_POINT, "departs_at": NOW},
            {"name": "B", "point": PLAIN_POINT},
        ],
        "corridor_m": 200,
    },
    "contacts": {"contacts": ["Driver"]},
}
STOPS = (Waypoint(name="A", point=POINT, departs_at=AT), Waypoint(name="B", point=POINT))
SITE_FIELDS: dict[str, Any] = {
    "name": "Clinic",
    "category": SiteCategory.HEALTH,
    "function": "Maternity",
    "place": PLACE,
    "standoff_m": 500,
    "contacts": ("Dr A",),
    "review_by": AT,
}
MOVEMENT_FIELDS: dict[str, Any] = {
    "name": "Convoy 1",
    "waypoints": STOPS,
    "stated": "A to B",
    "escort": Escort.NONE,
    "vehicles": ("truck",),
    "corridor_m": 200,
    "contacts": ("Driver",),
}


@pytest.mark.parametrize(
    "fact,contents",
    [
        (register.SiteNotified(**SITE_FIELDS), SITE),
        (register.SiteAmended(**SITE_FIELDS), SITE),
        (register.SiteVerified(person="A", role="nurse"), {"body": {"person": "A", "role": "nurse"}}),
        (register.SiteReviewOverdue(review_by=AT), {"body": {"review_by": NOW}}),
        (register.SiteWithdrawn(reason="moved"), {"body": {"reason": "moved"}}),
        (register.MovementNotified(**MOVEMENT_FIELDS), MOVEMENT),
        (register.MovementAmended(**MOVEMENT_FIELDS), MOVEMENT),
        (
            register.MovementProgressed(
                progress=Progress.WAYPOINT,
                waypoint="B",
                happened=StatedInstant(stated="14:24", at=AT),
                note="late",
            ),
            {
                "body": {
                    "progress": "waypoint",
                    "waypoint": "B",
                    "happened": {"stated": "14:24", "at": NOW},
                    "note": "late",
                }
            },
        ),
        (
            register.PositionDeclared(label="Post 4", place=PLACE),
            {"identity": {"label": "Post 4"}, "place": {"place": PLAIN_PLACE}},
        ),
        (
            register.PositionAmended(label="Post 4", place=PLACE, standoff_m=100),
            {"identity": {"label": "Post 4"}, "place": {"place": PLAIN_PLACE, "standoff_m": 100}},
        ),
        (register.PositionWithdrawn(reason="left"), {"body": {"reason": "left"}}),
        (
            register.ConsentGiven(party="coalition", person="A"),
            {"body": {"party": "coalition", "person": "A"}},
        ),
        (
            register.ConsentWithdrawn(party="coalition", person="A"),
            {"body": {"party": "coalition", "person": "A"}},
        ),
        (
            register.ReadingChosen(
                phrase="9 km south",
                landmark="DAZ",
                point=POINT,
                rivals=(register.RivalReading(landmark="DEZ", point=POINT, apart_m=6_000),),
                person="A",
            ),
            {
                "body": {
                    "phrase": "9 km south",
                    "landmark": "DAZ",
                    "point": PLAIN_POINT,
                    "rivals": [{"landmark": "DEZ", "point": PLAIN_POINT, "apart_m": 6_000}],
                    "person": "A",
                }
            },
        ),
        (
            register.LocationReadBack(point=POINT, text="35.28 N", confirmed_by="A"),
            {"body": {"point": PLAIN_POINT, "text": "35.28 N", "confirmed_by": "A"}},
        ),
        (
            register.LocationDoubted(rule="CF-LOC-02", doubt="Two landmarks."),
            {"body": {"rule": "CF-LOC-02", "doubt": "Two landmarks."}},
        ),
        (register.SiteChecked(found="intact"), {"body": {"found": "intact"}}),
        (
            register.TrackReported(point=POINT, accuracy_m=10, seen=StatedInstant(stated="now", at=AT)),
            {"body": {"point": PLAIN_POINT, "accuracy_m": 10, "seen": {"stated": "now", "at": NOW}}},
        ),
        (
            register.BeliefStated(place=PLACE, belief="fighters", basis="video"),
            {"body": {"place": PLAIN_PLACE, "belief": "fighters", "basis": "video"}},
        ),
    ],
)
def test_register_stands_on_the_wire_as_said(fact: Fact, contents: dict[str, Any]) -> None:
    """What is notified has its fields in fixed parts under fixed names, and reads back (R37)."""
    plain = canonical.parse(canonical.encode(fact.contents()))
    assert plain == contents
    assert build(type(fact), plain) == (fact, ())


@pytest.mark.parametrize(
    "kind,contents",
    [
        (register.SiteNotified, SITE | {"identity": {"name": "Clinic", "category": "target"}}),
        (register.SiteNotified, SITE | {"place": {"place": PLAIN_PLACE, "standoff_m": -1}}),
        (register.SiteNotified, SITE | {"place": {}}),
        (register.SiteNotified, SITE | {"contacts": {"contacts": ["x"] * 21}}),
        (register.SiteNotified, SITE | {"contacts": {"contacts": "Dr A"}}),
        (register.MovementNotified, MOVEMENT | {"identity": {"name": "Convoy 1"}}),
        (
            register.MovementNotified,
            MOVEMENT | {"route": MOVEMENT["route"] | {"waypoints": MOVEMENT["route"]["waypoints"][:1]}},
        ),
        (register.MovementProgressed, {"body": {"progress": "lost"}}),
        (register.PositionDeclared, {"identity": {"label": ""}, "place": {"place": PLAIN_PLACE}}),
        (register.ConsentGiven, {"body": {"party": "coalition"}}),
        (register.TrackReported, {"body": {"point": PLAIN_POINT, "accuracy_m": 10}}),
        (register.BeliefStated, {"body": {"place": PLAIN_PLACE, "belief": "fighters"}}),
    ],
    ids=range(12),
)
def test_register_with_a_wrong_field_is_refused(kind: type[Fact], contents: dict[str, Any]) -> None:
    """A place, a category or a route that cannot be read is refused, never guessed."""
    with pytest.raises(MalformedError) as caught:
        build(kind, contents)
    assert caught.value.code == "field-wrong"


def test_register_contacts_stand_in_a_part_of_their_own() -> None:
    """A party can be shown a site without the names of the people there (R9, R37)."""
    for kind, contents in ((register.SiteNotified, SITE), (register.MovementNotified, MOVEMENT)):
        shown = {part: plain for part, plain in contents.items() if part != "contacts"}
        fact, _ = build(kind, shown)
        assert fact.contacts == ()
        assert "contacts" not in fact.contents()


def test_register_site_categories_have_fixed_names() -> None:
    """The words for what a site is used for never change on the wire."""
    names = "health education displacement humanitarian water electricity food communications crossing"
    assert [one.value for one in SiteCategory] == [
        *names.split(),
        "worship-or-culture",
        "un-position",
        "other",
    ]
