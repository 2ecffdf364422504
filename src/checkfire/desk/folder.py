"""A desk's folder: where its log, its secrets and its settings lie.

* ``log.sqlite``: entries with encrypted parts, checkpoints, tail. Back this up.
* ``desk.json``: the log's origin, the desk's own name and the log's public key.
* ``secrets/`` (or the folder named by ``--secrets``): ``keys.sqlite`` and the seeds. Keep it apart
  from the data and from its backups.
* ``unfinished``: there while a desk is made; a desk whose making was broken off is never opened.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from checkfire.desk.clock import Clock, Random
from checkfire.desk.desk import Desk
from checkfire.desk.ledger import Ledger
from checkfire.desk.writer import Means
from checkfire.errors import SignatureError, UnavailableError
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
UNFINISHED = "unfinished"
_FIRST_ENTRIES = 4


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
            UnavailableError: There is no desk in this folder (``log-missing``), or its making was broken off
                (``desk-unfinished``).
        """
        try:
            raw = (self.path / "desk.json").read_bytes()
        except OSError as exc:
            if (self.path / UNFINISHED).exists():
                raise self._unfinished() from exc
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
            UnavailableError: There is no desk here, its making was broken off (``desk-unfinished``), its
                secrets are another log's (``secrets-wrong``), or it is running already (``log-in-use``).
            LostStateError: What is stored is not what was signed.
        """
        settings = self.settings()
        if (self.path / UNFINISHED).exists():
            raise self._unfinished()
        with ExitStack() as undo:
            desk = self._open(settings, clock=clock, random=random, gazetteer=gazetteer, engine=engine)
            undo.callback(desk.ledger.engine.close)
            self._require_own(desk, settings)
            undo.pop_all()
        return desk

    def _open(
        self,
        settings: DeskSettings,
        *,
        clock: Clock,
        random: Random,
        gazetteer: Gazetteer,
        engine: LogEngine | None = None,
    ) -> Desk:
        with ExitStack() as undo:
            engine = engine or SqliteEngine(self.path, self.secrets, random=random)
            undo.callback(engine.close)
            log_key = self.log_key(settings.origin)
            if print_vkey(log_key.verifier_key) != settings.log_key:
                raise _secrets_wrong("The log's seed is another one than that of this log.")
            ledger = Ledger(engine=engine, log_key=log_key, random=random)
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

    def create(
        self,
        founding: Founding,
        *,
        clock: Clock,
        random: Random,
        gazetteer: Gazetteer,
        then: Callable[[Desk], object] = lambda _: None,
    ) -> Desk:
        """Make a new desk: its seeds, its log, and the entries that every log begins with.

        Nothing is made of what cannot be said. A desk whose making was broken off says so.

        Args:
            founding: What is decided.
            clock: Where it reads the time.
            random: Where its seeds come from.
            gazetteer: Its landmarks.
            then: What else belongs to its making, once it can speak.

        Raises:
            UnavailableError: There is a desk here already (``log-exists``).
            MalformedError: Something that is decided cannot be said in a message.
        """
        seeds = {name: random(SEED_BYTES) for name in ("log.seed", "desk.seed")}
        settings, desk_key = _settings_of(founding, seeds["log.seed"]), DeskKey(seeds["desk.seed"])
        facts, now = _first_facts(founding, desk_key), clock.now()
        words = [_first_words(settings, fact, desk_key, now, random) for fact in facts]
        self._require_no_log()
        with ExitStack() as undo:
            self._make(settings, seeds, random)
            desk = self._open(settings, clock=clock, random=random, gazetteer=gazetteer)
            undo.callback(desk.ledger.engine.close)
            for raw in words:
                desk.submit(raw)
            then(desk)
            (self.path / UNFINISHED).unlink()
            undo.pop_all()
        return desk

    def _require_no_log(self) -> None:
        try:
            SqliteEngine.require_none(self.path, self.secrets)
        except UnavailableError as exc:
            if (self.path / UNFINISHED).exists():
                raise self._unfinished() from exc
            raise

    def _make(self, settings: DeskSettings, seeds: dict[str, bytes], random: Random) -> None:
        (self.path / UNFINISHED).unlink(missing_ok=True)
        write_owner_only(self.path / UNFINISHED, b"")
        SqliteEngine.create(self.path, self.secrets, random=random).close()
        for name, seed in seeds.items():
            write_owner_only(self.secrets / name, seed)
        write_owner_only(self.path / "desk.json", canonical.encode(settings) + b"\n")

    def log_key(self, origin: str = "") -> SigningKey:
        """Return the key by which the log signs its heads."""
        return SigningKey(name=origin or self.settings().origin, seed=self._seed("log.seed"))

    def desk_key(self) -> DeskKey:
        """Return the key by which the desk itself speaks."""
        return DeskKey(self._seed("desk.seed"))

    def _require_own(self, desk: Desk, settings: DeskSettings) -> None:
        """Demand that the desk can speak: that its log is its own, and its key that of the log."""
        key = self.desk_key().public_key
        first = desk.ledger.log[:_FIRST_ENTRIES]
        if len(first) < _FIRST_ENTRIES:
            raise self._unfinished()
        if any((one.header.sender, one.message.public_key) != (settings.itself, key) for one in first):
            raise _secrets_wrong("The desk's seed is another one than that of this log.")
        try:
            desk.desk_of_key(key)
        except SignatureError as exc:
            raise UnavailableError(
                "The desk's own key was revoked, so it could say nothing by itself.",
                code="desk-key-revoked",
                hint="End this log and begin another one. The record stays as it is.",
            ) from exc

    def _unfinished(self) -> UnavailableError:
        return UnavailableError(
            f"The making of the desk in {self.path} was broken off.",
            code="desk-unfinished",
            hint=f"Nobody has spoken at it. Remove {self.path} and {self.secrets}, and make it anew.",
        )

    def _seed(self, name: str) -> bytes:
        try:
            seed = (self.secrets / name).read_bytes()
        except OSError as exc:
            raise UnavailableError(
                f"The desk's {name} cannot be read.",
                code="secrets-missing",
                hint="Nothing was opened. Name the folder of the secrets with --secrets.",
            ) from exc
        if len(seed) != SEED_BYTES:
            raise _secrets_wrong(f"The desk's {name} has not {SEED_BYTES} bytes.")
        return seed


def _secrets_wrong(message: str) -> UnavailableError:
    hint = "Nothing was opened. Name the folder of the secrets of this log with --secrets."
    return UnavailableError(message, code="secrets-wrong", hint=hint)


def _settings_of(founding: Founding, log_seed: bytes) -> DeskSettings:
    log_key = SigningKey(name=founding.origin, seed=log_seed)
    return DeskSettings(
        origin=founding.origin,
        itself=DeskRef(party=founding.party, desk=AUTOMATIC),
        log_key=print_vkey(log_key.verifier_key),
        replay=founding.replay,
    )


def _first_words(
    settings: DeskSettings, fact: Fact, key: DeskKey, said_at: datetime, random: Random
) -> bytes:
    draft = Draft(fact=fact, sender=settings.itself, origin=settings.origin, audience="all")
    message_id = uuid7(int(said_at.timestamp() * 1000), random(10))
    return compose(draft, key, message_id=message_id, said_at=said_at, salts=[random(SALT_BYTES)])


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
