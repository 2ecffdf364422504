"""Messages: one door in, one door out, and nothing between that repairs or forgets."""

from __future__ import annotations

import base64
from typing import Any

import msgspec
import pytest

from checkfire.errors import CheckfireError, CommitmentError, MalformedError, SignatureError
from checkfire.vocab.ids import DeskRef
from checkfire.wire import canonical
from checkfire.wire.answers import Answer, Answered, Opened
from checkfire.wire.dsse import seal
from checkfire.wire.halts import HaltCalled
from checkfire.wire.message import (
    Draft,
    Message,
    compose,
    open_submission,
    parse_parts,
    parse_submission,
    plain_fact,
    print_submission,
    show_parts,
)
from checkfire.wire.register import SiteVerified

ID = "01573870-5bc0-7000-8000-000000000001"
SALTS = [bytes([number]) * 16 for number in range(4)]
ANSWER = Answered(answer=Answer.CONCERN, text="A clinic stands there.", object=ID)
ANSWERED = {"body": {"answer": "concern", "text": "Wait."}, "object": {"object": ID}}


def composed(make: Any, fact: Any = ANSWER, **changes: Any) -> bytes:
    """Return the submission bytes of a draft."""
    sender = DeskRef(party="relief", desk="ops")
    fields: dict[str, Any] = {"sender": sender, "origin": "desk.example/log", "audience": ("coalition",)}
    draft = Draft(fact=fact, **(fields | changes))
    return compose(draft, make.key, message_id=ID, said_at=make.said_at, salts=SALTS)


def printed(message: Message) -> bytes:
    """Return a message as it was handed in."""
    return print_submission(message.envelope, message.parts)


def refusal(raw: bytes) -> tuple[type[CheckfireError], str]:
    """Return how submission bytes are refused."""
    with pytest.raises(CheckfireError) as caught:
        parse_submission(raw)
    return type(caught.value), caught.value.code


def test_message_door_tells_who_stands_there(make: Any) -> None:
    """Who signed, and what kind of thing it seems to be, is known before anything else is read."""
    knock = open_submission(composed(make))
    assert (knock.public_key, knock.kind) == (make.key.public_key, Answered.KIND)
    for payload in (b"[]", b"\xff", b'{"kind":1}', b"[" * 100_000):
        raw = canonical.encode({"envelope": seal(payload, make.key), "parts": {}})
        assert open_submission(raw).kind == ""


def test_message_door_looks_at_nothing_inside(make: Any) -> None:
    """Whatever a stranger puts into the parts costs no more than passing over it."""
    plain = canonical.parse(composed(make))
    inside = b"[" + b"[]," * 60_000 + b"[]]"
    raw = b'{"envelope":' + canonical.encode(plain["envelope"]) + b',"parts":' + inside + b"}"
    assert open_submission(raw).public_key == make.key.public_key
    assert refusal(raw)[1] == "too-many-values"


@pytest.mark.parametrize(
    "raw,code",
    [
        (b"{", "malformed"),
        (b'{"envelope":' + b"[" * 100_000, "malformed"),
        (b'{"envelope":{"payload":"\xff"},"parts":{}}', "field-wrong"),
        (b"[]", "submission-wrong"),
        (b'{"envelope":{}}', "submission-wrong"),
        (b'{"envelope":{},"parts":{},"x":[]}', "submission-wrong"),
        (b'{"envelope":{},"parts":{}}', "field-wrong"),
        (b" " * (canonical.MAX_BYTES + 1), "too-large"),
    ],
    ids=["no-json", "deep", "no-text", "list", "half", "more", "no-envelope", "large"],
)
def test_message_door_refuses_another_form(raw: bytes, code: str) -> None:
    """What is no submission is told so, with a code of its own, at the door."""
    with pytest.raises(MalformedError) as caught:
        open_submission(raw)
    assert caught.value.code == code


def test_message_door_refuses_as_the_reader_does(make: Any) -> None:
    """A signature that is absent, wrong or one of two is called the same at the door and inside."""
    plain = canonical.parse(composed(make))
    line = plain["envelope"]["signatures"][0]
    others = [], [line, line], [line | {"sig": "A" * 86 + "=="}], [line | {"keyid": "AAAA"}]
    for signatures in others:
        raw = canonical.encode(plain | {"envelope": plain["envelope"] | {"signatures": signatures}})
        with pytest.raises(CheckfireError) as caught:
            open_submission(raw)
        assert (type(caught.value), caught.value.code) == refusal(raw)


def test_message_reads_back_what_was_said(make: Any) -> None:
    """The desk reads exactly what the sender wrote, and can hand on the same bytes."""
    raw = composed(make, about=(ID,), drill=True)
    message = parse_submission(raw)
    header = message.header
    assert (message.fact, message.flags, message.public_key) == (ANSWER, (), make.key.public_key)
    assert (header.id, header.kind, header.said_at) == (ID, "checkfire.answered/1", make.said_at)
    assert (header.sender.party, header.sender.desk, header.origin) == ("relief", "ops", "desk.example/log")
    assert (header.about, header.audience, header.drill) == ((ID,), ("coalition",), True)
    assert set(message.parts) == set(header.parts) == {"body", "object"}
    assert printed(message) == raw


def test_message_has_a_salt_for_every_part(make: Any) -> None:
    """Each part is committed under its own salt, and the salts are used in order."""
    parts = parse_submission(composed(make)).parts
    assert [base64.b64decode(part.salt) for part in parts.values()] == SALTS[:2]


def test_message_is_not_signed_without_a_salt_for_every_part(make: Any) -> None:
    """No part is ever lost for want of a salt, and no salt is short."""
    draft = Draft(fact=ANSWER, sender=DeskRef(party="relief", desk="ops"), origin="desk", audience="all")
    for salts, error in ((SALTS[:1], ValueError), ([b"short"] * 2, MalformedError)):
        with pytest.raises(error):
            compose(draft, make.key, message_id=ID, said_at=make.said_at, salts=salts)


def test_message_that_cannot_be_written_is_not_signed(make: Any) -> None:
    """Words that are not Unicode, such as a stray byte on a command line, are refused before signing."""
    with pytest.raises(MalformedError) as caught:
        composed(make, SiteVerified(person="\udcff", role="nurse"))
    assert caught.value.code == "text-not-unicode"


@pytest.mark.parametrize(
    "change",
    [
        {"more": 1},
        {"envelope": None},
        {"parts": None},
        {"parts": []},
        {"parts": {"body": {}}},
        {"parts": {"body": {"content": {}}}},
        {"parts": {"body": {"content": {}, "salt": 0}}},
        {"parts": {"body": {"content": {}, "salt": "A" * 22 + "==", "more": 1}}},
    ],
    ids=[
        "unknown-field", "no-envelope", "no-parts", "list-of-parts", "empty-part", "no-salt",
        "number-as-salt", "unknown-field-in-part",
    ],
)  # fmt: skip
def test_message_in_another_form_is_refused(make: Any, change: dict[str, Any]) -> None:
    """What is handed in is an envelope and its parts, and nothing unsigned travels beside them."""
    plain = canonical.parse(make.submission()) | change
    expected = "submission-wrong" if "more" in change else "field-wrong"
    assert refusal(canonical.encode(plain)) == (MalformedError, expected)


@pytest.mark.parametrize("raw", [b"[]", b"1", b'"a"', b"null", b"{}", b'{"envelope":{}}', b'{"parts":{}}'])
def test_message_that_is_none_is_refused(raw: bytes) -> None:
    """Other JSON is not taken for a message."""
    assert refusal(raw) == (MalformedError, "submission-wrong")


def test_message_bytes_are_canonical(make: Any) -> None:
    """A message in a second spelling is refused, before its signature is looked at."""
    raw = make.submission()
    loose = canonical.parse(raw)
    assert refusal(raw + b"\n") == (MalformedError, "not-canonical")
    assert refusal(raw.replace(b":", b": ", 1)) == (MalformedError, "not-canonical")
    assert refusal(make.loose_json(loose | {"new": 1.5})) == (MalformedError, "number-out-of-range")
    assert refusal(raw[:-1] + b',"envelope":{}}') == (MalformedError, "not-canonical")


def test_message_signature_is_demanded(make: Any) -> None:
    """A message that was changed after signing, or that nobody signed, is refused."""
    plain = canonical.parse(make.submission())
    other = canonical.parse(make.submission(drill=True))
    unsigned = plain["envelope"] | {"signatures": []}
    moved = plain["envelope"] | {"payload": other["envelope"]["payload"]}
    assert refusal(make.enclose(unsigned, plain["parts"])) == (SignatureError, "signature-missing")
    assert refusal(make.enclose(moved, plain["parts"])) == (SignatureError, "signature-wrong")


@pytest.mark.parametrize("payload", [b"{}", b"[]", b"1.0", b"", b"\xff", b'{"a":1,"a":1}', b"{} "])
def test_message_signed_payload_is_a_header(make: Any, payload: bytes) -> None:
    """A good signature over something else makes no message of it."""
    assert refusal(make.enclose(make.seal(payload), {}))[0] is MalformedError


def test_message_payload_that_is_loose_is_refused(make: Any) -> None:
    """A header in a second spelling is refused, though its signature holds."""
    payload = make.loose_json(make.header({}))
    assert parse_submission(make.enclose(make.seal(payload), {})).fact == Opened()
    spaced = payload.replace(b",", b", ", 1)
    assert refusal(make.enclose(make.seal(spaced), {})) == (MalformedError, "not-canonical")


def test_message_part_must_be_the_one_that_was_signed(make: Any) -> None:
    """A part that was changed, given another salt or slipped in is found (R37)."""
    raw = make.submission(ANSWERED, kind="checkfire.answered/1")
    envelope, parts = (canonical.parse(raw)[name] for name in ("envelope", "parts"))
    changed = parts["body"] | {"content": parts["body"]["content"] | {"text": "Go."}}
    resalted = parts["body"] | {"salt": base64.b64encode(b"x" * 16).decode()}
    for wrong in (
        parts | {"body": changed},
        parts | {"body": resalted},
        parts | {"extra": parts["body"]},
        {"body": parts["object"], "object": parts["body"]},
    ):
        assert refusal(make.enclose(envelope, wrong)) == (CommitmentError, "commitment-failed")


@pytest.mark.parametrize("salt", ["", "AAAA", "A" * 22, "A" * 21 + "B==", "A" * 43 + "=", "A" * 22 + "==\n"])
def test_message_salt_has_one_form(make: Any, salt: str) -> None:
    """A salt of another length or spelling is refused."""
    plain = canonical.parse(make.submission())
    parts = {"body": plain["parts"]["body"] | {"salt": salt}}
    assert refusal(make.enclose(plain["envelope"], parts)) == (MalformedError, "malformed")


def test_message_needs_all_its_parts(make: Any) -> None:
    """The desk takes no message of which it was not given every part."""
    plain = canonical.parse(make.submission(ANSWERED, kind="checkfire.answered/1"))
    for gone in plain["parts"]:
        parts = {name: part for name, part in plain["parts"].items() if name != gone}
        assert refusal(make.enclose(plain["envelope"], parts)) == (MalformedError, "part-missing")


def test_message_that_says_nothing_readable_is_refused(make: Any) -> None:
    """A known kind whose fields do not fit is refused, and the sender hears it."""
    wrong = {"body": {"answer": "perhaps"}}
    assert refusal(make.submission(wrong, kind="checkfire.answered/1")) == (MalformedError, "field-wrong")
    wrong = {"body": {"answer": "no-concern", "object": ID}}
    assert refusal(make.submission(wrong, kind="checkfire.answered/1")) == (MalformedError, "part-wrong")


@pytest.mark.parametrize("kind", ["checkfire.opened/2", "example.weather-seen/1", "checkfire.unheard-of/1"])
def test_message_of_an_unknown_kind_is_kept(make: Any, kind: str) -> None:
    """A kind of a later version is kept byte for byte, and nothing is guessed from it."""
    raw = make.submission({"body": {"x": [1, {"y": None}]}, "other": "text"}, kind=kind)
    message = parse_submission(raw)
    assert (message.fact, message.flags) == (None, ("unknown:kind",))
    assert printed(message) == raw


def test_message_unknown_fields_are_kept_and_flagged(make: Any) -> None:
    """Fields of a later version travel on, byte for byte, and every reader is told of them."""
    where = {"stated": "there", "method": "words", "floor": 2}
    contents = {"core": {"what": "x", "where": where, "mood": 1}, "extra": {"note": [1, 2]}}
    raw = make.submission(contents, kind="checkfire.halt-called/1", priority="high")
    message = parse_submission(raw)
    assert isinstance(message.fact, HaltCalled)
    assert set(message.flags) == {
        "unknown:header.priority",
        "unknown:mood",
        "unknown:note",
        "unknown:where.floor",
    }
    assert printed(message) == raw


def test_message_halt_is_carried_for_its_core(make: Any) -> None:
    """A call to stop with a fault outside its core comes through, and the fault is shown (R22)."""
    contents = {"core": {"what": "x"}, "notice": {"notice": ID}, "more": {"since": "half past two"}}
    raw = make.submission(contents, kind="checkfire.halt-called/1")
    message = parse_submission(raw)
    assert (message.fact, message.flags) == (HaltCalled(what="x", notice=ID), ("unreadable:more",))
    assert printed(message) == raw


def test_message_shows_only_the_named_parts(make: Any) -> None:
    """What a party may not see is gone from what it is given, and it is told what was withheld (R37)."""
    raw = make.submission(ANSWERED, kind="checkfire.answered/1", later=1)
    message = parse_submission(raw)
    shown = show_parts(message, frozenset({"body", "unheard-of"}))
    assert shown.fact == Answered(answer=Answer.CONCERN, text="Wait.")
    assert shown.flags == ("unknown:header.later", "withheld:object")
    assert (set(shown.parts), shown.envelope) == ({"body"}, message.envelope)
    assert show_parts(message, frozenset(message.parts)) == message


def test_message_with_a_needed_part_withheld_says_nothing(make: Any) -> None:
    """A fact of which a needed piece is withheld is not made up from the rest (R37)."""
    message = parse_submission(make.submission(ANSWERED, kind="checkfire.answered/1"))
    shown = show_parts(message, frozenset({"object"}))
    assert (shown.fact, shown.flags) == (None, ("withheld:body",))
    hidden = show_parts(message, frozenset())
    assert (hidden.fact, set(hidden.flags)) == (None, {"withheld:body", "withheld:object"})


def test_message_as_plain_values() -> None:
    """A fact can be handed to any program as plain JSON."""
    assert plain_fact(ANSWER) == {"answer": "concern", "text": "A clinic stands there.", "object": ID}


def test_message_parts_are_read_apart() -> None:
    """Parts that are stored beside their message read back as they were."""
    plain = {"body": {"content": [1], "salt": "A" * 22 + "=="}}
    assert msgspec.to_builtins(parse_parts(plain)) == plain
    with pytest.raises(MalformedError) as caught:
        parse_parts({"body": 1})
    assert caught.value.context["what"] == "parts"
