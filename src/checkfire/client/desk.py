"""A desk as a party's program sees it: the verbs of the HTTP face, one method each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import httpx
import msgspec

from checkfire.client.line import Line, other_origin, read_answer
from checkfire.client.speaker import Speaker
from checkfire.errors import EnvelopeError, ForbiddenError, MalformedError
from checkfire.proof.key import parse_vkey
from checkfire.proof.receipt import VerifiedReceipt, verify_receipt
from checkfire.reach.keyfile import KeyFile, make_key_file
from checkfire.vocab.activity import Activity
from checkfire.vocab.b64 import encode_b64
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.place import Point
from checkfire.wire.dsse import DeskKey
from checkfire.wire.fact import Fact
from checkfire.wire.header import Audience
from checkfire.wire.key_proof import enrol_bytes
from checkfire.wire.message import parse_submission


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
        """Say a fact and return its receipt, verified, or the note that it is carried but not recorded yet.

        Raises:
            ProofError: What came is no receipt of these words in the log of the key file.
            MalformedError: What came is no receipt at all.
            CheckfireError: What the desk answered; ``UnavailableError`` if it does not answer.
        """
        speaker = Speaker(self._require_key())
        submission = speaker.compose(fact, about=about, audience=audience, drill=drill)
        receipt = self.send(submission)
        if not is_carried(receipt):
            require_receipt_of(submission, self.verify(receipt))
        return receipt

    def verify(self, receipt: bytes) -> VerifiedReceipt:
        """Return what a receipt proves, held against the log's key in the key file; nothing is asked.

        Raises:
            MalformedError: It is no receipt.
            ProofError: It does not hold, or is of another log than the key file's (``log-key-differs``).
        """
        return verify_receipt(receipt, trusted=parse_vkey(self._require_key().log_key))

    def send(self, submission: bytes) -> bytes:
        """Send submission bytes; sending the same ones again gives the first receipt.

        Raises:
            ForbiddenError: They are meant for another log than this desk's (``other-origin``).
            CheckfireError: What the desk answered; ``UnavailableError`` if it does not answer.
        """
        try:
            return self._line.raw("POST", "/v1/messages", content=submission)
        except ForbiddenError as exc:
            if exc.code != "other-origin" or self._key_file is None:
                raise
            raise other_origin(self._key_file.origin, str(exc.context.get("origin"))) from exc

    def log_state(self) -> Any:
        """Return what everybody may know of the log."""
        return self._line.get("/v1/log")

    def checkpoint(self) -> str:
        """Return the signed head of the log as text, to be kept and compared with others."""
        return self._line.raw("GET", "/v1/log/checkpoint").decode(errors="replace")

    def leaves(self, start: int = 0) -> Any:
        """Return the public leaves of the log from an index on, for whoever builds its tree again."""
        return self._line.get("/v1/log/leaves", start=start)

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

    def locate(self, text: str, **beside: Any) -> Any:
        """Return every reading of a place, with rivals, read-backs and doubts.

        Args:
            text: The place as it was said.
            beside: What is known beside it, such as ``place`` or ``about``; see docs/reference/http.md.
        """
        return self._line.post("/v1/locate", {"text": text, **beside})

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


class _Carried(msgspec.Struct, frozen=True):
    carried: bool = False


class _InviteGiven(msgspec.Struct, frozen=True):
    invite: str


class _Enrolled(msgspec.Struct, frozen=True):
    desk: DeskRef
    origin: str
    log_key: str


def is_carried(answer: bytes) -> bool:
    """Tell whether an answer says that a halt is carried and not recorded yet."""
    return bool(read_answer(answer, _Carried).carried)


def require_receipt_of(submission: bytes, verified: VerifiedReceipt) -> None:
    """Demand that a receipt is of the very message that was sent.

    Raises:
        EnvelopeError: It is of another one (``receipt-differs``).
    """
    sent = parse_submission(submission)
    if (verified.header, verified.public_key) != (sent.header, sent.public_key):
        raise EnvelopeError("The receipt is of another message than was sent.", code="receipt-differs")


def _after(entries: int | None) -> dict[str, int]:
    return {} if entries is None else {"entries": entries}


def _one(message_id: str) -> str:
    """Return an id as one piece of a path, whatever stands in it."""
    return quote(message_id, safe="")
