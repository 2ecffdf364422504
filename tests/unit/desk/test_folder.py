"""A desk's folder: made once, opened by one, its secrets apart and its owner's alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checkfire.desk.clock import SetClock
from checkfire.desk.desk import Desk
from checkfire.desk.folder import DeskFolder, Founding
from checkfire.errors import CheckfireError
from checkfire.proof.key import parse_vkey
from checkfire.reach.gazetteer import load_gazetteer
from checkfire.store.sqlite import SqliteEngine
from checkfire.testing import world
from checkfire.testing.chance import seeded_random
from checkfire.testing.memory_engine import MemoryDisk, MemoryEngine
from checkfire.vocab.party import PartyRole
from checkfire.wire.arrangement import DeskOpened, KeyEnrolled, PartyAdmitted

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


def test_another_logs_seed_is_found_out(folder: DeskFolder) -> None:
    """A desk whose log key was exchanged does not open: its heads are signed by another one."""
    (folder.secrets / "log.seed").write_bytes(b"o" * 32)
    for _ in range(2):
        assert code_of(folder.open, **means()) == "log-corrupt"


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
