"""Promises about `checkfire demo` and `checkfire verify`, as typed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checkfire.cli import main

DAY = Path(__file__).parents[2] / "src/checkfire/desk/replay/deir_ez_zor.toml"

Typed = Callable[..., tuple[int, str]]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Typed:
    """Return a way to type a command: its exit status and what it printed."""

    def run(*words: object) -> tuple[int, str]:
        status = main([str(word) for word in words])
        return status, capsys.readouterr().out

    return run


def _demo(typed: Typed, *words: object) -> Any:
    status, out = typed("demo", "--json", *words)
    assert status == 0
    return json.loads(out)


def test_demo_tells_the_figures_of_the_sources(typed: Typed) -> None:
    """R28: the replay gives 27:00 and 15 of 37, and every receipt verifies."""
    told = _demo(typed)
    halt = told["as_it_happened"]["halt"]
    assert (halt["wait_s"], halt["strikes_total"], halt["strikes_during_wait"]) == (1620, 37, 15)
    assert told["receipts_verified"] is True


def test_demo_lists_the_city_among_the_rivals_of_the_fatal_phrase(typed: Typed) -> None:
    """R2: the city reading lies 5.5 to 7 km from the airfield reading, and nothing is filed unchosen."""
    told = _demo(typed)["with_a_desk"]
    rivals = {rival["landmark"]: rival["apart_m"] for rival in told["location"]["rivals"]}
    assert told["location"]["phrase"] == "9 km south of Deir ez-Zor airfield"
    assert told["location"]["chosen"] == "Deir ez-Zor Airport"
    assert 5_500 <= rivals["Deir ez-Zor"] <= 7_000
    assert told["refused_before_choice"] == "reading-not-chosen"


def test_demo_always_lists_the_nearest_objects(typed: Typed) -> None:
    """R16: the announced point reports an object about 6.4 km away, with distance and bearing."""
    nearest = _demo(typed)["with_a_desk"]["nearest"]
    assert all(set(near) >= {"object", "distance_m", "bearing_deg"} for near in nearest)
    assert any(6_300 <= near["distance_m"] <= 6_450 and near["kind"] == "position" for near in nearest)


def test_demo_climbs_past_the_absent_officer(typed: Typed) -> None:
    """R25: two steps of the ladder, then the call is taken by somebody else; the count is illustrative."""
    halt = _demo(typed)["with_a_desk"]["halt"]
    assert halt["steps"] == [1, 2]
    assert (halt["called_at"], halt["acknowledged_at"]) == ("2016-09-17T14:24:00Z", "2016-09-17T14:25:15Z")
    assert (halt["stopped_at"], halt["strikes_after_call"]) == ("2016-09-17T14:30:15Z", 3)
    assert halt["strikes_after_call_mark"] == "illustrative"


def test_demo_with_other_figures_tells_other_figures(typed: Typed, tmp_path: Path) -> None:
    """R28: what the sources state goes in as figures, so another figure gives another outcome."""
    day = tmp_path / "day.toml"
    text = DAY.read_text(encoding="utf-8")
    for old, new in (("1620", "900"), ("value = 37", "value = 20"), ("value = 15", "value = 9")):
        assert old in text
        text = text.replace(old, new, 1)
    day.write_text(text, encoding="utf-8")
    told = _demo(typed, "--day", day)
    halt = told["as_it_happened"]["halt"]
    assert (halt["wait_s"], halt["strikes_total"], halt["strikes_during_wait"]) == (900, 20, 9)
    # One strike each 100 s; the stop comes 375 s after the call.
    assert told["with_a_desk"]["halt"]["strikes_after_call"] == 3


def test_demo_keeps_data_and_receipts_and_replaces_only_a_replay(typed: Typed, tmp_path: Path) -> None:
    """What is in a folder is never overwritten unless it is a replay and --fresh says so."""
    out, other = tmp_path / "out", tmp_path / "other"
    count = _demo(typed, "--out", out)["receipts"]
    assert len(list((out / "receipts").glob("*.json"))) == count
    assert typed("demo", "--json", "--out", out)[0] == 5
    assert typed("demo", "--json", "--out", out, "--fresh")[0] == 0
    other.mkdir()
    (other / "mine.txt").write_text("mine", encoding="utf-8")
    assert typed("demo", "--json", "--out", other, "--fresh")[0] == 5
    assert (other / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_demo_tells_a_person_both_branches(typed: Typed) -> None:
    """The timeline names both branches, its marks and the figures."""
    status, out = typed("demo")
    assert status == 0
    assert [] == [line for line in out.splitlines() if line != line.rstrip()]
    assert all(word in out for word in ("REPLAY", "As it happened", "With a desk", "27:00", "CHECK FIRE"))


@pytest.fixture
def receipt(typed: Typed, tmp_path: Path) -> Path:
    """Return the receipt of the call of the second branch."""
    assert typed("demo", "--json", "--out", tmp_path / "out")[0] == 0
    (path,) = (tmp_path / "out/receipts").glob("with-a-desk-*-halt-called.json")
    return path


def test_verify_needs_nothing_but_the_file(typed: Typed, receipt: Path) -> None:
    """R35: a receipt verifies without server and database; a log key that was given pins it."""
    status, out = typed("verify", "--json", receipt)
    told = json.loads(out)
    assert (status, told["verified"], told["log_key_compared"]) == (0, True, False)
    status, out = typed("verify", "--json", "--log-key", told["log_key"], receipt)
    assert (status, json.loads(out)["log_key_compared"]) == (0, True)
    assert typed("verify", "--parts", receipt)[0] == 0


def test_verify_refuses_a_receipt_with_any_byte_changed(typed: Typed, receipt: Path, tmp_path: Path) -> None:
    """R35: exit status 3, or 2 where it is no receipt any more, at every place of the file."""
    raw, changed = receipt.read_bytes(), tmp_path / "changed.json"
    statuses = set()
    for at in range(len(raw)):
        changed.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
        statuses.add(typed("verify", "--json", changed)[0])
    assert statuses == {2, 3}


def test_verify_tells_no_receipt_from_a_missing_file(typed: Typed, receipt: Path, tmp_path: Path) -> None:
    """2 is for what is no receipt, 3 for another log's key, 5 for what cannot be read."""
    other = tmp_path / "other.json"
    other.write_text("{}\n", encoding="utf-8")
    key = "other.example/log+00000000+AAAA"
    assert typed("verify", other)[0] == 2
    assert typed("verify", tmp_path / "nothing.json")[0] == 5
    assert typed("verify", "--log-key", key, receipt)[0] == 2


def test_log_of_the_replay_is_verified_and_rechecked(typed: Typed, receipt: Path) -> None:
    """R17, R35: the whole log verifies from its files, and every recorded check comes out the same."""
    data = receipt.parents[1]
    status, out = typed("log", "--json", "--data", data, "--recheck", "--since", receipt)
    told = json.loads(out)
    assert status == 0
    assert told["verified"] is True
    assert told["checks"]
    assert all(check["same"] for check in told["checks"])
    assert typed("log", "--data", data / "as-it-happened")[0] == 0
    assert typed("log", "--data", data / "as-it-happened", "--since", receipt)[0] == 3
