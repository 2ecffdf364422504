"""Holding a head that was given out earlier against the log as it is now."""

from __future__ import annotations

from pathlib import Path

import msgspec

from checkfire.client.desk import Desk
from checkfire.client.line import as_answer
from checkfire.errors import CheckpointError, ConsistencyError, MalformedError
from checkfire.proof.checkpoint import Checkpoint, open_checkpoint
from checkfire.proof.head import read_head
from checkfire.proof.key import parse_vkey
from checkfire.proof.tree import HASH_BYTES, verify_consistency
from checkfire.reach.keyfile import read_key_file
from checkfire.vocab.b64 import decode_b64


def require_same_history(desk: Desk, earlier: bytes, key_path: Path) -> int:
    """Demand that the log still begins with the head in an earlier receipt or checkpoint; return its size.

    Raises:
        CheckpointError: A head is not signed by the log's key in the key file.
        ConsistencyError: The log is another one than before, or its desk gives no proof that it is the same.
    """
    log_key = parse_vkey(read_key_file(key_path).log_key)
    old: Checkpoint = read_head(earlier, log_key)
    new = open_checkpoint(as_answer(desk.log_state(), _State).checkpoint, log_key)
    if new.size < old.size:
        raise CheckpointError("The log is shorter than it was.", code="log-shorter", size=new.size)
    proof = as_answer(desk.consistency(old.size, new.size), _Proof)
    try:
        hashes = [decode_b64(text, length=HASH_BYTES) for text in proof.hashes]
    except MalformedError as exc:
        raise ConsistencyError("The desk's proof cannot be read.", field="hashes") from exc
    verify_consistency(old.size, old.root, new.size, new.root, hashes)
    return old.size


class _State(msgspec.Struct, frozen=True):
    checkpoint: str


class _Proof(msgspec.Struct, frozen=True):
    hashes: list[str]
