"""Disclosure, decided in this one place: which entries, and which of their parts, a party may see.

A party's picture is the fold over just those entries, so what is hidden from it never enters
anything that is computed for it.

* The neutral desk sees everything.
* A site or movement is known to its owner and to parties with consent in force (R9), a position to
  its owner alone (R10), a notice to its notifier and recipients, a halt to the parties that are told:
  every armed party and every observer at once, whoever else is concerned (R23).
* What speaks of something that a party may not know is hidden from it, whoever said it and to whom.
* What changes an object, a notice or a halt is seen by all who know it; who else may know it is not.
* A check is seen by the party that it was made for, while that party may know all objects in it; a check
  of the objects of a party that the notice did not go to, only from its first conflict on (R10).
* A halt call is seen by all who are told, whatever else its caller names: nothing keeps it from them.
* Everything else is seen by its sender and its audience.
"""

from __future__ import annotations

from checkfire.picture.logged import Logged
from checkfire.picture.notices import Notice
from checkfire.picture.picture import Picture
from checkfire.picture.register import SITE_OPENERS, Registered
from checkfire.vocab.protected import ObjectKind
from checkfire.vocab.verdict import Verdict
from checkfire.wire import answers, arrangement, halts, notices, register

_CHANGES = (
    *SITE_OPENERS,
    register.SiteVerified,
    register.SiteReviewOverdue,
    register.SiteWithdrawn,
    register.MovementProgressed,
    register.TrackReported,
    register.PositionWithdrawn,
    notices.NoticeFiled,
    notices.NoticeCancelled,
    notices.NoticeStarted,
    notices.NoticeEnded,
)
"""Kinds that open or change an object or a notice; the fold of whoever knows it needs them."""


def may_see(full: Picture, logged: Logged, party: str) -> bool:
    """Tell whether a party may see an entry, by the full picture as it stands now."""
    if full.arrangement.is_neutral(party):
        return True
    match logged.fact:
        case halts.HaltCalled():
            return party in full.halts.halts[logged.id].told
        case notices.CheckMade() as made:
            return made.audience == party and _may_see_check(full, logged, made)
        case register.ConsentWithdrawn(party=named) if named == party:
            # A party that had an object is told that consent was withdrawn, and nothing more (R9).
            return _may_know_all(full, logged.header.about[1:], party)
        case _ if not _may_know_all(full, (*logged.header.about, logged.id), party):
            return False
        case _:
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


def _is_addressed(full: Picture, logged: Logged, party: str) -> bool:
    fact = logged.fact
    match fact:
        case halts.HaltDelivered(desk=desk) | arrangement.RosterSet(desk=desk):
            return desk.party == party
        case register.ConsentGiven(party=named) | register.ConsentWithdrawn(party=named):
            return named == party
        case _ if isinstance(fact, answers.FACTS):
            return _may_see_answer(full, logged, party)
        case _ if isinstance(fact, _CHANGES):
            return True
        case _ if isinstance(fact, halts.FACTS) and logged.header.about:
            return True
        case _:
            return logged.header.is_for(party)


def _may_see_answer(full: Picture, logged: Logged, party: str) -> bool:
    """An answer is seen by the notifier; what the desk notes of a recipient, by that recipient too."""
    notice = full.notices.notices.get(logged.header.subject or "")
    if notice is None:
        return False
    match logged.fact:
        case answers.Delivered(desk=desk):
            return party in (notice.notifier, desk.party)
        case answers.SilenceRecorded(party=silent):
            return party in (notice.notifier, silent)
        case _:
            return party == notice.notifier or logged.header.is_for(party)


def _may_see_check(full: Picture, logged: Logged, made: notices.CheckMade) -> bool:
    notice = full.notices.notices.get(logged.header.subject or "")
    if made.scope is notices.Scope.OWNER and notice is not None:
        first = notice.owners_told.get(made.audience)
        if first is None or logged.index < first:
            return False
    return _may_know_all(full, _named_in(made.verdict), made.audience)


def _named_in(verdict: Verdict) -> tuple[str, ...]:
    """Return the objects that a verdict names; one that lies nowhere stands in its reasons alone."""
    reasons = (reason.object for reason in verdict.reasons if reason.object)
    return (*reasons, *(near.object for near in verdict.nearest))


def _may_know_all(full: Picture, message_ids: tuple[str, ...], party: str) -> bool:
    """Tell whether none of some ids is an object, a notice or a halt that the party may not know of."""
    return all(_may_know(full, message_id, party) for message_id in message_ids)


def _may_know(full: Picture, message_id: str, party: str) -> bool:
    if (entry := full.register.objects.get(message_id)) is not None:
        return _in_object(entry, party)
    if (notice := full.notices.notices.get(message_id)) is not None:
        return _in_notice(notice, party)
    halt = full.halts.halts.get(message_id)
    return halt is None or party in halt.told


def _object_known(full: Picture, object_id: str, party: str) -> bool:
    entry = full.register.objects.get(object_id)
    return entry is not None and _in_object(entry, party)


def _notice_shown(full: Picture, notice_id: str, party: str) -> bool:
    notice = full.notices.notices.get(notice_id)
    return notice is not None and _in_notice(notice, party)


def _reports_told(full: Picture, logged: Logged) -> set[str]:
    """Return the ids of the reports that everybody who is told of a halt may see: those that name it."""
    halt = full.halts.halts.get(logged.header.subject or "")
    return {report.id for report in halt.reports} if halt else set()


def _in_object(entry: Registered, party: str) -> bool:
    if party == entry.protected.owner:
        return True
    return entry.protected.kind is not ObjectKind.POSITION and party in entry.consents


def _in_notice(notice: Notice, party: str) -> bool:
    return party == notice.notifier or party in notice.recipients
