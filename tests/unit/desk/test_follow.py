"""Checks follow from what changes: all that it may touch, once each, and again the same from the log."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from checkfire.desk.follow import Follow
from checkfire.duty.checking import check_over
from checkfire.picture.views import Views
from checkfire.testing import world
from checkfire.vocab.instant import StatedInstant
from checkfire.vocab.verdict import Finding
from checkfire.wire import halts, notices, register
from checkfire.wire.notices import CheckMade, Scope

NEAR, FAR = world.north_of(world.HERE, 5_000), world.north_of(world.HERE, 400_000)
EVERYBODY = [
    ("alpha", Scope.PARTY),
    ("bravo", Scope.PARTY),
    ("charlie", Scope.PARTY),
    ("relief", Scope.PARTY),
    ("watchers", Scope.PARTY),
    ("desk", Scope.FULL),
]


def touched(views: Views, seen: int, now: datetime) -> list[str]:
    """Return the notices that the entries from an index on may touch."""
    follow = Follow(seen=seen)
    follow.note(views)
    return [notice.id for notice in follow._touched(views, now)]


def made(desk: Any) -> list[tuple[str, Scope]]:
    """Return for whom the desk has just made checks."""
    return [(one.fact.audience, one.fact.scope) for one in desk.skip() if isinstance(one.fact, CheckMade)]


def test_a_notice_is_checked_once_for_everybody(desk: Any) -> None:
    """Every party to a notice gets one check over what it may see, and the desk one over everything."""
    desk.file_notice("alpha/duty")
    assert made(desk) == EVERYBODY
    desk.desk.tick()
    desk.restart()
    desk.desk.tick()
    assert made(desk) == []


def test_a_new_object_is_held_against_the_notices_near_it(desk: Any) -> None:
    """What comes into the register near a live notice is checked at once, for who may know of it."""
    desk.file_notice("alpha/duty")
    desk.skip()
    site = desk.say("relief/duty", world.site(NEAR), audience=())
    assert made(desk) == [("relief", Scope.PARTY), ("desk", Scope.FULL)]
    consent = register.ConsentGiven(party="bravo", person="head of office")
    desk.say("relief/duty", consent, about=(site,), audience=("bravo",))
    assert made(desk) == [("bravo", Scope.PARTY)]


def test_what_is_far_away_is_left_alone(desk: Any) -> None:
    """A change at the other end of the country makes no new check of a notice here."""
    desk.file_notice("alpha/duty")
    desk.skip()
    views = desk.desk._writer.views
    before = views.full.entries
    desk.say("relief/duty", world.site(FAR), audience=())
    assert made(desk) == []
    assert touched(views, before, desk.now) == []


@pytest.mark.parametrize("at", [None, NEAR], ids=["unlocatable", "near"])
def test_an_object_that_cannot_be_located_touches_every_notice(desk: Any, at: Any) -> None:
    """What lies nobody knows where may lie anywhere: every live notice is checked again."""
    desk.file_notice("alpha/duty", world.notice(FAR if at is None else world.HERE))
    desk.skip()
    desk.say("relief/duty", world.site(at), audience=())
    assert made(desk) == [("relief", Scope.PARTY), ("desk", Scope.FULL)]


def test_a_notice_that_cannot_be_located_is_touched_by_everything(desk: Any) -> None:
    """A notice of an unknown place stays unknown, whatever is registered wherever."""
    notice = desk.say("alpha/duty", world.notice(None))
    assert made(desk) == EVERYBODY
    views, before = desk.desk._writer.views, desk.desk.ledger.size
    desk.say("relief/duty", world.site(FAR), audience=())
    assert touched(views, before, desk.now) == [notice]


def test_a_notice_that_is_over_is_not_checked_again(desk: Any) -> None:
    """Checks are made for what is still to come; a cancelled or past notice is left as it was."""
    cancelled = desk.file_notice("alpha/duty")
    desk.say("alpha/duty", notices.NoticeCancelled(reason="weather"), about=(cancelled,))
    desk.file_notice("alpha/duty", world.notice(starts_s=60, lasts_s=60))
    desk.advance(600)
    desk.skip()
    desk.say("relief/duty", world.site(), audience=())
    assert made(desk) == []


def test_while_the_disk_is_full_only_halts_go_on(desk: Any) -> None:
    """What a full disk cannot take is left for later; the ladder is not."""
    desk.file_notice("alpha/duty")
    desk.say("relief/duty", world.halt())
    views = desk.desk._writer.views
    later = desk.now + timedelta(hours=2)
    due = Follow().find(views, later, halts_only=True)
    assert {type(one.fact) for one in due} == {halts.EscalationStepped}
    assert len(Follow().find(views, later, halts_only=False)) > len(due)


def busy_day(desk: Any) -> None:
    """Let a notice be checked while the register changes under it in every way."""
    desk.file_notice("alpha/duty", audience=("bravo", "relief"))
    consent = register.ConsentGiven(party="bravo", person="head of office")
    withdrawn = register.ConsentWithdrawn(party="bravo", person="head of office")
    site = desk.say("relief/duty", world.site(NEAR, review_by=desk.now + timedelta(minutes=30)), audience=())
    desk.say("relief/duty", consent, about=(site,), audience=("bravo",))
    desk.say("relief/duty", world.site(None, name="Field post"), audience=())
    desk.say("charlie/duty", world.position(), audience=())
    convoy = desk.say("relief/duty", world.movement(standoff_m=900), audience=())
    desk.say("relief/duty", consent, about=(convoy,), audience=("bravo",))
    desk.advance(3_600)
    desk.say("relief/duty", withdrawn, about=(site,), audience=("bravo",))
    amended = register.SiteAmended(
        name="Field clinic", category=register.SiteCategory.HEALTH, place=world.place(), standoff_m=500
    )
    desk.say("relief/duty", amended, about=(site,), audience=())
    desk.restart()
    desk.say("relief/duty", register.SiteWithdrawn(reason="moved"), about=(site,), audience=())


def test_every_check_comes_out_the_same_from_the_log(desk: Any) -> None:
    """Whoever doubts a check can make it again, from the entries and at the instant that it names (R17)."""
    busy_day(desk)
    log = desk.desk.shown("desk")
    checks = [one for one in log if isinstance(one.fact, CheckMade)]
    assert {one.fact.scope for one in checks} == {Scope.PARTY, Scope.FULL, Scope.OWNER}
    assert {one.fact.verdict.finding for one in checks} == {
        Finding.CONFLICT,
        Finding.NONE_KNOWN,
        Finding.UNKNOWN,
    }
    for one in checks:
        views = Views()
        for earlier in log[: one.fact.entries]:
            views.apply(earlier)
        own = views.of(one.fact.audience) if one.fact.scope is Scope.PARTY else views.full
        owner = one.fact.audience if one.fact.scope is Scope.OWNER else None
        activity = own.notices.notices[one.header.subject].activity
        assert check_over(own, activity, one.fact.evaluated_at, owner=owner) == one.fact.verdict
        assert one.fact.entries <= one.index


def test_a_check_says_more_than_its_last_entry(desk: Any) -> None:
    """The entries that a check names matter: over fewer of them, some would have come out otherwise."""
    busy_day(desk)
    log, differs = desk.desk.shown("desk"), 0
    for one in log:
        if isinstance(one.fact, CheckMade) and one.fact.scope is Scope.FULL and differs == 0:
            views = Views()
            for earlier in log[: one.fact.entries - 1]:
                views.apply(earlier)
            found = views.full.notices.notices.get(one.header.subject)
            again = found and check_over(views.full, found.activity, one.fact.evaluated_at)
            differs += again != one.fact.verdict
    assert differs == 1


def test_a_report_far_from_the_route_is_checked_where_it_was_made(desk: Any) -> None:
    """R13: a convoy that is reported where nobody planned it is held against the notices of that place."""
    convoy = desk.say("relief/duty", world.movement(world.north_of(world.HERE, 60_000)), audience=())
    desk.file_notice("alpha/duty", world.notice(starts_s=60), audience=("bravo",))
    desk.skip()
    seen = StatedInstant(stated="just now", at=desk.now)
    report = register.TrackReported(point=world.HERE, accuracy_m=100, seen=seen)
    desk.say("relief/duty", report, about=(convoy,), audience=())
    assert ("desk", Scope.FULL) in made(desk)
