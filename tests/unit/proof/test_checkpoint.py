"""Checkpoints: the head of the log in one form, signed by the log's key under the log's name."""

from __future__ import annotations

import pytest

from checkfire.errors import CheckpointError, MalformedError
from checkfire.proof.checkpoint import (
    Checkpoint,
    open_checkpoint,
    parse_checkpoint,
    parse_decimal,
    print_checkpoint,
    sign_checkpoint,
)
from checkfire.proof.key import SigningKey
from checkfire.proof.note import Note, sign_note
from checkfire.proof.tree import EMPTY_ROOT, MAX_SIZE, leaf_hash
from checkfire.vocab.b64 import encode_b64

SIGNER = SigningKey(name="desk.example/log", seed=bytes(range(32)))
KEY = SIGNER.verifier_key
ROOT = leaf_hash(b"a leaf")
HEAD = Checkpoint(origin="desk.example/log", size=1, root=ROOT)
ROOT_TEXT = encode_b64(ROOT)


def test_checkpoint_text_has_three_lines() -> None:
    """The signed text is the origin, the size and the root, and nothing else."""
    assert print_checkpoint(HEAD) == f"desk.example/log\n1\n{ROOT_TEXT}\n"
    assert parse_checkpoint(Note(text=print_checkpoint(HEAD), signatures=())) == HEAD


@pytest.mark.parametrize("size,root", [(0, EMPTY_ROOT), (1, ROOT), (20852163, ROOT), (MAX_SIZE, ROOT)])
def test_checkpoint_opens_as_it_was_signed(size: int, root: bytes) -> None:
    """What the desk signed is what a reader gets."""
    head = Checkpoint(origin=SIGNER.name, size=size, root=root)
    assert open_checkpoint(sign_checkpoint(head, SIGNER), KEY, require_only_known=True) == head


@pytest.mark.parametrize(
    "text,field",
    [
        (f"desk.example/log\n01\n{ROOT_TEXT}\n", "size"),
        (f"desk.example/log\n+1\n{ROOT_TEXT}\n", "size"),
        (f"desk.example/log\n-1\n{ROOT_TEXT}\n", "size"),
        (f"desk.example/log\n 1\n{ROOT_TEXT}\n", "size"),
        (f"desk.example/log\n1_0\n{ROOT_TEXT}\n", "size"),
        (f"desk.example/log\n1.0\n{ROOT_TEXT}\n", "size"),
        (f"desk.example/log\n\u0661\n{ROOT_TEXT}\n", "size"),
        (f"desk.example/log\n\u00b2\n{ROOT_TEXT}\n", "size"),
        (f"desk.example/log\n\n{ROOT_TEXT}\n", "size"),
        (f"desk.example/log\n{MAX_SIZE + 1}\n{ROOT_TEXT}\n", "size"),
        (f"desk.example/log\n{'9' * 5000}\n{ROOT_TEXT}\n", "size"),
        (f"desk.example/log\n1\n{encode_b64(ROOT[:-1])}\n", "root"),
        (f"desk.example/log\n1\n{ROOT_TEXT.rstrip('=')}\n", "base64"),
        ("desk.example/log\n1\n\n", "root"),
        (f"desk.example/log\n0\n{ROOT_TEXT}\n", "root"),
        (f"\n1\n{ROOT_TEXT}\n", "name"),
        (f"desk example\n1\n{ROOT_TEXT}\n", "name"),
        (f"desk.example/log\n1\n{ROOT_TEXT}\nan extension\n", "lines"),
        (f"desk.example/log\n1\n{ROOT_TEXT}\n\n", "lines"),
        ("desk.example/log\n1\n", "lines"),
        ("\n", "lines"),
    ],
)
def test_checkpoint_of_another_form_is_refused(text: str, field: str) -> None:
    """Even a text that the log's key has signed is refused when it is not in the one form."""
    with pytest.raises(MalformedError) as caught:
        open_checkpoint(sign_note(text, SIGNER), KEY)
    assert (caught.value.code, caught.value.context["field"]) == ("malformed", field)


@pytest.mark.parametrize("size", [-1, MAX_SIZE + 1])
def test_checkpoint_value_has_a_possible_size(size: int) -> None:
    """No program can even build a head that no log can have."""
    with pytest.raises(MalformedError) as caught:
        Checkpoint(origin="desk.example/log", size=size, root=ROOT)
    assert caught.value.context == {"field": "size", "size": size}


def test_checkpoint_with_a_further_line_says_how_many() -> None:
    """Whoever looks for the fault learns how many lines there were."""
    with pytest.raises(MalformedError) as caught:
        open_checkpoint(sign_note(print_checkpoint(HEAD) + "more\n", SIGNER), KEY)
    assert caught.value.context == {"field": "lines", "count": 4}


def test_checkpoint_of_another_log_is_refused() -> None:
    """A key that signs for one log cannot speak for another."""
    text = sign_note(f"other.example/log\n1\n{ROOT_TEXT}\n", SIGNER)
    with pytest.raises(CheckpointError) as caught:
        open_checkpoint(text, KEY)
    assert caught.value.code == "checkpoint-failed"
    assert caught.value.context == {"field": "origin", "origin": "other.example/log", "expected": KEY.name}


def test_checkpoint_of_another_log_is_not_signed() -> None:
    """The desk cannot sign another log's head by mistake."""
    with pytest.raises(CheckpointError) as caught:
        sign_checkpoint(Checkpoint(origin="other.example/log", size=1, root=ROOT), SIGNER)
    assert caught.value.context["field"] == "origin"


def test_checkpoint_of_another_key_is_refused() -> None:
    """A head under the right name, signed by somebody else, is an alarm."""
    forger = SigningKey(name=SIGNER.name, seed=bytes(32))
    with pytest.raises(CheckpointError) as caught:
        open_checkpoint(sign_checkpoint(HEAD, forger), KEY)
    assert caught.value.context["field"] == "key"


def test_checkpoint_unknown_line_is_refused_where_demanded() -> None:
    """The demand for known lines only reaches the note."""
    other = SigningKey(name="witness.example", seed=bytes(32))
    text = sign_checkpoint(HEAD, SIGNER) + sign_note(print_checkpoint(HEAD), other).split("\n\n")[1]
    assert open_checkpoint(text, KEY) == HEAD
    with pytest.raises(CheckpointError) as caught:
        open_checkpoint(text, KEY, require_only_known=True)
    assert caught.value.context["field"] == "key"


@pytest.mark.parametrize("text,number", [("0", 0), ("7", 7), ("10", 10), ("9007199254740991", 2**53 - 1)])
def test_decimal_plain_numbers(text: str, number: int) -> None:
    """Plain numbers below 2**53 are read."""
    assert parse_decimal(text, field="index") == number


@pytest.mark.parametrize(
    "text", ["", "00", "01", "1 ", "1\n", "0x1", "1e3", "\u0967", "-0", str(2**53), "9" * 16]
)
def test_decimal_other_numbers_are_refused(text: str) -> None:
    """A number has one form."""
    with pytest.raises(MalformedError) as caught:
        parse_decimal(text, field="index")
    assert caught.value.context == {"field": "index"}
