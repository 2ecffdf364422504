"""Handing in messages: a receipt for what is taken, a code of its own for what is not."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Callable
from typing import Any

import httpx
import msgspec

from checkfire.proof.key import parse_vkey
from checkfire.proof.receipt import verify_receipt
from checkfire.testing import world
from checkfire.testing.faulty_engine import Fault, FaultyEngine
from checkfire.wire import answers, arrangement, halts, register
from checkfire.wire.canonical import encode
from checkfire.wire.dsse import DeskKey, Envelope, seal
from checkfire.wire.fact import Fact
from checkfire.wire.message import parse_submission

STRANGER = DeskKey(bytes(32))
RECEIPT = "application/vnd.checkfire.receipt+json"


def told(answer: Any) -> tuple[int, str]:
    """Return the status and the code of a refusal."""
    return answer.status_code, answer.json()["code"]


def resigned(raw: bytes, key: DeskKey, change: Callable[[dict[str, Any]], None]) -> bytes:
    """Return submission bytes with the header changed and signed again."""
    plain = json.loads(raw)
    header = json.loads(base64.b64decode(plain["envelope"]["payload"]))
    change(header)
    envelope: Envelope = seal(json.dumps(header, sort_keys=True, separators=(",", ":")).encode(), key)
    return encode({"envelope": envelope, "parts": plain["parts"]})


def changed(raw: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    """Return submission bytes with something outside the signed bytes changed."""
    plain = json.loads(raw)
    change(plain)
    return json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()


def test_submit_gives_a_receipt_that_verifies_without_us(town: Any) -> None:
    """What was taken is proven by the answer itself, with the log's key alone."""
    answer = town.submit(town.compose("relief/duty", world.halt(what="A clinic is hit")))
    assert (answer.status_code, answer.headers["content-type"]) == (201, RECEIPT)
    held = verify_receipt(answer.content, trusted=parse_vkey(town.keys["relief/duty"].log_key))
    assert (held.index, held.checkpoint.size) == (town.desk.ledger.size - 1, town.desk.ledger.size)
    assert held.parts["core"].content["what"] == "A clinic is hit"
    assert held.received_at == town.now


def test_submit_same_bytes_give_the_first_receipt_for_ever(town: Any) -> None:
    """Who does not know whether a call got through sends it again, and it counts once."""
    raw = town.compose("relief/duty", world.halt())
    first, before = town.submit(raw), town.state()
    town.say("bravo/duty", arrangement.PresenceConfirmed())
    after = town.state()
    again = town.submit(raw)
    town.restart()
    later = town.submit(raw)
    assert (first.status_code, again.status_code, later.status_code) == (201, 200, 200)
    assert first.content == again.content == later.content
    assert later.headers["content-type"] == RECEIPT
    assert (after, before[0] + 1) == (town.state(), after[0])


def test_submit_same_bytes_of_a_revoked_key_still_give_the_receipt(town: Any) -> None:
    """What a key said before it was revoked stands, and so does the proof of it."""
    raw = town.compose("alpha/ops", arrangement.PresenceConfirmed())
    first = town.submit(raw)
    public_key = town.keys["alpha/ops"].key.public_key
    town.say("alpha/duty", arrangement.KeyRevoked(public_key=public_key, reason="lost"))
    assert town.submit(raw).content == first.content
    assert told(town.submit(town.compose("alpha/ops", arrangement.PresenceConfirmed()))) == (
        401,
        "key-revoked",
    )


Refusals = dict[str, tuple[bytes, int, str]]
"""Submissions that are wrong in one way each, with the status and code that they must get."""


def _bad_bytes(good: bytes) -> Refusals:
    def outside(change: Callable[[dict[str, Any]], Any]) -> bytes:
        return changed(good, change)

    doubled = outside(lambda p: p["parts"].update(more=p["parts"]["body"]))
    other = outside(lambda p: p["parts"]["body"].update(content={"person": "x"}))
    typed = outside(lambda p: p["envelope"].update(payloadType="text/plain"))
    return {
        "no-json": (b"{", 400, "malformed"),
        "not-canonical": (good + b"\n", 400, "not-canonical"),
        "spaced": (json.dumps(json.loads(good)).encode(), 400, "not-canonical"),
        "half": (outside(lambda p: p.pop("parts")), 400, "submission-wrong"),
        "more": (outside(lambda p: p.update(more=1)), 400, "submission-wrong"),
        "fraction": (outside(lambda p: p.update(parts={"a": 0.5})), 400, "number-out-of-range"),
        "no-part": (outside(lambda p: p.update(parts={})), 400, "part-missing"),
        "other-part": (other, 422, "commitment-failed"),
        "part-too-many": (doubled, 422, "commitment-failed"),
        "payload-type": (typed, 400, "payload-type"),
    }


def _bad_signatures(good: bytes) -> Refusals:
    one = json.loads(good)["envelope"]["signatures"][0]
    sig = base64.b64decode(one["sig"])

    def signed(*signatures: Any) -> bytes:
        return changed(good, lambda p: p["envelope"].update(signatures=list(signatures)))

    def by(raw: bytes) -> Any:
        return one | {"sig": base64.b64encode(raw).decode()}

    return {
        "unsigned": (signed(), 401, "signature-missing"),
        "signed-twice": (signed(one, one), 401, "signature-count"),
        "wrongly-signed": (signed(by(bytes(64))), 401, "signature-wrong"),
        "bit-flipped": (signed(by(bytes([sig[0] ^ 1]) + sig[1:])), 401, "signature-wrong"),
        "cut-short": (signed(by(sig[:-1])), 400, "malformed"),
    }


def _bad_headers(good: bytes, key: DeskKey, used_id: str) -> Refusals:
    def sign(by: DeskKey = key, **fields: Any) -> bytes:
        return resigned(good, by, lambda header: header.update(fields))

    def sent(party: str, desk: str) -> bytes:
        return sign(**{"from": {"party": party, "desk": desk}})

    new_id = used_id[:-1] + ("0" if used_id[-1] != "0" else "1")
    return {
        "stranger": (sign(STRANGER), 401, "key-unknown"),
        "stranger-used-id": (sign(STRANGER, id=used_id), 401, "key-unknown"),
        "other-desk": (sent("alpha", "ops"), 403, "sender-wrong"),
        "other-party": (sent("desk", "watch"), 403, "sender-wrong"),
        "other-origin": (sign(origin="desk.example/other"), 403, "other-origin"),
        "id-reused": (sign(id=used_id), 409, "id-reused"),
        "id-upper-case": (sign(id=used_id.upper()), 400, "field-wrong"),
        "id-injected": (sign(id=used_id + "\r\nid: 0"), 400, "field-wrong"),
        "kind-injected": (sign(kind="a/1\n\ndata: {}"), 400, "field-wrong"),
        "not-utc": (sign(said_at="2026-03-02T09:00:00+03:00"), 400, "time-not-utc"),
        "drill-of-register": (sign(drill=True), 409, "drill-mismatch"),
        "about-unknown": (sign(about=[new_id]), 404, "about-unknown"),
    }


def _bad_moments(town: Any, halt: str) -> Refusals:
    def said(by: str, fact: Fact, *about: str) -> bytes:
        return bytes(town.compose(by, fact, about=about))

    overdue = register.SiteReviewOverdue(review_by=world.START)
    verified = halts.StopVerified(basis="seen")
    return {
        "role-wrong": (said("alpha/duty", arrangement.PolicySet(answer_within_s=1)), 403, "role-wrong"),
        "desk-only": (said("alpha/duty", overdue), 403, "desk-only"),
        "not-yours": (said("relief/duty", halts.FireStopped(), halt), 403, "not-yours"),
        "out-of-order": (said("relief/duty", verified, halt), 409, "out-of-order"),
        "unread": (said("alpha/duty", world.notice()), 409, "read-back-missing"),
        "halt-core": (said("alpha/duty", halts.HaltCalled(what="fire")), 400, "halt-core-missing"),
    }


def _refused(town: Any) -> Refusals:
    key = town.keys["alpha/duty"].key
    good, used = (town.compose("alpha/duty", arrangement.PresenceConfirmed()) for _ in range(2))
    town.submit(used)
    halt = town.say("relief/duty", world.halt())
    return {
        **_bad_bytes(good),
        **_bad_signatures(good),
        **_bad_headers(good, key, parse_submission(used).header.id),
        **_bad_moments(town, halt),
    }


def test_submit_each_fault_has_its_code_and_changes_nothing(town: Any) -> None:
    """Whatever is wrong with a message, its sender is told just that, and nothing is stored."""
    refused = _refused(town)
    before = town.state()
    assert {name: told(town.submit(raw)) for name, (raw, _, _) in refused.items()} == {
        name: (status, code) for name, (_, status, code) in refused.items()
    }
    assert before == town.state()
    assert town.submit(town.compose("alpha/duty", arrangement.PresenceConfirmed())).status_code == 201


def test_submit_every_byte_of_a_message_counts(town: Any) -> None:
    """A submission with any one byte changed on its way is never taken for the one that was sent."""
    raw = town.compose("relief/duty", halts.HaltCalled(what="fire", where=world.place(None)))
    before = town.state()
    for at in range(len(raw)):
        answer = town.submit(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
        assert answer.status_code in (400, 401, 403, 422), (at, answer.text)
    assert before == town.state()
    assert town.submit(raw).status_code == 201


def test_submit_halt_passes_its_optional_faults(town: Any) -> None:
    """A call with a broken extra, a wrong clock and an unknown field is taken for its core and flagged."""
    key = town.keys["relief/duty"].key
    good = town.compose("relief/duty", halts.HaltCalled(what="fire", where=world.place(), seen_from="roof"))
    plain = json.loads(good)
    plain["parts"]["more"]["content"] = {"seen_from": 7, "colour": "red"}
    part = msgspec.convert(plain["parts"]["more"], type(parse_submission(good).parts["more"]))

    def break_it(header: dict[str, Any]) -> None:
        header["parts"]["more"] = part.commitment
        header["said_at"] = "2031-01-01T00:00:00Z"
        header["channel"] = "radio"

    broken = json.loads(resigned(good, key, break_it)) | {"parts": plain["parts"]}
    answer = town.submit(encode(broken))
    assert answer.status_code == 201
    entry = town.get("/v1/halts", by="desk/watch").json()["halts"][0]
    assert set(entry["flags"]) >= {"unreadable:more", "unknown:header.channel"}


def test_submit_halt_passes_a_wrong_place_and_unknown_ids(town: Any) -> None:
    """R22: a call whose area is out of range, about ids that nobody knows, reaches everybody by its words."""
    key, unknown = town.keys["relief/duty"].key, "01890000-0000-7000-8000-00000000000"
    good = town.compose("relief/duty", halts.HaltCalled(what="fire", where=world.place()))
    plain = json.loads(good)
    where = plain["parts"]["core"]["content"]["where"]
    where["area"]["centre"]["lat_e7"] = 999_999_999_999
    part = msgspec.convert(plain["parts"]["core"], type(parse_submission(good).parts["core"]))

    def break_it(header: dict[str, Any]) -> None:
        header["parts"]["core"] = part.commitment
        header["about"] = [f"{unknown}{number}" for number in range(3)]

    broken = json.loads(resigned(good, key, break_it)) | {"parts": plain["parts"]}
    assert town.submit(encode(broken)).status_code == 201
    for by in ("alpha/duty", "bravo/duty", "charlie/duty"):
        halt = town.get("/v1/halts", by=by).json()["halts"][0]
        assert (halt["where"]["stated"], halt["flags"]) == (where["stated"], ["unreadable:where.area"])
        assert "area" not in halt["where"]


def test_submit_halt_on_a_full_disk_is_carried_and_said_so(town: Any) -> None:
    """Disk full: a call is carried at once, shown as not recorded, and recorded later with both times."""
    engine = FaultyEngine(town.desk.ledger.engine)
    town.desk.ledger.engine = engine
    engine.fill()
    before = town.desk.ledger.size
    raw = town.compose("relief/duty", world.halt())
    answer = town.submit(raw)
    assert (answer.status_code, answer.json()) == (202, {"carried": True, "recorded": False})
    assert told(town.submit(town.compose("bravo/duty", arrangement.PresenceConfirmed()))) == (
        503,
        "disk-full",
    )
    state = town.get("/v1/log").json()
    assert (state["size"], state["unrecorded"] > 0) == (before, True)
    halt = town.get("/v1/halts", by="bravo/duty").json()["halts"][0]
    assert (halt["recorded"], halt["recorded_at"]) == (False, None)
    assert told(town.get(f"/v1/messages/{halt['id']}/receipt", by="bravo/duty")) == (404, "not-recorded")
    assert "NOT RECORDED" not in town.get("/status").text.upper().replace("CARRIED, NOT RECORDED YET", "")
    engine.room()
    town.clock.advance(90)
    town.desk.tick()
    again = town.submit(raw)
    assert again.status_code == 200
    held = verify_receipt(again.content)
    assert (held.recorded_at - held.received_at).total_seconds() == 90
    assert town.get("/v1/log").json()["unrecorded"] == 0
    town.desk.ledger.engine = engine._engine


def test_submit_refuses_politely_once_the_state_is_lost(town: Any) -> None:
    """When the desk cannot know what was stored it takes nothing, still shows what it knows, and says so."""
    sqlite = town.desk.ledger.engine
    town.desk.ledger.engine = FaultyEngine(sqlite, Fault.LOST)
    raw = town.compose("relief/duty", world.halt())
    before = town.desk.ledger.size
    assert told(town.submit(raw)) == (503, "state-lost")
    assert told(town.submit(raw)) == (503, "state-lost")
    assert told(town.enrol(town.invite("alpha/ops"), DeskKey(b"n" * 32))) == (503, "state-lost")
    assert town.get("/v1/log").json()["size"] == before
    assert town.get("/v1/halts", by="relief/duty").json() == {"halts": []}
    town.desk.ledger.engine = sqlite
    town.restart()
    assert town.submit(raw).status_code == 201


def test_submit_many_at_once_are_each_taken_once(town: Any) -> None:
    """Many desks in one second: every message has one entry and one receipt, also if it is sent twice."""
    raws = [
        town.compose(by, arrangement.PresenceConfirmed(person=f"officer {number}"))
        for number in range(20)
        for by in ("alpha/duty", "bravo/duty", "relief/duty")
    ]

    async def all_twice() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=town.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://desk.test") as client:
            return await asyncio.gather(*(client.post("/v1/messages", content=raw) for raw in (*raws, *raws)))

    before = town.desk.ledger.size
    taken = town.run(all_twice())
    assert town.desk.ledger.size == before + len(raws)
    half = len(raws)
    for first, second in zip(taken[:half], taken[half:], strict=True):
        assert first.content == second.content
        assert sorted((first.status_code, second.status_code)) == [200, 201]
    indexes = {verify_receipt(answer.content).index for answer in taken}
    assert indexes == set(range(before, before + half))


def test_submit_an_unknown_kind_is_kept_as_it_is(town: Any) -> None:
    """What others say in words of their own is logged, proven and shown, and never guessed at."""
    key = town.keys["alpha/duty"].key
    good = town.compose("alpha/duty", answers.Opened())
    raw = resigned(good, key, lambda h: h.update(kind="example.weather-reported/1"))
    answer = town.submit(raw)
    assert answer.status_code == 201
    shown = town.get("/v1/entries", by="bravo/duty").json()["entries"][-1]
    assert (shown["kind"], shown["flags"]) == ("example.weather-reported/1", ["unknown:kind"])


def test_submit_an_unknown_kind_of_ours_is_refused(town: Any) -> None:
    """A call to stop in a version that the desk does not know gets no receipt as if somebody were called."""
    key, before = town.keys["relief/duty"].key, town.state()
    good = town.compose("relief/duty", world.halt())
    for kind in ("checkfire.halt-called/2", "checkfire.weather-reported/1"):
        answer = town.submit(resigned(good, key, lambda h, kind=kind: h.update(kind=kind)))
        assert told(answer) == (400, "kind-unknown")
        assert answer.json()["context"] == {"kind": kind}
    assert town.state() == before
