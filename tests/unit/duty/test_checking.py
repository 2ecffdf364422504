"""Which checks a notice needs: one for every audience, over what that audience may know, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import msgspec
import pytest

from checkfire.duty import checking
from checkfire.duty.checking import Indexes, check_over, find_checks_due
from checkfire.duty.due import Due
from checkfire.testing import world
from checkfire.testing.examples import EXAMPLES
from checkfire.testing.paper import Paper
from checkfire.vocab.verdict import Finding
from checkfire.wire import notices, register
from checkfire.wire.arrangement import PolicySet
from checkfire.wire.notices import CheckMade, Scope

NEAR = world.north_of(world.HERE, 6_000)


def made(due: Due) -> CheckMade:
    """Return the check that is due."""
    assert isinstance(due.fact, CheckMade)
    return due.fact


def due_for(paper: Paper, notice_id: str) -> list[Due]:
    """Return the checks that a notice needs now."""
    notice = paper.full.notices.notices[notice_id]
    return list(find_checks_due(paper.full, paper.views.of, notice, now=paper.now, software="1"))


def say_all(paper: Paper, notice_id: str) -> None:
    """Let the desk make every check that a notice needs."""
    for due in due_for(paper, notice_id):
        paper.say_due(due)


def findings(dues: list[Due]) -> Iterator[tuple[str, Scope, Finding]]:
    """Yield for whom each check is, over which picture, and what it finds."""
    for due in dues:
        yield made(due).audience, made(due).scope, made(due).verdict.finding


def test_every_audience_gets_its_own_check(paper: Paper) -> None:
    """R9, R15: the notifier and each recipient are checked over what they may know; the desk over all."""
    site = paper.say("relief", world.site())
    paper.say("relief", register.ConsentGiven(party="bravo", person="head"), about=(site,))
    notice = paper.say("alpha", world.notice(), audience=("bravo", "charlie"))
    dues = due_for(paper, notice)
    assert list(findings(dues)) == [
        ("alpha", Scope.PARTY, Finding.NONE_KNOWN),
        ("bravo", Scope.PARTY, Finding.CONFLICT),
        ("charlie", Scope.PARTY, Finding.NONE_KNOWN),
        ("desk", Scope.FULL, Finding.CONFLICT),
        ("relief", Scope.OWNER, Finding.CONFLICT),
        ("watchers", Scope.OWNER, Finding.NONE_KNOWN),
    ]
    assert [due.audience for due in dues] == [(made(due).audience,) for due in dues]
    assert {due.about for due in dues} == {(notice,)}


def test_match_with_a_position_is_told_to_its_owner_and_the_desk_alone(paper: Paper) -> None:
    """R10: the notifier's own check knows nothing of another party's position."""
    mine = paper.say("charlie", world.position())
    other = paper.say("charlie", world.position(NEAR))
    theirs = paper.say("bravo", world.position())
    notice = paper.say("alpha", world.notice(), audience=("relief",))
    named = {
        made(due).audience: {r.object for r in made(due).verdict.reasons} for due in due_for(paper, notice)
    }
    assert named["alpha"] == named["relief"] == {None}
    assert named["desk"] >= {mine, theirs}
    assert named["charlie"] <= {mine, other}
    assert named["bravo"] == {theirs}


def test_owner_that_takes_part_gets_its_own_check_and_no_second_one(paper: Paper) -> None:
    """R10: a recipient whose position is too near reads it in its one check."""
    paper.say("bravo", world.position())
    notice = paper.say("alpha", world.notice(), audience=("bravo",))
    assert list(findings(due_for(paper, notice))) == [
        ("alpha", Scope.PARTY, Finding.NONE_KNOWN),
        ("bravo", Scope.PARTY, Finding.CONFLICT),
        ("desk", Scope.FULL, Finding.CONFLICT),
        *((other, Scope.OWNER, Finding.NONE_KNOWN) for other in ("charlie", "relief", "watchers")),
    ]


def test_owner_is_told_however_many_others_are_in_conflict(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R10: a list that has to end somewhere never keeps a conflict from the owner of the object."""
    monkeypatch.setattr(checking, "MAX_LISTED", 2)
    for _ in range(4):
        paper.say("relief", world.position())
    paper.say("bravo", world.position(world.north_of(world.HERE, 1_000)))
    notice = paper.say("alpha", world.notice(), audience=("charlie",))
    dues = {(made(due).audience, made(due).scope): made(due).verdict for due in due_for(paper, notice)}
    assert len(dues["desk", Scope.FULL].reasons) == 2
    assert dues["bravo", Scope.OWNER].finding is Finding.CONFLICT


def test_number_of_checks_tells_nothing_of_what_is_hidden(paper: Paper) -> None:
    """R10: whoever counts the entries learns nothing: a hidden position makes no check more, nor one less."""
    far = paper.say("alpha", world.notice(), audience=("bravo",))
    without = [(a, s) for a, s, _ in findings(due_for(paper, far))]
    paper.say("charlie", world.position())
    paper.say("relief", world.site())
    near = paper.say("alpha", world.notice(), audience=("bravo",))
    assert [(a, s) for a, s, _ in findings(due_for(paper, near))] == without


def test_owner_learns_which_object_is_touched_and_no_distance(paper: Paper) -> None:
    """R10: from several objects of its own an owner cannot work out where a notice is that it may not see."""
    mine = {paper.say("charlie", world.position(at, standoff_m=20_000)) for at in (world.HERE, NEAR)}
    notice = paper.say("alpha", world.notice(), audience=("bravo",))
    dues = {made(due).audience: made(due).verdict for due in due_for(paper, notice)}
    told = dues["charlie"]
    assert (told.finding, told.nearest) == (Finding.CONFLICT, ())
    assert {reason.object for reason in told.reasons} == mine
    assert {reason.gap_m for reason in told.reasons} == {None}
    assert None not in {reason.gap_m for reason in dues["desk"].reasons if reason.object}


def test_check_fits_into_a_message_whatever_objects_are_called(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R16: nobody can keep the desk from its check by many objects with long names; the worst stay listed."""
    monkeypatch.setattr(checking, "MAX_LISTED_BYTES", 6_000)
    for _ in range(19):
        paper.say("charlie", world.position(NEAR, label="\U0001f6a7" * 200))
    site = paper.say("relief", world.site())
    verdict = check_over(paper.full, world.activity(), paper.now)
    assert len(msgspec.json.encode(verdict)) <= 6_000
    assert verdict.finding is Finding.CONFLICT
    assert verdict.reasons[0].object == verdict.nearest[0].object == site
    assert verdict.unlisted == 20 - len(verdict.nearest)
    monkeypatch.setattr(checking, "MAX_LISTED_BYTES", 1)
    assert len(check_over(paper.full, world.activity(), paper.now).nearest) == 1


def test_owner_is_shown_its_checks_from_the_first_conflict_on(paper: Paper) -> None:
    """R10: a party that a notice did not go to hears of it by a conflict alone, and then how that goes on."""
    position = paper.say("charlie", world.position(world.north_of(world.HERE, 60_000)))
    notice = paper.say("alpha", world.notice(), audience=("bravo",))
    shown = []
    for at in (world.HERE, world.north_of(world.HERE, 60_000)):
        say_all(paper, notice)
        shown.append(_shown_to(paper, "charlie"))
        amended = msgspec.convert(msgspec.to_builtins(world.position(at)), register.PositionAmended)
        paper.say("charlie", amended, about=(position,))
    say_all(paper, notice)
    shown.append(_shown_to(paper, "charlie"))
    assert shown == [[], [Finding.CONFLICT], [Finding.CONFLICT, Finding.NONE_KNOWN]]
    assert _shown_to(paper, "relief") == []


def _shown_to(paper: Paper, party: str) -> list[Finding]:
    facts = [logged.fact for logged in paper.views.shown(party)]
    return [fact.verdict.finding for fact in facts if isinstance(fact, CheckMade)]


def test_neutral_desk_is_checked_for_once(paper: Paper) -> None:
    """The neutral desk gets the full check, also where it is a recipient or an owner."""
    paper.say(world.NEUTRAL, world.position())
    notice = paper.say("alpha", world.notice(), audience=("desk", "bravo"))
    assert [(a, s) for a, s, _ in findings(due_for(paper, notice))] == [
        ("alpha", Scope.PARTY),
        ("bravo", Scope.PARTY),
        ("desk", Scope.FULL),
        *((other, Scope.OWNER) for other in ("charlie", "relief", "watchers")),
    ]


def test_nearest_objects_are_listed_without_a_conflict(paper: Paper) -> None:
    """R16: "none known" never stands alone: the nearest object comes with its distance and bearing."""
    site = paper.say("alpha", world.site(NEAR))
    notice = paper.say("alpha", world.notice(), audience=("bravo",))
    verdict = made(due_for(paper, notice)[0]).verdict
    (near,) = verdict.nearest
    assert (verdict.finding, near.object, near.bearing_deg) == (Finding.NONE_KNOWN, site, 0)
    assert 5_900 < near.distance_m < 6_100


def test_check_names_what_it_was_made_from(paper: Paper) -> None:
    """R17: how much of the log was known, the hour and the software's version stand in every check."""
    notice = paper.say("alpha", world.notice(), audience=("bravo",))
    paper.advance(60)
    for due in due_for(paper, notice):
        fact = made(due)
        assert (fact.entries, fact.evaluated_at, fact.software) == (paper.full.entries, paper.now, "1")


def test_check_is_made_once_until_something_changes(paper: Paper) -> None:
    """R17: the same result is not said twice; a changed one is, to the audience for which it changed."""
    notice = paper.say("alpha", world.notice(), audience=("bravo",))
    say_all(paper, notice)
    assert due_for(paper, notice) == []
    site = paper.say("relief", world.site())
    assert [made(due).audience for due in due_for(paper, notice)] == ["desk", "relief"]
    say_all(paper, notice)
    paper.say("relief", register.ConsentGiven(party="bravo", person="head"), about=(site,))
    assert list(findings(due_for(paper, notice))) == [("bravo", Scope.PARTY, Finding.CONFLICT)]


def test_amended_notice_is_checked_again_for_everybody(paper: Paper) -> None:
    """R15: a check of what was announced before is no check of what is announced now."""
    notice = paper.say("alpha", world.notice(), audience=("bravo",))
    say_all(paper, notice)
    paper.say("alpha", EXAMPLES[notices.NoticeAmended], about=(notice,), audience=("bravo",))
    everybody = ["alpha", "bravo", "desk", "charlie", "relief", "watchers"]
    assert [made(due).audience for due in due_for(paper, notice)] == everybody


def test_check_of_a_drill_is_a_drill(paper: Paper) -> None:
    """R30: results of a drill are marked as a drill."""
    notice = paper.say("alpha", world.notice(), audience=("bravo",), drill=True)
    assert {due.drill for due in due_for(paper, notice)} == {True}


def test_withdrawn_objects_are_not_checked(paper: Paper) -> None:
    """A site that its owner took out of the register is looked at no more."""
    site = paper.say("relief", world.site())
    assert check_over(paper.full, world.activity(), paper.now).finding is Finding.CONFLICT
    paper.say("relief", EXAMPLES[register.SiteWithdrawn], about=(site,))
    assert check_over(paper.full, world.activity(), paper.now).nearest == ()


def test_missions_distance_decides_what_is_listed(paper: Paper) -> None:
    """R16: how far around objects are listed is a figure of the mission."""
    paper.say("relief", world.site(NEAR))
    assert len(check_over(paper.full, world.activity(), paper.now).nearest) == 1
    paper.say(world.NEUTRAL, PolicySet(nearest_within_m=1_000))
    assert check_over(paper.full, world.activity(), paper.now).nearest == ()


def test_index_of_a_picture_is_made_once_and_never_lent_to_another(paper: Paper) -> None:
    """Many checks in a row are quick, and each still looks at the objects of its own picture alone."""
    paper.say("relief", world.site())
    indexes = Indexes()
    assert indexes.of(paper.full) is indexes.of(paper.full)
    pictures = (paper.full, paper.views.of("alpha"), paper.views.of("relief"), paper.full)
    found = [check_over(p, world.activity(), paper.now, indexes=indexes).finding for p in pictures]
    assert found == [Finding.CONFLICT, Finding.NONE_KNOWN, Finding.CONFLICT, Finding.CONFLICT]


@pytest.mark.parametrize("at_h,finding", [(0, Finding.CONFLICT), (12, Finding.NONE_KNOWN)])
def test_moving_objects_are_checked_at_their_planned_times(paper: Paper, at_h: int, finding: Finding) -> None:
    """R15: a convoy conflicts while it is planned to be there, and not half a day later."""
    paper.say("relief", world.movement(standoff_m=500))
    activity = world.activity(starts_s=timedelta(hours=1 + at_h).total_seconds())
    assert check_over(paper.full, activity, paper.now).finding is finding


def test_empty_log_has_no_desk_to_check_for() -> None:
    """Before a log is founded there is nobody for whom a full check could be made."""
    paper = Paper(founded=False)
    scratch = Paper()
    notice = scratch.say("alpha", world.notice(), audience=("bravo",))
    known = scratch.full.notices.notices[notice]
    dues = find_checks_due(paper.full, paper.views.of, known, now=paper.now, software="1")
    assert [made(due).scope for due in dues] == [Scope.PARTY, Scope.PARTY]
