"""Entries: what the log keeps of a message, and the 32 bytes that the tree holds of it.

* An entry is the envelope, the desk's ``received_at`` and, where it could only be written later,
  ``recorded_at``.
* A leaf is SHA-256 over a domain tag, the entry's 16-byte salt and the entry's bytes, so leaves
  can be given to every mirror without telling anything.

Source: docs/formats/entry.md.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

import msgspec

from checkfire.errors import MalformedError
from checkfire.vocab.instant import Instant
from checkfire.wire import canonical, strict
from checkfire.wire.dsse import Envelope

_TAG = b"checkfire/entry/1\n"
SALT_BYTES = 16

MAX_ENTRY_BYTES = canonical.MAX_BYTES + 1_024
"""The largest entry that is read: the largest message that is taken, and the times beside it."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """An envelope and when the desk received it."""

    envelope: Envelope
    received_at: Instant
    recorded_at: Instant | None = None


@dataclass(frozen=True, slots=True)
class SealedEntry:
    """The exact bytes of an entry and its salt."""

    raw: bytes
    salt: bytes

    @property
    def leaf(self) -> bytes:
        """The 32 bytes that the tree holds."""
        return hashlib.sha256(_TAG + self.salt + self.raw).digest()


def print_entry(envelope: Envelope, received_at: datetime, recorded_at: datetime | None = None) -> bytes:
    """Return the canonical bytes of an entry."""
    return canonical.encode(Entry(envelope=envelope, received_at=received_at, recorded_at=recorded_at))


def parse_entry(raw: bytes) -> Entry:
    """Return the entry in its canonical bytes; the signature is not verified yet.

    Raises:
        MalformedError: The bytes are not an entry, or state a time as absent (``not-canonical``).
    """
    entry = strict.convert(canonical.parse(raw, max_bytes=MAX_ENTRY_BYTES), Entry, what="entry")
    if canonical.encode(entry) != raw:
        raise MalformedError("An entry leaves out a time that it does not have.", code="not-canonical")
    return entry
