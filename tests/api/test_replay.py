"""The replay over HTTP: links for everybody, the day played anew, and screens that find their way to it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from anyio import to_thread

from checkfire.api.app import build_app
from checkfire.api.replay_shapes import ReplayView
from checkfire.desk.clock import system_random
from checkfire.desk.folder import DeskFolder
from checkfire.desk.replay.day import load_day
from checkfire.desk.replay.play import play
from checkfire.desk.replay.theatre import Theatre
from checkfire.proof.receipt import verify_receipt
from checkfire.reach.keyfile import KeyFile, make_key_file, read_key_file
from checkfire.testing import world
from checkfire.testing.wall import PatientWall
from checkfire.vocab.ids import DeskRef
from checkfire.wire import halts
from checkfire.wire.dsse import DeskKey

BASE = "replay.checkfire.example/deir-ez-zor"
PATH = "/v1/replay"
DAY = load_day()


def at_once(work: Callable[[], None]) -> Callable[[], None]:
    """Do some work now, and return what has nothing to wait for."""
    work()
    return lambda: None


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, KeyFile]]:
    """Return the folder of the day as ``checkfire demo`` plays it, and the keys of its desks."""
    path = tmp_path_factory.mktemp("played") / "replay"
    play(DAY, path)
    keys = [read_key_file(file) for file in (path / "keys").iterdir()]
    return path, {str(key.desk): key for key in keys}


@pytest.fixture
def staged(town: Any, demo: Any, tmp_path: Path) -> Iterator[Any]:
    """Give the HTTP face of a replay; what it plays is over when the answer comes."""
    staged = type(town).copied(*demo, tmp_path / "replay")
    folder = DeskFolder.at(staged.folder)
    theatre = Theatre(folder, staged.desk, clock=staged.clock, wall=PatientWall(), begin=at_once)
    staged.services = replace(staged.services, replay=True, theatre=theatre)
    staged.app = build_app(staged.services)
    yield staged
    theatre.close()
    staged.close()


def shown(town: Any) -> Any:
    """Return what the replay shows to everybody."""
    answer = town.get(PATH)
    assert answer.status_code == 200, answer.text
    return answer.json()


def direct(town: Any, action: str, **more: Any) -> Any:
    """Direct the replay, and return the answer."""
    return town.post(PATH, json={"action": action} | more)


def sit_down(town: Any, name: str, invite: str = "") -> DeskKey:
    """Make a key for a desk by one of the links that everybody is shown."""
    links = {f"{link['party']}/{link['desk']}": link["invite"] for link in shown(town)["links"]}
    key = DeskKey(system_random(32))
    answer = town.enrol(invite or links[name], key)
    assert answer.status_code == 201, answer.text
    told = answer.json()
    desk = DeskRef(**told["desk"])
    town.keys[name] = make_key_file(desk, told["origin"], told["log_key"], key.seed)
    come_along(town, name)
    return key


def come_along(town: Any, name: str) -> None:
    """Sign in again with the key that one has, to the log that is served now."""
    old, state = town.keys[name], town.get("/v1/log").json()
    town.keys[name] = make_key_file(old.desk, state["origin"], state["log_key"], old.key.seed)
    answer = town.sign_in(old.key, origin=state["origin"])
    assert answer.status_code == 200, answer.text
    town.tokens[name] = answer.json()["token"]


def test_replay_shows_the_day_to_everybody(staged: Any) -> None:
    """Whoever opens the page sees both branches, their cautions and a link for each desk, without a key."""
    told = shown(staged)
    assert (told["title"], told["caution"]) == (DAY.title, DAY.caution)
    assert [branch["name"] for branch in told["branches"]] == ["as-it-happened", "with-a-desk"]
    assert all(branch["title"] and "nvented" in branch["caution"] for branch in told["branches"])
    assert (told["state"], told["branch"], told["number"], told["speed"]) == ("idle", None, None, 1)
    assert (told["moments"], told["ends_at"], told["progress"]) == ([], None, {"done": 0, "steps": 0})
    assert told["origin"] == staged.get("/v1/log").json()["origin"] == f"{BASE}/with-a-desk"
    assert [f"{link['party']}/{link['desk']}" for link in told["links"]] == [
        "desk/watch",
        "coalition/hotline",
        "coalition/battle-director",
        "russia/duty",
        "syria/duty",
        "relief/field",
    ]
    assert told["links"][3] | {"invite": ""} == {
        "party": "russia",
        "desk": "duty",
        "party_name": "Russian Federation",
        "name": "Duty desk",
        "invite": "",
    }


def test_replay_plays_a_branch_and_tells_every_line(staged: Any) -> None:
    """R28: a played branch is shown with its marks and sources, its steps all taken."""
    told = direct(staged, "play", branch="as-it-happened").json()
    assert (told["state"], told["branch"], told["number"]) == ("played", "as-it-happened", 1)
    assert told["progress"] == {"done": 10, "steps": 10}
    assert (told["origin"], told["ends_at"]) == (f"{BASE}/as-it-happened/1", "2016-09-17T14:56:00Z")
    marks = {moment["mark"] for moment in told["moments"]}
    assert marks == {"sourced", "inferred"}
    assert all(set(moment["sources"]) <= told["sources"].keys() for moment in told["moments"])
    again = direct(staged, "play", branch="with-a-desk", speed=600).json()
    assert (again["origin"], again["number"]) == (f"{BASE}/with-a-desk/2", 2)
    assert shown(staged)["moments"] == again["moments"]


def test_replay_keeps_as_many_plays_as_it_says(staged: Any) -> None:
    """The newest plays stay with their receipts, as everybody is told; older ones are removed."""
    kept = shown(staged)["plays_kept"]
    numbers = [direct(staged, "play", branch="as-it-happened").json()["number"] for _ in range(kept + 2)]
    plays = Path(staged.folder) / "plays"
    assert sorted(int(play.name) for play in plays.iterdir()) == numbers[-kept:]
    assert all(list((plays / str(number) / "receipts").glob("*.json")) for number in numbers[-kept:-1])
    assert (Path(staged.folder) / "desk.json").is_file()


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({}, 400, "field-wrong"),
        ({"action": "rewind"}, 400, "field-wrong"),
        ({"action": "play"}, 400, "field-wrong"),
        ({"action": "play", "branch": "as-we-wish"}, 400, "branch-unknown"),
        ({"action": "play", "branch": "with-a-desk", "speed": 0}, 400, "speed-wrong"),
        ({"action": "play", "branch": "with-a-desk", "speed": 601}, 400, "speed-wrong"),
        ({"action": "play", "branch": "with-a-desk", "speed": 1.5}, 400, "field-wrong"),
        ({"action": "play", "branch": "with-a-desk", "pace": 2}, 400, "field-unknown"),
        ({"action": "speed"}, 400, "field-wrong"),
        ({"action": "speed", "speed": 60}, 409, "not-playing"),
        ({"action": "pause"}, 409, "not-playing"),
        ({"action": "resume"}, 409, "not-playing"),
        ({"action": "stop"}, 409, "not-playing"),
    ],
)
def test_replay_refuses_what_it_cannot_do(staged: Any, asked: Any, status: int, code: str) -> None:
    """A wish that makes no sense changes nothing, and says why."""
    answer = staged.post(PATH, json=asked)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert shown(staged)["state"] == "idle"


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"origin": "https://evil.example"}, "origin-foreign"),
        ({"origin": "null"}, "origin-foreign"),
        ({"origin": "http://desk.test:8700"}, "origin-foreign"),
        ({"origin": "http://desk.test.evil.example"}, "origin-foreign"),
        ({"host": "127.0.0.1:8700", "origin": "http://localhost:8700"}, "origin-foreign"),
        ({"host": "evil.example", "origin": "http://evil.example"}, "host-foreign"),
        ({"host": "127.0.0.1.evil.example:8700"}, "host-foreign"),
        ({"host": "localhost@evil.example"}, "host-foreign"),
        ({"host": "192.0.2.8:8700"}, "host-foreign"),
        ({"host": "[::1"}, "host-foreign"),
        ({"host": ""}, "host-foreign"),
    ],
)
def test_replay_answers_no_page_of_another_site(staged: Any, headers: Any, code: str) -> None:
    """R28: whatever else is open in the browser neither plays the day nor reads its links."""
    for answer in (
        staged.get(PATH, headers=headers),
        staged.post(PATH, json={"action": "play", "branch": "as-it-happened"}, headers=headers),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, code)
    assert shown(staged)["state"] == "idle"


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "localhost:8700", "origin": "http://localhost:8700"},
        {"host": "LOCALHOST:8700", "origin": "http://localhost:8700"},
        {"host": "127.0.0.1:8700"},
        {"host": "[::1]:8700", "origin": "http://[::1]:8700"},
        {"host": "day.example", "origin": "https://day.example"},
    ],
)
def test_replay_answers_its_own_page(staged: Any, headers: Any) -> None:
    """R28: whoever opens the replay by a name of this machine, or by one of its own, is served."""
    staged.app = build_app(replace(staged.services, listens_on="Day.example"))
    answer = staged.post(PATH, json={"action": "stop"}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (409, "not-playing")
    assert staged.get(PATH, headers=headers).status_code == 200


def test_replay_answers_are_as_described(staged: Any) -> None:
    """A page that is built from the description reads every field of it, before and after a play."""
    for answer in (staged.get(PATH), direct(staged, "play", branch="with-a-desk")):
        told = msgspec.json.decode(answer.content, type=ReplayView, strict=True)
        assert set(answer.json()) == {field.name for field in msgspec.structs.fields(told)}
    assert staged.get(f"{PATH}?x=1").json()["code"] == "query-wrong"


def test_replay_keeps_whoever_sat_down(staged: Any) -> None:
    """An open tab signs in to the new play with the key that it has, and reads its own picture there."""
    sit_down(staged, "russia/duty")
    assert staged.get("/v1/picture", by="russia/duty").json()["party"] == "russia"
    direct(staged, "play", branch="with-a-desk")
    stale = staged.get("/v1/picture", by="russia/duty")
    assert (stale.status_code, stale.json()["code"]) == (403, "sign-in-expired")
    come_along(staged, "russia/duty")
    told = staged.get("/v1/halts", by="russia/duty").json()
    assert [halt["caller"] for halt in told["halts"]] == ["russia"]


def test_replay_link_of_the_start_opens_a_later_play(staged: Any) -> None:
    """The links that the terminal showed stay good; each opens one key in a play, and no second one."""
    printed = {f"{link['party']}/{link['desk']}": link["invite"] for link in shown(staged)["links"]}
    direct(staged, "play", branch="as-it-happened")
    for name in ("relief/field", "desk/watch"):
        sit_down(staged, name, printed[name])
        assert staged.keys[name].origin == f"{BASE}/as-it-happened/1"
    again = staged.enrol(printed["relief/field"], DeskKey(system_random(32)))
    assert (again.status_code, again.json()["code"]) == (409, "invite-used")
    made = staged.invite("syria/duty", by="desk/watch")
    sit_down(staged, "syria/duty", made)


def test_replay_signs_in_by_the_clock_of_who_sits_before_it(staged: Any) -> None:
    """However fast the day runs, nobody has less than two minutes to sign in, or twelve hours."""
    sit_down(staged, "russia/duty")
    direct(staged, "play", branch="with-a-desk")
    challenge = staged.get("/v1/challenge").json()["challenge"]
    staged.services.theatre._wall.at_s += 4 * 3_600
    come_along(staged, "russia/duty")
    origin = staged.get("/v1/log").json()["origin"]
    key = staged.keys["russia/duty"].key
    assert staged.sign_in(key, challenge=challenge, origin=origin).status_code == 200
    staged.services.theatre._wall.at_s += 11 * 3_600
    assert staged.get("/v1/picture", by="russia/duty").status_code == 200


def test_replay_gives_receipts_that_verify(staged: Any) -> None:
    """What a person says in a play is proven by a receipt like anything else, by the play's own key."""
    sit_down(staged, "relief/field")
    direct(staged, "play", branch="with-a-desk")
    come_along(staged, "relief/field")
    answer = staged.submit(staged.compose("relief/field", world.halt(), drill=True))
    assert answer.status_code == 201, answer.text
    assert verify_receipt(answer.content).checkpoint.origin == f"{BASE}/with-a-desk/1"
    sit_down(staged, "desk/watch")
    size = staged.get("/v1/log").json()["size"]
    entries = staged.get("/v1/entries", by="desk/watch").json()["entries"]
    assert len(entries) == size
    for entry in entries:
        receipt = staged.get(f"/v1/messages/{entry['id']}/receipt", by="desk/watch").content
        assert verify_receipt(receipt).index == entry["index"]


def test_replay_refuses_a_message_for_the_play_before(staged: Any) -> None:
    """What was signed for one play can never be entered into another."""
    sit_down(staged, "relief/field")
    raw = staged.compose("relief/field", halts.StopOrdered(), about=())
    direct(staged, "play", branch="with-a-desk")
    answer = staged.submit(raw)
    assert (answer.status_code, answer.json()["code"]) == (403, "other-origin")


async def beat_of(stream: Any) -> Any:
    """Return the first heartbeat of a stream, past all that was missed."""
    async with asyncio.timeout(10):
        while True:
            _, name, data = await stream._queue.get()
            if name == "heartbeat":
                return data


def test_replay_ends_the_streams_of_the_desk_that_it_leaves(staged: Any) -> None:
    """A screen is told by a heartbeat which log it follows and what plays; at a change its line ends."""
    sit_down(staged, "russia/duty")

    async def left() -> Any:
        async with staged.follow("russia/duty") as stream:
            beat = await beat_of(stream)
            await to_thread.run_sync(staged.services.theatre.play, "as-it-happened")
            await asyncio.wait_for(stream.ended.wait(), 10)
        return beat

    before = staged.run(left())
    direct(staged, "play", branch="with-a-desk")
    come_along(staged, "russia/duty")

    async def found() -> Any:
        async with staged.follow("russia/duty") as stream:
            return await beat_of(stream)

    after = staged.run(found())
    assert (before["origin"], after["origin"]) == (f"{BASE}/with-a-desk", f"{BASE}/with-a-desk/2")
    assert before["replay"] == {"state": "idle", "branch": None, "speed": 1}
    assert after["replay"] == {"state": "played", "branch": "with-a-desk", "speed": 1}
