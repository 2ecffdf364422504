"""The head that earlier evidence rests on, in whichever file it was kept."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from checkfire.errors import CheckpointError, MalformedError
from checkfire.proof.checkpoint import Checkpoint, sign_checkpoint
from checkfire.proof.head import read_head
from checkfire.proof.key import SigningKey
from checkfire.proof.receipt import print_receipt
from checkfire.proof.tlog_proof import TlogProof, print_tlog_proof
from checkfire.proof.tree import leaf_hash
from checkfire.vocab.ids import DeskRef
from checkfire.wire.answers import Opened
from checkfire.wire.dsse import DeskKey
from checkfire.wire.entry import SealedEntry, print_entry
from checkfire.wire.message import Draft, compose, parse_submission

LOG = SigningKey(name="desk.example/log", seed=bytes(32))
OTHER = SigningKey(name="desk.example/log", seed=bytes(range(32)))
AT = datetime(2016, 9, 17, 14, 24, tzinfo=UTC)


def evidence() -> tuple[bytes, str, Checkpoint]:
    """Return a receipt, the checkpoint in it, and the head that both rest on."""
    draft = Draft(fact=Opened(), sender=DeskRef(party="relief", desk="ops"), origin=LOG.name, audience="all")
    message_id = "01573870-5bc0-7000-8000-000000000001"
    raw = compose(draft, DeskKey(bytes(32)), message_id=message_id, said_at=AT, salts=[bytes(16)])
    message = parse_submission(raw)
    sealed = SealedEntry(print_entry(message.envelope, AT), bytes(16))
    head = Checkpoint(origin=LOG.name, size=1, root=leaf_hash(sealed.leaf))
    text = sign_checkpoint(head, LOG)
    proof = print_tlog_proof(TlogProof(index=0, hashes=(), checkpoint=text))
    return print_receipt(sealed, message.parts, proof, LOG.verifier_key), text, head


def test_head_is_read_from_a_receipt_or_a_checkpoint() -> None:
    """A party may keep a receipt or a checkpoint; either shows later whether the log is the same (R35)."""
    receipt, checkpoint, head = evidence()
    assert read_head(receipt, LOG.verifier_key) == head
    assert read_head(checkpoint.encode(), LOG.verifier_key) == head


def test_head_of_another_log_is_refused() -> None:
    """Evidence of another log, even of the same name, is never held against this one (R35)."""
    receipt, checkpoint, _ = evidence()
    codes = []
    for raw in (receipt, checkpoint.encode()):
        with pytest.raises(CheckpointError) as caught:
            read_head(raw, OTHER.verifier_key)
        codes.append(caught.value.code)
    assert codes == ["log-key-differs", "checkpoint-failed"]


@pytest.mark.parametrize(
    "raw,code",
    [(b"\xff\xfe", "not-a-head"), (b"", "malformed"), (b"{}\n", "not-a-receipt"), (b"words", "malformed")],
)
def test_head_is_not_read_from_anything_else(raw: bytes, code: str) -> None:
    """Another file is not taken for evidence."""
    with pytest.raises(MalformedError) as caught:
        read_head(raw, LOG.verifier_key)
    assert caught.value.code == code
