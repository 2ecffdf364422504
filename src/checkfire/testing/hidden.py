"""A day full of things that are hidden from somebody, each marked by words, numbers and ids of its own.

``checkfire.testing.hidden_play`` plays the day whole, or without everything that one party may never
see. Where something is left out the neutral desk writes as many lines that only it can read, at the
same instants, so that all other entries keep their numbers: what a party can tell apart is a leak.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from checkfire.testing import world
from checkfire.testing.examples import EXAMPLES
from checkfire.vocab.ids import DeskRef, uuid7
from checkfire.vocab.instant import StatedInstant
from checkfire.vocab.place import Point
from checkfire.wire import answers, arrangement, calls, halts, register
from checkfire.wire.fact import Fact
from checkfire.wire.header import Audience

_STRIKES_NEARBY = 734_219
_ARMED = ("alpha", "bravo", "charlie")
EVERYBODY = frozenset({"alpha", "bravo", "charlie", "relief", "watchers"})
_START_MS = 1_772_431_200_000
FAR, FARTHER = world.north_of(world.HERE, 100_000), world.north_of(world.HERE, 200_000)


def id_of(name: str) -> str:
    """Return the id of a line of the day; a name that is no line gives an id that nobody has used."""
    return uuid7(_START_MS, sha256(name.encode()).digest()[:10])


def mark(name: str) -> str:
    """Return words that stand nowhere but in one hidden thing."""
    return f"CANARY {name.upper()} CANARY"


def spot(number: int, near: Point = world.HERE) -> Point:
    """Return a point nearby whose numbers stand nowhere else."""
    return Point(lat_e7=near.lat_e7 + 11_117 * number + 13, lon_e7=near.lon_e7 + 13_331 * number + 7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the day.

    Attributes:
        name: What its id is made from.
        by: The desk that speaks.
        fact: What it says.
        about: The names of the lines that it is about.
        audience: Whom it is addressed to.
        never: The parties that may never see it, nor anything that follows from it.
    """

    name: str
    by: str
    fact: Fact
    about: tuple[str, ...] = ()
    audience: Audience = "all"
    never: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """Something that only some parties may see at the end of the day.

    Attributes:
        name: The line that holds it.
        words: Texts and numbers that stand in it and nowhere else.
        seen_by: The parties that may see it.
        id_met_by: The parties that may meet its id, because they were told of it once.
        at: Where it is, if it is anywhere.
    """

    name: str
    words: tuple[str, ...]
    seen_by: frozenset[str]
    id_met_by: frozenset[str] = frozenset()
    at: Point | None = None


def _only(*parties: str) -> frozenset[str]:
    return EVERYBODY - set(parties)


def _consent(site: str, party: str, *, withdrawn: bool = False) -> Line:
    kind = register.ConsentWithdrawn if withdrawn else register.ConsentGiven
    name = f"{site} {'withdrawn from' if withdrawn else 'given to'} {party}"
    fact = kind(party=party, person=mark(name))
    return Line(name=name, by="relief/duty", fact=fact, about=(site,), never=_only("relief", party))


def _call(name: str, by: str, audience: Audience, *about: str, seen_by: tuple[str, ...]) -> Line:
    fact = calls.CallLogged(
        caller="caller",
        callee="callee",
        means=calls.Means.RADIO,
        words=mark(name),
        entered_by="officer",
        happened=StatedInstant(stated="just now"),
    )
    return Line(name=name, by=by, fact=fact, about=about, audience=audience, never=_only(*seen_by))


def _roster(party: str) -> Line:
    shift = arrangement.Shift(
        starts_at=world.START,
        ends_at=world.START + timedelta(days=1),
        primary=mark(f"roster of {party}"),
        alternates=("somebody",),
    )
    fact = arrangement.RosterSet(desk=DeskRef(party=party, desk="duty"), shifts=(shift,))
    return Line(name=f"roster of {party}", by=f"{party}/duty", fact=fact, never=_only(party))


def _of_relief(name: str, fact: Fact, *, about: tuple[str, ...] = (), seen_by: tuple[str, ...] = ()) -> Line:
    return Line(name=name, by="relief/duty", fact=fact, about=about, never=_only("relief", *seen_by))


def _named(
    name: str,
    at: Point | None,
    seen_by: tuple[str, ...],
    *,
    told: tuple[str, ...] = (),
    more: tuple[str, ...] = (),
) -> Secret:
    numbers = () if at is None else (str(at.lat_e7), str(at.lon_e7), f"{at.lat_deg:.7f}", f"{at.lon_deg:.7f}")
    return Secret(
        name=name,
        words=(mark(name), *numbers, *more),
        seen_by=frozenset(seen_by),
        id_met_by=frozenset(told),
        at=at,
    )


SECRETS = (
    _named("hidden site", spot(1), ("relief",)),
    _named("withdrawn site", spot(2), ("relief",), told=("bravo", "charlie")),
    _named("lost site", None, ("relief",), told=("bravo", "charlie")),
    _named("convoy", spot(3), ("relief",)),
    _named("convoy seen", spot(13), ("relief",)),
    _named("post of alpha", spot(4), ("alpha",)),
    _named("post of bravo", spot(5), ("bravo",)),
    _named("notice to bravo", spot(6, FAR), ("alpha", "bravo")),
    _named("notice to charlie", spot(7, FARTHER), ("alpha", "charlie")),
    _named("halt on bravo's", spot(8, FAR), (*_ARMED, "watchers")),
    _named("halt on charlie's", spot(9, FARTHER), (*_ARMED, "watchers")),
    _named("roster of alpha", None, ("alpha",)),
    _named("roster of bravo", None, ("bravo",)),
    _named("call to alpha", None, ("alpha", "watchers")),
    _named("call on the site", None, ("bravo",)),
    _named("call on the halt", None, ("alpha",)),
    _named("belief", spot(10), ("watchers",)),
    _named("concern", None, ("alpha", "bravo")),
    _named("verified", None, ("relief",)),
    _named("report", spot(11), ("watchers",)),
    _named("report nearby", spot(12), ("watchers",), more=(str(_STRIKES_NEARBY),)),
    _named("shared site given to bravo", None, ("bravo", "relief")),
    _named("shared site given to charlie", None, ("charlie", "relief")),
    _named("withdrawn site given to bravo", None, ("relief",)),
    _named("withdrawn site given to charlie", None, ("relief",)),
    _named("withdrawn site withdrawn from bravo", None, ("bravo", "relief")),
    _named("withdrawn site withdrawn from charlie", None, ("charlie", "relief")),
)


def _at(name: str) -> Point | None:
    return next(secret.at for secret in SECRETS if secret.name == name)


def _spot(name: str) -> Point:
    at = _at(name)
    assert at is not None
    return at


def _site(name: str) -> Fact:
    place = world.place(_at(name), stated="" if _at(name) else mark(name))
    return register.SiteNotified(
        name=mark(name), category=register.SiteCategory.HEALTH, place=place, standoff_m=500
    )


def _post(party: str) -> Line:
    fact = world.position(_spot(f"post of {party}"), label=mark(f"post of {party}"))
    return Line(name=f"post of {party}", by=f"{party}/duty", fact=fact, never=_only(party))


def _notice_to(party: str) -> Line:
    name = f"notice to {party}"
    fact = world.notice(_at(name), summary=mark(name))
    return Line(name=name, by="alpha/duty", fact=fact, audience=(party,), never=_only("alpha", party))


def _halt_on(party: str) -> Line:
    name = f"halt on {party}'s"
    fact = world.halt(_at(name), what=mark(name), notice=id_of(f"notice to {party}"))
    return Line(name=name, by="watchers/duty", fact=fact, never=_only(*_ARMED, "watchers"))


def _taken(party: str) -> tuple[Line, ...]:
    """All who are armed take the call, whether they must or not: when the ladder ends is no secret."""
    about, never = (f"halt on {party}'s",), _only(*_ARMED, "watchers")
    return tuple(
        Line(
            name=f"taken on {party}'s by {by}",
            by=f"{by}/duty",
            fact=halts.HaltAcknowledged(),
            about=about,
            never=never,
        )
        for by in _ARMED
    )


_DOUBT = Line(
    name="doubt",
    by="desk/automatic",
    fact=register.LocationDoubted(rule="CF-LOC-01", doubt=mark("hidden site")),
    about=("hidden site",),
    never=_only("relief"),
)
_CONCERN = Line(
    name="concern",
    by="bravo/duty",
    fact=answers.Answered(answer=answers.Answer.CONCERN, text=mark("concern"), object=id_of("post of bravo")),
    about=("open notice",),
    audience=("alpha",),
    never=_only("alpha", "bravo"),
)
_BELIEF = Line(
    name="belief",
    by="watchers/duty",
    fact=register.BeliefStated(place=world.place(_at("belief")), belief=mark("belief"), basis="seen"),
    audience=("desk",),
    never=_only("watchers"),
)
_REPORT = Line(
    name="report",
    by="watchers/duty",
    fact=halts.FireReported(where=world.place(_at("report"))),
    audience=(),
)
_NEARBY = Line(
    name="report nearby",
    by="watchers/duty",
    fact=halts.FireReported(where=world.place(_at("report nearby")), strikes=_STRIKES_NEARBY),
    audience=(),
)
_DEPARTED = register.MovementProgressed(progress=register.Progress.DEPARTED)
_SEEN = register.TrackReported(
    point=_spot("convoy seen"), accuracy_m=50, seen=StatedInstant(stated=mark("convoy seen"))
)
_NEAR, _DISTANT = world.north_of(world.HERE, 2_000), world.north_of(world.HERE, 12_000)
_BOTH = ("bravo", "charlie")

DAY: tuple[Line | int, ...] = (
    _of_relief("shared site", world.site(_NEAR, name="Shared clinic"), seen_by=_BOTH),
    _of_relief("distant site", world.site(_DISTANT, name="Distant clinic"), seen_by=("charlie",)),
    *(_consent("shared site", party) for party in _BOTH),
    _consent("distant site", "charlie"),
    Line(name="open notice", by="alpha/duty", fact=world.notice()),
    Line(name="closer", by="desk/watch", fact=arrangement.PolicySet(nearest_within_m=9_000)),
    _of_relief("hidden site", _site("hidden site")),
    _of_relief("withdrawn site", _site("withdrawn site"), seen_by=_BOTH),
    _of_relief("lost site", _site("lost site"), seen_by=_BOTH),
    *(_consent(name, party) for name in ("withdrawn site", "lost site") for party in _BOTH),
    _of_relief("convoy", world.movement(_spot("convoy"), name=mark("convoy"))),
    _of_relief("under way", _DEPARTED, about=("convoy",)),
    _of_relief("convoy seen", _SEEN, about=("convoy",)),
    _post("alpha"),
    _post("bravo"),
    _of_relief(
        "verified", register.SiteVerified(person=mark("verified"), role="field"), about=("hidden site",)
    ),
    _DOUBT,
    _roster("alpha"),
    _roster("bravo"),
    Line(name="answer", by="bravo/duty", fact=EXAMPLES[answers.Answered], about=("open notice",)),
    _notice_to("bravo"),
    _notice_to("charlie"),
    _CONCERN,
    _call("call to alpha", "watchers/duty", ("alpha",), seen_by=("alpha", "watchers")),
    _call("call on the site", "bravo/duty", (), "shared site", seen_by=("bravo",)),
    _BELIEF,
    *(_consent(name, party, withdrawn=True) for name in ("withdrawn site", "lost site") for party in _BOTH),
    _halt_on("bravo"),
    _halt_on("charlie"),
    40,
    *_taken("bravo"),
    *_taken("charlie"),
    _call("call on the halt", "alpha/duty", (), "halt on bravo's", seen_by=("alpha",)),
    Line(name="open halt", by="alpha/duty", fact=world.halt(notice=id_of("notice to bravo"))),
    Line(name="stopped", by="bravo/duty", fact=halts.FireStopped(), about=("open halt",)),
    _NEARBY,
    Line(name="stopped again", by="bravo/duty", fact=halts.FireStopped(), about=("open halt",)),
    Line(name="closed", by="desk/watch", fact=halts.HaltClosed(reason="agreed"), about=("open halt",)),
    _REPORT,
    3_600,
)
"""The day, with pauses in seconds.

The reports are never left out: one takes a stop back, and one opens a halt, for everybody.
"""
