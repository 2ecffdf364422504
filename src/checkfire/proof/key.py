"""Ed25519 keys with a name, as signed notes use them.

* A key is known by its name and its id, four bytes of SHA-256 over the name, a newline, the type byte 0x01
  and the public key.
* The public half has one text, the vkey: ``<name>+<id in 8 hex digits>+<base64 of type byte and key>``.
* The secret half has no text here; where it lies is for the outside half to say.

Source: docs/formats/checkpoint.md; c2sp.org/signed-note.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from nacl.bindings import crypto_sign, crypto_sign_open, crypto_sign_seed_keypair
from nacl.exceptions import BadSignatureError

from checkfire.errors import MalformedError
from checkfire.vocab.b64 import decode_b64, encode_b64

KEY_BYTES = 32
"""The length of a public key and of a seed."""

KEY_ID_BYTES = 4
"""The length of a key id."""

SIGNATURE_BYTES = 64
"""The length of an Ed25519 signature."""

_ED25519 = b"\x01"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifierKey:
    """The public half of a named key."""

    name: str
    """Whose key it is; for a log, its origin."""
    public_key: bytes
    """The Ed25519 public key, 32 bytes."""

    def __post_init__(self) -> None:
        """Refuse a name that no note can carry, and a key of another length."""
        require_key_name(self.name)
        _require_key_bytes(self.public_key)

    @property
    def key_id(self) -> bytes:
        """The four bytes that point at this key in a signature line."""
        named = self.name.encode() + b"\n" + _ED25519 + self.public_key
        return sha256(named).digest()[:KEY_ID_BYTES]

    def has_signed(self, message: bytes, signature: bytes) -> bool:
        """Tell whether the signature is this key's signature of the message."""
        # The library reads 64 bytes whatever it is given, so the length is ours to check.
        if len(signature) != SIGNATURE_BYTES:
            return False
        try:
            crypto_sign_open(signature + message, self.public_key)
        except BadSignatureError:
            return False
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """The secret half of a named key; its seed is never shown in ``repr``."""

    name: str
    """Whose key it is; for a log, its origin."""
    seed: bytes = field(repr=False)
    """The Ed25519 seed, 32 secret bytes."""

    def __post_init__(self) -> None:
        """Refuse a name that no note can carry, and a seed of another length."""
        require_key_name(self.name)
        _require_key_bytes(self.seed)

    @property
    def verifier_key(self) -> VerifierKey:
        """The public half."""
        public_key, _ = crypto_sign_seed_keypair(self.seed)
        return VerifierKey(name=self.name, public_key=public_key)

    def sign(self, message: bytes) -> bytes:
        """Return the signature of the message, 64 bytes."""
        _, secret_key = crypto_sign_seed_keypair(self.seed)
        return crypto_sign(message, secret_key)[:SIGNATURE_BYTES]


def parse_vkey(text: str) -> VerifierKey:
    """Read a public key from its text.

    Raises:
        MalformedError: The text has another form, another signature type, or an id that is not the key's.
    """
    name, _, rest = text.partition("+")
    _, _, material = rest.partition("+")
    typed = decode_b64(material, length=len(_ED25519) + KEY_BYTES)
    key = VerifierKey(name=name, public_key=typed[len(_ED25519) :])
    # Printing again finds what the split left unread: the id, its digits, and the type byte.
    if print_vkey(key) != text:
        raise MalformedError("The key's text has a wrong id, type or form.", field="vkey")
    return key


def print_vkey(key: VerifierKey) -> str:
    """Write a public key as its text."""
    return f"{key.name}+{key.key_id.hex()}+{encode_b64(_ED25519 + key.public_key)}"


def require_key_name(name: str) -> None:
    """Demand a name that a signature line can carry: not empty, and no space, plus or control character.

    Raises:
        MalformedError: The name is something else, or is not UTF-8.
    """
    if not name or any(mark == "+" or mark < " " or mark.isspace() for mark in name):
        raise MalformedError("A key's name is empty or holds a space or a plus sign.", field="name")
    try:
        name.encode()
    except UnicodeEncodeError as exc:
        raise MalformedError("A key's name is not valid UTF-8.", field="name") from exc


def _require_key_bytes(key: bytes) -> None:
    if len(key) != KEY_BYTES:
        raise MalformedError(f"A key has {len(key)} bytes, not {KEY_BYTES}.", field="key", length=len(key))
