"""The harness: what the desk says unasked has to be expected, in order and to the second."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from checkfire.errors import OrderError
from checkfire.testing import world
from checkfire.testing.harness import Harness
from checkfire.vocab.place import Area, Corridor, Point, Polygon
from checkfire.vocab.verdict import Finding
from checkfire.wire import halts
from checkfire.wire.answers import SilenceRecorded
from checkfire.wire.arrangement import PresenceConfirmed


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Harness]:
    """Give a desk of the small world, and let it go whatever it has said."""
    harness = Harness.opened(tmp_path / "desk")
    yield harness
    harness.let_go()


def climb(folder: Path, *, then: str = "") -> None:
    """Let a call climb one step that nobody expects, and then raise something if asked to."""
    with Harness.opened(folder) as desk:
        desk.say("relief/duty", world.halt())
        desk.advance(30)
        if then:
            raise OrderError(then)


def test_unexpected_message_fails_at_the_end(tmp_path: Path) -> None:
    """A scenario in which the desk says one word too many is red."""
    with pytest.raises(AssertionError):
        climb(tmp_path / "desk")


def test_failure_of_the_test_itself_is_not_covered_up(tmp_path: Path) -> None:
    """What went wrong first is what is reported."""
    with pytest.raises(OrderError):
        climb(tmp_path / "desk", then="something else")


@pytest.mark.parametrize(
    "expect",
    [
        lambda desk, halt: desk.expect_step(halt, 2, after_s=60),
        lambda desk, halt: desk.expect_step(halt, 2, after_s=30),
        lambda desk, halt: desk.expect_step(halt, 1, after_s=30, said_after_s=31),
        lambda desk, _: desk.expect_step("another", 1, after_s=30),
        lambda desk, halt: desk.expect(halts.HaltReopened, halt),
        lambda desk, halt: desk.expect(halts.EscalationStepped, halt),
        lambda desk, _: desk.expect(halts.EscalationStepped, "another", world.START + timedelta(seconds=30)),
        lambda desk, _: desk.expect_nothing(),
    ],
    ids=["step", "number", "late", "halt", "kind", "now", "about", "nothing"],
)
def test_wrong_expectation_fails(desk: Harness, expect: Callable[[Harness, str], object]) -> None:
    """Another step, number, second, subject or kind than was said is a red test."""
    halt = desk.say("relief/duty", world.halt())
    desk.advance(31)
    with pytest.raises((AssertionError, KeyError)):
        expect(desk, halt)


def test_message_that_does_not_come_fails(desk: Harness) -> None:
    """A test that waits for a silence that is never recorded is red."""
    with pytest.raises(AssertionError):
        desk.expect(SilenceRecorded, "anything")


def test_wrong_finding_fails(desk: Harness) -> None:
    """A check with another outcome than the test expects is red."""
    notice = desk.file_notice("alpha/duty", audience=("bravo",))
    with pytest.raises(AssertionError):
        desk.expect_check(notice, "alpha", Finding.CONFLICT)


def test_refusal_that_does_not_come_fails(desk: Harness) -> None:
    """A test that expects a refusal is red when the desk takes the message."""
    with pytest.raises(AssertionError):
        desk.refused("alpha/duty", PresenceConfirmed())
    assert desk.refused("alpha/duty", halts.HaltClosed()).code == "role-wrong"


def test_every_member_has_its_desks_and_keys(desk: Harness) -> None:
    """Each party of the small world can speak, and is what the table of members says."""
    arrangement = desk.picture("desk").arrangement
    for member in world.MEMBERS:
        assert arrangement.role(member.party) is member.role
        for name in member.desks:
            key = desk.keys[f"{member.party}/{name}"].key.public_key
            assert str(arrangement.keys[key].desk) == f"{member.party}/{name}"


def test_same_seed_gives_the_same_log(tmp_path: Path) -> None:
    """A red test stays red: keys, ids and salts are the same on every run."""
    roots = []
    for name, seed in (("a", 0), ("b", 0), ("c", 1)):
        with Harness.opened(tmp_path / name, seed=seed) as desk:
            roots.append(desk.desk.ledger.tree.root())
    assert roots[0] == roots[1] != roots[2]


def test_time_stands_still_unless_it_is_moved(desk: Harness) -> None:
    """Nothing in a test depends on how fast the machine is."""
    desk.say("relief/duty", world.halt())
    assert desk.now == world.START
    desk.advance(29)
    assert (desk.now, desk.skip()) == (world.START + timedelta(seconds=29), [])


def test_notice_without_an_area_needs_no_read_back(desk: Harness) -> None:
    """A notice that cannot be located is filed as it is, and its checks say so."""
    notice = desk.file_notice("alpha/duty", world.notice(None), audience=("bravo",))
    desk.expect_check(notice, "alpha", Finding.UNKNOWN)
    assert len(desk.skip()) == len(world.MEMBERS)


@pytest.mark.parametrize(
    "area",
    [
        Corridor(line=(world.HERE, world.north_of(world.HERE, 900)), half_width_m=200),
        Polygon(
            corners=(
                world.HERE,
                world.north_of(world.HERE, 900),
                Point(lat_e7=world.HERE.lat_e7, lon_e7=world.HERE.lon_e7 + 9_000),
            )
        ),
    ],
    ids=["corridor", "polygon"],
)
def test_notice_of_any_shape_is_read_back(desk: Harness, area: Area) -> None:
    """R3: whatever shape an area has, the harness reads back a point that the desk takes for it."""
    flights = world.notice()
    place = msgspec.structs.replace(flights.activity.place, area=area)
    drawn = msgspec.structs.replace(flights, activity=msgspec.structs.replace(flights.activity, place=place))
    notice = desk.file_notice("alpha/duty", drawn, audience=("bravo",))
    assert desk.notice(notice).activity.place.area == area
    assert len(desk.skip()) == len(world.MEMBERS) + 1
