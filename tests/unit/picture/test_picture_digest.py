"""The picture as a whole: a function of the log, with a digest that tells when it is another one."""

from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from checkfire.picture.picture import Picture, plain
from checkfire.picture.views import fold
from checkfire.testing import world
from checkfire.testing.examples import EXAMPLES
from checkfire.testing.paper import ITSELF, Paper, key_of
from checkfire.vocab.ids import DeskRef
from checkfire.wire import canonical, halts, notices
from checkfire.wire.dsse import seal
from checkfire.wire.fact import Fact
from checkfire.wire.message import parse_submission, print_submission

PARTS = {"arrangement", "register", "notices", "halts"}


def rich(paper: Paper) -> Paper:
    """Say something of every family."""
    paper.say("relief", world.site())
    notice = paper.say("alpha", world.notice())
    paper.say(ITSELF, EXAMPLES[notices.CheckMade], about=(notice,))
    halt = paper.say("relief", world.halt())
    paper.say("alpha", halts.HaltAcknowledged(), about=(halt,))
    return paper


def test_replaying_gives_the_same_digests(paper: Paper) -> None:
    """R17: whoever folds the same log again has the same picture, part by part."""
    live = rich(paper).full.digests()
    assert live == fold(paper.log).digests()
    assert set(live) == PARTS


@pytest.mark.parametrize(
    "fact,part",
    [
        (world.site(), "register"),
        (world.notice(), "notices"),
        (world.halt(), "halts"),
        (EXAMPLES[halts.FireReported], None),
    ],
    ids=["site", "notice", "halt", "nothing"],
)
def test_digest_changes_with_its_part_and_only_with_it(paper: Paper, fact: Fact, part: str | None) -> None:
    """A difference between two desks is found, and in the part where it is."""
    before = paper.full.digests()
    paper.say("relief", fact)
    after = paper.full.digests()
    assert {name for name in PARTS if before[name] != after[name]} == ({part} if part else set())


def test_empty_picture_knows_nothing() -> None:
    """A log without entries gives a picture without anybody in it."""
    assert Picture().digests() == fold([]).digests()
    assert (Picture().entries, Picture().whole) == (0, True)


def test_unknown_kind_is_counted_and_changes_nothing(paper: Paper) -> None:
    """A message of a later version takes its place in the log and bends nothing."""
    header = paper.draft("alpha", world.site()).header
    later = msgspec.structs.replace(header, kind="checkfire.weather-reported/1", parts={})
    envelope = seal(canonical.encode(later), key_of(header.sender))
    message = parse_submission(print_submission(envelope, {}))
    before, entries = paper.full.digests(), paper.full.entries
    drafted = paper.draft("alpha", world.site())
    paper.keep(replace(drafted, message=message))
    assert (paper.full.digests(), paper.full.entries) == (before, entries + 1)
    assert paper.log[-1].fact is None


def test_plain_form_has_one_order() -> None:
    """Sets, keys that are no strings, and instants all have one printed form."""
    desk = DeskRef(party="alpha", desk="duty")
    assert plain({desk: {"b", "a"}, ("x", 1): (world.START,)}) == {
        "alpha/duty": ["a", "b"],
        "x/1": ["2026-03-02T06:00:00Z"],
    }
    assert plain(world.START + timedelta(seconds=1)) == "2026-03-02T06:00:01Z"
