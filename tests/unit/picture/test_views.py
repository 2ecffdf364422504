"""One picture a party: folded as entries come in, it is the fold of what that party may see."""

from datetime import timedelta

from checkfire.duty.due import find_due
from checkfire.picture.views import fold
from checkfire.testing import world
from checkfire.testing.paper import Paper
from checkfire.vocab.party import PartyRole
from checkfire.wire import register
from checkfire.wire.arrangement import PartyAdmitted

PARTIES = ("alpha", "bravo", "charlie", "relief", "watchers")


def require_same(paper: Paper) -> None:
    """Demand that every live picture is the fold of what its party may see now."""
    for party in PARTIES:
        fresh = fold(paper.views.shown(party), whole=False)
        assert (party, paper.views.of(party).digests()) == (party, fresh.digests())


def test_neutral_desk_has_the_full_picture(paper: Paper) -> None:
    """The neutral desk sees everything, and nothing is folded twice for it."""
    assert paper.views.of("desk") is paper.full
    assert len(list(paper.views.shown("desk"))) == len(paper.log)


def test_picture_of_a_party_is_kept_and_goes_on(paper: Paper) -> None:
    """A desk that asks again gets its own picture with what came in since."""
    own = paper.views.of("alpha")
    site = paper.say("alpha", world.site())
    assert paper.views.of("alpha") is own
    assert site in own.register.objects
    assert own.entries == paper.full.entries


def test_consent_shows_what_was_said_long_ago(paper: Paper) -> None:
    """R9: with consent a party sees the object and all its history; without it nothing again."""
    site = paper.say("relief", world.site())
    paper.say("relief", register.SiteVerified(person="A", role="field officer"), about=(site,))
    for party in PARTIES:
        paper.views.of(party)
    paper.say("relief", register.ConsentGiven(party="bravo", person="head"), about=(site,))
    (verified,) = paper.views.of("bravo").register.objects[site].verified_by
    assert verified[:2] == ("A", "field officer")
    require_same(paper)
    paper.say("relief", register.ConsentWithdrawn(party="bravo", person="head"), about=(site,))
    assert paper.views.of("bravo").register.objects == {}
    require_same(paper)


def test_change_of_role_shows_and_hides_again(paper: Paper) -> None:
    """A party that runs the desk for a day sees everything on that day, and nothing of it afterwards."""
    paper.views.of("alpha")
    for role in (PartyRole.NEUTRAL, PartyRole.ARMED):
        paper.say(world.NEUTRAL, PartyAdmitted(party="alpha", name="Alpha", role=role))
        site = paper.say("relief", world.site())
        assert (site in paper.views.of("alpha").register.objects) is (role is PartyRole.NEUTRAL)
    assert paper.views.of("alpha").register.objects == {}
    require_same(paper)


def test_call_on_a_notice_that_comes_later_is_shown_as_after_a_restart(paper: Paper) -> None:
    """A live picture never differs from the replayed one, even for a notice that was named too early."""
    early = paper.draft("alpha", world.notice(), audience=("bravo",))
    for party in PARTIES:
        paper.views.of(party)
    halt = paper.say("alpha", world.halt(notice=early.id))
    assert paper.views.of("bravo").halts.halts[halt].notice is None
    paper.keep(paper.draft("alpha", world.notice(), audience=("bravo",), message_id=early.id))
    assert paper.views.of("bravo").halts.halts[halt].notice == early.id
    require_same(paper)


def test_step_of_the_ladder_tells_those_that_it_goes_to(paper: Paper) -> None:
    """R25: a party that the ladder reaches sees the call and all that was said of it, from then on."""
    there = world.north_of(world.HERE, 60_000)
    paper.say("alpha", world.notice(there), audience=("bravo",))
    halt = paper.say("watchers", world.halt(there))
    for party in PARTIES:
        assert (halt in paper.views.of(party).halts.halts) is (party != "relief")
    for after_s, seen in ((30, False), (60, False), (120, False), (300, True)):
        paper.now = world.START + timedelta(seconds=after_s)
        for due in find_due(paper.full, paper.now):
            paper.say_due(due)
        assert (halt in paper.views.of("relief").halts.halts) is seen
        require_same(paper)
    assert paper.full.halts.halts[halt].told == ("alpha", "bravo", "charlie", "desk", "relief", "watchers")
    assert paper.views.of("alpha").halts.halts[halt].told == ()


def test_shown_begins_where_it_is_asked_to(paper: Paper) -> None:
    """A reader that comes back gets what it has not had yet, under the same numbers."""
    first = paper.say("alpha", world.position())
    second = paper.say("alpha", world.position())
    start = paper.log[-2].index
    assert [logged.id for logged in paper.views.shown("alpha", start)] == [first, second]
    assert list(paper.views.shown("bravo", start)) == []
