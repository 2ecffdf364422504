"""The desk: messages in, durable entries and receipts out, and what each party may see.

A message's life: parsed and verified before it waits; admitted, staged and committed under the pen;
published; followed by what falls due (checks, silence, the ladder), which takes the same path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from checkfire.desk.intake import Intake, Waiting
from checkfire.desk.ledger import Ledger
from checkfire.desk.pen import Pen
from checkfire.desk.writer import Means, Writer
from checkfire.duty.due import Due
from checkfire.errors import CheckfireError, NotFoundError, SignatureError
from checkfire.locate.gazetteer import Gazetteer
from checkfire.picture.halts import Halt
from checkfire.picture.logged import Logged
from checkfire.picture.notices import Step
from checkfire.picture.picture import Picture
from checkfire.picture.views import fold, show
from checkfire.vocab.activity import Activity
from checkfire.vocab.ids import DeskRef
from checkfire.wire.answers import Delivered
from checkfire.wire.halts import HaltDelivered
from checkfire.wire.message import Message, parse_submission

if TYPE_CHECKING:
    from checkfire.desk.indexes import Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a submission: its entry, and the receipt unless it is only carried so far."""

    logged: Logged
    receipt: bytes | None
    repeated: bool


class Desk:
    """One desk over one log."""

    def __init__(self, means: Means) -> None:
        """Load the log and verify all of it; what fell due in the meantime is said by the first ``tick``.

        Raises:
            LostStateError: What is stored is not what was signed, or cannot be read.
        """
        pen = Pen()
        self._writer = Writer(means, pen)
        self._intake = Intake(write=self._writer.write, pen=pen)

    @property
    def origin(self) -> str:
        """The name of the log."""
        return self.ledger.origin

    @property
    def ledger(self) -> Ledger:
        """The log, its tree and its heads."""
        return self._writer.means.ledger

    @property
    def gazetteer(self) -> Gazetteer:
        """The landmarks of the area of operations."""
        return self._writer.means.gazetteer

    @property
    def now(self) -> datetime:
        """The desk's clock; never earlier than what it last received."""
        return self._writer.now()

    @property
    def unrecorded(self) -> int:
        """How many messages are carried without being recorded yet."""
        return len(self._writer.carried)

    @property
    def lost(self) -> CheckfireError | None:
        """Why this desk takes nothing any more, if so."""
        return self._writer.lost

    def listen(self, listener: Callable[[Logged], None]) -> None:
        """Tell ``listener`` of every new entry, in order, from the thread that wrote it."""
        self._writer.listeners.append(listener)

    def submit(self, raw: bytes) -> Outcome:
        """Take in signed bytes; return once they are durable, or, for a halt on a full disk, carried.

        Raises:
            RefusedError: The message is not taken; nothing was stored.
            BusyError: Too much waits.
            UnavailableError: The disk is full; nothing was stored.
            LostStateError: The desk cannot know; send the same bytes again after its restart.
        """
        return self.take(parse_submission(raw))

    def take(self, message: Message) -> Outcome:
        """Take in a message that was parsed already; see ``submit``."""
        return self._intake.answer(message, self._outcome)

    def _outcome(self, waiting: Waiting) -> Outcome:
        logged = self._writer.views.log[waiting.settled.index]
        receipt = self.ledger.receipt(logged) if logged.recorded else None
        return Outcome(logged=logged, receipt=receipt, repeated=waiting.repeated)

    def say(self, due: Due) -> Logged:
        """Say something as the desk itself.

        Raises:
            CheckfireError: It cannot be said or stored now; nothing was stored.
        """
        with self._intake.pen:
            waiting = self._writer.sign(due)
            self._writer.write([waiting])
        return waiting.settled

    def tick(self) -> None:
        """Say what fell due since the last time; the ladder of a halt waits for nobody."""
        with self._intake.pen.for_halt():
            self._writer.tick()

    def tidy(self) -> None:
        """Do what the log engine can do while nothing waits."""
        self.ledger.engine.tidy()

    def close(self) -> None:
        """Take nothing any more and let the next writer in; what is in memory can still be read."""
        with self._intake.pen:
            self._writer.close()

    def next_due_at(self) -> datetime | None:
        """Return the next instant at which the desk has to say something by itself."""
        with self._intake.pen:
            return self._writer.next_due_at()

    def is_neutral(self, party: str) -> bool:
        """Tell whether a party runs this desk, and therefore sees everything."""
        return self._writer.views.full.arrangement.is_neutral(party)

    def desk_of_key(self, public_key: str) -> DeskRef:
        """Return the desk that a key speaks for now.

        Raises:
            SignatureError: It is not enrolled, or was revoked (``key-unknown``).
        """
        key = self._writer.views.full.arrangement.keys.get(public_key)
        if key is None or key.revoked_at is not None:
            raise SignatureError("This key is not enrolled here.", code="key-unknown")
        return key.desk

    def require_known(self, public_key: str) -> None:
        """Demand that a key is, or was, one of a desk; whether it may speak now is asked when it does.

        Raises:
            SignatureError: It was never enrolled (``key-unknown``).
        """
        if public_key not in self._writer.views.full.arrangement.keys:
            raise SignatureError("The signing key is not enrolled here.", code="key-unknown")

    @contextmanager
    def picture(self, party: str) -> Iterator[Picture]:
        """Give a party's own picture, which does not change inside the context."""
        with self._intake.pen:
            yield self._writer.views.of(party)

    def check(self, party: str, activity: Activity) -> Checked:
        """Return the verdict on an activity over a party's own picture; nothing is stored."""
        # Imported late: geometry is slow to load.
        from checkfire.desk.indexes import check  # noqa: PLC0415 - see above

        return check(self._writer, self._intake.pen, party, activity)

    def picture_at(self, party: str, entries: int) -> Picture:
        """Return a party's picture as it was after so many entries, of what the party may see today."""
        whole = self.is_neutral(party)
        with self._intake.pen:
            shown = self._writer.views.shown(party)
            seen = list(takewhile(lambda logged: logged.index < entries, shown))
        return fold(seen, whole=whole)

    def shown(self, party: str, start: int = 0, limit: int | None = None) -> list[Logged]:
        """Return the entries that a party may see, as it may see them, from an index on."""
        with self._intake.pen:
            return list(islice(self._writer.views.shown(party, start), limit))

    def find(self, message_id: str, party: str) -> Logged:
        """Return an entry as a party may see it.

        Raises:
            NotFoundError: There is none for this party.
        """
        with self._intake.pen:
            views = self._writer.views
            index = self._writer.index_of.get(message_id)
            shown = None if index is None else show(views.full, views.log[index], party)
        if shown is None:
            raise NotFoundError("There is no such message.")
        return shown

    def receipt(self, message_id: str, party: str) -> bytes:
        """Return the receipt of an entry with the parts that a party may see.

        Raises:
            NotFoundError: There is none for this party, or it is not recorded yet (``not-recorded``).
        """
        shown = self.find(message_id, party)
        with self._intake.pen:
            return self.ledger.receipt(shown)

    def note_delivery(self, message_id: str, desk: DeskRef, channel: str) -> None:
        """Say that a notice or a halt reached a desk's own line; a repeat says nothing."""
        with self._intake.pen:
            due = self._delivery(message_id, desk, channel)
            if due is not None:
                self._writer.write([self._writer.sign(due)])

    def _delivery(self, message_id: str, desk: DeskRef, channel: str) -> Due | None:
        full = self._writer.views.full
        halt, notice = full.halts.halts.get(message_id), full.notices.notices.get(message_id)
        if halt is not None and _awaits_delivery(halt, desk):
            fact = HaltDelivered(desk=desk, channel=channel)
            return Due(fact=fact, about=(message_id,), audience=(desk.party,), drill=halt.drill)
        recipient = notice.recipients.get(desk.party) if notice else None
        if notice and recipient and notice.is_live(self.now) and Step.DELIVERED not in dict(recipient.steps):
            said = Delivered(desk=desk, channel=channel)
            audience = (notice.notifier, desk.party)
            return Due(fact=said, about=(message_id,), audience=audience, drill=notice.drill)
        return None


def _awaits_delivery(halt: Halt, desk: DeskRef) -> bool:
    """The caller need not be told of its own call, and nobody of one that is closed."""
    known = desk in halt.delivered or desk.party == halt.caller or halt.closed_at is not None
    return desk.party in halt.told and not known
