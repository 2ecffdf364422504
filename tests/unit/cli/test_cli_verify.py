"""``checkfire verify``: evidence holds, or the status and the code say what does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from checkfire.errors import MalformedError, ProofError
from checkfire.proof.key import SigningKey, print_vkey
from checkfire.proof.receipt import verify_receipt
from checkfire.wire.canonical import encode

HOLDS, NO_RECEIPT, DOES_NOT_HOLD = 0, 2, 3


def test_verify_tells_what_a_receipt_proves(run: Any, receipts: dict[str, Path]) -> None:
    """A person reads who said what when, in which log, and what is withheld; status 0."""
    path = receipts["halt-called"]
    held = verify_receipt(path.read_bytes())
    ran = run("verify", path)
    assert (ran.status, ran.err) == (HOLDS, "")
    for shown in (held.header.kind, str(held.header.sender), held.checkpoint.origin, str(held.index)):
        assert shown in ran.out
    assert print_vkey(held.log_key) in ran.out


def test_verify_tells_a_program_the_same(run: Any, receipts: dict[str, Path]) -> None:
    """A program gets one object with every field, the parts among them."""
    path = receipts["halt-called"]
    held, told = verify_receipt(path.read_bytes()), run("verify", path, "--json").json
    assert told.pop("parts") == {name: part.content for name, part in held.parts.items()}
    assert told == {
        "verified": True,
        "kind": held.header.kind,
        "id": held.header.id,
        "from": str(held.header.sender),
        "drill": False,
        "said_at": "2016-09-17T14:24:00Z",
        "received_at": "2016-09-17T14:24:00Z",
        "recorded_at": None,
        "origin": held.checkpoint.origin,
        "index": held.index,
        "size": held.checkpoint.size,
        "signing_key": held.public_key,
        "log_key": print_vkey(held.log_key),
        "log_key_compared": False,
        "withheld": [],
    }


def test_verify_shows_parts_on_demand(run: Any, receipts: dict[str, Path]) -> None:
    """The words themselves are shown when they are asked for, and not before."""
    words = "Syrian army troops are being hit from the air."
    assert words in run("verify", receipts["halt-called"], "--parts").out
    assert words not in run("verify", receipts["halt-called"]).out


def test_verify_every_byte_counts(run: Any, receipts: dict[str, Path], tmp_path: Path) -> None:
    """Whichever byte of a receipt is changed: it is no receipt any more, or it does not hold."""
    raw, bent = receipts["party-admitted"].read_bytes(), tmp_path / "bent.json"
    statuses = set()
    for at in range(len(raw)):
        bent.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
        ran = run("verify", bent)
        assert ran.status in (NO_RECEIPT, DOES_NOT_HOLD), (at, raw[at : at + 9])
        assert ran.out == ""
        assert "[" in ran.err
        statuses.add(ran.status)
    assert statuses == {NO_RECEIPT, DOES_NOT_HOLD}


@pytest.mark.parametrize("mask", [0x01, 0x02, 0x20, 0x80, 0xFF])
@pytest.mark.parametrize("kind", ["halt-called", "check-made", "escalation-stepped"])
def test_verify_every_byte_counts_however_it_is_bent(receipts: dict[str, Path], kind: str, mask: int) -> None:
    """A change of case, of a high bit or of everything is found as well as that of one bit."""
    raw = receipts[kind].read_bytes()
    for at in range(len(raw)):
        with pytest.raises((MalformedError, ProofError)):
            verify_receipt(raw[:at] + bytes([raw[at] ^ mask]) + raw[at + 1 :])


def test_verify_no_byte_can_be_missing_or_added(receipts: dict[str, Path]) -> None:
    """A receipt that was cut short, or that something was put into, is none any more."""
    raw = receipts["halt-called"].read_bytes()
    for at in range(len(raw)):
        for one in (raw[:at] + raw[at + 1 :], raw[:at], raw[:at] + raw[at : at + 1] + raw[at:]):
            with pytest.raises((MalformedError, ProofError)):
                verify_receipt(one)


def _bent(path: Path, **changes: Any) -> bytes:
    return encode(msgspec.json.decode(path.read_bytes()) | changes) + b"\n"


def test_verify_says_what_fails(run: Any, receipts: dict[str, Path], tmp_path: Path) -> None:
    """Each thing that a receipt rests on has a code of its own when it fails."""
    good, other = receipts["halt-called"], receipts["notice-filed"]
    plain, foreign = (msgspec.json.decode(path.read_bytes()) for path in (good, other))
    envelope = plain["entry"]["envelope"]
    signature = envelope["signatures"][0] | {"sig": "A" * 86 + "=="}
    unsigned = plain["entry"] | {"envelope": envelope | {"signatures": [signature]}}
    parts = plain["parts"]
    words = parts | {"core": parts["core"] | {"content": {"what": "Nothing."}}}
    key = print_vkey(SigningKey(name=plain["log_key"].split("+")[0], seed=bytes(32)).verifier_key)
    cases = {
        "envelope-failed": _bent(good, entry=unsigned),
        "commitment-failed": _bent(good, parts=words),
        "inclusion-failed": _bent(good, entry=plain["entry"] | {"received_at": "2016-09-17T14:24:01Z"}),
        "inclusion-failed ": _bent(good, entry_salt=foreign["entry_salt"]),
        "inclusion-failed  ": _bent(good, proof=foreign["proof"]),
        "checkpoint-failed": _bent(good, log_key=key),
        "not-a-receipt": b"{}\n",
        "not-canonical": good.read_bytes() + b"\n",
        "malformed": b"hello\n",
    }
    found = {}
    for code, raw in cases.items():
        (tmp_path / "bent.json").write_bytes(raw)
        ran = run("verify", tmp_path / "bent.json", "--json")
        found[code] = (ran.json["error"], ran.status)
    statuses = {"not-a-receipt": 2, "not-canonical": 2, "malformed": 2}
    assert found == {code: (code.strip(), statuses.get(code, 3)) for code in cases}


def test_verify_parts_may_be_withheld(run: Any, receipts: dict[str, Path], tmp_path: Path) -> None:
    """A receipt proves as much of a message as its holder may show, and names what is missing."""
    (tmp_path / "less.json").write_bytes(_bent(receipts["halt-called"], parts={}))
    told = run("verify", tmp_path / "less.json", "--json")
    assert (told.status, told.json["withheld"], told.json["parts"]) == (HOLDS, ["core"], {})


def test_verify_with_the_key_that_you_were_given(run: Any, receipts: dict[str, Path]) -> None:
    """The log's key that came by another way settles whose log it is; a wrong one is an alarm."""
    path = receipts["halt-called"]
    right = run("verify", path, "--json").json["log_key"]
    told = run("verify", path, "--json", "--log-key", right)
    assert (told.status, told.json["log_key_compared"]) == (HOLDS, True)
    wrong = print_vkey(SigningKey(name=right.split("+")[0], seed=bytes(32)).verifier_key)
    told = run("verify", path, "--json", "--log-key", wrong)
    assert (told.status, told.json["error"]) == (DOES_NOT_HOLD, "log-key-differs")
    for text in ("x", right[:-1], right + " ", ""):
        assert run("verify", path, "--log-key", text).status == NO_RECEIPT


def test_verify_a_file_that_is_not_there(run: Any, tmp_path: Path) -> None:
    """A wrong path is told as one: nothing was verified, and no evidence failed."""
    for path in (tmp_path / "none.json", tmp_path):
        ran = run("verify", path, "--json")
        assert (ran.status, ran.json["error"]) == (5, "file-missing")


def test_verify_all_receipts_of_the_replay(run: Any, replay: Path) -> None:
    """Every receipt of the replay holds, with the log's key of its own branch."""
    paths = sorted((replay / "receipts").glob("*.json"))
    assert len(paths) > 50
    keys = {run("verify", path, "--json").json["log_key"] for path in paths}
    assert len(keys) == 2
