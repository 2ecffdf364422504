"""The replay, live: the same day by the same code, with people at its desks."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from threading import Condition, Event
from typing import Any

import pytest

from checkfire.desk.audit import audit
from checkfire.desk.folder import DeskFolder
from checkfire.desk.replay import play as play_module
from checkfire.desk.replay import theatre as theatre_module
from checkfire.desk.replay.branch import AS_IT_HAPPENED, BRANCHES, WITH_A_DESK
from checkfire.desk.replay.day import DAY_FILE, load_day
from checkfire.desk.replay.performance import State
from checkfire.desk.replay.theatre import Theatre
from checkfire.duty.due import Due
from checkfire.errors import CheckfireError
from checkfire.picture.halts import HaltState
from checkfire.proof.receipt import verify_receipt
from checkfire.store.sqlite import SqliteEngine
from checkfire.testing.wall import PatientWall
from checkfire.vocab.ids import DeskRef
from checkfire.wire.arrangement import PresenceConfirmed

DAY = load_day()
CALLED_AT = DAY.at(["first_call_at"])
DESKS = ("desk/watch", "coalition/hotline", "coalition/battle-director", "russia/duty", "syria/duty")
BASE = "replay.checkfire.example/deir-ez-zor"


def refused(call: Any, *args: Any) -> str:
    """Return the code that something is refused with."""
    with pytest.raises(CheckfireError) as caught:
        call(*args)
    return caught.value.code


def test_theatre_begins_with_nothing_playing(house: Any) -> None:
    """Whoever starts the replay finds the day as it was played before, and may begin it anew."""
    standing = house.theatre.standing()
    assert (standing.state, standing.branch, standing.moments) == (State.IDLE, None, ())
    assert house.theatre.desk.origin == f"{BASE}/{WITH_A_DESK}"


def test_theatre_plays_the_day_as_it_happened_to_the_same_figures(house: Any, demo: Any) -> None:
    """R28: played live, the call still waits 27:00, and 15 of 37 strikes fall meanwhile."""
    house.theatre.play(AS_IT_HAPPENED)
    told = play_module._as_it_happened(house.halt())
    assert told == demo[1].result["as_it_happened"]["halt"]
    assert (told["wait_s"], told["strikes_during_wait"], told["strikes_total"]) == (1_620, 15, 37)
    assert list(house.theatre.standing().moments) == demo[1].branches[AS_IT_HAPPENED]


def test_theatre_plays_the_day_with_a_desk_to_the_same_figures(house: Any, demo: Any) -> None:
    """R23, R25: live, the ladder climbs at the same seconds, and every line is the one of the demo."""
    house.theatre.play(WITH_A_DESK)
    assert play_module._halt(house.halt()) == demo[1].result["with_a_desk"]["halt"]
    assert [climb.step for climb in house.halt().climbs] == [1, 2]
    assert list(house.theatre.standing().moments) == demo[1].branches[WITH_A_DESK]


@pytest.mark.parametrize("branch", sorted(BRANCHES))
def test_theatre_takes_every_step_at_its_hour(house: Any, branch: str) -> None:
    """The end and the number of steps that a screen shows are those of the day that is played."""
    house.theatre.play(branch)
    standing, hours = house.theatre.standing(), BRANCHES[branch].hours(DAY)
    assert (standing.state, standing.done, standing.steps) == (State.PLAYED, len(hours), len(hours))
    assert standing.ends_at == hours[-1] == max(m.at for m in standing.moments if m.at)
    assert {m.at for m in standing.moments if m.at} <= {*hours, *_dues(house)}
    assert {m.at for m in standing.moments} >= set(hours)


def _dues(house: Any) -> set[Any]:
    said = [e for e in house.theatre.desk.shown("desk") if e.header.sender.desk == "automatic"]
    return {entry.received_at for entry in said}


@pytest.mark.parametrize("speed", [1, 7, 600])
def test_theatre_plays_the_same_at_every_speed(house: Any, demo: Any, speed: int) -> None:
    """However fast it is watched, the record says the same."""
    house.theatre.play(WITH_A_DESK, speed)
    assert play_module._halt(house.halt()) == demo[1].result["with_a_desk"]["halt"]


def test_theatre_takes_sixty_seconds_for_a_second_unless_told(house: Any) -> None:
    """The day from the briefing to its end is watched in a few minutes."""
    ends_at = BRANCHES[WITH_A_DESK].hours(DAY)[-1]
    house.theatre.play(WITH_A_DESK)
    day_s = (ends_at - DAY.at(["briefing_at", -60])).total_seconds()
    assert house.wall.at_s == pytest.approx(day_s / 60, abs=0.1)


def test_theatre_goes_on_with_the_wall_after_the_day(house: Any) -> None:
    """What is played stays a desk: its clock goes on, a second a second."""
    house.theatre.play(AS_IT_HAPPENED)
    ended = house.theatre.desk.now
    house.wall.at_s += 90
    assert house.theatre.desk.now == ended + timedelta(seconds=90)
    assert house.theatre.standing().speed == 1


def test_theatre_is_paused_and_let_go(house: Any) -> None:
    """A day that is held for a talk goes on where it stood, and its figures are the same."""
    told: list[Any] = []

    def look() -> None:
        told.append((house.theatre.standing().state, house.theatre.desk.now))

    pause_s = (CALLED_AT - DAY.at(["briefing_at", -70])).total_seconds() / 60
    for at_s, do in ((0, house.theatre.pause), (1, look), (5_000, look), (5_001, house.theatre.resume)):
        house.wall.then(pause_s + at_s, do)
    house.theatre.play(WITH_A_DESK)
    assert told[0] == told[1]
    assert told[0][0] is State.PAUSED
    assert abs(told[0][1] - CALLED_AT - timedelta(seconds=10)) < timedelta(seconds=1)
    assert house.halt().seconds[HaltState.FIRE_STOPPED] == 375
    assert house.theatre.standing().state is State.PLAYED


def test_theatre_is_set_to_another_speed_on_the_way(house: Any) -> None:
    """Whoever watches may hurry through the quiet hour, and slow down at the call."""
    house.at(DAY.at(["briefing_at", 600]), lambda: house.theatre.set_speed(600))
    seen: list[int] = []
    house.at(DAY.at(["briefing_at", 1_200]), lambda: seen.append(house.theatre.standing().speed))
    house.theatre.play(WITH_A_DESK)
    assert seen == [600]
    assert house.wall.at_s < 60


def test_theatre_is_stopped_where_it_stands(house: Any) -> None:
    """A stopped day says nothing more; its desk lives on, and its steps stay untaken."""
    house.at(CALLED_AT + timedelta(seconds=10), house.theatre.stop)
    house.theatre.play(WITH_A_DESK)
    standing = house.theatre.standing()
    assert standing.state is State.PLAYED
    assert 0 < standing.done < standing.steps
    house.wall.at_s += 3_600
    assert house.theatre.standing().done == standing.done
    assert house.halt().acknowledged == {}


def test_theatre_refuses_what_there_is_not(house: Any) -> None:
    """No unknown branch, no speed out of range, and no pause of what does not play."""
    theatre = house.theatre
    assert refused(theatre.play, "as-we-wish") == "branch-unknown"
    assert [refused(theatre.play, WITH_A_DESK, speed) for speed in (0, -1, 601)] == ["speed-wrong"] * 3
    assert [refused(do) for do in (theatre.pause, theatre.resume, theatre.stop)] == ["not-playing"] * 3
    assert refused(theatre.set_speed, 0) == "speed-wrong"
    assert refused(theatre.set_speed, 60) == "not-playing"
    assert theatre.desk.origin == f"{BASE}/{WITH_A_DESK}"
    theatre.play(AS_IT_HAPPENED)
    assert refused(theatre.pause) == "not-playing"


def test_theatre_leaves_receipts_that_verify(house: Any) -> None:
    """Every entry of a play, people's own among them, has its receipt on disk once another is begun."""
    house.enter("relief/field")
    house.theatre.play(WITH_A_DESK)
    key, size = house.theatre.desk.ledger.log_key.verifier_key, house.theatre.desk.ledger.size
    house.theatre.play(AS_IT_HAPPENED)
    folder = house.theatre._path / "plays" / "1"
    paths = sorted((folder / "receipts").glob("*.json"))
    assert len(paths) == size
    for path in paths:
        assert verify_receipt(path.read_bytes(), trusted=key).checkpoint.origin == f"{BASE}/{WITH_A_DESK}/1"
    assert audit(DeskFolder.at(folder)).size == size
    assert DeskFolder.at(folder).settings().replay is True
    assert len(list((folder / "keys").iterdir())) == 7


def test_theatre_gives_each_play_a_log_of_its_own(house: Any) -> None:
    """No play ever goes on in another's log; a later start counts on."""
    origins = []
    for branch in (WITH_A_DESK, WITH_A_DESK, AS_IT_HAPPENED):
        house.theatre.play(branch)
        origins.append((house.theatre.standing().number, house.theatre.desk.origin))
    assert origins == [
        (1, f"{BASE}/{WITH_A_DESK}/1"),
        (2, f"{BASE}/{WITH_A_DESK}/2"),
        (3, f"{BASE}/{AS_IT_HAPPENED}/3"),
    ]


def test_theatre_takes_nothing_at_a_desk_that_was_left(house: Any) -> None:
    """A message for a log that is no longer served is refused, and the sender is told to begin anew."""
    house.enter("russia/duty")
    desk = house.theatre.desk
    size = desk.ledger.size
    house.theatre.play(WITH_A_DESK)
    due = Due(fact=PresenceConfirmed(), about=(), audience="all")
    assert refused(desk.say, due) == "log-closed"
    desk.tick()
    desk.note_delivery("x", DeskRef(party="russia", desk="duty"), "stream")
    assert desk.ledger.size == size
    with desk.picture("desk") as full:
        assert full.entries == size


def test_theatre_goes_on_where_there_is_no_room_for_another_play(house: Any) -> None:
    """If a play cannot be begun, that is told, and what was served goes on."""
    desk = house.theatre.desk
    (house.theatre._path / "plays").write_text("in the way")
    assert refused(house.theatre.play, WITH_A_DESK) == "file-unusable"
    assert house.theatre.desk is desk
    assert desk.lost is None


def test_theatre_says_when_the_day_cannot_go_on(house: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake of ours in the day ends the day, never the desk, and stands on the timeline."""
    monkeypatch.delitem(DAY.plain["notice"], "phrase")
    house.theatre.day = DAY
    house.theatre.play(WITH_A_DESK)
    assert house.theatre.standing().state is State.PLAYED
    assert house.theatre.standing().moments[-1].who == "The replay"
    assert house.theatre.desk.lost is None


def test_theatre_is_not_replaced_under_its_feet(house: Any) -> None:
    """`checkfire demo --fresh` never removes the files of a play that runs."""
    house.theatre.play(WITH_A_DESK)
    path = house.theatre._path
    SqliteEngine(path, path / "secrets").close()
    with pytest.raises(CheckfireError) as caught:
        play_module.play(DAY, path, fresh=True)
    assert caught.value.code == "log-in-use"
    house.theatre.close()
    play_module.play(DAY, path, fresh=True)
    assert not (path / "plays").exists()


def test_theatre_plays_the_day_that_lies_in_its_folder(house: Any) -> None:
    """Whoever serves another day sees that one played, with its own figures."""
    path, desk = house.theatre._path, house.theatre.desk
    packaged = (Path(play_module.__file__).parent / "deir_ez_zor.toml").read_text(encoding="utf-8")
    (path / DAY_FILE).write_text(packaged.replace("value = 1620", "value = 900"), encoding="utf-8")
    house.theatre = Theatre(DeskFolder.at(path), desk, wall=house.wall, begin=house.theatre._begin)
    house.theatre.play(AS_IT_HAPPENED)
    assert play_module._as_it_happened(house.halt())["wait_s"] == 900
    house.theatre.close()


def test_theatre_plays_on_a_thread_of_its_own(house: Any) -> None:
    """Whoever begins a play goes on at once; whoever begins another ends the one that waits."""
    waits = Event()

    class Wall(PatientWall):
        def wait(self, condition: Condition, timeout_s: float | None) -> None:
            waits.set()
            condition.wait(None if timeout_s is None else 60)

    house.theatre._wall, house.theatre._begin = Wall(), theatre_module.in_a_thread
    house.theatre.play(WITH_A_DESK)
    assert waits.wait(10)
    assert house.theatre.standing().state is State.PLAYING
    house.theatre.pause()
    assert house.theatre.standing().state is State.PAUSED
    waits.clear()
    house.theatre.play(AS_IT_HAPPENED)
    assert waits.wait(10)
    assert (house.theatre.standing().number, house.theatre.standing().state) == (2, State.PLAYING)
    house.theatre.stop()
    assert house.theatre.standing().state is State.PLAYED
