"""The stage: one branch of the day with its cast, and the timeline that a person reads of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from checkfire.desk.cast import Cast
from checkfire.desk.desk import Desk
from checkfire.desk.folder import Founding
from checkfire.desk.replay.day import Day, Mark
from checkfire.desk.replay.narrate import narrate
from checkfire.duty.due import Due
from checkfire.errors import CheckfireError, RefusedError
from checkfire.picture.arrangement import Key
from checkfire.picture.logged import Logged
from checkfire.reach.keyfile import write_key_file
from checkfire.vocab.ids import DeskRef, uuid7
from checkfire.vocab.party import PartyRole
from checkfire.wire.arrangement import KeyEnrolled
from checkfire.wire.fact import Fact
from checkfire.wire.header import Audience

NEUTRAL = DeskRef(party="desk", desk="watch")
PLAYS = "plays"
"""The folder, below the replay's own, in which plays that people watch have theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One line of the timeline that a person reads.

    Attributes:
        at: When it happens; not stated for what came later.
        who: Who acts, by its desk where it speaks through one.
        text: What happens.
        mark: What the text rests on.
        at_mark: What the hour rests on.
        sources: The short names of the sources.
        kind: Of the message, if there is one.
    """

    at: datetime | None
    who: str
    text: str
    mark: Mark
    at_mark: Mark = Mark.INVENTED
    sources: tuple[str, ...] = ()
    kind: str = ""


@dataclass(slots=True, kw_only=True)
class Stage(Cast):
    """One branch of the day, on its own log.

    Attributes:
        day: What is played.
        name: Of the branch; a play that people watch has its number behind it.
        receipts: Where receipts are written.
        live: People take part, and may have done already what the day has next.
        moments: The timeline so far.
    """

    day: Day
    name: str
    receipts: Path
    live: bool = False
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
        founding = Founding(
            origin=f"replay.checkfire.example/deir-ez-zor/{self.name}",
            party=NEUTRAL.party,
            name="A neutral desk (invented)",
            desk=NEUTRAL.desk,
            desk_name="Watch",
            replay=True,
        )
        self.found(founding)
        for row in self.day.plain["parties"]:
            self.admit(row["party"], row["name"], PartyRole(row["role"]))
        for row in self.day.plain["desks"]:
            self.open_desk(DeskRef(party=row["party"], desk=row["desk"]), row["name"])

    def act(
        self,
        by: str,
        fact: Fact,
        *,
        about: tuple[str, ...] = (),
        audience: Audience = "all",
        at: datetime | None = None,
        line: tuple[str, str] | None = None,
    ) -> str:
        """Say what the day has next, put a line of it on the timeline, and return its id.

        Raises:
            CheckfireError: The desk does not take it; where people take part, a refusal is a line instead.
        """
        if at is not None:
            self.advance_to(at)
        now = self.clock.now()
        message_id = uuid7(int(now.timestamp() * 1000), self.random(10))
        try:
            self.say(by, fact, about=about, audience=audience, message_id=message_id)
        except RefusedError as exc:
            if not self.live:
                raise
            kind = short_kind(fact.KIND)
            line = "The desk", f"Refuses what {by} had to say next, {kind} ({exc.code}): {exc.message}"
        if line is not None:
            self.tell(now, *line)
        return message_id

    def refusal(self, say: Callable[[], Any]) -> CheckfireError | None:
        """Return the error that an attempt is refused with, or None if it went through."""
        try:
            say()
        except CheckfireError as exc:
            return exc
        return None

    def tell(
        self,
        at: datetime | None,
        who: str,
        text: str,
        mark: Mark = Mark.INVENTED,
        *sources: str,
        at_mark: Mark | None = None,
    ) -> None:
        """Add a line to the timeline that a person reads; its hour has the line's mark unless stated."""
        moment = Moment(at=at, who=who, text=text, mark=mark, at_mark=at_mark or mark, sources=tuple(sources))
        self.moments.append(moment)

    def carry(self, earlier: Desk) -> None:
        """Enrol again whoever made a key by a link at an earlier desk, and is not revoked there.

        Raises:
            CheckfireError: The desk cannot take it.
        """
        with earlier.picture(NEUTRAL.party) as there, self.desk.picture(NEUTRAL.party) as here:
            known, desks = set(here.arrangement.keys), set(here.arrangement.desks)
            made = [key for key in there.arrangement.keys.values() if key.invite and key.revoked_at is None]
        for key in made:
            if key.desk in desks and key.public_key not in known:
                self.desk.say(Due(fact=_enrolled(key), about=(), audience="all"))

    def close(self) -> int:
        """Write every receipt and key file, let the desk go, and return how many receipts there are."""
        count = self.write_receipts()
        self.write_keys()
        self.let_go()
        return count

    def write_receipts(self) -> int:
        """Write the receipt of every entry, and return how many there are."""
        self.receipts.mkdir(parents=True, exist_ok=True)
        entries = self.desk.shown(NEUTRAL.party)
        for logged in entries:
            name = f"{self.name.replace('/', '-')}-{logged.index:04}-{short_kind(logged.header.kind)}.json"
            (self.receipts / name).write_bytes(self.desk.receipt(logged.id, NEUTRAL.party))
        return len(entries)

    def write_keys(self) -> None:
        """Write the key file of every desk."""
        for name, key in self.keys.items():
            write_key_file(self.folder / "keys" / f"{name.replace('/', '-')}.key", key)


def _enrolled(key: Key) -> KeyEnrolled:
    return KeyEnrolled(
        party=key.desk.party,
        desk=key.desk.desk,
        public_key=key.public_key,
        label=key.label,
        invite=key.invite,
    )


def short_kind(kind: str) -> str:
    """Return a kind without its prefix and its version, as a person reads it."""
    return kind.removeprefix("checkfire.").partition("/")[0]
