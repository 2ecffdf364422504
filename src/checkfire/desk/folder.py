"""A desk's folder: where its log, its secrets and its settings lie.

* ``log.sqlite``: entries with encrypted parts, checkpoints, tail. Back this up.
* ``desk.json``: the log's origin, the desk's own name and the log's public key.
* ``secrets/`` (or the folder named by ``--secrets``): ``keys.sqlite`` and the seeds. Keep it apart
  from the data and from its backups.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from checkfire.desk.clock import Clock, Random
from checkfire.desk.desk import Desk
from checkfire.desk.ledger import Ledger
from checkfire.desk.writer import Means
from checkfire.errors import UnavailableError
from checkfire.locate.gazetteer import Gazetteer
from checkfire.proof.key import SigningKey, print_vkey
from checkfire.reach.keyfile import write_owner_only
from checkfire.store.engine import LogEngine
from checkfire.store.sqlite import SqliteEngine
from checkfire.vocab.ids import DeskId, DeskRef, Origin, PartyId, Short, uuid7
from checkfire.vocab.party import PartyRole
from checkfire.wire import arrangement as said
from checkfire.wire import canonical, strict
from checkfire.wire.dsse import DeskKey
from checkfire.wire.entry import SALT_BYTES
from checkfire.wire.fact import Fact
from checkfire.wire.message import Draft, compose

AUTOMATIC = "automatic"
"""The name of the desk's own desk: what it says, nobody typed."""

SEED_BYTES = 32


class DeskSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What ``desk.json`` holds."""

    origin: Origin
    itself: DeskRef
    log_key: str
    replay: bool = False


class Founding(msgspec.Struct, frozen=True, kw_only=True):
    """What has to be decided when a log begins."""

    origin: Origin
    party: PartyId
    name: Short
    desk: DeskId
    desk_name: Short
    replay: bool = False


@dataclass(frozen=True, slots=True)
class DeskFolder:
    """Where a desk lives on disk."""

    path: Path
    secrets: Path

    @classmethod
    def at(cls, path: Path, secrets: Path | None = None) -> DeskFolder:
        """Return the folder, with its secrets inside unless they are kept elsewhere."""
        return cls(path, secrets or path / "secrets")

    def settings(self) -> DeskSettings:
        """Return the desk's settings.

        Raises:
            UnavailableError: There is no desk in this folder (``log-missing``).
        """
        try:
            raw = (self.path / "desk.json").read_bytes()
        except OSError as exc:
            raise UnavailableError(
                f"There is no desk in {self.path}.",
                code="log-missing",
                hint=f"Make one with: checkfire init --data {self.path} --origin NAME",
            ) from exc
        return strict.convert(canonical.parse(raw.rstrip(b"\n")), DeskSettings, what="desk.json")

    def open(
        self, *, clock: Clock, random: Random, gazetteer: Gazetteer, engine: LogEngine | None = None
    ) -> Desk:
        """Open the desk and load its log, from the folder's own files or from another engine.

        Raises:
            UnavailableError: There is no desk here, or it is running already (``log-in-use``).
            LostStateError: What is stored is not what was signed.
        """
        settings = self.settings()
        with ExitStack() as undo:
            engine = engine or SqliteEngine(self.path, self.secrets, random=random)
            undo.callback(engine.close)
            ledger = Ledger(engine=engine, log_key=self.log_key(settings.origin), random=random)
            means = Means(
                ledger=ledger,
                desk_key=self.desk_key(),
                itself=settings.itself,
                clock=clock,
                random=random,
                gazetteer=gazetteer,
            )
            desk = Desk(means)
            undo.pop_all()
        return desk

    def create(self, founding: Founding, *, clock: Clock, random: Random, gazetteer: Gazetteer) -> Desk:
        """Make a new desk: its seeds, its log, and the entries that every log begins with.

        Raises:
            UnavailableError: There is a desk here already (``log-exists``).
        """
        SqliteEngine.create(self.path, self.secrets, random=random).close()
        for name in ("log.seed", "desk.seed"):
            write_owner_only(self.secrets / name, random(SEED_BYTES))
        settings = DeskSettings(
            origin=founding.origin,
            itself=DeskRef(party=founding.party, desk=AUTOMATIC),
            log_key=print_vkey(self.log_key(founding.origin).verifier_key),
            replay=founding.replay,
        )
        write_owner_only(self.path / "desk.json", canonical.encode(settings) + b"\n")
        desk = self.open(clock=clock, random=random, gazetteer=gazetteer)
        for fact in _first_facts(founding, DeskKey(self._seed("desk.seed"))):
            desk.submit(self._first_words(settings, fact, clock.now(), random))
        return desk

    def log_key(self, origin: str = "") -> SigningKey:
        """Return the key by which the log signs its heads."""
        return SigningKey(name=origin or self.settings().origin, seed=self._seed("log.seed"))

    def desk_key(self) -> DeskKey:
        """Return the key by which the desk itself speaks."""
        return DeskKey(self._seed("desk.seed"))

    def _first_words(self, settings: DeskSettings, fact: Fact, said_at: datetime, random: Random) -> bytes:
        draft = Draft(fact=fact, sender=settings.itself, origin=settings.origin, audience="all")
        message_id = uuid7(int(said_at.timestamp() * 1000), random(10))
        salts = [random(SALT_BYTES)]
        return compose(draft, self.desk_key(), message_id=message_id, said_at=said_at, salts=salts)

    def _seed(self, name: str) -> bytes:
        try:
            return (self.secrets / name).read_bytes()
        except OSError as exc:
            raise UnavailableError(
                f"The desk's {name} cannot be read.",
                code="secrets-missing",
                hint="Nothing was opened. Name the folder of the secrets with --secrets.",
            ) from exc


def _first_facts(founding: Founding, desk_key: DeskKey) -> tuple[Fact, ...]:
    party = founding.party
    return (
        said.PartyAdmitted(party=party, name=founding.name, role=PartyRole.NEUTRAL),
        said.DeskOpened(party=party, desk=AUTOMATIC, name="The desk itself"),
        said.KeyEnrolled(
            party=party, desk=AUTOMATIC, public_key=desk_key.public_key, label="the desk itself"
        ),
        said.DeskOpened(party=party, desk=founding.desk, name=founding.desk_name),
    )
