"""A message: header, parts and, for a known kind, the fact that they say.

``parse_submission`` is the one door through which signed bytes come in; ``compose`` is the one
through which they go out. A kind that is not known keeps its bytes and has no fact.
``open_submission`` only looks who stands at the door: it costs little, whatever the bytes hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec

from checkfire.errors import MalformedError
from checkfire.vocab.b64 import encode_b64
from checkfire.vocab.ids import DeskRef
from checkfire.wire import canonical, strict
from checkfire.wire.dsse import DeskKey, Envelope, open_envelope, parse_envelope, seal
from checkfire.wire.fact import Fact, build
from checkfire.wire.header import Audience, Header, parse_header
from checkfire.wire.parts import Part, require_committed, require_complete

_HEADER = "header."


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message whose signature and commitments hold.

    Attributes:
        header: The signed header.
        envelope: The signed bytes, exactly as they came.
        public_key: The key that signed.
        parts: The parts that this holder has.
        fact: What it says, or None where the kind is not known or a needed part is withheld.
        flags: What was left alone: ``unknown:kind``, ``unknown:`` and a field (of the header with
            ``header.`` before it), ``unreadable:`` or ``withheld:`` and a part.
    """

    header: Header
    envelope: Envelope
    public_key: str
    parts: Mapping[str, Part]
    fact: Fact | None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything that a sender decides about a message before it is signed."""

    fact: Fact
    sender: DeskRef
    origin: str
    audience: Audience
    about: tuple[str, ...] = ()
    drill: bool = False


def compose(
    draft: Draft, key: DeskKey, *, message_id: str, said_at: datetime, salts: Sequence[bytes]
) -> bytes:
    """Return the submission bytes of a draft, signed.

    Args:
        draft: What to say, and to whom.
        key: The desk's own key.
        message_id: A UUIDv7 that was never used.
        said_at: The sender's clock.
        salts: At least as many 16-byte salts as the fact has parts, never used before.

    Raises:
        MalformedError: The fact cannot be written, or a salt has not 16 bytes.
        ValueError: There are fewer salts than parts.
    """
    contents = draft.fact.contents()
    if len(salts) < len(contents):
        raise ValueError("every part needs a salt of its own")
    parts = {
        name: Part(content=plain, salt=encode_b64(salt))
        for (name, plain), salt in zip(contents.items(), salts, strict=False)
    }
    header = Header(
        id=message_id,
        kind=draft.fact.KIND,
        sender=draft.sender,
        said_at=said_at,
        about=draft.about,
        audience=draft.audience,
        origin=draft.origin,
        drill=draft.drill,
        parts={name: part.commitment for name, part in parts.items()},
    )
    return print_submission(seal(canonical.encode(header), key), parts)


def print_submission(envelope: Envelope, parts: Mapping[str, Part]) -> bytes:
    """Return the canonical bytes in which a message is handed in."""
    return canonical.encode({"envelope": envelope, "parts": dict(parts)})


def parse_submission(raw: bytes) -> Message:
    """Return the message in submission bytes, verified and complete.

    Raises:
        MalformedError: The bytes, the header, a part or the fact has not the one form.
        SignatureError: The signature is absent or wrong.
        CommitmentError: A part is not the one that was signed.
    """
    plain = canonical.parse(raw)
    if not isinstance(plain, dict) or set(plain) != {"envelope", "parts"}:
        raise _no_submission()
    message = read_message(parse_envelope(plain["envelope"]), parse_parts(plain["parts"]))
    require_complete(message.parts, message.header.parts)
    return message


@dataclass(frozen=True, slots=True, kw_only=True)
class Knock:
    """Who signed a submission, and what kind of thing it seems to say; nothing else of it was read.

    Attributes:
        public_key: The key whose signature holds.
        kind: What stands in the header as its kind, or nothing; the header was not verified.
    """

    public_key: str
    kind: str


def open_submission(raw: bytes) -> Knock:
    """Return who signed submission bytes, before anything that they say is read.

    It reads the outer form and the envelope alone; ``parse_submission`` refuses what it passes over.

    Raises:
        MalformedError: It is too large, no JSON, or has not the outer form or that of an envelope.
        SignatureError: The signature is absent or wrong.
    """
    if len(raw) > canonical.MAX_BYTES:
        raise canonical.too_large(canonical.MAX_BYTES)
    try:
        outer = msgspec.json.decode(raw, type=_Outer)
    except msgspec.ValidationError as exc:
        raise _no_submission() from exc
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as exc:
        raise MalformedError("The bytes are not JSON in UTF-8.") from exc
    try:
        envelope = msgspec.json.decode(outer.envelope, type=Envelope)
    except (msgspec.DecodeError, UnicodeDecodeError) as exc:
        raise MalformedError("The envelope cannot be read.", code="field-wrong", what="envelope") from exc
    opened = open_envelope(envelope)
    return Knock(public_key=opened.public_key, kind=_kind_in(opened.payload))


class _Outer(msgspec.Struct, forbid_unknown_fields=True):
    envelope: msgspec.Raw
    parts: msgspec.Raw


class _Labelled(msgspec.Struct):
    kind: str


def _kind_in(payload: bytes) -> str:
    try:
        return msgspec.json.decode(payload, type=_Labelled).kind
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ""


def _no_submission() -> MalformedError:
    return MalformedError("A submission is an envelope and its parts.", code="submission-wrong")


def parse_parts(plain: Any) -> dict[str, Part]:
    """Return parts from plain JSON; their commitments are not verified yet.

    Raises:
        MalformedError: They have not the form of parts.
    """
    return strict.convert(plain, dict[str, Part], what="parts")


def read_message(envelope: Envelope, parts: Mapping[str, Part]) -> Message:
    """Return the verified message of an envelope and those of its parts that are shown.

    Raises:
        MalformedError: The header, a part or the fact has not the one form.
        SignatureError: The signature is absent or wrong.
        CommitmentError: A part is not the one that was signed.
    """
    opened = open_envelope(envelope)
    header, plain = parse_header(opened.payload)
    require_committed(parts, header.parts)
    fact, flags = _read_fact(header, parts)
    unknown = tuple(f"unknown:{name}" for name in strict.find_unknown(plain, header, _HEADER))
    return Message(
        header=header,
        envelope=envelope,
        public_key=opened.public_key,
        parts=parts,
        fact=fact,
        flags=(*unknown, *flags),
    )


def _read_fact(header: Header, parts: Mapping[str, Part]) -> tuple[Fact | None, tuple[str, ...]]:
    # Imported late: a verifier that only needs headers must not pay for every kind's class.
    from checkfire.wire.registry import FACT_OF_KIND  # noqa: PLC0415 - see above

    kind = FACT_OF_KIND.get(header.kind)
    if kind is None:
        return None, ("unknown:kind",)
    withheld = tuple(f"withheld:{name}" for name in header.parts if name not in parts)
    try:
        fact, flags = build(kind, {name: part.content for name, part in parts.items()})
    except MalformedError:
        if withheld:
            return None, withheld
        raise
    return fact, (*withheld, *flags)


def plain_fact(fact: Fact) -> Any:
    """Return a fact as plain JSON values, for people and programs to read."""
    return msgspec.to_builtins(fact)


def show_parts(message: Message, names: frozenset[str]) -> Message:
    """Return the message with only the named parts; the signed bytes stay as they are."""
    shown = {name: part for name, part in message.parts.items() if name in names}
    fact, flags = _read_fact(message.header, shown)
    unknown = tuple(flag for flag in message.flags if flag.startswith(f"unknown:{_HEADER}"))
    return replace(message, parts=shown, fact=fact, flags=(*unknown, *flags))
