"""Receipts: one file proves what was said and that it is in the log; any changed byte is found (R35)."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from checkfire.errors import MalformedError, ProofError
from checkfire.proof.checkpoint import Checkpoint, sign_checkpoint
from checkfire.proof.key import SigningKey, VerifierKey, print_vkey
from checkfire.proof.receipt import (
    MAX_RECEIPT_BYTES,
    Receipt,
    VerifiedReceipt,
    parse_receipt_unverified,
    print_receipt,
    verify_receipt,
)
from checkfire.proof.tlog_proof import TlogProof, print_tlog_proof
from checkfire.proof.tree import Tree
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.instant import StatedInstant
from checkfire.vocab.place import Circle, Method, Place, Point
from checkfire.wire import canonical
from checkfire.wire.answers import Answer, Answered, Opened
from checkfire.wire.dsse import DeskKey, seal
from checkfire.wire.entry import SealedEntry, print_entry
from checkfire.wire.fact import Fact
from checkfire.wire.halts import HaltCalled
from checkfire.wire.message import Draft, compose, parse_submission, print_submission
from checkfire.wire.parts import Part
from checkfire.wire.register import SiteCategory, SiteNotified

ORIGIN = "desk.example/log"
DESK = DeskKey(bytes(range(32)))
LOG = SigningKey(name=ORIGIN, seed=bytes(range(1, 33)))
OTHER = SigningKey(name=ORIGIN, seed=bytes(range(2, 34)))
AT = datetime(2016, 9, 17, 14, 24, tzinfo=UTC)
WHERE = Place(
    stated="6 km south of the airfield",
    method=Method.PHRASE,
    area=Circle(centre=Point(lat_e7=352_230_000, lon_e7=401_760_000), radius_m=500),
)
FACTS: dict[str, Fact] = {
    "opened": Opened(),
    "site": SiteNotified(
        name="\u0639\u064a\u0627\u062f\u0629", category=SiteCategory.HEALTH, place=WHERE, contacts=("Dr A",)
    ),
    "answer": Answered(
        answer=Answer.QUERY, text='Who said "go"?\n', object=f"01573870-5bc0-7000-8000-{0:012x}"
    ),
    "halt": HaltCalled(what="They hit our men.", where=WHERE, since=StatedInstant(stated="14:24", at=AT)),
}


def message_of(fact: Fact, number: int, origin: str = ORIGIN) -> bytes:
    """Return the submission bytes of a fact."""
    draft = Draft(fact=fact, sender=DeskRef(party="relief", desk="ops"), origin=origin, audience="all")
    salts = [bytes([number, part]) * 8 for part in range(4)]
    message_id = f"01573870-5bc0-7000-8000-{number:012x}"
    return compose(draft, DESK, message_id=message_id, said_at=AT, salts=salts)


@dataclass
class Log:
    """A log that gives receipts; what it takes in is not looked at."""

    key: SigningKey = LOG
    sealed: list[SealedEntry] = field(default_factory=list)
    parts: list[dict[str, Part]] = field(default_factory=list)

    def take(self, submission: bytes, recorded_at: datetime | None = None) -> None:
        """Append a message."""
        message = parse_submission(submission)
        raw = print_entry(message.envelope, AT + timedelta(seconds=3), recorded_at)
        self.sealed.append(SealedEntry(raw, bytes([len(self.sealed)]) * 16))
        self.parts.append(dict(message.parts))

    def proof(self, index: int) -> str:
        """Return the proof text of an entry."""
        tree = Tree()
        for sealed in self.sealed:
            tree.append(sealed.leaf)
        head = sign_checkpoint(Checkpoint(origin=self.key.name, size=tree.size, root=tree.root()), self.key)
        hashes = tree.inclusion_proof(index, tree.size)
        return print_tlog_proof(TlogProof(index=index, hashes=hashes, checkpoint=head))

    def receipt(self, index: int, *names: str, key: VerifierKey | None = None) -> bytes:
        """Return the receipt of an entry with the named parts, or with all."""
        parts = self.parts[index]
        shown = {name: part for name, part in parts.items() if name in names} if names else parts
        return print_receipt(self.sealed[index], shown, self.proof(index), key or self.key.verifier_key)


def make_log() -> Log:
    """Return a log of one message of each sort; the halt was written later than it came in."""
    log = Log()
    for number, fact in enumerate(FACTS.values()):
        later = AT + timedelta(minutes=9) if isinstance(fact, HaltCalled) else None
        log.take(message_of(fact, number), later)
    return log


LOGGED = make_log()
RECEIPTS = {name: LOGGED.receipt(index) for index, name in enumerate(FACTS)}
SORTS = pytest.mark.parametrize("sort", FACTS)


def code_of(raw: bytes, trusted: VerifierKey | None = LOG.verifier_key) -> str:
    """Return the code with which a receipt file is refused."""
    with pytest.raises((MalformedError, ProofError)) as caught:
        verify_receipt(raw, trusted=trusted)
    return caught.value.code


def accepts(raw: bytes) -> bool:
    """Tell whether a file passes as a receipt; any error but the two that are promised is a failure."""
    try:
        verify_receipt(raw)
    except (MalformedError, ProofError):
        return False
    return True


def changed(raw: bytes, **changes: Any) -> bytes:
    """Return a receipt file with fields replaced."""
    return canonical.encode(canonical.parse(raw[:-1]) | changes) + b"\n"


@SORTS
def test_receipt_proves_what_was_said(sort: str) -> None:
    """Whoever holds a receipt can show, without us, who said what, when, and where it stands in the log."""
    index = list(FACTS).index(sort)
    message = parse_submission(message_of(FACTS[sort], index))
    verified = verify_receipt(RECEIPTS[sort], trusted=LOG.verifier_key)
    assert verified == VerifiedReceipt(
        index=index,
        checkpoint=verified.checkpoint,
        log_key=LOG.verifier_key,
        received_at=AT + timedelta(seconds=3),
        recorded_at=AT + timedelta(minutes=9) if sort == "halt" else None,
        public_key=DESK.public_key,
        header=message.header,
        parts=message.parts,
    )
    assert (verified.checkpoint.origin, verified.checkpoint.size) == (ORIGIN, len(FACTS))
    assert verified.withheld == ()
    assert verify_receipt(RECEIPTS[sort]) == verified


@SORTS
def test_receipt_prints_as_it_was_read(sort: str) -> None:
    """A receipt has one form, and what was read prints as the same file."""
    receipt = parse_receipt_unverified(RECEIPTS[sort])
    assert isinstance(receipt, Receipt)
    assert canonical.encode(receipt) + b"\n" == RECEIPTS[sort]


def test_receipt_names_what_it_withholds() -> None:
    """A receipt without some parts still proves the others, and says which it does not show (R37)."""
    index = list(FACTS).index("site")
    verified = verify_receipt(LOGGED.receipt(index, "place"))
    assert (list(verified.parts), verified.withheld) == (["place"], ("contacts", "identity"))
    assert verified.parts["place"].content["place"]["stated"] == WHERE.stated
    none = verify_receipt(changed(RECEIPTS["site"], parts={}))
    assert (dict(none.parts), none.withheld) == ({}, ("contacts", "identity", "place"))


def test_receipt_of_another_log_key_is_refused() -> None:
    """A second log under the same name is found by the key that was given by another way (R35)."""
    assert code_of(RECEIPTS["opened"], OTHER.verifier_key) == "log-key-differs"
    renamed = VerifierKey(name="desk.example/other", public_key=LOG.verifier_key.public_key)
    assert code_of(RECEIPTS["opened"], renamed) == "log-key-differs"


def test_receipt_whose_key_did_not_sign_the_head_is_refused() -> None:
    """A receipt that names another key than the one that signed the head proves nothing (R35)."""
    assert code_of(LOGGED.receipt(0, key=OTHER.verifier_key), None) == "checkpoint-failed"


def test_receipt_of_a_message_for_another_log_is_refused() -> None:
    """A message that was carried into a log that it was not meant for proves nothing there."""
    log = Log()
    log.take(message_of(Opened(), 0, origin="desk.example/other"))
    assert code_of(log.receipt(0)) == "other-origin"


def test_receipt_with_the_proof_of_another_entry_is_refused() -> None:
    """A proof speaks for its own entry only (R35)."""
    assert code_of(changed(RECEIPTS["opened"], proof=LOGGED.proof(1))) == "inclusion-failed"


def test_receipt_with_another_time_is_refused() -> None:
    """Nobody can move the time at which the desk had a message (R35)."""
    entry = canonical.parse(LOGGED.sealed[0].raw)
    moved = entry | {"received_at": "2016-09-17T14:24:04Z"}
    assert code_of(changed(RECEIPTS["opened"], entry=moved)) == "inclusion-failed"
    later = entry | {"recorded_at": "2016-09-17T14:24:04Z"}
    assert code_of(changed(RECEIPTS["opened"], entry=later)) == "inclusion-failed"


def test_receipt_that_states_an_absent_time_is_refused() -> None:
    """No byte can be slipped into a receipt, not even one that says nothing (R35)."""
    entry = canonical.parse(LOGGED.sealed[0].raw) | {"recorded_at": None}
    assert code_of(changed(RECEIPTS["opened"], entry=entry)) == "not-canonical"


def test_receipt_with_another_part_is_refused() -> None:
    """A part that was changed, swapped or slipped in is found (R37)."""
    parts = canonical.parse(RECEIPTS["answer"][:-1])["parts"]
    reworded = parts["body"]["content"] | {"text": "Go."}
    for wrong in (
        parts | {"body": parts["body"] | {"content": reworded}},
        parts | {"body": parts["object"], "object": parts["body"]},
        parts | {"more": parts["body"]},
    ):
        assert code_of(changed(RECEIPTS["answer"], parts=wrong)) == "commitment-failed"


def envelope_with(**changes: Any) -> bytes:
    """Return a receipt in whose envelope something is changed."""
    entry = canonical.parse(LOGGED.sealed[0].raw)
    return changed(RECEIPTS["opened"], entry=entry | {"envelope": entry["envelope"] | changes})


def test_receipt_of_an_unsigned_message_is_refused() -> None:
    """A log that makes up a message in somebody's name is found (R35)."""
    line = canonical.parse(LOGGED.sealed[0].raw)["envelope"]["signatures"][0]
    stranger = DeskKey(bytes(32)).public_key
    for lines in ([], [line, line], [line | {"keyid": stranger}]):
        assert code_of(envelope_with(signatures=lines)) == "envelope-failed"
    assert code_of(envelope_with(payload=base64.b64encode(b"{}").decode())) == "envelope-failed"
    assert code_of(envelope_with(payloadType="text/plain")) == "payload-type"


@pytest.mark.parametrize("payload", [b"{}", b"[]", b"", b"{ }", b"\xff"])
def test_receipt_of_what_is_no_message_is_refused(payload: bytes) -> None:
    """A log cannot make a message of something else that a key has signed."""
    raw = print_entry(seal(payload, DESK), AT)
    log = Log(sealed=[SealedEntry(raw, bytes(16))], parts=[{}])
    assert code_of(log.receipt(0)) in {"field-wrong", "malformed", "not-canonical"}


@pytest.mark.parametrize(
    "change,code",
    [
        ({"format": "checkfire.receipt/2"}, "not-a-receipt"),
        ({"format": None}, "not-a-receipt"),
        ({"more": 1}, "field-wrong"),
        ({"entry": []}, "field-wrong"),
        ({"entry_salt": base64.b64encode(bytes(15)).decode()}, "malformed"),
        ({"entry_salt": base64.b64encode(bytes(17)).decode()}, "malformed"),
        ({"entry_salt": base64.b64encode(b"\x01" * 16).decode()}, "inclusion-failed"),
        ({"entry_salt": "A" * 21 + "B=="}, "malformed"),
        ({"entry_salt": 0}, "field-wrong"),
        ({"log_key": print_vkey(LOG.verifier_key) + "="}, "malformed"),
        ({"log_key": ORIGIN}, "malformed"),
        ({"log_key": None}, "field-wrong"),
        ({"parts": None}, "field-wrong"),
        ({"parts": {"body": {}}}, "field-wrong"),
        ({"proof": ""}, "malformed"),
        ({"proof": None}, "field-wrong"),
    ],
    ids=[
        "other-version", "no-format", "unknown-field", "no-entry", "short-salt", "long-salt", "other-salt",
        "loose-salt", "number-as-salt", "longer-key", "no-key", "key-null", "no-parts", "empty-part",
        "empty-proof", "proof-null",
    ],
)  # fmt: skip
def test_receipt_with_a_wrong_field_is_refused(change: dict[str, Any], code: str) -> None:
    """Each field has one form, and each counts."""
    assert code_of(changed(RECEIPTS["opened"], **change)) == code


@pytest.mark.parametrize(
    "raw", [b"", b"\n", b"{}\n", b"[]\n", b"1\n", b"c2sp.org/tlog-proof@v1\n", b"\xff\n"]
)
def test_receipt_that_is_none_is_refused(raw: bytes) -> None:
    """Another file is not taken for a receipt."""
    assert code_of(raw) in {"not-a-receipt", "malformed"}


def test_receipt_with_another_end_is_refused() -> None:
    """A receipt ends with one newline, however it was sent."""
    raw = RECEIPTS["opened"]
    assert code_of(raw[:-1]) == "not-a-receipt"
    assert code_of(raw[:-1] + b"\r\n") == "not-canonical"
    assert code_of(raw + b"\n") == "not-canonical"
    assert code_of(b" " * MAX_RECEIPT_BYTES + b" \n") == "too-large"


@SORTS
def test_receipt_with_any_byte_changed_is_refused(sort: str) -> None:
    """Changing any byte of a receipt makes the verifier fail, whatever it becomes (R35)."""
    raw = RECEIPTS[sort]
    passed = [(at, byte) for at, byte in enumerate(raw) if any(map(accepts, replaced(raw, at)))]
    assert passed == []


def replaced(raw: bytes, at: int) -> Iterator[bytes]:
    """Yield the bytes with the one at a place replaced by others that could pass unseen."""
    byte = raw[at]
    swapped_case = ord(chr(byte).swapcase()) if byte < 128 else byte ^ 0x20
    for value in {byte ^ 1, byte ^ 0x80, swapped_case, ord("A"), ord(" ")} - {byte}:
        yield raw[:at] + bytes([value]) + raw[at + 1 :]


def test_receipt_with_any_bit_flipped_is_refused() -> None:
    """Not one bit of a receipt is left to chance (R35)."""
    raw = LOGGED.receipt(0, "body")
    flips = (
        raw[:at] + bytes([raw[at] ^ 1 << bit]) + raw[at + 1 :] for at in range(len(raw)) for bit in range(8)
    )
    assert [flip for flip in flips if accepts(flip)] == []


@pytest.mark.parametrize("sort", ["opened", "answer"])
def test_receipt_with_a_byte_more_or_less_is_refused(sort: str) -> None:
    """A byte that slipped in or fell out is found, wherever it is (R35)."""
    raw = RECEIPTS[sort]
    shorter = [at for at in range(len(raw)) if accepts(raw[:at] + raw[at + 1 :])]
    longer = [
        (at, value)
        for at in range(len(raw) + 1)
        for value in (b" ", b"\n", b"0")
        if accepts(raw[:at] + value + raw[at:])
    ]
    assert (shorter, longer) == ([], [])


@SORTS
def test_receipt_that_was_cut_short_is_refused(sort: str) -> None:
    """A receipt of which the end was lost proves nothing (R35)."""
    raw = RECEIPTS[sort]
    assert [length for length in range(len(raw)) if accepts(raw[:length])] == []


def long_message(length: int) -> bytes:
    """Return the submission bytes of a message of an unknown kind with so many letters in it."""
    part = Part(content={"a": "x" * length}, salt="A" * 22 + "==")
    header = canonical.parse(base64.b64decode(parse_submission(message_of(Opened(), 0)).envelope.payload))
    header |= {"kind": "example.long/1", "parts": {"body": part.commitment}}
    return print_submission(seal(canonical.encode(header), DESK), {"body": part})


def test_receipt_of_the_largest_message_verifies() -> None:
    """Whatever the desk takes in, its receipt can be verified."""
    submission = long_message(canonical.MAX_BYTES - len(long_message(0)))
    assert len(submission) == canonical.MAX_BYTES
    log = Log()
    log.take(submission)
    raw = log.receipt(0)
    assert verify_receipt(raw).withheld == ()
    assert canonical.MAX_BYTES < len(raw) <= MAX_RECEIPT_BYTES


def test_receipt_survives_a_longer_log() -> None:
    """A receipt stays what it was while the log grows (R35)."""
    log = replace(LOGGED, sealed=list(LOGGED.sealed), parts=list(LOGGED.parts))
    log.take(message_of(Opened(), 9))
    assert verify_receipt(log.receipt(0)).header == verify_receipt(RECEIPTS["opened"]).header
