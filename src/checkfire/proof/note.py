"""Signed notes: a text, an empty line, and one signature line for each key that signed.

* ``UnverifiedNote`` is what somebody wrote down; only ``verify_note`` turns it into a ``Note``.
* A note is verified by one key. The specification has a reader ignore the lines of unknown keys; in
  evidence that we hand out ourselves such a line is refused (``require_only_known``), because nobody
  checked it.
* There is one text for a note: what ``parse_note_unverified`` accepts, ``print_note`` prints again.

Example::

    note = verify_note(sign_note(text, signing_key), signing_key.verifier_key)

Source: docs/formats/checkpoint.md; c2sp.org/signed-note.
"""

from __future__ import annotations

from dataclasses import dataclass

from checkfire.errors import CheckpointError, MalformedError
from checkfire.proof.key import KEY_ID_BYTES, SigningKey, VerifierKey, require_key_name
from checkfire.vocab.b64 import decode_b64, encode_b64

MAX_NOTE_CHARS = 256 * 1024
"""The longest note that is read."""

MAX_SIGNATURES = 32
"""The most signature lines that are read; the specification asks for at least 16."""

_DASH = "\N{EM DASH} "


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSignature:
    """One signature line."""

    name: str
    """The name of the key."""
    key_id: bytes
    """The id of the key, four bytes."""
    signature: bytes
    """The signature, at least one byte; 64 for Ed25519."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnverifiedNote:
    """A note that parses; nobody has checked a signature."""

    text: str
    """The text, with its final newline."""
    signatures: tuple[NoteSignature, ...]
    """Every signature line, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note whose signatures hold; only ``verify_note`` makes one."""

    text: str
    """The text, with its final newline."""
    signatures: tuple[NoteSignature, ...]
    """The lines that were verified, in order; ignored lines are left out."""


def decode_text(data: bytes) -> str:
    """Return the text of some UTF-8 bytes.

    Raises:
        MalformedError: The bytes are not UTF-8.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as exc:
        raise MalformedError("The bytes are not valid UTF-8.", field="utf-8") from exc


def parse_note_unverified(note_text: str) -> UnverifiedNote:
    """Read a signed note without checking any signature.

    Raises:
        MalformedError: The note is too long, is not UTF-8, holds a control character, lacks a final newline,
            an empty line or a signature, or has a signature line of another form.
    """
    _require_plain(note_text)
    # The text may hold empty lines itself: the last one parts it from the signatures.
    head, gap, tail = note_text.rpartition("\n\n")
    lines = tail.split("\n")
    if not gap or lines.pop() or not lines:
        raise MalformedError("The note does not end with an empty line and signature lines.", field="note")
    if len(lines) > MAX_SIGNATURES:
        raise MalformedError("The note has too many signatures.", field="note", count=len(lines))
    return UnverifiedNote(text=head + "\n", signatures=tuple(_parse_line(line) for line in lines))


def print_note(note: UnverifiedNote | Note) -> str:
    """Write a note with its signature lines."""
    return note.text + "\n" + "".join(_print_line(one) for one in note.signatures)


def sign_note(text: str, signer: SigningKey) -> str:
    """Return the signed note of a text.

    Raises:
        MalformedError: The text lacks its final newline, or no note can hold it.
    """
    _require_plain(text)
    if not text.endswith("\n"):
        raise MalformedError("The text of a note does not end with a newline.", field="note")
    key_id = signer.verifier_key.key_id
    line = NoteSignature(name=signer.name, key_id=key_id, signature=signer.sign(text.encode()))
    return print_note(UnverifiedNote(text=text, signatures=(line,)))


def verify_note(note_text: str, vkey: VerifierKey, *, require_only_known: bool = False) -> Note:
    """Read a note and demand that the key has signed it.

    Args:
        note_text: The whole note.
        vkey: The key that must have signed it.
        require_only_known: Refuse a note with a line of any other key, instead of ignoring the line.

    Raises:
        MalformedError: The note does not parse.
        CheckpointError: The key has not signed it, a signature of the key is wrong, or another key's line
            is there while ``require_only_known`` is set.
    """
    note = parse_note_unverified(note_text)
    known = tuple(one for one in note.signatures if (one.name, one.key_id) == (vkey.name, vkey.key_id))
    if not known:
        raise CheckpointError("The key has not signed this note.", field="key", name=vkey.name)
    if require_only_known and known != note.signatures:
        raise CheckpointError("The note carries a signature of an unknown key.", field="key", name=vkey.name)
    message = note.text.encode()
    if not all(vkey.has_signed(message, one.signature) for one in known):
        raise CheckpointError("The signature does not hold.", field="signature", name=vkey.name)
    return Note(text=note.text, signatures=known)


def _parse_line(line: str) -> NoteSignature:
    if not line.startswith(_DASH):
        raise MalformedError("A signature line has another form.", field="signature-line")
    name, _, blob = line.removeprefix(_DASH).partition(" ")
    require_key_name(name)
    data = decode_b64(blob)
    if len(data) <= KEY_ID_BYTES:
        raise MalformedError("A signature line holds no signature.", field="signature-line")
    return NoteSignature(name=name, key_id=data[:KEY_ID_BYTES], signature=data[KEY_ID_BYTES:])


def _print_line(line: NoteSignature) -> str:
    return f"{_DASH}{line.name} {encode_b64(line.key_id + line.signature)}\n"


def _require_plain(text: str) -> None:
    """Demand UTF-8 of bounded length without control characters other than the newline."""
    if len(text) > MAX_NOTE_CHARS:
        raise MalformedError("The note is too long.", field="note", length=len(text))
    if min(text.replace("\n", ""), default=" ") < " ":
        raise MalformedError("The note holds a control character.", field="note")
    try:
        text.encode()
    except UnicodeEncodeError as exc:
        raise MalformedError("The note is not valid UTF-8.", field="note") from exc
