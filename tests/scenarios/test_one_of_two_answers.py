"""R25, R32: the answer of one party is no answer of the other, until the other has answered too."""

from checkfire.testing import world
from checkfire.testing.harness import Harness
from checkfire.wire import halts
from checkfire.wire.notices import CheckMade


def test_ladder_climbs_for_the_party_that_is_silent(desk: Harness) -> None:
    """R25, R32: steps name only who has not answered; the neutral desk speaks for a telephone."""
    for party in ("alpha", "bravo"):
        desk.file_notice(f"{party}/duty", audience=("relief",))
    assert {type(logged.fact) for logged in desk.skip()} == {CheckMade}
    halt = desk.say("relief/duty", world.halt())
    assert desk.halt(halt).concerned == ("alpha", "bravo")
    desk.advance(20)
    desk.say("alpha/duty", halts.HaltAcknowledged(), about=(halt,))
    desk.advance(130)
    for step, after_s in ((1, 30), (2, 60), (3, 120)):
        assert desk.expect_step(halt, step, after_s=after_s).unanswered == ("bravo",)
    wrong = desk.refused("alpha/duty", halts.HaltAcknowledged(on_behalf_of="bravo"), about=(halt,))
    assert wrong.code == "role-wrong"
    desk.say("desk/watch", halts.HaltAcknowledged(on_behalf_of="bravo"), about=(halt,))
    desk.advance(600)
    assert desk.halt(halt).unanswered == ()
    assert str(desk.halt(halt).acknowledged["bravo"].desk) == "desk/watch"
