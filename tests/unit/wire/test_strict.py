"""Typed values out of plain JSON: nothing is bent, and nothing unknown is thrown away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

import msgspec
import pytest

from checkfire.errors import MalformedError
from checkfire.vocab.instant import Instant
from checkfire.wire import strict

ID = "01573870-5bc0-7000-8000-00000000000a"


class Colour(StrEnum):
    """Two words."""

    RED = "red"
    BLUE = "blue"


class Inner(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A value inside another."""

    count: Annotated[int, msgspec.Meta(ge=0, le=9)] = 0
    at: Instant | None = None


class Outer(msgspec.Struct, frozen=True, kw_only=True, rename={"sender": "from"}):
    """A value with a field of each sort."""

    sender: str
    colour: Colour
    sure: bool
    inner: Inner
    many: tuple[Inner, ...] = ()
    anything: Any = None

    def __post_init__(self) -> None:
        """Refuse one word, as a value does that knows more than its types say."""
        if self.sender == "nobody":
            raise ValueError("nobody speaks")


class Node(msgspec.Struct):
    """A value that can hold another of its own kind."""

    next: Node | None = None


GOOD: dict[str, Any] = {
    "from": "a",
    "colour": "red",
    "sure": True,
    "inner": {"count": 3},
    "many": [{"count": 1}],
}


def code_of(plain: Any, to: Any = Outer) -> str:
    """Return the code with which a plain value is refused."""
    with pytest.raises(MalformedError) as caught:
        strict.convert(plain, to, what="thing")
    assert caught.value.context["what"] == "thing"
    return caught.value.code


def test_strict_reads_what_is_there() -> None:
    """A value comes out as it was written, with its defaults for what was left out."""
    expected = Outer(
        sender="a", colour=Colour.RED, sure=True, inner=Inner(count=3), many=(Inner(count=1),), anything=None
    )
    assert strict.convert(GOOD, Outer, what="thing") == expected
    assert strict.convert(GOOD | {"many": [], "anything": [1]}, Outer, what="thing").anything == [1]


@pytest.mark.parametrize(
    "change",
    [
        {"from": 1},
        {"from": None},
        {"from": "nobody"},
        {"colour": "green"},
        {"colour": "RED"},
        {"colour": 0},
        {"sure": 1},
        {"sure": "true"},
        {"inner": {"count": "3"}},
        {"inner": {"count": True}},
        {"inner": {"count": 10}},
        {"inner": {"count": 3.0}},
        {"inner": [3]},
        {"inner": "count"},
        {"many": {"0": {}}},
        {"many": [[]]},
        {"many": "red"},
    ],
    ids=str,
)
def test_strict_wrong_field_is_refused(change: dict[str, Any]) -> None:
    """A number in a string, a truth in a number or an unknown word is refused, never coerced."""
    assert code_of(GOOD | change) == "field-wrong"


@pytest.mark.parametrize("gone", ["from", "colour", "sure", "inner"])
def test_strict_missing_field_is_refused(gone: str) -> None:
    """What has to be said is never made up."""
    assert code_of({key: value for key, value in GOOD.items() if key != gone}) == "field-wrong"


@pytest.mark.parametrize("plain", [None, 1, "a", [], [GOOD], True])
def test_strict_other_shape_is_refused(plain: Any) -> None:
    """What is not an object is not taken for one."""
    assert code_of(plain) == "field-wrong"


@pytest.mark.parametrize(
    "text",
    [
        "2016-09-17T14:24:00+03:00",
        "2016-09-17T11:24:00+00:00",
        "2016-09-17T11:24:00-00:00",
        "2016-09-17T11:24:00z",
        "2016-09-17t11:24:00Z",
        "2016-09-17 11:24:00Z",
        "2016-09-17T11:24:00.5Z",
        "2016-09-17T11:24:00.000000Z",
        "2016-09-17T11:24:00.5000000Z",
        "0001-01-01T00:00:00+01:00",
    ],
)
def test_strict_time_in_another_form_is_refused(text: str) -> None:
    """A time has one spelling, so nobody can argue about an offset or a rounding (R33)."""
    assert code_of({"at": text}, Inner) == "time-not-utc"
    assert code_of(GOOD | {"many": [{"at": text}]}) == "time-not-utc"


@pytest.mark.parametrize(
    "text",
    [
        "2016-09-17T11:24:00",
        "2016-09-17T11:24Z",
        "2016-09-17",
        "2016-09-17T24:00:00Z",
        "2016-09-17T11:24:60Z",
        "2016-02-30T11:24:00Z",
        "2016-13-17T11:24:00Z",
        "0000-09-17T11:24:00Z",
        "12016-09-17T11:24:00Z",
        " 2016-09-17T11:24:00Z",
        "20160917T112400Z",
        "\u0662\u0660\u0661\u0666-09-17T11:24:00Z",
        "",
        1_474_111_440,
        ["2016-09-17T11:24:00Z"],
    ],
)
def test_strict_what_is_no_time_is_refused(text: Any) -> None:
    """A day that does not exist, a leap second or a number of seconds is not taken for a time (R33)."""
    assert code_of({"at": text}, Inner) == "field-wrong"


@pytest.mark.parametrize(
    "text", ["0001-01-01T00:00:00Z", "1899-12-31T23:59:59.999999Z", "3000-01-01T00:00:00Z"]
)
def test_strict_time_at_the_end_of_the_calendar_is_refused(text: str) -> None:
    """A time to which no tolerance can be added is refused, before it stops every check."""
    assert code_of({"at": text}, Inner) == "time-out-of-range"
    assert code_of(GOOD | {"many": [{"at": text}]}) == "time-out-of-range"


@pytest.mark.parametrize(
    "text",
    [
        "2016-09-17T11:24:00Z",
        "2016-09-17T11:24:00.500000Z",
        "1900-01-01T00:00:00Z",
        "2999-12-31T23:59:59.999999Z",
    ],
)
def test_strict_time_in_the_one_form_is_read(text: str) -> None:
    """A time in UTC reads back as it was written, to the microsecond."""
    at = strict.convert({"at": text}, Inner, what="thing").at
    assert at is not None
    assert strict.print_instant(at) == text


@pytest.mark.parametrize("text", [ID.upper(), ID.replace("-", "")])
def test_strict_second_spelling_is_refused(text: str) -> None:
    """A value that would print in another spelling than it came in is refused, whatever its type."""
    assert strict.convert(ID, UUID, what="thing") == UUID(ID)
    assert code_of(text, UUID) == "field-wrong"


def test_strict_endless_value_is_refused() -> None:
    """A value that is nested without end is refused like any other."""
    plain: dict[str, Any] = {}
    for _ in range(100_000):
        plain = {"next": plain}
    assert code_of(plain, Node) == "field-wrong"


def test_strict_unknown_fields_are_named() -> None:
    """Every field that this version does not know is named with its path; known ones never are."""
    plain = GOOD | {"new": 1, "inner": {"count": 3, "newer": {"deep": 1}}, "many": [{}, {"count": 1, "x": 2}]}
    value = strict.convert(plain, Outer, what="thing")
    assert set(strict.find_unknown(plain, value)) == {"new", "inner.newer", "many.1.x"}
    assert strict.find_unknown(GOOD, value) == ()
    assert strict.find_unknown({"a": 1}, {"a": 1}) == ()
    assert strict.find_unknown(plain, value, "header.")[0].startswith("header.")


def test_strict_tag_is_no_unknown_field() -> None:
    """The word that tells shapes apart is not reported as unknown."""

    class Round(msgspec.Struct, tag_field="shape", tag="round"):
        size: int

    plain = {"shape": "round", "size": 1}
    assert strict.find_unknown(plain, strict.convert(plain, Round, what="thing")) == ()


def test_strict_prints_instants_in_utc() -> None:
    """An instant prints in the one form; its microseconds only when it has any."""
    at = datetime(2016, 9, 17, 11, 24, tzinfo=UTC)
    assert strict.print_instant(at) == "2016-09-17T11:24:00Z"
    assert strict.print_instant(at + timedelta(microseconds=5)) == "2016-09-17T11:24:00.000005Z"
    assert strict.print_instant(at.astimezone(timezone(timedelta(0)))) == "2016-09-17T11:24:00Z"
