"""The examples of docs/formats hold or fail exactly as their tables say."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from checkfire.errors import CheckfireError
from checkfire.proof.checkpoint import open_checkpoint, print_checkpoint
from checkfire.proof.key import parse_vkey
from checkfire.proof.note import decode_text
from checkfire.proof.tlog_proof import verify_tlog_proof
from checkfire.proof.tree import Tree, leaf_hash, verify_consistency, verify_inclusion
from checkfire.vocab.b64 import decode_b64

ROOT = Path(__file__).parents[2]
FORMATS = ROOT / "docs" / "formats"
EXAMPLES = FORMATS / "examples"
TABLE: dict[str, Any] = json.loads((EXAMPLES / "proof.json").read_text("utf-8"))
TREE: dict[str, Any] = json.loads((EXAMPLES / "tree.json").read_text("utf-8"))
KEY = parse_vkey(TABLE["vkey"])
LEAF = decode_b64(TABLE["leaf"], length=32)
GOOD = [row for row in TABLE["files"] if row["code"] is None]
BAD = [row for row in TABLE["files"] if row["code"] is not None]


def read(file: str) -> None:
    """Read an example as its name asks; raise what the reader raises."""
    text = decode_text((EXAMPLES / file).read_bytes())
    if file.startswith("checkpoint-"):
        open_checkpoint(text, KEY)
    else:
        verify_tlog_proof(text, LEAF, KEY)


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return tools/make_proof_examples.py as a module."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.syspath_prepend(ROOT / "tools")
    return importlib.import_module("make_proof_examples")


def section_fields(page: str) -> set[tuple[str, str]]:
    """Return the pairs of code and field in the table of refusals of a page."""
    rows = (FORMATS / page).read_text("utf-8").split("## What a refusal is called")[1].split("\n")
    cells = [row.split("|") for row in rows if row.startswith("| `")]
    return {(cell[1].strip(" `"), cell[2].strip(" `")) for cell in cells}


def test_proof_examples_are_those_that_the_script_makes(maker: ModuleType) -> None:
    """Nobody edits an example by hand: a second run of the script changes nothing."""
    made: dict[str, bytes] = maker.build()
    held = [*EXAMPLES.glob("checkpoint-*.txt"), *EXAMPLES.glob("tlog-proof-*.txt")]
    held += [EXAMPLES / "proof.json", EXAMPLES / "tree.json"]
    assert {path.name: path.read_bytes() for path in held} == made


def test_proof_table_names_every_file_once() -> None:
    """Each example file has one row, and a name that says whether it is good."""
    files = [row["file"] for row in TABLE["files"]]
    assert len(files) == len(set(files))
    assert {row["file"] for row in GOOD} == {file for file in files if "-good" in file}
    assert {row["file"] for row in BAD} == {file for file in files if "-bad-" in file}


@pytest.mark.parametrize("row", GOOD, ids=lambda row: row["file"])
def test_good_proof_example_is_accepted(row: dict[str, Any]) -> None:
    """A good example is accepted."""
    read(row["file"])


@pytest.mark.parametrize("row", BAD, ids=lambda row: row["file"])
def test_bad_proof_example_is_refused_for_its_reason(row: dict[str, Any]) -> None:
    """A broken example is refused with the code and the field that the table gives."""
    with pytest.raises(CheckfireError) as caught:
        read(row["file"])
    assert (caught.value.code, caught.value.context["field"]) == (row["code"], row["field"])


def test_good_examples_prove_what_the_pages_say() -> None:
    """The good proof is of the leaf and head that the two tables name."""
    text = decode_text((EXAMPLES / "tlog-proof-good.txt").read_bytes())
    index, head = verify_tlog_proof(text, LEAF, KEY)
    assert (index, LEAF.hex()) == (TABLE["index"], TREE["leaves"][index])
    assert (head.size, head.root.hex()) == (len(TREE["leaves"]), TREE["roots"][-1])
    assert (EXAMPLES / "checkpoint-good.txt").read_text("utf-8").startswith(print_checkpoint(head))


def test_tree_example_has_the_roots_of_its_leaves() -> None:
    """The roots of the table are those of its leaves, at every size."""
    tree = Tree()
    for leaf in TREE["leaves"]:
        tree.append(bytes.fromhex(leaf))
    assert [tree.root(size).hex() for size in range(tree.size + 1)] == TREE["roots"]
    assert tree.root(1) == leaf_hash(bytes.fromhex(TREE["leaves"][0]))


def test_tree_example_proofs_hold() -> None:
    """Each proof of the table holds."""
    roots = [bytes.fromhex(root) for root in TREE["roots"]]
    leaves = [bytes.fromhex(leaf) for leaf in TREE["leaves"]]
    for case in TREE["inclusion"]:
        index, size, proof = case["index"], case["size"], [bytes.fromhex(one) for one in case["proof"]]
        verify_inclusion(leaves[index], index, size, proof, roots[size])
    for case in TREE["consistency"]:
        old, new, proof = case["old_size"], case["new_size"], [bytes.fromhex(one) for one in case["proof"]]
        verify_consistency(old, roots[old], new, roots[new], proof)


@pytest.mark.parametrize("file", ["checkpoint-good.txt", "tlog-proof-good.txt"])
def test_checkpoint_page_shows_the_example_files(file: str) -> None:
    """What the page shows is what the file holds, byte for byte."""
    page = (FORMATS / "checkpoint.md").read_text("utf-8")
    assert f"```\n{(EXAMPLES / file).read_text('utf-8')}```\n" in page
    assert f"    {TABLE['vkey']}\n" in page
    assert f"`{TABLE['leaf']}`" in page


def test_tree_page_shows_the_example_figures() -> None:
    """The figures of the page are those of the example file."""
    page = (FORMATS / "tree.md").read_text("utf-8")
    assert f"    {TREE['leaves'][0]}\n" in page
    for size, root in enumerate(TREE["roots"]):
        assert f"| {size} | `{root}` |\n" in page
    inclusion = next(case for case in TREE["inclusion"] if case["index"] == TABLE["index"])
    consistency = next(case for case in TREE["consistency"] if case["old_size"] == 6)
    for case in (inclusion, consistency):
        assert "\n\n" + "".join(f"    {one}\n" for one in case["proof"]) + "\n" in page


def test_every_refusal_of_the_examples_is_on_a_page() -> None:
    """A reader finds the meaning of every refusal that an example shows."""
    pages = section_fields("checkpoint.md") | section_fields("tree.md")
    assert {(row["code"], row["field"]) for row in BAD} <= pages
