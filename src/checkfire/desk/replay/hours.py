"""The hours of each branch: when its steps are taken, worked out from the figures of the day alone."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import datetime, timedelta
from typing import Any

from checkfire.desk.replay.day import Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When each step of the second branch is taken; strikes have hours of their own."""

    briefing_at: datetime
    chosen_at: datetime
    read_back_at: datetime
    filed_at: datetime
    concern_at: datetime
    no_concern_at: datetime
    first_strike_at: datetime
    called_at: datetime
    taken_at: datetime
    ordered_at: datetime
    stopped_at: datetime
    verified_at: datetime
    closed_at: datetime


def hours_as_it_happened(day: Day) -> tuple[datetime, ...]:
    """Return when each row of the first branch happened."""
    return tuple(day.at(row["at"]) for row in day.plain["as_it_happened"])


def hours_with_a_desk(day: Day) -> tuple[datetime, ...]:
    """Return when each step of the second branch is taken, strikes among them."""
    hours = find_hours(day)
    return tuple(sorted((*astuple(hours), *find_strikes(day, hours))))


def find_hours(day: Day) -> Hours:
    """Return the hours of the second branch."""
    row: dict[str, Any] = day.plain["with_a_desk"]
    briefing_at, called_at = day.at(["briefing_at"]), day.at(["first_call_at"])
    taken_at = _after(called_at, row["taken_after_s"])
    stopped_at = _after(taken_at, day.seconds("stop_within_s"))
    verified_at = _after(stopped_at, row["verified_after_s"])
    return Hours(
        briefing_at=briefing_at,
        chosen_at=_after(briefing_at, 40),
        read_back_at=_after(briefing_at, 70),
        filed_at=_after(briefing_at, 90),
        concern_at=_after(briefing_at, 210),
        no_concern_at=_after(briefing_at, 390),
        first_strike_at=day.at(["first_strike_at"]),
        called_at=called_at,
        taken_at=taken_at,
        ordered_at=_after(taken_at, row["ordered_after_s"]),
        stopped_at=stopped_at,
        verified_at=verified_at,
        closed_at=_after(verified_at, row["closed_after_s"]),
    )


def find_strikes(day: Day, hours: Hours) -> list[datetime]:
    """Return the instants of strikes at the pace of the wait, the first one pace after the call."""
    count = day.seconds("strikes_during_wait")
    if count == 0:
        return []
    pace_s = day.seconds("wait_s") / count
    times = (_after(hours.called_at, int(pace_s * n)) for n in range(1, count + 1))
    return [at for at in times if at < hours.stopped_at]


def _after(at: datetime, seconds: int) -> datetime:
    return at + timedelta(seconds=seconds)
