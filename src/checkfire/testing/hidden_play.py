"""Playing the day of hidden things, whole or without what one party may never see."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from checkfire.testing.examples import EXAMPLES
from checkfire.testing.harness import Harness
from checkfire.testing.hidden import DAY, Line, id_of
from checkfire.wire import calls, notices

Mark = tuple[datetime, int]
"""An instant, and how many entries there were at its end."""


@dataclass(slots=True)
class Played:
    """A day that was played, with the marks of each of its lines."""

    harness: Harness
    marks: list[list[Mark]] = field(default_factory=list)


def play(folder: Path) -> Played:
    """Play the whole day."""
    harness = Harness.opened(folder)
    played = Played(harness)
    for line in DAY:
        marks = _wait(harness, line) if isinstance(line, int) else _say(harness, line)
        played.marks.append(marks)
        harness.clock.advance(1)
    return played


def play_without(party: str, folder: Path, like: Played) -> Harness:
    """Play the day without all that a party may never see, and fill the gaps for the neutral desk alone."""
    harness = Harness.opened(folder)
    for line, marks in zip(DAY, like.marks, strict=True):
        if isinstance(line, Line) and party not in line.never:
            _say(harness, line)
        for mark in marks:
            _keep_pace(harness, mark)
        harness.clock.advance(1)
    return harness


def _say(harness: Harness, line: Line) -> list[Mark]:
    about = tuple(id_of(name) for name in line.about)
    if isinstance(line.fact, notices.NoticeFiled) and (area := line.fact.activity.place.area):
        back_id = id_of(f"{line.name} read back")
        harness.say(line.by, harness.read_back(area), audience=line.audience, message_id=back_id)
        about = (*about, back_id)
    harness.say(line.by, line.fact, about=about, audience=line.audience, message_id=id_of(line.name))
    return [(harness.now, harness.desk.ledger.size)]


def _wait(harness: Harness, by_s: int) -> list[Mark]:
    """Let time pass, with a mark at every instant at which the desk has something to say."""
    until = harness.now + timedelta(seconds=by_s)
    marks = []
    while (due_at := harness.desk.next_due_at()) is not None and due_at <= until:
        harness.advance_to(due_at)
        marks.append((harness.now, harness.desk.ledger.size))
    harness.advance_to(until)
    return [*marks, (harness.now, harness.desk.ledger.size)]


def _keep_pace(harness: Harness, mark: Mark) -> None:
    at, size = mark
    harness.advance_to(at)
    assert harness.desk.ledger.size <= size, "leaving something out has made the log longer"
    while harness.desk.ledger.size < size:
        harness.say("desk/watch", EXAMPLES[calls.CallLogged], audience=())
