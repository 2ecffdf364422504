"""Branch one: the day as it happened, entered into a record that nobody kept at the time.

There was no ladder, so the mission's ladder is set to a day; nothing climbs.
"""

from __future__ import annotations

from typing import Any

from checkfire.desk.replay.day import Mark
from checkfire.desk.replay.stage import NEUTRAL, Stage
from checkfire.picture.halts import Halt
from checkfire.vocab.instant import Basis, Precision, StatedInstant
from checkfire.vocab.party import DutyRole
from checkfire.vocab.place import Method, Place
from checkfire.wire import calls, halts
from checkfire.wire.arrangement import PolicySet
from checkfire.wire.strict import print_instant

_NO_LADDER_S = (86_400,)


def play_as_it_happened(stage: Stage) -> Halt:
    """Enter the day row by row, and return the halt as the record then shows it."""
    halt_id = perform_as_it_happened(stage)
    with stage.desk.picture(NEUTRAL.party) as full:
        return full.halts.halts[halt_id]


def perform_as_it_happened(stage: Stage) -> str:
    """Enter the day row by row, whoever else takes part in it, and return the id of the halt."""
    day = stage.day
    stage.act(str(NEUTRAL), PolicySet(ladder_s=_NO_LADDER_S))
    halt_id = ""
    for row in day.plain["as_it_happened"]:
        at = day.at(row["at"])
        stage.advance_to(at)
        mark, at_mark = Mark(row["mark"]), day.mark_of(row["at"])
        stage.tell(at, row["who"], day.words(row), mark, *row.get("sources", ()), at_mark=at_mark)
        halt_id = _enter(stage, row, halt_id) or halt_id
    for row in day.plain["afterwards"]:
        stage.tell(None, row["who"], day.words(row), Mark(row["mark"]), *row["sources"])
    return halt_id


def _enter(stage: Stage, row: dict[str, Any], halt_id: str) -> str | None:
    """Say what a row holds; return the id of the halt if it opens one."""
    day, neutral, about = stage.day, str(NEUTRAL), (halt_id,)
    match row:
        case {"call": call}:
            stage.act(neutral, _call(stage, row, call))
        case {"halt": halt}:
            where = Place(stated=halt["where"], method=Method.WORDS)
            return stage.act("russia/duty", halts.HaltCalled(what=halt["what"], where=where))
        case {"taken": taken}:
            fact = halts.HaltAcknowledged(role=DutyRole(taken["role"]))
            stage.act(taken["by"], fact, about=about)
        case {"stopped": stopped}:
            stage.act(stopped["by"], halts.FireStopped(stated_by=row["who"]), about=about)
        case {"strikes": strikes}:
            count = day.seconds(strikes["figure"])
            source = ", ".join(row["sources"])
            report = halts.FireReported(strikes=count, span=halts.Span(strikes["span"]), source=source)
            stage.act(neutral, report, about=about)
        case _:
            pass
    return None


def _call(stage: Stage, row: dict[str, Any], call: dict[str, str]) -> calls.CallLogged:
    at = stage.day.at(row["at"])
    happened = StatedInstant(
        stated=print_instant(at), at=at, precision=Precision.ABOUT_AN_HOUR, basis=Basis.INFERRED
    )
    return calls.CallLogged(
        caller=call["caller"],
        callee=call["callee"],
        means=calls.Means.TELEPHONE,
        words=call["words"],
        entered_by="the replay",
        happened=happened,
    )
