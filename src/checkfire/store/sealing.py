"""Parts at rest: each entry's parts are encrypted with a key of their own.

The keys lie in a file apart from the data. Destroying a key redacts every copy of the data,
and a stolen data file or backup without the key file gives no register.
"""

from __future__ import annotations

from nacl import bindings, exceptions

from checkfire.errors import LostStateError

KEY_BYTES = 32
NONCE_BYTES = 24


def seal(parts: bytes, key: bytes, nonce: bytes) -> bytes:
    """Return the nonce and the encrypted parts."""
    return nonce + bindings.crypto_secretbox(parts, nonce, key)


def unseal(sealed: bytes, key: bytes) -> bytes:
    """Return the parts.

    Raises:
        LostStateError: They do not open with this key (``parts-unreadable``).
    """
    try:
        return bindings.crypto_secretbox_open(sealed[NONCE_BYTES:], sealed[:NONCE_BYTES], key)
    except (exceptions.CryptoError, ValueError) as exc:
        raise LostStateError("Stored parts do not open with their key.", code="parts-unreadable") from exc
