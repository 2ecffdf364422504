"""What a key signs besides messages: no signature serves for something else."""

from __future__ import annotations

from checkfire.wire.dsse import PAYLOAD_TYPE, _pae
from checkfire.wire.key_proof import enrol_bytes, sign_in_bytes


def test_key_proof_bytes_are_fixed() -> None:
    """Any program can sign in or redeem a link: these are the exact bytes that it signs."""
    assert sign_in_bytes("desk.example/log", "abc=") == b"checkfire/sign-in/1\ndesk.example/log\nabc="
    assert enrol_bytes("in.vite", "key=") == b"checkfire/enrol/1\nin.vite\nkey="


def test_key_proof_of_one_purpose_never_serves_another() -> None:
    """Whoever is tricked into signing in has not enrolled, and has said nothing."""
    signed = [sign_in_bytes("a", "b"), enrol_bytes("a", "b"), _pae(PAYLOAD_TYPE, b"a\nb")]
    tags = [one.split(b"\n")[0] for one in signed]
    assert len(set(tags)) == 3
    assert not any(one.startswith(other) for one in tags for other in tags if one != other)


def test_key_proof_of_one_log_never_serves_another() -> None:
    """A challenge of one log, signed, opens no other log."""
    assert sign_in_bytes("desk.example/a", "b") != sign_in_bytes("desk.example", "a/b")
