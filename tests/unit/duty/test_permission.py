"""Who may say what, and when: each row of the table with who is heard and who is refused, and why."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from checkfire.duty.permission import ROWS
from checkfire.errors import CheckfireError, ForbiddenError, MalformedError, NotFoundError, OrderError
from checkfire.picture.logged import Logged
from checkfire.testing import world
from checkfire.testing.examples import EXAMPLES, SOME_ID
from checkfire.testing.paper import ITSELF, Paper, key_of
from checkfire.testing.scene import Scene
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.party import PartyRole
from checkfire.vocab.place import Place
from checkfire.wire import answers, arrangement, calls, halts, notices, register
from checkfire.wire.fact import Fact
from checkfire.wire.header import Audience
from checkfire.wire.registry import FACT_OF_KIND, kind_of

TABLE = Path(__file__).parents[2] / "vectors" / "permission" / "rows.tsv"
OURS: Audience = ("bravo", "relief")
CLASS_OF_CODE: dict[str, type[CheckfireError]] = {
    "desk-only": ForbiddenError,
    "role-wrong": ForbiddenError,
    "desk-key-fixed": ForbiddenError,
    "not-yours": ForbiddenError,
    "about-unknown": NotFoundError,
    "party-unknown": NotFoundError,
    "key-unknown": NotFoundError,
    "key-known": OrderError,
    "role-fixed": OrderError,
    "invite-used": OrderError,
    "consent-missing": OrderError,
    "audience-changed": OrderError,
    "audience-empty": OrderError,
    "deadline-passed": OrderError,
    "deadline-too-late": OrderError,
    "nothing-changed": OrderError,
    "window-passed": OrderError,
    "area-too-large": MalformedError,
    "concern-unknown": OrderError,
    "stop-not-verified": OrderError,
    "drill-mismatch": OrderError,
    "out-of-order": OrderError,
    "halt-core-missing": MalformedError,
    "report-core-missing": MalformedError,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """Somebody says something; the code that it is refused with, or ``heard``."""

    by: str
    fact: Fact
    about: tuple[str, ...] = ()
    audience: Audience = "all"
    drill: bool = False
    answer: str = "heard"

    @classmethod
    def of_row(cls, row: dict[str, str]) -> Try:
        """Return what a row of the table says."""
        kind = kind_of(row["kind"])
        assert kind is not None
        says = {} if row["says"] == "-" else json.loads(row["says"])
        named = row["audience"]
        return cls(
            by=row["by"],
            fact=changed(kind, **says),
            about=() if row["about"] == "-" else tuple(row["about"].split(",")),
            audience="all" if named == "all" else () if named == "nobody" else tuple(named.split(",")),
            drill=row["drill"] == "drill",
            answer=row["answer"],
        )


def changed(kind: type[Fact], **fields: Any) -> Fact:
    """Return the example of a kind with some other fields."""
    return msgspec.convert(msgspec.to_builtins(EXAMPLES[kind]) | fields, kind)


def heard(paper: Paper, tried: Try, ids: tuple[str, ...] = ()) -> str:
    """Return what a try is answered with, after demanding that the class of a refusal fits its code."""
    party, _, desk = tried.by.partition("/")
    sender = DeskRef(party=party, desk=desk or "duty")
    drafted = paper.draft(sender, tried.fact, about=ids, audience=tried.audience, drill=tried.drill)
    try:
        paper.permit(drafted)
    except CheckfireError as error:
        assert type(error) is CLASS_OF_CODE[error.code]
        return error.code
    return "heard"


with TABLE.open(encoding="utf-8", newline="") as lines:
    TRIES = [Try.of_row(row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
KINDS = pytest.mark.parametrize("kind", ROWS, ids=lambda kind: kind.KIND.removeprefix("checkfire."))


@KINDS
def test_row_hears_whom_it_should_and_refuses_the_others(still_scene: Scene, kind: type[Fact]) -> None:
    """R7, R9, R18, R19, R22-R27: each kind is heard from its right senders, and refused to all others."""
    tries = [tried for tried in TRIES if type(tried.fact) is kind]
    found = [heard(still_scene.paper, tried, still_scene.ids(*tried.about)) for tried in tries]
    named = [(tried.by, tried.about, tried.drill) for tried in tries]
    assert list(zip(named, found, strict=True)) == [
        (name, tried.answer) for name, tried in zip(named, tries, strict=True)
    ]


def test_every_kind_has_a_row_and_tries_of_its_own() -> None:
    """No kind can be said before somebody has decided, and tried, who may say it."""
    assert set(ROWS) == set(EXAMPLES) == set(FACT_OF_KIND.values())
    assert {type(tried.fact) for tried in TRIES if tried.answer == "heard"} == set(ROWS)
    assert {type(tried.fact) for tried in TRIES if tried.answer != "heard"} == set(ROWS)


def test_every_reason_is_met() -> None:
    """Each reason for which something is refused is met by at least one try."""
    assert {tried.answer for tried in TRIES} == {*CLASS_OF_CODE, "heard"} - {"invite-used"}


@pytest.mark.parametrize(
    "by,names",
    [
        ("charlie", ("hidden", "site", "movement", "position", "notice", "concern")),
        ("relief", ("position", "left", "elsewhere")),
    ],
)
@KINDS
def test_hidden_is_answered_like_what_does_not_exist(
    still_scene: Scene, kind: type[Fact], by: str, names: tuple[str, ...]
) -> None:
    """R9: no refusal ever tells a party that there is something which it may not know of."""
    tried = Try(by=by, fact=EXAMPLES[kind])
    unknown = heard(still_scene.paper, tried, (SOME_ID,))
    for name in names:
        assert (name, heard(still_scene.paper, tried, still_scene.ids(name))) == (name, unknown)


def test_object_of_an_answer_has_to_be_known_to_its_sender(still_scene: Scene) -> None:
    """R9: a recipient names an object that it may know of, and is told the same of all others."""
    for name, answer in (("site", "heard"), ("hidden", "about-unknown"), ("notice", "about-unknown")):
        tried = Try(by="bravo", fact=changed(answers.Answered, object=still_scene.names[name]))
        assert heard(still_scene.paper, tried, still_scene.ids("notice")) == answer


def test_amending_works_once_the_neutral_desk_has_a_concern(still_scene: Scene) -> None:
    """R19: a concern of the neutral desk does not keep a notifier from amending its notice."""
    known = still_scene.paper.full.notices.notices[still_scene.names["notice"]]
    assert "desk" in known.recipients
    tried = Try(by="alpha", fact=EXAMPLES[notices.NoticeAmended], audience=OURS)
    assert heard(still_scene.paper, tried, still_scene.ids("notice")) == "heard"


def test_amending_to_all_reaches_who_was_admitted_since(paper: Paper) -> None:
    """R20: a notice to all stays one to all, and a notice to some is never widened by amending it."""
    to_all = paper.say("alpha", world.notice())
    to_some = paper.say("alpha", world.notice(), audience=OURS)
    amended = Try(by="alpha", fact=EXAMPLES[notices.NoticeAmended])
    same = Try(by="alpha", fact=changed(notices.NoticeAmended, summary=world.notice().summary))
    assert (heard(paper, amended, (to_all,)), heard(paper, same, (to_all,))) == ("heard", "nothing-changed")
    for name in ("Delta", "Delta forces"):
        admitted = arrangement.PartyAdmitted(party="delta", name=name, role=PartyRole.ARMED)
        paper.say(world.NEUTRAL, admitted)
    assert (heard(paper, amended, (to_all,)), heard(paper, same, (to_all,))) == ("heard", "heard")
    assert heard(paper, amended, (to_some,)) == "audience-changed"
    paper.say("alpha", amended.fact, about=(to_all,))
    assert "delta" in paper.full.notices.notices[to_all].recipients
    assert heard(paper, replace(amended, audience=OURS), (to_all,)) == "audience-changed"
    assert heard(paper, amended, (to_all,)) == "nothing-changed"


def test_who_has_to_stop_never_verifies_the_stop(paper: Paper) -> None:
    """R26: an aid flight that has to stop is no observer of its own stop, whatever its role."""
    paper.say("relief", world.notice(), audience=("alpha",))
    halt = paper.say("watchers", world.halt())
    paper.say("relief", halts.FireStopped(), about=(halt,))
    tried = Try(by="relief", fact=EXAMPLES[halts.StopVerified])
    assert heard(paper, tried, (halt,)) == "role-wrong"


def test_caller_never_verifies_its_own_stop(paper: Paper) -> None:
    """R26: who calls on its own fire and stops it needs somebody else's eyes, or somebody else's stop."""
    halt = paper.say("alpha", world.halt())
    paper.say("alpha", halts.FireStopped(), about=(halt,))
    verify = EXAMPLES[halts.StopVerified]
    assert heard(paper, Try(by="alpha", fact=verify), (halt,)) == "out-of-order"
    assert heard(paper, Try(by="watchers", fact=verify), (halt,)) == "heard"
    paper.say("bravo", halts.FireStopped(), about=(halt,))
    assert heard(paper, Try(by="alpha", fact=verify), (halt,)) == "heard"


def test_armed_party_that_was_admitted_meanwhile_takes_the_call(paper: Paper) -> None:
    """R23: an armed party that joins during a call is told of it, and can stop."""
    halt = paper.say("relief", world.halt())
    tried = Try(by="delta", fact=halts.FireStopped())
    assert heard(paper, tried, (halt,)) == "about-unknown"
    paper.say(world.NEUTRAL, EXAMPLES[arrangement.PartyAdmitted])
    assert heard(paper, tried, (halt,)) == "heard"


def test_closing_needs_the_stop_of_everybody_concerned(paper: Paper) -> None:
    """R26: the stop of one who had to stop, or of one who had not, closes nothing for the others."""
    paper.say("alpha", world.notice(), audience=("desk",))
    paper.say("bravo", world.notice(), audience=("desk",))
    halt = paper.say("relief", world.halt())
    close = Try(by="desk/watch", fact=halts.HaltClosed())
    for party, answer in (
        ("charlie", "stop-not-verified"),
        ("alpha", "stop-not-verified"),
        ("bravo", "heard"),
    ):
        paper.say(party, halts.FireStopped(), about=(halt,))
        paper.say("relief", EXAMPLES[halts.StopVerified], about=(halt,))
        assert heard(paper, close, (halt,)) == answer
    paper.say("relief", halts.FireReported(), about=(halt,))
    for party in ("alpha", "bravo"):
        paper.say(party, halts.FireStopped(), about=(halt,))
    assert heard(paper, close, (halt,)) == "stop-not-verified"


def test_refusal_to_close_names_who_has_not_stated_a_stop(paper: Paper) -> None:
    """R26: the neutral desk is told whose stop is missing; nobody else is told who is concerned."""
    halt = paper.say("relief", world.halt())
    paper.say("bravo", halts.FireStopped(), about=(halt,))
    with pytest.raises(OrderError) as refused:
        paper.permit(paper.draft("desk", halts.HaltClosed(), about=(halt,)))
    assert refused.value.context["unstopped"] == ["alpha", "charlie"]
    with pytest.raises(ForbiddenError) as told:
        paper.permit(paper.draft("watchers", halts.HaltClosed(), about=(halt,)))
    assert "unstopped" not in told.value.context


def test_call_that_nobody_must_answer_is_closed_by_a_stop_all_the_same(paper: Paper) -> None:
    """R26: where the only one armed calls, a stop has to be stated and confirmed before closing."""
    for party in ("bravo", "charlie"):
        fact = arrangement.PartyAdmitted(party=party, name=party, role=PartyRole.HUMANITARIAN)
        paper.say(world.NEUTRAL, fact)
    halt = paper.say("alpha", world.halt())
    close = Try(by="desk/watch", fact=halts.HaltClosed())
    assert paper.full.halts.halts[halt].concerned == ()
    assert heard(paper, close, (halt,)) == "stop-not-verified"
    paper.say("alpha", halts.FireStopped(), about=(halt,))
    assert heard(paper, close, (halt,)) == "stop-not-verified"
    paper.say("watchers", EXAMPLES[halts.StopVerified], about=(halt,))
    assert heard(paper, close, (halt,)) == "heard"


def test_stop_that_was_taken_back_closes_nothing(paper: Paper) -> None:
    """R26: after a new report of fire it takes a new stop and a new confirmation to close."""
    paper.say("alpha", world.notice(), audience=("desk",))
    halt = paper.say("relief", world.halt())
    paper.say("alpha", halts.FireStopped(), about=(halt,))
    paper.say("relief", EXAMPLES[halts.StopVerified], about=(halt,))
    close = Try(by="desk/watch", fact=halts.HaltClosed())
    assert heard(paper, close, (halt,)) == "heard"
    paper.say("relief", halts.FireReported(), about=(halt,))
    assert heard(paper, close, (halt,)) == "stop-not-verified"


def test_settled_concern_is_not_settled_twice(scene: Scene) -> None:
    """R19: an answer to a concern that has its answer is refused, so that the first one stands."""
    about = scene.ids("notice", "concern")
    scene.paper.say("alpha", EXAMPLES[answers.ConcernAnswered], about=about)
    tried = Try(by="alpha", fact=EXAMPLES[answers.ConcernAnswered])
    assert heard(scene.paper, tried, about) == "concern-unknown"


@pytest.mark.parametrize("accuracy_m,answer", [(50_000, "heard"), (50_001, "area-too-large")])
def test_place_that_is_hardly_known_is_no_net(scene: Scene, accuracy_m: int, answer: str) -> None:
    """R10: nobody learns of hidden notices over a province by saying that something may be anywhere in it."""
    place = replace_place(world.place(), accuracy_m)
    tries = [
        Try(by="relief", fact=changed(register.SiteNotified, place=place)),
        Try(by="alpha", fact=changed(register.PositionDeclared, place=place)),
        Try(by="relief", fact=changed(register.TrackReported, accuracy_m=accuracy_m), about=("movement",)),
    ]
    assert [heard(scene.paper, tried, scene.ids(*tried.about)) for tried in tries] == [answer] * 3


def replace_place(place: Place, accuracy_m: int) -> Any:
    """Return a place that is known to so many metres, as plain JSON."""
    return msgspec.to_builtins(msgspec.structs.replace(place, accuracy_m=accuracy_m))


def test_link_is_used_once(paper: Paper) -> None:
    """A one-time link that enrolled a key enrols no second one."""
    paper.say(ITSELF, changed(arrangement.KeyEnrolled, invite="ab" * 32))
    other = "B" * 42 + "A="
    for invite, answer in (("ab" * 32, "invite-used"), ("cd" * 32, "heard")):
        fact = changed(arrangement.KeyEnrolled, invite=invite, public_key=other)
        assert heard(paper, Try(by="desk/automatic", fact=fact)) == answer


NOT_IN_DRILLS = {*arrangement.FACTS, *register.FACTS} - {
    register.ReadingChosen,
    register.LocationReadBack,
    register.LocationDoubted,
}


@KINDS
def test_register_and_arrangement_know_no_drills(paper: Paper, kind: type[Fact]) -> None:
    """R30: nothing that is said in a drill changes who takes part or what must not be harmed."""
    answer = heard(paper, Try(by="desk/automatic", fact=EXAMPLES[kind], drill=True))
    assert (answer == "drill-mismatch") is (kind in NOT_IN_DRILLS)


@KINDS
def test_log_begins_with_its_neutral_party(kind: type[Fact]) -> None:
    """Nothing enters an empty log but the admission of the neutral party that runs it."""
    assert heard(Paper(founded=False), Try(by="desk/automatic", fact=EXAMPLES[kind])) != "heard"


@pytest.mark.parametrize(
    "party,role,answer",
    [
        ("desk", PartyRole.NEUTRAL, "heard"),
        ("desk", PartyRole.ARMED, "out-of-order"),
        ("alpha", PartyRole.NEUTRAL, "out-of-order"),
    ],
)
def test_first_admission_is_the_signers_own_and_neutral(party: str, role: PartyRole, answer: str) -> None:
    """A log is founded by a neutral party, and by itself."""
    fact = arrangement.PartyAdmitted(party=party, name="Somebody", role=role)
    assert heard(Paper(founded=False), Try(by="desk/automatic", fact=fact)) == answer


def test_desk_enrols_its_own_key_while_it_is_founded() -> None:
    """The key that signed the first entry is enrolled once more by its name, and never again."""
    paper = Paper(founded=False)
    key = key_of(ITSELF).public_key
    own = arrangement.KeyEnrolled(party="desk", desk="automatic", public_key=key, label="the desk itself")
    tried = Try(by="desk/automatic", fact=own)
    paper.say(ITSELF, arrangement.PartyAdmitted(party="desk", name="Desk", role=PartyRole.NEUTRAL))
    assert heard(paper, tried) == "heard"
    for _ in range(2):
        paper.say(ITSELF, EXAMPLES[arrangement.PolicySet])
    assert heard(paper, tried) == "key-known"


def of_kind(drafted: Logged, kind: str) -> Logged:
    """Return a message of a kind that this desk does not know."""
    header = msgspec.structs.replace(drafted.header, kind=kind)
    return replace(drafted, message=replace(drafted.message, header=header, fact=None))


@pytest.mark.parametrize("kind", ["checkfire.halt-called/2", "checkfire.unheard-of/1"])
def test_unknown_kind_of_ours_is_never_kept_in_silence(still_scene: Scene, kind: str) -> None:
    """R22: a call in a version that the desk does not know is refused, so that its sender calls again."""
    drafted = still_scene.paper.draft("relief", world.halt())
    with pytest.raises(MalformedError) as refused:
        still_scene.paper.permit(of_kind(drafted, kind))
    assert (refused.value.code, refused.value.context) == ("kind-unknown", {"kind": kind})


@pytest.mark.parametrize("about,code", [((), None), (("site",), None), (("hidden",), "about-unknown")])
def test_unknown_kind_is_heard_about_what_its_sender_may_know(
    still_scene: Scene, about: tuple[str, ...], code: str | None
) -> None:
    """What others say in words of their own is kept like any other, and tells nothing of what is hidden."""
    paper = still_scene.paper
    drafted = paper.draft("bravo", EXAMPLES[calls.CallLogged], about=still_scene.ids(*about))
    try:
        paper.permit(of_kind(drafted, "example.weather-seen/1"))
    except NotFoundError as error:
        assert error.code == code
    else:
        assert code is None
