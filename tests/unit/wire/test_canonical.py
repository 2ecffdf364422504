"""Canonical JSON: one text for a value, and every other text is refused."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from checkfire.errors import MalformedError
from checkfire.wire import canonical


def code_of(raw: bytes, **limits: int) -> str:
    """Return the code with which bytes are refused."""
    with pytest.raises(MalformedError) as caught:
        canonical.parse(raw, **limits)
    return caught.value.code


def nested(depth: int) -> bytes:
    """Return lists that stand inside each other."""
    return b"[" * (depth + 1) + b"]" * (depth + 1)


@pytest.mark.parametrize(
    "value,raw",
    [
        ({"b": 1, "a": [True, False, None], "A": {}}, b'{"A":{},"a":[true,false,null],"b":1}'),
        ({"a_b": 0, "ab": 0, "a": 0, "": 0}, b'{"":0,"a":0,"a_b":0,"ab":0}'),
        ("\u20ac\U0001f600", b'"\xe2\x82\xac\xf0\x9f\x98\x80"'),
        ('"\\/\x7f\u2028', b'"\\"\\\\/\x7f\xe2\x80\xa8"'),
        ("\b\t\n\f\r\x00\x1f", rb'"\b\t\n\f\r\u0000\u001f"'),
        (2**53 - 1, b"9007199254740991"),
        (1 - 2**53, b"-9007199254740991"),
        (0, b"0"),
        ([], b"[]"),
    ],
    ids=[
        "order",
        "order-of-ascii",
        "raw-unicode",
        "few-escapes",
        "controls",
        "most",
        "least",
        "zero",
        "empty",
    ],
)
def test_canonical_value_has_one_text(value: Any, raw: bytes) -> None:
    """A value prints as the bytes of RFC 8785, and these read back as the value."""
    assert canonical.encode(value) == raw
    assert canonical.parse(raw) == value


@pytest.mark.parametrize(
    "raw",
    [
        b'{"a":1,"a":1}',
        b'{"a":1,"a":2}',
        b'{"b":1,"a":2}',
        b'{"a": 1}',
        b'{"a":1} ',
        b' {"a":1}',
        b'{"a":1}\n',
        b"[1,\t2]",
        b"-0",
        b'"\\u0041"',
        b'"\\/"',
        b'"\\u000a"',
        b'"\\u001F"',
        b'"\\u20ac"',
        b'"\\ud83d\\ude00"',
    ],
    ids=[
        "key-twice", "key-twice-with-other-value", "order", "space-inside", "space-after", "space-before",
        "newline", "tab", "minus-zero", "needless-escape", "escaped-slash", "long-newline", "upper-case-hex",
        "escaped-letter", "escaped-pair",
    ],
)  # fmt: skip
def test_canonical_other_spelling_is_refused(raw: bytes) -> None:
    """Bytes that a lenient reader would take for the same value are refused, never repaired."""
    assert code_of(raw) == "not-canonical"


@pytest.mark.parametrize("raw", [b"1.0", b"1e2", b"1E2", b"0.5", b"-0.0", b'{"a":[1.5]}', b"1e-9"])
def test_canonical_fraction_is_refused(raw: bytes) -> None:
    """No number is ever rounded, because no fraction is ever read."""
    assert code_of(raw) == "number-out-of-range"


@pytest.mark.parametrize("raw", [b"9007199254740992", b"-9007199254740992", b"18446744073709551616"])
def test_canonical_large_number_is_refused(raw: bytes) -> None:
    """A number that some reader could not hold exactly is refused."""
    assert code_of(raw) == "number-out-of-range"


@pytest.mark.parametrize("raw", ['{"\u00e4":1}', '[{"a":{"\u202e":1}}]'])
def test_canonical_key_outside_ascii_is_refused(raw: str) -> None:
    """Two keys that look alike on a screen cannot stand side by side."""
    assert code_of(raw.encode()) == "key-not-ascii"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"nul",
        b"NaN",
        b"Infinity",
        b"01",
        b"+1",
        b"1e999",
        b"1" * 5_000,
        b"'a'",
        b'"\xff"',
        b'"\xed\xa0\x80"',
        b'"\\ud800"',
        b'"\\udc00\\ud800"',
        b'"a\nb"',
        b"\xef\xbb\xbf1",
        b"1 2",
        b'{"a":1,}',
        b"{1:2}",
        b"[" * 100_000,
        "[]".encode("utf-16"),
    ],
    ids=[
        "nothing", "word", "not-a-number", "infinity", "leading-zero", "plus", "huge-exponent", "huge-number",
        "other-quotes", "not-utf8", "surrogate-bytes", "half-a-pair", "pair-in-wrong-order", "raw-newline",
        "byte-order-mark", "two-values", "comma-at-end", "number-as-key", "endless-lists", "utf16",
    ],
)  # fmt: skip
def test_canonical_what_is_not_json_is_refused(raw: bytes) -> None:
    """What is not JSON in UTF-8 is refused as such, and nothing foreign comes out."""
    assert code_of(raw) == "malformed"


def test_canonical_depth_is_bounded() -> None:
    """Values may stand 32 deep, and one deeper is refused, whoever writes it."""
    deepest = nested(canonical.MAX_DEPTH)
    assert canonical.encode(canonical.parse(deepest)) == deepest
    assert code_of(nested(canonical.MAX_DEPTH + 1)) == "too-deep"
    for depth in (canonical.MAX_DEPTH + 1, 100_000):
        value: list[Any] = []
        for _ in range(depth):
            value = [value]
        with pytest.raises(MalformedError) as caught:
            canonical.encode(value)
        assert (caught.value.code, caught.value.context) == ("too-deep", {"max_depth": canonical.MAX_DEPTH})


def test_canonical_size_is_bounded() -> None:
    """A document of the largest size is read, and one byte more is refused before it is looked at."""
    full = b'"' + b"a" * (canonical.MAX_BYTES - 2) + b'"'
    assert len(canonical.parse(full)) == canonical.MAX_BYTES - 2
    assert code_of(full[:-1] + b'a"') == "too-large"
    assert code_of(b"\xff" * 11, max_bytes=10) == "too-large"
    assert canonical.parse(b"10", max_bytes=2) == 10


def flat(count: int) -> bytes:
    """Return a list that makes so many values with what stands in it."""
    return b"[" + b",".join([b"0"] * (count - 1)) + b"]"


def test_canonical_number_of_values_is_bounded() -> None:
    """A document that is all brackets is refused before it costs anything, whatever its size."""
    most = canonical.MAX_VALUES
    assert len(canonical.parse(flat(most))) == most - 1
    assert code_of(flat(most + 1)) == "too-many-values"
    assert code_of(b"[" + b",".join([nested(25)] * 4_600) + b"]") == "too-many-values"
    assert code_of(b'{"a":[0,0]}', max_values=3) == "too-many-values"
    assert canonical.parse(b'{"a":[0,0]}', max_values=4) == {"a": [0, 0]}


@pytest.mark.parametrize(
    "value,code",
    [
        (1.0, "number-out-of-range"),
        ({"a": [float("nan")]}, "number-out-of-range"),
        (2**53, "number-out-of-range"),
        ({"\u00e4": 1}, "key-not-ascii"),
        ({1: 2}, "key-not-ascii"),
        ({"\ud800": 1}, "key-not-ascii"),
        (["\ud800"], "text-not-unicode"),
    ],
    ids=[
        "fraction",
        "not-a-number",
        "too-large",
        "umlaut",
        "number-as-key",
        "half-a-key",
        "half-a-character",
    ],
)
def test_canonical_writes_only_what_it_reads(value: Any, code: str) -> None:
    """A value without a canonical text is refused before anybody signs it."""
    with pytest.raises(MalformedError) as caught:
        canonical.encode(value)
    assert caught.value.code == code


class Said(msgspec.Struct, rename={"sender": "from"}, tag_field="shape", tag="said", omit_defaults=True):
    """A value with a renamed, a tagged and an absent field."""

    zone: str
    sender: datetime
    absent: int | None = None


def test_canonical_frozen_values_print_by_their_wire_names() -> None:
    """A value is sorted by the names on the wire, and a time has its one form."""
    said = Said(zone="z", sender=datetime(2016, 9, 17, 11, 24, tzinfo=UTC))
    assert canonical.encode(said) == b'{"from":"2016-09-17T11:24:00Z","shape":"said","zone":"z"}'
