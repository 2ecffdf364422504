"""Redeeming a link: no answer that is lost, and no file in the way, costs anybody a key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checkfire.client.desk import Desk
from checkfire.errors import ForbiddenError, UnavailableError
from checkfire.reach.keyfile import make_key_file, read_key_file
from checkfire.vocab.ids import DeskRef

LINK = "http://desk.test/enrol#body.code"
OPS = DeskRef(party="alpha", desk="ops")


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Any]:
    """Let the desk answer in turn as the list says, and let everything happen in an empty folder."""
    monkeypatch.chdir(tmp_path)
    answers: list[Any] = []

    def enrol(_: Desk, invite: str, __: str, *, seed: bytes) -> Any:
        assert invite in ("body.code", "other.code")
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        answer.append(seed)
        return make_key_file(OPS, "desk.example/test", "key", seed)

    monkeypatch.setattr(Desk, "enrol", enrol)
    return answers


def pending(folder: Path) -> list[Path]:
    """Return the seeds that wait for an answer."""
    return sorted(folder.glob("*.pending"))


def test_enrol_writes_a_key_file_of_its_owner(run: Any, desk: list[Any], tmp_path: Path) -> None:
    """The key file is the owner's alone, and no second copy of the seed is left anywhere."""
    seeds: list[bytes] = []
    desk.append(seeds)
    told = run("enrol", LINK, "--json")
    assert (told.status, told.json["desk"], told.json["key"]) == (0, "alpha/ops", "alpha-ops.key")
    path = tmp_path / "alpha-ops.key"
    assert (read_key_file(path).key.seed, path.stat().st_mode & 0o777) == (seeds[0], 0o600)
    assert [p.name for p in tmp_path.iterdir()] == ["alpha-ops.key"]


def test_enrol_asks_again_with_the_same_key(run: Any, desk: list[Any], tmp_path: Path) -> None:
    """Where the answer was lost, the same link asks again with the same key, wherever it is to be kept."""
    seeds: list[bytes] = []
    desk += [UnavailableError("x", code="desk-unreachable"), UnavailableError("x"), seeds]
    assert run("enrol", LINK).status == 5
    (first,) = pending(tmp_path)
    kept = first.read_bytes()
    assert run("enrol", LINK, "--out", "other.key").status == 5
    assert run("enrol", LINK).status == 0
    assert (seeds, pending(tmp_path)) == ([kept], [])


def test_enrol_refusal_leaves_nothing(run: Any, desk: list[Any], tmp_path: Path) -> None:
    """A link that is not taken leaves no key behind."""
    desk.append(ForbiddenError("x", code="invite-expired"))
    assert run("enrol", LINK).status == 4
    assert list(tmp_path.iterdir()) == []


def test_enrol_refusal_after_a_lost_answer_keeps_the_only_copy(
    run: Any, desk: list[Any], tmp_path: Path
) -> None:
    """A key that may be enrolled already is never thrown away."""
    desk += [UnavailableError("x"), ForbiddenError("x", code="invite-expired")]
    run("enrol", LINK)
    kept = pending(tmp_path)
    assert run("enrol", LINK).status == 4
    assert pending(tmp_path) == kept != []


def test_enrol_takes_a_free_name(run: Any, desk: list[Any], tmp_path: Path) -> None:
    """A key of before is not written over, and the new one is not lost for want of a name."""
    (tmp_path / "alpha-ops.key").write_text("old")
    desk += [[], []]
    assert run("enrol", LINK, "--json").json["key"] == "alpha-ops-2.key"
    assert run("enrol", LINK, "--json").json["key"] == "alpha-ops-3.key"
    assert (tmp_path / "alpha-ops.key").read_text() == "old"


def test_enrol_does_not_use_the_link_up_for_a_file_in_the_way(
    run: Any, desk: list[Any], tmp_path: Path
) -> None:
    """Where the named file is there already, the link is not even sent."""
    (tmp_path / "mine.key").write_text("old")
    ran = run("enrol", LINK, "--out", "mine.key", "--json")
    assert (ran.status, ran.json["error"], desk) == (5, "key-file-exists", [])
    ran = run("enrol", LINK, "--out", tmp_path / "mine.key" / "x.key", "--json")
    assert ran.status == 5
    assert (tmp_path / "mine.key").read_text() == "old"


def test_enrol_keeps_each_link_apart(run: Any, desk: list[Any], tmp_path: Path) -> None:
    """Two links that wait for their answers wait with two keys."""
    desk += [UnavailableError("x"), UnavailableError("x")]
    run("enrol", LINK)
    run("enrol", "other.code", "--url", "http://desk.test")
    first, second = pending(tmp_path)
    assert first.read_bytes() != second.read_bytes()
