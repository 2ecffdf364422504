"""The example messages, entries and receipts of docs/formats hold or fail exactly as their tables say."""

from __future__ import annotations

import base64
import hashlib
import importlib
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from nacl.bindings import crypto_sign_open

from checkfire.errors import CheckfireError
from checkfire.proof.key import parse_vkey
from checkfire.proof.receipt import MAX_RECEIPT_BYTES, verify_receipt
from checkfire.wire import canonical
from checkfire.wire.entry import MAX_ENTRY_BYTES, parse_entry, print_entry
from checkfire.wire.message import parse_submission, print_submission

ROOT = Path(__file__).parents[2]
FORMATS = ROOT / "docs" / "formats"
EXAMPLES = FORMATS / "examples"
MESSAGES: dict[str, Any] = json.loads((EXAMPLES / "messages.json").read_text("utf-8"))
RECEIPTS: dict[str, Any] = json.loads((EXAMPLES / "receipts.json").read_text("utf-8"))
ROWS: list[dict[str, str]] = [*MESSAGES["files"], *RECEIPTS["files"]]
PAGES = {
    page: (FORMATS / f"{page}.md").read_text("utf-8")
    for page in ("message", "entry", "receipt", "checkpoint")
}


def held(file: str) -> bytes:
    """Return the bytes of an example."""
    return (EXAMPLES / file).read_bytes()


def read(file: str) -> bytes:
    """Read an example as its name asks and print it again; raise what the reader raises."""
    raw = held(file)
    if file.startswith("message-"):
        message = parse_submission(raw)
        return print_submission(message.envelope, message.parts)
    if file.startswith("entry-"):
        entry = parse_entry(raw)
        return print_entry(entry.envelope, entry.received_at, entry.recorded_at)
    verify_receipt(raw, trusted=parse_vkey(RECEIPTS["log_key"]))
    return canonical.encode(canonical.parse(raw[:-1])) + b"\n"


def codes_of(page: str) -> set[str]:
    """Return the codes in the table of refusals of a page."""
    return set(
        re.findall(
            r"^\| `([a-z0-9-]+)` \|", PAGES[page].split("## What a refusal is called")[1], re.MULTILINE
        )
    )


@pytest.mark.parametrize("table", ["message", "receipt"])
def test_message_examples_are_those_that_the_scripts_make(
    table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody edits an example by hand: a second run of the script changes nothing."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.syspath_prepend(ROOT / "tools")
    made: dict[str, bytes] = importlib.import_module(f"make_{table}_examples").build()
    kinds = ("message-*.json",) if table == "message" else ("entry-*.json", "receipt-*.json")
    files = [path for kind in kinds for path in EXAMPLES.glob(kind)]
    assert {path.name: path.read_bytes() for path in [*files, EXAMPLES / f"{table}s.json"]} == made


def test_message_tables_name_every_file_once() -> None:
    """Each example has one row, a name that says whether it is good, and its own breakage."""
    files = [row["file"] for row in ROWS]
    assert len(files) == len(set(files))
    assert [row["file"] for row in ROWS if (row["code"] == "ok") != ("-good" in row["file"])] == []
    assert [row["file"] for row in ROWS if row["code"] != "ok" and "-bad-" not in row["file"]] == []
    assert len({held(file) for file in files}) == len(files)


def test_every_example_stands_in_a_table() -> None:
    """No example file is left without a word on what a reader must make of it."""
    proofs = json.loads((EXAMPLES / "proof.json").read_text("utf-8"))["files"]
    tables = {"messages.json", "receipts.json", "proof.json", "tree.json", "kinds.json"}
    named = {row["file"] for row in [*ROWS, *proofs]} | tables
    assert {path.name for path in EXAMPLES.iterdir()} == named
    page = (FORMATS / "README.md").read_text("utf-8")
    assert set(re.findall(r"^\| `([a-z]+\.json)` \|", page, re.MULTILINE)) == tables


@pytest.mark.parametrize("row", [row for row in ROWS if row["code"] == "ok"], ids=lambda row: row["file"])
def test_good_message_example_is_taken(row: dict[str, str]) -> None:
    """A good example is read, and prints as the same bytes."""
    assert read(row["file"]) == held(row["file"])


@pytest.mark.parametrize("row", [row for row in ROWS if row["code"] != "ok"], ids=lambda row: row["file"])
def test_bad_message_example_is_refused_for_its_reason(row: dict[str, str]) -> None:
    """A broken example is refused with the code that the table gives."""
    with pytest.raises(CheckfireError) as caught:
        read(row["file"])
    assert caught.value.code == row["code"]


def test_every_refusal_of_the_message_examples_is_on_a_page() -> None:
    """A reader finds the meaning of every refusal that an example shows."""
    shown = {row["code"] for row in MESSAGES["files"]} - {"ok"}
    assert shown <= codes_of("message")
    assert codes_of("message") - shown == {"too-large", "too-many-values"}
    shown = {row["code"] for row in RECEIPTS["files"]} - {"ok"}
    assert shown <= codes_of("message") | codes_of("receipt")
    assert codes_of("receipt") <= shown
    errors = (ROOT / "docs" / "errors.md").read_text("utf-8")
    assert [code for code in codes_of("message") | codes_of("receipt") if f"`{code}`" not in errors] == []


def test_pages_show_the_example_files() -> None:
    """What the pages show is what the files hold, byte for byte."""
    assert f"```\n{held('message-good.json').decode()}\n```\n" in PAGES["message"]
    assert f"```\n{held('entry-good.json').decode()}\n```\n" in PAGES["entry"]
    assert f"```\n{held('receipt-good.json').decode()}```\n" in PAGES["receipt"]


def test_pages_show_the_steps_of_the_examples() -> None:
    """What a program meets on its way is on the pages, and nothing else is."""
    steps, proofs = MESSAGES["steps"], MESSAGES["key_proofs"]
    shown = [steps["payload"], steps["signed"], proofs["sign_in"]["signed"], proofs["enrol"]["signed"]]
    assert [text for text in shown if f"```\n{text}\n```\n" not in PAGES["message"]] == []
    rows = [
        f"| `{name}` | `{part['content']}` | `{part['salt']}` | `{part['commitment']}` |\n"
        for name, part in steps["parts"].items()
    ]
    assert [row for row in rows if row not in PAGES["message"]] == []
    assert f"`{steps['signature']}`" in PAGES["message"]
    assert f"`{MESSAGES['public_key']}`" in PAGES["message"]
    assert f"`{RECEIPTS['steps']['entry_salt']}`" in PAGES["entry"]
    assert f"`{RECEIPTS['steps']['leaf']}`" in PAGES["entry"]


def test_pages_state_the_limits_of_the_code() -> None:
    """The sizes on the pages are those that a desk holds to."""
    assert f"at most {canonical.MAX_BYTES} bytes" in PAGES["message"]
    assert f"at most {canonical.MAX_DEPTH} objects and lists" in PAGES["message"]
    assert f"at most {MAX_ENTRY_BYTES} bytes" in PAGES["entry"]
    assert f"at most {MAX_RECEIPT_BYTES} bytes" in PAGES["receipt"]


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _signed(public_key: str, signature: str, data: bytes) -> bytes:
    """Return the bytes that a signature holds for, or fail."""
    return bytes(crypto_sign_open(_bytes(signature) + data, _bytes(public_key)))


def _canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _commitment(part: dict[str, Any]) -> str:
    data = b"checkfire/part/1\n" + _bytes(part["salt"]) + _canonical(part["content"])
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def _header(envelope: dict[str, Any]) -> Any:
    payload, kind = _bytes(envelope["payload"]), envelope["payloadType"].encode()
    line = envelope["signatures"][0]
    pae = b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)
    assert _signed(line["keyid"], line["sig"], pae) == pae
    return json.loads(payload)


@pytest.mark.parametrize(
    "name", ["receipt-good.json", "receipt-good-withheld.json", "receipt-good-late.json"]
)
def test_receipt_example_verifies_without_our_code(name: str) -> None:
    """Anybody can verify a receipt by the pages alone, with SHA-256 and Ed25519 and nothing of ours (R35)."""
    receipt = json.loads(held(name))
    header = _header(receipt["entry"]["envelope"])
    shown = {name: _commitment(part) for name, part in receipt["parts"].items()}
    assert shown.items() <= header["parts"].items()

    data = b"checkfire/entry/1\n" + _bytes(receipt["entry_salt"]) + _canonical(receipt["entry"])
    head, checkpoint = receipt["proof"].split("\n\n", 1)
    index, hashes = int(head.split("\n")[1].removeprefix("index ")), head.split("\n")[2:]
    body, line = checkpoint.split("\n\n")
    origin, size, root = body.split("\n")
    assert _root(
        hashlib.sha256(data).digest(), index, int(size), [_bytes(text) for text in hashes]
    ) == _bytes(root)

    vkey, signature = _bytes(receipt["log_key"].split("+", 2)[2]), _bytes(line.rstrip("\n").split(" ")[2])
    text = body.encode() + b"\n"
    assert crypto_sign_open(signature[4:] + text, vkey[1:]) == text
    assert (origin, receipt["log_key"]) == (header["origin"], RECEIPTS["log_key"])


def _root(leaf: bytes, index: int, size: int, hashes: list[bytes]) -> bytes:
    """Return the root to which a proof of inclusion leads, as tree.md says."""
    node, last = hashlib.sha256(b"\x00" + leaf).digest(), size - 1
    while last:
        if index ^ 1 <= last:
            other = hashes.pop(0)
            left, right = (other, node) if index % 2 else (node, other)
            node = hashlib.sha256(b"\x01" + left + right).digest()
        index, last = index >> 1, last >> 1
    assert hashes == []
    return node


def test_key_proof_examples_hold() -> None:
    """What a key signs to sign in or to redeem a link verifies with Ed25519 alone."""
    for proof in MESSAGES["key_proofs"].values():
        signed = proof["signed"].encode()
        assert _signed(MESSAGES["public_key"], proof["signature"], signed) == signed
