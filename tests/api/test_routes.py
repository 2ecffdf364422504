"""Every route, asked once by somebody who may: the values, not only the status."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from checkfire import __version__
from checkfire.api.ask import MAX_ENTRIES
from checkfire.locate.read_back import read_back
from checkfire.proof.checkpoint import open_checkpoint
from checkfire.proof.key import parse_vkey
from checkfire.proof.receipt import verify_receipt
from checkfire.proof.tree import verify_consistency
from checkfire.testing import world
from checkfire.vocab.b64 import decode_b64
from checkfire.vocab.place import Point
from checkfire.wire import answers, arrangement, halts
from checkfire.wire.canonical import encode

WATCH = "desk/watch"


def test_routes_log_tells_the_signed_head(busy: Any) -> None:
    """Anybody can ask which log this is, how long it is, and under which signed head."""
    town, told = busy.town, busy.town.get("/v1/log").json()
    assert told.pop("now") == town.now.isoformat().replace("+00:00", "Z")
    head = open_checkpoint(told.pop("checkpoint"), parse_vkey(told["log_key"]))
    assert (head.origin, head.size) == (world.ORIGIN, told["size"])
    assert told == {
        "origin": world.ORIGIN,
        "log_key": town.keys[WATCH].log_key,
        "size": town.desk.ledger.size,
        "unrecorded": 0,
        "software": __version__,
        "replay": False,
    }


def test_routes_checkpoint_is_the_head_as_a_note(busy: Any) -> None:
    """A witness gets the head as the plain text that others sign too."""
    answer = busy.town.get("/v1/log/checkpoint")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text == busy.town.get("/v1/log").json()["checkpoint"]


def test_routes_leaves_are_the_tree_and_tell_nothing(busy: Any) -> None:
    """A mirror can rebuild the head from 32-byte leaves, and learns nothing but their number."""
    ledger = busy.town.desk.ledger
    told = busy.town.get("/v1/log/leaves?start=3").json()
    assert told["start"] == 3
    assert [decode_b64(leaf, length=32) for leaf in told["leaves"]] == [e.leaf for e in ledger.sealed[3:]]
    assert busy.town.get("/v1/log/leaves?start=999999999999999").json()["leaves"] == []


@pytest.mark.parametrize(("old", "new"), [(0, 0), (0, 9), (1, 9), (5, 5), (7, 20)])
def test_routes_consistency_proves_a_beginning(busy: Any, old: int, new: int) -> None:
    """Whoever holds an older head can have it proven that nothing before it was changed."""
    tree = busy.town.desk.ledger.tree
    told = busy.town.get(f"/v1/log/consistency?old={old}&new={new}").json()
    assert (told["old_size"], told["new_size"]) == (old, new)
    hashes = [decode_b64(text, length=32) for text in told["hashes"]]
    verify_consistency(old, tree.root(old), new, tree.root(new), hashes)


def test_routes_consistency_ends_at_the_head_by_default(busy: Any) -> None:
    """Without sizes the proof reaches from nothing to the present head."""
    told = busy.town.get("/v1/log/consistency").json()
    assert told == {"old_size": 0, "new_size": busy.town.desk.ledger.size, "hashes": []}


def test_routes_entries_are_those_of_the_asker(busy: Any) -> None:
    """A party reads its own entries and what it was told, in order, from where it left off."""
    town, size = busy.town, busy.town.desk.ledger.size
    told = town.get("/v1/entries", by="bravo/duty").json()
    indexes = [entry["index"] for entry in told["entries"]]
    assert indexes == sorted(indexes)
    assert told["size"] == size
    shown = {entry["id"]: entry for entry in told["entries"]}
    assert busy.site in shown
    assert busy.position not in shown
    first = shown[busy.running]
    assert first["sender"] == {"party": "bravo", "desk": "duty"}
    assert first["parts"]["core"]["what"] == "Our post is hit"
    later = town.get(f"/v1/entries?start={indexes[5]}", by="bravo/duty").json()["entries"]
    assert [entry["index"] for entry in later][:5] == indexes[5:10]


def test_routes_entries_come_in_pages(town: Any) -> None:
    """However long the log is, one answer stays short, and the next begins where it ended."""
    size = town.desk.ledger.size
    with town.desk._intake.pen:
        one = town.compose(WATCH, arrangement.PresenceConfirmed())
        for _ in range(MAX_ENTRIES + 1 - size):
            town.desk.submit(one)
            one = town.compose(WATCH, arrangement.PresenceConfirmed())
    first = town.get("/v1/entries", by=WATCH).json()
    assert (len(first["entries"]), first["size"]) == (MAX_ENTRIES, MAX_ENTRIES + 1)
    rest = town.get(f"/v1/entries?start={first['entries'][-1]['index'] + 1}", by=WATCH).json()["entries"]
    assert [entry["index"] for entry in rest] == [MAX_ENTRIES]


def test_routes_message_and_receipt_show_the_askers_parts(busy: Any) -> None:
    """A receipt proves to its holder exactly the parts that its holder may see."""
    town = busy.town
    told = town.get(f"/v1/messages/{busy.site}", by="bravo/duty").json()
    assert told["parts"]["identity"]["name"] == "Clinic \u202e\u2028 <b>"
    answer = town.get(f"/v1/messages/{busy.site}/receipt", by="bravo/duty")
    assert answer.headers["content-type"] == "application/vnd.checkfire.receipt+json"
    held = verify_receipt(answer.content, trusted=parse_vkey(town.keys["bravo/duty"].log_key))
    assert {name: part.content for name, part in held.parts.items()} == told["parts"]


def test_routes_picture_digests_are_those_of_the_fold(busy: Any) -> None:
    """Two desks of one party can compare by telephone whether they see the same."""
    told = busy.town.get("/v1/picture", by=WATCH).json()
    with busy.town.desk.picture("desk") as full:
        assert told == {"party": "desk", "entries": full.entries, "digests": full.digests()}


def test_routes_arrangement_lists_parties_figures_and_channels(busy: Any) -> None:
    """R31: a suspended channel is on everybody's screen, with who suspended it and since when."""
    told = busy.town.get("/v1/arrangement", by="relief/duty").json()
    desks = {party["party"]: party["desks"] for party in told["parties"]}
    assert desks["alpha"] == {"duty": "duty", "ops": "ops"}
    assert {party["party"]: party["role"] for party in told["parties"]}["watchers"] == "monitor"
    assert told["policy"]["ladder_s"] == [30, 60, 120, 300]
    since = "2026-03-02T06:00:00Z"
    assert told["channels"] == {"hotline": {"state": "suspended", "by": "charlie", "since": since}}


def test_routes_register_is_by_consent(busy: Any) -> None:
    """R9, R10: each party lists what it may know of; only the owner sees who else may."""
    told = {
        by: busy.town.get("/v1/register", by=by).json()
        for by in (WATCH, "relief/duty", "bravo/duty", "alpha/duty", "charlie/duty")
    }
    labels = {by: [entry["label"] for entry in one["objects"]] for by, one in told.items()}
    assert labels[WATCH] == ["Clinic \u202e\u2028 <b>", "Food convoy", "Post 7"]
    assert labels["relief/duty"] == labels[WATCH][:2]
    assert labels["bravo/duty"] == labels[WATCH][:1]
    assert labels["alpha/duty"] == ["Post 7"]
    assert labels["charlie/duty"] == []
    assert told["relief/duty"]["objects"][0]["consents"] == ["bravo"]
    assert told["bravo/duty"]["objects"][0]["consents"] == []
    assert all(one["caution"] for one in told.values())


def test_routes_notice_shows_every_recipient(busy: Any) -> None:
    """R18, R21: how far the notice got with each recipient, what was answered, and who was silent."""
    listed = busy.town.get("/v1/notices", by="alpha/duty").json()["notices"]
    told = busy.town.get(f"/v1/notices/{busy.notice}", by="alpha/duty").json()
    assert [told] == listed
    bravo, relief = told["recipients"]
    assert (bravo["party"], bravo["furthest"], bravo["concern_open"]) == ("bravo", "acknowledged", False)
    assert [(g["answer"], g["text"]) for g in bravo["answers"]] == [("concern", "A clinic is near.")]
    duty, at = {"party": "bravo", "desk": "duty"}, told["filed_at"]
    # Other tests fetch the notice as bravo, and fetching is delivery.
    assert {step: bravo["steps"][step] for step in ("opened", "acknowledged")} == dict.fromkeys(
        ("opened", "acknowledged"), at
    )
    assert [one for one in bravo["stated"] if one["step"] != "delivered"] == [
        {"step": "opened", "at": at, "desk": duty, "stated_by": None},
        {"step": "acknowledged", "at": at, "desk": duty, "stated_by": "officer"},
    ]
    (given,) = bravo["answers"]
    assert given["settled"] == {
        "at": given["settled_at"],
        "role": "chief of operations",
        "reason": "Moved two kilometres east.",
        "desk": {"party": "alpha", "desk": "duty"},
    }
    assert (relief["standing"], relief["silent_at"]) == ("silent", told["answer_by"])
    assert [(c["audience"], c["scope"]) for c in told["checks"]] == [("alpha", "party")]
    assert told["activity"] == msgspec.to_builtins(world.activity())


def test_routes_halt_counts_the_seconds(busy: Any) -> None:
    """R26, R28: the seconds from the call to each state, and the strikes, afterwards and live."""
    told = busy.town.get(f"/v1/halts/{busy.closed}", by="relief/duty").json()
    assert told["state"] == "closed"
    assert told["seconds"] == {
        "called": 0,
        "acknowledged": 45,
        "stop-ordered": 55,
        "fire-stopped": 80,
        "stop-verified": 140,
        "closed": 140,
    }
    assert (told["strikes_reported"], told["verified_by"]) == (2, "relief")
    assert (told["verified"]["party"], told["verified"]["basis"]) == ("relief", "nothing heard since")
    assert told["strikes"] == {
        "intervals": [
            {"from": "called", "until": "acknowledged", "strikes": 0},
            {"from": "acknowledged", "until": "stop-ordered", "strikes": 0},
            {"from": "stop-ordered", "until": "fire-stopped", "strikes": 2},
            {"from": "fire-stopped", "until": None, "strikes": 0},
        ],
        "stated": [],
    }
    assert [climb["step"] for climb in told["climbs"]] == [1]
    full = busy.town.get(f"/v1/halts/{busy.closed}", by=WATCH).json()
    assert full["delivered"]["alpha/duty"] == full["called_at"]
    assert full["concerned"] == ["alpha"]


def test_routes_halt_is_spoken_with_what_its_reader_may_know(busy: Any) -> None:
    """R24: every face shows the same phrases, and the place of a notice only to who may know the notice."""
    town = busy.town
    halt = town.say("relief/duty", halts.HaltCalled(what="A clinic", notice=busy.notice), drill=True)
    told = {by: town.get(f"/v1/halts/{halt}", by=by).json() for by in ("bravo/duty", "charlie/duty")}
    for one in told.values():
        assert (one["phrases"][0], one["phrases"][-1]) == ("DRILL. CHECK FIRE. DRILL.", "Read back.")
        assert f"call {halt[-6:]}" in one["read_back"]
    assert told["bravo/duty"]["phrases"][2] == "Where, by the notice: 35.2854000, 40.1760000."
    assert told["charlie/duty"]["phrases"][2] == "Where: not stated. Ask the neutral desk."
    listed = {one["id"]: one for one in town.get("/v1/halts", by="bravo/duty").json()["halts"]}
    assert listed[halt]["phrases"] == told["bravo/duty"]["phrases"]
    town.say(WATCH, halts.HaltClosed(reason="the drill is over"), about=(halt,), drill=True)


def test_routes_halts_list_running_ones_first(busy: Any) -> None:
    """A call that still runs stands above those that are over."""
    told = busy.town.get("/v1/halts", by=WATCH).json()["halts"]
    assert [halt["id"] for halt in told if not halt["drill"]] == [busy.running, busy.closed]
    assert told[0]["unanswered"] == ["alpha", "charlie"]


def test_routes_locate_gives_every_reading(busy: Any) -> None:
    """R2, R3: the fatal phrase comes back with its rivals and with words to read back."""
    asked = {"text": "9 km south of Deir ez-Zor airfield"}
    told = busy.town.post("/v1/locate", by="alpha/duty", json=asked).json()
    assert told["needs_choice"] is True
    rivals = {r["landmark"]["name"]: r["apart_m"] for r in told["readings"][0]["reading"]["rivals"]}
    assert 5_500 <= rivals["Deir ez-Zor"] <= 7_000
    assert set(told["readings"][0]["read_back"]) >= {"decimal", "dms", "mgrs", "text"}


def test_routes_check_is_over_the_askers_picture(busy: Any) -> None:
    """R9, R15, R16: the same activity conflicts for who may know of the clinic, and for nobody else."""
    size = busy.town.desk.ledger.size
    asked = {"activity": msgspec.to_builtins(world.activity())}
    told = {
        by: busy.town.post("/v1/check", by=by, json=asked).json() for by in ("bravo/duty", "charlie/duty")
    }
    bravo, charlie = told["bravo/duty"]["verdict"], told["charlie/duty"]["verdict"]
    assert (bravo["finding"], [near["object"] for near in bravo["nearest"]]) == ("conflict", [busy.site])
    assert (charlie["finding"], charlie["nearest"]) == ("none-known", [])
    assert busy.town.desk.ledger.size == size


def test_routes_invite_names_the_desk_and_runs_out(busy: Any) -> None:
    """The neutral desk makes a link for one desk, good for three days, and nothing is stored yet."""
    size = busy.town.desk.ledger.size
    answer = busy.town.post("/v1/invites", by=WATCH, json={"party": "alpha", "desk": "ops"})
    assert answer.status_code == 201
    assert answer.json()["desk"] == {"party": "alpha", "desk": "ops"}
    assert busy.town.desk.ledger.size == size


def test_routes_challenge_and_token_name_their_end(busy: Any) -> None:
    """A token says whom it speaks for and until when."""
    challenge = busy.town.get("/v1/challenge").json()
    assert challenge["origin"] == world.ORIGIN
    told = busy.town.sign_in(busy.town.keys["alpha/ops"].key).json()
    assert told["desk"] == {"party": "alpha", "desk": "ops"}
    until = datetime.fromisoformat(told["expires_at"])
    assert until == busy.town.now.replace(tzinfo=UTC) + timedelta(hours=12)


def test_routes_status_page_shows_what_is_public_and_no_more(busy: Any) -> None:
    """A browser finds out that the desk is up, how long its log is, and by which key it signs."""
    answer = busy.town.get("/status")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    for shown in (world.ORIGIN, str(busy.town.desk.ledger.size), "2026-03-02T07:02:20Z", __version__):
        assert shown in answer.text
    for hidden in ("alpha", "Clinic", "Post 7"):
        assert hidden not in answer.text


def test_routes_fetching_a_call_notes_its_delivery(town: Any) -> None:
    """R18, R23: a desk that fetched a call or a notice has it on its line; that is noted once."""
    halt, notice = town.say("relief/duty", world.halt()), town.file_notice("alpha/duty", audience=("bravo",))
    for path in ("halts", f"halts/{halt}", "notices", f"notices/{notice}", "entries", f"messages/{halt}"):
        assert town.get(f"/v1/{path}", by="bravo/duty").status_code == 200
    assert town.get(f"/v1/halts/{halt}", by="relief/duty").json()["seconds"] == {"called": 0}
    noted = [e.fact for e in town.desk.shown("desk") if "delivered" in e.header.kind]
    bravo = town.keys["bravo/duty"].desk
    assert noted == [
        halts.HaltDelivered(desk=bravo, channel="fetched"),
        answers.Delivered(desk=bravo, channel="fetched"),
    ]


def test_routes_answers_are_the_same_bytes_again(busy: Any) -> None:
    """Asking twice gives the same receipt, to the byte."""
    path = f"/v1/messages/{busy.notice}/receipt"
    first, again = (busy.town.get(path, by=WATCH).content for _ in range(2))
    assert first == again
    assert encode(msgspec.json.decode(first)) + b"\n" == first


def test_routes_lists_as_they_were_after_so_many_entries(busy: Any) -> None:
    """Whoever looks back sees the lists as they stood after an entry, by what it may see today."""
    entries = busy.town.get("/v1/entries", by="bravo/duty").json()["entries"]
    filed = next(e["index"] for e in entries if e["id"] == busy.notice)
    before, after = (
        busy.town.get(f"/v1/notices?entries={count}", by="bravo/duty").json()["notices"]
        for count in (filed, filed + 1)
    )
    assert before == []
    assert [(one["id"], one["checks"]) for one in after] == [(busy.notice, [])]
    size = busy.town.desk.ledger.size
    for path in ("register", "notices", "halts"):
        now, then = (busy.town.get(f"/v1/{path}{q}", by=WATCH).json() for q in ("", f"?entries={size}"))
        assert now == then


def test_routes_read_back_is_what_a_notice_needs(busy: Any) -> None:
    """R3: a point that was drawn gets the very text that the desk will ask to be read back."""
    point = {"lat_e7": 352042800, "lon_e7": 401760000}
    back = busy.town.post("/v1/read-back", by="bravo/duty", json=point).json()
    text = msgspec.json.encode(read_back(Point(**point), busy.town.desk.gazetteer))
    assert back == msgspec.json.decode(text)
    assert len(back["landmarks"]) >= 2


def test_routes_arrangement_shows_every_key(town: Any) -> None:
    """Whoever holds a key, and since when, is there for every party to see; a revoked one stays listed."""
    party, *_ = town.get("/v1/arrangement", by=WATCH).json()["parties"]
    assert {key["desk"] for key in party["keys"]} == set(party["desks"])
    key, *others = party["keys"]
    assert key["revoked_at"] is None
    town.advance(60)
    town.say(WATCH, arrangement.KeyRevoked(public_key=key["public_key"], reason="lost"))
    revoked, *rest = town.get("/v1/arrangement", by=WATCH).json()["parties"][0]["keys"]
    assert (revoked, rest) == (key | {"revoked_at": revoked["revoked_at"]}, others)
    assert revoked["revoked_at"] > key["enrolled_at"]


def test_routes_standing_of_others_is_not_guessed(busy: Any) -> None:
    """R18: who is not told how another recipient answered is told just that, and no guess."""
    seen = {}
    for by in ("alpha/duty", "bravo/duty", "relief/duty", WATCH):
        notice = busy.town.get(f"/v1/notices/{busy.notice}", by=by).json()
        seen[by] = {one["party"]: one["standing"] for one in notice["recipients"]}
    assert seen["alpha/duty"] == seen[WATCH] == {"bravo": "concern", "relief": "silent"}
    assert seen["bravo/duty"] == {"bravo": "concern", "relief": "not-shown"}
    assert seen["relief/duty"] == {"bravo": "not-shown", "relief": "silent"}
