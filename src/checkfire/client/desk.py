"""A desk as a party's program sees it: the verbs of the HTTP face, one method each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import httpx
import msgspec

from checkfire.client.line import Line, read_answer
from checkfire.client.speaker import Speaker
from checkfire.errors import MalformedError
from checkfire.reach.keyfile import KeyFile, make_key_file
from checkfire.vocab.activity import Activity
from checkfire.vocab.b64 import encode_b64
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.place import Point
from checkfire.wire.dsse import DeskKey
from checkfire.wire.fact import Fact
from checkfire.wire.header import Audience
from checkfire.wire.key_proof import enrol_bytes


class Desk:
    """A line to one desk, for one key."""

    def __init__(
        self,
        url: str,
        key_file: KeyFile | None = None,
        *,
        timeout_s: float = 20.0,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        """Prepare; nothing is sent yet.

        Args:
            url: Where the desk is, such as ``http://127.0.0.1:8700``.
            key_file: Whose key signs; without one only what is public can be asked.
            timeout_s: How long to wait for an answer.
            transport: Another way to carry requests, for tests and special lines.
        """
        self._line = Line(url, key_file, timeout_s=timeout_s, transport=transport)
        self._key_file = key_file

    def __enter__(self) -> Self:
        """Return the desk itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the connection."""
        self._line.close()

    def say(
        self, fact: Fact, *, about: tuple[str, ...] = (), audience: Audience = "all", drill: bool = False
    ) -> bytes:
        """Say a fact and return its receipt, or the note that it is carried but not recorded yet.

        Raises:
            CheckfireError: What the desk answered; ``UnavailableError`` if it does not answer.
        """
        speaker = Speaker(self._require_key())
        return self.send(speaker.compose(fact, about=about, audience=audience, drill=drill))

    def send(self, submission: bytes) -> bytes:
        """Send submission bytes; sending the same ones again gives the first receipt."""
        return self._line.raw("POST", "/v1/messages", content=submission)

    def log_state(self) -> Any:
        """Return what everybody may know of the log."""
        return self._line.get("/v1/log")

    def consistency(self, old: int, new: int) -> Any:
        """Return the proof that the log of one size is a beginning of the log of another."""
        return self._line.get("/v1/log/consistency", old=old, new=new)

    def entries(self, start: int = 0) -> Any:
        """Return entries that you may see, from an index on."""
        return self._line.get("/v1/entries", start=start)

    def message(self, message_id: str) -> Any:
        """Return one message."""
        return self._line.get(f"/v1/messages/{_one(message_id)}")

    def receipt(self, message_id: str) -> bytes:
        """Return the receipt of one message."""
        return self._line.raw("GET", f"/v1/messages/{_one(message_id)}/receipt")

    def picture(self) -> Any:
        """Return how far your picture reaches, with its digests."""
        return self._line.get("/v1/picture")

    def arrangement(self) -> Any:
        """Return parties, desks, figures and channels."""
        return self._line.get("/v1/arrangement")

    def register(self, *, entries: int | None = None) -> Any:
        """Return the registered objects that you may know of, now or as they were after so many entries."""
        return self._line.get("/v1/register", **_after(entries))

    def notices(self, *, entries: int | None = None) -> Any:
        """Return the notices that you may see, now or as they were after so many entries."""
        return self._line.get("/v1/notices", **_after(entries))

    def notice(self, notice_id: str) -> Any:
        """Return one notice."""
        return self._line.get(f"/v1/notices/{_one(notice_id)}")

    def halts(self, *, entries: int | None = None) -> Any:
        """Return the halts that you are told of, now or as they were after so many entries."""
        return self._line.get("/v1/halts", **_after(entries))

    def halt(self, halt_id: str) -> Any:
        """Return one halt."""
        return self._line.get(f"/v1/halts/{_one(halt_id)}")

    def locate(self, text: str) -> Any:
        """Return every reading of a place, with rivals and read-backs."""
        return self._line.post("/v1/locate", {"text": text})

    def read_back(self, point: Point) -> Any:
        """Return the text by which a point is read back."""
        return self._line.post("/v1/read-back", msgspec.to_builtins(point))

    def check(self, activity: Activity) -> Any:
        """Return the verdict on an activity over your own picture; nothing is stored."""
        return self._line.post("/v1/check", {"activity": msgspec.to_builtins(activity)})

    def invite(self, desk: DeskRef) -> str:
        """Return a one-time link for a desk; for the neutral desk only."""
        body = {"party": desk.party, "desk": desk.desk}
        given: _InviteGiven = self._line.post("/v1/invites", body, _InviteGiven)
        return given.invite

    def enrol(self, invite: str, label: str, *, seed: bytes | None = None) -> KeyFile:
        """Redeem a one-time link with a new key, and return the key file's content.

        Args:
            invite: The link's secret part.
            label: What the key is called in the log.
            seed: The new key's seed; keep it, and an answer that was lost can be asked for again.
        """
        key = DeskKey(seed or os.urandom(32))
        proof = key.sign(enrol_bytes(invite, key.public_key))
        body = {"invite": invite, "public_key": key.public_key, "proof": encode_b64(proof), "label": label}
        given: _Enrolled = self._line.post("/v1/enrol", body, _Enrolled)
        return make_key_file(given.desk, given.origin, given.log_key, key.seed)

    def follow(self, after: int = -1) -> Iterator[tuple[str, Any]]:
        """Yield events (``entry``, ``heartbeat``, ``problem``) from the entry after ``after`` on.

        It ends when the desk ends it, such as for a restart: follow again after the last entry's index.

        Raises:
            UnavailableError: The line broke, or fell silent (``desk-unreachable``).
        """
        headers = {"last-event-id": str(after)} if after >= 0 else {}
        event = ""
        for line in self._line.lines("/v1/stream", headers):
            name, _, value = line.partition(": ")
            if name == "event":
                event = value
            elif name == "data":
                yield event, read_answer(value.encode(), Any)

    @property
    def party(self) -> str:
        """The party that the key speaks for."""
        return self._require_key().desk.party

    def _require_key(self) -> KeyFile:
        if self._key_file is None:
            raise MalformedError("A key file is needed to say something.", code="key-file-missing")
        return self._key_file


class _InviteGiven(msgspec.Struct, frozen=True):
    invite: str


class _Enrolled(msgspec.Struct, frozen=True):
    desk: DeskRef
    origin: str
    log_key: str


def _after(entries: int | None) -> dict[str, int]:
    return {} if entries is None else {"entries": entries}


def _one(message_id: str) -> str:
    """Return an id as one piece of a path, whatever stands in it."""
    return quote(message_id, safe="")
