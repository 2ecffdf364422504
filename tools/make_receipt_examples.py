"""Write the example entries and receipts of docs/formats, and their table receipts.json.

Everything follows from the words and seeds here and in make_message_examples.py, so a second run changes
nothing.
Each broken example is broken in the one way that its name says; whatever else it holds is in order.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from make_message_examples import (
    ANSWER,
    CALLED,
    CORE,
    ENVELOPE,
    HEADER,
    LINE,
    PAYLOAD,
    STRANGER,
    Parts,
    commitment,
    envelope_of,
    loose,
    loosened,
    payload_of,
    salt_of,
)
from make_proof_examples import IMPOSTOR, LOG, WITNESS_LINE, flip_last_bit, seed, write

from checkfire.proof.checkpoint import Checkpoint, sign_checkpoint
from checkfire.proof.key import SigningKey, VerifierKey, print_vkey
from checkfire.proof.tlog_proof import TlogProof, print_tlog_proof
from checkfire.proof.tree import Tree
from checkfire.vocab.b64 import encode_b64

INDEX = 2
SIZE = 5
SALT = salt_of("entry")
ENTRY: dict[str, Any] = {"envelope": ENVELOPE, "received_at": "2016-09-17T11:24:03Z"}
LATE = ENTRY | {
    "envelope": envelope_of(payload_of(CALLED, {"core": CORE})),
    "recorded_at": "2016-09-17T11:31:40Z",
}
OTHER_KEY = VerifierKey(name=LOG.name, public_key=IMPOSTOR.verifier_key.public_key)

Rows = list[tuple[str, bytes, str, str]]


def leaf_of(entry: bytes, salt: bytes = SALT) -> bytes:
    """Return the 32 bytes that the log holds of an entry."""
    return hashlib.sha256(b"checkfire/entry/1\n" + salt + entry).digest()


def proof_of(leaf: bytes, *, signer: SigningKey = LOG, index: int = INDEX) -> str:
    """Return the proof text of a leaf in the example log, in which the other leaves are made up."""
    tree = Tree()
    for number in range(SIZE):
        tree.append(leaf if number == INDEX else seed(f"checkfire example other leaf {number}"))
    head = sign_checkpoint(Checkpoint(origin=signer.name, size=SIZE, root=tree.root()), signer)
    return print_tlog_proof(TlogProof(index=index, hashes=tree.inclusion_proof(INDEX, SIZE), checkpoint=head))


def shown(parts: Parts, salt: str | None = None) -> dict[str, Any]:
    """Return parts as a receipt shows them."""
    return {
        name: {"content": json.loads(raw), "salt": salt or encode_b64(salt_of(name))}
        for name, raw in parts.items()
    }


def receipt(entry: Any = ENTRY, contents: Parts = ANSWER, **changes: Any) -> bytes:
    """Return a receipt; unless it is given, everything follows from the entry and the contents."""
    fields = {
        "entry": entry,
        "entry_salt": encode_b64(SALT),
        "format": "checkfire.receipt/1",
        "log_key": print_vkey(LOG.verifier_key),
        "parts": shown(contents),
        "proof": proof_of(leaf_of(loose(entry))),
    }
    return loose(fields | changes) + b"\n"


GOOD = receipt()
PROOF = proof_of(leaf_of(loose(ENTRY)))


def entries() -> Rows:
    """Return entries, good and broken."""
    raw = loose(ENTRY)
    return [
        ("entry-good", raw, "ok", "the entry of message-good.json"),
        ("entry-good-late", loose(LATE), "ok", "a call to stop that was written seven minutes later"),
        ("entry-bad-null-time", loose(ENTRY | {"recorded_at": None}), "not-canonical", "a time is null"),
        (
            "entry-bad-offset-time",
            loose(ENTRY | {"received_at": "2016-09-17T14:24:03+03:00"}),
            "time-not-utc",
            "the time of receipt has an offset",
        ),
        ("entry-bad-field", loose(ENTRY | {"index": INDEX}), "field-wrong", "a field that no entry has"),
        ("entry-bad-newline", raw + b"\n", "not-canonical", "a newline follows the entry"),
    ]


def good_receipts() -> Rows:
    """Return receipts that hold."""
    none: dict[str, bytes] = {}
    return [
        ("receipt-good", GOOD, "ok", "the receipt of message-good.json with all its parts"),
        ("receipt-good-withheld", receipt(contents={"body": ANSWER["body"]}), "ok", "one part is withheld"),
        ("receipt-good-no-parts", receipt(contents=none), "ok", "every part is withheld"),
        ("receipt-good-late", receipt(LATE, {"core": CORE}), "ok", "a call that was written later"),
    ]


def misshapen_receipts() -> Rows:
    """Return files that are not receipts in the one form."""
    loosely, wrong = "not-canonical", "field-wrong"
    turned = GOOD.replace(b'{"entry":', b'{"parts":{},"entry":', 1)
    return [
        ("no-newline", GOOD[:-1], "not-a-receipt", "the newline at the end is missing"),
        ("two-newlines", GOOD + b"\n", loosely, "a second newline follows"),
        ("space", GOOD.replace(b",", b", ", 1), loosely, "a space follows a comma"),
        ("parts-twice", turned, loosely, "the parts are there twice"),
        ("format", receipt(format="checkfire.receipt/2"), "not-a-receipt", "another version"),
        ("field", receipt(more=1), wrong, "a field that nothing vouches for"),
        ("no-proof", receipt(proof=None), wrong, "there is no proof"),
        ("null-time", receipt(ENTRY | {"recorded_at": None}, proof=PROOF), loosely, "a time is null"),
        ("entry-salt-short", receipt(entry_salt=encode_b64(SALT[:15])), "malformed", "a salt of 15 bytes"),
        ("entry-salt-base64", receipt(entry_salt=loosened(encode_b64(SALT))), "malformed", "stray bits"),
        (
            "part-salt-base64",
            receipt(parts=shown(ANSWER) | shown_loosely("body")),
            "malformed",
            "stray bits in the salt of a part",
        ),
        ("log-key", receipt(log_key=print_vkey(LOG.verifier_key)[:-1]), "malformed", "the key is cut short"),
        ("proof-cut", receipt(proof=PROOF[:-1]), "malformed", "the proof lacks its last newline"),
    ]


def shown_loosely(name: str) -> dict[str, Any]:
    """Return one good part whose salt is in another spelling."""
    return shown({name: ANSWER[name]}, loosened(encode_b64(salt_of(name))))


def failing_receipts() -> Rows:
    """Return receipts whose evidence does not hold."""
    included, committed = "inclusion-failed", "commitment-failed"
    moved = ENTRY | {"received_at": "2016-09-17T11:24:04Z"}
    elsewhere = ENTRY | {
        "envelope": envelope_of(payload_of(HEADER | {"origin": "other.example/log"}, ANSWER))
    }
    changed = ANSWER | {"body": ANSWER["body"].replace(b"900", b"9000")}
    impostor = proof_of(leaf_of(loose(ENTRY)), signer=IMPOSTOR)
    return [
        ("time", receipt(moved, proof=PROOF), included, "the time of receipt was changed afterwards"),
        ("entry-salt", receipt(entry_salt=encode_b64(flip_last_bit(SALT))), included, "another salt"),
        ("index", receipt(proof=proof_of(leaf_of(loose(ENTRY)), index=3)), included, "another index"),
        ("other-entry", receipt(proof=proof_of(leaf_of(loose(LATE)))), included, "another entry's proof"),
        ("part-changed", receipt(contents=changed), committed, "a figure in a part was changed"),
        ("part-added", receipt(contents=ANSWER | {"more": b"{}"}), committed, "a part that was not signed"),
        ("part-salt", receipt(parts=resalted()), committed, "a part has another salt"),
        ("unsigned", receipt(with_lines()), "envelope-failed", "the message has no signature"),
        ("two-signatures", receipt(with_lines(LINE, LINE)), "envelope-failed", "it has two"),
        ("other-signer", receipt(with_lines(other_line())), "envelope-failed", "the key id is another key"),
        ("head", receipt(proof=impostor), "checkpoint-failed", "another key has signed the head"),
        ("head-line", receipt(proof=PROOF + WITNESS_LINE), "checkpoint-failed", "a line that nobody checked"),
        (
            "other-log",
            receipt(proof=impostor, log_key=print_vkey(OTHER_KEY)),
            "log-key-differs",
            "it holds, for a log of the same name with another key",
        ),
        ("other-origin", receipt(elsewhere), "other-origin", "the message was meant for another log"),
    ]


def resalted() -> dict[str, Any]:
    """Return the good parts with another salt beside one of them."""
    return shown(ANSWER) | shown({"body": ANSWER["body"]}, encode_b64(salt_of("object")))


def with_lines(*lines: dict[str, str]) -> dict[str, Any]:
    """Return the good entry with other signature lines."""
    return ENTRY | {"envelope": ENVELOPE | {"signatures": list(lines)}}


def other_line() -> dict[str, str]:
    """Return the good signature under the id of a key that did not make it."""
    return LINE | {"keyid": STRANGER.public_key}


def files() -> Rows:
    """Return every example file with its bytes, its code and what it is."""
    bad = [*misshapen_receipts(), *failing_receipts()]
    rows = [*entries(), *good_receipts()]
    rows += [(f"receipt-bad-{name}", raw, code, about) for name, raw, code, about in bad]
    return [(f"{name}.json", raw, code, about) for name, raw, code, about in rows]


def steps() -> dict[str, Any]:
    """Return what a program meets on its way through receipt-good.json."""
    raw = loose(ENTRY)
    return {
        "payload": PAYLOAD.decode(),
        "commitments": {name: commitment(content, salt_of(name)) for name, content in ANSWER.items()},
        "entry": raw.decode(),
        "entry_salt": SALT.hex(),
        "leaf": leaf_of(raw).hex(),
        "index": INDEX,
        "size": SIZE,
    }


def build() -> dict[str, bytes]:
    """Return the bytes of every file by its name."""
    rows = [{"file": file, "about": about, "code": code} for file, _, code, about in files()]
    table = {"log_key": print_vkey(LOG.verifier_key), "steps": steps(), "files": rows}
    held = {file: raw for file, raw, _, _ in files()}
    return held | {"receipts.json": (json.dumps(table, indent=2, ensure_ascii=False) + "\n").encode()}


def main() -> None:
    """Write every file."""
    write(build())


if __name__ == "__main__":
    main()
