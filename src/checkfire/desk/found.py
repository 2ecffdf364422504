"""Founding a desk: its log begins, and its first officer gets a key."""

from __future__ import annotations

from pathlib import Path

from checkfire.desk.clock import Clock, Random
from checkfire.desk.desk import Desk
from checkfire.desk.folder import SEED_BYTES, DeskFolder, Founding
from checkfire.duty.due import Due
from checkfire.errors import UnavailableError
from checkfire.reach.gazetteer import load_gazetteer
from checkfire.reach.keyfile import KeyFile, make_key_file, write_key_file
from checkfire.vocab.ids import DeskRef
from checkfire.wire.arrangement import KeyEnrolled
from checkfire.wire.dsse import DeskKey


def found(folder: DeskFolder, founding: Founding, key_path: Path, *, clock: Clock, random: Random) -> KeyFile:
    """Make a desk, write its first officer's key file and return its content.

    Raises:
        UnavailableError: There is a desk here already, or a file at the key's place.
    """
    if key_path.exists():
        raise UnavailableError(
            f"There is a file {key_path} already.", code="key-file-exists", hint="Nothing was made."
        )
    officer, seed = DeskRef(party=founding.party, desk=founding.desk), random(SEED_BYTES)

    def enrol_officer(desk: Desk) -> None:
        write_key_file(key_path, _key_of(folder, officer, seed))
        public_key = DeskKey(seed).public_key
        fact = KeyEnrolled(
            party=officer.party, desk=officer.desk, public_key=public_key, label="first officer"
        )
        desk.say(Due(fact=fact, about=(), audience="all"))

    desk = folder.create(founding, clock=clock, random=random, gazetteer=load_gazetteer(), then=enrol_officer)
    desk.ledger.engine.close()
    return _key_of(folder, officer, seed)


def _key_of(folder: DeskFolder, officer: DeskRef, seed: bytes) -> KeyFile:
    settings = folder.settings()
    return make_key_file(officer, settings.origin, settings.log_key, seed)
