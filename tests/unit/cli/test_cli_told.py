"""What people read on their terminal after a command: where it is, what comes next, what is not known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checkfire.api.serve import Served, SignInLink
from checkfire.cli.main import main
from checkfire.client.desk import Desk
from checkfire.proof.key import parse_vkey
from checkfire.reach.keyfile import read_key_file

URL = "http://127.0.0.1:8700"
NOTICE = "01890000-0000-7000-8000-000000000001"


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Let ``serve`` announce what the list holds, and end at once."""
    told: list[Any] = []

    def serve(*given: Any) -> int:
        told.append(given[:3])
        announce = given[3]
        links = (SignInLink(desk="russia/duty", name="Russia, Duty desk", url=f"{URL}/#/enrol/abc"),)
        replay = told[0] == "replay"
        announce(
            Served(url=URL, origin="desk.example/test", size=7, replay=replay, links=links if replay else ())
        )
        return 5

    monkeypatch.setattr("checkfire.api.serve.serve", serve)
    yield told
    told.clear()


def test_told_serve_says_where_the_desk_is(run: Any, served: list[Any], tmp_path: Path) -> None:
    """Whoever starts a desk reads its address and how to stop it; the status is the desk's own."""
    ran = run("serve", "--data", tmp_path, "--port", "0")
    assert ran.status == 5
    assert URL in ran.out
    assert "REPLAY" not in ran.out
    assert served[0][1:] == ("127.0.0.1", 0)


def test_told_serve_of_a_replay_says_so_and_how_to_talk_to_it(
    run: Any, served: list[Any], replay: Path
) -> None:
    """A replay is never taken for a live desk, and a newcomer gets commands that can be typed as they are."""
    served.append("replay")
    ran = run("serve", "--data", replay)
    assert "REPLAY" in ran.out
    lines = [line.strip() for line in ran.out.splitlines() if "checkfire " in line]
    files = [word for line in lines for word in line.split() if word.startswith(str(replay))]
    assert files
    assert all(Path(name).exists() for name in files)


def test_told_serve_of_a_replay_ends_with_a_link_for_each_desk(
    run: Any, served: list[Any], tmp_path: Path
) -> None:
    """One person can be every desk: each link stands on a line of its own, under the desk that it opens."""
    served.append("replay")
    lines = run("serve", "--data", tmp_path).out.splitlines()
    at = lines.index(f"    {URL}/#/enrol/abc")
    assert lines[at - 1].split(None, 1) == ["russia/duty", "Russia, Duty desk"]
    served.append("replay")
    told = run("serve", "--data", tmp_path, "--json").json
    link = {"desk": "russia/duty", "name": "Russia, Duty desk", "url": f"{URL}/#/enrol/abc"}
    assert told["links"] == [link]


def test_told_init_says_what_to_give_to_whom(run: Any, tmp_path: Path) -> None:
    """Whoever founds a desk reads the key that everybody needs, and what to keep apart."""
    ran = run("init", "--data", tmp_path / "desk", "--origin", "desk.example/test")
    key = read_key_file(tmp_path / "desk" / "keys" / "desk-watch.key")
    assert parse_vkey(key.log_key).name == "desk.example/test"
    for shown in (key.log_key, str(tmp_path / "desk" / "secrets"), "checkfire serve"):
        assert shown in ran.out


def notice(*checks: dict[str, Any]) -> dict[str, Any]:
    """Return a notice with checks as the desk shows it."""
    return {"checks": list(checks), "caution": "Absence says nothing."}


def made(entry: int, finding: str, party: str = "russia") -> dict[str, Any]:
    """Return a check as the desk shows it."""
    near = {
        "object": "some-id",
        "distance_m": 6394,
        "bearing_deg": 8,
        "gap_m": 5000,
        "kind": "site",
        "label": "A\x1b[2J\nB",
    }
    reason = {"rule": "CF-SPC-01", "finding": finding, "object": "some-id"}
    verdict = {"finding": finding, "reasons": [reason], "nearest": [near], "unlisted": 3}
    common = {"audience": party, "entries": entry, "evaluated_at": "2026-01-01T00:00:00Z"}
    return common | {"entry": entry, "verdict": verdict}


CHECKED = notice(made(9, "conflict"), made(4, "none-known"), made(12, "unknown", "coalition"))


def test_told_check_of_a_notice_is_the_last_one(
    run: Any, monkeypatch: pytest.MonkeyPatch, replay: Path
) -> None:
    """R17: the last recorded check of a notice is shown, with rules, distances and the caution."""
    key = replay / "keys" / "russia-duty.key"
    monkeypatch.setattr(Desk, "notice", lambda *_: CHECKED)
    told = run("check", NOTICE, "--key", key, "--json").json
    assert (told["entry"], told["verdict"]["finding"]) == (9, "conflict")
    shown = run("check", NOTICE, "--key", key).out
    assert "some-id" not in shown
    for text in (
        "CONFLICT",
        "CF-SPC-01",
        "(site)",
        "gap:",
        "6394 m",
        "008°",
        "and 3 more",
        "Absence says nothing.",
    ):
        assert text in shown
    assert "\x1b" not in shown
    assert "A\\u001b[2J\\u000aB" in shown


def test_told_check_of_a_notice_without_one(run: Any, monkeypatch: pytest.MonkeyPatch, replay: Path) -> None:
    """Where no check is recorded for the asker, that is said; it is never shown as none known."""
    monkeypatch.setattr(Desk, "notice", lambda *_: notice())
    ran = run("check", NOTICE, "--key", replay / "keys" / "russia-duty.key", "--json")
    assert (ran.status, ran.json["error"]) == (4, "not-recorded")


STRANGE: list[Any] = [
    None,
    5,
    "x",
    [],
    {},
    {"entries": 5},
    {"entries": [{}]},
    {"verdict": {}, "entries": 1, "evaluated_at": "x", "caution": "x"},
    {"checks": 5, "caution": "x"},
    {"checks": [{}], "caution": "x"},
    {"checks": [made(1, "none-known") | {"verdict": {"finding": "all is well"}}], "caution": "x"},
]


@pytest.mark.parametrize("answer", STRANGE, ids=range(len(STRANGE)))
def test_told_what_is_no_desks_answer(
    run: Any, monkeypatch: pytest.MonkeyPatch, replay: Path, tmp_path: Path, answer: Any
) -> None:
    """Whatever answers in another form than a desk is told as that, and never as a mistake of ours."""
    key = replay / "keys" / "russia-duty.key"
    activity = tmp_path / "activity.json"
    window = {"starts_at": "2026-01-01T00:00:00Z", "ends_at": "2026-01-01T00:00:00Z"}
    activity.write_text(json.dumps({"place": {"stated": "x", "method": "words"}, "window": window}))
    for verb in ("notice", "check", "entries", "log_state", "picture", "message"):
        monkeypatch.setattr(Desk, verb, lambda *_, **__: answer)
    for words in (("check", NOTICE), ("check", activity), ("log",), ("log", "3"), ("log", NOTICE)):
        ran = run(*words, "--key", key, "--json")
        assert (ran.status, ran.json["error"]) == (5, "answer-unreadable")


ESCAPES = "\x1b]0;x\x07\x1b[2J"


def test_told_log_of_a_desk_cannot_steer_the_terminal(
    run: Any, monkeypatch: pytest.MonkeyPatch, replay: Path
) -> None:
    """What a strange desk answers is shown without the characters that would steer a terminal, and ends."""
    fields = ("id", "kind", "said_at", "received_at")
    entry: dict[str, Any] = dict.fromkeys(fields, ESCAPES) | {"index": 3, "recorded": True, "drill": False}
    entry |= {"sender": {"party": "russia", "desk": "duty"}, "about": [ESCAPES], "flags": [ESCAPES]}
    entry |= {"parts": {ESCAPES: {ESCAPES: [ESCAPES]}}}
    answers = {
        "entries": {"entries": [entry]},
        "message": entry,
        "log_state": {"origin": ESCAPES, "size": 4, "checkpoint": ""},
        "picture": {"digests": {ESCAPES: ESCAPES}},
    }
    for verb, answer in answers.items():
        monkeypatch.setattr(Desk, verb, lambda *_, answer=answer: answer)
    for words in ((), ("--parts",), (NOTICE,)):
        ran = run("log", *words, "--key", replay / "keys" / "russia-duty.key")
        assert (ran.status, "\x1b" in ran.out, "russia/duty" in ran.out) == (0, False, True)


def test_told_link_of_a_desk_cannot_steer_the_terminal(
    run: Any, monkeypatch: pytest.MonkeyPatch, replay: Path
) -> None:
    """A link is printed without the characters that would steer a terminal, whoever made it."""
    monkeypatch.setattr(Desk, "invite", lambda *_: f"abc{ESCAPES}")
    ran = run("enrol", "--invite", "alpha/ops", "--key", replay / "keys" / "desk-watch.key")
    assert (ran.status, "\x1b" in ran.out, "#abc" in ran.out) == (0, False, True)


BYTE = "\udcff"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("log", "--url", BYTE), "usage"),
        (("enrol", "--invite", f"{BYTE}/x"), "usage"),
        (("enrol", f"http://127.0.0.1:1/enrol#{BYTE}"), "usage"),
        (("enrol", f"{BYTE}/enrol#abc"), "usage"),
        (("enrol", "http://127.0.0.1:1/enrol#abc", "--label", BYTE), "usage"),
        (("serve", "--host", BYTE, "--data", "nowhere"), "address-taken"),
    ],
    ids=["url", "invite", "link", "address", "label", "host"],
)
def test_told_a_stray_byte_of_the_command_line(run: Any, replay: Path, words: Any, code: str) -> None:
    """A byte that is no UTF-8 is refused in words before anything is sent, to people and to programs."""
    key = () if words[0] == "serve" else ("--key", replay / "keys" / "russia-duty.key")
    ran = run(*words, *key, "--json")
    assert (ran.json["error"], ran.err) == (code, "")
    assert f"[{code}]" in run(*words, *key).err


def test_told_log_shows_what_is_withheld(replay: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A receipt of a part that its holder may not show says so by name."""
    path = next((replay / "receipts").glob("with-a-desk-*-escalation-stepped.json"))
    assert main(["verify", str(path), "--parts"]) == 0
    assert "who" in capsys.readouterr().out
