"""Sites, movements and positions: what they are now, and what became of them."""

from datetime import timedelta

import msgspec
import pytest

from checkfire.picture.register import (
    ENDS_MOVEMENT,
    LEAVES_PLAN,
    TRACK_HOLDS_S,
    Chosen,
    ReadBack,
    Registered,
)
from checkfire.testing import world
from checkfire.testing.examples import EXAMPLES, SOME_ID
from checkfire.testing.paper import ITSELF, Paper
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.instant import StatedInstant
from checkfire.vocab.place import Circle, Corridor
from checkfire.vocab.protected import ObjectKind, SiteStatus
from checkfire.wire import register as said


def entry(paper: Paper, object_id: str) -> Registered:
    """Return an object as the desk's own picture has it."""
    return paper.full.register.objects[object_id]


def verify(paper: Paper, site: str, person: str, role: str, *, desk: str = "") -> SiteStatus:
    """Let a person in a role verify a site, each at a desk of their own, and return where it stands then."""
    by = DeskRef(party="relief", desk=desk or person.lower())
    paper.say(by, said.SiteVerified(person=person, role=role), about=(site,))
    return entry(paper, site).protected.status


def test_site_is_held_as_notified(paper: Paper) -> None:
    """What an aid organisation registers is what a check looks at, under its own id and owner."""
    fact = world.site(name="Clinic", review_by=world.START + timedelta(days=30))
    site = paper.say("relief", fact)
    held = entry(paper, site).protected
    assert (held.object_id, held.owner, held.kind, held.label) == (site, "relief", ObjectKind.SITE, "Clinic")
    assert (held.place, held.standoff_m, held.status) == (fact.place, 500, SiteStatus.UNVERIFIED)
    assert entry(paper, site).review_by == fact.review_by
    assert entry(paper, site).notified_at == world.START
    assert paper.full.register.active() == [held]


def test_movement_is_held_with_its_whole_route(paper: Paper) -> None:
    """R11: a check finds a movement anywhere on its route, and at its planned times."""
    fact = world.movement()
    held = entry(paper, paper.say("relief", fact)).protected
    assert isinstance(held.area, Corridor)
    assert held.area.line == tuple(w.point for w in fact.waypoints)
    assert [(s.departs_at, s.arrives_at) for s in held.stops] == [
        (w.departs_at, w.arrives_at) for w in fact.waypoints
    ]
    assert (held.kind, held.corridor_m) == (ObjectKind.MOVEMENT, 500)


def test_position_is_held_as_declared(paper: Paper) -> None:
    """R10: a party's own position takes part in the desk's own check."""
    held = entry(paper, paper.say("alpha", world.position())).protected
    assert (held.kind, held.owner, held.label) == (ObjectKind.POSITION, "alpha", "Post 7")


@pytest.mark.parametrize(
    "opened,amended",
    [
        (said.SiteNotified, said.SiteAmended),
        (said.MovementNotified, said.MovementAmended),
        (said.PositionDeclared, said.PositionAmended),
    ],
)
def test_amendment_states_the_object_again_under_its_first_id(
    paper: Paper, opened: type, amended: type
) -> None:
    """An amended object keeps its id and owner, and a check looks at what it is now."""
    object_id = paper.say("relief", EXAMPLES[opened])
    paper.say("relief", EXAMPLES[amended], about=(object_id,))
    assert list(paper.full.register.objects) == [object_id]
    held = entry(paper, object_id)
    assert (held.protected.object_id, held.protected.owner) == (object_id, "relief")
    assert held.changed_index == paper.log[-1].index
    assert held.protected.standoff_m == EXAMPLES[amended].standoff_m


def test_amendment_of_nothing_opens_nothing(paper: Paper) -> None:
    """An amendment that names no object never becomes one."""
    paper.say("relief", EXAMPLES[said.SiteAmended], about=(SOME_ID,))
    paper.say("relief", EXAMPLES[said.SiteWithdrawn], about=(SOME_ID,))
    assert paper.full.register.objects == {}


def test_verified_needs_two_people_in_two_roles(paper: Paper) -> None:
    """R7: one person twice, or two in one role, never make a site verified."""
    site = paper.say("relief", world.site())
    assert verify(paper, site, "A", "field officer") is SiteStatus.UNVERIFIED
    assert verify(paper, site, "A", "field officer") is SiteStatus.UNVERIFIED
    assert verify(paper, site, "A", "head of office") is SiteStatus.UNVERIFIED
    assert verify(paper, site, "B", "field officer") is SiteStatus.VERIFIED


def test_one_key_verifies_nothing_under_two_names(paper: Paper) -> None:
    """R7: whoever types two names and two roles at one desk is still one that signs."""
    site = paper.say("relief", world.site())
    verify(paper, site, "A", "field officer", desk="duty")
    assert verify(paper, site, "B", "head of office", desk="duty") is SiteStatus.UNVERIFIED
    assert verify(paper, site, "B", "head of office") is SiteStatus.VERIFIED


def test_no_two_of_one_officers_verifications_are_two_people(paper: Paper) -> None:
    """R7: names, roles and keys that only differ one at a time never make a site verified."""
    site = paper.say("relief", world.site())
    for person, role, desk in (("A", "x", "duty"), ("B", "x", "duty"), ("A", "y", "duty"), ("A", "x", "ops")):
        assert verify(paper, site, person, role, desk=desk) is SiteStatus.UNVERIFIED
    assert verify(paper, site, "B", "y", desk="ops") is SiteStatus.VERIFIED


def test_two_people_in_one_role_verify_nothing(paper: Paper) -> None:
    """R7: two field officers are two people, but not two roles."""
    site = paper.say("relief", world.site())
    verify(paper, site, "A", "field officer")
    assert verify(paper, site, "B", "field officer") is SiteStatus.UNVERIFIED


def test_amended_site_has_to_be_verified_again(paper: Paper) -> None:
    """R7: a changed site is as unverified as a new one, and both people have to look again."""
    site = paper.say("relief", world.site())
    verify(paper, site, "A", "field officer")
    assert verify(paper, site, "B", "head of office") is SiteStatus.VERIFIED
    paper.say("relief", EXAMPLES[said.SiteAmended], about=(site,))
    assert entry(paper, site).protected.status is SiteStatus.UNVERIFIED
    assert verify(paper, site, "B", "head of office") is SiteStatus.UNVERIFIED
    assert verify(paper, site, "A", "field officer") is SiteStatus.VERIFIED


def test_overdue_review_marks_the_site_and_keeps_it(paper: Paper) -> None:
    """R8: a site whose review date has passed is shown as such, and a check still looks at it."""
    review_by = world.START + timedelta(hours=1)
    site = paper.say("relief", world.site(review_by=review_by))
    paper.say(ITSELF, said.SiteReviewOverdue(review_by=review_by), about=(site,))
    held = entry(paper, site)
    assert (held.protected.status, held.protected.stale_since) == (SiteStatus.REVIEW_OVERDUE, review_by)
    assert held.active


@pytest.mark.parametrize(
    "opened,withdrawn",
    [(said.SiteNotified, said.SiteWithdrawn), (said.PositionDeclared, said.PositionWithdrawn)],
)
def test_withdrawn_object_is_checked_no_more_and_stays_in_the_record(
    paper: Paper, opened: type, withdrawn: type
) -> None:
    """Who takes an object out of the register takes it out of checks; that it was there stays known."""
    object_id = paper.say("relief", EXAMPLES[opened])
    paper.say("relief", EXAMPLES[withdrawn], about=(object_id,))
    assert entry(paper, object_id).withdrawn
    assert paper.full.register.active() == []


def test_consent_is_given_and_withdrawn_party_by_party(paper: Paper) -> None:
    """R9: who may know of an object is a list that its owner writes, one name at a time."""
    site = paper.say("relief", world.site())
    for party in ("bravo", "charlie"):
        paper.say("relief", said.ConsentGiven(party=party, person="head"), about=(site,))
    assert entry(paper, site).consents == {"bravo", "charlie"}
    paper.say("relief", said.ConsentWithdrawn(party="bravo", person="head"), about=(site,))
    assert entry(paper, site).consents == {"charlie"}


def test_history_of_a_movement_keeps_every_step(paper: Paper) -> None:
    """R14: "facilitated" followed by "impeded" stay countable as both, each with its entry."""
    convoy = paper.say("relief", world.movement())
    steps = [said.Progress.FACILITATED, said.Progress.IMPEDED, said.Progress.FACILITATED]
    for step in steps:
        paper.say("bravo", said.MovementProgressed(progress=step), about=(convoy,))
    history = entry(paper, convoy).history
    assert [step for step, _ in history] == steps
    assert [index for _, index in history] == [logged.index for logged in paper.log[-3:]]
    assert entry(paper, convoy).active


@pytest.mark.parametrize("step", list(said.Progress))
def test_only_a_movement_that_is_over_is_checked_no_more(paper: Paper, step: said.Progress) -> None:
    """A delayed or denied convoy is still looked at; only arrival and cancelling end that."""
    convoy = paper.say("relief", world.movement())
    paper.say("relief", said.MovementProgressed(progress=step), about=(convoy,))
    assert entry(paper, convoy).active is (step not in ENDS_MOVEMENT)


def test_movement_that_sets_out_again_is_checked_again(paper: Paper) -> None:
    """A convoy that was cancelled and leaves after all is never overlooked."""
    convoy = paper.say("relief", world.movement())
    for step, active in (
        (said.Progress.CANCELLED, False),
        (said.Progress.DEPARTED, True),
        (said.Progress.ARRIVED, False),
    ):
        paper.say("relief", said.MovementProgressed(progress=step), about=(convoy,))
        assert entry(paper, convoy).active is active
    paper.say("relief", EXAMPLES[said.MovementAmended], about=(convoy,))
    assert entry(paper, convoy).active


def progress(paper: Paper, convoy: str, *steps: said.Progress) -> Registered:
    """Let a minute pass before each step of a movement, and return what is held of it then."""
    for step in steps:
        paper.advance(60)
        paper.say("relief", said.MovementProgressed(progress=step), about=(convoy,))
    return entry(paper, convoy)


UNTIMED = tuple(said.Waypoint(name=name, point=world.HERE) for name in ("a", "b"))


def through(*waypoints: said.Waypoint) -> said.MovementNotified:
    """Return a movement through some waypoints."""
    return msgspec.structs.replace(world.movement(), waypoints=waypoints)


PLANNED_END = world.START + timedelta(hours=2, seconds=900)


def test_movement_is_current_until_the_end_of_its_plan(paper: Paper) -> None:
    """R13: until its last planned moment, with its tolerance, a movement is where its plan puts it."""
    convoy = paper.say("relief", world.movement())
    held = progress(paper, convoy, said.Progress.DEPARTED, said.Progress.WAYPOINT, said.Progress.FACILITATED)
    assert (held.protected.stale_since, held.ends_at) == (PLANNED_END, PLANNED_END)
    waypoints = [
        said.Waypoint(name=name, point=world.HERE, arrives_at=at, tolerance_s=tolerance_s)
        for name, at, tolerance_s in (("a", world.START, 9_000), ("b", world.START, 60), ("c", None, 0))
    ]
    tolerant = entry(paper, paper.say("relief", through(*waypoints)))
    assert tolerant.ends_at == world.START + timedelta(seconds=9_000)
    untold = entry(paper, paper.say("relief", through(*UNTIMED)))
    assert (untold.protected.stale_since, untold.ends_at) == (None, None)


@pytest.mark.parametrize("step", sorted(LEAVES_PLAN))
def test_movement_that_left_its_plan_is_current_no_more(paper: Paper, step: said.Progress) -> None:
    """R13: from its first report on, until its owner states it again, nobody knows where it is when."""
    convoy = paper.say("relief", world.movement())
    left_at = paper.now + timedelta(seconds=60)
    held = progress(paper, convoy, step, said.Progress.FACILITATED, said.Progress.DEPARTED)
    assert held.protected.stale_since == left_at
    assert progress(paper, convoy, step).protected.stale_since == left_at
    paper.say("relief", EXAMPLES[said.MovementAmended], about=(convoy,))
    assert entry(paper, convoy).protected.stale_since == PLANNED_END


def test_delay_after_the_end_of_the_plan_never_makes_it_current(paper: Paper) -> None:
    """R13: a movement that was late already is not current for the moment because it is told late."""
    convoy = paper.say("relief", world.movement())
    paper.advance(86_400)
    assert progress(paper, convoy, said.Progress.DELAYED).protected.stale_since == PLANNED_END
    untold = paper.say("relief", through(*UNTIMED))
    assert progress(paper, untold, said.Progress.DELAYED).protected.stale_since == paper.now


@pytest.mark.parametrize("step", sorted(ENDS_MOVEMENT))
def test_movement_that_sets_out_again_has_left_its_plan(paper: Paper, step: said.Progress) -> None:
    """R13: whoever goes on after having arrived or been cancelled does not go on by the old plan."""
    convoy = paper.say("relief", world.movement())
    assert progress(paper, convoy, step).protected.stale_since == PLANNED_END
    assert progress(paper, convoy, said.Progress.DEPARTED).protected.stale_since == paper.now


def seen(at_s: float | None = None, *, north_m: float = 40_000, accuracy_m: int = 50) -> said.TrackReported:
    """Return a report of a movement seen at so many seconds after the start of the world."""
    at = None if at_s is None else world.START + timedelta(seconds=at_s)
    stated = StatedInstant(stated="just now", at=at)
    return said.TrackReported(point=world.north_of(world.HERE, north_m), accuracy_m=accuracy_m, seen=stated)


def test_movement_is_also_where_it_was_last_seen(paper: Paper) -> None:
    """R13: a check looks at a movement where its plan puts it, and for an hour where it was seen."""
    convoy = paper.say("relief", world.movement(standoff_m=300))
    paper.advance(600)
    paper.say("relief", seen(500, accuracy_m=70), about=(convoy,))
    planned, last = paper.full.register.active()
    assert planned == entry(paper, convoy).protected
    assert (last.object_id, last.owner, last.kind) == (convoy, "relief", ObjectKind.MOVEMENT)
    assert (last.place.area, last.place.accuracy_m) == (Circle(centre=seen().point), 70)
    assert (last.corridor_m, last.standoff_m, last.stale_since) == (500, 300, None)
    assert last.reported_at == world.START + timedelta(seconds=500)
    (stop,) = last.stops
    until = world.START + timedelta(seconds=600 + TRACK_HOLDS_S)
    assert (stop.arrives_at, stop.departs_at, stop.tolerance_s) == (last.reported_at, until, 0)
    assert entry(paper, convoy).changed_index == paper.log[-1].index
    progress(paper, convoy, said.Progress.ARRIVED)
    assert paper.full.register.active() == []


@pytest.mark.parametrize("at_s", [None, 700], ids=["not-stated", "ahead"])
def test_place_seen_at_no_past_time_counts_from_its_report(paper: Paper, at_s: float | None) -> None:
    """R33: a time that nobody stated, or that has not come, never moves a place out of a check."""
    convoy = paper.say("relief", world.movement())
    paper.advance(600)
    paper.say("relief", seen(at_s), about=(convoy,))
    (track,) = entry(paper, convoy).tracks
    assert track.seen_at == paper.now


def test_no_party_replaces_what_another_has_seen(paper: Paper) -> None:
    """R13: each party has its own last word on where a movement is, the one that was seen last."""
    convoy = paper.say("relief", world.movement())
    for by, at_s, north_m in (
        ("relief", 100, 1_000),
        ("bravo", 200, 2_000),
        ("relief", 300, 3_000),
        ("bravo", 150, 4_000),
        ("relief", 300, 5_000),
    ):
        paper.now = world.START + timedelta(seconds=400)
        paper.say(by, seen(at_s, north_m=north_m), about=(convoy,))
    points = [(track.by, track.point) for track in entry(paper, convoy).tracks]
    assert points == [("bravo", seen(north_m=2_000).point), ("relief", seen(north_m=5_000).point)]
    assert len(paper.full.register.active()) == 3


def test_doubt_at_the_end_of_a_plan_is_held_until_it_is_amended(paper: Paper) -> None:
    """R13: that a movement is overdue is said once for each plan; a doubt before that is another one."""
    doubt = said.LocationDoubted(rule="CF-AGE-01", doubt="not arrived")
    convoy = paper.say("relief", world.movement())
    for at, overdue in ((PLANNED_END - timedelta(seconds=1), False), (PLANNED_END, True)):
        paper.now = at
        paper.say(ITSELF, doubt, about=(convoy,))
        assert entry(paper, convoy).overdue is overdue
    paper.say("relief", EXAMPLES[said.MovementAmended], about=(convoy,))
    assert not entry(paper, convoy).overdue
    site = paper.say("relief", world.site())
    before = entry(paper, site)
    paper.say(ITSELF, doubt, about=(site,))
    assert entry(paper, site) == before


def test_words_about_an_object_do_not_change_it(paper: Paper) -> None:
    """What others say about a site stands in the log and leaves the site as its owner stated it."""
    site = paper.say("relief", world.site())
    before = entry(paper, site)
    paper.say("bravo", EXAMPLES[said.SiteChecked], about=(site,))
    assert entry(paper, site) == before


@pytest.mark.parametrize("drill", [False, True])
def test_readings_and_read_backs_remember_whose_they_are(paper: Paper, *, drill: bool) -> None:
    """R2, R3, R30: who chose or read back a place is held beside it, and whether that was a drill."""
    choice, read_back = EXAMPLES[said.ReadingChosen], world.read_back()
    chosen = paper.say("alpha", choice, drill=drill)
    back = paper.say("bravo", read_back, drill=drill)
    register = paper.full.register
    assert register.chosen == {chosen: Chosen(party="alpha", drill=drill, fact=choice)}
    assert register.read_backs == {back: ReadBack(party="bravo", drill=drill, fact=read_back)}
