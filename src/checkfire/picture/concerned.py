"""Who is concerned by a halt: computed from the picture, never left to the caller's memory.

Rules, each erring towards telling one desk too many:

* The notifier and the recipients of the notice that the call names.
* Every notifier with a notice whose area comes within the mission's distance of the place, and
  whose window is open, give or take a day.
* Where none of this finds an armed party: every armed party.

A party's own picture may hold less than the desk's, so there the last rule is left out: it
would name parties that were never told.
"""

from __future__ import annotations

from datetime import timedelta

from checkfire.picture.arrangement import Arrangement
from checkfire.picture.logged import Logged
from checkfire.picture.nearby import may_be_within
from checkfire.picture.notices import Notice, Notices
from checkfire.vocab.party import PartyRole
from checkfire.wire.halts import HaltCalled

_WINDOW_MARGIN = timedelta(days=1)


def find_concerned(
    logged: Logged, fact: HaltCalled, arrangement: Arrangement, notices: Notices, *, whole: bool
) -> tuple[str, ...]:
    """Return the parties that must answer a halt call, in a fixed order, without caller and neutral desk."""
    found: set[str] = set()
    for notice in notices.notices.values():
        if notice.id == fact.notice:
            found |= {notice.notifier, *notice.recipients}
        elif _touches(notice, logged, fact, arrangement.policy.concerned_within_m):
            found.add(notice.notifier)
    armed = {p for p, known in arrangement.parties.items() if known.role is PartyRole.ARMED} - {logged.party}
    if whole and not found & armed:
        found |= armed
    return tuple(sorted(p for p in found if p != logged.party and not arrangement.is_neutral(p)))


def find_told(logged: Logged, concerned: tuple[str, ...], arrangement: Arrangement) -> tuple[str, ...]:
    """Return the parties that are told of a halt: those concerned, the caller, observers, the neutral desk."""
    watching = (PartyRole.NEUTRAL, PartyRole.MONITOR)
    others = {p for p, known in arrangement.parties.items() if known.role in watching}
    return tuple(sorted(set(concerned) | others | {logged.party}))


def _touches(notice: Notice, logged: Logged, fact: HaltCalled, within_m: int) -> bool:
    here = fact.where.area if fact.where else None
    there = notice.activity.place.area
    window = notice.activity.window
    open_from, open_until = window.starts_at - _WINDOW_MARGIN, window.ends_at + _WINDOW_MARGIN
    if notice.drill != logged.header.drill or not open_from <= logged.received_at <= open_until:
        return False
    return here is None or there is None or may_be_within(here, there, within_m)
