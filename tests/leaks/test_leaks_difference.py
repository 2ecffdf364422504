"""Two worlds, one of which holds the hidden things and one does not: no party can tell which it is in."""

from __future__ import annotations

import base64
import json
import re
from typing import Any

import pytest

from checkfire.api.routes import ROUTES
from checkfire.testing.face import Answer, Face
from checkfire.testing.hidden import DAY, Line, id_of
from checkfire.testing.probes import probes_of

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
_BASE64 = re.compile(r"(?<![0-9A-Za-z+/])[A-Za-z0-9+/]{22,}={0,2}(?![0-9A-Za-z+/=])")
_DIGEST = re.compile(r"[0-9a-f]{64}")
LINE_IDS = tuple(id_of(line.name) for line in DAY if isinstance(line, Line))
SALTED = {"/v1/log/leaves", "/v1/log/consistency"}
"""Routes that give hashes of salted entries: their number is public, and nothing else is in them."""


@pytest.fixture(scope="module")
def pair(days: Any, opened: Any, asker: str) -> tuple[Face, Face]:
    """Return the faces of both worlds."""
    return opened(days.whole), opened(days.without[asker])


class Plain:
    """Answers of one world, without what chance alone makes different: salts, signatures and fresh ids."""

    def __init__(self) -> None:
        """Begin to number the ids that are no line's."""
        self._ids: dict[str, str] = dict.fromkeys(())

    def answer(self, answer: Answer) -> tuple[int, dict[str, str], Any]:
        """Return an answer that can be held against the other world's."""
        headers = {k: v for k, v in answer.headers.items() if k != "content-length"}
        return answer.status, headers, self.text(answer.body.decode())

    def text(self, text: str) -> Any:
        """Return a text, or the JSON in it, in its plain form."""
        try:
            return self._value(json.loads(text))
        except ValueError:
            return [self._string(line) for line in text.splitlines()]

    def _value(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {self._string(k): self._value(v) for k, v in value.items()}
        if isinstance(value, list):
            return [self._value(item) for item in value]
        return self._string(value) if isinstance(value, str) else value

    def _string(self, text: str) -> Any:
        if _DIGEST.fullmatch(text):
            return text
        named = _UUID.sub(lambda found: self._name(found.group()), text)
        return _BASE64.sub(lambda found: self._signed(found.group()), named)

    def _name(self, message_id: str) -> str:
        if message_id in LINE_IDS:
            return message_id
        return self._ids.setdefault(message_id, f"an id, number {len(self._ids)}")

    def _signed(self, encoded: str) -> str:
        """Return the signed JSON in a piece of base64, or nothing of it if it is a hash, a key or a salt."""
        try:
            return json.dumps(self._value(json.loads(base64.b64decode(encoded))), sort_keys=True)
        except ValueError:
            return "..."


@pytest.mark.parametrize("row", ROUTES, ids=lambda row: f"{row.method}-{row.path}")
def test_every_route_answers_the_same_in_both_worlds(pair: Any, asker: str, row: Any) -> None:
    """R9, R10: numbers, lists, checks, digests and errors are equal, whether the hidden things are there."""
    plains = Plain(), Plain()
    for probe in probes_of(row, LINE_IDS):
        told = []
        for face, plain in zip(pair, plains, strict=True):
            answer = face.ask(
                probe.method, probe.path, by=f"{asker}/duty", query=dict(probe.query), body=probe.body
            )
            told.append(plain.answer(answer))
        if row.path in SALTED:
            told = [(status, headers, _counted(body)) for status, headers, body in told]
        assert (probe.path, told[0]) == (probe.path, told[1])


def _counted(value: Any) -> Any:
    """Return how many hashes there are, in place of them."""
    return {k: len(v) if isinstance(v, list) else v for k, v in value.items()}


def test_stream_is_the_same_in_both_worlds(pair: Any, asker: str) -> None:
    """R9: the same events under the same numbers reach a follower, whether the hidden things are there."""
    for after in (-1, 50, 110):
        whole, without = (Plain().text(face.stream(f"{asker}/duty", after=after).decode()) for face in pair)
        assert whole == without


def test_pages_are_the_same_in_both_worlds(pair: Any) -> None:
    """The status page tells the number of entries and nothing that depends on what they say."""
    whole, without = (Plain().answer(face.ask("GET", "/status")) for face in pair)
    assert whole == without


def test_worlds_do_differ(pair: Any) -> None:
    """The comparisons here can fail: to the neutral desk the two worlds are not the same."""
    whole, without = (Plain().answer(face.ask("GET", "/v1/picture", by="desk/watch")) for face in pair)
    assert whole != without
    registers = [face.ask("GET", "/v1/register", by="desk/watch").body for face in pair]
    assert len(registers[0]) > len(registers[1])
