"""A cast: a real desk in a folder, a clock that is moved, and a key for every desk that speaks.

Whatever is said goes through the same door as on any other day, signed by its own key; whatever the
desk does by itself happens when the clock passes its hour. The replay and the tests are played so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from checkfire.desk.clock import MovedClock, Random, system_random
from checkfire.desk.desk import Desk
from checkfire.desk.folder import AUTOMATIC, DeskFolder, Founding
from checkfire.proof.key import print_vkey
from checkfire.reach.gazetteer import load_gazetteer
from checkfire.reach.keyfile import KeyFile, make_key_file
from checkfire.vocab.ids import DeskRef, uuid7
from checkfire.vocab.party import PartyRole
from checkfire.wire import arrangement as said
from checkfire.wire.entry import SALT_BYTES
from checkfire.wire.fact import Fact
from checkfire.wire.header import Audience
from checkfire.wire.message import Draft, compose

_MAX_PARTS = 6
_SEED_BYTES = 32


@dataclass(slots=True, kw_only=True)
class Cast:
    """Desks that speak at a desk of their own log."""

    folder: Path
    clock: MovedClock
    random: Random = system_random
    desk: Desk = field(init=False)
    neutral: DeskRef = field(init=False)
    keys: dict[str, KeyFile] = field(default_factory=dict)

    def found(self, founding: Founding) -> None:
        """Make the desk, and a key for itself and for its officers."""
        folder = DeskFolder.at(self.folder)
        self.desk = folder.create(founding, clock=self.clock, random=self.random, gazetteer=load_gazetteer())
        automatic = DeskRef(party=founding.party, desk=AUTOMATIC)
        self.neutral = DeskRef(party=founding.party, desk=founding.desk)
        self.keys[str(automatic)] = self._key_file(automatic, folder.desk_key().seed)
        self._enrol(self.neutral, "officer on watch", by=automatic)

    def admit(self, party: str, name: str, role: PartyRole) -> None:
        """Let a party take part."""
        self.say(str(self.neutral), said.PartyAdmitted(party=party, name=name, role=role))

    def open_desk(self, desk: DeskRef, name: str) -> None:
        """Open a desk of a party and enrol a key for it."""
        self.say(str(self.neutral), said.DeskOpened(party=desk.party, desk=desk.desk, name=name))
        self._enrol(desk, "officer on duty", by=self.neutral)

    def say(
        self,
        by: str,
        fact: Fact,
        *,
        about: tuple[str, ...] = (),
        audience: Audience = "all",
        drill: bool = False,
        at: datetime | None = None,
        message_id: str | None = None,
    ) -> str:
        """Say something at an instant, once the clock has passed everything due before; return its id.

        Raises:
            CheckfireError: The desk does not take it.
        """
        if at is not None:
            self.advance_to(at)
        message_id = message_id or uuid7(int(self.clock.now().timestamp() * 1000), self.random(10))
        draft = Draft(
            fact=fact,
            sender=self.keys[by].desk,
            origin=self.desk.origin,
            audience=audience,
            about=about,
            drill=drill,
        )
        self.desk.submit(self.sign(by, draft, message_id))
        return message_id

    def sign(self, by: str, draft: Draft, message_id: str) -> bytes:
        """Return the submission bytes of a draft, signed with a desk's key; nothing is handed in."""
        salts = [self.random(SALT_BYTES) for _ in range(_MAX_PARTS)]
        now = self.clock.now()
        return compose(draft, self.keys[by].key, message_id=message_id, said_at=now, salts=salts)

    def advance_to(self, at: datetime) -> None:
        """Move the clock forward, stopping wherever the desk itself has something to say."""
        stuck = False
        while True:
            due_at = None if stuck else self.desk.next_due_at()
            mark = at if due_at is None else min(at, due_at)
            # Somebody may speak before the clock is there: what is due next may then be another.
            if not self.clock.move_to(mark):
                continue
            if due_at is None or due_at > at:
                return
            self.desk.tick()
            stuck = self.desk.next_due_at() == due_at

    def deliver(self, message_id: str, *desks: str) -> None:
        """Note that a message reached these desks' lines."""
        for name in desks:
            self.desk.note_delivery(message_id, self.keys[name].desk, "stream")

    def let_go(self) -> None:
        """Close the desk; its folder can be opened again."""
        self.desk.ledger.engine.close()

    def _enrol(self, desk: DeskRef, label: str, *, by: DeskRef) -> None:
        key = self._key_file(desk, self.random(_SEED_BYTES))
        self.keys[str(desk)] = key
        fact = said.KeyEnrolled(party=desk.party, desk=desk.desk, public_key=key.key.public_key, label=label)
        self.say(str(by), fact)

    def _key_file(self, desk: DeskRef, seed: bytes) -> KeyFile:
        log_key = print_vkey(self.desk.ledger.log_key.verifier_key)
        return make_key_file(desk, self.desk.origin, log_key, seed)
