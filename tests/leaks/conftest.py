"""The day of hidden things, played whole and without what each asker may never see, ready to be asked."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from checkfire.testing.face import Answer, Face
from checkfire.testing.harness import Harness
from checkfire.testing.hidden import DAY, SECRETS, Line, Secret, id_of
from checkfire.testing.hidden_play import Played, play, play_without
from checkfire.wire.notices import CheckMade

ASKERS = ("charlie", "bravo", "relief")
"""An armed stranger, an armed recipient, and an aid organisation."""

_BASE64 = re.compile(rb"[A-Za-z0-9+/]{40,}={0,2}")


@dataclass(frozen=True, slots=True)
class Canaries:
    """What must never be met by one party: words, numbers and ids of what is hidden from it."""

    party: str
    words: frozenset[str]
    ids: frozenset[str]

    def met_in(self, raw: bytes, *, sent: bytes = b"") -> list[str]:
        """Return what is met in an answer, signed payloads in it included, and was not sent by the asker."""
        text, known = _expanded(raw), _expanded(sent)
        return sorted(word for word in self.words | self.ids if word in text and word not in known)

    def met_in_answer(self, answer: Answer, *, sent: bytes = b"") -> list[str]:
        """Return what is met in the headers or the body of an answer."""
        return self.met_in(json.dumps(dict(answer.headers)).encode() + answer.body, sent=sent)


def _expanded(raw: bytes) -> str:
    """Return a text with every piece of base64 in it also decoded: receipts carry the signed header so."""
    texts = [raw.decode(errors="replace")]
    for piece in _BASE64.findall(raw):
        try:
            texts.append(base64.b64decode(piece, validate=True).decode())
        except ValueError:
            continue
    return "\n".join(texts)


def _hidden_from(party: str, played: Played) -> Canaries:
    secrets = [secret for secret in SECRETS if party not in secret.seen_by]
    ids = {id_of(s.name) for s in secrets if party not in s.id_met_by}
    ids |= {id_of(line.name) for line in DAY if isinstance(line, Line) and party in line.never}
    for logged in played.harness.desk.shown("desk"):
        if isinstance(logged.fact, CheckMade) and logged.fact.audience != party:
            ids.add(logged.id)
    return Canaries(party, frozenset(word for s in secrets for word in s.words), frozenset(ids))


@dataclass(frozen=True, slots=True)
class Days:
    """The day as it was played: whole, and for each asker without what it may never see."""

    whole: Harness
    without: dict[str, Harness]
    canaries: dict[str, Canaries]
    all_ids: tuple[str, ...]


@pytest.fixture(scope="session")
def days(tmp_path_factory: pytest.TempPathFactory) -> Days:
    """Play the day once in every way."""
    folder = tmp_path_factory.mktemp("days")
    played = play(folder / "whole")
    canaries = {party: _hidden_from(party, played) for party in ASKERS}
    all_ids = tuple(logged.id for logged in played.harness.desk.shown("desk"))
    without = {party: play_without(party, folder / party, played) for party in ASKERS}
    for harness in (played.harness, *without.values()):
        harness.let_go()
    return Days(played.harness, without, canaries, all_ids)


@pytest.fixture(params=ASKERS, scope="module")
def asker(request: pytest.FixtureRequest) -> str:
    """Return one of the parties that ask."""
    party: str = request.param
    return party


@pytest.fixture(scope="module")
def canaries(days: Days, asker: str) -> Canaries:
    """Return what the asker must never meet."""
    return days.canaries[asker]


Opener = Callable[[Harness], Face]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opener]:
    """Give a way to open a copy of a day, with its HTTP face up; it is closed with the module."""
    with ExitStack() as stack:

        def open_copy(day: Harness) -> Face:
            folder: Path = tmp_path_factory.mktemp("copy") / "desk"
            harness = day.copied(folder)
            stack.callback(harness.let_go)
            return stack.enter_context(Face(harness))

        yield open_copy


@pytest.fixture(scope="module")
def face(days: Days, opened: Opener, asker: str) -> Face:
    """Return the face of a copy of the whole day, for one asker."""
    assert asker in days.without
    return opened(days.whole)


@pytest.fixture(scope="session")
def secrets_of() -> Callable[[str], list[Secret]]:
    """Return a way to find the secrets that are hidden from a party, ids included."""

    def find(party: str) -> list[Secret]:
        return [s for s in SECRETS if party not in s.seen_by | s.id_met_by]

    return find
