"""DSSE envelopes with one Ed25519 signature; the key id is the public key itself.

The exact payload bytes are signed and kept; nothing is ever serialised again in order to verify.
Since the key stands in the envelope, and the envelope in the log's leaf, a receipt needs no key file
to show that the signer held this key; that the key belongs to the desk is what ``key-enrolled`` says.

Source: DSSE v1.0.2, docs/formats/message.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec
from nacl import bindings, exceptions

from checkfire.errors import MalformedError, SignatureError
from checkfire.vocab.b64 import decode_b64, encode_b64
from checkfire.wire import strict

PAYLOAD_TYPE = "application/vnd.checkfire.message+json"

KEY_BYTES = 32
SIGNATURE_BYTES = 64


class Signature(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One signature and the public key that made it."""

    keyid: str
    sig: str


class Envelope(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"payload_type": "payloadType"},
    forbid_unknown_fields=True,
):
    """Signed bytes that have not been verified."""

    payload: str
    payload_type: str
    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A payload whose signature holds, with the key that made it (base64)."""

    payload: bytes
    public_key: str


@dataclass(frozen=True, slots=True)
class DeskKey:
    """A signing key: its 32-byte seed."""

    seed: bytes

    @property
    def public_key(self) -> str:
        """The public key in base64, which is also the key id."""
        return encode_b64(bindings.crypto_sign_seed_keypair(self.seed)[0])

    def sign(self, data: bytes) -> bytes:
        """Return the 64-byte Ed25519 signature over ``data``."""
        secret = bindings.crypto_sign_seed_keypair(self.seed)[1]
        return bindings.crypto_sign(data, secret)[:SIGNATURE_BYTES]


def seal(payload: bytes, key: DeskKey) -> Envelope:
    """Return the envelope of a payload, signed."""
    sig = encode_b64(key.sign(_pae(PAYLOAD_TYPE, payload)))
    signature = Signature(keyid=key.public_key, sig=sig)
    return Envelope(payload=encode_b64(payload), payload_type=PAYLOAD_TYPE, signatures=(signature,))


def parse_envelope(plain: Any) -> Envelope:
    """Return an unverified envelope from plain JSON.

    Raises:
        MalformedError: It has not the form of an envelope.
    """
    return strict.convert(plain, Envelope, what="envelope")


def open_envelope(envelope: Envelope) -> Opened:
    """Return the payload once its one signature is verified.

    Raises:
        MalformedError: The payload type is another one, or a field is not strict base64.
        SignatureError: There is no signature (``signature-missing``), more than one
            (``signature-count``) or a wrong one (``signature-wrong``).
    """
    if envelope.payload_type != PAYLOAD_TYPE:
        raise MalformedError("The payload type is not a Checkfire message.", code="payload-type")
    if not envelope.signatures:
        raise SignatureError("The message is not signed.", code="signature-missing")
    if len(envelope.signatures) != 1:
        raise SignatureError("A message has exactly one signature.", code="signature-count")
    signature, payload = envelope.signatures[0], decode_b64(envelope.payload)
    key = decode_b64(signature.keyid, length=KEY_BYTES)
    sig = decode_b64(signature.sig, length=SIGNATURE_BYTES)
    require_signature(key, sig, _pae(PAYLOAD_TYPE, payload))
    return Opened(payload=payload, public_key=signature.keyid)


def require_signature(public_key: bytes, sig: bytes, data: bytes) -> None:
    """Demand that ``sig`` is the key's Ed25519 signature over ``data``.

    Raises:
        SignatureError: It is not.
    """
    # The library reads 64 bytes whatever it is given, so the length is ours to check.
    if len(sig) != SIGNATURE_BYTES:
        raise SignatureError("A signature has 64 bytes.", length=len(sig))
    try:
        bindings.crypto_sign_open(sig + data, public_key)
    except (exceptions.CryptoError, ValueError) as exc:
        raise SignatureError("The signature does not fit these bytes and this key.") from exc


def _pae(payload_type: str, payload: bytes) -> bytes:
    """Return DSSE's pre-authentication encoding."""
    kind = payload_type.encode()
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)
