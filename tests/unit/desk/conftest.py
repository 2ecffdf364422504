"""A desk of the small world, and hands that sign whatever a test wants signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from checkfire.testing import world
from checkfire.testing.harness import Harness
from checkfire.vocab.ids import uuid7
from checkfire.wire.fact import Fact
from checkfire.wire.message import Draft


@dataclass(slots=True, kw_only=True)
class Hand(Harness):
    """A harness that also hands out signed bytes, and tells everything that anybody could see change."""

    def signed(self, by: str, fact: Fact, *, message_id: str = "", **more: Any) -> bytes:
        """Return what a desk says now, signed; ``more`` overrides fields of the draft."""
        draft = Draft(fact=fact, sender=self.keys[by].desk, origin=self.desk.origin, audience="all")
        message_id = message_id or uuid7(int(self.now.timestamp() * 1000), self.random(10))
        return self.sign(by, replace(draft, **more), message_id)

    def state(self) -> tuple[object, ...]:
        """Return everything about the desk that anybody could see change."""
        parties = (world.NEUTRAL.party, *(member.party for member in world.MEMBERS))
        pictures = {party: self.picture(party).digests() for party in parties}
        ledger, told = self.desk.ledger, self.desk.shown(world.NEUTRAL.party)
        return ledger.size, ledger.checkpoint(), ledger.tree.root(), self.desk.unrecorded, told, pictures


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Any]:
    """Give the harness of a new desk; it does not have to be told what to expect."""
    hand = Hand.opened(tmp_path / "desk")
    yield hand
    hand.let_go()
