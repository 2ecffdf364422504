"""What a key signs besides messages: that it signs in, and that it redeems an enrolment link.

Each has a domain tag of its own, so that no signature can serve for something else.
"""

from __future__ import annotations

_SIGN_IN_TAG = b"checkfire/sign-in/1\n"
_ENROL_TAG = b"checkfire/enrol/1\n"


def sign_in_bytes(origin: str, challenge: str) -> bytes:
    """Return what a key signs to sign in at a desk."""
    return _SIGN_IN_TAG + origin.encode() + b"\n" + challenge.encode()


def enrol_bytes(invite: str, public_key: str) -> bytes:
    """Return what a new key signs to show that its holder redeems the link."""
    return _ENROL_TAG + invite.encode() + b"\n" + public_key.encode()
