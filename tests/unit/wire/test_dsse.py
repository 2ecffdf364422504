"""Envelopes: what is signed is what is kept, and only one signature by one key is taken."""

from __future__ import annotations

import base64
from typing import Any

import msgspec
import pytest

from checkfire.errors import CheckfireError, MalformedError, SignatureError
from checkfire.wire import dsse
from checkfire.wire.dsse import (
    PAYLOAD_TYPE,
    DeskKey,
    Envelope,
    Signature,
    open_envelope,
    parse_envelope,
    require_signature,
    seal,
)

KEY = DeskKey(bytes(range(32)))
OTHER = DeskKey(bytes(range(1, 33)))
PAYLOAD = b'{"a":1}'
ENVELOPE = seal(PAYLOAD, KEY)
PLAIN: dict[str, Any] = msgspec.to_builtins(ENVELOPE) | {
    "signatures": [msgspec.to_builtins(ENVELOPE.signatures[0])]
}
SIGNATURE: dict[str, str] = PLAIN["signatures"][0]
GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493


def b64(data: bytes) -> str:
    """Return canonical base64."""
    return base64.b64encode(data).decode()


def loosened(text: str) -> str:
    """Return text that a lenient reader would take for the same bytes."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    digits = text.rstrip("=")
    return digits[:-1] + alphabet[alphabet.index(digits[-1]) + 1] + "=" * (len(text) - len(digits))


def refusal(envelope: Envelope) -> tuple[type[CheckfireError], str]:
    """Return how an envelope is refused."""
    with pytest.raises(CheckfireError) as caught:
        open_envelope(envelope)
    return type(caught.value), caught.value.code


def signed(**changes: str) -> Envelope:
    """Return the good envelope with its signature line changed."""
    return msgspec.structs.replace(ENVELOPE, signatures=(Signature(**(SIGNATURE | changes)),))


def test_dsse_key_is_ed25519() -> None:
    """A key signs as RFC 8032 says (section 7.1, test 2), so any other program can check it."""
    key = DeskKey(bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
    public = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    signature = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert key.public_key == b64(public)
    assert key.sign(b"\x72") == signature
    require_signature(public, signature, b"\x72")


def test_dsse_signs_type_and_payload_with_their_lengths() -> None:
    """The signed bytes are those of the DSSE specification, so nothing can slide from type to payload."""
    example = dsse._pae("http://example.com/HelloWorld", b"hello world")
    assert example == b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    line = base64.b64decode(SIGNATURE["sig"])
    signed_bytes = b"DSSEv1 %d %b 7 %b" % (len(PAYLOAD_TYPE), PAYLOAD_TYPE.encode(), PAYLOAD)
    assert line == KEY.sign(signed_bytes)


def test_dsse_opens_what_was_sealed() -> None:
    """The payload comes out byte for byte, with the key that signed it."""
    opened = open_envelope(parse_envelope(PLAIN))
    assert (opened.payload, opened.public_key) == (PAYLOAD, KEY.public_key)
    assert parse_envelope(PLAIN) == ENVELOPE


@pytest.mark.parametrize(
    "change",
    [
        {"payload": 1},
        {"payload": None},
        {"payloadType": None},
        {"payload_type": PAYLOAD_TYPE},
        {"more": 1},
        {"signatures": SIGNATURE},
        {"signatures": None},
        {"signatures": [SIGNATURE | {"more": 1}]},
        {"signatures": [{"sig": SIGNATURE["sig"]}]},
        {"signatures": [{"keyid": SIGNATURE["keyid"]}]},
        {"signatures": ["sig"]},
    ],
    ids=[
        "payload-number", "payload-null", "type-null", "second-type", "unknown-field", "no-list", "list-null",
        "unknown-field-in-signature", "no-key", "no-signature", "text-for-signature",
    ],
)  # fmt: skip
def test_dsse_other_form_is_refused(change: dict[str, Any]) -> None:
    """An envelope has its three fields and no other, so nothing unsigned travels with it."""
    with pytest.raises(MalformedError) as caught:
        parse_envelope(PLAIN | change)
    assert (caught.value.code, caught.value.context["what"]) == ("field-wrong", "envelope")


@pytest.mark.parametrize("plain", [None, [], "a", {}, {k: PLAIN[k] for k in ("payload", "payloadType")}])
def test_dsse_incomplete_form_is_refused(plain: Any) -> None:
    """What is not an envelope is not taken for one."""
    with pytest.raises(MalformedError) as caught:
        parse_envelope(plain)
    assert caught.value.code == "field-wrong"


def test_dsse_other_payload_type_is_refused() -> None:
    """Something that the same key signed for another purpose is not taken for a message."""
    envelope = msgspec.structs.replace(ENVELOPE, payload_type="application/json")
    assert refusal(envelope) == (MalformedError, "payload-type")


def test_dsse_takes_exactly_one_signature() -> None:
    """A message without a signature, or with several, is refused, even if all of them hold."""
    line = ENVELOPE.signatures[0]
    other = seal(PAYLOAD, OTHER).signatures[0]
    for lines, code in (
        ((), "signature-missing"),
        ((line, line), "signature-count"),
        ((line, other), "signature-count"),
    ):
        assert refusal(msgspec.structs.replace(ENVELOPE, signatures=lines)) == (SignatureError, code)


@pytest.mark.parametrize(
    "envelope",
    [
        signed(keyid=OTHER.public_key),
        signed(sig=b64(bytes(64))),
        signed(keyid=b64(bytes(32))),
        signed(keyid=b64(b"\x01" + bytes(31)), sig=b64(b"\x01" + bytes(63))),
        signed(keyid=b64(b"\xff" * 32)),
        msgspec.structs.replace(ENVELOPE, payload=b64(PAYLOAD + b" ")),
    ],
    ids=["other-key", "zero-signature", "zero-key", "neutral-point", "no-point", "other-payload"],
)
def test_dsse_signature_that_does_not_hold_is_refused(envelope: Envelope) -> None:
    """A signature of another key or other bytes, or by a point that is no key, is refused."""
    assert refusal(envelope) == (SignatureError, "signature-wrong")


def test_dsse_signature_has_one_form() -> None:
    """A second number that a lenient verifier takes for the same signature is refused."""
    raw = base64.b64decode(SIGNATURE["sig"])
    shifted = int.from_bytes(raw[32:], "little") + GROUP_ORDER
    assert refusal(signed(sig=b64(raw[:32] + shifted.to_bytes(32, "little")))) == (
        SignatureError,
        "signature-wrong",
    )


@pytest.mark.parametrize("bit", range(0, 512, 7))
def test_dsse_any_bit_of_the_signature_counts(bit: int) -> None:
    """Whichever bit of the signature is changed, it no longer holds."""
    raw = bytearray(base64.b64decode(SIGNATURE["sig"]))
    raw[bit // 8] ^= 1 << bit % 8
    assert refusal(signed(sig=b64(bytes(raw)))) == (SignatureError, "signature-wrong")


@pytest.mark.parametrize(
    "envelope",
    [
        signed(keyid=loosened(SIGNATURE["keyid"])),
        signed(sig=loosened(SIGNATURE["sig"])),
        msgspec.structs.replace(ENVELOPE, payload=loosened(ENVELOPE.payload)),
        msgspec.structs.replace(ENVELOPE, payload=ENVELOPE.payload.rstrip("=")),
        signed(keyid=SIGNATURE["keyid"].rstrip("=")),
        signed(sig=SIGNATURE["sig"] + "\n"),
        signed(sig=SIGNATURE["sig"].replace("+", "-").replace("/", "_")),
        signed(keyid=b64(bytes(31))),
        signed(keyid=b64(bytes(33))),
        signed(sig=b64(bytes(63))),
        signed(sig=b64(base64.b64decode(SIGNATURE["sig"]) + b"\x00")),
        signed(sig=""),
        signed(keyid=""),
    ],
    ids=[
        "loose-key", "loose-signature", "loose-payload", "payload-unpadded", "key-unpadded", "newline",
        "other-alphabet", "short-key", "long-key", "short-signature", "long-signature", "no-signature",
        "no-key",
    ],
)  # fmt: skip
def test_dsse_base64_has_one_form(envelope: Envelope) -> None:
    """The same bytes cannot be handed in under a second spelling."""
    assert refusal(envelope) == (MalformedError, "malformed")


def test_dsse_signature_length_is_demanded() -> None:
    """Bytes cannot slide between a signature and what it signs."""
    public = base64.b64decode(KEY.public_key)
    signature = KEY.sign(PAYLOAD)
    require_signature(public, signature, PAYLOAD)
    for sig, data in ((b"", signature + PAYLOAD), (signature[:60], signature[60:] + PAYLOAD)):
        with pytest.raises(SignatureError) as caught:
            require_signature(public, sig, data)
        assert caught.value.code == "signature-wrong"


@pytest.mark.parametrize("length", [0, 31, 33])
def test_dsse_key_length_is_demanded(length: int) -> None:
    """A key of another length is refused as no key of ours, not as a fault of the program."""
    with pytest.raises(SignatureError) as caught:
        require_signature(bytes(length), KEY.sign(PAYLOAD), PAYLOAD)
    assert caught.value.code == "signature-wrong"
