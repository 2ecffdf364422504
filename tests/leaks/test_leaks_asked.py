"""Whatever a party asks, over whichever route: it meets nothing that is hidden from it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checkfire.api.route import OPEN, Access
from checkfire.api.routes import ROUTES
from checkfire.testing.face import Answer, Face
from checkfire.testing.hidden import SECRETS, id_of
from checkfire.testing.probes import Probe, probes_of
from checkfire.vocab.b64 import decode_b64
from checkfire.wire.message import parse_parts

BESIDES = ("/", "/status", "/v1/openapi.json", "/assets/{name}", "/v1/stream")
"""The routes that are no rows of the table."""

ROWS = pytest.mark.parametrize("row", ROUTES, ids=lambda row: f"{row.method}-{row.path}")
UNKNOWN = id_of("nobody has said this")


def send(face: Face, probe: Probe, party: str) -> Answer:
    """Send a probe as the duty desk of a party."""
    return face.ask(probe.method, probe.path, by=f"{party}/duty", query=dict(probe.query), body=probe.body)


def test_every_route_is_asked(face: Face) -> None:
    """A new route is asked for leaks at once, or this test is red until somebody says how to ask it."""
    table = {row.path for row in ROUTES}
    assert {route.path for route in face.app.routes} == table | set(BESIDES)
    assert all(list(probes_of(row, [UNKNOWN])) for row in ROUTES)


@ROWS
def test_answer_holds_nothing_hidden(face: Face, canaries: Any, days: Any, row: Any) -> None:
    """R9, R10: no body, header or error holds a word, a number or an id of what is hidden from the asker."""
    for probe in probes_of(row, [*days.all_ids, UNKNOWN]):
        answer = send(face, probe, canaries.party)
        sent = probe.path.encode() + (probe.body or b"") if row.method == "POST" else b""
        assert (probe.path, canaries.met_in_answer(answer, sent=sent)) == (probe.path, [])


@pytest.mark.parametrize(
    "row", [row for row in ROUTES if "{id}" in row.path], ids=lambda row: f"{row.method}-{row.path}"
)
def test_hidden_id_is_answered_like_one_that_nobody_has_used(face: Face, canaries: Any, row: Any) -> None:
    """R9: the answer for a hidden id and for an unknown one are the same, byte for byte."""
    (unknown,) = (send(face, probe, canaries.party) for probe in probes_of(row, [UNKNOWN]))
    assert unknown.status == 404
    for probe in probes_of(row, sorted(canaries.ids)):
        answer = send(face, probe, canaries.party)
        assert (probe.path, answer.status, answer.body) == (probe.path, unknown.status, unknown.body)
        assert answer.headers == unknown.headers


@pytest.mark.parametrize("path", BESIDES[:3])
@pytest.mark.parametrize("signed_in", [False, True])
def test_public_page_holds_nothing_hidden(face: Face, canaries: Any, path: str, *, signed_in: bool) -> None:
    """The status page and the API's description tell the same to everybody, and nothing of anybody."""
    answer = face.ask("GET", path, by=f"{canaries.party}/duty" if signed_in else None)
    assert answer.status == 200
    assert canaries.met_in_answer(answer) == []


@pytest.mark.parametrize("row", [r for r in ROUTES if r.access not in OPEN], ids=lambda r: r.path)
def test_nobody_is_told_anything_without_signing_in(face: Face, days: Any, row: Any) -> None:
    """R9: who has not signed in gets one and the same refusal, whatever the id."""
    answers = {
        (answer.status, answer.body)
        for probe in probes_of(row, [UNKNOWN, *days.all_ids[:40]])
        if (answer := face.ask(probe.method, probe.path, query=dict(probe.query), body=probe.body))
    }
    assert [status for status, _ in answers] == [401]


@pytest.mark.parametrize("row", [r for r in ROUTES if r.access is Access.REPLAY], ids=lambda r: r.method)
@pytest.mark.parametrize("signed_in", [False, True])
def test_routes_of_the_replay_are_not_there_on_a_real_desk(
    face: Face, canaries: Any, row: Any, *, signed_in: bool
) -> None:
    """A real desk gives away no link and no timeline: it answers as for an address that is not served."""
    by = f"{canaries.party}/duty" if signed_in else None
    nowhere = face.ask("GET", "/v1/nowhere", by=by)
    for body in (b"", b"{}", *(probe.body for probe in probes_of(row, []))):
        answer = face.ask(row.method, row.path, by=by, body=body)
        assert (answer.status, answer.body, answer.headers) == (404, nowhere.body, nowhere.headers)


def test_stream_shows_nothing_hidden(face: Face, canaries: Any, days: Any) -> None:
    """R9, R10: whoever follows the stream, from any place, meets nothing that is hidden from it."""
    for after in range(-1, len(days.all_ids), 4):
        events = face.stream(f"{canaries.party}/duty", after=after)
        assert b"event: heartbeat" in events
        assert canaries.met_in(events) == []
    assert b"event: entry" in face.stream(f"{canaries.party}/duty")


def test_receipts_hold_the_parts_that_are_shown_and_no_other(face: Face, canaries: Any, asker: str) -> None:
    """R9: a receipt proves what its holder may see; the salts of all other parts stay with the desk."""
    desk = face.harness.desk
    for logged in desk.shown(asker):
        full = desk.find(logged.id, "desk")
        raw = face.ask("GET", f"/v1/messages/{logged.id}/receipt", by=f"{asker}/duty").body
        assert canaries.met_in(raw) == []
        shown = parse_parts(json.loads(raw)["parts"])
        assert set(shown) == set(logged.message.parts)
        withheld = [full.message.parts[name] for name in full.message.parts if name not in shown]
        assert not [part for part in withheld if part.salt.encode() in raw]
        assert all(len(decode_b64(part.salt)) == 16 for part in withheld)


def test_withdrawal_hides_the_old_checks_that_name_the_object(face: Face, days: Any, asker: str) -> None:
    """R9: results that were made while there was consent are gone with it, reasons included."""
    withdrawn = {id_of("withdrawn site"), id_of("lost site")}
    entries = json.loads(face.ask("GET", "/v1/entries", by=f"{asker}/duty").body)["entries"]
    checks = [e for e in entries if e["kind"] == "checkfire.check-made/1"]
    verdicts = [check["parts"]["body"]["verdict"] for check in checks]
    found = [item for verdict in verdicts for item in (*verdict["nearest"], *verdict["reasons"])]
    named = {item["object"] for item in found if "object" in item}
    assert checks
    assert named & withdrawn == (withdrawn if asker == "relief" else set())
    everything = [e.fact for e in face.harness.desk.shown("desk") if e.id in days.all_ids]
    assert any(withdrawn & _objects_in(fact) for fact in everything if _made_for(fact, asker))


def _made_for(fact: Any, party: str) -> bool:
    return getattr(fact, "audience", None) == party and hasattr(fact, "verdict")


def _objects_in(fact: Any) -> set[str]:
    return {found.object for found in (*fact.verdict.nearest, *fact.verdict.reasons) if found.object}


def test_the_day_hides_something_of_every_sort_from_every_asker(canaries: Any) -> None:
    """The tests here mean something: each asker has a post, a notice and more to miss.

    A halt is missed by who is unarmed and not concerned (R23).
    """
    missed = {s.name.split()[0] for s in SECRETS if canaries.party not in s.seen_by}
    assert {"post", "notice", "roster", "call", "belief"} <= missed
    assert ("halt" in missed) is (canaries.party == "relief")
    assert len(canaries.words) > 20
    assert len(canaries.ids) > 20
