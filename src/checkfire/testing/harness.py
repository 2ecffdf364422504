"""A harness: a real desk of the small world, on a clock that only the test moves.

What the desk says by itself has to be expected, in order and to the second: an unexpected message
fails the test, and so does one that is late or does not come.

Example::

    with Harness.opened(folder) as desk:
        halt = desk.say("relief/duty", world.halt())
        desk.advance(45)
        desk.expect_step(halt, 1, after_s=30)
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from checkfire.desk.cast import Cast
from checkfire.desk.clock import SetClock
from checkfire.desk.folder import AUTOMATIC, DeskFolder, Founding
from checkfire.errors import CheckfireError
from checkfire.locate.read_back import read_back
from checkfire.picture.halts import Halt
from checkfire.picture.logged import Logged
from checkfire.picture.notices import Notice
from checkfire.picture.picture import Picture
from checkfire.reach.gazetteer import load_gazetteer
from checkfire.testing import world
from checkfire.testing.chance import seeded_random
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.place import Area, Circle, Corridor, Point
from checkfire.vocab.verdict import Finding
from checkfire.wire import answers, halts, notices
from checkfire.wire.fact import Fact
from checkfire.wire.header import Audience
from checkfire.wire.register import LocationReadBack

F = TypeVar("F", bound=Fact)
ITSELF = DeskRef(party=world.NEUTRAL.party, desk=AUTOMATIC)


@dataclass(slots=True, kw_only=True)
class Harness(Cast):
    """The small world around a real desk; every desk speaks as ``party/desk``."""

    clock: SetClock
    _heard: list[Logged] = field(default_factory=list)

    @classmethod
    def opened(cls, folder: Path, *, seed: int = 0) -> Harness:
        """Return a harness over a new desk in an empty folder, with all parties, desks and keys."""
        harness = cls(folder=folder, clock=SetClock(world.START), random=seeded_random(seed))
        neutral = world.NEUTRAL
        harness.found(
            Founding(
                origin=world.ORIGIN,
                party=neutral.party,
                name="Neutral desk",
                desk=neutral.desk,
                desk_name="Watch",
            )
        )
        for member in world.MEMBERS:
            harness.admit(member.party, member.name, member.role)
            for desk in member.desks:
                harness.open_desk(DeskRef(party=member.party, desk=desk), desk)
        harness.desk.listen(harness._hear)
        return harness

    def __enter__(self) -> Self:
        """Return the harness itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the desk go; where nothing failed, everything that it said must have been expected."""
        self.let_go()
        if kind is None:
            self.expect_nothing()

    @property
    def now(self) -> datetime:
        """The present instant."""
        return self.clock.now()

    def advance(self, by_s: float) -> None:
        """Let time pass, stopping at every instant at which the desk has something to say."""
        self.advance_to(self.now + timedelta(seconds=by_s))

    def restart(self) -> None:
        """Close the desk and open it again; what fell due is said when time passes."""
        self.let_go()
        self._open()

    def copied(self, folder: Path, *, seed: int = 1) -> Harness:
        """Return a harness over a copy of this desk, which has to be let go of before."""
        shutil.copytree(self.folder, folder)
        harness = Harness(
            folder=folder, clock=SetClock(self.now), random=seeded_random(seed), keys=dict(self.keys)
        )
        harness.neutral = self.neutral
        harness._open()
        return harness

    def file_notice(
        self,
        by: str,
        fact: notices.NoticeFiled | None = None,
        *,
        audience: Audience = "all",
        about: tuple[str, ...] = (),
        drill: bool = False,
    ) -> str:
        """Read the place of a notice back, file it, and return its id; its checks are to be expected."""
        fact = fact or world.notice()
        area = fact.activity.place.area
        if area is not None:
            about = (*about, self.say(by, self.read_back(area), audience=audience, drill=drill))
        return self.say(by, fact, about=about, audience=audience, drill=drill)

    def read_back(self, area: Area) -> LocationReadBack:
        """Return the read-back of an area, as somebody would confirm it (R3)."""
        point = _point_of(area)
        text = read_back(point, self.desk.gazetteer).text
        return LocationReadBack(point=point, text=text, confirmed_by="officer on duty")

    def refused(
        self,
        by: str,
        fact: Fact,
        *,
        about: tuple[str, ...] = (),
        audience: Audience = "all",
        drill: bool = False,
    ) -> CheckfireError:
        """Return the error that something is refused with.

        Raises:
            AssertionError: It was taken.
        """
        try:
            self.say(by, fact, about=about, audience=audience, drill=drill)
        except CheckfireError as exc:
            return exc
        raise AssertionError(f"{fact.KIND} was taken from {by}")

    def picture(self, party: str) -> Picture:
        """Return a party's own picture as it stands now."""
        with self.desk.picture(party) as own:
            return own

    def halt(self, halt_id: str, party: str = world.NEUTRAL.party) -> Halt:
        """Return a halt as a party sees it."""
        return self.picture(party).halts.halts[halt_id]

    def notice(self, notice_id: str, party: str = world.NEUTRAL.party) -> Notice:
        """Return a notice as a party sees it."""
        return self.picture(party).notices.notices[notice_id]

    def expect(self, fact: type[F], about: str, at: datetime | None = None, **fields: Any) -> F:
        """Take the next message that the desk itself said, and return what it says.

        Args:
            fact: What kind it has to be.
            about: Its subject.
            at: When it has to be said; now, unless stated.
            fields: What it has to say.

        Raises:
            AssertionError: It is another one, was said at another time, or there is none.
        """
        assert self._heard, f"the desk did not say {fact.KIND}"
        logged = self._heard.pop(0)
        said = logged.fact
        assert isinstance(said, fact), f"the desk said {logged.header.kind}, not {fact.KIND}"
        assert logged.header.subject == about, f"{fact.KIND} is about {logged.header.about}"
        assert logged.received_at == (at or self.now), f"{fact.KIND} was said at {logged.received_at}"
        found = {name: getattr(said, name) for name in fields}
        assert found == fields, f"{fact.KIND} says {found}"
        return said

    def expect_step(
        self, halt_id: str, step: int, *, after_s: int, said_after_s: int | None = None
    ) -> halts.EscalationStepped:
        """Take a step of the ladder that fell due so long after it began to run, and was said then."""
        began = self.halt(halt_id).ladder_from
        said_at = began + timedelta(seconds=after_s if said_after_s is None else said_after_s)
        return self.expect(halts.EscalationStepped, halt_id, said_at, step=step, after_s=after_s)

    def expect_silence(self, notice_id: str, party: str) -> None:
        """Take the note that a party has not answered, said at the notice's deadline."""
        answer_by = self.notice(notice_id).answer_by
        self.expect(answers.SilenceRecorded, notice_id, answer_by, party=party, answer_by=answer_by)

    def expect_check(
        self, notice_id: str, audience: str, finding: Finding, scope: notices.Scope = notices.Scope.PARTY
    ) -> notices.CheckMade:
        """Take a check of a notice that was made now for one audience."""
        made = self.expect(notices.CheckMade, notice_id, audience=audience, scope=scope)
        assert made.verdict.finding is finding, f"the check for {audience} says {made.verdict.finding}"
        return made

    def expect_unseen_checks(self, notice_id: str, *parties: str) -> None:
        """Take the checks of the objects of parties that a notice did not go to, which found nothing."""
        for party in parties:
            self.expect_check(notice_id, party, Finding.NONE_KNOWN, notices.Scope.OWNER)

    def expect_reopened(self, halt_id: str, report: str) -> None:
        """Take the note that a halt is open again, said now because of a report."""
        self.expect(halts.HaltReopened, halt_id, report=report)

    def expect_nothing(self) -> None:
        """Demand that the desk said nothing but what was expected.

        Raises:
            AssertionError: It did.
        """
        assert [f"{logged.header.kind} at {logged.received_at}" for logged in self._heard] == []

    def skip(self) -> list[Logged]:
        """Take everything that the desk said, whatever it is, and return it."""
        heard, self._heard = self._heard, []
        return heard

    def _open(self) -> None:
        folder = DeskFolder.at(self.folder)
        self.desk = folder.open(clock=self.clock, random=self.random, gazetteer=load_gazetteer())
        self.desk.listen(self._hear)

    def _hear(self, logged: Logged) -> None:
        if logged.header.sender == ITSELF:
            self._heard.append(logged)


def _point_of(area: Area) -> Point:
    match area:
        case Circle(centre=centre):
            return centre
        case Corridor(line=line):
            return line[0]
        case _:
            return area.corners[0]
