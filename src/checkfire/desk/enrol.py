"""Enrolment: a one-time link turns a new key into a key of a desk. There are no passwords.

* An invite names the log, the desk and when it runs out, and carries the desk's own authentication code.
* It is used up by the ``key-enrolled`` entry that holds its digest: the log is the only memory of it,
  and a second entry with the same digest is refused (``invite-used``).
* Whoever redeems it signs it with the new key, so nobody can enrol a key that they do not hold.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import datetime, timedelta

import msgspec

from checkfire.desk.desk import Desk
from checkfire.errors import ForbiddenError, MalformedError, NotFoundError
from checkfire.picture.picture import Picture
from checkfire.vocab.b64 import decode_b64
from checkfire.vocab.ids import DeskRef, Origin
from checkfire.vocab.instant import Instant
from checkfire.wire import canonical, strict
from checkfire.wire.arrangement import KeyEnrolled
from checkfire.wire.dsse import DeskKey, require_signature
from checkfire.wire.key_proof import enrol_bytes

VALID_FOR_S = 72 * 3_600
_TAG = b"checkfire/invite/1\n"


class Invite(msgspec.Struct, frozen=True, kw_only=True):
    """Who may enrol a key for which desk, and until when."""

    desk: DeskRef
    expires_at: Instant
    nonce: str
    origin: Origin


def make_invite(desk: DeskRef, origin: str, key: DeskKey, *, now: datetime, nonce: bytes) -> str:
    """Return the text of a new invite."""
    expires_at = now + timedelta(seconds=VALID_FOR_S)
    body = canonical.encode(Invite(desk=desk, expires_at=expires_at, nonce=nonce.hex(), origin=origin))
    return _b64url(body) + "." + _b64url(_code(body, key))


def read_invite(text: str, origin: str, key: DeskKey, *, now: datetime) -> Invite:
    """Return a genuine invite of this log that has not run out.

    Raises:
        MalformedError: The text is no invite (``invite-wrong``).
        ForbiddenError: It was not made by this desk (``invite-wrong``) or has run out (``invite-expired``).
    """
    body, code = _split(text)
    if not hmac.compare_digest(code, _code(body, key)):
        raise ForbiddenError("This link was not made by this desk.", code="invite-wrong")
    invite = strict.convert(canonical.parse(body), Invite, what="invite")
    if invite.origin != origin:
        raise ForbiddenError("This link is for another log.", code="other-origin")
    if invite.expires_at < now:
        raise ForbiddenError(
            "This link has run out. Ask the neutral desk for a new one.", code="invite-expired"
        )
    return invite


def redeem(
    desk: Desk,
    key: DeskKey,
    text: str,
    *,
    public_key: str,
    proof: str,
    label: str,
    origin: str = "",
    now: datetime | None = None,
) -> KeyEnrolled:
    """Return the fact that enrols a key by an invite; the caller lets the desk say it.

    Args:
        desk: Where the key is enrolled.
        key: The key that the invite was made with.
        text: The invite.
        public_key: The new key.
        proof: Its signature over both.
        label: What it is called.
        origin: The log that the invite names, if it is not the desk's own.
        now: The hour by which it runs out, if it is not the desk's own.

    Raises:
        ForbiddenError: The invite is not genuine or has run out.
        SignatureError: The proof is not signed with the new key.
    """
    invite = read_invite(text, origin or desk.origin, key, now=now or desk.now)
    require_signature(
        decode_b64(public_key, length=32), decode_b64(proof, length=64), enrol_bytes(text, public_key)
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    return KeyEnrolled(
        party=invite.desk.party, desk=invite.desk.desk, public_key=public_key, label=label, invite=digest
    )


def was_redeemed(desk: Desk, fact: KeyEnrolled) -> bool:
    """Tell whether this very key was enrolled by this very invite already."""
    with desk.picture(fact.party) as own:
        known = own.arrangement.keys.get(fact.public_key)
    return known is not None and known.invite == fact.invite and known.revoked_at is None


def require_desk(picture: Picture, desk: DeskRef) -> None:
    """Demand that a desk was opened, and is not the desk itself.

    Raises:
        NotFoundError: It was not (``desk-unknown``).
        ForbiddenError: It is: no other key ever speaks for it (``desk-key-fixed``).
    """
    if desk not in picture.arrangement.desks:
        raise NotFoundError("There is no such desk.", code="desk-unknown", desk=str(desk))
    if desk == picture.arrangement.itself:
        raise ForbiddenError("Nobody sits at the desk itself.", code="desk-key-fixed")


def _code(body: bytes, key: DeskKey) -> bytes:
    secret = hashlib.sha256(_TAG + key.seed).digest()
    return hmac.new(secret, body, hashlib.sha256).digest()


def _b64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _split(text: str) -> tuple[bytes, bytes]:
    body, _, code = text.partition(".")
    try:
        raw_body, raw_code = (base64.urlsafe_b64decode(p + "=" * (-len(p) % 4)) for p in (body, code))
    except ValueError as exc:
        raise MalformedError("This is not an enrolment link of Checkfire.", code="invite-wrong") from exc
    # A second spelling of the same invite would have another digest, and could be used a second time.
    if f"{_b64url(raw_body)}.{_b64url(raw_code)}" != text:
        raise MalformedError("This is not an enrolment link of Checkfire.", code="invite-wrong")
    return raw_body, raw_code
