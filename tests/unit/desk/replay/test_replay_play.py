"""The replay: both branches through the real desk; what is told follows from the record alone."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from checkfire.api.render_halt import halt_view
from checkfire.desk.audit import audit
from checkfire.desk.folder import DeskFolder
from checkfire.desk.replay.day import Day, Mark, load_day
from checkfire.desk.replay.play import AS_IT_HAPPENED, WITH_A_DESK, Replay, play
from checkfire.desk.replay.stage import Stage
from checkfire.errors import CheckfireError
from checkfire.picture.views import fold
from checkfire.proof.receipt import verify_receipt
from checkfire.store.sqlite import SqliteEngine
from checkfire.wire import halts
from checkfire.wire.arrangement import RosterSet
from checkfire.wire.notices import NoticeFiled
from checkfire.wire.register import LocationReadBack, ReadingChosen

PACKAGED = load_day()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the day is played."""
    return tmp_path_factory.mktemp("played") / "day"


@pytest.fixture(scope="module")
def played(folder: Path) -> Replay:
    """Return the packaged day, played once."""
    return play(PACKAGED, folder)


def with_figures(**figures: Any) -> Day:
    """Return the packaged day with other figures."""
    plain = copy.deepcopy(PACKAGED.plain)
    for name, value in figures.items():
        plain["figures"][name]["value"] = value
    return Day(plain)


def without(*path: str) -> Day:
    """Return the packaged day with something missing."""
    plain = copy.deepcopy(PACKAGED.plain)
    at = plain
    for name in path[:-1]:
        at = at[name]
    del at[path[-1]]
    return Day(plain)


def test_play_tells_what_happened(played: Replay) -> None:
    """R28: as it happened, the call waited 27 minutes, and 15 of 37 strikes fell meanwhile."""
    told = played.result["as_it_happened"]["halt"]
    assert told == {
        "called_at": "2016-09-17T14:24:00Z",
        "wait_s": 1620,
        "stopped_after_s": 1920,
        "strikes_total": 37,
        "strikes_during_wait": 15,
    }


def test_play_is_served_with_its_strikes(played: Replay, folder: Path) -> None:
    """R28: whoever is served the day as it happened reads 15 of 37, with the sources of both figures."""
    assert played
    full = fold(audit(DeskFolder.at(folder / AS_IT_HAPPENED)).log)
    (halt,) = (halt_view(halt) for halt in full.halts.halts.values())
    stated = {one.span: (one.strikes, one.source) for one in halt.strikes.stated}
    assert stated == {"call-to-acknowledgement": (15, "S2, S13"), "whole-day": (37, "S2")}
    assert [(one.since, one.until, one.strikes) for one in halt.strikes.intervals] == [
        ("called", "acknowledged", 0),
        ("acknowledged", "fire-stopped", 0),
        ("fire-stopped", None, 0),
    ]
    assert (halt.seconds["acknowledged"], halt.strikes_reported) == (1_620, 0)


def test_play_catches_the_fatal_phrase(played: Replay) -> None:
    """R2: with a desk the notice is refused until the landmark is chosen, with the city in sight."""
    told = played.result["with_a_desk"]
    assert (told["location"]["phrase"], told["refused_before_choice"]) == (
        "9 km south of Deir ez-Zor airfield",
        "reading-not-chosen",
    )
    rivals = {rival["landmark"]: rival["apart_m"] for rival in told["location"]["rivals"]}
    assert 5_500 <= rivals["Deir ez-Zor"] <= 7_000


def test_play_lists_the_nearest(played: Replay) -> None:
    """R16: the announced point reports the position some six kilometres away."""
    told = played.result["with_a_desk"]["nearest"]
    first = next(near for near in told if near["object"] == "Syrian army position, southern of two")
    assert 6_000 <= first["distance_m"] <= 6_800
    assert all(set(near) == {"object", "kind", "distance_m", "bearing_deg"} for near in told)


def test_play_climbs_past_the_absent_officer(played: Replay) -> None:
    """R23, R25: nobody's name is needed; the ladder climbs until whoever is there takes the call."""
    told = played.result["with_a_desk"]["halt"]
    assert (told["acknowledged_after_s"], told["steps"], told["stopped_after_s"]) == (75, [1, 2], 375)
    assert told["called_at"] == played.result["as_it_happened"]["halt"]["called_at"]
    assert (told["strikes_after_call"], told["strikes_after_call_mark"]) == (3, "illustrative")


def test_play_keeps_receipts_that_verify(played: Replay, folder: Path) -> None:
    """Every entry of both branches has its receipt on disk, and each verifies without the desk."""
    paths = sorted((folder / "receipts").glob("*.json"))
    assert (played.result["receipts"], played.result["receipts_verified"]) == (len(paths), True)
    for path in paths:
        held = verify_receipt(path.read_bytes())
        assert held.checkpoint.origin.endswith(AS_IT_HAPPENED if path.name.startswith("as") else WITH_A_DESK)


def test_play_leaves_logs_that_hold(played: Replay, folder: Path) -> None:
    """Both logs are whole, are replays by their own word, and hold what was told."""
    for path in (folder, folder / AS_IT_HAPPENED):
        desk = DeskFolder.at(path)
        found = audit(desk)
        assert desk.settings().replay is True
        assert found.size > 20
    with_a_desk = [logged.fact for logged in audit(DeskFolder.at(folder)).log]
    order = [type(fact) for fact in with_a_desk]
    assert order.index(ReadingChosen) < order.index(LocationReadBack) < order.index(NoticeFiled)
    assert halts.HaltClosed in order
    assert played.result["title"] == PACKAGED.title


def test_play_marks_every_moment(played: Replay) -> None:
    """Whatever the desk does on that day is marked as invented; what is sourced names its sources."""
    for moment in played.branches[WITH_A_DESK]:
        assert moment.mark is Mark.INVENTED
    for moment in played.branches[AS_IT_HAPPENED]:
        assert (moment.mark is not Mark.SOURCED) or moment.sources
    for moments in played.branches.values():
        times = [moment.at for moment in moments if moment.at]
        assert times == sorted(times)


def test_play_follows_its_figures(tmp_path: Path) -> None:
    """Other figures give another record: 15 minutes, 9 of 20 strikes, and another pace with a desk."""
    day = with_figures(wait_s=900, strikes_total=20, strikes_during_wait=9, stop_within_s=60)
    told = play(day, tmp_path / "day").result
    halt = told["as_it_happened"]["halt"]
    assert (halt["wait_s"], halt["strikes_total"], halt["strikes_during_wait"]) == (900, 20, 9)
    assert halt["stopped_after_s"] == 960
    assert told["with_a_desk"]["halt"]["stopped_after_s"] == 135
    assert told["with_a_desk"]["halt"]["strikes_after_call"] == 1


@pytest.mark.parametrize(("during", "after"), [(0, 0), (1, 0), (27, 6)])
def test_play_counts_strikes_from_the_record(tmp_path: Path, during: int, after: int) -> None:
    """The strikes after the call are counted from reports in the record, at the pace of the wait."""
    told = play(with_figures(strikes_during_wait=during), tmp_path / "day").result
    assert told["with_a_desk"]["halt"]["strikes_after_call"] == after


def test_play_is_the_same_twice_but_for_its_keys(played: Replay, tmp_path: Path) -> None:
    """Played again, the day tells the same, although every key and id is new."""
    assert play(PACKAGED, tmp_path / "day").result == played.result
    assert json.loads(json.dumps(played.result)) == played.result


def test_play_touches_nothing_that_is_not_its_own(tmp_path: Path) -> None:
    """A folder with anything else in it is never emptied, whatever is asked."""
    (tmp_path / "letter.txt").write_text("keep")
    for fresh in (False, True):
        with pytest.raises(CheckfireError) as refused:
            play(PACKAGED, tmp_path, fresh=fresh)
        assert refused.value.code == "folder-not-empty"
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_play_replaces_an_earlier_replay_when_asked(tmp_path: Path) -> None:
    """An earlier replay stays until it is to be replaced, and as long as a desk runs on it."""
    path = tmp_path / "day"
    play(PACKAGED, path)
    first = (path / "desk.json").read_bytes()
    with pytest.raises(CheckfireError) as refused:
        play(PACKAGED, path)
    assert refused.value.code == "folder-not-empty"
    running = SqliteEngine(path, path / "secrets")
    with pytest.raises(CheckfireError) as refused:
        play(PACKAGED, path, fresh=True)
    running.close()
    assert refused.value.code == "log-in-use"
    assert first == (path / "desk.json").read_bytes()
    play(PACKAGED, path, fresh=True)
    assert first != (path / "desk.json").read_bytes()


@pytest.mark.parametrize(
    "day",
    [
        without("parties"),
        without("desks"),
        without("register"),
        without("notice", "phrase"),
        without("with_a_desk", "taken_by"),
        with_figures(wait_s=10**15),
        with_figures(wait_s="soon"),
        with_figures(first_call_at=7),
    ],
    ids=["parties", "desks", "register", "phrase", "taker", "for-ever", "words", "number"],
)
def test_play_refuses_a_day_that_lacks_something(tmp_path: Path, day: Day) -> None:
    """A day that cannot be played is told as such, with nothing left open."""
    with pytest.raises(CheckfireError) as refused:
        play(day, tmp_path / "day")
    assert refused.value.code in ("day-wrong", "figure-wrong")


@pytest.mark.parametrize("bent", [(b'"entry_salt":"', b'"entry_salt":"A'), (b"\n", b""), (b":00Z", b":01Z")])
def test_play_says_when_a_receipt_does_not_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bent: tuple[bytes, bytes]
) -> None:
    """``receipts_verified`` is measured: with one receipt bent on disk it is false."""
    close = Stage.close

    def close_and_bend(self: Stage) -> int:
        count = close(self)
        path = min(self.receipts.glob(f"{self.name}-*.json"))
        path.write_bytes(path.read_bytes().replace(*bent, 1))
        return count

    monkeypatch.setattr(Stage, "close", close_and_bend)
    assert play(PACKAGED, tmp_path / "day").result["receipts_verified"] is False


def test_play_marks_hours_apart_from_words(played: Replay) -> None:
    """R28: the words of a row may be sourced and its hour invented, and each says so."""
    first, second = played.branches[AS_IT_HAPPENED], played.branches[WITH_A_DESK]
    marks = {f"{moment.at:%H:%M}": (moment.at_mark, moment.mark) for moment in reversed(first) if moment.at}
    assert marks["12:30"] == (Mark.INVENTED, Mark.SOURCED)
    assert marks["13:55"] == (Mark.INFERRED, Mark.INFERRED)
    assert marks["14:24"] == (Mark.INFERRED, Mark.SOURCED)
    assert {(moment.at_mark, moment.mark) for moment in second} == {(Mark.INVENTED, Mark.INVENTED)}


def test_play_sets_a_roster_of_functions_for_every_desk(played: Replay, folder: Path) -> None:
    """R29: the invented rosters that the caution speaks of stand in the record, without a person's name."""
    desks = {f"{row['party']}/{row['desk']}" for row in PACKAGED.plain["desks"]}
    assert played.caution.count("rosters") == 1
    log = audit(DeskFolder.at(folder)).log
    rosters = {str(one.fact.desk): one.fact.shifts for one in log if isinstance(one.fact, RosterSet)}
    assert set(rosters) == desks
    row = PACKAGED.plain["roster"]
    named = {(shift.primary, *shift.alternates, shift.head) for (shift,) in rosters.values()}
    assert named == {(row["primary"], *row["alternates"], row["head"])}
