"""docs/errors.md and the code name the same errors."""

from __future__ import annotations

import ast
import inspect
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from checkfire import errors
from checkfire.api.problem import status_of
from checkfire.errors import CheckfireError

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
CLASSES = {
    name: one
    for name, one in vars(errors).items()
    if inspect.isclass(one) and issubclass(one, CheckfireError) and one is not CheckfireError
}
CLASS_ROW = re.compile(r"^\| `(\w+Error)` \| `([a-z-]+)` \| (\d+) \| (\w+) \| (.+) \|$", re.MULTILINE)
CODE_ROW = re.compile(r"^\| `([a-z0-9-]+)` \| ([^|]*) \| [A-Z][^|]+\. \|$", re.MULTILINE)
WITHOUT_CALL = {"internal"}
"""Codes that are chosen before the call that they are given to."""


def _trees() -> Iterator[ast.Module]:
    for path in (ROOT / "src").rglob("*.py"):
        yield ast.parse(path.read_text(encoding="utf-8"))


def _raised(trees: Iterator[ast.Module]) -> dict[str, set[str]]:
    """Return every code that is spelled out in a call, with the classes that it is given to."""
    found: dict[str, set[str]] = defaultdict(set)
    for node in (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)):
        for value in (word.value for word in node.keywords if word.arg == "code"):
            for leaf in ast.walk(value):
                if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
                    found[leaf.value].add(ast.unparse(node.func).rpartition(".")[2])
    return dict(found)


def _documented() -> dict[str, set[str]]:
    rows = CODE_ROW.findall(PAGE.split("## Narrower codes")[1])
    return {code: set(re.findall(r"`(\w+)`", classes)) for code, classes in rows}


def test_every_error_class_is_documented_as_it_is() -> None:
    """Whoever reads the page learns the code, the status and what to do, as the desk answers it."""
    page = {name: row for name, *row in CLASS_ROW.findall(PAGE)}
    assert page == {
        name: [one.code, str(status_of(one("x"))), one.retry.value, inspect.getdoc(one)]
        for name, one in CLASSES.items()
    }


def test_every_raised_code_is_documented() -> None:
    """An officer finds every code that a desk can answer with, and no code that none does."""
    held = {code: classes for code, classes in _documented().items() if code not in WITHOUT_CALL}
    assert held == _raised(_trees())


def test_codes_without_a_call_exist_too() -> None:
    """A code of the page that no call spells out is at least a word of the code."""
    words = {
        node.value
        for tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set() == WITHOUT_CALL - words
    assert set() == WITHOUT_CALL - set(_documented())


def test_every_row_of_a_code_is_well_formed() -> None:
    """No row escapes the comparison by its form, and no code has two rows."""
    rows = [line for line in PAGE.split("## Narrower codes")[1].splitlines() if line.startswith("| `")]
    assert len(rows) == len(_documented())


def test_a_planted_code_is_seen() -> None:
    """A new code that nobody wrote down is found, however it is raised."""
    source = "raise errors.MalformedError('x', code='new' if wide else 'newer', size=1)"
    assert _raised(iter([ast.parse(source)])) == {"new": {"MalformedError"}, "newer": {"MalformedError"}}
