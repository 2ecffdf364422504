"""The writer: the one path by which anything enters the log, under the pen.

* Admit, stage, commit, publish; then what falls due, by the same path, until nothing is due. Between two
  rounds of the desk's own words, halts that wait are let in.
* Disk full: what was staged is dropped; halts are carried all the same, shown as not recorded, and
  recorded later with both times; everything else is refused.
* Not knowing what was stored: nothing is taken any more; the process is started again and replays.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from checkfire.desk.admit import Admission
from checkfire.desk.clock import Clock, Random, passed_on
from checkfire.desk.follow import Follow
from checkfire.desk.intake import Waiting
from checkfire.desk.ledger import Ledger
from checkfire.desk.pen import Pen
from checkfire.duty.due import Due, next_due_at
from checkfire.errors import CheckfireError, LostStateError, UnavailableError
from checkfire.locate.gazetteer import Gazetteer
from checkfire.picture.logged import Logged
from checkfire.picture.views import Views
from checkfire.vocab.ids import DeskRef, uuid7
from checkfire.wire.dsse import DeskKey
from checkfire.wire.entry import SALT_BYTES
from checkfire.wire.halts import FACTS as HALT_FACTS
from checkfire.wire.message import Draft, Message, compose, parse_submission

if TYPE_CHECKING:
    from checkfire.duty.checking import Indexes

_LOG = logging.getLogger("checkfire.desk")
_MAX_PARTS = 6
CLOCK_BEHIND = timedelta(seconds=5)
"""A clock that is behind the log by more was set back, or was ahead when the log was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a desk works with."""

    ledger: Ledger
    desk_key: DeskKey
    itself: DeskRef
    clock: Clock
    random: Random
    gazetteer: Gazetteer


class Writer:
    """Holds the pictures and the only hand that writes."""

    def __init__(self, means: Means, pen: Pen) -> None:
        """Load the log and fold it; whoever lets this hand write holds the pen."""
        self.means = means
        self._pen = pen
        self._speaking = False
        self.lost: CheckfireError | None = None
        self.carried: list[Logged] = []
        self.listeners: list[Callable[[Logged], None]] = []
        self.views = Views()
        self.index_of: dict[str, int] = {}
        self._follow = Follow()
        self._passed = passed_on(means.clock)
        self._hour: tuple[datetime, timedelta] | None = None
        self._clock_told = False
        self._refused: set[tuple[str, tuple[str, ...], str]] = set()
        for logged in means.ledger.load():
            self._apply(logged)
            self._keep_hour(logged)
        self._tell_clock()

    def write(self, pile: list[Waiting]) -> None:
        """Settle every message on the pile, then say what falls due."""
        try:
            if self.lost is None:
                self._settle(pile)
                for waiting in pile:
                    # Durable, or refused: who waits for this block need not wait for what follows from it.
                    waiting.done = True
                self._say_what_is_due()
        except BaseException as exc:
            # The loop's own guard: nobody may wait for an answer that never comes.
            self._lose(exc)
            if not isinstance(exc, Exception):
                raise
        finally:
            if self.lost is not None:
                self._take_back(pile, self.lost)

    def tick(self) -> None:
        """Record what is carried, if the disk takes it again, and say what fell due."""
        self._tell_clock()
        self.write([])

    def close(self) -> None:
        """Refuse from now on whatever comes, and let go of the log's files."""
        hint = "Nothing was stored. Sign in again: another log may be served in its place."
        closed = UnavailableError("This log takes nothing any more.", code="log-closed", hint=hint)
        self.lost = self.lost or closed
        self.means.ledger.engine.close()

    def next_due_at(self) -> datetime | None:
        """Return the next instant at which the desk has to say something by itself."""
        self._follow.note(self.views)
        return next_due_at(self.views.full, self._follow.agenda)

    def indexes(self) -> Indexes:
        """Return the indexes of all pictures, as they stand now."""
        return self._follow.indexes(self.views)

    def sign(self, due: Due) -> Waiting:
        """Return what the desk itself has to say, signed, to be written like any other message.

        Raises:
            MalformedError: It cannot be said in one message.
        """
        return Waiting(parse_submission(self._compose(due)))

    def _settle(self, pile: list[Waiting]) -> None:
        self._record_carried()
        staged = [waiting for waiting in pile if self._admit(waiting)]
        try:
            self.means.ledger.commit()
        except UnavailableError as exc:
            self._carry_halts(staged)
            self._take_back(pile, exc)
        for waiting in staged:
            self._publish(waiting)

    def _take_back(self, pile: list[Waiting], error: CheckfireError) -> None:
        """Answer with an error whoever was taken, or repeated, in a block that is not in the log."""
        for waiting in pile:
            if waiting.logged is None or waiting.logged.id not in self.index_of:
                waiting.logged, waiting.error = None, waiting.error or error

    def _admit(self, waiting: Waiting) -> bool:
        """Stage one message; tell whether it is new and was taken."""
        try:
            known = self._admission().find_repeat(waiting.message)
            if known is not None:
                waiting.logged, waiting.repeated = known, True
                return False
            waiting.logged = self._stage(waiting.message)
        except CheckfireError as exc:
            waiting.error = exc
            return False
        return True

    def _stage(self, message: Message) -> Logged:
        admission = self._admission()
        admission.require_sender(message)
        admission.require_new_id(message)
        logged = self._as_logged(message)
        admission.require_now(logged)
        if self.carried:
            return self._carry(logged)
        self.means.ledger.stage(message, logged.received_at)
        self._apply(logged)
        self._keep_hour(logged)
        return logged

    def _as_logged(self, message: Message) -> Logged:
        return Logged(index=len(self.views.log), received_at=self.now(), message=message)

    def _carry(self, logged: Logged) -> Logged:
        if type(logged.fact) not in HALT_FACTS:
            raise UnavailableError("The disk of the desk is full.", code="disk-full")
        carried = replace(logged, recorded=False)
        self.carried.append(carried)
        self._apply(carried)
        self._keep_hour(carried)
        return carried

    def _carry_halts(self, staged: list[Waiting]) -> None:
        """Nothing of the block was stored: take it back, then carry its halts."""
        self.means.ledger.drop()
        self._fold_again()
        for waiting in staged:
            if waiting.is_halt:
                waiting.logged = self._carry(self._as_logged(waiting.message))

    def _record_carried(self) -> None:
        """Try to record what is carried, with both times."""
        if not self.carried:
            return
        now = self.now()
        for logged in self.carried:
            self.means.ledger.stage(logged.message, logged.received_at, recorded_at=now)
        try:
            self.means.ledger.commit()
        except UnavailableError:
            self.means.ledger.drop()
        else:
            self.carried = []
            self._fold_again()

    def _say_what_is_due(self) -> None:
        """Say it round by round; a hand that is let in between two rounds leaves the rest to the first."""
        if self._speaking:
            return
        self._speaking = True
        try:
            self._say_in_rounds()
        finally:
            self._speaking = False

    def _say_in_rounds(self) -> None:
        while self.lost is None:
            entries, carrying = len(self.views.log), bool(self.carried)
            pile = self._say(self._follow.find(self.views, self.now(), halts_only=carrying))
            # Checks that a full disk refused are still due, so they must be looked for again.
            if not carrying and not any(isinstance(w.error, UnavailableError) for w in pile):
                self._follow.seen = entries
            if len(self.views.log) == entries:
                return
            self._pen.step_aside()

    def _say(self, dues: list[Due]) -> list[Waiting]:
        """Say something as the desk itself; what cannot be said must not stop the desk."""
        pile = []
        for due in dues:
            try:
                pile.append(self.sign(due))
            except CheckfireError as exc:
                _LOG.error("%s about %s cannot be said: %s", due.fact.KIND, due.about, exc.code)
        self._settle(pile)
        self._tell_refused(pile)
        return pile

    def _tell_refused(self, pile: list[Waiting]) -> None:
        """Cry out once about each thing that the desk must say and its own rules refuse."""
        refused = {
            (kind, about, waiting.error.code)
            for waiting in pile
            if waiting.error is not None and not isinstance(waiting.error, UnavailableError)
            for kind, about in [(waiting.message.header.kind, waiting.message.header.about)]
        }
        for kind, about, code in sorted(refused - self._refused):
            _LOG.critical("%s about %s was refused to the desk itself: %s", kind, about, code)
        self._refused |= refused

    def _compose(self, due: Due) -> bytes:
        means, now = self.means, self.now()
        draft = Draft(
            fact=due.fact,
            sender=means.itself,
            origin=means.ledger.origin,
            audience=due.audience,
            about=due.about,
            drill=due.drill,
        )
        unix_ms = int(now.timestamp() * 1000)
        salts = [means.random(SALT_BYTES) for _ in range(_MAX_PARTS)]
        return compose(
            draft, means.desk_key, message_id=uuid7(unix_ms, means.random(10)), said_at=now, salts=salts
        )

    def now(self) -> datetime:
        """Return the desk's clock; where that was set back, the hour goes on from what was last received."""
        now, hour = self.means.clock.now(), self._hour
        if hour is None:
            return now
        received_at, passed = hour
        return max(now, received_at + (self._passed() - passed))

    def _keep_hour(self, logged: Logged) -> None:
        self._hour = logged.received_at, self._passed()

    def _tell_clock(self) -> None:
        """Say once when the clock is behind the log: every hour that is written goes on from the log's."""
        ahead = self.now() - self.means.clock.now()
        if ahead > CLOCK_BEHIND and not self._clock_told:
            _LOG.warning("the clock is behind the log by %d s", ahead.total_seconds())
        self._clock_told = ahead > CLOCK_BEHIND

    def _admission(self) -> Admission:
        means = self.means
        return Admission(means.ledger.origin, self.views, self.index_of, means.gazetteer)

    def _apply(self, logged: Logged) -> None:
        self.index_of[logged.id] = logged.index
        self.views.apply(logged)

    def _fold_again(self) -> None:
        """Fold everything anew; whoever looks meanwhile sees what there was, and never half of it."""
        views = Views()
        for logged in (*self.means.ledger.log, *self.carried):
            views.apply(logged)
        self.views, self.index_of = views, {logged.id: logged.index for logged in views.log}
        self._follow.forget()

    def _publish(self, waiting: Waiting) -> None:
        for listener in self.listeners:
            if waiting.logged is not None:
                listener(waiting.logged)

    def _lose(self, exc: BaseException) -> None:
        """Take nothing any more, and show only what is surely in the log or carried."""
        _LOG.critical("the writer stopped", exc_info=exc)
        if isinstance(exc, LostStateError):
            self.lost = exc
        else:
            self.lost = LostStateError("The desk's state is lost.")
            self.lost.__cause__ = exc
        self.means.ledger.drop()
        self._fold_again()
