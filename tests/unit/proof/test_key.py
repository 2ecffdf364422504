"""Named keys: the text, the id, and signatures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checkfire.errors import MalformedError
from checkfire.proof.key import SigningKey, VerifierKey, parse_vkey, print_vkey, require_key_name
from checkfire.vocab.b64 import encode_b64

GO: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "vectors" / "note" / "go_note.json").read_text("utf-8")
)
SIGNER = SigningKey(name="desk.example/log", seed=bytes(range(32)))
KEY = SIGNER.verifier_key


def test_key_text_is_the_published_one() -> None:
    """Our text of a key is read by every other program that knows signed notes."""
    signer = SigningKey(name="PeterNeumann", seed=bytes.fromhex(GO["seed"]))
    assert print_vkey(signer.verifier_key) == GO["vkey"]
    assert parse_vkey(GO["vkey"]) == signer.verifier_key
    assert signer.verifier_key.key_id.hex() == "c74f20a3"


def test_key_id_depends_on_the_name() -> None:
    """The same key under another name has another id."""
    assert VerifierKey(name="other", public_key=KEY.public_key).key_id != KEY.key_id


def test_key_text_with_any_character_changed_is_refused() -> None:
    """A mistyped key is noticed, wherever the mistake is."""
    text = print_vkey(KEY)
    for at in range(len(text)):
        for mark in "+Aa0 =/\n":
            if mark != text[at]:
                with pytest.raises(MalformedError):
                    parse_vkey(text[:at] + mark + text[at + 1 :])


def test_key_text_in_another_form_is_refused() -> None:
    """Upper-case digits, another type, a cut text and an added end are refused."""
    name, digits, material = print_vkey(KEY).split("+", 2)
    cosigner = encode_b64(b"\x04" + KEY.public_key)
    for text in (
        "",
        "+",
        "++",
        name,
        f"{name}+{digits}",
        f"{name}+{digits.upper()}+{material}",
        f"{name}+{digits}+{cosigner}",
        f"{name}+{digits}+{material}\n",
        f"{name}+{digits}+{encode_b64(b'')}",
        f"+{digits}+{material}",
    ):
        with pytest.raises(MalformedError):
            parse_vkey(text)


def test_key_refuses_another_length() -> None:
    """A key or seed of another length never reaches the signature library."""
    for length in (0, 31, 33):
        with pytest.raises(MalformedError) as caught:
            VerifierKey(name="desk", public_key=bytes(length))
        assert caught.value.context == {"field": "key", "length": length}
        with pytest.raises(MalformedError):
            SigningKey(name="desk", seed=bytes(length))


@pytest.mark.parametrize(
    "name", ["", "a b", "a+b", "a\tb", "a\n", "a\x00", "a\x1f", "a\u00a0b", "a\u2028b", "a\u3000", "a\ud800"]
)
def test_key_name_must_fit_a_signature_line(name: str) -> None:
    """A name that could break a signature line is refused for both halves of a key."""
    for make in (
        lambda: require_key_name(name),
        lambda: SigningKey(name=name, seed=bytes(32)),
        lambda: VerifierKey(name=name, public_key=bytes(32)),
    ):
        with pytest.raises(MalformedError) as caught:
            make()
        assert caught.value.context["field"] == "name"


@pytest.mark.parametrize("name", ["desk.example/log", "\u0645\u0643\u062a\u0628", "a", "\u00e9-\U0001f54a"])
def test_key_name_may_be_in_any_script(name: str) -> None:
    """A desk may name its log in its own language, and the text reads back."""
    key = SigningKey(name=name, seed=bytes(32)).verifier_key
    assert parse_vkey(print_vkey(key)) == key


def test_signature_holds_for_its_message_only() -> None:
    """A signature stands for one message and one key."""
    signature = SIGNER.sign(b"message")
    assert KEY.has_signed(b"message", signature)
    assert not KEY.has_signed(b"messagf", signature)
    assert not SigningKey(name="desk.example/log", seed=bytes(32)).verifier_key.has_signed(
        b"message", signature
    )


def test_signature_of_another_length_does_not_hold() -> None:
    """Bytes cannot be moved between the signature and the message."""
    signature = SIGNER.sign(b"message")
    assert not KEY.has_signed(b"essage", signature + b"m")
    assert not KEY.has_signed(signature[-1:] + b"message", signature[:-1])
    assert not KEY.has_signed(b"message", b"")


def test_signature_has_one_form() -> None:
    """The second form that Ed25519 arithmetic would allow, S plus the group order, is refused."""
    order = 2**252 + 27742317777372353535851937790883648493
    signature = SIGNER.sign(b"message")
    second = int.from_bytes(signature[32:], "little") + order
    assert not KEY.has_signed(b"message", signature[:32] + second.to_bytes(32, "little"))


def test_degenerate_key_signs_nothing() -> None:
    """A public key for which one signature would fit every message is never believed."""
    neutral_point = b"\x01" + bytes(31)
    degenerate = VerifierKey(name="desk", public_key=neutral_point)
    for signature in (neutral_point + bytes(32), bytes(64)):
        assert not degenerate.has_signed(b"any message", signature)


def test_secret_is_not_shown() -> None:
    """A secret key that slips into a log line or an error does not give its seed away."""
    assert "seed" not in repr(SIGNER)
    assert repr(bytes(range(32)))[2:-1] not in repr(SIGNER)
