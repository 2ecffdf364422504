"""Whatever a party says about what is hidden from it: it is told the same as about what does not exist."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import count
from typing import Any

import msgspec
import pytest

from checkfire.testing import world
from checkfire.testing.examples import EXAMPLES
from checkfire.testing.face import Answer, Face
from checkfire.testing.hidden import id_of
from checkfire.wire import answers, calls, halts, notices
from checkfire.wire.fact import Fact
from checkfire.wire.message import Draft

KINDS = pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.KIND.removeprefix("checkfire."))
OPEN = "open notice"
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
_numbers = count()


@dataclass(frozen=True, slots=True)
class Speaker:
    """A party that hands in messages, each under an id that was never used, unless one is given."""

    face: Face
    party: str

    def say(self, fact: Fact, *about: str, message_id: str = "", drill: bool = False) -> Answer:
        """Say something about some ids to everybody, and return the answer."""
        harness, by = self.face.harness, f"{self.party}/duty"
        draft = Draft(
            fact=fact,
            sender=harness.keys[by].desk,
            origin=harness.desk.origin,
            audience="all",
            about=about,
            drill=drill,
        )
        raw = harness.sign(by, draft, message_id or _fresh())
        return self.face.ask("POST", "/v1/messages", body=raw)

    def see(self, path: str) -> bytes:
        """Return what the party then reads of it, with all ids alike."""
        answer = self.face.ask("GET", path, by=f"{self.party}/duty")
        assert answer.status == 200
        return _UUID.sub("an-id", answer.body.decode()).encode()


def _fresh() -> str:
    return id_of(f"said in a test, number {next(_numbers)}")


def _outline(answer: Answer) -> tuple[int, Any]:
    """Return all that is told: the very bytes of a refusal; of a receipt what it holds, without its proof."""
    if answer.status >= 400:
        return answer.status, answer.body
    receipt = json.loads(answer.body)
    contents = {name: part["content"] for name, part in receipt["parts"].items()}
    return answer.status, json.loads(_UUID.sub("an-id", json.dumps(contents)))


@pytest.fixture(scope="module")
def speaker(face: Face, asker: str) -> Speaker:
    """Return the party that speaks."""
    return Speaker(face, asker)


@pytest.fixture(scope="module")
def hidden(secrets_of: Any, asker: str) -> list[str]:
    """Return the ids of everything that is hidden from the speaker."""
    return [id_of(secret.name) for secret in secrets_of(asker)]


@KINDS
def test_saying_something_about_it_tells_nothing(
    speaker: Speaker, hidden: list[str], canaries: Any, kind: type[Fact]
) -> None:
    """R9: a message about a hidden thing is answered, byte for byte, like one about nothing at all."""
    unknown = _outline(speaker.say(EXAMPLES[kind], _fresh()))
    for message_id in hidden:
        answer = speaker.say(EXAMPLES[kind], message_id)
        assert (message_id, _outline(answer)) == (message_id, unknown)
        assert canaries.met_in_answer(answer, sent=message_id.encode()) == []


@KINDS
def test_naming_it_in_second_place_tells_nothing(
    speaker: Speaker, hidden: list[str], kind: type[Fact]
) -> None:
    """R9: the same holds for every id that a message names beside one that its sender may know of."""
    about = id_of("open halt") if kind in halts.FACTS else id_of(OPEN)
    unknown = _outline(speaker.say(EXAMPLES[kind], about, _fresh()))
    for message_id in hidden[:6]:
        assert _outline(speaker.say(EXAMPLES[kind], about, message_id)) == unknown


@KINDS
def test_drill_tells_nothing(speaker: Speaker, hidden: list[str], kind: type[Fact]) -> None:
    """R9, R30: whether something is a drill is not told of what is hidden either."""
    unknown = _outline(speaker.say(EXAMPLES[kind], _fresh(), drill=True))
    for message_id in hidden[:8]:
        assert _outline(speaker.say(EXAMPLES[kind], message_id, drill=True)) == unknown


def test_object_of_an_answer_tells_nothing(speaker: Speaker, hidden: list[str]) -> None:
    """R9: a concern about a hidden object is refused like one about an object that does not exist."""
    concern = answers.Answered(answer=answers.Answer.CONCERN, text="near it", object=_fresh())
    unknown = _outline(speaker.say(concern, id_of(OPEN)))
    for message_id in hidden:
        named = msgspec.structs.replace(concern, object=message_id)
        assert _outline(speaker.say(named, id_of(OPEN))) == unknown


def test_call_on_a_hidden_notice_or_object_tells_nothing(speaker: Speaker, hidden: list[str]) -> None:
    """R9, R22: a call is always taken, and its caller's own view is the same whatever was named."""
    call = world.halt(world.north_of(world.HERE, 500_000))

    def views(named: str) -> tuple[bytes, bytes]:
        halt_id = _fresh()
        fact = msgspec.structs.replace(call, notice=named)
        assert speaker.say(fact, named, message_id=halt_id).status == 201
        # The call's number is the end of its own id.
        halt = speaker.see(f"/v1/halts/{halt_id}").replace(halt_id[-6:].encode(), b"number")
        return halt, _unnumbered(speaker.see(f"/v1/messages/{halt_id}"))

    unknown = views(_fresh())
    for message_id in hidden:
        assert views(message_id) == unknown


def _unnumbered(raw: bytes) -> bytes:
    return re.sub(rb'"index":[0-9]+', b'"index":0', raw)


def test_id_that_is_taken_tells_only_that_it_is_taken(
    speaker: Speaker, hidden: list[str], canaries: Any
) -> None:
    """An id serves once in a log; the refusal is the same for every id that is taken, hidden or not."""
    fact = EXAMPLES[calls.CallLogged]
    taken = _outline(speaker.say(fact, message_id=id_of(OPEN)))
    for message_id in hidden:
        answer = speaker.say(fact, message_id=message_id)
        assert _outline(answer) == taken
        assert canaries.met_in_answer(answer) == []


def test_what_a_party_may_know_is_answered_otherwise(speaker: Speaker) -> None:
    """The tests here can fail: what the speaker may know of is answered in its own way."""
    fact = EXAMPLES[notices.NoticeStarted]
    unknown = _outline(speaker.say(fact, _fresh()))
    assert _outline(speaker.say(fact, id_of(OPEN))) != unknown
    assert _outline(speaker.say(EXAMPLES[calls.CallLogged], id_of(OPEN)))[0] == 201
