"""Holding a head that was given out earlier against the log as it is now."""

from __future__ import annotations

from pathlib import Path

from checkfire.client.desk import Desk
from checkfire.errors import CheckpointError
from checkfire.proof.checkpoint import Checkpoint, open_checkpoint
from checkfire.proof.head import read_head
from checkfire.proof.key import parse_vkey
from checkfire.proof.tree import verify_consistency
from checkfire.reach.keyfile import read_key_file
from checkfire.vocab.b64 import decode_b64


def require_same_history(desk: Desk, earlier: bytes, key_path: Path) -> int:
    """Demand that the log still begins with the head in an earlier receipt or checkpoint; return its size.

    Raises:
        CheckpointError: A head is not signed by the log's key in the key file.
        ConsistencyError: The log is another one than before.
    """
    log_key = parse_vkey(read_key_file(key_path).log_key)
    old: Checkpoint = read_head(earlier, log_key)
    new = open_checkpoint(desk.log_state()["checkpoint"], log_key)
    if new.size < old.size:
        raise CheckpointError("The log is shorter than it was.", code="log-shorter", size=new.size)
    proof = desk.consistency(old.size, new.size)
    hashes = [decode_b64(text, length=32) for text in proof["hashes"]]
    verify_consistency(old.size, old.root, new.size, new.root, hashes)
    return old.size
