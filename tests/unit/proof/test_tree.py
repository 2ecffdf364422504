"""The tree gives the figures that every RFC 6962 implementation gives, and refuses what it cannot prove."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from checkfire.errors import ConsistencyError, InclusionError, NotFoundError
from checkfire.proof.tree import (
    EMPTY_ROOT,
    MAX_SIZE,
    Tree,
    leaf_hash,
    node_hash,
    verify_consistency,
    verify_inclusion,
)

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "vectors" / "tree" / "eight_leaves.json").read_text("utf-8")
)
LEAVES = [bytes.fromhex(one) for one in VECTORS["leaves"]]
ROOTS = [bytes.fromhex(one) for one in VECTORS["roots"]]


def tree_of(leaves: list[bytes]) -> Tree:
    """Return a tree that holds these leaves."""
    tree = Tree()
    for leaf in leaves:
        tree.append(leaf)
    return tree


def unhex(texts: list[str]) -> tuple[bytes, ...]:
    """Return the bytes of some hex texts."""
    return tuple(bytes.fromhex(one) for one in texts)


def test_tree_hashes_leaf_and_node_apart() -> None:
    """A node can never be shown as a leaf: the two are hashed in different ways."""
    left, right = leaf_hash(b"l"), leaf_hash(b"r")
    assert left == sha256(b"\x00l").digest()
    assert node_hash(left, right) == sha256(b"\x01" + left + right).digest()
    assert leaf_hash(left + right) != node_hash(left, right)


def test_tree_known_roots() -> None:
    """The root at every size is the published one (R35)."""
    tree = Tree()
    assert tree.root() == ROOTS[0] == EMPTY_ROOT
    for index, leaf in enumerate(LEAVES):
        assert tree.append(leaf) == index
        assert tree.size == index + 1
        assert tree.root() == ROOTS[index + 1]


def test_tree_answers_for_every_earlier_size() -> None:
    """A head that was given out years ago can still be recomputed."""
    tree = tree_of(LEAVES)
    assert [tree.root(size) for size in range(9)] == ROOTS


@pytest.mark.parametrize("case", VECTORS["inclusion"], ids=lambda case: f"{case['index']}-of-{case['size']}")
def test_tree_known_inclusion_proofs(case: dict[str, Any]) -> None:
    """The proofs are byte for byte those of other implementations."""
    index, size, proof = case["index"], case["size"], unhex(case["proof"])
    assert tree_of(LEAVES).inclusion_proof(index, size) == proof
    verify_inclusion(LEAVES[index], index, size, proof, ROOTS[size])


@pytest.mark.parametrize(
    "case", VECTORS["consistency"], ids=lambda case: f"{case['old_size']}-to-{case['new_size']}"
)
def test_tree_known_consistency_proofs(case: dict[str, Any]) -> None:
    """The proofs that one head follows another are byte for byte those of other implementations."""
    old, new, proof = case["old_size"], case["new_size"], unhex(case["proof"])
    assert tree_of(LEAVES).consistency_proof(old, new) == proof
    verify_consistency(old, ROOTS[old], new, ROOTS[new], proof)


@pytest.mark.parametrize("size", range(9))
def test_tree_takes_back_what_was_not_stored(size: int) -> None:
    """After a block that could not be stored, the tree goes on as if the block had never come."""
    tree = tree_of(LEAVES)
    tree.truncate(size)
    assert (tree.size, tree.root()) == (size, ROOTS[size])
    assert [tree.append(leaf) for leaf in LEAVES[size:]] == list(range(size, 8))
    assert [tree.root(earlier) for earlier in range(9)] == ROOTS
    assert tree.inclusion_proof(5, 8) == tree_of(LEAVES).inclusion_proof(5, 8)


@pytest.mark.parametrize("size", [-1, 9])
def test_tree_takes_back_only_to_a_size_that_was(size: int) -> None:
    """Taking back to a size that never was changes nothing."""
    tree = tree_of(LEAVES)
    with pytest.raises(NotFoundError) as caught:
        tree.truncate(size)
    assert caught.value.context == {"size": size, "present_size": 8}
    assert tree.root() == ROOTS[8]


def test_tree_proves_nothing_where_nothing_is_to_prove() -> None:
    """From the empty head, and from a head to itself, the proof is empty."""
    tree = tree_of(LEAVES)
    assert {tree.consistency_proof(*sizes) for sizes in ((0, 0), (0, 8), (5, 5), (8, 8))} == {()}


@pytest.mark.parametrize("size", [-1, 9, MAX_SIZE])
def test_tree_refuses_a_size_that_never_was(size: int) -> None:
    """Nobody gets a root or a proof for a head that the log never had."""
    tree = tree_of(LEAVES)
    for ask in (
        lambda: tree.root(size),
        lambda: tree.inclusion_proof(0, size),
        lambda: tree.consistency_proof(0, size),
    ):
        with pytest.raises(NotFoundError) as caught:
            ask()
        assert caught.value.context["size"] == size


@pytest.mark.parametrize("index,size", [(-1, 8), (8, 8), (4, 4), (0, 0)])
def test_tree_refuses_a_leaf_outside_the_size(index: int, size: int) -> None:
    """A leaf that came later is not proven to be in an earlier head."""
    with pytest.raises(NotFoundError) as caught:
        tree_of(LEAVES).inclusion_proof(index, size)
    assert caught.value.context == {"index": index, "size": size}


@pytest.mark.parametrize("old_size,new_size", [(-1, 8), (5, 4)])
def test_tree_refuses_sizes_in_the_wrong_order(old_size: int, new_size: int) -> None:
    """A log that shrank is not proven to be consistent."""
    with pytest.raises(NotFoundError) as caught:
        tree_of(LEAVES).consistency_proof(old_size, new_size)
    assert caught.value.context == {"old_size": old_size, "new_size": new_size}


@pytest.mark.parametrize(
    "index,size", [(-1, 8), (8, 8), (0, 0), (0, -1), (0, MAX_SIZE + 1), (MAX_SIZE, MAX_SIZE + 1)]
)
def test_inclusion_index_must_be_below_the_size(index: int, size: int) -> None:
    """A place that the tree cannot have is refused before anything is hashed."""
    with pytest.raises(InclusionError) as caught:
        verify_inclusion(LEAVES[0], index, size, (), ROOTS[1])
    assert (caught.value.code, caught.value.context["field"]) == ("inclusion-failed", "index")


def test_inclusion_in_the_greatest_tree() -> None:
    """The greatest size is still checked in full: 53 hashes for the first leaf."""
    root = leaf_hash(b"")
    hashes = [sha256(bytes([level])).digest() for level in range(53)]
    for other in hashes:
        root = node_hash(root, other)
    verify_inclusion(b"", 0, 2**53 - 1, hashes, root)
    verify_consistency(1, leaf_hash(b""), 2**53 - 1, root, hashes)
    with pytest.raises(InclusionError):
        verify_inclusion(b"", 0, 2**53 - 1, hashes[:-1], root)


@pytest.mark.parametrize("change", ["missing", "added", "short", "long"])
def test_inclusion_shape_must_fit(change: str) -> None:
    """A proof with another number of hashes, or one of another length, is refused."""
    proof = list(tree_of(LEAVES).inclusion_proof(5, 8))
    changed = {
        "missing": proof[:-1],
        "added": [*proof, bytes(32)],
        "short": [proof[0][:-1], *proof[1:]],
        "long": [proof[0] + b"\x00", *proof[1:]],
    }[change]
    with pytest.raises(InclusionError) as caught:
        verify_inclusion(LEAVES[5], 5, 8, changed, ROOTS[8])
    assert caught.value.context == {"field": "hashes", "index": 5, "size": 8}


def test_inclusion_hash_borders_cannot_be_moved() -> None:
    """Bytes cannot be moved from one hash of the proof into the next."""
    proof = tree_of(LEAVES).inclusion_proof(5, 8)
    moved = (proof[0] + proof[1][:1], proof[1][1:], proof[2])
    with pytest.raises(InclusionError) as caught:
        verify_inclusion(LEAVES[5], 5, 8, moved, ROOTS[8])
    assert caught.value.context["field"] == "hashes"


def test_inclusion_must_lead_to_the_root() -> None:
    """Another leaf, place or root is refused."""
    proof = tree_of(LEAVES).inclusion_proof(5, 8)
    for leaf, index, root in (
        (LEAVES[4], 5, ROOTS[8]),
        (LEAVES[5], 4, ROOTS[8]),
        (LEAVES[5], 5, ROOTS[7]),
        (LEAVES[5], 5, b""),
    ):
        with pytest.raises(InclusionError) as caught:
            verify_inclusion(leaf, index, 8, proof, root)
        assert caught.value.context["field"] == "root"


@pytest.mark.parametrize("old_size,new_size", [(-1, 8), (8, 7), (1, MAX_SIZE + 1)])
def test_consistency_sizes_must_be_in_order(old_size: int, new_size: int) -> None:
    """A head that is smaller than the one before it is an alarm."""
    with pytest.raises(ConsistencyError) as caught:
        verify_consistency(old_size, ROOTS[8], new_size, ROOTS[7], ())
    assert (caught.value.code, caught.value.context["field"]) == ("consistency-failed", "size")


def test_consistency_of_equal_sizes_needs_equal_roots() -> None:
    """Two heads of one size are one head, or an alarm."""
    verify_consistency(8, ROOTS[8], 8, ROOTS[8], ())
    verify_consistency(0, EMPTY_ROOT, 0, EMPTY_ROOT, ())
    for root, proof in ((ROOTS[7], ()), (ROOTS[8], (ROOTS[8],))):
        with pytest.raises(ConsistencyError):
            verify_consistency(8, ROOTS[8], 8, root, proof)


def test_consistency_with_an_empty_log() -> None:
    """Every log begins with the empty one, but only the true empty root counts."""
    verify_consistency(0, EMPTY_ROOT, 8, ROOTS[8], ())
    for root, proof in ((ROOTS[1], ()), (EMPTY_ROOT, (ROOTS[8],))):
        with pytest.raises(ConsistencyError):
            verify_consistency(0, root, 8, ROOTS[8], proof)
    with pytest.raises(ConsistencyError):
        verify_consistency(0, ROOTS[1], 0, ROOTS[1], ())


@pytest.mark.parametrize("change", ["none", "missing", "added", "short", "old", "new", "swapped"])
def test_consistency_of_two_heads(change: str) -> None:
    """Only the whole proof with both true roots joins two heads."""
    proof = list(tree_of(LEAVES).consistency_proof(6, 8))
    cases = {
        "none": (ROOTS[6], ROOTS[8], []),
        "missing": (ROOTS[6], ROOTS[8], proof[:-1]),
        "added": (ROOTS[6], ROOTS[8], [*proof, ROOTS[8]]),
        "short": (ROOTS[6], ROOTS[8], [proof[0][:-1], *proof[1:]]),
        "old": (ROOTS[5], ROOTS[8], proof),
        "new": (ROOTS[6], ROOTS[7], proof),
        "swapped": (ROOTS[8], ROOTS[6], proof),
    }
    old_root, new_root, changed = cases[change]
    with pytest.raises(ConsistencyError) as caught:
        verify_consistency(6, old_root, 8, new_root, changed)
    assert caught.value.context == {"field": "root", "old_size": 6, "new_size": 8}


def test_consistency_from_a_complete_tree_binds_the_old_root() -> None:
    """When the proof leaves out the old root because it is known, a false one is still found."""
    proof = tree_of(LEAVES).consistency_proof(4, 8)
    verify_consistency(4, ROOTS[4], 8, ROOTS[8], proof)
    with pytest.raises(ConsistencyError):
        verify_consistency(4, ROOTS[3], 8, ROOTS[8], proof)
    with pytest.raises(ConsistencyError):
        verify_consistency(4, ROOTS[4][:-1], 8, ROOTS[8], proof)
