"""A proof text with anything changed is refused."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from checkfire.errors import MalformedError, ProofError
from checkfire.proof.checkpoint import Checkpoint, sign_checkpoint
from checkfire.proof.key import SigningKey
from checkfire.proof.note import decode_text
from checkfire.proof.tlog_proof import TlogProof, print_tlog_proof, verify_tlog_proof
from checkfire.proof.tree import Tree

SIGNER = SigningKey(name="desk.example/log", seed=bytes(range(32)))
KEY = SIGNER.verifier_key
LEAVES = [sha256(bytes([number])).digest() for number in range(21)]
INDEX = 17


def example() -> bytes:
    """Return a proof text whose index has two digits and whose path turns left and right."""
    tree = Tree()
    for leaf in LEAVES:
        tree.append(leaf)
    head = Checkpoint(origin=SIGNER.name, size=tree.size, root=tree.root())
    proof = TlogProof(
        index=INDEX,
        hashes=tree.inclusion_proof(INDEX, tree.size),
        checkpoint=sign_checkpoint(head, SIGNER),
    )
    return print_tlog_proof(proof).encode()


DATA = example()


def verify(data: bytes) -> int:
    """Return the index that the bytes prove."""
    return verify_tlog_proof(decode_text(data), LEAVES[INDEX], KEY)[0]


def test_proof_example_holds() -> None:
    """The text that the other tests change does hold before it is changed."""
    assert verify(DATA) == INDEX


def is_refused(data: bytes) -> bool:
    """Tell whether the bytes are refused with an error of ours."""
    try:
        verify(data)
    except (MalformedError, ProofError):
        return True
    return False


def test_proof_with_one_byte_changed_is_refused() -> None:
    """Changing any byte of a receipt's proof makes the verifier fail (R35)."""
    accepted = [
        (at, value)
        for at, byte in enumerate(DATA)
        for value in {byte ^ 1 << bit for bit in range(8)} | set(b"\x00\n\r 0129AZaz+/=\x7f\xff")
        if value != byte and not is_refused(DATA[:at] + bytes([value]) + DATA[at + 1 :])
    ]
    assert accepted == []


def test_proof_with_one_byte_added_is_refused() -> None:
    """A byte that slipped in is noticed, wherever it is."""
    accepted = [
        (at, value)
        for at in range(len(DATA) + 1)
        for value in b"\n 0A=\x00"
        if not is_refused(DATA[:at] + bytes([value]) + DATA[at:])
    ]
    assert accepted == []


def test_proof_with_one_byte_lost_is_refused() -> None:
    """A byte that was lost is noticed, wherever it was, and so is a text that is cut off."""
    assert [at for at in range(len(DATA)) if not is_refused(DATA[:at] + DATA[at + 1 :])] == []
    assert [at for at in range(len(DATA)) if not is_refused(DATA[:at])] == []


@given(st.integers(0, len(DATA)), st.integers(0, len(DATA)), st.binary(max_size=50))
def test_proof_with_a_stretch_replaced_is_refused(begin: int, length: int, stretch: bytes) -> None:
    """Whatever is cut out, put in or written over, the text no longer proves anything."""
    data = DATA[:begin] + stretch + DATA[begin + length :]
    assert is_refused(data) == (data != DATA)


@given(st.permutations(DATA.split(b"\n")))
def test_proof_with_lines_in_another_order_is_refused(lines: list[bytes]) -> None:
    """The order of the lines is part of the proof."""
    data = b"\n".join(lines)
    assert is_refused(data) == (data != DATA)
