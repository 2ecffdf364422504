"""``checkfire say KIND``: whoever does not know a kind reads its fields, and an example that works."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from checkfire.cli.kinds import ABOUT, example_of, is_said_by_itself
from checkfire.cli.parts import _SAID, short_kind, summarise
from checkfire.duty import demands
from checkfire.duty.permission import ROWS
from checkfire.testing.examples import EXAMPLES
from checkfire.wire import strict
from checkfire.wire.fact import Fact
from checkfire.wire.registry import FACT_OF_KIND

ROWS_TRIED = Path(__file__).parents[2] / "vectors" / "permission" / "rows.tsv"
KINDS = pytest.mark.parametrize("kind", FACT_OF_KIND.values(), ids=lambda kind: short_kind(kind.KIND))


@KINDS
def test_kinds_each_is_explained_with_a_body_that_works(run: Any, kind: type[Fact]) -> None:
    """The example is a body of its kind, every field stands there, and nothing is said by asking."""
    name = short_kind(kind.KIND)
    ran = run("say", name, "--json")
    assert (ran.status, ran.json["kind"]) == (0, kind.KIND)
    assert [row["name"] for row in ran.json["fields"]] == list(kind.__struct_encode_fields__)
    assert strict.convert(ran.json["example"], kind, what=name) is not None
    shown = run("say", name)
    assert (shown.status, shown.err) == (0, "")
    assert json.loads(next(line for line in shown.out.splitlines() if line.startswith("{"))) == example_of(
        kind
    )
    assert [field for field in kind.__struct_encode_fields__ if f" {field} " not in shown.out] == []
    assert "``" not in shown.out
    assert "^" not in shown.out


def test_kinds_explain_values_inside_values(run: Any) -> None:
    """Words that may stand somewhere, and the fields of objects in objects, are all named."""
    shown = run("say", "notice-filed").out
    for word in ("starts_at", "circle", "polygon", "corridor", "half_width_m", "hundred-ft", "air-only"):
        assert word in shown


def test_kinds_say_what_they_have_to_be_about() -> None:
    """Whoever says a kind is told what it is about, exactly where it cannot be said without that."""
    heard = defaultdict(set)
    with ROWS_TRIED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["answer"] == "heard":
                heard[row["kind"]].add(row["about"])
    itself = {short_kind(kind.KIND) for kind in ROWS if demands.itself in ROWS[kind]}
    assert set(ABOUT) == {kind for kind, abouts in heard.items() if "-" not in abouts} - itself


def test_kinds_mark_what_only_the_desk_itself_says() -> None:
    """Nobody tries in vain what no person can say."""
    assert {kind for kind in ROWS if demands.itself in ROWS[kind]} == {
        kind for kind in FACT_OF_KIND.values() if is_said_by_itself(kind)
    }


def test_kinds_are_listed_in_plain_text(run: Any) -> None:
    """The list is for people: no mark-up, and a word on what (desk) means."""
    listed = run("say").out
    assert "``" not in listed
    assert "(desk)" in listed
    assert [kind for kind in FACT_OF_KIND if short_kind(kind) not in listed] == []


@KINDS
def test_kinds_each_has_its_line_in_the_log(kind: type[Fact]) -> None:
    """What somebody said is seen in the list, in one line, or it says no words at all."""
    fields = _SAID[short_kind(kind.KIND)]
    said = summarise(kind.KIND, EXAMPLES[kind].contents())
    assert bool(fields) >= bool(said)
    assert said or short_kind(kind.KIND) in SILENT
    assert "{" not in said


SILENT = {
    "policy-set",
    "notice-started",
    "notice-ended",
    "opened",
    "acknowledged",
    "halt-acknowledged",
    "presence-confirmed",
    "stop-ordered",
    "fire-stopped",
    "halt-closed",
}
"""Kinds whose example says nothing in words."""


def test_kinds_with_parts_withheld_have_a_line_of_the_rest() -> None:
    """A part that its reader may not see leaves no hole in the line, and no error."""
    assert summarise("checkfire.halt-called/1", {"more": {"caller": "x"}}) == ""
    assert summarise("checkfire.halt-delivered/1", {"body": {"channel": "stream"}}) == "stream"
    assert summarise("later.kind/2", {"body": {"a": 1}}) == ""
