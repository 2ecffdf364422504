"""A notice says which landmark was chosen for its words, to whoever was told of the choice."""

import pytest

from checkfire.picture.notices import Notice
from checkfire.testing import world
from checkfire.testing.paper import Paper
from checkfire.vocab.activity import Activity
from checkfire.wire.notices import NoticeAmended, NoticeFiled
from checkfire.wire.register import ReadingChosen

WORDS = "9 km south of the airfield"
AIRFIELD, CITY = "Airfield (airport)", "Town (city)"
TO_BRAVO = ("bravo",)


def notice(stated: str = WORDS, kind: type[NoticeFiled] = NoticeFiled) -> NoticeFiled:
    """Return a notice whose place was stated in words."""
    window = world.activity().window
    return kind(activity=Activity(place=world.place(stated=stated), window=window), summary="Flights")


def choice(landmark: str = AIRFIELD, phrase: str = WORDS) -> ReadingChosen:
    """Return a person's choice of a landmark for words."""
    return ReadingChosen(phrase=phrase, landmark=landmark, point=world.HERE, person="officer")


def filed(paper: Paper, chosen: tuple[str, ...], audience: tuple[str, ...] = TO_BRAVO) -> str:
    """File a notice that rests on some choices."""
    return paper.say("alpha", notice(), about=chosen, audience=audience)


def seen(paper: Paper, notice_id: str, party: str = "bravo") -> Notice:
    """Return a notice as a party has it."""
    return paper.views.of(party).notices.notices[notice_id]


@pytest.mark.parametrize("party", ["alpha", "bravo", "desk"])
def test_notice_carries_the_chosen_landmark_and_its_words_as_stated(paper: Paper, party: str) -> None:
    """R1, R2: which of two landmarks was meant is shown beside the words, and the words stay as they were."""
    chosen = paper.say("alpha", choice(), audience=TO_BRAVO)
    told = seen(paper, filed(paper, (chosen,)), party)
    assert (told.read_from, told.activity.place.stated) == (AIRFIELD, WORDS)


def test_choice_that_a_party_was_not_told_of_is_not_shown_to_it(paper: Paper) -> None:
    """R2: what a recipient is shown comes out of its own picture and out of nothing else."""
    chosen = paper.say("alpha", choice(), audience=("desk",))
    notice_id = filed(paper, (chosen,))
    assert (seen(paper, notice_id).read_from, seen(paper, notice_id, "alpha").read_from) == (None, AIRFIELD)


@pytest.mark.parametrize(
    ("by", "said", "drill"),
    [
        ("bravo", choice(), False),
        ("alpha", choice(phrase="9 km south of the town"), False),
        ("alpha", choice(), True),
    ],
    ids=["another-party", "other-words", "in-a-drill"],
)
def test_only_the_notifiers_own_choice_for_these_words_counts(
    paper: Paper, by: str, said: ReadingChosen, *, drill: bool
) -> None:
    """R2, R30: a choice of others, for other words or in a drill says nothing of this notice."""
    chosen = paper.say(by, said, audience=("alpha", "bravo"), drill=drill)
    assert seen(paper, filed(paper, (chosen,))).read_from is None


def test_amended_notice_carries_the_choice_that_it_names_itself(paper: Paper) -> None:
    """R2: an earlier choice does not stand beside the words of a later version."""
    first = paper.say("alpha", choice(), audience=TO_BRAVO)
    notice_id = filed(paper, (first,))
    amended = notice(kind=NoticeAmended)
    paper.say("alpha", amended, about=(notice_id,), audience=TO_BRAVO)
    bare = seen(paper, notice_id).read_from
    second = paper.say("alpha", choice(CITY), audience=TO_BRAVO)
    paper.say("alpha", amended, about=(notice_id, second), audience=TO_BRAVO)
    assert (bare, seen(paper, notice_id).read_from) == (None, CITY)
