"""Handlers that change something: messages in, keys enrolled, sign-in."""

from __future__ import annotations

from checkfire.api import shapes
from checkfire.api.route import Call, Raw
from checkfire.desk.enrol import make_invite, redeem, require_desk, was_redeemed
from checkfire.duty.due import Due
from checkfire.proof.key import print_vkey
from checkfire.vocab.ids import DeskRef

RECEIPT_TYPE = "application/vnd.checkfire.receipt+json"
CARRIED = b'{"carried":true,"recorded":false}\n'


def submit(call: Call) -> Raw:
    """Hand in a signed message; the receipt comes once it is durable."""
    outcome = call.desk.take(call.body)
    if outcome.receipt is None:
        return Raw(body=CARRIED, media_type="application/json", status=202)
    return Raw(body=outcome.receipt, media_type=RECEIPT_TYPE, status=200 if outcome.repeated else 201)


def invite(call: Call) -> shapes.InviteGiven:
    """Make a one-time link by which a key can be enrolled for a desk."""
    asked: shapes.InviteAsked = call.body
    services, desk = call.services, DeskRef(party=asked.party, desk=asked.desk)
    with call.desk.picture(call.party) as own:
        require_desk(own, desk)
    text = make_invite(
        desk, services.links_origin, services.desk_key, now=services.now, nonce=services.random(16)
    )
    return shapes.InviteGiven(invite=text, desk=desk)


def enrol(call: Call) -> shapes.Enrolled:
    """Redeem a one-time link with a new key; the same key may ask again if the answer was lost."""
    asked: shapes.EnrolAsked = call.body
    fact = redeem(
        call.desk,
        call.services.desk_key,
        asked.invite,
        public_key=asked.public_key,
        proof=asked.proof,
        label=asked.label,
        origin=call.services.links_origin,
        now=call.services.now,
    )
    if not was_redeemed(call.desk, fact):
        call.desk.say(Due(fact=fact, about=(), audience="all"))
    return shapes.Enrolled(
        desk=DeskRef(party=fact.party, desk=fact.desk),
        origin=call.desk.origin,
        log_key=print_vkey(call.desk.ledger.log_key.verifier_key),
    )


def challenge(call: Call) -> shapes.ChallengeGiven:
    """Give a challenge to sign."""
    text = call.services.sessions.challenge(call.services.now, call.services.random(16))
    return shapes.ChallengeGiven(challenge=text, origin=call.desk.origin)


def sign_in(call: Call) -> shapes.SignedIn:
    """Give a token for a signed challenge."""
    asked: shapes.SignInAsked = call.body
    sessions, now = call.services.sessions, call.services.now
    text, token = sessions.sign_in(asked.challenge, asked.public_key, asked.signature, now=now)
    desk = call.desk.desk_of_key(asked.public_key)
    return shapes.SignedIn(token=text, expires_at=token.expires_at, desk=desk)
