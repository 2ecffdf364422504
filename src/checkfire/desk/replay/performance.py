"""One performance: a branch of the day, played once, on a clock that runs fast, into a log of its own."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from checkfire.desk.clock import Random, Wall
from checkfire.desk.replay.branch import Branch
from checkfire.desk.replay.day import Day
from checkfire.desk.replay.live_clock import ClockStoppedError, LiveClock
from checkfire.desk.replay.stage import PLAYS, Moment, Stage
from checkfire.errors import CheckfireError, UnavailableError

_LOG = logging.getLogger("checkfire.replay")
_FOUNDED_BEFORE = timedelta(hours=1)
_OPENS_BEFORE = timedelta(minutes=1)


class State(StrEnum):
    """What a replay that is served does now."""

    IDLE = "idle"
    PLAYING = "playing"
    PAUSED = "paused"
    PLAYED = "played"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a performance is.

    Attributes:
        state: What it does now.
        branch: Which branch is played.
        number: Which performance it is, counted from one.
        speed: In seconds of the day a second of the wall.
        ends_at: When its last step is taken, on the desk's clock.
        done: How many steps are taken.
        steps: How many there are.
        moments: The timeline so far.
    """

    state: State = State.IDLE
    branch: str | None = None
    number: int | None = None
    speed: int = 1
    ends_at: datetime | None = None
    done: int = 0
    steps: int = 0
    moments: tuple[Moment, ...] = ()


@dataclass(slots=True, kw_only=True)
class Performance:
    """A stage with its clock, and who performs on it."""

    branch: Branch
    number: int
    stage: Stage
    clock: LiveClock
    hours: tuple[datetime, ...]
    over_at: datetime | None = None

    @property
    def state(self) -> State:
        """What it does now."""
        if self.over_at is not None:
            return State.PLAYED
        return State.PAUSED if self.clock.paused else State.PLAYING

    def standing(self) -> Standing:
        """Return how far it is."""
        now = self.over_at or self.clock.now()
        return Standing(
            state=self.state,
            branch=self.branch.name,
            number=self.number,
            speed=self.clock.speed,
            ends_at=self.hours[-1],
            done=sum(at <= now for at in self.hours),
            steps=len(self.hours),
            moments=tuple(self.stage.moments),
        )

    def perform(self) -> None:
        """Play the branch to its end, or until the clock is stopped; then the clock goes on by itself."""
        try:
            self.branch.perform(self.stage)
        except ClockStoppedError:
            pass
        except Exception:  # noqa: BLE001 - the play's own guard: the desk goes on, and people are told
            _LOG.exception("the play cannot go on")
            self.stage.tell(self.clock.now(), "The replay", "The play cannot go on. What was said stands.")
        finally:
            self.over_at = self.clock.now()
            self.clock.release()

    def put_away(self) -> None:
        """Leave a receipt of every entry in its folder."""
        try:
            self.stage.write_receipts()
        except (CheckfireError, OSError):
            # The log itself is there, and every receipt can be made from it again.
            _LOG.exception("the receipts of %s cannot be written", self.stage.folder)


def open_performance(
    branch: Branch, day: Day, folder: Path, *, speed: int, wall: Wall, random: Random
) -> Performance:
    """Return a performance that can begin: its desk is founded, and every desk of the day has a key.

    Raises:
        UnavailableError: There is no room for it in the folder (``file-unusable``, ``disk-full``).
        MalformedError: The day lacks something.
    """
    hours = branch.hours(day)
    number, place = _claim(folder / PLAYS)
    first_at = hours[0]
    clock = LiveClock(first_at - _FOUNDED_BEFORE, opens_at=first_at - _OPENS_BEFORE, speed=speed, wall=wall)
    stage = Stage(
        day=day,
        name=f"{branch.name}/{number}",
        folder=place,
        receipts=place / "receipts",
        clock=clock,
        random=random,
        live=True,
    )
    stage.open()
    stage.write_keys()
    stage.desk.listen(_nudging(clock))
    return Performance(branch=branch, number=number, stage=stage, clock=clock, hours=hours)


def _nudging(clock: LiveClock) -> Callable[[object], None]:
    """Return a listener that lets the clock look again: what was said may bring something that is due."""

    def nudge(_logged: object) -> None:
        clock.nudge()

    return nudge


def _claim(plays: Path) -> tuple[int, Path]:
    """Make the folder of the next performance, and return its number with it."""
    try:
        plays.mkdir(mode=0o700, exist_ok=True)
        number = max(_numbers(plays), default=0) + 1
        (plays / str(number)).mkdir(mode=0o700)
    except OSError as exc:
        raise UnavailableError(f"{plays}: {exc.strerror}.", code="file-unusable") from exc
    return number, plays / str(number)


def clear_plays(plays: Path, *, keep: int) -> None:
    """Remove all but the newest performances from their folder; what cannot be removed stays."""
    for number in sorted(_numbers(plays))[:-keep]:
        shutil.rmtree(plays / str(number), ignore_errors=True)


def _numbers(plays: Path) -> list[int]:
    return [int(path.name) for path in plays.iterdir() if path.name.isdecimal()]
