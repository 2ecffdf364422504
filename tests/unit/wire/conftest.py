"""Messages in few words: good ones, and ones that are signed although something in them is wrong."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from checkfire.wire import canonical
from checkfire.wire.dsse import DeskKey, Envelope, seal
from checkfire.wire.parts import Part

ID = "01573870-5bc0-7000-8000-000000000001"
OPENED = "checkfire.opened/1"
SAID_AT = datetime(2016, 9, 17, 11, 24, tzinfo=UTC)


class Make:
    """Makers of signed messages; what is signed is exactly what is given."""

    key = DeskKey(bytes(range(32)))
    other_key = DeskKey(bytes(range(1, 33)))
    said_at = SAID_AT

    @staticmethod
    def loose_json(value: Any) -> bytes:
        """Return sorted JSON without white space, whatever else is wrong with the value."""
        return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()

    @staticmethod
    def part(content: Any, salt: bytes = bytes(16)) -> Part:
        """Return a part of any content."""
        return Part(content=content, salt=base64.b64encode(salt).decode())

    @classmethod
    def parts(cls, contents: dict[str, Any]) -> dict[str, Part]:
        """Return parts of some contents, each with a salt of its own."""
        return {
            name: cls.part(content, bytes([number]) * 16)
            for number, (name, content) in enumerate(contents.items())
        }

    @classmethod
    def header(cls, contents: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
        """Return a plain header over the parts; a change of ``None`` leaves a field out."""
        parts = cls.parts(contents or {})
        plain: dict[str, Any] = {
            "id": ID,
            "kind": OPENED,
            "from": {"party": "relief", "desk": "ops"},
            "said_at": "2016-09-17T11:24:00Z",
            "about": [],
            "audience": "all",
            "origin": "desk.example/log",
            "drill": False,
            "parts": {name: part.commitment for name, part in parts.items()},
        }
        return {key: value for key, value in (plain | changes).items() if value is not None}

    @classmethod
    def seal(cls, payload: bytes) -> Envelope:
        """Return a good signature of any payload."""
        return seal(payload, cls.key)

    @classmethod
    def submission(cls, contents: dict[str, Any] | None = None, **changes: Any) -> bytes:
        """Return signed submission bytes; the changes are of header fields."""
        body = contents if contents is not None else {"body": {}}
        envelope = cls.seal(canonical.encode(cls.header(body, **changes)))
        return cls.enclose(envelope, cls.parts(body))

    @staticmethod
    def enclose(envelope: Any, parts: Any) -> bytes:
        """Return submission bytes of any envelope with any parts."""
        return canonical.encode({"envelope": envelope, "parts": parts})


@pytest.fixture
def make() -> type[Make]:
    """Return the makers of messages."""
    return Make
