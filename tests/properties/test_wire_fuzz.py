"""Whatever is handed in, readers of messages and receipts answer with a value or an error of ours."""

from __future__ import annotations

import base64
import contextlib
import copy
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkfire.errors import CheckfireError, CommitmentError, MalformedError, ProofError, SignatureError
from checkfire.proof.checkpoint import Checkpoint, sign_checkpoint
from checkfire.proof.key import SigningKey
from checkfire.proof.receipt import parse_receipt_unverified, print_receipt, verify_receipt
from checkfire.proof.tlog_proof import TlogProof, print_tlog_proof
from checkfire.proof.tree import leaf_hash
from checkfire.vocab.activity import Activity
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.instant import StatedInstant, Window
from checkfire.vocab.place import Circle, Method, Place, Point
from checkfire.wire import canonical
from checkfire.wire.dsse import DeskKey, open_envelope, seal
from checkfire.wire.entry import SealedEntry, parse_entry, print_entry
from checkfire.wire.fact import Fact
from checkfire.wire.halts import HaltCalled
from checkfire.wire.header import parse_header
from checkfire.wire.message import Draft, compose, parse_submission, print_submission
from checkfire.wire.notices import NoticeFiled
from checkfire.wire.parts import Part

KEY = DeskKey(bytes(range(32)))
LOG = SigningKey(name="desk.example/log", seed=bytes(range(32)))
AT = datetime(2016, 9, 17, 14, 24, tzinfo=UTC)
WHERE = Place(
    stated="there",
    method=Method.DRAWN,
    area=Circle(centre=Point(lat_e7=352_230_000, lon_e7=401_760_000), radius_m=500),
)
FACTS: list[Fact] = [
    HaltCalled(what="men", where=WHERE, since=StatedInstant(stated="14:24", at=AT), words="Stop."),
    NoticeFiled(activity=Activity(place=WHERE, window=Window(starts_at=AT, ends_at=AT)), summary="x"),
]


def _submission(fact: Fact) -> bytes:
    draft = Draft(fact=fact, sender=DeskRef(party="relief", desk="ops"), origin=LOG.name, audience="all")
    salts = [bytes([part]) * 16 for part in range(4)]
    message_id = "01573870-5bc0-7000-8000-000000000001"
    return compose(draft, KEY, message_id=message_id, said_at=AT, salts=salts)


def _receipt(submission: bytes) -> bytes:
    message = parse_submission(submission)
    sealed = SealedEntry(print_entry(message.envelope, AT), bytes(16))
    head = sign_checkpoint(Checkpoint(origin=LOG.name, size=1, root=leaf_hash(sealed.leaf)), LOG)
    proof = print_tlog_proof(TlogProof(index=0, hashes=(), checkpoint=head))
    return print_receipt(sealed, message.parts, proof, LOG.verifier_key)


SUBMISSIONS = [_submission(fact) for fact in FACTS]
ENTRIES = [print_entry(parse_submission(raw).envelope, AT, AT) for raw in SUBMISSIONS]
HEADERS = [open_envelope(parse_submission(raw).envelope).payload for raw in SUBMISSIONS]
RECEIPTS = [_receipt(raw) for raw in SUBMISSIONS]
GOOD = [*SUBMISSIONS, *ENTRIES, *HEADERS, *RECEIPTS]
Errors = tuple[type[CheckfireError], ...]
READERS: dict[Callable[[bytes], Any], Errors] = {
    parse_submission: (MalformedError, SignatureError, CommitmentError),
    parse_entry: (MalformedError,),
    parse_header: (MalformedError,),
    parse_receipt_unverified: (MalformedError,),
    verify_receipt: (MalformedError, ProofError),
}
READ = pytest.mark.parametrize("reader,errors", READERS.items(), ids=[reader.__name__ for reader in READERS])

leaves = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.sampled_from([2**53 - 1, 181 * 10**7])
    | st.text(max_size=3)
    | st.sampled_from(
        ["", "all", "2016-09-17T14:24:00+03:00", "2016-09-17T14:24:00Z", "circle", "AAAA", "x" * 9_000]
    )
)
names = st.sampled_from(
    ["what", "where", "area", "shape", "at", "stated", "content", "salt", "body", "core", "more"]
)
plain_values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _paths(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _paths(item, (*path, number))


@st.composite
def bent(draw: st.DrawFn, good: Any) -> Any:
    """Return a plain value in which one place is dropped, replaced or given a neighbour."""
    value = copy.deepcopy(good)
    *way, last = draw(st.sampled_from([path for path in _paths(value) if path]))
    inside = value
    for step in way:
        inside = inside[step]
    deed = draw(st.sampled_from(["drop", "replace", "add"]))
    if deed == "drop":
        del inside[last]
    elif deed == "replace" or isinstance(inside, list):
        inside[last] = draw(plain_values)
    else:
        inside[draw(names)] = draw(plain_values)
    return value


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Return good bytes in which a stretch is replaced."""
    raw = draw(st.sampled_from(GOOD))
    start = draw(st.integers(0, len(raw)))
    length = draw(st.integers(0, 4))
    middle = draw(
        st.binary(max_size=4) | st.sampled_from([b"null", b"{}", b"[]", b"1.0", b'"', b"\\u0000", b"\xff"])
    )
    return raw[:start] + middle + raw[start + length :]


def _signed(header: Any, contents: dict[str, Any]) -> bytes:
    """Return a submission of a header and contents, each signed as it is."""
    parts = {
        name: Part(content=content, salt=base64.b64encode(bytes([number]) * 16).decode())
        for number, (name, content) in enumerate(contents.items())
    }
    if isinstance(header, dict) and isinstance(header.get("parts"), dict):
        header = header | {"parts": {name: part.commitment for name, part in parts.items()}}
    return print_submission(seal(canonical.encode(header), KEY), parts)


def test_fuzz_starts_from_what_is_good() -> None:
    """The bytes that the other tests damage are read before they are damaged."""
    for raw, fact in zip(SUBMISSIONS, FACTS, strict=True):
        assert parse_submission(raw).fact == fact
    for raw in RECEIPTS:
        assert verify_receipt(raw).withheld == ()
    plain = canonical.parse(SUBMISSIONS[0])["parts"]
    again = _signed(canonical.parse(HEADERS[0]), {name: part["content"] for name, part in plain.items()})
    assert parse_submission(again).fact == FACTS[0]


@READ
@given(st.binary() | damaged())
def test_fuzz_bytes_are_read_or_refused(reader: Callable[[bytes], Any], errors: Errors, raw: bytes) -> None:
    """Arbitrary and damaged bytes are read or refused, and nothing foreign comes out."""
    with contextlib.suppress(*errors):
        reader(raw)


@READ
@given(st.sampled_from(GOOD).flatmap(lambda raw: bent(canonical.parse(raw.rstrip(b"\n")))))
def test_fuzz_canonical_values_are_read_or_refused(
    reader: Callable[[bytes], Any], errors: Errors, value: Any
) -> None:
    """Well-written JSON in which one thing is wrong is read or refused, and nothing foreign comes out."""
    for end in (b"", b"\n"):
        with contextlib.suppress(*errors):
            reader(canonical.encode(value) + end)


@given(st.sampled_from(SUBMISSIONS).flatmap(lambda raw: bent(canonical.parse(raw))))
def test_fuzz_whatever_is_read_prints_as_it_came(value: Any) -> None:
    """What is read from a bent message is exactly what was handed in."""
    raw = canonical.encode(value)
    with contextlib.suppress(MalformedError, SignatureError, CommitmentError):
        message = parse_submission(raw)
        assert print_submission(message.envelope, message.parts) == raw


@given(st.sampled_from(ENTRIES).flatmap(lambda raw: bent(canonical.parse(raw))))
def test_fuzz_whatever_entry_is_read_prints_as_it_came(value: Any) -> None:
    """An entry that is read prints as the same bytes, so its digest speaks for what was read (R35)."""
    raw = canonical.encode(value)
    with contextlib.suppress(MalformedError):
        entry = parse_entry(raw)
        assert print_entry(entry.envelope, entry.received_at, entry.recorded_at) == raw


@given(st.data(), st.sampled_from(HEADERS))
def test_fuzz_signed_headers_are_read_or_refused(data: st.DataObject, payload: bytes) -> None:
    """A header that somebody signed although something in it is wrong is read exactly, or refused."""
    header = data.draw(bent(canonical.parse(payload)))
    contents = {name: {} for name in data.draw(st.sets(names, max_size=2))}
    with contextlib.suppress(MalformedError):
        raw = _signed(header, contents)
        message = parse_submission(raw)
        assert print_submission(message.envelope, message.parts) == raw


@pytest.mark.parametrize("number", range(len(FACTS)))
@given(data=st.data())
def test_fuzz_signed_contents_are_read_or_refused(number: int, data: st.DataObject) -> None:
    """Contents that somebody signed although something in them is wrong are read exactly, or refused."""
    parts = canonical.parse(SUBMISSIONS[number])["parts"]
    contents = data.draw(bent({name: part["content"] for name, part in parts.items()}))
    raw = _signed(canonical.parse(HEADERS[number]), contents)
    with contextlib.suppress(MalformedError):
        message = parse_submission(raw)
        assert print_submission(message.envelope, message.parts) == raw
        assert message.fact is not None


@given(bent({"core": {"what": "men"}, "more": {"words": "Stop.", "since": {"stated": "14:24"}}, "extra": {}}))
def test_fuzz_halt_is_carried_whatever_stands_beside_its_core(contents: dict[str, Any]) -> None:
    """A call to stop comes through whenever its core can be read (R22)."""
    header = canonical.parse(HEADERS[0])
    core = contents.get("core")
    carried = (
        isinstance(core, dict) and _is_text(core.get("what")) and set(core) <= {"what", "content", "salt"}
    )
    try:
        message = parse_submission(_signed(header, contents))
    except CheckfireError:
        assert not carried
    else:
        assert isinstance(message.fact, HaltCalled)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 8_000
