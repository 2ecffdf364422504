"""Identifiers: each has one text, and message ids are UUIDv7."""

from __future__ import annotations

import re
import sys
import unicodedata
import uuid
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkfire.vocab.ids import (
    BYTES32_PATTERN,
    ORIGIN_PATTERN,
    SLUG_PATTERN,
    UUID7_PATTERN,
    DeskRef,
    Short,
    Text,
    uuid7,
)
from checkfire.vocab.instant import StatedInstant


def test_ids_uuid7_is_the_one_of_the_standard() -> None:
    """The example of RFC 9562, appendix A.6, comes out of its time and random bits."""
    random = bytes.fromhex("0cc318c4dc0c0c07398f")
    assert uuid7(0x017F22E279B0, random) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@given(st.integers(0, 2**48 - 1), st.binary(min_size=10, max_size=10))
def test_ids_uuid7_is_read_by_others(unix_ms: int, random: bytes) -> None:
    """Every id is a version 7 UUID with its time in front, so that ids sort as they were made."""
    text = uuid7(unix_ms, random)
    parsed = uuid.UUID(text)
    assert (parsed.version, parsed.variant, str(parsed)) == (7, uuid.RFC_4122, text)
    assert parsed.int >> 80 == unix_ms
    assert re.search(UUID7_PATTERN, text)


@given(st.binary(min_size=10, max_size=10), st.integers(0, 79))
def test_ids_uuid7_keeps_74_random_bits(random: bytes, bit: int) -> None:
    """All random bits but the six that the standard takes count: two messages never share an id."""
    other = bytearray(random)
    other[bit // 8] ^= 0x80 >> bit % 8
    fixed = bit in {0, 1, 2, 3, 16, 17}
    assert (uuid7(0, random) == uuid7(0, bytes(other))) == fixed


@pytest.mark.parametrize("length", [0, 9, 11, 16])
def test_ids_uuid7_needs_ten_random_bytes(length: int) -> None:
    """Too little randomness is never stretched."""
    with pytest.raises(ValueError):  # noqa: PT011 - a mistake of the program, not of a sender
        uuid7(0, bytes(length))


@pytest.mark.parametrize(
    "pattern,good,bad",
    [
        (
            UUID7_PATTERN,
            ["01573870-5bc0-7000-8000-000000000001", "01573870-5bc0-7fff-bfff-ffffffffffff"],
            [
                "01573870-5BC0-7000-8000-000000000001",
                "01573870-5bc0-4000-8000-000000000001",
                "01573870-5bc0-7000-c000-000000000001",
                "015738705bc070008000000000000001",
                "{01573870-5bc0-7000-8000-000000000001}",
                "01573870-5bc0-7000-8000-000000000001\n",
                "",
            ],
        ),
        (
            SLUG_PATTERN,
            ["a", "coalition", "un-relief-2", "a" * 40],
            ["", "A", "2a", "-a", "a_b", "a b", "a" * 41, "a\n", "\u00e4", "\u0430"],
        ),
        (
            ORIGIN_PATTERN,
            ["a.b", "desk.example/deir-ez-zor", "0-a", "a" * 120],
            ["", "ab", ".ab", "a" * 121, "Desk.example", "a b", "a+b", "abc\n", "\u0430bc"],
        ),
        (
            BYTES32_PATTERN,
            ["A" * 43 + "=", "A" * 42 + "8=", "+/" * 21 + "w="],
            ["A" * 42 + "B=", "A" * 43, "A" * 44, "A" * 42 + "==", "_" * 42 + "A=", "A" * 43 + "=\n", ""],
        ),
    ],
    ids=["message", "slug", "origin", "bytes32"],
)
def test_ids_have_one_text(pattern: str, good: list[str], bad: list[str]) -> None:
    """Two spellings of one name, or a line break behind it, are never taken for the name."""
    assert [text for text in good if not re.search(pattern, text)] == []
    assert [text for text in bad if re.search(pattern, text)] == []


def test_ids_desk_reads_well() -> None:
    """A desk prints as party and desk, and desks sort in that order."""
    desks = [DeskRef(party="b", desk="a"), DeskRef(party="a", desk="b"), DeskRef(party="a", desk="a")]
    assert [str(desk) for desk in sorted(desks)] == ["a/a", "a/b", "b/a"]


SPACES = "".join(c for c in map(chr, range(sys.maxunicode)) if c.isspace() or unicodedata.category(c) == "Cc")
UNSEEN = SPACES + "\xad\u200b\u200e\u200f\u202e\u2060\u2066\ufeff\u2800"


def is_taken(kind: Any, text: str) -> bool:
    """Tell whether a text is one of a kind."""
    try:
        return bool(msgspec.convert(text, kind) == text)
    except msgspec.ValidationError:
        return False


@pytest.mark.parametrize("kind", [Short, Text], ids=["short", "text"])
def test_text_that_shows_nothing_is_none(kind: Any) -> None:
    """R26: a reason, a basis or a word that nobody can read is refused, whatever spaces it is made of."""
    assert [] == [hex(ord(one)) for one in UNSEEN if is_taken(kind, one) or is_taken(kind, one * 3)]
    assert not is_taken(kind, UNSEEN)
    assert not is_taken(kind, "")


@pytest.mark.parametrize("kind,longest", [(Short, 200), (Text, 8_000)], ids=["short", "text"])
def test_text_is_kept_with_the_spaces_around_it(kind: Any, longest: int) -> None:
    """R1: what somebody wrote is kept as it stands, in any script, up to its length in characters."""
    for text in (".", " . ", "\n\u0639\u064a\u0627\u062f\u0629\n", "\u200f\u05d0", "\U0001f6d1", "0"):
        assert is_taken(kind, text)
    for one in ("x", "\U0001f6d1", " "):
        assert is_taken(kind, one * (longest - 1) + "x")
        assert not is_taken(kind, one * longest + "x")


def test_stated_time_is_a_line_that_shows_something() -> None:
    """R33: a time as it was said is words of somebody, and never a space."""
    assert msgspec.convert({"stated": "14:24"}, StatedInstant).stated == "14:24"
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"stated": "\u3000"}, StatedInstant)
