"""Holding an older head against a desk that may not be honest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checkfire.client.compare import require_same_history
from checkfire.errors import CheckfireError
from checkfire.proof.checkpoint import Checkpoint, sign_checkpoint
from checkfire.proof.key import SigningKey, print_vkey
from checkfire.proof.tree import Tree
from checkfire.reach.keyfile import make_key_file, write_key_file
from checkfire.vocab.b64 import encode_b64
from checkfire.vocab.ids import DeskRef

LOG = SigningKey(name="desk.example/test", seed=bytes(32))
OTHER = SigningKey(name="desk.example/test", seed=b"o" * 32)


def tree_of(*leaves: int) -> Tree:
    """Return a tree over some leaves."""
    tree = Tree()
    for leaf in leaves:
        tree.append(bytes([leaf]) * 32)
    return tree


def head(tree: Tree, size: int, key: SigningKey = LOG) -> str:
    """Return the signed head of a tree at some size."""
    return sign_checkpoint(Checkpoint(origin=LOG.name, size=size, root=tree.root(size)), key)


class Told:
    """A desk that answers as a test says."""

    def __init__(self, checkpoint: Any, hashes: Any) -> None:
        """Keep the answers."""
        self.checkpoint, self.hashes = checkpoint, hashes

    def log_state(self) -> Any:
        """Return the head."""
        return {"checkpoint": self.checkpoint}

    def consistency(self, old: int, new: int) -> Any:
        """Return the proof, made for these sizes if a tree was given."""
        if isinstance(self.hashes, Tree):
            return {"hashes": [encode_b64(h) for h in self.hashes.consistency_proof(old, new)]}
        return self.hashes


@pytest.fixture
def key_path(tmp_path: Path) -> Path:
    """Return a key file that names the log's key."""
    desk = DeskRef(party="alpha", desk="duty")
    path = tmp_path / "alpha.key"
    write_key_file(path, make_key_file(desk, LOG.name, print_vkey(LOG.verifier_key), bytes(32)))
    return path


def found(told: Told, earlier: str, key_path: Path) -> str:
    """Return the code with which a history is refused."""
    with pytest.raises(CheckfireError) as caught:
        require_same_history(told, earlier.encode(), key_path)  # type: ignore[arg-type]  # answers like a desk
    return caught.value.code


@pytest.mark.parametrize("old", [0, 1, 3, 7])
def test_compare_the_same_history_holds(key_path: Path, old: int) -> None:
    """A log that only grew is found to be the one of before, whatever its size was then."""
    tree = tree_of(*range(7))
    told: Any = Told(head(tree, 7), tree)
    assert require_same_history(told, head(tree, old).encode(), key_path) == old


def test_compare_another_history_is_an_alarm(key_path: Path) -> None:
    """A log in which one old entry was changed is found out, whatever proof its desk gives."""
    before, now = tree_of(1, 2, 3), tree_of(1, 9, 3, 4)
    assert found(Told(head(now, 4), now), head(before, 3), key_path) == "consistency-failed"


def test_compare_a_shorter_log_is_an_alarm(key_path: Path) -> None:
    """A log that lost its end is found out."""
    tree = tree_of(1, 2, 3)
    assert found(Told(head(tree, 2), tree), head(tree, 3), key_path) == "log-shorter"


def test_compare_a_head_of_another_key_is_an_alarm(key_path: Path) -> None:
    """Neither the head of before nor the one of now may be signed by anybody else."""
    tree = tree_of(1, 2, 3)
    other = head(tree, 3, OTHER)
    assert found(Told(other, tree), head(tree, 2), key_path) == "checkpoint-failed"
    assert found(Told(head(tree, 3), tree), head(tree, 2, OTHER), key_path) == "checkpoint-failed"


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ({"hashes": ["?"]}, "consistency-failed"),
        ({"hashes": ["AAAA"]}, "consistency-failed"),
        ({"hashes": []}, "consistency-failed"),
        ({"hashes": ["A" * 43 + "="] * 2}, "consistency-failed"),
        ({"hashes": [1]}, "answer-unreadable"),
        ({}, "answer-unreadable"),
        ([], "answer-unreadable"),
        (None, "answer-unreadable"),
    ],
    ids=["no-base64", "short", "none", "wrong", "number", "empty", "list", "null"],
)
def test_compare_a_proof_that_is_none_never_holds(key_path: Path, answer: Any, code: str) -> None:
    """A desk that gives no proof, or nonsense, is told so; nothing is taken for granted."""
    tree = tree_of(1, 2, 3)
    assert found(Told(head(tree, 3), answer), head(tree, 2), key_path) == code


@pytest.mark.parametrize("state", [None, 1, [], {}])
def test_compare_a_head_that_is_none_never_holds(key_path: Path, state: Any) -> None:
    """A desk that shows no head cannot be compared with."""
    assert found(Told(state, {}), head(tree_of(1), 1), key_path) == "answer-unreadable"
