"""Checkpoints: the head of a log, signed by the log.

The text of the note has three lines: the origin, the number of leaves, and the root in base64.
The specification allows further lines; ours never has any, and a reader refuses them.

Example::

    text = sign_checkpoint(Checkpoint(origin=tree_name, size=tree.size, root=tree.root()), signing_key)
    open_checkpoint(text, signing_key.verifier_key)

Source: docs/formats/checkpoint.md; c2sp.org/tlog-checkpoint.
"""

from __future__ import annotations

from dataclasses import dataclass

from checkfire.errors import CheckpointError, MalformedError
from checkfire.proof.key import SigningKey, VerifierKey, require_key_name
from checkfire.proof.note import Note, sign_note, verify_note
from checkfire.proof.tree import EMPTY_ROOT, HASH_BYTES, MAX_SIZE
from checkfire.vocab.b64 import decode_b64, encode_b64

_LINES = 3
_MAX_DIGITS = len(str(MAX_SIZE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The head of a log at one size."""

    origin: str
    """The name of the log, which is also the name of its key."""
    size: int
    """The number of leaves, below 2**53."""
    root: bytes
    """The root of the tree at this size, 32 bytes."""

    def __post_init__(self) -> None:
        """Refuse what no log can have."""
        require_key_name(self.origin)
        if not 0 <= self.size <= MAX_SIZE:
            raise MalformedError("The size is out of range.", field="size", size=self.size)
        if len(self.root) != HASH_BYTES:
            raise MalformedError("The root does not have 32 bytes.", field="root", length=len(self.root))
        if self.size == 0 and self.root != EMPTY_ROOT:
            raise MalformedError("The root is not the root of an empty tree.", field="root", size=0)


def parse_checkpoint(note: Note) -> Checkpoint:
    """Read the head of a log from a verified note; ``open_checkpoint`` also compares the origin.

    Raises:
        MalformedError: The text does not have exactly three lines in the one form.
    """
    lines = note.text.split("\n")
    if len(lines) != _LINES + 1:
        raise MalformedError("A checkpoint does not have three lines.", field="lines", count=len(lines) - 1)
    origin, size, root, _ = lines
    return Checkpoint(origin=origin, size=parse_decimal(size, field="size"), root=decode_b64(root))


def print_checkpoint(checkpoint: Checkpoint) -> str:
    """Write the head of a log as the text of a note."""
    return f"{checkpoint.origin}\n{checkpoint.size}\n{encode_b64(checkpoint.root)}\n"


def sign_checkpoint(checkpoint: Checkpoint, signer: SigningKey) -> str:
    """Return the signed note of a head.

    Raises:
        CheckpointError: The key has another name than the log.
    """
    _require_origin(checkpoint, signer.name)
    return sign_note(print_checkpoint(checkpoint), signer)


def open_checkpoint(text: str, vkey: VerifierKey, *, require_only_known: bool = False) -> Checkpoint:
    """Read a signed checkpoint and demand that the log's key has signed it.

    Args:
        text: The whole signed note.
        vkey: The key of the log; its name must be the origin.
        require_only_known: Refuse lines of other keys instead of ignoring them.

    Raises:
        MalformedError: The note or its text is not in the one form.
        CheckpointError: The key has not signed it, or the origin is not the key's name.
    """
    checkpoint = parse_checkpoint(verify_note(text, vkey, require_only_known=require_only_known))
    _require_origin(checkpoint, vkey.name)
    return checkpoint


def parse_decimal(text: str, *, field: str) -> int:
    """Read a number below 2**53 in ASCII digits without leading zeros.

    Args:
        text: The digits and nothing else.
        field: What the number is, for the error.

    Raises:
        MalformedError: The text is something else.
    """
    # isdigit alone takes the digits of every script, and int alone takes signs, spaces and underscores.
    is_plain = text.isascii() and text.isdigit() and len(text) <= _MAX_DIGITS
    if not is_plain or str(int(text)) != text or int(text) > MAX_SIZE:
        raise MalformedError("A number is not in plain decimal form or is too large.", field=field)
    return int(text)


def _require_origin(checkpoint: Checkpoint, name: str) -> None:
    if checkpoint.origin != name:
        raise CheckpointError(
            "The checkpoint belongs to another log.", field="origin", origin=checkpoint.origin, expected=name
        )
