"""A desk's folder: made once, opened by one, its secrets apart and its owner's alone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from checkfire.desk import folder as module
from checkfire.desk.audit import audit
from checkfire.desk.clock import SetClock
from checkfire.desk.desk import Desk
from checkfire.desk.folder import DeskFolder, Founding
from checkfire.desk.found import found
from checkfire.duty import permission
from checkfire.duty.due import Due
from checkfire.errors import CheckfireError
from checkfire.proof.key import parse_vkey
from checkfire.reach.gazetteer import load_gazetteer
from checkfire.reach.keyfile import read_key_file
from checkfire.store.engine import Head
from checkfire.store.sqlite import SqliteEngine
from checkfire.testing import world
from checkfire.testing.chance import seeded_random
from checkfire.testing.memory_engine import MemoryDisk, MemoryEngine
from checkfire.vocab.party import PartyRole
from checkfire.wire.arrangement import DeskOpened, KeyEnrolled, KeyRevoked, PartyAdmitted

FOUNDING = Founding(
    origin=world.ORIGIN, party="desk", name="Neutral desk", desk="watch", desk_name="Watch", replay=True
)


def means() -> dict[str, Any]:
    """Return what a desk needs besides its folder."""
    return {"clock": SetClock(world.START), "random": seeded_random(3), "gazetteer": load_gazetteer()}


def create(folder: DeskFolder) -> Desk:
    """Make a desk."""
    return folder.create(FOUNDING, **means())


def code_of(call: Any, *args: Any, **kwargs: Any) -> str:
    """Return the code of the error that a call ends with."""
    with pytest.raises(CheckfireError) as refused:
        call(*args, **kwargs)
    return refused.value.code


@pytest.fixture
def folder(tmp_path: Path) -> DeskFolder:
    """Return the folder of a desk that was made and closed."""
    made = DeskFolder.at(tmp_path / "desk")
    create(made).ledger.engine.close()
    return made


def test_every_log_begins_with_its_own_desk(folder: DeskFolder) -> None:
    """The first entries say who runs the desk, and by which key it speaks of itself."""
    desk = folder.open(**means())
    facts = [logged.fact for logged in desk.shown("desk")]
    assert facts == [
        PartyAdmitted(party="desk", name="Neutral desk", role=PartyRole.NEUTRAL),
        DeskOpened(party="desk", desk="automatic", name="The desk itself"),
        KeyEnrolled(
            party="desk", desk="automatic", public_key=folder.desk_key().public_key, label="the desk itself"
        ),
        DeskOpened(party="desk", desk="watch", name="Watch"),
    ]
    assert {str(logged.header.sender) for logged in desk.shown("desk")} == {"desk/automatic"}
    assert desk.is_neutral("desk")
    assert desk.origin == world.ORIGIN
    desk.ledger.engine.close()


def test_settings_name_the_log_and_its_key(folder: DeskFolder) -> None:
    """Whoever opens the folder later finds the same log under the same key."""
    settings = folder.settings()
    assert (settings.origin, str(settings.itself), settings.replay) == (world.ORIGIN, "desk/automatic", True)
    assert parse_vkey(settings.log_key) == folder.log_key().verifier_key


def test_a_desk_is_made_once(folder: DeskFolder) -> None:
    """Making a desk where one is touches nothing of it."""
    before = {path: path.read_bytes() for path in folder.secrets.glob("*.seed")}
    assert code_of(create, folder) == "log-exists"
    assert {path: path.read_bytes() for path in folder.secrets.glob("*.seed")} == before
    folder.open(**means()).ledger.engine.close()


def test_nothing_of_a_desk_can_be_read_by_others(folder: DeskFolder) -> None:
    """Seeds, keys, settings and log belong to their owner alone."""
    files = [path for path in folder.path.rglob("*") if path.is_file()]
    assert {"desk.json", "log.seed", "desk.seed", "log.sqlite", "keys.sqlite"} <= {
        path.name for path in files
    }
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert folder.secrets.stat().st_mode & 0o777 == 0o700


def test_secrets_can_lie_elsewhere(tmp_path: Path) -> None:
    """The data can be backed up without its secrets, and does not open without them."""
    apart = DeskFolder.at(tmp_path / "data", tmp_path / "vault" / "secrets")
    create(apart).ledger.engine.close()
    assert {path.name for path in apart.path.iterdir()} == {"desk.json", "log.sqlite", "writer.lock"}
    assert code_of(DeskFolder.at(apart.path).open, **means()) == "log-missing"
    apart.open(**means()).ledger.engine.close()


@pytest.mark.parametrize("name", ["log.seed", "desk.seed"])
def test_a_desk_without_its_seeds_is_not_opened(folder: DeskFolder, name: str) -> None:
    """A desk never goes on under another key than its own, and what is missing is said."""
    (folder.secrets / name).rename(folder.secrets / "kept")
    for _ in range(2):
        assert code_of(folder.open, **means()) == "secrets-missing"
    (folder.secrets / "kept").rename(folder.secrets / name)
    folder.open(**means()).ledger.engine.close()


@pytest.mark.parametrize("name", ["log.seed", "desk.seed"])
@pytest.mark.parametrize("seed", [b"o" * 32, b"o" * 31, b""], ids=["another", "short", "empty"])
def test_another_seed_is_found_out(folder: DeskFolder, name: str, seed: bytes) -> None:
    """A desk with a seed that is not its own could not speak or sign: it does not open at all."""
    kept = (folder.secrets / name).read_bytes()
    (folder.secrets / name).write_bytes(seed)
    for _ in range(2):
        assert code_of(folder.open, **means()) == "secrets-wrong"
    (folder.secrets / name).write_bytes(kept)
    folder.open(**means()).ledger.engine.close()


def test_a_desk_whose_own_key_was_revoked_is_not_opened(folder: DeskFolder) -> None:
    """A log in which the desk's own key was taken away can be read, and no desk runs on it in silence."""
    key = folder.desk_key().public_key
    desk = folder.open(**(means() | {"random": seeded_random(4)}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(permission.ROWS, KeyRevoked, ())
        desk.say(Due(fact=KeyRevoked(public_key=key, reason="wrong one"), about=(), audience="all"))
    desk.ledger.engine.close()
    assert code_of(folder.open, **means()) == "desk-key-revoked"
    assert audit(folder).size == 5


@pytest.mark.parametrize("entries", [0, 3])
def test_a_log_that_was_never_begun_is_not_opened(folder: DeskFolder, entries: int) -> None:
    """A log without its first entries would take anybody for the neutral party: it is made anew."""
    disk = MemoryDisk()
    desk = create(DeskFolder.at(folder.path.parent / "other"))
    rows, heads = list(desk.ledger.engine.rows()), list(desk.ledger.engine.checkpoints())
    disk.rows, disk.checkpoints = rows[:entries], heads[:entries]
    root = desk.ledger.tree.root(entries)
    disk.head = Head(size=entries, root=root)
    desk.ledger.engine.close()
    other = DeskFolder.at(folder.path.parent / "other")
    assert code_of(other.open, **means(), engine=MemoryEngine(disk)) == "desk-unfinished"
    assert not disk.written_to


class Stopped(BaseException):
    """The process is gone in the middle."""


@pytest.mark.parametrize("at", range(1, 10))
def test_a_desk_whose_making_was_broken_off_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """Wherever its making is broken off, a desk is never opened half, and whoever comes next is told."""
    half, steps = DeskFolder.at(tmp_path / "desk", tmp_path / "secrets"), iter(range(1, 99))

    def dies(work: Any) -> Any:
        def step(*args: Any, **more: Any) -> Any:
            if next(steps) == at:
                raise Stopped
            return work(*args, **more)

        return step

    with monkeypatch.context() as patch:
        patch.setattr(module, "write_owner_only", dies(module.write_owner_only))
        patch.setattr(SqliteEngine, "append", dies(SqliteEngine.append))
        with pytest.raises(Stopped):
            half.create(FOUNDING, **means(), then=dies(lambda _: None))
    assert code_of(half.open, **means()) == ("log-missing" if at == 1 else "desk-unfinished")
    if at > 1:
        assert code_of(create, half) == "desk-unfinished"
        shutil.rmtree(half.path)
        shutil.rmtree(half.secrets)
    create(half).ledger.engine.close()
    half.open(**means()).ledger.engine.close()


def test_nothing_is_made_of_what_cannot_be_said(tmp_path: Path) -> None:
    """A name that no message can hold is refused before there is a folder."""
    folder = DeskFolder.at(tmp_path / "desk")
    wrong = Founding(origin=world.ORIGIN, party="desk", name="\udcff", desk="watch", desk_name="Watch")
    assert code_of(folder.create, wrong, **means()) == "text-not-unicode"
    assert list(tmp_path.iterdir()) == []


def test_a_desk_is_made_with_its_first_officer_or_not_at_all(tmp_path: Path) -> None:
    """A desk that nobody can speak for is not made: where the officer's key cannot be kept, it says so."""
    folder, key = DeskFolder.at(tmp_path / "desk"), tmp_path / "key" / "watch.key"
    (tmp_path / "key").write_bytes(b"")
    found_with = {"clock": SetClock(world.START), "random": seeded_random(3)}
    assert code_of(found, folder, FOUNDING, key, **found_with) == "key-file-exists"
    assert code_of(folder.open, **means()) == "desk-unfinished"
    (tmp_path / "key").unlink()
    shutil.rmtree(folder.path)
    made = found(folder, FOUNDING, key, **found_with)
    desk = folder.open(**means())
    assert str(desk.desk_of_key(made.key.public_key)) == "desk/watch"
    assert read_key_file(key) == made
    desk.ledger.engine.close()
    assert code_of(found, folder, FOUNDING, key, **found_with) == "key-file-exists"


def test_an_empty_folder_holds_no_desk(tmp_path: Path) -> None:
    """Opening never makes a desk, so a wrong path cannot begin a second history."""
    nothing = DeskFolder.at(tmp_path / "nothing")
    assert code_of(nothing.settings) == "log-missing"
    assert code_of(nothing.open, **means()) == "log-missing"
    assert not nothing.path.exists()


def test_a_running_desk_is_not_opened_twice(folder: DeskFolder) -> None:
    """A second desk on the same folder is told that the first one is running."""
    desk = folder.open(**means())
    assert code_of(folder.open, **means()) == "log-in-use"
    desk.ledger.engine.close()
    folder.open(**means()).ledger.engine.close()


def test_a_desk_can_be_opened_on_another_engine(folder: DeskFolder) -> None:
    """The same desk runs over any engine that keeps the promises of the port."""
    disk = MemoryDisk()
    with_files = SqliteEngine(folder.path, folder.secrets)
    disk.rows, disk.checkpoints = list(with_files.rows()), list(with_files.checkpoints())
    disk.head = with_files.head()
    with_files.close()
    desk = folder.open(**means(), engine=MemoryEngine(disk))
    assert desk.ledger.size == 4
    desk.ledger.engine.close()
    assert not disk.written_to
