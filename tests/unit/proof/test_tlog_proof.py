"""Proof texts: what they show, and that nothing in them is taken on trust."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checkfire.errors import CheckpointError, InclusionError, MalformedError
from checkfire.proof.checkpoint import Checkpoint, print_checkpoint, sign_checkpoint
from checkfire.proof.key import SigningKey
from checkfire.proof.note import sign_note
from checkfire.proof.tlog_proof import (
    TlogProof,
    parse_tlog_proof_unverified,
    print_tlog_proof,
    verify_tlog_proof,
)
from checkfire.proof.tree import Tree, leaf_hash
from checkfire.vocab.b64 import encode_b64

SIGNER = SigningKey(name="desk.example/log", seed=bytes(range(32)))
KEY = SIGNER.verifier_key
LEAVES = [bytes([number]) * 32 for number in range(7)]
TREE = Tree()
for _leaf in LEAVES:
    TREE.append(_leaf)


def head_of(size: int) -> Checkpoint:
    """Return the head of the tree at a size."""
    return Checkpoint(origin=SIGNER.name, size=size, root=TREE.root(size))


def proof_of(index: int, size: int) -> str:
    """Return the proof text of a leaf at a size."""
    return print_tlog_proof(
        TlogProof(
            index=index,
            hashes=TREE.inclusion_proof(index, size),
            checkpoint=sign_checkpoint(head_of(size), SIGNER),
        )
    )


TEXT = proof_of(5, 7)


def test_proof_text_is_laid_out_as_specified() -> None:
    """The title, the index, a hash a line, an empty line, and the checkpoint as the log signed it."""
    hashes = [encode_b64(one) for one in TREE.inclusion_proof(5, 7)]
    lines = ["c2sp.org/tlog-proof@v1", "index 5", *hashes, "", sign_checkpoint(head_of(7), SIGNER)]
    assert "\n".join(lines) == TEXT


def test_proof_reads_back() -> None:
    """Reading and printing gives the same text."""
    proof = parse_tlog_proof_unverified(TEXT)
    assert (proof.index, proof.hashes) == (5, TREE.inclusion_proof(5, 7))
    assert print_tlog_proof(proof) == TEXT


def test_proof_of_every_leaf_at_every_size_holds() -> None:
    """Whenever a receipt was given out, it proves its entry (R35)."""
    for size in range(1, 8):
        for index in range(size):
            assert verify_tlog_proof(proof_of(index, size), LEAVES[index], KEY) == (index, head_of(size))


def test_proof_of_another_leaf_is_refused() -> None:
    """A receipt proves its own entry and no other."""
    with pytest.raises(InclusionError) as caught:
        verify_tlog_proof(TEXT, LEAVES[4], KEY)
    assert caught.value.context["field"] == "root"


def test_proof_against_another_head_is_refused() -> None:
    """Hashes from one head do not prove anything under another."""
    text = TEXT.replace(sign_checkpoint(head_of(7), SIGNER), sign_checkpoint(head_of(6), SIGNER))
    with pytest.raises(InclusionError) as caught:
        verify_tlog_proof(text, LEAVES[5], KEY)
    assert caught.value.context["field"] == "hashes"


def test_proof_with_an_index_outside_the_log_is_refused() -> None:
    """A place that the log does not have is refused."""
    with pytest.raises(InclusionError) as caught:
        verify_tlog_proof(TEXT.replace("index 5", "index 7"), LEAVES[5], KEY)
    assert caught.value.context["field"] == "index"


def test_proof_with_a_line_of_an_unknown_key_is_refused() -> None:
    """A receipt carries nothing that nobody checked."""
    other = SigningKey(name="witness.example", seed=bytes(32))
    line = sign_note(print_checkpoint(head_of(7)), other).split("\n\n")[1]
    with pytest.raises(CheckpointError) as caught:
        verify_tlog_proof(TEXT + line, LEAVES[5], KEY)
    assert caught.value.context["field"] == "key"


def test_proof_without_a_signed_head_is_refused() -> None:
    """Hashes that lead to a root prove nothing until the log has signed the root."""
    forger = SigningKey(name=SIGNER.name, seed=bytes(32))
    text = TEXT.replace(sign_checkpoint(head_of(7), SIGNER), sign_checkpoint(head_of(7), forger))
    with pytest.raises(CheckpointError):
        verify_tlog_proof(text, LEAVES[5], KEY)


@pytest.mark.parametrize(
    "old,new,field",
    [
        ("c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2", "title"),
        ("c2sp.org/tlog-proof@v1\n", "", "title"),
        ("c2sp.org/tlog-proof@v1", "\nc2sp.org/tlog-proof@v1", "title"),
        ("index 5\n", "extra AAAA\nindex 5\n", "index"),
        ("index 5\n", "", "index"),
        ("index 5", "Index 5", "index"),
        ("index 5", "5", "index"),
        ("index 5", "index  5", "index"),
        ("index 5", "index 05", "index"),
        ("index 5", "index 5 ", "index"),
        ("index 5", "index \u0665", "index"),
        ("index 5", f"index {2**53}", "index"),
        ("index 5", "index 5\r", "index"),
        ("index 5\n", f"index 5\n{encode_b64(bytes(31))}\n", "base64"),
        ("index 5\n", f"index 5\n{encode_b64(bytes(32))} \n", "base64"),
        ("index 5\n", f"index 5\n{'A' * 42}B=\n", "base64"),
        ("index 5\n", "index 5\n" + f"{encode_b64(bytes(32))}\n" * 51, "hashes"),
    ],
)
def test_proof_of_another_form_is_refused(old: str, new: str, field: str) -> None:
    """A proof text is read in one form only, without any line that nothing vouches for."""
    with pytest.raises(MalformedError) as caught:
        verify_tlog_proof(TEXT.replace(old, new, 1), LEAVES[5], KEY)
    assert caught.value.context["field"] == field


@pytest.mark.parametrize("text", ["", "c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v1\n\n", "\n\n"])
def test_proof_that_is_cut_off_is_refused(text: str) -> None:
    """A text that stops before its checkpoint is refused."""
    with pytest.raises(MalformedError) as caught:
        parse_tlog_proof_unverified(text)
    assert caught.value.context == {"field": "title"}


def test_proof_may_have_as_many_hashes_as_the_greatest_tree() -> None:
    """A log of any possible size can still prove its entries: 53 hashes are read, and no more."""
    proof = TlogProof(index=0, hashes=(bytes(32),) * 53, checkpoint="")
    assert parse_tlog_proof_unverified(print_tlog_proof(proof)) == proof
    with pytest.raises(MalformedError) as caught:
        parse_tlog_proof_unverified(print_tlog_proof(replace(proof, hashes=(bytes(32),) * 54)))
    assert caught.value.context == {"field": "hashes", "count": 54}


def test_proof_of_the_only_leaf_needs_no_hashes() -> None:
    """The first entry of a log can be proven as soon as it is there."""
    text = proof_of(0, 1)
    assert parse_tlog_proof_unverified(text).hashes == ()
    assert head_of(1).root == leaf_hash(LEAVES[0])
    assert verify_tlog_proof(text, LEAVES[0], KEY) == (0, head_of(1))
