"""A person who mistypes a field reads which one, and what it may hold, in words and not in types."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
import pytest

from checkfire.errors import MalformedError
from checkfire.vocab.ids import BYTES32_PATTERN, Origin
from checkfire.wire import strict
from checkfire.wire.plain_words import tell_wrong
from checkfire.wire.register import SiteCategory
from checkfire.wire.registry import kind_of

WORDS: dict[str, Any] = {"stated": "by the river", "method": "words"}
SITE: dict[str, Any] = {"name": "Clinic", "category": "health", "place": WORDS}
STOP: dict[str, Any] = {"name": "a", "point": {"lat_e7": 0, "lon_e7": 0}}
SHIFT = {"starts_at": "2016-09-17T11:24:00Z", "primary": "a", "alternates": ["b"]}
LIBRARY_WORDS = ("`", "Expected", "Object", "Invalid", "regex", "RFC", "null", "\\")


def area(**changed: Any) -> dict[str, Any]:
    """Return the change that gives a place an area."""
    return {"place": WORDS | {"area": changed}}


def refused(kind: str, plain: Any) -> MalformedError:
    """Return the error with which a body of a kind is refused."""
    to = kind_of(kind)
    assert to is not None
    with pytest.raises(MalformedError) as caught:
        strict.convert(plain, to, what=kind)
    assert caught.value.code == "field-wrong"
    return caught.value


@pytest.mark.parametrize(
    ("kind", "plain", "field"),
    [
        ("site-notified", SITE | {"category": "school"}, "category"),
        ("site-notified", SITE | {"category": 1}, "category"),
        ("site-notified", SITE | {"name": ""}, "name"),
        ("site-notified", SITE | {"name": " "}, "name"),
        ("site-notified", SITE | {"name": "x" * 201}, "name"),
        ("halt-called", {"what": "\t\n"}, "what"),
        ("site-notified", SITE | {"name": 1}, "name"),
        ("site-notified", SITE | {"name": None}, "name"),
        ("site-notified", {"name": "Clinic", "category": "health"}, "place"),
        ("site-notified", SITE | {"place": "here"}, "place"),
        ("site-notified", SITE | {"place": {"stated": "x"}}, "place.method"),
        ("site-notified", SITE | area(shape="square"), "place.area.shape"),
        ("site-notified", SITE | area(), "place.area.shape"),
        ("site-notified", SITE | area(shape="circle", centre={"lat_e7": 0}), "place.area.centre.lon_e7"),
        (
            "site-notified",
            SITE | area(shape="circle", centre=STOP["point"], radius_m=-1),
            "place.area.radius_m",
        ),
        (
            "site-notified",
            SITE | area(shape="circle", centre=STOP["point"], radius_m=2_000_001),
            "place.area.radius_m",
        ),
        ("site-notified", SITE | {"standoff_m": 1.5}, "standoff_m"),
        ("site-notified", SITE | {"standoff_m": True}, "standoff_m"),
        ("site-notified", SITE | {"review_by": "tomorrow"}, "review_by"),
        ("site-notified", SITE | {"review_by": "2016-09-17T11:24:00"}, "review_by"),
        ("site-notified", SITE | {"review_by": 5}, "review_by"),
        ("site-notified", SITE | {"contacts": "x"}, "contacts"),
        ("site-notified", SITE | {"contacts": ["x"] * 21}, "contacts"),
        ("site-notified", SITE | {"contacts": ["x", ""]}, "contacts[1]"),
        ("party-admitted", {"party": "A B", "name": "x", "role": "armed"}, "party"),
        ("halt-called", {"what": "x", "notice": "that one"}, "notice"),
        ("key-revoked", {"public_key": "x", "reason": "lost"}, "public_key"),
        ("key-enrolled", {"party": "a", "desk": "b", "label": "c", "public_key": "x"}, "public_key"),
        (
            "key-enrolled",
            {"party": "a", "desk": "b", "label": "c", "public_key": "A" * 43 + "=", "invite": "x"},
            "invite",
        ),
        (
            "movement-notified",
            {"name": "a", "stated": "b", "escort": "none", "waypoints": [STOP]},
            "waypoints",
        ),
        (
            "roster-set",
            {"desk": {"party": "a", "desk": "b"}, "shifts": [SHIFT | {"ends_at": "2016-09-16T11:24:00Z"}]},
            "shifts[0]",
        ),
        ("fire-reported", {"strikes": "5"}, "strikes"),
    ],
)
def test_plain_words_name_the_field(kind: str, plain: Any, field: str) -> None:
    """Whoever mistypes a field is told which, in words that need no knowledge of the program."""
    error = refused(kind, plain)
    assert error.context["field"] == field
    assert field in error.message
    assert [word for word in LIBRARY_WORDS if word in error.message] == []


@pytest.mark.parametrize(
    ("plain", "allowed"),
    [
        (SITE | {"category": "school"}, [word.value for word in SiteCategory]),
        (SITE | area(shape="square"), ["circle", "polygon", "corridor"]),
        (SITE | area(), ["circle", "polygon", "corridor"]),
        (
            SITE | {"place": {"stated": "x", "method": "guess - at `$.name`"}},
            ["phrase", "coordinates", "drawn", "device", "words"],
        ),
    ],
)
def test_plain_words_name_every_word_that_may_stand_there(plain: Any, allowed: list[str]) -> None:
    """Where only some words may stand, all of them are named, for people and for programs."""
    error = refused("site-notified", plain)
    assert error.context["allowed"] == allowed
    assert ", ".join(allowed) in error.message


@pytest.mark.parametrize(
    ("kind", "plain"),
    [
        ("answered", {"answer": "concern"}),
        ("policy-set", {"ladder_s": [60, 30]}),
        ("halt-called", []),
        ("halt-called", None),
    ],
)
def test_plain_words_of_the_whole_name_no_field(kind: str, plain: Any) -> None:
    """What is wrong with the whole is not blamed on one of its fields."""
    error = refused(kind, plain)
    assert error.context == {"what": kind}
    assert [word for word in LIBRARY_WORDS if word in error.message] == []


class Sealed(msgspec.Struct, forbid_unknown_fields=True):
    """A value without room for more, with fields of every other sort."""

    name: str = ""
    held: dict[str, Origin] = {}
    several: int | str = 0


@pytest.mark.parametrize(
    ("plain", "field"),
    [({"mood": 1}, None), ({"several": 1.5}, "several"), ({"held": {"x": "A B"}}, "held[...]")],
)
def test_plain_words_of_other_values(plain: Any, field: str | None) -> None:
    """Fields that are not known, lists of choices and values under names are told as plainly."""
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.convert(plain, Sealed)
    words, context = tell_wrong(caught.value, Sealed)
    assert context == ({"field": field} if field else {})
    assert [word for word in LIBRARY_WORDS if word in words] == []


def test_plain_words_of_what_is_too_deep() -> None:
    """What is nested beyond reading is told as that."""
    assert tell_wrong(RecursionError("maximum depth"), dict)[1] == {}


def test_plain_words_know_their_patterns() -> None:
    """A form that has a name is called by it; the pattern itself is never shown."""
    for pattern in (BYTES32_PATTERN, r"^\d\Z"):
        with pytest.raises(msgspec.ValidationError) as caught:
            msgspec.convert("x", Annotated[str, msgspec.Meta(pattern=pattern)])
        assert pattern not in tell_wrong(caught.value, str)[0]
