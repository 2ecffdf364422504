"""Disclosure, decided in this one place: which entries, and which of their parts, a party may see.

A party's picture is the fold over just those entries, so what is hidden from it never enters
anything that is computed for it.

* The neutral desk sees everything; every party sees what it said itself.
* A site or movement is seen by its owner and by parties with consent in force (R9), a position by
  its owner alone (R10); whatever speaks of a hidden object is hidden with it.
* A check is seen by the party that it was made for, while that party may know all objects in it.
* A halt, and all that is said to it, is seen by the parties that are told; who else is told is not.
* Everything else is seen by its audience.
"""

from __future__ import annotations

from checkfire.picture.logged import Logged
from checkfire.picture.notices import Notice
from checkfire.picture.picture import Picture
from checkfire.picture.register import SITE_OPENERS, Registered
from checkfire.vocab.protected import ObjectKind
from checkfire.wire import answers, arrangement, halts, notices, register

_ANSWERS = (
    answers.Delivered,
    answers.Opened,
    answers.Acknowledged,
    answers.Listed,
    answers.PassedOn,
    answers.ConfirmedAtActingLevel,
    answers.Answered,
    answers.ConcernAnswered,
    answers.SilenceRecorded,
)
_DESK_ONLY = (halts.HaltDelivered,)


def may_see(full: Picture, logged: Logged, party: str) -> bool:
    """Tell whether a party may see an entry, by the full picture as it stands now."""
    if full.arrangement.is_neutral(party):
        return True
    if not all(_object_shown(full, about, party) for about in (*logged.header.about, logged.id)):
        return _told_of_consent(logged, party)
    return logged.party == party or _is_addressed(full, logged, party)


def shown_parts(full: Picture, logged: Logged, party: str) -> frozenset[str]:
    """Return the names of the parts that a party may see of an entry that it may see."""
    names = frozenset(logged.header.parts)
    if full.arrangement.is_neutral(party) or logged.party == party:
        return names
    match logged.fact:
        case answers.Answered(object=object_id) if object_id and not _object_known(full, object_id, party):
            return names - {"object"}
        case halts.EscalationStepped():
            return names - {"who"}
        case halts.HaltReopened(report=report) if report not in _reports_told(full, logged):
            return names - {"report"}
        case halts.HaltCalled(notice=notice_id) if notice_id and not _notice_shown(full, notice_id, party):
            return names - {"notice"}
        case _:
            return names


def _reports_told(full: Picture, logged: Logged) -> set[str]:
    """Return the ids of the reports that everybody who is told of a halt may see: those that name it."""
    halt = full.halts.halts.get(logged.header.subject or "")
    return {report.id for report in halt.reports} if halt else set()


def _is_addressed(full: Picture, logged: Logged, party: str) -> bool:
    fact, subject = logged.fact, logged.header.subject or ""
    match fact:
        case notices.CheckMade(audience=audience, verdict=verdict):
            named = (near.object for near in verdict.nearest)
            return audience == party and all(_object_shown(full, object_id, party) for object_id in named)
        case halts.HaltDelivered(desk=desk):
            return desk.party == party
        case arrangement.RosterSet(desk=desk):
            return desk.party == party
        case register.ConsentGiven(party=named):
            return named == party
        case _ if logged.id in full.register.objects or isinstance(fact, SITE_OPENERS):
            return True
        case _ if isinstance(fact, _ANSWERS):
            return _may_see_answer(full, logged, party)
        case _ if logged.id in full.halts.halts or subject in full.halts.halts:
            return party in full.halts.halts[subject if subject in full.halts.halts else logged.id].told
        case _ if subject in full.register.objects and not isinstance(fact, register.ConsentWithdrawn):
            return True
        case _:
            return logged.header.is_for(party) and _subject_shown(full, subject, party)


def _may_see_answer(full: Picture, logged: Logged, party: str) -> bool:
    """An answer is seen by the notifier; what the desk notes of a recipient, by that recipient too."""
    notice = full.notices.notices.get(logged.header.subject or "")
    if notice is None or not _in_notice(notice, party):
        return False
    match logged.fact:
        case answers.Delivered(desk=desk):
            return party in (notice.notifier, desk.party)
        case answers.SilenceRecorded(party=silent):
            return party in (notice.notifier, silent)
        case _:
            return party == notice.notifier or logged.header.is_for(party)


def _subject_shown(full: Picture, subject: str, party: str) -> bool:
    return subject not in full.notices.notices or _notice_shown(full, subject, party)


def _notice_shown(full: Picture, notice_id: str, party: str) -> bool:
    notice = full.notices.notices.get(notice_id)
    return notice is not None and (full.arrangement.is_neutral(party) or _in_notice(notice, party))


def _in_notice(notice: Notice, party: str) -> bool:
    return party == notice.notifier or party in notice.recipients


def _object_shown(full: Picture, object_id: str, party: str) -> bool:
    """Tell whether an id is either no object at all, or one that the party may know of."""
    entry = full.register.objects.get(object_id)
    return entry is None or _may_know(entry, party)


def _object_known(full: Picture, object_id: str, party: str) -> bool:
    entry = full.register.objects.get(object_id)
    return entry is not None and _may_know(entry, party)


def _may_know(entry: Registered, party: str) -> bool:
    if party == entry.protected.owner:
        return True
    return entry.protected.kind is not ObjectKind.POSITION and party in entry.consents


def _told_of_consent(logged: Logged, party: str) -> bool:
    """A party that had an object is told that consent was withdrawn, and nothing more (R9)."""
    match logged.fact:
        case register.ConsentWithdrawn(party=named):
            return named == party
        case _:
            return False
