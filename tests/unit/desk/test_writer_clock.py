"""The desk's clock goes on whatever is done to the machine's: no ladder stops, and no time runs back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from checkfire.picture.halts import HaltState
from checkfire.testing import world
from checkfire.wire import arrangement, halts


def reopened(desk: Any) -> Any:
    """Return the harness with its desk opened again."""
    desk.restart()
    return desk


def test_the_clock_never_runs_back_in_the_log(desk: Any) -> None:
    """Where the machine's clock is set back, entries keep the order of their times."""
    desk.advance(100)
    desk.say("relief/duty", world.site(), audience=())
    late = desk.now
    desk.clock.set_to(world.START)
    assert desk.desk.now == late
    desk.say("relief/duty", world.site(name="Second clinic"), audience=())
    assert desk.desk.shown("desk")[-1].received_at == late
    reopened(desk)
    assert desk.desk.now == late


@pytest.mark.parametrize("restarted", [False, True], ids=["running", "restarted"])
def test_a_clock_that_is_set_back_stops_no_ladder(
    desk: Any, caplog: pytest.LogCaptureFixture, *, restarted: bool
) -> None:
    """R25: a clock that was a day ahead and is set right costs no halt a step; every second still counts."""
    start = desk.now
    desk.clock.set_to(start + timedelta(days=1))
    desk.say("bravo/duty", arrangement.PresenceConfirmed())
    desk.clock.set_to(start + timedelta(seconds=10))
    if restarted:
        reopened(desk)
    halt_id = desk.say("relief/duty", world.halt())
    for _ in range(4):
        desk.clock.advance(31)
        desk.desk.tick()
    assert [climb.step for climb in desk.halt(halt_id).climbs] == [1, 2, 3]
    desk.say("alpha/duty", halts.HaltAcknowledged(), about=(halt_id,))
    assert desk.halt(halt_id).seconds[HaltState.ACKNOWLEDGED] == 4 * 31
    told = [one.message for one in caplog.records if one.levelname == "WARNING"]
    assert told == ["the clock is behind the log by 86390 s"]


def test_a_clock_that_comes_to_the_log_again_is_told_again_when_it_falls_behind(
    desk: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """Each time that a clock is set back is told once, and a second or two is nothing."""
    desk.say("bravo/duty", arrangement.PresenceConfirmed())
    for back_s, lines in ((4, 0), (60, 1), (60, 1), (0, 1), (60, 2)):
        desk.clock.set_to(world.START - timedelta(seconds=back_s))
        desk.desk.tick()
        desk.desk.tick()
        assert len(caplog.records) == lines
