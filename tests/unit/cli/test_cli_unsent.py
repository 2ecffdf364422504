"""A message that could not be sent is kept, and sent again as the same bytes until a receipt came."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checkfire.client.desk import Desk
from checkfire.errors import BusyError, LostStateError, OrderError, UnavailableError
from checkfire.reach.keyfile import write_key_file
from checkfire.testing import world
from checkfire.testing.harness import Harness
from checkfire.wire.message import parse_submission

HALT = '{"what": "fire", "where": {"stated": "by the river", "method": "words"}}'
CARRIED = b'{"carried":true,"recorded":false}\n'


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Any]:
    """Let the desk answer in turn as the list says, and let everything happen in an empty folder."""
    monkeypatch.chdir(tmp_path)
    given: list[Any] = []

    def send(_: Desk, submission: bytes) -> bytes:
        answer = given.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return bytes(answer(submission) if callable(answer) else answer)

    monkeypatch.setattr(Desk, "send", send)
    return given


@pytest.fixture
def town(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Give a real desk, so that receipts are real."""
    with Harness.opened(tmp_path_factory.mktemp("desk") / "desk") as harness:
        harness.skip()
        yield harness
        harness.skip()


@pytest.fixture
def say(run: Any, town: Any, tmp_path: Path, answers: list[Any]) -> Callable[..., Any]:
    """Return what says a halt as a desk of the town."""
    (tmp_path / "halt.json").write_text(HALT)
    write_key_file(tmp_path / "alpha.key", town.keys["alpha/duty"])
    del answers

    def said(*words: str) -> Any:
        return run("say", *words, "--key", "alpha.key", "--url", "http://desk.test")

    return said


def kept(folder: Path) -> list[Path]:
    """Return the messages that are kept."""
    return sorted(folder.glob("checkfire-unsent-*.json"))


@pytest.mark.parametrize(
    "fault",
    [
        UnavailableError("down", code="desk-unreachable"),
        LostStateError("lost"),
        b"<html>sign in to the hotel's network</html>",
        b"[]",
    ],
    ids=["down", "lost", "page", "list"],
)
def test_unsent_message_is_kept_and_how_to_send_it_is_said(
    say: Any, answers: list[Any], tmp_path: Path, fault: Any
) -> None:
    """A call that met a dead line is not lost: it is on disk, its owner's alone, with what to type next."""
    answers.append(fault)
    ran = say("halt-called", "halt.json", "--json", "--out", "the receipt.json")
    (path,) = kept(tmp_path)
    assert (ran.status, ran.json["context"]["kept"]) == (5, path.name)
    (typed,) = ran.json["hint"].splitlines()[1:]
    assert f"--resend {path.name}" in typed
    assert typed.endswith("--out 'the receipt.json'")
    assert path.stat().st_mode & 0o777 == 0o600
    assert parse_submission(path.read_bytes()).fact == world.halt(None, what="fire")


def test_unsent_message_is_sent_again_as_the_same_bytes(
    say: Any, answers: list[Any], town: Any, tmp_path: Path
) -> None:
    """Sent again, and once more because the answer was lost, it counts once; then it is kept no longer."""
    answers.append(UnavailableError("down"))
    say("halt-called", "halt.json")
    (path,) = kept(tmp_path)

    def lose(submission: bytes) -> bytes:
        town.desk.submit(submission)
        raise UnavailableError("the answer was lost")

    answers += [lose, lambda raw: town.desk.submit(raw).receipt]
    assert say("--resend", path.name).status == 5
    raw = path.read_bytes()
    answers.append(lambda raw: town.desk.submit(raw).receipt)
    assert f"{path.name} is not needed any more" in say("--resend", path.name).out
    path.write_bytes(raw)
    told = say("--resend", path.name, "--json", "--out", "receipt.json")
    assert (told.status, kept(tmp_path)) == (0, [])
    assert told.json["id"] == path.name.removeprefix("checkfire-unsent-").removesuffix(".json")
    assert len(town.picture("desk").halts.halts) == 1
    assert (tmp_path / "receipt.json").exists()


def test_unsent_bytes_stay_until_the_receipt_holds(say: Any, answers: list[Any], tmp_path: Path) -> None:
    """An answer that is no receipt of this log does not make anybody throw the message away."""
    answers += [UnavailableError("down"), b'{"format":"checkfire.receipt/1"}\n']
    say("halt-called", "halt.json")
    (path,) = kept(tmp_path)
    assert say("--resend", path.name).status == 2
    assert path.exists()


def test_unsent_call_that_is_carried_is_kept_for_its_receipt(
    say: Any, answers: list[Any], tmp_path: Path
) -> None:
    """R22: on a full disk the call is out; what is missing is its receipt, and how to get it is said."""
    answers += [CARRIED, CARRIED]
    ran = say("halt-called", "halt.json", "--json")
    (path,) = kept(tmp_path)
    assert (ran.status, ran.json) == (0, {"carried": True, "recorded": False, "kept": path.name})
    assert "NOT RECORDED YET" in say("--resend", path.name).out
    assert path.exists()


@pytest.mark.parametrize("fault", [OrderError("no"), BusyError("later", retry_after_s=2)])
def test_unsent_is_nothing_that_the_desk_refused(
    say: Any, answers: list[Any], tmp_path: Path, fault: Exception
) -> None:
    """What the desk answered is settled: nothing is left to be sent again by mistake."""
    answers.append(fault)
    assert say("halt-called", "halt.json").status in (4, 5)
    assert kept(tmp_path) == []


def test_unsent_file_that_is_not_there_is_told(say: Any) -> None:
    """A wrong path is told as one, and nothing is sent."""
    ran = say("--resend", "none.json", "--json")
    assert (ran.status, ran.json["error"]) == (5, "file-missing")
