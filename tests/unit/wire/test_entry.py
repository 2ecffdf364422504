"""Entries: the desk's time beside the signed bytes, and the 32 bytes that the log holds of them."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import pytest

from checkfire.errors import MalformedError
from checkfire.wire import canonical
from checkfire.wire.entry import MAX_ENTRY_BYTES, Entry, SealedEntry, parse_entry, print_entry
from checkfire.wire.message import parse_submission

RECEIVED = "2016-09-17T11:24:03Z"


def plain_entry(make: Any, **changes: Any) -> bytes:
    """Return the bytes of an entry in which something is changed."""
    envelope = canonical.parse(make.submission())["envelope"]
    return canonical.encode({"envelope": envelope, "received_at": RECEIVED} | changes)


def code_of(raw: bytes) -> str:
    """Return the code with which bytes are refused."""
    with pytest.raises(MalformedError) as caught:
        parse_entry(raw)
    return caught.value.code


def test_entry_reads_back(make: Any) -> None:
    """An entry says when the desk had it, and prints as the same bytes."""
    raw = plain_entry(make)
    entry = parse_entry(raw)
    assert (entry.received_at, entry.recorded_at) == (make.said_at + timedelta(seconds=3), None)
    assert print_entry(entry.envelope, entry.received_at) == raw


def test_entry_that_was_written_later_says_both_times(make: Any) -> None:
    """A halt that was carried while the disk was full shows when it came and when it was written."""
    envelope = make.seal(b"{}")
    later = make.said_at + timedelta(minutes=4)
    raw = print_entry(envelope, make.said_at, later)
    assert parse_entry(raw) == Entry(envelope=envelope, received_at=make.said_at, recorded_at=later)


@pytest.mark.parametrize(
    "change,code",
    [
        ({"recorded_at": None}, "not-canonical"),
        ({"received_at": None}, "field-wrong"),
        ({"received_at": "2016-09-17T14:24:03+03:00"}, "time-not-utc"),
        ({"received_at": "2016-09-17T11:24:03.000000Z"}, "time-not-utc"),
        ({"received_at": "2016-09-17T11:24:03"}, "field-wrong"),
        ({"received_at": 1_474_111_443}, "field-wrong"),
        ({"recorded_at": "soon"}, "field-wrong"),
        ({"index": 0}, "field-wrong"),
        ({"envelope": {}}, "field-wrong"),
        ({"envelope": None}, "field-wrong"),
    ],
    ids=[
        "absent-time-stated", "no-time", "offset", "long-fraction", "no-zone", "seconds", "words",
        "unknown-field", "empty-envelope", "no-envelope",
    ],
)  # fmt: skip
def test_entry_in_another_form_is_refused(make: Any, change: dict[str, Any], code: str) -> None:
    """What the log keeps has one form, so that its digest speaks for every byte (R35)."""
    assert code_of(plain_entry(make, **change)) == code


@pytest.mark.parametrize("raw,code", [(b"", "malformed"), (b"[]", "field-wrong"), (b"{ }", "not-canonical")])
def test_entry_that_is_none_is_refused(raw: bytes, code: str) -> None:
    """Other bytes are not taken for an entry."""
    assert code_of(raw) == code


def test_entry_leaf_is_the_digest_of_tag_salt_and_bytes() -> None:
    """Anybody can compute a leaf with SHA-256 and nothing of ours (R35)."""
    salt, raw = bytes(range(16)), b'{"a":1}'
    assert SealedEntry(raw, salt).leaf == hashlib.sha256(b"checkfire/entry/1\n" + salt + raw).digest()


def test_entry_leaf_hides_what_it_holds() -> None:
    """A mirror that holds all leaves cannot tell whether two entries are alike."""
    leaves = {SealedEntry(b"{}", bytes([number]) * 16).leaf for number in range(20)}
    assert len(leaves) == 20


def test_entry_of_the_largest_message_is_read_again(make: Any) -> None:
    """Whatever the desk takes in, it can read after a restart."""
    room = canonical.MAX_BYTES - len(make.submission({}, padding=""))
    raw = make.submission({}, padding="a" * (room * 3 // 4 - 3))
    raw = make.submission({}, padding="a" * (room * 3 // 4 - 3 + 3 * ((canonical.MAX_BYTES - len(raw)) // 4)))
    assert canonical.MAX_BYTES - 4 < len(raw) <= canonical.MAX_BYTES
    envelope = parse_submission(raw).envelope
    entry = print_entry(envelope, make.said_at.replace(microsecond=1), make.said_at.replace(microsecond=2))
    assert canonical.MAX_BYTES < len(entry) <= MAX_ENTRY_BYTES
    assert parse_entry(entry).envelope == envelope
    assert code_of(b" " * (MAX_ENTRY_BYTES + 1)) == "too-large"
