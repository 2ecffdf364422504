"""Facts: flat values that are cut into parts, and put together again from nothing but their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import msgspec
import pytest

from checkfire.errors import MalformedError
from checkfire.vocab.place import Circle, Method, Place, Point
from checkfire.wire.answers import Opened
from checkfire.wire.calls import Means
from checkfire.wire.fact import Fact, build, part_of
from checkfire.wire.halts import HaltCalled


class Told(Fact, frozen=True, kw_only=True):
    """A fact in two parts, none of which can be done without."""

    KIND: ClassVar[str] = "example.told/1"
    PARTS: ClassVar[Mapping[str, tuple[str, ...]]] = {"who": ("name", "means")}
    words: str
    name: str | None = None
    means: Means = Means.RADIO


def refusal(fact: type[Fact], contents: dict[str, Any]) -> tuple[str, object]:
    """Return the code with which contents are refused, and the part that is named."""
    with pytest.raises(MalformedError) as caught:
        build(fact, contents)
    return caught.value.code, caught.value.context.get("part")


def test_fact_is_cut_into_its_parts() -> None:
    """Each field goes into its own part; what was not said is left out, and so is an empty part."""
    full = Told(words="w", name="n", means=Means.TELEPHONE)
    assert full.contents() == {"body": {"words": "w"}, "who": {"name": "n", "means": "telephone"}}
    assert Told(words="w").contents() == {"body": {"words": "w"}}
    assert HaltCalled(what="w").contents() == {"core": {"what": "w"}}
    assert (part_of(Told, "name"), part_of(Told, "words")) == ("who", "body")


def test_fact_without_parts_always_has_a_body() -> None:
    """A message that says nothing but its kind still has one part to sign."""
    assert Opened().contents() == {"body": {}}


@pytest.mark.parametrize("fact", [Told(words="w", name="n", means=Means.IN_PERSON), Told(words="w")])
def test_fact_is_put_together_again(fact: Told) -> None:
    """What was cut into parts comes out equal, and nothing is flagged."""
    assert build(Told, fact.contents()) == (fact, ())


def test_fact_defaults_may_be_stated() -> None:
    """A field that states its default is read; what was signed stays as it is."""
    contents = {"body": {"words": "w"}, "who": {"means": "radio", "name": None}}
    assert build(Told, contents) == (Told(words="w"), ())


@pytest.mark.parametrize(
    "contents,expected",
    [
        ({"who": {"name": "n"}}, ("field-wrong", None)),
        ({"body": {"words": "w", "name": "n"}}, ("part-wrong", "body")),
        ({"body": {"words": "w"}, "who": {"words": "w"}}, ("part-wrong", "who")),
        ({"body": {"words": "w"}, "new": {"name": "n"}}, ("part-wrong", "new")),
        ({"body": {"words": "w"}, "who": []}, ("part-wrong", "who")),
        ({"body": {"words": "w"}, "new": "text"}, ("part-wrong", "new")),
        ({"body": None}, ("part-wrong", "body")),
        ({"body": {"words": "w"}, "who": {"means": "smoke"}}, ("field-wrong", None)),
        ({"body": {"words": 1}}, ("field-wrong", None)),
        ({}, ("field-wrong", None)),
    ],
    ids=[
        "missing", "misplaced", "twice", "in-an-unknown-part", "list", "text-in-an-unknown-part", "nothing",
        "unknown-word", "number-for-text", "no-parts",
    ],
)  # fmt: skip
def test_fact_with_a_fault_is_refused(contents: dict[str, Any], expected: tuple[str, str | None]) -> None:
    """A field is missing, wrong or in a part that is not its own: nothing is guessed."""
    assert refusal(Told, contents) == expected


def test_fact_unknown_fields_are_flagged() -> None:
    """A field or part that a later version adds is named, and the rest is read."""
    contents = {"body": {"words": "w", "mood": 1}, "who": {"name": "n", "rank": {}}, "new": {"x": 1}}
    fact, flags = build(Told, contents)
    assert (fact, set(flags)) == (Told(words="w", name="n"), {"unknown:mood", "unknown:rank", "unknown:x"})


CORE = {"what": "They hit our men."}
FULL = HaltCalled(
    what=CORE["what"],
    where=Place(
        stated="6 km south of the airfield",
        method=Method.PHRASE,
        area=Circle(centre=Point(lat_e7=352_230_000, lon_e7=401_760_000), radius_m=500),
    ),
    caller="Colonel",
    words="Stop.",
)


@pytest.mark.parametrize(
    "more",
    [
        {"words": 1},
        {"words": ""},
        {"words": "w" * 8_001},
        {"caller": None, "seen_from": ["x"]},
        {"since": "14:24"},
        {"since": {"stated": "14:24", "at": "2016-09-17T14:24:00+03:00"}},
        {"since": {"stated": "14:24", "basis": "guess"}},
        {"what": CORE["what"]},
        {"where": {"stated": "x", "method": "words"}},
        "words",
        [],
        None,
    ],
    ids=[
        "number", "empty", "too-long", "list", "text-for-time", "offset", "unknown-word", "core-repeated",
        "core-misplaced", "text", "no-object", "nothing",
    ],
)  # fmt: skip
def test_halt_with_a_broken_optional_part_is_carried(more: Any) -> None:
    """A call to stop is carried for its core; what cannot be read is flagged and left out (R22)."""
    contents = FULL.contents() | {"more": more}
    assert build(HaltCalled, contents) == (
        HaltCalled(what=FULL.what, where=FULL.where),
        ("unreadable:more",),
    )


@pytest.mark.parametrize("extra", ["text", None, 1, [1], {"what": "other"}, {"caller": "x"}])
def test_halt_with_an_unreadable_extra_part_is_carried(extra: Any) -> None:
    """A call to stop is carried, whatever stands beside it under a name that we do not know (R22)."""
    for part in ("extra", "body"):
        assert build(HaltCalled, FULL.contents() | {part: extra}) == (FULL, (f"unreadable:{part}",))


def test_halt_with_unknown_extras_is_carried_whole() -> None:
    """Fields that we do not know are flagged, and hide none of those that we do (R22)."""
    contents: dict[str, Any] = FULL.contents() | {"extra": {"colour": "red"}}
    contents["more"] = contents["more"] | {"mood": 1}
    contents["core"] = contents["core"] | {"what_else": 2}
    fact, flags = build(HaltCalled, contents)
    assert (fact, set(flags)) == (FULL, {"unknown:colour", "unknown:mood", "unknown:what_else"})


@pytest.mark.parametrize(
    "core",
    [
        {},
        {"what": ""},
        {"what": None},
        {"what": 1},
        {"what": "x", "where": "there"},
        {"what": "x", "where": {"method": "words"}},
        {"what": "x", "where": {"stated": "", "method": "guess"}},
        {"what": "x", "notice": "01573870-5bc0-7000-8000-000000000001"},
        [],
        None,
    ],
    ids=[
        "empty", "no-words", "nothing-hit", "number", "place-in-words", "place-without-words",
        "place-of-no-words", "notice-misplaced", "list", "nothing",
    ],
)  # fmt: skip
def test_halt_with_a_broken_core_is_refused(core: Any) -> None:
    """Nobody is sent to the wrong place: the caller hears at once that the core cannot be read (R22)."""
    assert refusal(HaltCalled, {"core": core})[0] in {"field-wrong", "part-wrong"}
    assert refusal(HaltCalled, {"core": core, "more": {}})[0] in {"field-wrong", "part-wrong"}


ID = "01573870-5bc0-7000-8000-000000000001"
AREA = {"shape": "circle", "centre": {"lat_e7": 352_230_000, "lon_e7": 401_760_000}, "radius_m": 500}
FAR = {"shape": "circle", "centre": {"lat_e7": 999_999_999_999, "lon_e7": 1}}


@pytest.mark.parametrize(
    "beside,kept,flags",
    [
        ({"method": "phrase", "accuracy_m": -1, "area": AREA}, {"area": AREA}, ["accuracy_m"]),
        ({"method": "phrase", "accuracy_m": 5_000_000}, {}, ["accuracy_m"]),
        ({"method": "phrase", "datum": "", "accuracy_m": 50}, {"accuracy_m": 50}, ["datum"]),
        ({"method": "drawn", "area": FAR}, {}, ["area"]),
        ({"method": "drawn", "area": {"shape": "ellipse"}, "datum": "x"}, {"datum": "x"}, ["area"]),
        ({"method": "drawn", "area": 7, "datum": 1, "accuracy_m": "x"}, {}, ["area", "accuracy_m", "datum"]),
        ({"method": "guess", "area": AREA}, {"method": "words", "area": AREA}, ["method"]),
        ({"method": ["drawn"]}, {"method": "words"}, ["method"]),
        ({}, {"method": "words"}, ["method"]),
    ],
    ids=[
        "accuracy-below", "accuracy-above", "datum", "latitude", "shape", "all-three", "method",
        "method-list", "no-method",
    ],
)  # fmt: skip
def test_halt_with_good_words_is_carried_for_them(
    beside: dict[str, Any], kept: dict[str, Any], flags: list[str]
) -> None:
    """R22: whatever is wrong beside the words of a place, the call is carried with what can be read."""
    where = {"stated": "by the river"}
    fact, found = build(HaltCalled, {"core": {"what": "x", "where": where | beside}})
    method = {"method": beside.get("method")} | kept
    assert fact == HaltCalled(what="x", where=msgspec.convert(where | method, Place))
    assert found == tuple(f"unreadable:where.{name}" for name in flags)


@pytest.mark.parametrize("notice", ["the one of noon", ID.upper(), 7, ["x"], {}])
def test_halt_with_a_broken_notice_is_carried_for_its_place(notice: Any) -> None:
    """R22: a notice that is no id costs a call nothing that says where."""
    contents = FULL.contents() | {"notice": {"notice": notice}}
    assert build(HaltCalled, contents) == (FULL, ("unreadable:notice",))


@pytest.mark.parametrize("where", [7, "there", {"stated": ""}, {"method": "words"}, {"stated": "x" * 8_001}])
def test_halt_with_a_broken_place_is_carried_for_its_notice(where: Any) -> None:
    """R22: a place that cannot be read costs a call nothing that names a notice."""
    contents = {"core": {"what": "x", "where": where}, "notice": {"notice": ID}}
    assert build(HaltCalled, contents) == (HaltCalled(what="x", notice=ID), ("unreadable:where",))
    contents = {"core": {"what": "x", "where": where}, "notice": {"notice": "noon"}}
    assert refusal(HaltCalled, contents)[0] == "field-wrong"
