"""The small world on files of its own, which can be broken and started again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest

from checkfire.desk.audit import Audit, audit
from checkfire.desk.clock import SetClock
from checkfire.desk.desk import Outcome
from checkfire.desk.folder import DeskFolder
from checkfire.picture.logged import Logged
from checkfire.proof.head import read_head
from checkfire.proof.receipt import verify_receipt
from checkfire.proof.tree import verify_consistency
from checkfire.reach.gazetteer import load_gazetteer
from checkfire.store.engine import LogEngine
from checkfire.testing import world
from checkfire.testing.chance import seeded_random
from checkfire.testing.harness import Harness
from checkfire.vocab.ids import uuid7
from checkfire.wire.fact import Fact
from checkfire.wire.header import Audience
from checkfire.wire.message import Draft
from checkfire.wire.register import ConsentGiven

EngineOf = Callable[[Path, Path], LogEngine]


@dataclass(slots=True, kw_only=True)
class Rig(Harness):
    """A harness whose desk keeps everything that it ever gave out, and can be opened on any engine."""

    given: dict[bytes, bytes] = field(default_factory=dict)
    heads: list[str] = field(default_factory=list)
    site: str = ""

    def start(self, engine_of: EngineOf | None = None) -> None:
        """Open the desk on its files."""
        folder = DeskFolder.at(self.folder)
        engine = engine_of(folder.path, folder.secrets) if engine_of else None
        self.desk = folder.open(
            clock=self.clock, random=self.random, gazetteer=load_gazetteer(), engine=engine
        )
        self.desk.listen(self._hear)
        self.heads.append(self.desk.ledger.checkpoint())

    def signed(
        self, by: str, fact: Fact, *, about: tuple[str, ...] = (), audience: Audience = "all"
    ) -> bytes:
        """Return what somebody says now, signed; the same bytes can be handed in again and again."""
        message_id = uuid7(int(self.now.timestamp() * 1000), self.random(10))
        sender = self.keys[by].desk
        draft = Draft(fact=fact, sender=sender, origin=world.ORIGIN, audience=audience, about=about)
        return self.sign(by, draft, message_id)

    def hand_in(self, raw: bytes) -> Outcome:
        """Hand signed bytes in, and keep what is given for them."""
        outcome = self.desk.submit(raw)
        if outcome.receipt is not None:
            assert self.given.setdefault(raw, outcome.receipt) == outcome.receipt
        self.heads.append(self.desk.ledger.checkpoint())
        return outcome

    def whole(self) -> Audit:
        """Verify everything from the files, and hold everything against it that was ever given out."""
        found = audit(DeskFolder.at(self.folder))
        key, log = found.ledger.log_key.verifier_key, found.log
        assert len({logged.id for logged in log}) == len(log)
        for receipt in self.given.values():
            proven = verify_receipt(receipt, trusted=key)
            assert log[proven.index].header == proven.header
            assert log[proven.index].received_at == proven.received_at
        tree = found.ledger.tree
        for evidence in {*(head.encode() for head in self.heads), *self.given.values()}:
            old = read_head(evidence, key)
            proof = tree.consistency_proof(old.size, tree.size)
            verify_consistency(old.size, old.root, tree.size, tree.root(), proof)
        return found

    def advance_to(self, at: datetime) -> None:
        """Move the clock forward through every instant at which something is due, recorded or not."""
        while (due_at := self.desk.next_due_at()) is not None and due_at <= at:
            self.clock.move_to(due_at)
            before = len(self.told())
            self.desk.tick()
            if len(self.told()) == before:
                break
        self.clock.move_to(at)

    def told(self) -> list[Logged]:
        """Return everything that the desk's own picture holds."""
        return self.desk.shown(world.NEUTRAL.party)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Rig:
    """Found the small world once, with a clinic that bravo may know of."""
    rig = Rig.opened(tmp_path_factory.mktemp("founded") / "desk")
    assert isinstance(rig, Rig)
    rig.site = rig.say("relief/duty", world.site(), audience=())
    consent = ConsentGiven(party="bravo", person="head of office")
    rig.say("relief/duty", consent, about=(rig.site,), audience=("bravo",))
    rig.let_go()
    return rig


@pytest.fixture(scope="session")
def rig_maker(founded: Rig, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Rig]:
    """Return copies of the founded world, each on files of its own; they have to be started."""
    base, numbers = tmp_path_factory.mktemp("rigs"), count(1)

    def make() -> Rig:
        number = next(numbers)
        folder = base / str(number)
        shutil.copytree(founded.folder, folder)
        rig = Rig(folder=folder, clock=SetClock(founded.now), random=seeded_random(number))
        rig.keys, rig.neutral, rig.site = dict(founded.keys), founded.neutral, founded.site
        return rig

    return make
