"""Signing in by key: who has the key is in, and nobody else, and not for a moment longer."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from checkfire.api.session import CHALLENGE_FOR_S, TOKEN_FOR_S, Sessions
from checkfire.vocab.b64 import decode_b64, encode_b64
from checkfire.wire.arrangement import KeyRevoked
from checkfire.wire.dsse import DeskKey
from checkfire.wire.key_proof import enrol_bytes, sign_in_bytes

STRANGER = DeskKey(bytes(32))


def told(answer: Any) -> tuple[int, str]:
    """Return the status and the code of a refusal."""
    return answer.status_code, answer.json()["code"]


def read(town: Any, token: str) -> Any:
    """Read something that needs a sign-in."""
    return town.get("/v1/picture", headers={"authorization": f"Bearer {token}"})


def test_sign_in_gives_a_token_for_the_keys_own_desk(town: Any) -> None:
    """A key speaks for the desk that it was enrolled for, whatever its holder says."""
    answer = town.sign_in(town.keys["bravo/duty"].key).json()
    assert answer["desk"] == {"party": "bravo", "desk": "duty"}
    assert read(town, answer["token"]).json()["party"] == "bravo"


def test_sign_in_challenges_differ(town: Any) -> None:
    """No two challenges are the same, so that no old signature opens a door."""
    assert len({town.get("/v1/challenge").json()["challenge"] for _ in range(20)}) == 20


def test_sign_in_challenge_runs_out_to_the_second(town: Any) -> None:
    """A challenge that was overheard is worth nothing two minutes later."""
    challenges = [town.get("/v1/challenge").json()["challenge"] for _ in range(2)]
    key = town.keys["alpha/duty"].key
    town.clock.advance(CHALLENGE_FOR_S)
    assert town.sign_in(key, challenge=challenges[0]).status_code == 200
    town.clock.advance(1)
    assert told(town.sign_in(key, challenge=challenges[1])) == (403, "sign-in-expired")


def test_sign_in_challenge_opens_one_door_once(town: Any) -> None:
    """Whoever overhears a sign-in on an open line cannot sign in with it again, whichever key is named."""
    key, other = town.keys["alpha/duty"].key, town.keys["bravo/duty"].key
    challenge = town.get("/v1/challenge").json()["challenge"]
    assert told(town.sign_in(STRANGER, origin="another/log", challenge=challenge)) == (401, "signature-wrong")
    assert town.sign_in(key, challenge=challenge).status_code == 200
    for again in (key, other):
        assert told(town.sign_in(again, challenge=challenge)) == (403, "sign-in-expired")
    town.clock.advance(CHALLENGE_FOR_S)
    assert told(town.sign_in(key, challenge=challenge)) == (403, "sign-in-expired")


def test_sign_in_remembers_no_challenge_longer_than_it_is_good(town: Any) -> None:
    """However many sign in, the desk keeps of it what could still be used a second time, and no more."""
    key = town.keys["alpha/duty"].key
    for _ in range(5):
        assert town.sign_in(key).status_code == 200
    town.clock.advance(CHALLENGE_FOR_S + 1)
    assert town.sign_in(key).status_code == 200
    assert len(town.services.sessions._used) == 1


def test_sign_in_token_runs_out_to_the_second(town: Any) -> None:
    """A token that was left on a screen is worth nothing the next day."""
    token = town.token("alpha/duty")
    town.clock.advance(TOKEN_FOR_S)
    assert read(town, token).status_code == 200
    town.clock.advance(1)
    assert told(read(town, token)) == (403, "sign-in-expired")


def test_sign_in_refuses_a_challenge_of_another_desk(town: Any) -> None:
    """A challenge that another server made is not ours, however well it is signed."""
    foreign = Sessions(bytes(32), town.desk.origin).challenge(town.now, bytes(16))
    assert told(town.sign_in(town.keys["alpha/duty"].key, challenge=foreign)) == (403, "sign-in-expired")


def test_sign_in_refuses_a_signature_for_another_log(town: Any) -> None:
    """What was signed to sign in elsewhere opens nothing here."""
    key = town.keys["alpha/duty"].key
    assert told(town.sign_in(key, origin="desk.example/other")) == (401, "signature-wrong")


def test_sign_in_refuses_a_key_that_is_not_enrolled(town: Any) -> None:
    """A key that nobody enrolled opens nothing, although its signature is good."""
    assert told(town.sign_in(STRANGER)) == (401, "key-unknown")


def test_sign_in_refuses_a_signature_by_another_key(town: Any) -> None:
    """Nobody signs in as somebody else."""
    victim = town.keys["alpha/duty"].key.public_key
    assert told(town.sign_in(STRANGER, public_key=victim)) == (401, "signature-wrong")


def test_sign_in_refuses_what_was_signed_for_an_enrolment(town: Any) -> None:
    """A signature over an enrolment link cannot be turned into a sign-in."""
    key = town.keys["alpha/duty"].key
    challenge = town.get("/v1/challenge").json()["challenge"]
    crossed = encode_b64(key.sign(enrol_bytes(challenge, key.public_key)))
    assert told(town.sign_in(key, challenge=challenge, signature=crossed)) == (401, "signature-wrong")


@pytest.mark.parametrize("field", ["challenge", "public_key", "signature"])
@pytest.mark.parametrize("text", ["!", "AAAA", "A" * 43, "é", "A" * 43 + "=\n", " " + "A" * 43 + "="])
def test_sign_in_refuses_loose_fields(town: Any, field: str, text: str) -> None:
    """A field that is not strict base64 of the right length is refused, never repaired."""
    status, code = told(town.sign_in(STRANGER, **{field: text}))
    assert (status, code) in {(400, "malformed"), (403, "sign-in-expired")}


def test_sign_in_token_and_challenge_do_not_stand_for_each_other(town: Any) -> None:
    """A token signs nobody in, and a challenge opens nothing."""
    key = town.keys["alpha/duty"].key
    assert told(town.sign_in(key, challenge=town.token("alpha/duty")))[1] == "field-wrong"
    assert told(read(town, town.get("/v1/challenge").json()["challenge"]))[1] == "field-wrong"


def test_sign_in_token_of_before_a_restart_is_refused(town: Any) -> None:
    """After a restart everybody signs in again; an old token is told so."""
    token = town.token("alpha/duty")
    town.restart()
    assert told(read(town, token)) == (403, "sign-in-expired")
    assert town.sign_in(town.keys["alpha/duty"].key).status_code == 200


def test_sign_in_revoked_key_loses_access_at_once(town: Any) -> None:
    """A key that was lost or stolen reads nothing from the moment that its revocation is logged."""
    token, public_key = town.token("alpha/ops"), town.keys["alpha/ops"].key.public_key
    assert read(town, token).status_code == 200
    town.say("alpha/duty", KeyRevoked(public_key=public_key, reason="lost"))
    assert told(read(town, token)) == (401, "key-unknown")
    assert told(town.sign_in(town.keys["alpha/ops"].key)) == (401, "key-unknown")
    assert read(town, town.token("alpha/duty")).status_code == 200


def test_sign_in_revocation_during_a_slow_body_counts(town: Any) -> None:
    """A key that is revoked while its question still arrives gets no answer to it."""
    town.token("alpha/ops")
    public_key = town.keys["alpha/ops"].key.public_key

    async def body() -> Any:
        yield b'{"text":'
        town.say("alpha/duty", KeyRevoked(public_key=public_key, reason="lost"))
        yield b'"35.2 N 40.1 E"}'

    assert told(town.post("/v1/locate", by="alpha/ops", content=body())) == (401, "key-unknown")


def test_sign_in_forged_tokens_open_nothing(town: Any) -> None:
    """A token with any one bit changed, cut short, or made by anybody else opens nothing."""
    token = town.token("alpha/duty")
    raw = decode_b64(token)
    forged = [raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :] for at in range(len(raw))]
    forged += [raw[:-1], raw + b"\0", raw[32:], raw[:-32] + bytes(32), b"", bytes(32)]
    for one in forged:
        answer = read(town, base64.b64encode(one).decode())
        assert answer.status_code in (401, 403), one
    other = json.loads(raw[:-32]) | {"public_key": town.keys["desk/watch"].key.public_key}
    plain = json.dumps(other, sort_keys=True, separators=(",", ":")).encode()
    for secret in (b"", bytes(32), raw[-32:]):
        forged_code = Sessions(secret, "")._code(plain)
        assert read(town, encode_b64(plain + forged_code)).status_code == 403


def test_sign_in_what_is_signed_is_bound_to_log_and_purpose() -> None:
    """The same bytes never sign two things: each purpose has its own tag, each log its own name."""
    signed = {sign_in_bytes("a", "b"), sign_in_bytes("b", "a"), enrol_bytes("a", "b"), enrol_bytes("b", "a")}
    assert len(signed) == 4
