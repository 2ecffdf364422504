"""The stage: one branch of the day with its cast, and the timeline that a person reads of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from checkfire.desk.cast import Cast
from checkfire.desk.folder import Founding
from checkfire.desk.replay.day import Day, Mark
from checkfire.desk.replay.narrate import narrate
from checkfire.errors import CheckfireError
from checkfire.picture.logged import Logged
from checkfire.reach.keyfile import write_key_file
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.party import PartyRole

NEUTRAL = DeskRef(party="desk", desk="watch")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One line of the timeline that a person reads."""

    at: datetime | None
    who: str
    text: str
    mark: Mark
    sources: tuple[str, ...] = ()
    kind: str = ""


@dataclass(slots=True, kw_only=True)
class Stage(Cast):
    """One branch of the day, on its own log."""

    day: Day
    name: str
    receipts: Path
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
        self.found(founding)
        for row in self.day.plain["parties"]:
            self.admit(row["party"], row["name"], PartyRole(row["role"]))
        for row in self.day.plain["desks"]:
            self.open_desk(DeskRef(party=row["party"], desk=row["desk"]), row["name"])

    def refusal(self, say: Callable[[], Any]) -> CheckfireError | None:
        """Return the error that an attempt is refused with, or None if it went through."""
        try:
            say()
        except CheckfireError as exc:
            return exc
        return None

    def tell(
        self, at: datetime | None, who: str, text: str, mark: Mark = Mark.INVENTED, *sources: str
    ) -> None:
        """Add a line to the timeline that a person reads."""
        self.moments.append(Moment(at=at, who=who, text=text, mark=mark, sources=tuple(sources)))

    def close(self) -> int:
        """Write every receipt and key file, let the desk go, and return how many receipts there are."""
        entries = self.desk.shown(NEUTRAL.party)
        for logged in entries:
            kind = logged.header.kind.split(".")[-1].split("/")[0]
            path = self.receipts / f"{self.name}-{logged.index:04}-{kind}.json"
            path.write_bytes(self.desk.receipt(logged.id, NEUTRAL.party))
        for name, key in self.keys.items():
            write_key_file(self.folder / "keys" / f"{name.replace('/', '-')}.key", key)
        self.let_go()
        return len(entries)
