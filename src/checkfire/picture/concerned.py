"""Who is concerned by a halt: computed from the picture, never left to the caller's memory.

Rules, each erring towards telling one desk too many:

* A notice is concerned if the call names it, or if its area comes within the mission's distance of
  the place and its window is open, give or take a day.
* The notifiers of these notices must answer; where none of them is armed, every armed party must.
* A notice keeps no armed party from having to answer unless it is live, in earnest as the call is, and
  either named by the call or laid where the call is: one that lies nowhere is near everything, and one
  that was cancelled or has ended says nothing of who fires.
* Told are every armed party, since any of them may be the one that fires; those that must answer;
  the recipients of these notices; observers, the caller and the neutral desk.

A party's own picture may hold less than the desk's, so there the rule that every armed party must
answer is left out: a notice that it cannot know of may have named the one that must.
"""

from __future__ import annotations

from checkfire.picture.arrangement import Arrangement
from checkfire.picture.logged import Logged
from checkfire.picture.nearby import may_lie_near
from checkfire.picture.notices import Life, Notice, Notices
from checkfire.vocab.party import PartyRole
from checkfire.wire.halts import HaltCalled

TOLD_AT_ONCE = (PartyRole.NEUTRAL, PartyRole.MONITOR, PartyRole.ARMED)
"""The roles that are told of every halt, wherever it is called."""

_WINDOW_MARGIN_S = 86_400


def find_concerned(
    logged: Logged, fact: HaltCalled, arrangement: Arrangement, notices: Notices, *, whole: bool
) -> tuple[str, ...]:
    """Return the parties that must answer a halt call, in a fixed order, without caller and neutral desk."""
    touching = _concerned_notices(logged, fact, arrangement, notices)
    found = {notice.notifier for notice in touching}
    answering = {notice.notifier for notice in touching if _answers_for(notice, fact)}
    armed = {p for p, known in arrangement.parties.items() if known.role is PartyRole.ARMED} - {logged.party}
    if whole and not answering & armed:
        found |= armed
    return tuple(sorted(p for p in found if p != logged.party and not arrangement.is_neutral(p)))


def find_told(
    logged: Logged, fact: HaltCalled, arrangement: Arrangement, notices: Notices
) -> tuple[str, ...]:
    """Return the parties that are told of a halt at once, in a fixed order (R23)."""
    told = {p for p, known in arrangement.parties.items() if known.role in TOLD_AT_ONCE}
    for notice in _concerned_notices(logged, fact, arrangement, notices):
        told |= set(notice.recipients)
    concerned = find_concerned(logged, fact, arrangement, notices, whole=True)
    return tuple(sorted(told | {*concerned, logged.party}))


def _concerned_notices(
    logged: Logged, fact: HaltCalled, arrangement: Arrangement, notices: Notices
) -> list[Notice]:
    within_m = arrangement.policy.concerned_within_m
    return [n for n in notices.notices.values() if _touches(n, logged, fact, within_m)]


def _touches(notice: Notice, logged: Logged, fact: HaltCalled, within_m: int) -> bool:
    if notice.drill != logged.header.drill:
        return False
    if notice.id == fact.notice:
        return True
    window = notice.activity.window.widened(_WINDOW_MARGIN_S)
    if not window.starts_at <= logged.received_at <= window.ends_at:
        return False
    return may_lie_near(fact.where, notice.activity.place, within_m)


def _answers_for(notice: Notice, fact: HaltCalled) -> bool:
    """Tell whether a notice tells who fires, so that the other armed parties need not answer."""
    if notice.life in (Life.CANCELLED, Life.ENDED):
        return False
    located = notice.activity.place.area is not None
    return notice.id == fact.notice or (located and fact.where is not None and fact.where.area is not None)
