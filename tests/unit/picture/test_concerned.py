"""Whom a halt concerns, and who is told of it: one desk too many rather than one too few."""

from datetime import timedelta

import pytest

from checkfire.picture.halts import Halt
from checkfire.testing import world
from checkfire.testing.paper import Paper
from checkfire.vocab.party import PartyRole
from checkfire.wire.arrangement import PartyAdmitted
from checkfire.wire.fact import Fact
from checkfire.wire.halts import HaltCalled, HaltClosed
from checkfire.wire.notices import NoticeCancelled, NoticeEnded

IN_WINDOW_S = 7_200
ALL_ARMED = ("alpha", "bravo", "charlie")


def call(paper: Paper, by: str = "relief", fact: HaltCalled | None = None, *, drill: bool = False) -> Halt:
    """Call a halt and return it as the desk's own picture has it."""
    halt_id = paper.say(by, fact or world.halt(), drill=drill)
    return paper.full.halts.halts[halt_id]


def test_notifier_nearby_must_answer(paper: Paper) -> None:
    """R23: whoever announced something near the place must answer; the others are told."""
    paper.say("alpha", world.notice(), audience=("bravo",))
    halt = call(paper)
    assert halt.concerned == ("alpha",)
    assert halt.told == ("alpha", "bravo", "charlie", "desk", "relief", "watchers")


@pytest.mark.parametrize("by", ["alpha", "watchers"])
def test_every_armed_party_is_told_at_once(paper: Paper, by: str) -> None:
    """R23, R25: the one that fires without a notice hears of the call in its first second."""
    paper.say("alpha", world.notice(), audience=("desk",))
    assert call(paper, by, world.halt(None)).told == ("alpha", "bravo", "charlie", "desk", "watchers")


def test_unarmed_party_is_told_where_it_is_asked_or_has_announced(paper: Paper) -> None:
    """R23: an aid organisation hears of a call that touches a notice by or to it, and of no other."""
    assert "relief" not in call(paper, "watchers").told
    paper.say("alpha", world.notice(), audience=("relief",))
    assert "relief" in call(paper, "watchers").told


def test_party_that_is_admitted_meanwhile_is_told(paper: Paper) -> None:
    """R23: an armed party or an observer that joins hears of every call that still runs."""
    running, closed = call(paper), call(paper)
    paper.say(world.NEUTRAL, HaltClosed(reason="agreed"), about=(closed.id,))
    for party, role in (("delta", PartyRole.ARMED), ("aid", PartyRole.HUMANITARIAN)):
        paper.say(world.NEUTRAL, PartyAdmitted(party=party, name=party, role=role))
    told = {halt_id: set(halt.told) - set(running.told) for halt_id, halt in paper.full.halts.halts.items()}
    assert told == {running.id: {"delta"}, closed.id: set()}
    assert paper.views.of("delta").halts.halts.keys() == {running.id}


def test_without_a_notice_every_armed_party_must_answer(paper: Paper) -> None:
    """R23: where nobody announced anything, every armed party is asked."""
    assert call(paper).concerned == ALL_ARMED


def test_where_only_an_unarmed_party_announced_the_armed_must_answer_too(paper: Paper) -> None:
    """A notice of an aid flight nearby never keeps the call from those who can fire."""
    paper.say("relief", world.notice(), audience=("alpha",))
    assert call(paper, "watchers").concerned == (*ALL_ARMED, "relief")


def test_caller_is_never_asked_by_its_own_call(paper: Paper) -> None:
    """Who calls is told what becomes of the call, and has nothing to answer."""
    halt = call(paper, "alpha")
    assert halt.concerned == ("bravo", "charlie")
    assert "alpha" in halt.told


def test_neutral_desk_is_told_and_has_nothing_to_answer(paper: Paper) -> None:
    """The neutral desk watches every call, even where it announced something itself."""
    paper.say(world.NEUTRAL, world.notice(), audience=("alpha",))
    halt = call(paper)
    assert "desk" in halt.told
    assert "desk" not in halt.concerned


def test_notice_far_away_is_not_concerned(paper: Paper) -> None:
    """A notifier beyond the mission's distance is not woken up."""
    paper.say("alpha", world.notice(world.north_of(world.HERE, 40_000)), audience=("bravo",))
    paper.say("charlie", world.notice(), audience=("bravo",))
    assert call(paper).concerned == ("charlie",)


def test_named_notice_is_concerned_wherever_it_is(paper: Paper) -> None:
    """R22: a call that names a notice reaches its notifier, whatever its place and hour."""
    far = paper.say("alpha", world.notice(world.north_of(world.HERE, 90_000)), audience=("bravo",))
    paper.advance(10 * 86_400)
    assert call(paper, fact=world.halt(notice=far)).concerned == ("alpha",)


@pytest.mark.parametrize(
    "at_s,concerned",
    [
        (IN_WINDOW_S - 86_400 - 1, ALL_ARMED),
        (IN_WINDOW_S - 86_400, ("alpha",)),
        (IN_WINDOW_S + 3_600 + 86_400, ("alpha",)),
        (IN_WINDOW_S + 3_600 + 86_401, ALL_ARMED),
    ],
    ids=["day-before-and-a-second", "day-before", "day-after", "day-after-and-a-second"],
)
def test_window_counts_give_or_take_a_day(paper: Paper, at_s: int, concerned: tuple[str, ...]) -> None:
    """A notifier whose window is a day away is still asked; beyond that the armed parties are."""
    paper.say("alpha", world.notice(), audience=("bravo",))
    paper.now = world.START + timedelta(seconds=at_s)
    assert call(paper).concerned == concerned


def test_place_in_words_concerns_everybody(paper: Paper) -> None:
    """R23: a call from nowhere on the map is answered by every armed party and every notifier."""
    paper.say("alpha", world.notice(world.north_of(world.HERE, 90_000)), audience=("bravo",))
    paper.say("relief", world.notice(), audience=("alpha",))
    assert call(paper, "watchers", world.halt(None)).concerned == (*ALL_ARMED, "relief")


def test_notice_without_area_lets_nobody_off(paper: Paper) -> None:
    """R23: the notifier of a notice that could not be located must answer; others may fire too."""
    paper.say("relief", world.notice(None), audience=("bravo",))
    paper.say("charlie", world.notice(None), audience=("bravo",))
    assert call(paper, "watchers").concerned == (*ALL_ARMED, "relief")


@pytest.mark.parametrize(
    "end", [NoticeCancelled(reason="not today"), NoticeEnded()], ids=["cancelled", "ended"]
)
def test_notice_that_is_over_lets_nobody_off(paper: Paper, end: Fact) -> None:
    """R23: nobody can turn a call away from who fires by a notice that it files and takes back."""
    notice = paper.say("charlie", world.notice(), audience=("bravo",))
    assert call(paper).concerned == ("charlie",)
    paper.say("charlie", end, about=(notice,))
    assert call(paper).concerned == ALL_ARMED


def test_call_that_names_a_drill_lets_nobody_off(paper: Paper) -> None:
    """R30: a real call that names a notice of a drill is answered as one that names none."""
    notice = paper.say("charlie", world.notice(), audience=("bravo",), drill=True)
    assert call(paper, fact=world.halt(None, notice=notice)).concerned == ALL_ARMED


def test_drills_and_real_notices_never_mix(paper: Paper) -> None:
    """R30: a drill reaches those who drill, and a real call is never answered for by a drill."""
    paper.say("alpha", world.notice(), audience=("bravo",), drill=True)
    paper.say("charlie", world.notice(), audience=("bravo",))
    assert call(paper).concerned == ("charlie",)
    assert call(paper, drill=True).concerned == ("alpha",)


def test_own_picture_names_only_whom_it_knows_of(paper: Paper) -> None:
    """A caller's own picture never names parties that it could not know of, and tells of nobody."""
    paper.say("alpha", world.notice(), audience=("bravo",))
    paper.say("charlie", world.notice(), audience=("relief",))
    halt = call(paper)
    own = paper.views.of("relief").halts.halts[halt.id]
    assert (own.concerned, own.told) == (("charlie",), ())
    nobody_known = paper.views.of("watchers").halts.halts[halt.id]
    assert nobody_known.concerned == ()
