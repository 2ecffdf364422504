"""Trees against a slow oracle written from the recursive definitions of RFC 6962 section 2.1."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkfire.errors import ConsistencyError, InclusionError
from checkfire.proof.tree import Tree, verify_consistency, verify_inclusion

ALL_PAIRS_SIZE = 34

distinct_leaves = st.lists(st.binary(max_size=40), min_size=1, max_size=70, unique=True)


def split(size: int) -> int:
    """Return the largest power of two below the size."""
    k = 1
    while k * 2 < size:
        k *= 2
    return k


def oracle_root(leaves: list[bytes]) -> bytes:
    """Return MTH(D[n])."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    k = split(len(leaves))
    return sha256(b"\x01" + oracle_root(leaves[:k]) + oracle_root(leaves[k:])).digest()


def oracle_path(index: int, leaves: list[bytes]) -> list[bytes]:
    """Return PATH(m, D[n])."""
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if index < k:
        return [*oracle_path(index, leaves[:k]), oracle_root(leaves[k:])]
    return [*oracle_path(index - k, leaves[k:]), oracle_root(leaves[:k])]


def oracle_subproof(size: int, leaves: list[bytes], *, whole: bool) -> list[bytes]:
    """Return SUBPROOF(m, D[n], b)."""
    if size == len(leaves):
        return [] if whole else [oracle_root(leaves)]
    k = split(len(leaves))
    if size <= k:
        return [*oracle_subproof(size, leaves[:k], whole=whole), oracle_root(leaves[k:])]
    return [*oracle_subproof(size - k, leaves[k:], whole=False), oracle_root(leaves[:k])]


def tree_of(leaves: list[bytes]) -> Tree:
    """Return a tree that holds these leaves."""
    tree = Tree()
    for leaf in leaves:
        tree.append(leaf)
    return tree


def flip(data: bytes, bit: int) -> bytes:
    """Return the bytes with one bit changed."""
    at = bit % (8 * len(data))
    return data[: at // 8] + bytes([data[at // 8] ^ 1 << at % 8]) + data[at // 8 + 1 :]


def mutations(proof: tuple[bytes, ...], bit: int) -> list[tuple[bytes, ...]]:
    """Return the proof changed in many ways: bits, lengths, order, a hash too few or too many."""
    changed = [(), (*proof, bytes(32)), (bytes(32), *proof), proof[::-1]]
    for at, one in enumerate(proof):
        before, after = proof[:at], proof[at + 1 :]
        others = [(), (one, one), (flip(one, bit),), (one[:-1],), (one + b"\x00",), (b"",)]
        changed += [(*before, *other, *after) for other in others]
    return [one for one in changed if one != proof]


@pytest.fixture(scope="module")
def grown() -> tuple[list[bytes], Tree]:
    """Return a tree that is large enough for every shape of proof, with its leaves."""
    leaves = [sha256(number.to_bytes(2, "big")).digest() for number in range(ALL_PAIRS_SIZE)]
    return leaves, tree_of(leaves)


def test_all_inclusion_proofs_are_those_of_the_oracle(grown: tuple[list[bytes], Tree]) -> None:
    """Every leaf at every size has the proof that RFC 6962 defines, and the proof holds (R35)."""
    leaves, tree = grown
    for size in range(1, ALL_PAIRS_SIZE + 1):
        root = oracle_root(leaves[:size])
        assert tree.root(size) == root
        for index in range(size):
            proof = tree.inclusion_proof(index, size)
            assert list(proof) == oracle_path(index, leaves[:size])
            verify_inclusion(leaves[index], index, size, proof, root)


def test_all_consistency_proofs_are_those_of_the_oracle(grown: tuple[list[bytes], Tree]) -> None:
    """Any two heads of one log are proven to be of one history (R35)."""
    leaves, tree = grown
    for new in range(ALL_PAIRS_SIZE + 1):
        for old in range(new + 1):
            proof = tree.consistency_proof(old, new)
            if old:
                assert list(proof) == oracle_subproof(old, leaves[:new], whole=True)
            verify_consistency(old, tree.root(old), new, tree.root(new), proof)


def test_no_two_histories_are_consistent(grown: tuple[list[bytes], Tree]) -> None:
    """A log that changed one old entry cannot prove that it follows any head that held the entry."""
    leaves, tree = grown
    new = 13
    for changed in range(new):
        forked = tree_of([*leaves[:changed], bytes(32), *leaves[changed + 1 : new]])
        for old in range(changed + 1, new + 1):
            for proof in (forked.consistency_proof(old, new), tree.consistency_proof(old, new)):
                with pytest.raises(ConsistencyError):
                    verify_consistency(old, tree.root(old), new, forked.root(), proof)


@given(distinct_leaves, st.data())
def test_random_trees_agree_with_the_oracle(leaves: list[bytes], data: st.DataObject) -> None:
    """Whatever the entries are, roots and proofs are those of RFC 6962, for present and past sizes."""
    tree = tree_of(leaves)
    new = data.draw(st.integers(1, len(leaves)), label="new size")
    old = data.draw(st.integers(1, new), label="old size")
    assert tree.root(new) == oracle_root(leaves[:new])
    assert list(tree.inclusion_proof(old - 1, new)) == oracle_path(old - 1, leaves[:new])
    assert list(tree.consistency_proof(old, new)) == oracle_subproof(old, leaves[:new], whole=True)


@given(distinct_leaves, st.data())
def test_changed_inclusion_is_refused(leaves: list[bytes], data: st.DataObject) -> None:
    """A proof of inclusion holds for its leaf, place and root only, and for no changed proof."""
    tree, size = tree_of(leaves), len(leaves)
    index = data.draw(st.integers(0, size - 1), label="index")
    bit = data.draw(st.integers(0, 255), label="bit")
    leaf, root, proof = leaves[index], tree.root(), tree.inclusion_proof(index, size)
    verify_inclusion(leaf, index, size, proof, root)
    attempts: list[Callable[[], None]] = [
        *(lambda p=one: verify_inclusion(leaf, index, size, p, root) for one in mutations(proof, bit)),
        *(lambda i=i: verify_inclusion(leaf, i, size, proof, root) for i in range(size) if i != index),
        lambda: verify_inclusion(leaf + b"\x00", index, size, proof, root),
        lambda: verify_inclusion(leaf, index, size, proof, flip(root, bit)),
        lambda: verify_inclusion(leaf, index, 2 * size + 1, proof, root),
    ]
    for attempt in attempts:
        with pytest.raises(InclusionError):
            attempt()


@given(distinct_leaves, st.data())
def test_changed_consistency_is_refused(leaves: list[bytes], data: st.DataObject) -> None:
    """A proof of consistency holds for its two heads only, and for no changed proof."""
    tree, new = tree_of(leaves), len(leaves)
    old = data.draw(st.integers(0, new), label="old size")
    bit = data.draw(st.integers(0, 255), label="bit")
    old_root, new_root, proof = tree.root(old), tree.root(), tree.consistency_proof(old, new)
    verify_consistency(old, old_root, new, new_root, proof)
    attempts: list[Callable[[], None]] = [
        *(lambda p=one: verify_consistency(old, old_root, new, new_root, p) for one in mutations(proof, bit)),
        lambda: verify_consistency(old, flip(old_root, bit), new, new_root, proof),
        lambda: verify_consistency(new + 1, old_root, new, new_root, proof),
    ]
    if old:
        attempts.append(lambda: verify_consistency(old, old_root, new, flip(new_root, bit), proof))
    for attempt in attempts:
        with pytest.raises(ConsistencyError):
            attempt()
