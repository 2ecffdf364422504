"""docs/formats/kinds.md and its table for programs are what the registry of kinds says."""

from __future__ import annotations

import importlib
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from checkfire.wire.registry import FACT_OF_KIND

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "formats" / "kinds.md").read_text(encoding="utf-8")
TABLE = (ROOT / "docs" / "formats" / "examples" / "kinds.json").read_text(encoding="utf-8")
BODIES = (ROOT / "src" / "checkfire" / "cli" / "examples.json").read_text(encoding="utf-8")


@pytest.fixture
def kinds_maker(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return tools/make_kinds.py as a module."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.syspath_prepend(ROOT / "tools")
    return importlib.import_module("make_kinds")


def test_kinds_page_is_current(kinds_maker: ModuleType) -> None:
    """What the page says of a kind is what a desk takes; `tools/make_kinds.py` writes it anew."""
    assert kinds_maker.build() == PAGE


def test_kinds_table_is_current(kinds_maker: ModuleType) -> None:
    """What a program reads of a kind is what a desk takes; `tools/make_kinds.py` writes it anew."""
    assert kinds_maker.build_table() == TABLE


def test_example_bodies_are_current(kinds_maker: ModuleType) -> None:
    """What `checkfire say KIND` shows is one example of every kind; `tools/make_kinds.py` writes it anew."""
    assert kinds_maker.build_bodies() == BODIES


def test_kinds_page_marks_what_the_desk_itself_says() -> None:
    """The page and the table agree on what no person can say."""
    marked = {name for name, row in json.loads(TABLE)["kinds"].items() if row["said_by_desk_itself"]}
    sections = {section.split("\n")[0]: section for section in PAGE.split("\n### ")[1:]}
    assert marked == {name for name, section in sections.items() if "(desk)" in section}


def test_kinds_page_has_every_kind() -> None:
    """An implementer finds every kind that a desk knows, and none that it does not."""
    assert re.findall(r"^### (checkfire\.\S+)$", PAGE, re.MULTILINE) == list(FACT_OF_KIND)


def test_kinds_page_leads_to_what_it_names() -> None:
    """Every object and every set of words that a field refers to has its section on the page."""
    headings = {heading.lower() for heading in re.findall(r"^### (\w+)$", PAGE, re.MULTILINE)}
    assert set(re.findall(r"\]\(#(\w+)\)", PAGE)) == headings
    assert PAGE.count("\n### ") == len(FACT_OF_KIND) + len(headings)


def test_kinds_page_explains_every_kind() -> None:
    """Every section says in words what is meant, and leaves no mark-up behind."""
    sections = PAGE.split("\n### ")[1:]
    assert [] == [one.split("\n")[0] for one in sections if not re.match(r"[^\n]+\n\n[A-Z][^\n]+\.\n", one)]
    assert "``" not in PAGE
    assert re.search(r"\bR\d", PAGE) is None
