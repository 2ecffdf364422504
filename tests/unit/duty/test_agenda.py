"""The agenda tells what the picture tells, without looking at all of it."""

from __future__ import annotations

from datetime import timedelta

from checkfire.duty.agenda import Agenda
from checkfire.testing import world
from checkfire.testing.examples import EXAMPLES
from checkfire.testing.paper import Paper
from checkfire.wire import answers, notices

DEADLINE = world.START + timedelta(hours=1)


def test_agenda_holds_what_is_due_until_it_was_said(paper: Paper) -> None:
    """R18: what fell due is offered again until the picture shows that it was said."""
    notice = paper.say("alpha", world.notice(), audience=("bravo",))
    agenda = Agenda.of(paper.full)
    assert agenda.due(paper.full, DEADLINE - timedelta(seconds=1)) == []
    assert agenda.due(paper.full, DEADLINE) == [notice]
    assert agenda.due(paper.full, DEADLINE) == [notice]
    paper.say("bravo", EXAMPLES[answers.Answered], about=(notice,))
    assert agenda.due(paper.full, DEADLINE) == []
    assert agenda.next_at(paper.full) is None


def test_agenda_forgets_what_no_longer_holds(paper: Paper) -> None:
    """An instant that the picture has no more is neither due nor next."""
    first = paper.say("alpha", world.notice(), audience=("bravo",))
    paper.advance(60)
    second = paper.say("alpha", world.notice(), audience=("bravo",))
    agenda = Agenda.of(paper.full)
    paper.say("alpha", notices.NoticeCancelled(reason="weather"), about=(first,))
    assert agenda.next_at(paper.full) == DEADLINE + timedelta(seconds=60)
    assert agenda.due(paper.full, DEADLINE + timedelta(hours=9)) == [second]


def test_agenda_is_kept_by_notes(paper: Paper) -> None:
    """Noting each change, as often as one likes, gives the agenda of the whole picture."""
    agenda = Agenda()
    notice = paper.say("alpha", world.notice(), audience=("bravo",))
    for _ in range(2):
        agenda.note(paper.full, (notice, "no such id"))
    assert agenda.next_at(paper.full) == Agenda.of(paper.full).next_at(paper.full) == DEADLINE
    assert agenda.due(paper.full, DEADLINE) == Agenda.of(paper.full).due(paper.full, DEADLINE) == [notice]
