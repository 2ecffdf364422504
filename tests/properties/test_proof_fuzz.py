"""Whatever somebody hands in, the readers of evidence answer with a value or a refusal of our own."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checkfire.errors import ConsistencyError, InclusionError, MalformedError, ProofError
from checkfire.proof.checkpoint import (
    Checkpoint,
    open_checkpoint,
    parse_checkpoint,
    parse_decimal,
    print_checkpoint,
    sign_checkpoint,
)
from checkfire.proof.key import SigningKey, VerifierKey, parse_vkey, print_vkey
from checkfire.proof.note import Note, decode_text, parse_note_unverified, print_note, sign_note, verify_note
from checkfire.proof.tlog_proof import (
    TlogProof,
    parse_tlog_proof_unverified,
    print_tlog_proof,
    verify_tlog_proof,
)
from checkfire.proof.tree import leaf_hash, verify_consistency, verify_inclusion

SIGNER = SigningKey(name="desk.example/log", seed=bytes(range(32)))
KEY = SIGNER.verifier_key
HEAD = Checkpoint(origin=SIGNER.name, size=1, root=leaf_hash(b""))
SIGNED = sign_checkpoint(HEAD, SIGNER)
PROOF = print_tlog_proof(TlogProof(index=0, hashes=(), checkpoint=SIGNED))

FRAGMENTS = [
    "\n", "\n\n", " ", "+", "=", "\u2014 ", "\u2014", "0", "1", "01", "index ", "index 0", "extra AAAA",
    "c2sp.org/tlog-proof@v1", "desk.example/log", "AAAA", "AAAAAAA=", SIGNED.split("\n")[2],
    SIGNED.split("\n")[4], SIGNED, PROOF, print_vkey(KEY), "\x00", "\u0661", "\ud800",
]  # fmt: skip

any_text = st.text() | st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join)
key_names = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "M")), min_size=1).filter(
    lambda name: "+" not in name
)
hashes = st.binary(min_size=32, max_size=32)


@given(any_text)
def test_keys_accept_only_what_they_print(text: str) -> None:
    """A key's text is read in one form, and nothing else comes out but a refusal."""
    with contextlib.suppress(MalformedError):
        assert print_vkey(parse_vkey(text)) == text


@given(any_text)
def test_notes_accept_only_what_they_print(text: str) -> None:
    """A note is read in one form, and nothing else comes out but a refusal."""
    with contextlib.suppress(MalformedError):
        assert print_note(parse_note_unverified(text)) == text


@given(any_text)
def test_checkpoints_accept_only_what_they_print(text: str) -> None:
    """A head is read in one form, and nothing else comes out but a refusal."""
    with contextlib.suppress(MalformedError):
        assert print_checkpoint(parse_checkpoint(Note(text=text, signatures=()))) == text


@given(any_text)
def test_proofs_accept_only_what_they_print(text: str) -> None:
    """A proof text is read in one form, and nothing else comes out but a refusal."""
    with contextlib.suppress(MalformedError):
        assert print_tlog_proof(parse_tlog_proof_unverified(text)) == text


@given(any_text)
def test_numbers_accept_only_what_they_print(text: str) -> None:
    """A number is read in one form, and nothing else comes out but a refusal."""
    with contextlib.suppress(MalformedError):
        assert str(parse_decimal(text, field="index")) == text


@given(any_text, st.booleans())
def test_nothing_unsigned_is_opened(text: str, strict: bool) -> None:
    """Only the signed head comes out of any text, and only our own refusals otherwise."""
    with contextlib.suppress(MalformedError, ProofError):
        assert verify_note(text, KEY, require_only_known=strict).text == print_checkpoint(HEAD)
        assert open_checkpoint(text, KEY, require_only_known=strict) == HEAD
    with contextlib.suppress(MalformedError, ProofError):
        assert (text, verify_tlog_proof(text, b"", KEY)) == (PROOF, (0, HEAD))


@given(st.binary())
def test_bytes_are_text_or_refused(data: bytes) -> None:
    """Bytes become the text that encodes to them, or are refused."""
    with contextlib.suppress(MalformedError):
        assert decode_text(data).encode() == data


@given(any_text, any_text, st.binary(max_size=70), st.binary(max_size=70))
def test_values_are_refused_in_one_way(name: str, text: str, key: bytes, signature: bytes) -> None:
    """Building keys and signing texts fails with our own refusal or not at all."""
    with contextlib.suppress(MalformedError):
        VerifierKey(name=name, public_key=key).has_signed(text.encode(errors="replace"), signature)
    with contextlib.suppress(MalformedError):
        signed = sign_note(text, SIGNER)
        assert verify_note(signed, KEY, require_only_known=True).text == text


@given(key_names, st.integers(1, 2**53 - 1), hashes)
def test_every_head_reads_back(name: str, size: int, root: bytes) -> None:
    """Whatever a log is called and however large it is, its signed head opens."""
    signer = SigningKey(name=name, seed=bytes(32))
    head = Checkpoint(origin=name, size=size, root=root)
    assert (
        open_checkpoint(sign_checkpoint(head, signer), signer.verifier_key, require_only_known=True) == head
    )


invented = st.lists(hashes | st.binary(max_size=33))


@given(st.integers(), st.integers(), invented, hashes)
def test_invented_inclusion_is_refused(index: int, size: int, proof: list[bytes], root: bytes) -> None:
    """Invented places and hashes are refused in one way, however large the numbers are."""
    with pytest.raises(InclusionError):
        verify_inclusion(b"leaf", index, size, proof, root)


@given(st.integers(), st.integers(), invented, hashes, hashes)
def test_invented_consistency_is_refused(
    old_size: int, new_size: int, proof: list[bytes], old_root: bytes, new_root: bytes
) -> None:
    """Invented heads and hashes are refused in one way, however large the numbers are."""
    assume(old_root != new_root)
    with pytest.raises(ConsistencyError):
        verify_consistency(old_size, old_root, new_size, new_root, proof)
