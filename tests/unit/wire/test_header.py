"""The signed header: who says what kind of thing, when, about what, to whom, in which log."""

from __future__ import annotations

from typing import Any

import pytest

from checkfire.errors import MalformedError
from checkfire.vocab.ids import DeskRef
from checkfire.wire import canonical
from checkfire.wire.header import Header, parse_header

ID = "01573870-5bc0-7000-8000-000000000001"


def code_of(payload: bytes) -> str:
    """Return the code with which a payload is refused."""
    with pytest.raises(MalformedError) as caught:
        parse_header(payload)
    return caught.value.code


def test_header_reads_back(make: Any) -> None:
    """Every signed field comes out as it was signed, and prints as the same bytes."""
    plain = make.header({"body": {}}, about=[ID], audience=["coalition"], drill=True)
    header, kept = parse_header(canonical.encode(plain))
    assert header == Header(
        id=ID,
        kind="checkfire.opened/1",
        sender=DeskRef(party="relief", desk="ops"),
        said_at=make.said_at,
        about=(ID,),
        audience=("coalition",),
        origin="desk.example/log",
        drill=True,
        parts=plain["parts"],
    )
    assert kept == plain
    assert canonical.encode(header) == canonical.encode(plain)


FIELDS = ("id", "kind", "from", "said_at", "about", "audience", "origin", "drill", "parts")


@pytest.mark.parametrize("field", FIELDS)
def test_header_needs_every_field(make: Any, field: str) -> None:
    """A field that is not stated is never made up."""
    assert code_of(canonical.encode(make.header({}, **{field: None}))) == "field-wrong"


@pytest.mark.parametrize("field", FIELDS)
def test_header_field_is_never_nothing(make: Any, field: str) -> None:
    """A field that is stated as nothing is refused like one that is not stated."""
    assert code_of(canonical.encode(make.header({}) | {field: None})) == "field-wrong"


@pytest.mark.parametrize(
    "change",
    [
        {"id": ID.upper()},
        {"id": ID.replace("-", "")},
        {"id": ID.replace("-7", "-4")},
        {"id": ID.replace("-8", "-c")},
        {"id": ID + "\n"},
        {"kind": "checkfire.opened"},
        {"kind": "checkfire.opened/0"},
        {"kind": "checkfire.opened/01"},
        {"kind": "Checkfire.opened/1"},
        {"kind": "checkfire.opened/1\n"},
        {"kind": ""},
        {"from": "relief/ops"},
        {"from": {"party": "relief"}},
        {"from": {"party": "Relief", "desk": "ops"}},
        {"from": {"party": "relief", "desk": "o" * 41}},
        {"said_at": "2016-09-17T11:24Z"},
        {"said_at": 1_474_111_440},
        {"about": ID},
        {"about": ["x"]},
        {"about": [ID] * 51},
        {"audience": "everybody"},
        {"audience": ["ALL"]},
        {"audience": ["p"] * 201},
        {"origin": "x"},
        {"origin": "Desk.example"},
        {"origin": "desk example"},
        {"origin": "desk.example\n"},
        {"origin": "d" * 121},
        {"drill": 0},
        {"drill": "false"},
        {"parts": []},
        {"parts": {"Body": "A" * 43 + "="}},
        {"parts": {"b" * 41: "A" * 43 + "="}},
        {"parts": {"body": "A" * 42 + "B="}},
        {"parts": {"body": "A" * 44}},
        {"parts": {"body": "A" * 43}},
        {"parts": {"body": None}},
    ],
    ids=str,
)
def test_header_wrong_field_is_refused(make: Any, change: dict[str, Any]) -> None:
    """A field in any other form is refused, so that two readers never read two things."""
    assert code_of(canonical.encode(make.header({}, **change))) == "field-wrong"


def test_header_time_is_in_utc(make: Any) -> None:
    """A time with an offset is refused: what was said in local time stands in the body (R33)."""
    payload = canonical.encode(make.header({}, said_at="2016-09-17T14:24:00+03:00"))
    assert code_of(payload) == "time-not-utc"


@pytest.mark.parametrize("plain", [[], "header", 1, None, True])
def test_header_is_an_object(plain: Any) -> None:
    """A signed list or word is not a message."""
    assert code_of(canonical.encode(plain)) == "field-wrong"


def test_header_is_canonical(make: Any) -> None:
    """A signed payload that has a second spelling is refused, though its signature holds."""
    assert code_of(canonical.encode(make.header({})) + b" ") == "not-canonical"


def test_header_keeps_unknown_fields(make: Any) -> None:
    """A field that a later version adds is kept in the plain JSON."""
    _, kept = parse_header(canonical.encode(make.header({}, priority=1)))
    assert kept["priority"] == 1


def test_header_subject_is_the_first_id(make: Any) -> None:
    """What a message is about is the first id that it names, if it names any."""
    about = [ID, ID.replace("0001", "0002")]
    assert parse_header(canonical.encode(make.header({}, about=about)))[0].subject == about[0]
    assert parse_header(canonical.encode(make.header({})))[0].subject is None


def test_header_audience_is_exact(make: Any) -> None:
    """A message is for all, or for the named parties and for nobody else."""
    for audience, expected in (("all", (True, True)), (["coalition"], (True, False)), ([], (False, False))):
        header, _ = parse_header(canonical.encode(make.header({}, audience=audience)))
        assert (header.is_for("coalition"), header.is_for("coal")) == expected
