"""A replay that is served: played once, copied for each test, on a wall that is ours."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from checkfire.desk.clock import SetClock, system_random
from checkfire.desk.enrol import redeem
from checkfire.desk.folder import DeskFolder
from checkfire.desk.replay.day import load_day
from checkfire.desk.replay.play import Replay, play
from checkfire.desk.replay.theatre import DEFAULT_SPEED, Theatre
from checkfire.duty.due import Due
from checkfire.reach.gazetteer import load_gazetteer
from checkfire.testing import world
from checkfire.testing.wall import PatientWall
from checkfire.vocab.b64 import encode_b64
from checkfire.vocab.ids import uuid7
from checkfire.wire.dsse import DeskKey
from checkfire.wire.entry import SALT_BYTES
from checkfire.wire.fact import Fact
from checkfire.wire.key_proof import enrol_bytes
from checkfire.wire.message import Draft, compose

DAY = load_day()
OPENS_AT = DAY.at(["briefing_at", -60])


def at_once(work: Callable[[], None]) -> Callable[[], None]:
    """Do some work now, and return what has nothing to wait for."""
    work()
    return lambda: None


@dataclass(slots=True, kw_only=True)
class House:
    """A theatre, and people who sit at its desks with keys that they made by a link."""

    theatre: Theatre
    wall: PatientWall
    keys: dict[str, DeskKey] = field(default_factory=dict)

    def enter(self, name: str, invite: str = "") -> DeskKey:
        """Make a key for a desk with a link, as a browser does."""
        links = {str(link.desk): link.invite for link in self.theatre.links()}
        key, text = DeskKey(system_random(32)), invite or links[name]
        self.redeem(text, key)
        self.keys[name] = key
        return key

    def redeem(self, text: str, key: DeskKey) -> None:
        """Redeem a link with a key."""
        theatre = self.theatre
        fact = redeem(
            theatre.desk,
            theatre._links_key,
            text,
            public_key=key.public_key,
            proof=encode_b64(key.sign(enrol_bytes(text, key.public_key))),
            label="a person",
            origin=theatre.links_origin,
            now=theatre.clock.now(),
        )
        theatre.desk.say(Due(fact=fact, about=(), audience="all"))

    def say(self, name: str, fact: Fact, *, about: tuple[str, ...] = (), audience: Any = "all") -> str:
        """Say something as a person at a desk."""
        desk, key = self.theatre.desk, self.keys[name]
        message_id = uuid7(int(desk.now.timestamp() * 1000), system_random(10))
        sender = desk.desk_of_key(key.public_key)
        draft = Draft(fact=fact, sender=sender, origin=desk.origin, audience=audience, about=about)
        salts = [system_random(SALT_BYTES) for _ in range(6)]
        desk.submit(compose(draft, key, message_id=message_id, said_at=desk.now, salts=salts))
        return message_id

    def at(self, instant: datetime, do: Callable[[], object]) -> None:
        """Let something happen at about an instant of a day that is played at one speed from its start."""
        passed_s = (instant - OPENS_AT).total_seconds() / DEFAULT_SPEED
        self.wall.then(self.wall.at_s + passed_s, do)

    @property
    def lines(self) -> list[str]:
        """The timeline so far, as text."""
        return [f"{moment.who}: {moment.text}" for moment in self.theatre.standing().moments]

    def full(self) -> Any:
        """Return the full picture."""
        with self.theatre.desk.picture("desk") as full:
            return full

    def halt(self) -> Any:
        """Return the one halt of the day."""
        (halt,) = self.full().halts.halts.values()
        return halt


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Replay]:
    """Return the day as ``checkfire demo`` plays it, to be copied."""
    folder = tmp_path_factory.mktemp("demo") / "day"
    return folder, play(DAY, folder)


@pytest.fixture
def house(demo: tuple[Path, Replay], tmp_path: Path) -> Iterator[House]:
    """Give a theatre over a copy of the day; what it plays is over when ``play`` returns."""
    path = tmp_path / "replay"
    shutil.copytree(demo[0], path)
    folder, clock = DeskFolder.at(path), SetClock(world.START + timedelta(days=30))
    desk = folder.open(clock=clock, random=system_random, gazetteer=load_gazetteer())
    wall = PatientWall()
    theatre = Theatre(folder, desk, clock=clock, wall=wall, begin=at_once)
    yield House(theatre=theatre, wall=wall)
    theatre.close()
