"""kinds.md says of every kind what nothing follows from it yet, and of no other."""

from __future__ import annotations

import ast
import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from checkfire.testing.examples import EXAMPLES
from checkfire.testing.paper import Paper
from checkfire.testing.scene import Scene
from checkfire.vocab.ids import DeskRef
from checkfire.wire.fact import Fact
from checkfire.wire.registry import FACT_OF_KIND, kind_of

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "formats" / "kinds.md").read_text(encoding="utf-8")
TRIED = ROOT / "tests" / "vectors" / "permission" / "rows.tsv"
SECTIONS = {one.split("\n")[0]: one for one in PAGE.split("\n### ")[1:]}
FOLDED_IN_TIME = {"checkfire.location-doubted/1"}
"""A movement is overdue only once its plan is over: tests/unit/picture lets that time pass."""
KEPT = "Nothing follows from it yet"
UNSAID = "No desk says it yet"


def _said_with(words: str) -> set[str]:
    return {kind for kind, section in SECTIONS.items() if words in section}


def _heard() -> Iterator[dict[str, str]]:
    with TRIED.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        yield from (row for row in rows if row["answer"] == "heard")


def _changes_a_picture(row: dict[str, str]) -> bool:
    """Tell whether anything but the log is another after somebody was heard."""
    scene = Scene(Paper())
    kind = kind_of(row["kind"])
    assert kind is not None
    says = {} if row["says"] == "-" else json.loads(row["says"])
    fact: Fact = msgspec.convert(msgspec.to_builtins(EXAMPLES[kind]) | says, kind)
    party, _, desk = row["by"].partition("/")
    about = () if row["about"] == "-" else tuple(row["about"].split(","))
    before = scene.paper.full.digests()
    scene.paper.say(
        DeskRef(party=party, desk=desk), fact, about=scene.ids(*about), drill=row["drill"] == "drill"
    )
    return scene.paper.full.digests() != before


def test_kinds_that_change_no_picture_are_named() -> None:
    """Whoever says a thing that is only kept, and read by people, knows so beforehand."""
    moving = {f"checkfire.{row['kind']}/1" for row in _heard() if _changes_a_picture(row)}
    assert moving | FOLDED_IN_TIME == set(FACT_OF_KIND) - _said_with(KEPT)


def test_kinds_that_the_desk_never_says_are_named() -> None:
    """Nobody waits for a word of the desk that this version does not know how to say."""
    made = set()
    for room in ("duty", "desk"):
        for path in (ROOT / "src" / "checkfire" / room).rglob("*.py"):
            calls = (n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call))
            made |= {re.sub(r".*\.", "", ast.unparse(call.func)) for call in calls}
    itself = {kind for kind, section in SECTIONS.items() if "(desk)" in section}
    unsaid = {kind for kind in itself if FACT_OF_KIND[kind].__name__ not in made}
    assert unsaid == _said_with(UNSAID)


@pytest.mark.parametrize("words", [KEPT, UNSAID])
def test_a_page_without_the_sentence_would_be_seen(words: str) -> None:
    """The sentence that these tests look for stands on the page at least once."""
    assert _said_with(words)
