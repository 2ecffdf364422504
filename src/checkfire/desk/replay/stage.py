"""The stage: a real desk in a folder, a clock that we move, and a key for every desk that speaks.

Whatever is said goes through the same door as on any other day, signed by its own key; whatever the
desk does by itself happens when the clock passes its hour.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from checkfire.desk.clock import SetClock, system_random
from checkfire.desk.desk import Desk
from checkfire.desk.folder import DeskFolder, Founding
from checkfire.desk.replay.day import Day, Mark
from checkfire.desk.replay.narrate import narrate
from checkfire.errors import CheckfireError
from checkfire.picture.logged import Logged
from checkfire.proof.key import print_vkey
from checkfire.reach.gazetteer import load_gazetteer
from checkfire.reach.keyfile import KeyFile, make_key_file, write_key_file
from checkfire.vocab.ids import DeskRef, uuid7
from checkfire.vocab.party import PartyRole
from checkfire.wire import arrangement as said
from checkfire.wire.entry import SALT_BYTES
from checkfire.wire.fact import Fact
from checkfire.wire.header import Audience
from checkfire.wire.message import Draft, compose

NEUTRAL = DeskRef(party="desk", desk="watch")
_MAX_PARTS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One line of the timeline that a person reads."""

    at: datetime | None
    who: str
    text: str
    mark: Mark
    sources: tuple[str, ...] = ()
    kind: str = ""


@dataclass(slots=True)
class Stage:
    """One branch of the day, on its own log."""

    day: Day
    name: str
    folder: Path
    receipts: Path
    clock: SetClock
    desk: Desk = field(init=False)
    keys: dict[str, KeyFile] = field(default_factory=dict)
    moments: list[Moment] = field(default_factory=list)

    def narrated(self) -> None:
        """From now on, put what the desk says and carries on the timeline by itself."""
        self.desk.listen(self._narrate)

    def _narrate(self, logged: Logged) -> None:
        line = narrate(logged)
        if line is not None:
            self.tell(logged.received_at, *line)

    def open(self) -> None:
        """Found the desk, admit the parties, open their desks and enrol a key for each."""
        self.receipts.mkdir(parents=True, exist_ok=True)
        founding = Founding(
            origin=f"replay.checkfire.example/deir-ez-zor/{self.name}",
            party=NEUTRAL.party,
            name="A neutral desk (invented)",
            desk=NEUTRAL.desk,
            desk_name="Watch",
            replay=True,
        )
        folder = DeskFolder.at(self.folder)
        self.desk = folder.create(
            founding, clock=self.clock, random=system_random, gazetteer=load_gazetteer()
        )
        automatic = DeskRef(party=NEUTRAL.party, desk="automatic")
        self.keys[str(automatic)] = self._key_file(automatic, folder.desk_key().seed)
        self._enrol(NEUTRAL, "officer on watch", by=str(automatic))
        for row in self.day.plain["parties"]:
            fact = said.PartyAdmitted(party=row["party"], name=row["name"], role=PartyRole(row["role"]))
            self.say(str(NEUTRAL), fact)
        for row in self.day.plain["desks"]:
            self.say(str(NEUTRAL), said.DeskOpened(party=row["party"], desk=row["desk"], name=row["name"]))
            self._enrol(DeskRef(party=row["party"], desk=row["desk"]), "officer on duty", by=str(NEUTRAL))

    def say(
        self,
        by: str,
        fact: Fact,
        *,
        about: tuple[str, ...] = (),
        audience: Audience = "all",
        at: datetime | None = None,
    ) -> str:
        """Say something at an instant, once the clock has passed everything due before; return its id."""
        if at is not None:
            self.advance_to(at)
        key, now = self.keys[by], self.clock.now()
        message_id = uuid7(int(now.timestamp() * 1000), system_random(10))
        draft = Draft(fact=fact, sender=key.desk, origin=key.origin, audience=audience, about=about)
        salts = [system_random(SALT_BYTES) for _ in range(_MAX_PARTS)]
        self.desk.submit(compose(draft, key.key, message_id=message_id, said_at=now, salts=salts))
        return message_id

    def refusal(self, say: Callable[[], Any]) -> CheckfireError | None:
        """Return the error that an attempt is refused with, or None if it went through."""
        try:
            say()
        except CheckfireError as exc:
            return exc
        return None

    def advance_to(self, at: datetime) -> None:
        """Move the clock forward, stopping wherever the desk itself has something to say."""
        while (due_at := self.desk.next_due_at()) is not None and due_at <= at:
            self.clock.move_to(due_at)
            before = self.desk.ledger.size
            self.desk.tick()
            if self.desk.ledger.size == before:
                break
        self.clock.move_to(at)

    def tell(
        self, at: datetime | None, who: str, text: str, mark: Mark = Mark.INVENTED, *sources: str
    ) -> None:
        """Add a line to the timeline that a person reads."""
        self.moments.append(Moment(at=at, who=who, text=text, mark=mark, sources=tuple(sources)))

    def deliver(self, message_id: str, *desks: str) -> None:
        """Note that a message reached these desks' lines."""
        for name in desks:
            self.desk.note_delivery(message_id, self.keys[name].desk, "stream")

    def close(self) -> int:
        """Write every receipt and key file, let the desk go, and return how many receipts there are."""
        entries = self.desk.shown(NEUTRAL.party)
        for logged in entries:
            kind = logged.header.kind.split(".")[-1].split("/")[0]
            path = self.receipts / f"{self.name}-{logged.index:04}-{kind}.json"
            path.write_bytes(self.desk.receipt(logged.id, NEUTRAL.party))
        for name, key in self.keys.items():
            write_key_file(self.folder / "keys" / f"{name.replace('/', '-')}.key", key)
        self.desk.ledger.engine.close()
        return len(entries)

    def _enrol(self, desk: DeskRef, label: str, *, by: str) -> None:
        key = self._key_file(desk, system_random(32))
        self.keys[str(desk)] = key
        fact = said.KeyEnrolled(party=desk.party, desk=desk.desk, public_key=key.key.public_key, label=label)
        self.say(by, fact)

    def _key_file(self, desk: DeskRef, seed: bytes) -> KeyFile:
        log_key = print_vkey(self.desk.ledger.log_key.verifier_key)
        return make_key_file(desk, self.desk.origin, log_key, seed)
