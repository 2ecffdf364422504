"""A whole log, verified from its files: every signature, commitment, leaf and head, then folded."""

from __future__ import annotations

from dataclasses import dataclass

from checkfire.desk.clock import system_random
from checkfire.desk.folder import DeskFolder
from checkfire.desk.ledger import Ledger
from checkfire.errors import ConsistencyError
from checkfire.picture.logged import Logged
from checkfire.picture.views import fold
from checkfire.proof.head import read_head
from checkfire.store.sqlite import SqliteEngine


@dataclass(frozen=True, slots=True)
class Audit:
    """A log that was verified from its first entry to its last."""

    ledger: Ledger
    digests: dict[str, str]

    @property
    def origin(self) -> str:
        """The name of the log."""
        return self.ledger.origin

    @property
    def size(self) -> int:
        """How many entries it has."""
        return self.ledger.size

    @property
    def checkpoint(self) -> str:
        """Its signed head."""
        return self.ledger.checkpoint()

    @property
    def log(self) -> list[Logged]:
        """Its entries."""
        return self.ledger.log

    def require_holds(self, earlier: bytes) -> int:
        """Demand that the log begins with the head in an earlier receipt or checkpoint; return its size.

        Raises:
            ProofError: The evidence does not hold, or is of another history.
        """
        old = read_head(earlier, self.ledger.log_key.verifier_key)
        if old.size > self.size or self.ledger.tree.root(old.size) != old.root:
            raise ConsistencyError("The log does not begin with this head.", size=old.size)
        return old.size


def audit(folder: DeskFolder) -> Audit:
    """Return a log once all of it is verified; a desk may be running on it.

    Raises:
        UnavailableError: There is no log in the folder.
        LostStateError: What is stored is not what was signed.
    """
    engine = SqliteEngine(folder.path, folder.secrets, writer=False)
    try:
        ledger = Ledger(engine=engine, log_key=folder.log_key(), random=system_random)
        picture = fold(ledger.load())
    finally:
        engine.close()
    return Audit(ledger, picture.digests())
