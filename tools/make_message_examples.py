"""Write the example messages of docs/formats, and their table messages.json.

Everything follows from the words and seeds below, so a second run changes nothing.
The keys are published here and protect nothing.
Each broken example is broken in the one way that its name says, and signed as it stands, so that it is
refused for this one reason.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from make_kind_examples import kind_messages
from make_proof_examples import LOG, flip_last_bit, seed, write
from weak_signatures import SMALL_ORDER, raised

from checkfire.vocab.b64 import encode_b64
from checkfire.wire.dsse import PAYLOAD_TYPE, DeskKey
from checkfire.wire.key_proof import enrol_bytes, sign_in_bytes

DESK = DeskKey(seed("checkfire example desk key"))
STRANGER = DeskKey(seed("checkfire example stranger key"))

ID = "01573870-5bc0-7000-8000-000000000001"
NOTICE = "01573870-5bc0-7000-8000-000000000002"
SITE = "01573870-5bc0-7000-8000-000000000003"

ANSWERED = "checkfire.answered/1"
HALT = "checkfire.halt-called/1"
STOP = "checkfire.stop-ordered/1"
CLOSED = "checkfire.halt-closed/1"
REPORTED = "checkfire.fire-reported/1"
HEADER: dict[str, Any] = {
    "id": ID,
    "kind": ANSWERED,
    "from": {"party": "relief", "desk": "ops"},
    "said_at": "2016-09-17T11:24:00Z",
    "about": [NOTICE],
    "audience": ["coalition"],
    "origin": LOG.name,
    "drill": False,
}
CALLED = HEADER | {"kind": HALT, "about": [], "audience": "all"}

WORDS = "A clinic is 900 m from there. \u0639\u064a\u0627\u062f\u0629"

Parts = Mapping[str, bytes]


def loose(value: Any) -> bytes:
    """Return JSON with sorted keys and no white space, whatever else may be wrong with the value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


ANSWER: dict[str, bytes] = {
    "body": loose({"answer": "concern", "text": WORDS}),
    "object": loose({"object": SITE}),
}
AREA = {"shape": "circle", "centre": {"lat_e7": 352230000, "lon_e7": 401760000}, "radius_m": 500}
CORE = loose(
    {"what": "They hit our men.", "where": {"stated": "9 km south of DAZ", "method": "phrase", "area": AREA}}
)


def salt_of(name: str, length: int = 16) -> bytes:
    """Return the salt of a part or entry."""
    return seed(f"checkfire example salt {name}")[:length]


def commitment(content: bytes, salt: bytes) -> str:
    """Return what the header holds of a part."""
    return encode_b64(hashlib.sha256(b"checkfire/part/1\n" + salt + content).digest())


def payload_of(header: Mapping[str, Any], parts: Parts, salts: Mapping[str, bytes] | None = None) -> bytes:
    """Return the bytes of a header over some parts."""
    salts = salts or {}
    commitments = {name: commitment(raw, salts.get(name, salt_of(name))) for name, raw in parts.items()}
    return loose({**header, "parts": commitments})


def pae(payload: bytes) -> bytes:
    """Return the bytes that a desk signs."""
    return b"DSSEv1 %d %b %d %b" % (len(PAYLOAD_TYPE), PAYLOAD_TYPE.encode(), len(payload), payload)


def envelope_of(payload: bytes, key: DeskKey = DESK) -> dict[str, Any]:
    """Return the signed envelope of any bytes."""
    line = {"keyid": key.public_key, "sig": encode_b64(key.sign(pae(payload)))}
    return {"payload": encode_b64(payload), "payloadType": PAYLOAD_TYPE, "signatures": [line]}


def enclose(envelope: Any, parts: Parts, salts: Mapping[str, str] | None = None) -> bytes:
    """Return a message as it is handed in; the bytes of the parts are taken as they stand."""
    texts = {name: encode_b64(salt_of(name)) for name in parts} | dict(salts or {})
    shown = [
        b'"%b":{"content":%b,"salt":"%b"}' % (n.encode(), parts[n], texts[n].encode()) for n in sorted(parts)
    ]
    return b'{"envelope":%b,"parts":{%b}}' % (loose(envelope), b",".join(shown))


def message(header: Mapping[str, Any] = HEADER, parts: Parts = ANSWER) -> bytes:
    """Return a message in which everything is signed as it stands."""
    return enclose(envelope_of(payload_of(header, parts)), parts)


PAYLOAD = payload_of(HEADER, ANSWER)
ENVELOPE = envelope_of(PAYLOAD)
LINE: dict[str, str] = ENVELOPE["signatures"][0]
GOOD = message()


def said(**changes: Any) -> bytes:
    """Return the good message with other header fields; ``None`` leaves one out."""
    return message({key: value for key, value in (HEADER | changes).items() if value is not None})


def signed(**changes: str) -> bytes:
    """Return the good message with another signature line."""
    return enclose(ENVELOPE | {"signatures": [LINE | changes]}, ANSWER)


def answered(old: str, new: str) -> bytes:
    """Return the good message with other words in its body, signed."""
    return message(parts=ANSWER | {"body": ANSWER["body"].replace(old.encode(), new.encode())})


def called(old: str, new: str) -> bytes:
    """Return a call to stop with other words in its core, signed."""
    return message(CALLED, {"core": CORE.replace(old.encode(), new.encode())})


def struck(count: bytes) -> bytes:
    """Return a report of fire with a count of strikes, signed as it stands."""
    return message(CALLED | {"kind": REPORTED}, {"body": b'{"strikes":%b}' % count})


def good_messages() -> list[tuple[str, bytes, str]]:
    """Return messages that a reader takes."""
    core = {"core": CORE}
    return [
        ("", GOOD, "a concern in two parts"),
        ("-halt", message(CALLED, core), "a call to stop"),
        ("-drill", message(CALLED | {"drill": True}, core), "the same call in a drill"),
        ("-no-parts", message(HEADER | {"kind": "checkfire.opened/1"}, {}), "a kind that needs no words"),
        ("-unknown-kind", said(kind="example.weather-seen/1"), "a kind that is kept and not read"),
        ("-unknown-field", answered('"answer"', '"Mood":1,"answer"'), "a field that is kept and not read"),
        ("-unknown-header-field", said(priority="high"), "a header field that is kept and not read"),
        (
            "-spaced-text",
            answered(WORDS, " \u00a0. \u00a0"),
            "words that are kept with the spaces around them",
        ),
        ("-default-stated", answered("}", ',"urgency":"urgent"}'), "a field that states its default"),
        (
            "-halt-optional-broken",
            message(CALLED, core | {"more": b'{"words":1}'}),
            "a call to stop whose optional part cannot be read is taken for its core",
        ),
    ]


def misspelled_messages() -> list[tuple[str, bytes, str, str]]:
    """Return messages that are not in canonical JSON, though they are signed as they stand."""
    loosely, number = "not-canonical", "number-out-of-range"
    turned = ANSWER | {"body": b'{"text":"Wait.","answer":"concern"}'}
    return [
        ("space", GOOD.replace(b",", b", ", 1), loosely, "a space follows a comma"),
        ("newline", GOOD + b"\n", loosely, "a newline follows the message"),
        ("key-order", message(parts=turned), loosely, "two keys of a part are in the other order"),
        ("key-twice", answered("}", ',"text":"Wait."}'), loosely, "a part has one key twice"),
        ("escape", answered("clinic", "clin\\u0069c"), loosely, "a letter is escaped"),
        ("escape-case", answered("clinic", "\\u001F"), loosely, "a control character in upper-case hex"),
        ("minus-zero", called("500", "-0"), loosely, "a zero has a sign"),
        ("float", called("500", "500.5"), number, "a radius is a fraction"),
        ("float-whole", called("500", "500.0"), number, "a whole number has a decimal point"),
        ("exponent", called("500", "5e2"), number, "a whole number has an exponent"),
        ("large-number", called("500", str(2**53)), number, "a number is 2^53"),
        ("key-not-ascii", answered("}", ',"\u00e4":1}'), "key-not-ascii", "a key has an umlaut"),
        ("too-deep", answered("}", ',"x":' + "[" * 33 + "]" * 33 + "}"), "too-deep", "lists stand 36 deep"),
        ("half-pair", answered("clinic", "\\ud800"), "malformed", "half of a surrogate pair is escaped"),
        ("not-utf8", GOOD.replace(b"clinic", b"clin\xffc"), "malformed", "a byte is not UTF-8"),
        (
            "payload-space",
            enclose(envelope_of(PAYLOAD.replace(b",", b", ", 1)), ANSWER),
            loosely,
            "a space follows a comma in the signed payload",
        ),
    ]


def unsigned_messages() -> list[tuple[str, bytes, str, str]]:
    """Return messages whose signature is not the one signature that is needed."""
    signature = DESK.sign(pae(PAYLOAD))
    flipped = encode_b64(flip_last_bit(signature[:32]) + signature[32:])
    second = envelope_of(PAYLOAD, STRANGER)["signatures"][0]
    wrong = "signature-wrong"
    other = envelope_of(payload_of(HEADER | {"drill": True}, ANSWER))["payload"]
    bare = encode_b64(DESK.sign(PAYLOAD))
    return [
        ("signature", signed(sig=flipped), wrong, "one bit of the signature is changed"),
        ("other-key", signed(keyid=STRANGER.public_key), wrong, "the key id is another key"),
        ("payload", enclose(ENVELOPE | {"payload": other}, ANSWER), wrong, "made a drill after signing"),
        ("bare-signature", signed(sig=bare), wrong, "the payload is signed without its type"),
        (
            "large-s",
            signed(sig=encode_b64(signature[:32] + raised(signature[32:]))),
            wrong,
            "S has the order added",
        ),
        (
            "small-order-key",
            enclose(ENVELOPE | {"signatures": [SMALL_ORDER]}, ANSWER),
            wrong,
            "a key of small order, whose signature fits every message",
        ),
        ("unsigned", enclose(ENVELOPE | {"signatures": []}, ANSWER), "signature-missing", "nobody signed"),
        (
            "two-signatures",
            enclose(ENVELOPE | {"signatures": [LINE, second]}, ANSWER),
            "signature-count",
            "two keys signed, and both signatures hold",
        ),
    ]


def misshapen_messages() -> list[tuple[str, bytes, str, str]]:
    """Return messages in which a field is not what it has to be."""
    wrong, bent = "field-wrong", "time-not-utc"
    stop = HEADER | {"kind": STOP}
    local = b'{"happened":{"at":"2016-09-17T14:24:00+03:00","stated":"14:24"}}'
    typed = ENVELOPE | {"payloadType": "application/json"}
    return [
        ("payload-type", enclose(typed, ANSWER), "payload-type", "the payload type is another one"),
        ("keyid-base64", signed(keyid=loosened(LINE["keyid"])), "malformed", "stray bits in the key id"),
        ("keyid-short", signed(keyid=encode_b64(bytes(31))), "malformed", "the key id has 31 bytes"),
        ("sig-unpadded", signed(sig=LINE["sig"].rstrip("=")), "malformed", "no padding in the signature"),
        ("envelope-field", enclose(ENVELOPE | {"more": 1}, ANSWER), wrong, "a field that nothing signs"),
        ("submission-field", GOOD[:-1] + b',"x":1}', "submission-wrong", "a field that nothing signs"),
        ("header-list", enclose(envelope_of(b"[]"), ANSWER), wrong, "the signed payload is a list"),
        ("header-field", said(drill=None), wrong, "the header does not say whether it is a drill"),
        ("id-version", said(id=ID.replace("-7", "-4")), wrong, "the id is a UUID of another version"),
        ("id-case", said(id=ID.replace("573870", "57387F")), wrong, "the id has a capital"),
        ("commitment", enclose(bad_commitment(), ANSWER), wrong, "a commitment has stray bits"),
        ("offset-time", said(said_at="2016-09-17T14:24:00+03:00"), bent, "a time has an offset"),
        ("zero-offset-time", said(said_at="2016-09-17T11:24:00+00:00"), bent, "UTC is written as an offset"),
        ("short-fraction-time", said(said_at="2016-09-17T11:24:00.5Z"), bent, "a fraction of one digit"),
        ("local-time", said(said_at="2016-09-17T11:24:00"), wrong, "a time has no zone"),
        ("time-range", said(said_at="9999-12-31T23:59:59Z"), "time-out-of-range", "a time in the year 9999"),
        ("body-time", message(stop, {"body": local}), bent, "a time in the body has an offset"),
        ("unknown-word", answered('"concern"', '"agreed"'), wrong, "an answer that does not exist"),
        ("number-in-string", struck(b'"37"'), wrong, "a number is in quotes"),
        ("truth-in-number", struck(b"true"), wrong, "a truth value stands for a number"),
        ("field-missing", message(parts=ANSWER | {"body": b'{"text":"Wait."}'}), wrong, "no answer is given"),
        (
            "concern-without-words",
            message(parts=ANSWER | {"body": b'{"answer":"concern"}'}),
            wrong,
            "no words",
        ),
        ("blank-text", answered(WORDS, " \u00a0\u200b\u3000"), wrong, "the words are spaces alone"),
        (
            "blank-reason",
            message(HEADER | {"kind": CLOSED}, {"body": loose({"reason": " "})}),
            wrong,
            "a halt is closed for a reason of one space",
        ),
        ("halt-core", called("They hit our men.", ""), wrong, "a call to stop does not say what is hit"),
    ]


def loosened(text: str) -> str:
    """Return padded base64 with a stray bit in its last digit, which a lenient reader takes for the same."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    digits = text.rstrip("=")
    return digits[:-1] + alphabet[alphabet.index(digits[-1]) + 1] + text[len(digits) :]


def bad_commitment() -> dict[str, Any]:
    """Return an envelope whose header holds a commitment with stray bits."""
    header = json.loads(PAYLOAD)
    header["parts"]["body"] = loosened(header["parts"]["body"])
    return envelope_of(loose(header))


def partial_messages() -> list[tuple[str, bytes, str, str]]:
    """Return messages whose parts are not the ones that were signed, or stand in the wrong place."""
    failed, wrong = "commitment-failed", "part-wrong"
    changed = ANSWER | {"body": ANSWER["body"].replace(b"900", b"9000")}
    moved = ANSWER | {"body": ANSWER["body"].replace(b',"text"', b',"object":"%b","text"' % SITE.encode())}
    short = {"body": salt_of("body", 15)}
    loosely = loosened(encode_b64(salt_of("body")))
    return [
        ("part-changed", enclose(ENVELOPE, changed), failed, "a figure was changed after signing"),
        ("part-added", enclose(ENVELOPE, ANSWER | {"more": b"{}"}), failed, "a part that was not signed"),
        ("part-swapped", enclose(ENVELOPE, swap(ANSWER)), failed, "two parts have changed places"),
        ("part-salt", resalted("body", salt_of("object")), failed, "the salt is that of another part"),
        ("part-missing", enclose(ENVELOPE, {"body": ANSWER["body"]}), "part-missing", "a part is left out"),
        (
            "part-salt-short",
            enclose(
                envelope_of(payload_of(HEADER, ANSWER, short)), ANSWER, {"body": encode_b64(short["body"])}
            ),
            "malformed",
            "a salt has 15 bytes",
        ),
        (
            "part-salt-base64",
            enclose(ENVELOPE, ANSWER, {"body": loosely}),
            "malformed",
            "stray bits in a salt",
        ),
        ("part-field-misplaced", message(parts=moved), wrong, "a field stands in a part that is not its own"),
        ("part-list", message(parts=ANSWER | {"body": b"[]"}), wrong, "a part is a list"),
    ]


def swap(parts: Parts) -> dict[str, bytes]:
    """Return the parts with their contents in the other order."""
    return dict(zip(parts, list(parts.values())[::-1], strict=True))


def resalted(name: str, salt: bytes) -> bytes:
    """Return the good message with another salt beside one part."""
    return enclose(ENVELOPE, ANSWER, {name: encode_b64(salt)})


def files() -> list[tuple[str, bytes, str, str]]:
    """Return every example file with its bytes, its code and what it is."""
    good = [*good_messages(), *kind_messages(HEADER, message)]
    bad = [*misspelled_messages(), *unsigned_messages(), *misshapen_messages(), *partial_messages()]
    return [
        *((f"message-good{name}.json", raw, "ok", about) for name, raw, about in good),
        *((f"message-bad-{name}.json", raw, code, about) for name, raw, code, about in bad),
    ]


def steps() -> dict[str, Any]:
    """Return what a program meets on its way through message-good.json."""
    return {
        "parts": {
            name: {
                "content": raw.decode(),
                "salt": salt_of(name).hex(),
                "commitment": commitment(raw, salt_of(name)),
            }
            for name, raw in ANSWER.items()
        },
        "payload": PAYLOAD.decode(),
        "signed": pae(PAYLOAD).decode(),
        "signature": LINE["sig"],
    }


def key_proofs() -> dict[str, Any]:
    """Return what a key signs besides messages."""
    challenge, invite = encode_b64(seed("checkfire example challenge")), "invite.code"
    sign_in, enrol = sign_in_bytes(LOG.name, challenge), enrol_bytes(invite, DESK.public_key)
    return {
        "sign_in": {
            "origin": LOG.name,
            "challenge": challenge,
            "signed": sign_in.decode(),
            "signature": encode_b64(DESK.sign(sign_in)),
        },
        "enrol": {
            "invite": invite,
            "public_key": DESK.public_key,
            "signed": enrol.decode(),
            "signature": encode_b64(DESK.sign(enrol)),
        },
    }


def build() -> dict[str, bytes]:
    """Return the bytes of every file by its name."""
    rows = [{"file": file, "about": about, "code": code} for file, _, code, about in files()]
    table = {"public_key": DESK.public_key, "steps": steps(), "key_proofs": key_proofs(), "files": rows}
    held = {file: raw for file, raw, _, _ in files()}
    return held | {"messages.json": (json.dumps(table, indent=2, ensure_ascii=False) + "\n").encode()}


def main() -> None:
    """Write every file."""
    write(build())


if __name__ == "__main__":
    main()
