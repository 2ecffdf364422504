"""The public API as somebody writes it who builds on Checkfire; mypy reads it, and nobody runs it.

What is asserted here is what a caller may rely on: a changed type, name or argument makes ``make type`` red.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, assert_type

from checkfire import __version__
from checkfire.client import Desk
from checkfire.client.compare import require_same_history
from checkfire.client.speaker import Speaker, new_id
from checkfire.errors import CheckfireError, MalformedError, ProofError, Retry, UnavailableError
from checkfire.proof.checkpoint import Checkpoint, open_checkpoint
from checkfire.proof.key import VerifierKey, parse_vkey
from checkfire.proof.receipt import VerifiedReceipt, verify_receipt
from checkfire.reach.keyfile import KeyFile, read_key_file, write_key_file
from checkfire.testing.harness import Harness
from checkfire.vocab.activity import Activity
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.instant import Window
from checkfire.vocab.place import Circle, Method, Place, Point
from checkfire.wire.answers import Answer, Answered
from checkfire.wire.arrangement import PresenceConfirmed
from checkfire.wire.fact import Fact
from checkfire.wire.halts import HaltCalled
from checkfire.wire.message import Message, parse_submission
from checkfire.wire.notices import NoticeFiled
from checkfire.wire.registry import kind_of


def speak(path: Path) -> int:
    """Say something, and learn where it stands in the log."""
    key_file = assert_type(read_key_file(path), KeyFile)
    with Desk("http://127.0.0.1:8700", key_file, timeout_s=5.0) as desk:
        receipt = assert_type(desk.say(PresenceConfirmed(person="officer on duty")), bytes)
        verified = assert_type(desk.verify(receipt), VerifiedReceipt)
        assert_type(desk.party, str)
        return assert_type(verified.index, int)


def call_halt(desk: Desk, notice_id: str) -> str:
    """Call a halt about a notice, as a drill, and return its id."""
    where = Place(stated="by the river", method=Method.WORDS)
    receipt = desk.say(HaltCalled(what="A clinic is being hit.", where=where, notice=notice_id), drill=True)
    return assert_type(desk.verify(receipt).header.id, str)


def answer(desk: Desk, notice_id: str) -> bytes:
    """Answer a notice, to its notifier alone."""
    fact = Answered(answer=Answer.CONCERN, text="Our clinic lies in this area.")
    return desk.say(fact, about=(notice_id,), audience=("alpha",))


def announce(desk: Desk, read_back_id: str) -> Any:
    """Check an activity, and file it as a notice."""
    area = Circle(centre=Point.of_degrees(35.2854, 40.1760), radius_m=500)
    window = Window(
        starts_at=datetime(2031, 1, 1, tzinfo=UTC),
        ends_at=datetime(2031, 1, 2, tzinfo=UTC),
    )
    place = Place(stated="35.2854 N 40.1760 E", method=Method.COORDINATES, area=area)
    activity = Activity(place=place, window=window)
    desk.say(NoticeFiled(activity=activity, summary="Flights."), about=(read_back_id,))
    return desk.check(activity)


def keep_and_send_again(key_file: KeyFile, desk: Desk) -> bytes:
    """Keep signed bytes, and send the same ones until there is a receipt."""
    raw = assert_type(Speaker(key_file).compose(PresenceConfirmed(), message_id=new_id()), bytes)
    try:
        return assert_type(desk.send(raw), bytes)
    except UnavailableError as error:
        assert_type(error.retry, Retry)
        return desk.send(raw)


def verify_alone(raw: bytes, vkey: str) -> VerifiedReceipt | str:
    """Verify a receipt without a desk; every error says what to do."""
    trusted = assert_type(parse_vkey(vkey), VerifierKey)
    try:
        return verify_receipt(raw, trusted=trusted)
    except (MalformedError, ProofError) as error:
        return assert_type(error.code, str) + assert_type(error.hint(), str)
    except CheckfireError as error:
        return str(assert_type(error.context, dict[str, object]))


def compare(desk: Desk, earlier: bytes, path: Path) -> int:
    """Hold an earlier head against the log, and read the public log."""
    head = open_checkpoint(desk.checkpoint(), parse_vkey(read_key_file(path).log_key))
    assert_type(head, Checkpoint)
    desk.leaves(start=head.size - 1)
    desk.consistency(1, head.size)
    return assert_type(require_same_history(desk, earlier, path), int)


def follow(desk: Desk) -> Iterator[str]:
    """Follow the stream from an entry on."""
    for event, data in assert_type(desk.follow(after=3), Iterator[tuple[str, Any]]):
        yield f"{event}: {data}"


def enrol(path: Path, invite: str) -> None:
    """Make a key with a link, and keep it."""
    with Desk("http://127.0.0.1:8700") as desk:
        write_key_file(path, assert_type(desk.enrol(invite, "officer on duty"), KeyFile))


def invite(desk: Desk) -> str:
    """Make a link for a desk."""
    return assert_type(desk.invite(DeskRef(party="alpha", desk="ops")), str)


def read(desk: Desk) -> list[Any]:
    """Ask everything that can be asked."""
    return [
        desk.log_state(),
        desk.entries(start=5),
        desk.message("id"),
        desk.receipt("id"),
        desk.picture(),
        desk.arrangement(),
        desk.register(entries=7),
        desk.notices(entries=7),
        desk.notice("id"),
        desk.halts(entries=7),
        desk.halt("id"),
        desk.locate("9 km south of Deir ez-Zor airfield"),
        desk.read_back(Point.of_degrees(35.0, 40.0)),
    ]


def open_message(raw: bytes) -> Fact | None:
    """Read a submission without a desk."""
    message = assert_type(parse_submission(raw), Message)
    assert_type(kind_of("halt-called"), type[Fact] | None)
    return message.fact


def play_a_desk(folder: Path) -> str:
    """Use the helpers that ship with Checkfire, in a test of one's own."""
    with Harness.opened(folder) as harness:
        assert_type(__version__, str)
        return harness.say("relief/duty", PresenceConfirmed())
