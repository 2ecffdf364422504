"""The picture of notices: what was announced, to whom, and how far it got with each recipient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from checkfire.picture.arrangement import Arrangement
from checkfire.picture.logged import Logged
from checkfire.picture.register import Chosen
from checkfire.vocab.activity import Activity
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.verdict import Finding
from checkfire.wire import answers
from checkfire.wire import notices as said


class Step(IntEnum):
    """How far a notice got with a recipient; the last three are as the recipient states (R21)."""

    FILED = 0
    DELIVERED = 1
    OPENED = 2
    ACKNOWLEDGED = 3
    LISTED = 4
    PASSED_ON = 5
    CONFIRMED_AT_ACTING_LEVEL = 6


_STEP_OF: dict[type, Step] = {
    answers.Delivered: Step.DELIVERED,
    answers.Opened: Step.OPENED,
    answers.Acknowledged: Step.ACKNOWLEDGED,
    answers.Listed: Step.LISTED,
    answers.PassedOn: Step.PASSED_ON,
    answers.ConfirmedAtActingLevel: Step.CONFIRMED_AT_ACTING_LEVEL,
}


class Life(StrEnum):
    """Where a notice stands."""

    ANNOUNCED = "announced"
    STARTED = "started"
    ENDED = "ended"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One step of a notice at a recipient, and who stated it: a desk, and whom it named (R21)."""

    step: Step
    at: datetime
    desk: DeskRef
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The answer to an answer: the named role with its reason, and the desk that said so (R19)."""

    at: datetime
    role: str
    reason: str
    desk: DeskRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One answer of a recipient."""

    id: str
    answer: answers.Answer
    at: datetime
    text: str | None
    object: str | None
    urgency: answers.Urgency
    settled: Settled | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """What became of a notice at one recipient; every step keeps its own time and who stated it."""

    stated: tuple[Stated, ...] = ()
    given: tuple[Given, ...] = ()
    silent_at: datetime | None = None

    @property
    def steps(self) -> tuple[tuple[Step, datetime], ...]:
        """Every step that was reached, with its time."""
        return tuple((stated.step, stated.at) for stated in self.stated)

    @property
    def furthest(self) -> Step:
        """The furthest step that was reached."""
        return max((step for step, _ in self.steps), default=Step.FILED)

    @property
    def standing(self) -> str:
        """The recipient's last answer, ``silent``, or ``awaited``; silence is never consent (R18)."""
        if self.given:
            return self.given[-1].answer.value
        return "silent" if self.silent_at else "awaited"

    @property
    def concerns_open(self) -> tuple[Given, ...]:
        """The concerns that were not yet answered by a named role with a reason (R19)."""
        return tuple(g for g in self.given if g.answer is answers.Answer.CONCERN and g.settled is None)

    @property
    def concern_open(self) -> bool:
        """True while any concern is open."""
        return bool(self.concerns_open)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One notice, in its present version."""

    id: str
    notifier: str
    drill: bool
    activity: Activity
    summary: str
    filed_at: datetime
    answer_by: datetime
    version_index: int
    recipients: dict[str, Recipient]
    read_from: str | None = None
    """The landmark that its notifier chose for these very words, where this picture has the choice (R2)."""
    checks: dict[tuple[str, said.Scope], tuple[int, said.CheckMade]] = field(default_factory=dict)
    owners_told: dict[str, int] = field(default_factory=dict)
    """From which entry on an owner that is no party to the notice is shown the checks of its own objects."""
    life: Life = Life.ANNOUNCED

    @property
    def concern_open(self) -> bool:
        """True while any recipient's concern is open."""
        return any(r.concern_open for r in self.recipients.values())

    def is_live(self, now: datetime) -> bool:
        """Tell whether a check still matters: neither over nor cancelled, and its window not past."""
        return self.life in (Life.ANNOUNCED, Life.STARTED) and self.activity.window.ends_at >= now


@dataclass(slots=True)
class Notices:
    """All notices of this picture."""

    notices: dict[str, Notice] = field(default_factory=dict)

    def apply(self, logged: Logged, arrangement: Arrangement, chosen: Mapping[str, Chosen]) -> None:
        """Fold one entry in; ``chosen`` holds the choices that a notice may rest on, by id."""
        subject = logged.header.subject or ""
        match logged.fact:
            case said.NoticeAmended() as fact if subject in self.notices:
                new = _amend(self.notices[subject], logged, fact, arrangement)
                self.notices[subject] = replace(new, read_from=_read_from(logged, fact, chosen))
            case said.NoticeFiled() as fact if not isinstance(fact, said.NoticeAmended):
                new = _open(logged.id, logged, fact, arrangement)
                self.notices[logged.id] = replace(new, read_from=_read_from(logged, fact, chosen))
            case _ if subject in self.notices:
                self.notices[subject] = _change(self.notices[subject], logged)
            case _:
                pass


def _open(notice_id: str, logged: Logged, fact: said.NoticeFiled, arrangement: Arrangement) -> Notice:
    return Notice(
        id=notice_id,
        notifier=logged.party,
        drill=logged.header.drill,
        activity=fact.activity,
        summary=fact.summary,
        filed_at=logged.received_at,
        answer_by=fact.answer_by or _deadline(logged, fact, arrangement.policy.answer_within_s),
        version_index=logged.index,
        recipients={party: Recipient() for party in sorted(recipients_of(logged, arrangement))},
    )


def _amend(old: Notice, logged: Logged, fact: said.NoticeAmended, arrangement: Arrangement) -> Notice:
    """Ask everybody again; a concern that is open stays open until it is answered (R19)."""
    new = _open(old.id, logged, fact, arrangement)
    held = {party: r.concerns_open for party, r in old.recipients.items() if r.concern_open}
    recipients = new.recipients | {party: Recipient(given=given) for party, given in held.items()}
    return replace(new, life=old.life, recipients=recipients, owners_told=old.owners_told)


def _read_from(logged: Logged, fact: said.NoticeFiled, chosen: Mapping[str, Chosen]) -> str | None:
    """Return the landmark of the notifier's own choice among the readings of the words, if it names one."""
    named = (chosen[about] for about in logged.header.about if about in chosen)
    own = (one.fact for one in named if (one.party, one.drill) == (logged.party, logged.header.drill))
    return next((one.landmark for one in own if one.phrase == fact.activity.place.stated), None)


def recipients_of(logged: Logged, arrangement: Arrangement) -> set[str]:
    """Return the parties that a notice asks for an answer: its audience without its notifier."""
    audience = logged.header.audience
    if audience == "all":
        parties = {p for p in arrangement.parties if not arrangement.is_neutral(p)}
    else:
        parties = set(audience)
    return parties - {logged.party}


def _deadline(logged: Logged, fact: said.NoticeFiled, within_s: int) -> datetime:
    """Return the mission's deadline, or the start of the activity if that is sooner."""
    default = logged.received_at + timedelta(seconds=within_s)
    starts_at = fact.activity.window.starts_at
    return min(default, starts_at) if starts_at > logged.received_at else default


def _change(notice: Notice, logged: Logged) -> Notice:
    fact = logged.fact
    match fact:
        case said.NoticeCancelled():
            return replace(notice, life=Life.CANCELLED)
        case said.NoticeStarted():
            return replace(notice, life=Life.STARTED)
        case said.NoticeEnded():
            return replace(notice, life=Life.ENDED)
        case said.CheckMade():
            return _checked(notice, logged.index, fact)
        case answers.ConcernAnswered():
            return _settle(notice, logged, fact)
        case answers.SilenceRecorded(party=party):
            return _with(notice, party, silent_at=logged.received_at)
        case answers.Answered():
            return _answer(notice, logged, fact)
        case answers.Delivered(desk=desk):
            return _step(notice, desk.party, Step.DELIVERED, logged)
        case _ if type(fact) in _STEP_OF:
            return _step(notice, logged.party, _STEP_OF[type(fact)], logged)
        case _:
            return notice


def _checked(notice: Notice, index: int, fact: said.CheckMade) -> Notice:
    checks = {**notice.checks, (fact.audience, fact.scope): (index, fact)}
    told = notice.owners_told
    if fact.scope is said.Scope.OWNER and fact.verdict.finding is Finding.CONFLICT:
        told = {fact.audience: index} | told
    return replace(notice, checks=checks, owners_told=told)


def _with(notice: Notice, party: str, **changes: object) -> Notice:
    if party not in notice.recipients:
        return notice
    changed = replace(notice.recipients[party], **changes)  # type: ignore[arg-type]  # checked by replace
    return replace(notice, recipients={**notice.recipients, party: changed})


def _step(notice: Notice, party: str, step: Step, logged: Logged) -> Notice:
    old = notice.recipients.get(party, Recipient())
    if any(step is known for known, _ in old.steps):
        return notice
    by = getattr(logged.fact, "stated_by", None) or getattr(logged.fact, "person", None)
    stated = Stated(step=step, at=logged.received_at, desk=logged.header.sender, by=by)
    return _with(notice, party, stated=(*old.stated, stated))


def _answer(notice: Notice, logged: Logged, fact: answers.Answered) -> Notice:
    given = Given(
        id=logged.id,
        answer=fact.answer,
        at=logged.received_at,
        text=fact.text,
        object=fact.object,
        urgency=fact.urgency,
    )
    old = notice.recipients.get(logged.party, Recipient())
    recipients = {**notice.recipients, logged.party: replace(old, given=(*old.given, given))}
    return replace(notice, recipients=recipients)


def _settle(notice: Notice, logged: Logged, fact: answers.ConcernAnswered) -> Notice:
    named = set(logged.header.about[1:])
    settled = Settled(at=logged.received_at, role=fact.role, reason=fact.reason, desk=logged.header.sender)
    recipients = {
        party: replace(r, given=tuple(replace(g, settled=settled) if g.id in named else g for g in r.given))
        for party, r in notice.recipients.items()
    }
    return replace(notice, recipients=recipients)
