"""R18, R20, R21: who has not answered by the deadline is silent, and silence is never consent."""

from checkfire.picture.notices import Step
from checkfire.testing import world
from checkfire.testing.harness import Harness
from checkfire.vocab.verdict import Finding
from checkfire.wire.answers import Acknowledged, Answer, Answered
from checkfire.wire.notices import Scope


def file(desk: Harness, *, drill: bool = False) -> str:
    """File a notice to bravo and charlie, and take its checks."""
    notice = desk.file_notice("alpha/duty", audience=("bravo", "charlie"), drill=drill)
    for party in ("alpha", "bravo", "charlie"):
        desk.expect_check(notice, party, Finding.NONE_KNOWN)
    desk.expect_check(notice, "desk", Finding.NONE_KNOWN, Scope.FULL)
    desk.expect_unseen_checks(notice, "relief", "watchers")
    return notice


def test_silence_is_an_entry_at_the_deadline(desk: Harness) -> None:
    """R18, R20, R21: to the second, for the silent party alone, and acknowledging is no answer."""
    notice = file(desk)
    desk.say("bravo/duty", Answered(answer=Answer.NO_CONCERN), about=(notice,))
    desk.say("charlie/duty", Acknowledged(), about=(notice,))
    desk.advance(3_599)
    desk.expect_nothing()
    desk.advance(1)
    desk.expect_silence(notice, "charlie")
    standing = {p: (r.standing, r.furthest) for p, r in desk.notice(notice).recipients.items()}
    assert standing == {"bravo": ("no-concern", Step.FILED), "charlie": ("silent", Step.ACKNOWLEDGED)}
    assert desk.notice(notice, "alpha").recipients["charlie"].standing == "silent"
    desk.say("charlie/duty", Answered(answer=Answer.QUERY, text="which height?"), about=(notice,))
    assert desk.notice(notice).recipients["charlie"].standing == "query"
    assert desk.notice(notice).recipients["charlie"].silent_at == world.START.replace(hour=7)
    desk.advance(86_400)


def test_other_recipients_are_not_told_who_was_silent(desk: Harness) -> None:
    """R18: silence is noted to the notifier and to the silent party, not to the others."""
    notice = file(desk)
    desk.advance(3_600)
    for party in ("bravo", "charlie"):
        desk.expect_silence(notice, party)
    assert desk.notice(notice, "bravo").recipients["bravo"].standing == "silent"
    assert desk.notice(notice, "bravo").recipients["charlie"].standing == "awaited"


def test_silence_in_a_drill_is_part_of_the_drill(desk: Harness) -> None:
    """R18: a drilled notice has its deadline too, and what is noted of it is marked as a drill."""
    notice = file(desk, drill=True)
    desk.advance(3_600)
    for party in ("bravo", "charlie"):
        desk.expect_silence(notice, party)
    with desk.desk.picture("desk") as full:
        entries = full.entries
    assert [e.header.drill for e in desk.desk.shown("desk", entries - 2)] == [True, True]
