"""Sign-in by key: the desk gives a challenge, the key signs it, a token follows.

Challenges and tokens carry the server's own authentication code and run out. Only which challenges were
used is kept, until they run out: what somebody overhears of a sign-in opens nothing a second time.
After a restart everybody signs in again, which a client does by itself.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import TypeVar

import msgspec

from checkfire.errors import ForbiddenError, SignatureError
from checkfire.vocab.b64 import decode_b64, encode_b64
from checkfire.vocab.instant import Instant
from checkfire.wire import canonical, strict
from checkfire.wire.dsse import require_signature
from checkfire.wire.key_proof import sign_in_bytes

CHALLENGE_FOR_S = 120
TOKEN_FOR_S = 12 * 3_600
_TAG = b"checkfire/session/1\n"
_SWEEP_EVERY = timedelta(seconds=30)
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class _Expiring(msgspec.Struct, frozen=True, kw_only=True):
    """Something that runs out."""

    expires_at: Instant


class Challenge(_Expiring, frozen=True, kw_only=True, tag=True):
    """What a key has to sign."""

    nonce: str


class Token(_Expiring, frozen=True, kw_only=True, tag=True):
    """Who signed in, and until when."""

    public_key: str


T = TypeVar("T", bound=_Expiring)


@dataclass(slots=True)
class Sessions:
    """Makes and reads challenges and tokens of one running server."""

    secret: bytes
    origin: str
    _used: dict[str, datetime] = field(default_factory=dict)
    _gate: Lock = field(default_factory=Lock)
    _swept_at: datetime = _LONG_AGO

    def challenge(self, now: datetime, nonce: bytes) -> str:
        """Return a new challenge."""
        expires_at = now + timedelta(seconds=CHALLENGE_FOR_S)
        return self._print(Challenge(expires_at=expires_at, nonce=nonce.hex()))

    def sign_in(self, challenge: str, public_key: str, signature: str, *, now: datetime) -> tuple[str, Token]:
        """Return a token for a key that signed a fresh challenge; whether it is enrolled is asked later.

        Raises:
            ForbiddenError: The challenge is not ours, was used or has run out (``sign-in-expired``).
            SignatureError: It is not signed by this key.
        """
        asked = self._read(challenge, Challenge, now)
        signed = sign_in_bytes(self.origin, challenge)
        require_signature(decode_b64(public_key, length=32), decode_b64(signature, length=64), signed)
        self._use_up(asked, now)
        token = Token(expires_at=now + timedelta(seconds=TOKEN_FOR_S), public_key=public_key)
        return self._print(token), token

    def read(self, token: str, *, now: datetime) -> str:
        """Return the public key that a token was given to; whether it is enrolled now is asked each time.

        Raises:
            ForbiddenError: The token is not ours or has run out (``sign-in-expired``).
        """
        return self._read(token, Token, now).public_key

    def _use_up(self, challenge: Challenge, now: datetime) -> None:
        with self._gate:
            if now >= self._swept_at + _SWEEP_EVERY:
                self._used = {nonce: until for nonce, until in self._used.items() if until >= now}
                self._swept_at = now
            if challenge.nonce in self._used:
                raise ForbiddenError("Sign in again.", code="sign-in-expired")
            self._used[challenge.nonce] = challenge.expires_at

    def _print(self, value: msgspec.Struct) -> str:
        body = canonical.encode(value)
        return encode_b64(body + self._code(body))

    def _read(self, text: str, to: type[T], now: datetime) -> T:
        raw = decode_b64(text)
        body, code = raw[:-32], raw[-32:]
        if not hmac.compare_digest(code, self._code(body)):
            raise ForbiddenError("Sign in again.", code="sign-in-expired")
        value = strict.convert(canonical.parse(body), to, what="token")
        if value.expires_at < now:
            raise ForbiddenError("Sign in again.", code="sign-in-expired")
        return value

    def _code(self, body: bytes) -> bytes:
        return hmac.new(self.secret, _TAG + body, hashlib.sha256).digest()


def read_bearer(header: str | None) -> str:
    """Return the token in an ``Authorization`` header.

    Raises:
        SignatureError: There is none (``sign-in-missing``).
        MalformedError: It is not strict base64.
    """
    kind, _, token = (header or "").partition(" ")
    if kind != "Bearer" or not token:
        raise SignatureError("Sign in with your key first.", code="sign-in-missing")
    return token
