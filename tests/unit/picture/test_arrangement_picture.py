"""Who takes part, with which keys, figures, rosters and channels, as the log says it."""

from datetime import timedelta

import pytest

from checkfire.picture.arrangement import Policy
from checkfire.testing import world
from checkfire.testing.examples import DUTY, EXAMPLES, SOME_KEY
from checkfire.testing.paper import ITSELF, Paper, key_of
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.party import ChannelState, PartyRole
from checkfire.wire import arrangement as said


def test_first_signer_is_the_desk_itself(paper: Paper) -> None:
    """A duty officer can tell what the desk said by itself: it is what the log's first signer said."""
    arrangement = paper.full.arrangement
    assert arrangement.itself == ITSELF
    assert arrangement.keys[key_of(ITSELF).public_key].desk == ITSELF


def test_roles_are_as_admitted(paper: Paper) -> None:
    """Who is neutral, armed, humanitarian or a monitor is what the neutral desk admitted, or nothing."""
    arrangement = paper.full.arrangement
    roles = {party: arrangement.role(party) for party in ("desk", "alpha", "relief", "watchers", "ghost")}
    assert roles == {
        "desk": PartyRole.NEUTRAL,
        "alpha": PartyRole.ARMED,
        "relief": PartyRole.HUMANITARIAN,
        "watchers": PartyRole.MONITOR,
        "ghost": None,
    }
    assert [p for p in arrangement.parties if arrangement.is_neutral(p)] == ["desk"]


def test_desks_of_parties_come_in_one_order_without_the_desk_itself(paper: Paper) -> None:
    """A page goes to every staffed desk of a party and never to the machine."""
    arrangement = paper.full.arrangement
    found = [str(desk) for desk in arrangement.desks_of({"desk", "alpha", "bravo"})]
    assert found == ["alpha/duty", "alpha/ops", "bravo/duty", "desk/watch"]


def test_revoked_key_stays_known_with_its_time(paper: Paper) -> None:
    """What a key said before it was revoked stands; from when on it may not speak is in the log."""
    paper.say(world.NEUTRAL, EXAMPLES[said.KeyEnrolled])
    assert paper.full.arrangement.keys[SOME_KEY].revoked_at is None
    paper.advance(60)
    paper.say(world.NEUTRAL, EXAMPLES[said.KeyRevoked])
    assert paper.full.arrangement.keys[SOME_KEY].revoked_at == world.START + timedelta(seconds=60)
    assert paper.full.arrangement.keys[SOME_KEY].desk == DUTY


def test_revoking_an_unknown_key_changes_nothing(paper: Paper) -> None:
    """A revocation of a key that was never enrolled leaves the arrangement as it is."""
    before = dict(paper.full.arrangement.keys)
    paper.say(world.NEUTRAL, EXAMPLES[said.KeyRevoked])
    assert paper.full.arrangement.keys == before


def test_policy_keeps_what_is_not_stated(paper: Paper) -> None:
    """A mission that changes one figure keeps all the others."""
    paper.say(world.NEUTRAL, said.PolicySet(ladder_s=(10, 20)))
    paper.say(world.NEUTRAL, said.PolicySet(answer_within_s=60))
    assert paper.full.arrangement.policy == Policy(ladder_s=(10, 20), answer_within_s=60)
    assert paper.full.arrangement.policy_index == paper.log[-1].index


def test_policy_has_the_figures_of_the_requirements(paper: Paper) -> None:
    """R2, R16, R25, R27: a mission that sets nothing has the proposed figures."""
    policy = paper.full.arrangement.policy
    assert policy.ladder_s == (30, 60, 120, 300)
    assert policy.reopen_within_s == 60 * 60
    assert policy.nearest_within_m == 15_000
    assert (policy.rival_within_m, policy.rival_apart_m) == (25_000, 1_000)


def test_roster_replaces_the_one_before(paper: Paper) -> None:
    """R29: who is on duty is what the last roster says."""
    paper.say("bravo", EXAMPLES[said.RosterSet])
    assert len(paper.full.arrangement.rosters[DUTY]) == 1
    paper.say("bravo", said.RosterSet(desk=DUTY, shifts=()))
    assert paper.full.arrangement.rosters[DUTY] == ()


def test_presence_is_the_last_word(paper: Paper) -> None:
    """R29: a desk that missed its presence check is not reachable until somebody confirms again."""
    paper.advance(30)
    paper.say("bravo", said.PresenceConfirmed())
    assert paper.full.arrangement.present[DUTY] == paper.now
    paper.say(ITSELF, said.PresenceMissed(desk=DUTY))
    assert paper.full.arrangement.present[DUTY] is None


@pytest.mark.parametrize("state", list(ChannelState))
def test_channel_state_names_who_and_since_when(paper: Paper, state: ChannelState) -> None:
    """R31: whether a channel is open, and by whom and since when it is not, stands on every screen."""
    paper.advance(90)
    paper.say("alpha", said.ChannelStateChanged(channel="hotline", state=state, by="bravo"))
    channel = paper.full.arrangement.channels["hotline"]
    assert (channel.state, channel.by, channel.since) == (state, "bravo", paper.now)


def test_other_kinds_leave_the_arrangement_alone(paper: Paper) -> None:
    """A message about something else changes nobody's role, key or figure."""
    before = paper.full.digests()["arrangement"]
    paper.say("relief", world.site())
    assert paper.full.digests()["arrangement"] == before


def test_same_desk_name_in_two_parties_is_two_desks(paper: Paper) -> None:
    """The duty desk of one party is never taken for that of another."""
    desks = paper.full.arrangement.desks
    assert DeskRef(party="alpha", desk="duty") in desks
    assert DeskRef(party="bravo", desk="duty") in desks
