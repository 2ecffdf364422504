"""A call in short fixed phrases: everything that was said, in the same order, in every call."""

from __future__ import annotations

import pytest

from checkfire.duty.phrases import call_phrases, read_back_phrase
from checkfire.picture.halts import Halt
from checkfire.testing import world
from checkfire.testing.paper import Paper
from checkfire.vocab.instant import StatedInstant
from checkfire.vocab.place import Corridor, Method, Place
from checkfire.wire.halts import HaltCalled


def called(paper: Paper, fact: HaltCalled, *, drill: bool = False) -> Halt:
    """Call a halt and return it."""
    return paper.full.halts.halts[paper.say("relief", fact, drill=drill)]


def test_call_is_spoken_whole_and_in_order(paper: Paper) -> None:
    """R24: who calls, where in words, degrees and grid, what, since when, which call, and to read it back."""
    since = StatedInstant(stated="half past nine", at=world.START)
    halt = called(paper, world.halt(since=since, caller="A. Person"))
    assert call_phrases(halt) == (
        "CHECK FIRE.",
        "Called by: relief.",
        "Where: 35.2854000, 40.1760000.",
        "Position: 35.28540 degrees north, 40.17600 degrees east.",
        "Grid: 37S FV 06940 05327.",
        "Within 200 metres of that.",
        "Being hit: A clinic is hit.",
        "Since: half past nine, which is 06:00:00 UTC on 2026-03-02.",
        f"Call: {halt.id[-6:]}.",
        "Read back.",
    )
    assert read_back_phrase(halt) == (
        "I read back: check fire; called by relief; where, 35.2854000, 40.1760000; "
        f"being hit, A clinic is hit; call {halt.id[-6:]}."
    )


def test_drill_is_a_drill_in_its_first_and_in_the_answering_words(paper: Paper) -> None:
    """R24, R30: nobody who hears a drill, or its read-back, takes it for a real call, or the reverse."""
    drill, real = (called(paper, world.halt(), drill=drill) for drill in (True, False))
    assert call_phrases(drill)[0] == "DRILL. CHECK FIRE. DRILL."
    assert call_phrases(real)[0] == "CHECK FIRE."
    assert [("drill" in read_back_phrase(one)) for one in (drill, real)] == [True, False]
    assert [("DRILL" in " ".join(call_phrases(one))) for one in (drill, real)] == [True, False]


@pytest.mark.parametrize(
    "where,phrases",
    [
        (world.place(None, stated="by the\n river"), ["Where: by the river."]),
        (
            Place(
                stated="the road",
                method=Method.DRAWN,
                area=Corridor(line=(world.HERE, world.north_of(world.HERE, 900)), half_width_m=50),
            ),
            ["Where: the road."],
        ),
        (
            world.place(radius_m=0, stated="the bridge!"),
            [
                "Where: the bridge!",
                "Position: 35.28540 degrees north, 40.17600 degrees east.",
                "Grid: 37S FV 06940 05327.",
            ],
        ),
    ],
    ids=["words", "line", "point"],
)
def test_place_is_spoken_as_stated_and_as_a_point_if_it_is_one(
    paper: Paper, where: Place, phrases: list[str]
) -> None:
    """R1, R24: the words that were said come first, and coordinates only where there is a point."""
    halt = called(paper, HaltCalled(what="a clinic?", where=where))
    assert list(call_phrases(halt)) == [
        "CHECK FIRE.",
        "Called by: relief.",
        *phrases,
        "Being hit: a clinic?",
        f"Call: {halt.id[-6:]}.",
        "Read back.",
    ]


def test_call_on_a_notice_is_spoken_with_the_place_of_the_notice(paper: Paper) -> None:
    """R22, R24: who may know the notice hears where it is; who may not is told whom to ask."""
    filed = paper.say("alpha", world.notice(), audience=("bravo",))
    halt = called(paper, HaltCalled(what="a clinic", notice=filed))
    notice = paper.full.notices.notices[filed]
    assert call_phrases(halt, notice)[2:5] == (
        "Where, by the notice: 35.2854000, 40.1760000.",
        "Position: 35.28540 degrees north, 40.17600 degrees east.",
        "Grid: 37S FV 06940 05327.",
    )
    assert "where, 35.2854000, 40.1760000" in read_back_phrase(halt, notice)
    assert call_phrases(halt)[2] == "Where: not stated. Ask the neutral desk."
    assert "where, not stated" in read_back_phrase(halt)
    both = called(paper, world.halt(world.north_of(world.HERE, 1_000), notice=filed))
    assert call_phrases(both, notice)[2] == "Where: 35.2944000, 40.1760000."


def test_time_that_is_only_stated_is_spoken_as_stated(paper: Paper) -> None:
    """R33: a time that nobody could read as one hour is spoken in the words of who said it."""
    halt = called(paper, world.halt(since=StatedInstant(stated="after the prayer")))
    assert "Since: after the prayer." in call_phrases(halt)
