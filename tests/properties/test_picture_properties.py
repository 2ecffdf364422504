"""Random days: whatever is said, every picture is a function of the log, live, folded again or reopened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checkfire.desk.follow import Follow
from checkfire.duty.checking import Indexes, check_over
from checkfire.duty.due import find_due, next_due_at
from checkfire.errors import CheckfireError
from checkfire.picture.disclosure import may_see
from checkfire.picture.picture import Picture
from checkfire.picture.views import fold
from checkfire.testing import world
from checkfire.testing.examples import EXAMPLES
from checkfire.testing.harness import Harness
from checkfire.testing.paper import Paper
from checkfire.vocab.protected import ObjectKind
from checkfire.wire import answers, calls, halts, notices, register
from checkfire.wire.fact import Fact
from checkfire.wire.header import Audience

PARTIES = ("alpha", "bravo", "charlie", "relief", "watchers")
SPEAKERS = (*PARTIES, "desk")
PLACES = tuple(world.north_of(world.HERE, km * 1_000) for km in (0, 6, 30, 200))
OPENERS: tuple[Callable[[Any], Fact], ...] = (
    world.site,
    world.movement,
    world.position,
    world.notice,
    world.halt,
)
BUSY = settings(
    max_examples=min(15, settings.default.max_examples),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
CHANGES = tuple(
    kind
    for family in (register, notices, answers, halts, calls)
    for kind in family.FACTS
    if kind not in {type(opener(world.HERE)) for opener in OPENERS}
)


OFTEN: tuple[type[Fact], ...] = (
    register.ConsentGiven,
    register.ConsentGiven,
    register.ConsentWithdrawn,
    answers.Answered,
    answers.ConcernAnswered,
    halts.HaltAcknowledged,
    halts.StopOrdered,
    halts.FireStopped,
    halts.StopVerified,
    halts.HaltClosed,
    halts.HaltClosed,
    halts.FireReported,
    halts.FireReported,
)


@dataclass(frozen=True, slots=True)
class Step:
    """One attempt to say something; what it is about is picked from what is there by then."""

    by: str
    kind: Callable[[Any], Fact] | type[Fact]
    place: world.Point
    about: tuple[int, ...]
    party: str
    audience: Audience
    drill: bool
    wait_s: int


def steps(*, most: int) -> st.SearchStrategy[list[Step]]:
    """Return random days of at most so many attempts."""
    audiences = st.one_of(
        st.just("all"), st.lists(st.sampled_from(SPEAKERS), max_size=3, unique=True).map(tuple)
    )
    step = st.builds(
        Step,
        by=st.sampled_from(SPEAKERS),
        kind=st.sampled_from(OPENERS) | st.sampled_from(CHANGES) | st.sampled_from(OFTEN),
        place=st.sampled_from(PLACES),
        about=st.lists(st.integers(0, 50), min_size=1, max_size=2).map(tuple),
        party=st.sampled_from(PARTIES),
        audience=audiences,
        drill=st.sampled_from((False,) * 7 + (True,)),
        wait_s=st.sampled_from((0, 0, 0, 0, 0, 0, 0, 20, 60, 300, 3_600)),
    )
    return st.lists(step, min_size=most // 2, max_size=most)


class Day:
    """A random day: attempts that become messages, most of them by who may say them."""

    def __init__(self, full: Callable[[], Picture], say: Callable[..., str]) -> None:
        """Play by a way to say something, against the desk's own picture; three things are there at first."""
        self._full, self._say = full, say
        self.taken = 0
        for by, kind in (("relief", world.site), ("relief", world.movement), ("alpha", world.notice)):
            say(by, kind(), audience="all")

    def try_step(self, step: Step) -> None:
        """Say what a step says; a refusal is an answer, and nothing happens then."""
        by, fact, about, audience = self._say_what(step)
        try:
            self._say(by, fact, about=about, audience=audience, drill=step.drill)
        except CheckfireError:
            return
        self.taken += 1

    def _say_what(self, step: Step) -> tuple[str, Fact, tuple[str, ...], Audience]:
        if not isinstance(step.kind, type):
            return step.by, step.kind(step.place), (), step.audience
        ids = subjects_of(self._full(), step.kind)
        about = tuple(ids[n % len(ids)] for n in step.about) if ids else ()
        notice = self._full().notices.notices.get(about[0]) if about else None
        audience = step.audience
        if step.kind is answers.ConcernAnswered and notice is not None:
            about = (about[0], *(g.id for r in notice.recipients.values() for g in r.given[-1:]))
            audience = "all"
        if step.kind is notices.NoticeAmended and notice is not None:
            audience = tuple(sorted(notice.recipients))
        return self._speaker(step, about), self._fact(step, about), about, audience

    def _fact(self, step: Step, about: tuple[str, ...]) -> Fact:
        objects = self._full().register.objects
        odd = step.about[-1] % 2
        match EXAMPLES[step.kind]:
            case register.ConsentGiven() as fact:
                return msgspec.structs.replace(fact, party=step.party)
            case register.ConsentWithdrawn() as fact:
                consents = sorted(objects[about[0]].consents) if about else []
                return msgspec.structs.replace(fact, party=consents[0] if consents else step.party)
            case answers.Answered():
                answer = list(answers.Answer)[step.about[0] % 4]
                named = next(iter(objects), None) if odd else None
                return answers.Answered(answer=answer, text="why", object=named)
            case halts.HaltClosed() if step.about[-1] % 8:
                return halts.HaltClosed(reason="agreed")
            case halts.FireReported() if not about:
                return halts.FireReported(where=world.place(step.place))
            case fact:
                return fact

    def _speaker(self, step: Step, about: tuple[str, ...]) -> str:
        """Let the one who may say it speak most of the time."""
        full, subject = self._full(), about[0] if about else ""
        entry, notice = full.register.objects.get(subject), full.notices.notices.get(subject)
        if step.by == "watchers":
            return step.by
        if entry is not None:
            return entry.protected.owner
        if notice is not None and step.kind in (*notices.FACTS, answers.ConcernAnswered):
            return notice.notifier
        return "desk" if step.kind is halts.HaltClosed else step.by


def subjects_of(full: Picture, kind: type[Fact]) -> list[str]:
    """Return what a message of a kind can be about."""
    name = kind.KIND.removeprefix("checkfire.")
    objects, halt_of = full.register.objects, full.halts.halts
    if kind in register.FACTS:
        wanted = {
            "movement": ObjectKind.MOVEMENT,
            "track": ObjectKind.MOVEMENT,
            "position": ObjectKind.POSITION,
        }
        found = wanted.get(name.split("-")[0], ObjectKind.SITE)
        return [i for i, entry in objects.items() if entry.protected.kind is found]
    if kind is answers.ConcernAnswered:
        return [i for i, n in full.notices.notices.items() if any(r.given for r in n.recipients.values())]
    if kind in (*notices.FACTS, *answers.FACTS):
        return list(full.notices.notices)
    if kind is halts.StopVerified:
        return [i for i, halt in halt_of.items() if halt.stopped and halt.closed_at is None]
    if kind is halts.FireReported:
        closed = [i for i, halt in halt_of.items() if halt.closed_at is not None]
        return [*closed, *closed, *halt_of]
    return list(halt_of)


def paper_day(paper: Paper) -> Day:
    """Return a day that is played on paper, each message only if it may be said."""

    def say(by: str, fact: Fact, **more: Any) -> str:
        drafted = paper.draft(world.NEUTRAL if by == "desk" else by, fact, **more)
        paper.permit(drafted)
        return paper.keep(drafted)

    return Day(lambda: paper.full, say)


def say_all_due(paper: Paper, follow: Follow) -> None:
    """Let the desk say on paper what falls due, checks among it, until nothing is due."""
    while True:
        entries = len(paper.log)
        dues = follow.find(paper.views, paper.now, halts_only=False)
        assert find_due(paper.full, paper.now, follow.agenda) == find_due(paper.full, paper.now)
        assert next_due_at(paper.full, follow.agenda) == next_due_at(paper.full)
        follow.seen = entries
        for due in dues:
            paper.say_due(due)
        if not dues:
            return


def require_same_as_fresh(paper: Paper) -> None:
    """Demand that each live picture is the fold of what its party may see now."""
    for party in PARTIES:
        fresh = fold(paper.views.shown(party), whole=False)
        assert (party, paper.views.of(party)) == (party, fresh)


@BUSY
@given(steps(most=50))
def test_live_pictures_are_the_fold_of_what_is_shown(day: list[Step]) -> None:
    """R9: after every message, consent given or withdrawn among them, live and fresh are the same."""
    paper = Paper()
    follow, played = Follow(), paper_day(paper)
    for party in PARTIES:
        paper.views.of(party)
    for step in day:
        entries = len(paper.log)
        paper.advance(step.wait_s)
        say_all_due(paper, follow)
        played.try_step(step)
        say_all_due(paper, follow)
        if len(paper.log) > entries:
            require_same_as_fresh(paper)
    for party in PARTIES:
        fresh = fold(paper.views.shown(party), whole=False)
        assert paper.views.of(party).digests() == fresh.digests()


def require_same_checks(paper: Paper, follow: Follow) -> None:
    """Demand that a check over each kept index is the check over one that is made anew."""
    kept = follow.indexes(paper.views)
    for picture, owner in [(paper.views.of(p), None) for p in PARTIES] + [(paper.full, p) for p in PARTIES]:
        again, fresh = (
            check_over(picture, world.activity(), paper.now, owner=owner, indexes=indexes)
            for indexes in (kept, Indexes())
        )
        assert again == fresh


@BUSY
@given(steps(most=40))
def test_indexes_that_are_kept_up_answer_as_new_ones(day: list[Step]) -> None:
    """R15: however the register changes, an index kept object by object misses nothing."""
    paper = Paper()
    follow, played = Follow(), paper_day(paper)
    for step in day:
        paper.advance(step.wait_s)
        played.try_step(step)
        require_same_checks(paper, follow)


@BUSY
@given(steps(most=60))
def test_folding_twice_gives_the_same_digests(day: list[Step]) -> None:
    """R17: the same log gives the same picture, however often it is folded, and nothing is due twice."""
    paper = Paper()
    follow, played = Follow(), paper_day(paper)
    for step in day:
        paper.advance(step.wait_s)
        played.try_step(step)
        say_all_due(paper, follow)
    assert fold(paper.log).digests() == fold(paper.log).digests() == paper.full.digests()
    assert find_due(paper.full, paper.now) == []


@BUSY
@given(steps(most=60))
def test_no_party_ever_sees_what_is_not_for_it(day: list[Step]) -> None:
    """R9, R10: on no day does a party know an object, a notice or a halt that is not for it."""
    paper = Paper()
    played = paper_day(paper)
    for step in day:
        played.try_step(step)
    for party in PARTIES:
        own, full = paper.views.of(party), paper.full
        for object_id in own.register.objects:
            entry = full.register.objects[object_id]
            shared = entry.protected.kind is not ObjectKind.POSITION and party in entry.consents
            assert shared or entry.protected.owner == party
        for notice_id in own.notices.notices:
            notice = full.notices.notices[notice_id]
            assert party == notice.notifier or party in notice.recipients
        assert all(party in full.halts.halts[halt_id].told for halt_id in own.halts.halts)
        hidden = full.register.objects.keys() - own.register.objects.keys()
        seen = [e for e in paper.log if may_see(full, e, party) and not _may_speak_of_hidden(e.fact)]
        assert not [e.id for e in seen if hidden & {e.id, *e.header.about}]


def _may_speak_of_hidden(fact: Fact | None) -> bool:
    """Tell whether a fact is a call, or the word that consent was withdrawn."""
    return isinstance(fact, halts.HaltCalled | register.ConsentWithdrawn)


@settings(BUSY, max_examples=min(5, BUSY.max_examples))
@given(steps(most=40))
def test_reopened_desk_has_the_pictures_that_it_had(day: list[Step]) -> None:
    """R17: what a desk replays from its disk is what every party saw before, part by part."""
    with TemporaryDirectory() as folder:
        desk = Harness.opened(Path(folder, "desk"))

        def say(by: str, fact: Fact, **more: Any) -> str:
            speaker = "desk/watch" if by == "desk" else f"{by}/duty"
            say = desk.file_notice if isinstance(fact, notices.NoticeFiled) else desk.say
            return say(speaker, fact, **more)

        played = Day(lambda: desk.picture("desk"), say)
        for step in day:
            desk.advance(step.wait_s)
            played.try_step(step)
        live = {party: desk.picture(party).digests() for party in SPEAKERS}
        desk.restart()
        assert {party: desk.picture(party).digests() for party in SPEAKERS} == live
        desk.let_go()


def test_random_days_are_busy_days() -> None:
    """The days that are drawn hold messages of most kinds, so that the properties above mean something."""
    taken: set[type] = set()
    sizes: list[int] = []

    @settings(BUSY, max_examples=40)
    @given(steps(most=60))
    def play(day: list[Step]) -> None:
        paper = Paper()
        follow, played = Follow(), paper_day(paper)
        for step in day:
            paper.advance(step.wait_s)
            played.try_step(step)
            say_all_due(paper, follow)
        taken.update(type(logged.fact) for logged in paper.log)
        sizes.append(played.taken)

    play()
    assert {
        register.ConsentGiven,
        register.ConsentWithdrawn,
        register.MovementProgressed,
        notices.CheckMade,
        answers.Answered,
        answers.ConcernAnswered,
        answers.SilenceRecorded,
        halts.HaltCalled,
        halts.HaltAcknowledged,
        halts.EscalationStepped,
        halts.HaltClosed,
        halts.HaltReopened,
    } <= taken
    assert len(taken) > 0.7 * len(EXAMPLES)
    assert sum(sizes) / len(sizes) > 8
