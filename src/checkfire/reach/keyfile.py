"""Key files: a desk's signing key on disk, readable by its owner only.

A key file also names the log and its public key, as they were given at enrolment, so that its
holder can tell later that a receipt is of this log.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from checkfire.errors import MalformedError, UnavailableError
from checkfire.vocab.b64 import decode_b64, encode_b64
from checkfire.vocab.ids import DeskRef, Origin
from checkfire.wire import canonical, strict
from checkfire.wire.dsse import DeskKey

SEED_BYTES = 32
"""The length of an Ed25519 seed."""


class KeyFile(msgspec.Struct, frozen=True, kw_only=True):
    """What a key file holds."""

    desk: DeskRef
    origin: Origin
    log_key: str
    seed: str

    @property
    def key(self) -> DeskKey:
        """The signing key."""
        return DeskKey(decode_b64(self.seed, length=SEED_BYTES))


def make_key_file(desk: DeskRef, origin: str, log_key: str, seed: bytes) -> KeyFile:
    """Return the content of a new key file."""
    return KeyFile(desk=desk, origin=origin, log_key=log_key, seed=encode_b64(seed))


def read_key_file(path: Path) -> KeyFile:
    """Return the content of a key file.

    Raises:
        UnavailableError: It cannot be read (``key-file-missing``).
        MalformedError: It is no key file, or others can read it (``key-file-open``).
    """
    try:
        raw, mode = path.read_bytes(), path.stat().st_mode
    except OSError as exc:
        raise UnavailableError(
            f"The key file {path} cannot be read.",
            code="key-file-missing",
            hint="Nothing was sent. Check the path.",
        ) from exc
    if mode & 0o077:
        raise MalformedError(
            f"Others can read the key file {path}.",
            code="key-file-open",
            hint=f"Nothing was sent. Make it owner-only: chmod 600 {path}",
        )
    return strict.convert(canonical.parse(raw.rstrip(b"\n")), KeyFile, what="key file")


def write_owner_only(path: Path, raw: bytes) -> None:
    """Write a new file that only its owner can read; an existing file is never overwritten.

    Raises:
        UnavailableError: There is such a file already, or the folder cannot be written (``key-file-exists``).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as exc:
        raise UnavailableError(
            f"The file {path} cannot be made anew.", code="key-file-exists", hint="Nothing was written."
        ) from exc
    with os.fdopen(handle, "wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def write_key_file(path: Path, content: KeyFile) -> None:
    """Write a new key file.

    Raises:
        UnavailableError: There is such a file already (``key-file-exists``).
    """
    write_owner_only(path, canonical.encode(content) + b"\n")
