"""People at the desks of a replay: their links and keys, and what they say between two steps of the day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from checkfire.desk.clock import system_random
from checkfire.desk.replay.branch import AS_IT_HAPPENED, WITH_A_DESK
from checkfire.desk.replay.day import load_day
from checkfire.desk.replay.performance import State
from checkfire.errors import CheckfireError
from checkfire.picture.halts import HaltState
from checkfire.vocab.party import DutyRole
from checkfire.vocab.place import Circle, Method, Place, Point
from checkfire.wire import answers, halts
from checkfire.wire.arrangement import KeyRevoked
from checkfire.wire.dsse import DeskKey

DAY = load_day()
CALLED_AT = DAY.at(["first_call_at"])
DESKS = ("desk/watch", "coalition/hotline", "coalition/battle-director", "russia/duty", "syria/duty")


def refused(call: Any, *args: Any) -> str:
    """Return the code that something is refused with."""
    with pytest.raises(CheckfireError) as caught:
        call(*args)
    return caught.value.code


def test_theatre_gives_a_link_for_each_desk(house: Any) -> None:
    """One person can be every desk of the day; nobody is offered the desk that speaks by itself."""
    links = house.theatre.links()
    assert [str(link.desk) for link in links] == [*DESKS, "relief/field"]
    assert links[1].party_name == "US-led coalition"
    assert len({link.invite for link in links} | {link.invite for link in house.theatre.links()}) == 12


def test_theatre_keeps_everybody_at_their_desk(house: Any) -> None:
    """Whoever made a key by a link speaks in every later play with it; a revoked key does not."""
    keys = {name: house.enter(name) for name in DESKS}
    lost = house.enter("relief/field")
    house.say("desk/watch", KeyRevoked(public_key=lost.public_key, reason="lost"))
    for branch in (WITH_A_DESK, AS_IT_HAPPENED):
        house.theatre.play(branch)
        for name, key in keys.items():
            assert str(house.theatre.desk.desk_of_key(key.public_key)) == name
        assert refused(house.theatre.desk.desk_of_key, lost.public_key) == "key-unknown"


def test_theatre_keeps_a_key_that_is_made_at_the_last_moment(house: Any) -> None:
    """A key that the old desk took while the new one was made ready is not lost."""
    made: list[DeskKey] = []
    house.theatre.listen(lambda: made or made.append(_enrolled_at(house, desk)))
    desk = house.theatre.desk
    house.theatre.play(WITH_A_DESK)
    assert str(house.theatre.desk.desk_of_key(made[0].public_key)) == "russia/duty"


def _enrolled_at(house: Any, desk: Any) -> DeskKey:
    """Enrol a key at a desk that is just being left."""
    now, house.theatre.desk = house.theatre.desk, desk
    try:
        return house.enter("russia/duty")
    finally:
        house.theatre.desk = now


def test_theatre_link_is_good_in_every_play_and_once_in_each(house: Any) -> None:
    """The links that were printed at the start open the desks of the play that runs."""
    printed = {str(link.desk): link.invite for link in house.theatre.links()}
    house.theatre.play(AS_IT_HAPPENED)
    house.enter("syria/duty", printed["syria/duty"])
    house.theatre.play(WITH_A_DESK)
    house.enter("russia/duty", printed["russia/duty"])
    again = DeskKey(system_random(32))
    assert refused(house.redeem, printed["syria/duty"], again) == "invite-used"
    assert refused(house.redeem, printed["russia/duty"], again) == "invite-used"


def test_theatre_link_runs_out_by_the_clock_of_who_sits_before_it(house: Any) -> None:
    """72 hours are 72 hours of the officer's, however fast the day runs."""
    house.theatre.play(WITH_A_DESK, 600)
    printed = house.theatre.links()[0].invite
    house.theatre.clock.advance(71 * 3_600)
    house.enter("desk/watch", printed)
    late = house.theatre.links()[0].invite
    house.theatre.clock.advance(73 * 3_600)
    assert refused(house.enter, "desk/watch", late) == "invite-expired"


def test_theatre_goes_on_when_a_person_was_first(house: Any) -> None:
    """An officer who takes and ends the call by hand is not overruled; the line says what was refused."""
    for name in ("coalition/hotline", "russia/duty", "desk/watch"):
        house.enter(name)

    def say(by: str, *facts: Any) -> None:
        for fact in facts:
            house.say(by, fact, about=(house.halt().id,))

    def take() -> None:
        taken = halts.HaltAcknowledged(role=DutyRole.DUTY)
        say("coalition/hotline", taken, halts.StopOrdered(), halts.FireStopped())
        say("russia/duty", halts.StopVerified(basis="It is quiet."))

    house.at(CALLED_AT + timedelta(seconds=20), take)
    house.at(
        CALLED_AT + timedelta(seconds=500), lambda: say("desk/watch", halts.HaltClosed(reason="It is over."))
    )
    house.theatre.play(WITH_A_DESK)
    halt, standing = house.halt(), house.theatre.standing()
    assert halt.climbs == ()
    assert 18 < halt.seconds[HaltState.FIRE_STOPPED] <= 20
    assert standing.done == standing.steps
    refusals = [line for line in house.lines if "Refuses what" in line]
    assert [line.split(", ")[1] for line in refusals] == [
        "stop-verified (out-of-order): The halt is closed.",
        "halt-closed (out-of-order): The halt is closed.",
    ]


def test_theatre_minds_the_ladder_of_a_call_that_a_person_makes(house: Any) -> None:
    """R25: a call from a browser climbs at its own seconds, between two steps of the day."""
    house.enter("relief/field")
    called: list[str] = []

    def call() -> None:
        centre = Point.of_degrees(*DAY.plain["with_a_desk"]["called_where_deg"])
        where = Place(stated="There", method=Method.DRAWN, area=Circle(centre=centre, radius_m=500))
        called.append(house.say("relief/field", halts.HaltCalled(what="A clinic is hit.", where=where)))

    house.at(DAY.at(["briefing_at", 1_800]), call)
    house.theatre.play(WITH_A_DESK)
    halt = house.full().halts.halts[called[0]]
    climbs = [(climb.at - halt.called_at).total_seconds() for climb in halt.climbs]
    assert climbs[:4] == [30, 60, 120, 300]


def test_theatre_takes_an_answer_in_time(house: Any) -> None:
    """R18: where a person answers for Syria before the deadline, no silence is recorded."""
    house.enter("syria/duty")

    def answer() -> None:
        (notice,) = house.full().notices.notices
        said = answers.Answered(answer=answers.Answer.NO_CONCERN)
        house.say("syria/duty", said, about=(notice,), audience=("coalition",))

    house.at(DAY.at(["briefing_at", 900]), answer)
    house.theatre.play(WITH_A_DESK)
    said = [type(entry.fact) for entry in house.theatre.desk.shown("desk")]
    assert answers.SilenceRecorded not in said


def test_theatre_goes_on_without_the_key_of_the_hotline(house: Any) -> None:
    """Whatever people do to the day, such as revoking its keys, it comes to its end and says so."""
    house.enter("desk/watch")

    def revoke() -> None:
        keys = [k for k in house.full().arrangement.keys.values() if str(k.desk) == "coalition/hotline"]
        house.say("desk/watch", KeyRevoked(public_key=keys[0].public_key, reason="lost"))

    house.at(DAY.at(["briefing_at", -10]), revoke)
    house.theatre.play(WITH_A_DESK)
    standing = house.theatre.standing()
    assert (standing.state, standing.done) == (State.PLAYED, standing.steps)
    assert any("key-revoked" in line for line in house.lines)
    assert house.halt().closed_at is not None
