"""The Merkle tree of RFC 6962 over SHA-256, and its proofs.

* A leaf is hashed with a leading 0x00 and a node with a leading 0x01, so that neither can pass as the other.
* A tree of n leaves splits at the largest power of two below n; the tree of no leaves is SHA-256 of nothing.
* A level lists the complete subtrees of 2**level leaves; a node is (level, index in the level).
* Prover and verifier walk the same siblings: an odd sibling stands right, an even one left.

Example::

    tree = Tree()
    tree.append(leaf)
    verify_inclusion(leaf, 0, tree.size, tree.inclusion_proof(0, tree.size), tree.root())

Source: docs/formats/tree.md; RFC 6962 section 2.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from checkfire.errors import ConsistencyError, InclusionError, NotFoundError

HASH_BYTES = 32
"""The length of every hash."""

MAX_SIZE = 2**53 - 1
"""The greatest number of leaves: every JSON reader can hold it exactly."""

EMPTY_ROOT = sha256(b"").digest()
"""The root of a tree without leaves."""


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of a leaf."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of a node from the hashes below it."""
    return sha256(b"\x01" + left + right).digest()


class Tree:
    """A growing tree that answers for its present and every earlier size.

    It holds the hash of each complete subtree, about 64 bytes a leaf.
    One thread may append while others ask: the size moves last, and a stored hash never changes.
    Only leaves of which no root was given out may be taken back.
    """

    def __init__(self) -> None:
        """Start without leaves."""
        self._size = 0
        self._levels: list[bytearray] = []

    @property
    def size(self) -> int:
        """The number of leaves."""
        return self._size

    def append(self, leaf: bytes) -> int:
        """Add a leaf and return its index."""
        node = leaf_hash(leaf)
        position = self._size
        for level in self._levels:
            level.extend(node)
            if position % 2 == 0:
                break
            node = sha256(b"\x01" + level[-2 * HASH_BYTES :]).digest()
            position >>= 1
        else:
            self._levels.append(bytearray(node))
        self._size += 1
        return self._size - 1

    def truncate(self, size: int) -> None:
        """Take leaves back until ``size`` remain: for a block that surely was not stored.

        Raises:
            NotFoundError: The tree has never had this size.
        """
        self._require_size(size)
        # The size moves first here, so that nobody is answered from what is being cut off.
        self._size = size
        for level, hashes in enumerate(self._levels):
            del hashes[(size >> level) * HASH_BYTES :]

    def root(self, size: int | None = None) -> bytes:
        """Return the root of the first ``size`` leaves, or of all.

        Raises:
            NotFoundError: The tree has never had this size.
        """
        asked = self._size if size is None else size
        self._require_size(asked)
        return self._hash_of_range(0, asked) if asked else EMPTY_ROOT

    def inclusion_proof(self, index: int, size: int) -> tuple[bytes, ...]:
        """Return the hashes that lead from the leaf at ``index`` to the root of ``size`` leaves.

        Raises:
            NotFoundError: The tree has never had this size, or the leaf is not below it.
        """
        self._require_size(size)
        if not 0 <= index < size:
            raise NotFoundError("There is no such leaf in a tree of this size.", index=index, size=size)
        return tuple(self._hash_at(*node, size) for node in _siblings(0, index, size))

    def consistency_proof(self, old_size: int, new_size: int) -> tuple[bytes, ...]:
        """Return the hashes that prove that the tree of ``old_size`` is the beginning of ``new_size``.

        The proof is empty when the sizes are equal or the old tree has no leaves.

        Raises:
            NotFoundError: The tree has never had one of the sizes, or they are in the wrong order.
        """
        self._require_size(new_size)
        if not 0 <= old_size <= new_size:
            raise NotFoundError("The old size is above the new size.", old_size=old_size, new_size=new_size)
        if old_size in (0, new_size):
            return ()
        level, index = _last_complete(old_size)
        start = [(level, index)] if index else []
        nodes = [*start, *_siblings(level, index, new_size)]
        return tuple(self._hash_at(*node, new_size) for node in nodes)

    def _require_size(self, size: int) -> None:
        if not 0 <= size <= self._size:
            raise NotFoundError("The tree has never had this size.", size=size, present_size=self._size)

    def _hash_at(self, level: int, index: int, size: int) -> bytes:
        begin = index << level
        return self._hash_of_range(begin, min(begin + (1 << level), size))

    def _hash_of_range(self, begin: int, end: int) -> bytes:
        """Fold the complete subtrees of [begin, end) from the right; ``begin`` is a subtree's edge."""
        width = end - begin
        level = _trailing_zeros(width)
        head = self._stored(level, (end >> level) - 1)
        width -= 1 << level
        while width:
            level = _trailing_zeros(width)
            head = node_hash(self._stored(level, (end >> level) - 1), head)
            width -= 1 << level
        return head

    def _stored(self, level: int, index: int) -> bytes:
        offset = index * HASH_BYTES
        return bytes(self._levels[level][offset : offset + HASH_BYTES])


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Demand that the leaf stands at ``index`` in the tree of ``size`` leaves with this root.

    Raises:
        InclusionError: The index is not below the size, the proof has the wrong shape, or it leads to
            another root.

    Source: RFC 6962 section 2.1.1; RFC 9162 section 2.1.3.2.
    """
    if not 0 <= index < size <= MAX_SIZE:
        raise InclusionError("The index is not below the size.", field="index", index=index, size=size)
    path = list(_siblings(0, index, size))
    if not _fits(proof, len(path)):
        raise InclusionError("The proof has the wrong shape.", field="hashes", index=index, size=size)
    _, head = _climb(leaf_hash(leaf), path, proof)
    if head != root:
        raise InclusionError("The proof leads to another root.", field="root", index=index, size=size)


def verify_consistency(
    old_size: int, old_root: bytes, new_size: int, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """Demand that the tree of ``new_size`` begins with the tree of ``old_size``.

    Raises:
        ConsistencyError: The sizes are in the wrong order, the proof has the wrong shape, or it leads to
            another root on either side.

    Source: RFC 6962 section 2.1.2; RFC 9162 section 2.1.4.2.
    """
    if not 0 <= old_size <= new_size <= MAX_SIZE:
        raise ConsistencyError(
            "The new tree is not larger than the old one.", field="size", old_size=old_size, new_size=new_size
        )
    if not _is_consistent(old_size, old_root, new_size, new_root, proof):
        raise ConsistencyError(
            "The two heads do not belong to one history.", field="root", old_size=old_size, new_size=new_size
        )


def _is_consistent(
    old_size: int, old_root: bytes, new_size: int, new_root: bytes, proof: Sequence[bytes]
) -> bool:
    if old_size == 0 and old_root != EMPTY_ROOT:
        return False
    if old_size == new_size:
        return not proof and old_root == new_root
    if old_size == 0:
        return not proof
    level, index = _last_complete(old_size)
    path = list(_siblings(level, index, new_size))
    # When the whole old tree is one complete subtree, its root is known and the proof leaves it out.
    hashes = proof if index else (old_root, *proof)
    if not _fits(hashes, len(path) + 1):
        return False
    return _climb(hashes[0], path, hashes[1:]) == (old_root, new_root)


def _siblings(level: int, index: int, size: int) -> Iterator[tuple[int, int]]:
    """Yield the nodes beside the way from a node to the root of ``size`` leaves."""
    last = (size - 1) >> level
    while last:
        if index ^ 1 <= last:
            yield level, index ^ 1
        level, index, last = level + 1, index >> 1, last >> 1


def _climb(start: bytes, path: Sequence[tuple[int, int]], hashes: Sequence[bytes]) -> tuple[bytes, bytes]:
    """Return the root of what lies left of and under ``start``, and the root of everything."""
    past = full = start
    for (_, sibling), other in zip(path, hashes, strict=True):
        if sibling % 2:
            full = node_hash(full, other)
        else:
            past, full = node_hash(other, past), node_hash(other, full)
    return past, full


def _fits(proof: Sequence[bytes], count: int) -> bool:
    return len(proof) == count and all(len(one) == HASH_BYTES for one in proof)


def _last_complete(size: int) -> tuple[int, int]:
    """Return the level and index of the rightmost of the complete subtrees that make up a tree."""
    level = _trailing_zeros(size)
    return level, (size >> level) - 1


def _trailing_zeros(number: int) -> int:
    return (number & -number).bit_length() - 1
