"""Every write of a notice and of a halt, crossed with every way in which it can fail.

A row of ``TABLE`` says what to expect of one fault: whether the block is in the log afterwards, and
whether the desk stops. Whatever the row, the people at their desks do the same: they send the same
bytes again until they have a receipt. In the end the log reads as if nothing had happened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from checkfire.desk.recheck import recheck
from checkfire.errors import CheckfireError
from checkfire.store.engine import LogEngine
from checkfire.store.sqlite import SqliteEngine
from checkfire.testing import world
from checkfire.testing.faulty_engine import Fault, FaultyEngine, Killed, KilledEngine, Moment
from checkfire.vocab.party import DutyRole
from checkfire.wire import answers, halts, register
from checkfire.wire.fact import Fact
from checkfire.wire.header import Audience


@dataclass(frozen=True, slots=True)
class Row:
    """What is to be expected of a fault."""

    progress: bool
    """The block is in the log when the desk is opened again."""
    stop: bool
    """The desk takes nothing any more until it is opened again."""


TABLE: dict[Fault | Moment, Row] = {
    Fault.LOST: Row(progress=False, stop=True),
    Fault.STORED: Row(progress=True, stop=True),
    Fault.FULL: Row(progress=False, stop=False),
    Moment.BETWEEN: Row(progress=False, stop=True),
    Moment.AFTER: Row(progress=True, stop=True),
}


@dataclass(slots=True)
class Play:
    """A desk that fails once, and people who send again what was not answered."""

    rig: Any
    fault: Fault | Moment | None = None
    at: int = 0
    sizes: list[int] = field(default_factory=list)
    """How long the log is after each write when nothing fails."""
    engine: LogEngine = field(init=False)
    mended: bool = False

    def __post_init__(self) -> None:
        """Open the desk on an engine that fails."""
        self.rig.start(self._make_engine)

    def say(self, by: str, fact: Fact, *, about: tuple[str, ...] = (), audience: Audience = "all") -> str:
        """Let somebody say something until it is receipted; return its id."""
        raw = self.rig.signed(by, fact, about=about, audience=audience)
        self._through(lambda: self.rig.hand_in(raw))
        outcome = self.rig.desk.submit(raw)
        assert (outcome.repeated, outcome.receipt) == (True, self.rig.given[raw])
        return str(outcome.logged.id)

    def advance(self, by_s: float) -> None:
        """Let time pass, through every instant at which the desk has something to say."""
        until = self.rig.now + timedelta(seconds=by_s)
        while (due_at := self.rig.desk.next_due_at()) is not None and due_at <= until:
            self.rig.clock.move_to(due_at)
            self._through(self._tick)
        self.rig.clock.move_to(until)

    def deliver(self, message_id: str, desk: str) -> None:
        """Let a message reach a desk's line; a line that breaks delivers again."""
        self._through(lambda: self.rig.deliver(message_id, desk))

    def told(self) -> list[tuple[object, ...]]:
        """Return the log as a person would tell it: when, by whom, what, and about which entries."""
        log = self.rig.told()
        lines = []
        for one in log:
            text = msgspec.json.encode([one.header.kind, one.header.about, one.fact]).decode()
            for other in log:
                text = text.replace(other.id, f"#{other.index}")
            lines.append((one.received_at, str(one.header.sender), text))
        return lines

    def _tick(self) -> None:
        self.rig.desk.tick()

    def _make_engine(self, folder: Path, secrets: Path) -> LogEngine:
        match self.fault:
            case Moment() as moment:
                self.engine = KilledEngine(folder, secrets, moment, at=self.at, random=self.rig.random)
            case fault:
                self.engine = FaultyEngine(SqliteEngine(folder, secrets), fault, at=self.at)
        return self.engine

    def _through(self, act: Callable[[], object]) -> None:
        """Do something, and once more if the desk failed meanwhile."""
        error: BaseException | None = None
        try:
            act()
        except (CheckfireError, Killed) as exc:
            error = exc
        if self.mended or self.fault is None or self.engine.writes < self.at:
            assert error is None
            return
        self._mend(stopped=self.rig.desk.lost is not None or isinstance(error, Killed))
        act()

    def _mend(self, *, stopped: bool) -> None:
        row, self.mended = TABLE[self.fault], True
        assert stopped is row.stop
        if stopped:
            self.rig.let_go()
            self.rig.start()
        else:
            self.engine.room()
        assert self.rig.desk.ledger.size == self.sizes[self.at if row.progress else self.at - 1]
        self.rig.desk.tick()
        assert (self.rig.desk.lost, self.rig.desk.unrecorded) == (None, 0)
        self.rig.whole()
        for raw, receipt in self.rig.given.items():
            again = self.rig.desk.submit(raw)
            assert (again.repeated, again.receipt) == (True, receipt)


def file_a_notice(play: Play) -> None:
    """File a notice near a clinic, have it checked, answered, checked again, and passed over in silence."""
    back = play.say("alpha/duty", play.rig.read_back(world.notice().activity.place.area))
    notice = play.say("alpha/duty", world.notice(), about=(back,))
    play.deliver(notice, "bravo/duty")
    answer = answers.Answered(answer=answers.Answer.CONCERN, text="a clinic is there")
    play.say("bravo/duty", answer, about=(notice,))
    moved = world.site(world.north_of(world.HERE, 9_000))
    amended = register.SiteAmended(name=moved.name, category=moved.category, place=moved.place)
    play.say("relief/duty", amended, about=(play.rig.site,), audience=())
    play.advance(3_600)


def call_a_halt(play: Play) -> None:
    """Call a halt, let it climb, stop, close, be broken, and close again."""
    halt = play.say("relief/duty", world.halt())
    play.deliver(halt, "alpha/duty")
    play.advance(60)
    for party in ("alpha", "bravo"):
        play.say(f"{party}/duty", halts.HaltAcknowledged(), about=(halt,))
    play.advance(60)
    spoken_for = halts.HaltAcknowledged(role=DutyRole.HEAD, on_behalf_of="charlie")
    play.say("desk/watch", spoken_for, about=(halt,))
    play.advance(10)
    play.say("alpha/duty", halts.StopOrdered(), about=(halt,))
    _end(play, halt)
    play.advance(10)
    play.say("relief/duty", halts.FireReported(strikes=1), about=(halt,))
    play.advance(10)
    for party in ("alpha", "bravo", "charlie"):
        play.say(f"{party}/duty", halts.HaltAcknowledged(), about=(halt,))
    _end(play, halt)
    play.advance(3_600)


def _end(play: Play, halt: str) -> None:
    for party in ("alpha", "bravo", "charlie"):
        play.say(f"{party}/duty", halts.FireStopped(), about=(halt,))
    play.say("relief/duty", halts.StopVerified(basis="nothing seen since"), about=(halt,))
    play.say("desk/watch", halts.HaltClosed(), about=(halt,))


Script = Callable[[Play], None]
WRITES: dict[Script, int] = {file_a_notice: 8, call_a_halt: 25}
"""How many blocks each script writes when nothing fails; the table has a row for every one of them."""

CASES = [
    pytest.param(script, at, fault, id=f"{script.__name__}-{at}-{fault}")
    for script, writes in WRITES.items()
    for at in range(1, writes + 1)
    for fault in TABLE
]


@pytest.fixture(scope="module")
def undisturbed(rig_maker: Any) -> dict[Script, tuple[list[int], list[tuple[object, ...]]]]:
    """Play both scripts with nothing failing: the length of the log after each write, and what it tells."""
    found = {}
    for script in WRITES:
        play = Play(rig_maker())
        began = play.rig.desk.ledger.size
        script(play)
        sizes = [began, *(size for size in play.rig.desk.ledger.heads if size > began)]
        assert play.rig.whole().size == sizes[-1]
        found[script] = sizes, play.told()
        play.rig.let_go()
    return found


def test_the_table_has_every_write(undisturbed: dict[Script, tuple[list[int], list[object]]]) -> None:
    """No write of a notice or of a halt is left out of the table."""
    assert {script: len(sizes) - 1 for script, (sizes, _) in undisturbed.items()} == WRITES


def test_the_scripts_hold_all_that_a_desk_says(
    undisturbed: dict[Script, tuple[list[int], list[tuple[object, ...]]]],
) -> None:
    """The table crosses checks, silence, deliveries, steps and reopening, and not only what people say."""
    kinds = {str(line[2]).split('"')[1] for _, told in undisturbed.values() for line in told}
    assert {
        "checkfire.check-made/1",
        "checkfire.delivered/1",
        "checkfire.silence-recorded/1",
        "checkfire.halt-delivered/1",
        "checkfire.escalation-stepped/1",
        "checkfire.halt-reopened/1",
    } <= kinds


@pytest.mark.parametrize(("script", "at", "fault"), CASES)
def test_whatever_fails_the_log_reads_as_if_nothing_had(
    script: Script,
    at: int,
    fault: Fault | Moment,
    rig_maker: Any,
    undisturbed: dict[Script, tuple[list[int], list[tuple[object, ...]]]],
) -> None:
    """Whatever dies, no receipt is broken, nothing is lost or said twice, and every duty is done once."""
    sizes, told = undisturbed[script]
    play = Play(rig_maker(), fault, at, sizes)
    script(play)
    assert play.mended
    assert play.told() == told
    found = play.rig.whole()
    assert found.size == sizes[-1]
    assert all(check.same for check in recheck(found.log))
    play.rig.let_go()
