"""Enrolment: one link, one key; whoever has neither link nor key gets nothing."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
from typing import Any

import httpx
import pytest

from checkfire.desk.enrol import VALID_FOR_S, make_invite
from checkfire.testing import world
from checkfire.vocab.b64 import encode_b64
from checkfire.vocab.ids import DeskRef
from checkfire.wire.arrangement import KeyRevoked
from checkfire.wire.dsse import DeskKey
from checkfire.wire.key_proof import enrol_bytes, sign_in_bytes

NEW = DeskKey(b"n" * 32)
OTHER = DeskKey(b"o" * 32)


def told(answer: Any) -> tuple[int, str]:
    """Return the status and the code of a refusal."""
    return answer.status_code, answer.json()["code"]


def unb64(text: str) -> bytes:
    """Return the bytes of a piece of a link."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def b64(raw: bytes) -> str:
    """Return bytes as a piece of a link."""
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def test_enrolment_link_turns_a_key_into_a_desks(town: Any) -> None:
    """Whoever redeems a link can speak and read for its desk from then on, with a key of their own."""
    answer = town.enrol(town.invite("alpha/ops"), NEW)
    assert answer.status_code == 201
    assert answer.json() == {
        "desk": {"party": "alpha", "desk": "ops"},
        "origin": world.ORIGIN,
        "log_key": town.keys["desk/watch"].log_key,
    }
    assert town.sign_in(NEW).json()["desk"] == {"party": "alpha", "desk": "ops"}
    assert town.submit(town.compose("alpha/ops", world.halt(), key=NEW)).status_code == 201
    entry = [e for e in town.desk.shown("desk") if e.header.kind == "checkfire.key-enrolled/1"][-1]
    assert (entry.fact.public_key, entry.fact.label) == (NEW.public_key, "second officer")
    assert town.invite("alpha/ops") not in str(entry.fact)


def test_enrolment_link_is_good_once(town: Any) -> None:
    """A link that was used is worth nothing to whoever finds it, also after a restart."""
    invite = town.invite("alpha/ops")
    assert town.enrol(invite, NEW).status_code == 201
    before = town.state()
    assert told(town.enrol(invite, OTHER)) == (409, "invite-used")
    town.restart()
    assert told(town.enrol(invite, OTHER)) == (409, "invite-used")
    assert before == town.state()


def test_enrolment_answer_that_was_lost_can_be_asked_for_again(town: Any) -> None:
    """The same key with the same link gets the same answer; nothing is stored twice."""
    invite = town.invite("alpha/ops")
    first = town.enrol(invite, NEW)
    before = town.state()
    again = town.enrol(invite, NEW)
    assert (first.status_code, first.json()) == (again.status_code, again.json())
    assert before == town.state()


def test_enrolment_does_not_bring_a_revoked_key_back(town: Any) -> None:
    """A key that was revoked stays revoked, although its link is sent again."""
    invite = town.invite("alpha/ops")
    town.enrol(invite, NEW)
    town.say("alpha/duty", KeyRevoked(public_key=NEW.public_key, reason="stolen"))
    assert told(town.enrol(invite, NEW)) == (409, "key-known")
    assert told(town.sign_in(NEW)) == (401, "key-unknown")


def test_enrolment_refuses_a_key_that_speaks_already(town: Any) -> None:
    """Nobody moves a key that is in use to another desk."""
    taken = town.keys["bravo/duty"].key
    assert told(town.enrol(town.invite("alpha/ops"), taken)) == (409, "key-known")
    assert town.sign_in(taken).json()["desk"] == {"party": "bravo", "desk": "duty"}


def test_enrolment_link_runs_out_to_the_second(town: Any) -> None:
    """A link that was forgotten in a mailbox is worth nothing after three days."""
    first, second = town.invite("alpha/ops"), town.invite("alpha/ops")
    town.clock.advance(VALID_FOR_S)
    assert town.enrol(first, NEW).status_code == 201
    town.clock.advance(1)
    assert told(town.enrol(second, OTHER)) == (403, "invite-expired")


def test_enrolment_needs_the_key_itself(town: Any) -> None:
    """Nobody enrols a key that they do not hold, nor with a proof for another link, log or purpose."""
    invite, other = town.invite("alpha/ops"), town.invite("bravo/duty")
    proofs = [
        OTHER.sign(enrol_bytes(invite, NEW.public_key)),
        NEW.sign(enrol_bytes(other, NEW.public_key)),
        NEW.sign(enrol_bytes(invite, OTHER.public_key)),
        NEW.sign(sign_in_bytes(invite, NEW.public_key)),
        bytes(64),
    ]
    before = town.state()
    for proof in proofs:
        assert told(town.enrol(invite, NEW, proof=encode_b64(proof))) == (401, "signature-wrong")
    assert before == town.state()
    assert town.enrol(invite, NEW).status_code == 201


def test_enrolment_refuses_a_forged_link(town: Any) -> None:
    """A link that was not made here, for another desk than it says, or for another log, is refused."""
    body, code = town.invite("relief/duty").split(".")
    plain = json.loads(unb64(body))
    changed = plain | {"desk": {"party": "desk", "desk": "watch"}}
    forged = json.dumps(changed, sort_keys=True, separators=(",", ":")).encode()
    before = town.state()
    for link in (
        f"{b64(forged)}.{code}",
        f"{b64(forged)}.{b64(hmac.new(b'', forged, hashlib.sha256).digest())}",
        f"{body}.{b64(bytes(32))}",
        f"{body}.",
    ):
        assert told(town.enrol(link, NEW)) == (403, "invite-wrong")
    assert before == town.state()


@pytest.mark.parametrize(
    "link", ["", ".", "a", "é.é", "%%.%%", "a.b.c", "\n", "A" * 5000, "....", "A.A\u0000"]
)
def test_enrolment_refuses_what_is_no_link(town: Any, link: str) -> None:
    """Text that is no link at all is refused as such."""
    status, code = told(town.enrol(link, NEW))
    assert (status, code) in {(400, "invite-wrong"), (403, "invite-wrong")}


def test_enrolment_refuses_a_second_spelling_of_a_link(town: Any) -> None:
    """A used link cannot be used again by spelling it differently."""
    invite = town.invite("alpha/ops")
    assert town.enrol(invite, NEW).status_code == 201
    body, code = invite.split(".")
    loosened = code[:-1] + chr(ord(code[-1]) + 1)
    for link in (f"{body}=.{code}", f"{body}.{code}=", f" {invite}", f"{invite}\n", f"{body}.{loosened}"):
        assert told(town.enrol(link, OTHER))[1] == "invite-wrong"


@pytest.mark.parametrize("label", ["", "x" * 201])
def test_enrolment_refuses_a_label_that_is_none(town: Any, label: str) -> None:
    """A key gets a name of one line, or is not enrolled; the link is still good."""
    invite, before = town.invite("alpha/ops"), town.state()
    assert told(town.enrol(invite, NEW, label=label)) == (400, "field-wrong")
    assert before == town.state()
    assert town.enrol(invite, NEW).status_code == 201


def test_enrolment_link_of_another_log_is_refused(town: Any) -> None:
    """A link for another log opens nothing here, although both desks share a key by some mistake."""
    ref, key = DeskRef(party="alpha", desk="ops"), town.services.desk_key
    foreign = make_invite(ref, "desk.example/other", key, now=town.now, nonce=bytes(16))
    assert told(town.enrol(foreign, NEW)) == (403, "other-origin")


def test_enrolment_of_many_at_once_with_one_link_takes_one(town: Any) -> None:
    """Of all who redeem one link in the same second, exactly one gets in."""
    invite = town.invite("alpha/ops")
    keys = [DeskKey(bytes([number]) * 32) for number in range(1, 17)]

    async def all_at_once() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=town.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://desk.test") as client:
            return await asyncio.gather(*(client.post("/v1/enrol", json=_body(invite, key)) for key in keys))

    answers = town.run(all_at_once())
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 15
    assert {answer.json()["code"] for answer in answers if answer.status_code == 409} == {"invite-used"}
    assert [town.sign_in(key).status_code for key in keys].count(200) == 1


def _body(invite: str, key: DeskKey) -> dict[str, str]:
    proof = encode_b64(key.sign(enrol_bytes(invite, key.public_key)))
    return {"invite": invite, "public_key": key.public_key, "proof": proof, "label": "officer"}


def test_enrolment_link_is_made_for_desks_that_are_open(town: Any) -> None:
    """A link is made by the neutral desk, and for a desk that exists."""
    for body in ({"party": "alpha", "desk": "night"}, {"party": "nobody", "desk": "duty"}):
        assert told(town.post("/v1/invites", by="desk/watch", json=body)) == (404, "desk-unknown")
    for by in ("alpha/duty", "relief/duty", "watchers/duty"):
        body = {"party": "alpha", "desk": "ops"}
        assert told(town.post("/v1/invites", by=by, json=body)) == (403, "role-wrong")
