"""The ledger: the log in memory over a log engine, with its tree, heads and receipts.

Staged entries become durable together in ``commit``; after any failure the ledger no longer
knows and is loaded again, by the same code as at the start.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from checkfire.desk.clock import Random
from checkfire.errors import CheckfireError, LostStateError, NotFoundError
from checkfire.picture.logged import Logged
from checkfire.proof.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from checkfire.proof.key import SigningKey
from checkfire.proof.receipt import print_receipt
from checkfire.proof.tlog_proof import TlogProof, print_tlog_proof
from checkfire.proof.tree import Tree
from checkfire.store.engine import Head, LogEngine, Row
from checkfire.wire import canonical
from checkfire.wire.entry import SALT_BYTES, SealedEntry, parse_entry, print_entry
from checkfire.wire.message import Message, parse_parts, read_message
from checkfire.wire.parts import require_complete


@dataclass(slots=True)
class Ledger:
    """One log, its one writer, and what was given out about it."""

    engine: LogEngine
    log_key: SigningKey
    random: Random
    tree: Tree = field(default_factory=Tree)
    sealed: list[SealedEntry] = field(default_factory=list)
    log: list[Logged] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    checkpoints: list[str] = field(default_factory=list)
    _staged: list[Row] = field(default_factory=list)

    @property
    def origin(self) -> str:
        """The name of the log."""
        return self.log_key.name

    @property
    def size(self) -> int:
        """How many entries are durable."""
        return self.heads[-1] if self.heads else 0

    def load(self) -> Iterator[Logged]:
        """Yield every stored entry once it is verified, and hold the result against the signed head.

        Raises:
            LostStateError: What is stored is not what was signed (``log-corrupt``), or cannot be read.
            UnavailableError: A file cannot be read now.
        """
        for index, row in enumerate(self.engine.rows()):
            with _held_against_signatures(index=index):
                logged = _read_row(index, row)
            self._keep(logged, SealedEntry(row.entry, row.salt))
            yield logged
        for size, text in self.engine.checkpoints():
            with _held_against_signatures(size=size):
                self._require_head(size, text)
            self.heads.append(size)
            self.checkpoints.append(text)
        if self.engine.head() != Head(size=self.size, root=self.tree.root()):
            raise _corrupt("The stored entries do not give the stored head.")

    def stage(self, message: Message, received_at: datetime, recorded_at: datetime | None = None) -> Logged:
        """Put an entry into the block that the next commit will write."""
        raw = print_entry(message.envelope, received_at, recorded_at)
        sealed = SealedEntry(raw, self.random(SALT_BYTES))
        parts = canonical.encode(dict(message.parts))
        self._staged.append(Row(id=message.header.id, entry=raw, salt=sealed.salt, parts=parts))
        logged = Logged(
            index=len(self.log), received_at=received_at, message=message, recorded_at=recorded_at
        )
        self.log.append(logged)
        self.sealed.append(sealed)
        return logged

    def commit(self) -> None:
        """Write what was staged, durably, under a new signed head.

        Raises:
            UnavailableError: The disk is full; nothing was stored.
            StaleError: Somebody else moved the tail.
            LostStateError: It is not known what was stored.
        """
        if not self._staged:
            return
        old = Head(size=self.tree.size, root=self.tree.root())
        for sealed in self.sealed[old.size :]:
            self.tree.append(sealed.leaf)
        new = Head(size=self.tree.size, root=self.tree.root())
        text = sign_checkpoint(Checkpoint(origin=self.origin, size=new.size, root=new.root), self.log_key)
        self.engine.append(old, self._staged, new, text)
        self._staged = []
        self.heads.append(new.size)
        self.checkpoints.append(text)

    def drop(self) -> None:
        """Take back everything that was staged and, surely, not stored."""
        self.tree.truncate(self.size)
        del self.log[self.size :], self.sealed[self.size :]
        self._staged = []

    def head_for(self, index: int) -> int:
        """Return which of the heads is the first that covers an entry.

        Raises:
            NotFoundError: No durable head covers it yet (``not-recorded``).
        """
        at = bisect_right(self.heads, index)
        if at == len(self.heads):
            raise NotFoundError("The entry is carried, but not recorded yet.", code="not-recorded")
        return at

    def receipt(self, shown: Logged) -> bytes:
        """Return the receipt of an entry with the parts that are shown: always the first one given."""
        at = self.head_for(shown.index)
        proof = TlogProof(
            index=shown.index,
            hashes=tuple(self.tree.inclusion_proof(shown.index, self.heads[at])),
            checkpoint=self.checkpoints[at],
        )
        key = self.log_key.verifier_key
        return print_receipt(self.sealed[shown.index], shown.message.parts, print_tlog_proof(proof), key)

    def checkpoint(self) -> str:
        """Return the present signed head."""
        if self.checkpoints:
            return self.checkpoints[-1]
        return sign_checkpoint(Checkpoint(origin=self.origin, size=0, root=self.tree.root()), self.log_key)

    def _keep(self, logged: Logged, sealed: SealedEntry) -> None:
        self.log.append(logged)
        self.sealed.append(sealed)
        self.tree.append(sealed.leaf)

    def _require_head(self, size: int, text: str) -> None:
        checkpoint = open_checkpoint(text, self.log_key.verifier_key)
        if checkpoint.size != size or size > self.tree.size or checkpoint.root != self.tree.root(size):
            raise _corrupt("A head that was given out does not fit the entries.", size=size)


@contextmanager
def _held_against_signatures(**where: int) -> Iterator[None]:
    """Tell every fault of stored evidence as what it is here: the log is damaged."""
    try:
        yield
    except LostStateError:
        raise
    except CheckfireError as exc:
        raise _corrupt("What is stored is not what was signed.", fault=exc.code, **where) from exc


def _corrupt(message: str, **where: object) -> LostStateError:
    hint = "Keep the files as they are. Compare with a backup and with receipts that were given."
    return LostStateError(message, code="log-corrupt", hint=hint, **where)


def _read_row(index: int, row: Row) -> Logged:
    entry = parse_entry(row.entry)
    message = read_message(entry.envelope, parse_parts(canonical.parse(row.parts)))
    require_complete(message.parts, message.header.parts)
    return Logged(index=index, received_at=entry.received_at, message=message, recorded_at=entry.recorded_at)
