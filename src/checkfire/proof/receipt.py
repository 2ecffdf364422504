"""Receipts: one file that proves, without us, that a message is in the log and what it says.

A receipt holds the entry, its salt, the parts that the holder may see with their salts, the log's
public key and a C2SP tlog-proof. Verifying it, from the outside in:

* The file is canonical JSON and one newline; any other byte is refused.
* The message in the entry is signed by the key that it names.
* Every part that is shown is one that was signed.
* The entry with its salt gives the leaf, and the proof leads from the leaf to a checkpoint.
* The checkpoint is signed by the log's key, and the message was meant for this log.

Who the log's key belongs to is not in the file: compare it with the key that you were given.

Source: docs/formats/receipt.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec

from checkfire.errors import CheckpointError, EnvelopeError, MalformedError, ProofError, SignatureError
from checkfire.proof.checkpoint import Checkpoint
from checkfire.proof.key import VerifierKey, parse_vkey, print_vkey
from checkfire.proof.tlog_proof import verify_tlog_proof
from checkfire.vocab.b64 import decode_b64, encode_b64
from checkfire.wire import canonical, strict
from checkfire.wire.dsse import open_envelope
from checkfire.wire.entry import MAX_ENTRY_BYTES, SALT_BYTES, Entry, SealedEntry, parse_entry
from checkfire.wire.header import Header, parse_header
from checkfire.wire.parts import Part, require_committed

FORMAT = "checkfire.receipt/1"

MAX_RECEIPT_BYTES = MAX_ENTRY_BYTES + 65_536
"""The largest receipt that is read: the largest entry with its parts, and a proof beside them."""

MAX_RECEIPT_VALUES = canonical.MAX_VALUES + 100
"""How many values a receipt may hold: those of the largest message, and what stands beside them."""


class Receipt(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A receipt as it was read; nothing in it has been verified."""

    entry: Entry
    entry_salt: str
    format: str
    log_key: str
    parts: dict[str, Part]
    proof: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedReceipt:
    """What a receipt proves."""

    index: int
    checkpoint: Checkpoint
    log_key: VerifierKey
    received_at: datetime
    recorded_at: datetime | None
    public_key: str
    header: Header
    parts: Mapping[str, Part]

    @property
    def withheld(self) -> tuple[str, ...]:
        """The names of the parts that this receipt does not show."""
        return tuple(sorted(set(self.header.parts) - set(self.parts)))


def print_receipt(sealed: SealedEntry, parts: Mapping[str, Part], proof: str, log_key: VerifierKey) -> bytes:
    """Return the bytes of a receipt file."""
    receipt = {
        "entry": parse_entry(sealed.raw),
        "entry_salt": encode_b64(sealed.salt),
        "format": FORMAT,
        "log_key": print_vkey(log_key),
        "parts": dict(parts),
        "proof": proof,
    }
    return canonical.encode(receipt) + b"\n"


def parse_receipt_unverified(raw: bytes) -> Receipt:
    """Return what a receipt file says.

    Raises:
        MalformedError: The file is not a receipt (``not-a-receipt``), or not in the one form.
    """
    if not raw.endswith(b"\n"):
        raise MalformedError("The file does not end like a receipt.", code="not-a-receipt")
    plain = canonical.parse(raw[:-1], max_bytes=MAX_RECEIPT_BYTES, max_values=MAX_RECEIPT_VALUES)
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise MalformedError("The file is not a receipt of this version.", code="not-a-receipt")
    receipt = strict.convert(plain, Receipt, what="receipt")
    # A time that is stated as absent would vanish from the entry, and the leaf would still fit.
    if canonical.encode(receipt) != raw[:-1]:
        raise MalformedError("The receipt has another form than its entry.", code="not-canonical")
    return receipt


def verify_receipt(raw: bytes, *, trusted: VerifierKey | None = None) -> VerifiedReceipt:
    """Verify a receipt file, offline.

    Args:
        raw: The bytes of the file.
        trusted: The log's key as you were given it by another way; without it the file's own is used.

    Raises:
        MalformedError: The file is not a receipt.
        ProofError: It is one, and what it says does not hold; the code says what fails.
    """
    receipt = parse_receipt_unverified(raw)
    log_key = parse_vkey(receipt.log_key)
    if trusted is not None and trusted != log_key:
        raise CheckpointError("The receipt is of another log's key.", code="log-key-differs")
    public_key, header = _open(receipt)
    require_committed(receipt.parts, header.parts)
    sealed = SealedEntry(canonical.encode(receipt.entry), decode_b64(receipt.entry_salt, length=SALT_BYTES))
    index, checkpoint = verify_tlog_proof(receipt.proof, sealed.leaf, log_key)
    if header.origin != checkpoint.origin:
        raise ProofError("The message was meant for another log.", code="other-origin")
    return VerifiedReceipt(
        index=index,
        checkpoint=checkpoint,
        log_key=log_key,
        received_at=receipt.entry.received_at,
        recorded_at=receipt.entry.recorded_at,
        public_key=public_key,
        header=header,
        parts=receipt.parts,
    )


def _open(receipt: Receipt) -> tuple[str, Header]:
    try:
        opened = open_envelope(receipt.entry.envelope)
    except SignatureError as exc:
        raise EnvelopeError("The message in the receipt is not signed by the key that it names.") from exc
    return opened.public_key, parse_header(opened.payload)[0]
