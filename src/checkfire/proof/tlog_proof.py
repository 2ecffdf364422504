"""Proof texts: one text that proves, without the log, that a leaf is in it.

* The text names the place of the leaf, the hashes from the leaf to the root, and the signed checkpoint.
* Every byte of it counts: a text with any byte changed is refused.
* So the ``extra`` line, which the specification leaves unauthenticated, is neither written nor read, and
  a signature line of an unknown key is refused.

Example::

    index, checkpoint = verify_tlog_proof(text, leaf, vkey)

Source: docs/formats/checkpoint.md; c2sp.org/tlog-proof.
"""

from __future__ import annotations

from dataclasses import dataclass

from checkfire.errors import MalformedError
from checkfire.proof.checkpoint import Checkpoint, open_checkpoint, parse_decimal
from checkfire.proof.key import VerifierKey
from checkfire.proof.tree import HASH_BYTES, MAX_SIZE, verify_inclusion
from checkfire.vocab.b64 import decode_b64, encode_b64

_TITLE = "c2sp.org/tlog-proof@v1"
_INDEX = "index "
_MAX_HASHES = MAX_SIZE.bit_length()


@dataclass(frozen=True, slots=True, kw_only=True)
class TlogProof:
    """What a proof text says; only ``verify_tlog_proof`` tells whether it holds."""

    index: int
    """The place of the leaf, from zero."""
    hashes: tuple[bytes, ...]
    """The hashes from the leaf's sibling up to the root's child, 32 bytes each."""
    checkpoint: str
    """The signed checkpoint, verbatim and unverified."""


def parse_tlog_proof_unverified(text: str) -> TlogProof:
    """Read a proof text without checking that it proves anything.

    The checkpoint is taken as it stands; ``open_checkpoint`` judges it.

    Raises:
        MalformedError: The text has another title or form, an extra line, or a hash of another length.
    """
    head, gap, checkpoint = text.partition("\n\n")
    title, *lines = head.split("\n")
    if not gap or title != _TITLE or not lines:
        raise MalformedError("This is not a proof text.", field="title")
    index, *hashes = lines
    if not index.startswith(_INDEX):
        raise MalformedError("The second line of the proof is not the index.", field="index")
    if len(hashes) > _MAX_HASHES:
        raise MalformedError("The proof has too many hashes.", field="hashes", count=len(hashes))
    return TlogProof(
        index=parse_decimal(index.removeprefix(_INDEX), field="index"),
        hashes=tuple(decode_b64(line, length=HASH_BYTES) for line in hashes),
        checkpoint=checkpoint,
    )


def print_tlog_proof(proof: TlogProof) -> str:
    """Write a proof as its text."""
    lines = [_TITLE, f"{_INDEX}{proof.index}", *map(encode_b64, proof.hashes)]
    return "\n".join(lines) + "\n\n" + proof.checkpoint


def verify_tlog_proof(text: str, leaf: bytes, vkey: VerifierKey) -> tuple[int, Checkpoint]:
    """Demand that the text proves the leaf to be in the log of this key.

    Args:
        text: The whole proof text.
        leaf: The leaf as the log holds it, before it is hashed into the tree.
        vkey: The key of the log.

    Returns:
        The place of the leaf, and the head that it was proven against.

    Raises:
        MalformedError: The text is not in the one form.
        CheckpointError: The log's key alone has not signed the checkpoint.
        InclusionError: The leaf is not at this place in the tree of the checkpoint.
    """
    proof = parse_tlog_proof_unverified(text)
    checkpoint = open_checkpoint(proof.checkpoint, vkey, require_only_known=True)
    verify_inclusion(leaf, proof.index, checkpoint.size, proof.hashes, checkpoint.root)
    return proof.index, checkpoint
