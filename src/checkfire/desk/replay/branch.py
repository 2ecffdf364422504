"""The two branches of the day: what each is called, when its steps are taken, and who performs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from checkfire.desk.replay.as_it_happened import perform_as_it_happened
from checkfire.desk.replay.day import Day
from checkfire.desk.replay.hours import hours_as_it_happened, hours_with_a_desk
from checkfire.desk.replay.stage import Stage
from checkfire.desk.replay.with_a_desk import perform_with_a_desk

AS_IT_HAPPENED = "as-it-happened"
WITH_A_DESK = "with-a-desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One telling of the day.

    Attributes:
        name: As it stands in the origin of its log.
        title: As a person reads it.
        caution: What a person must know of it.
        hours: Returns when its steps are taken, in order.
        perform: Plays it on a stage, to its end.
    """

    name: str
    title: str
    caution: Callable[[Day], str]
    hours: Callable[[Day], tuple[datetime, ...]]
    perform: Callable[[Stage], object]


def _caution_as_it_happened(_day: Day) -> str:
    return (
        "What happened is told from published reports, each row with its mark. "
        "That it stands in a log, signed by desks, is invented: nobody kept one."
    )


def _caution_with_a_desk(day: Day) -> str:
    return str(day.plain["with_a_desk"]["caution"])


BRANCHES = {
    branch.name: branch
    for branch in (
        Branch(
            name=AS_IT_HAPPENED,
            title="As it happened",
            caution=_caution_as_it_happened,
            hours=hours_as_it_happened,
            perform=perform_as_it_happened,
        ),
        Branch(
            name=WITH_A_DESK,
            title="With a desk (invented, for comparison)",
            caution=_caution_with_a_desk,
            hours=hours_with_a_desk,
            perform=perform_with_a_desk,
        ),
    )
}
"""Every branch by its name."""
