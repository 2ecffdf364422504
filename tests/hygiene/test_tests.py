"""Tests promise something to the duty officer, can fail, and are never left out."""

import ast
import io
import re
import tokenize
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

NEVER = {
    "time.sleep": "the clock is ours",
    "pytest.skip": "a promise is kept on every machine",
    "pytest.xfail": "a promise is kept now",
    "pytest.importorskip": "all that a test needs is in the lock",
    "pytest.mark.skip": "a promise is kept on every machine",
    "pytest.mark.skipif": "a promise is kept on every machine",
    "pytest.mark.xfail": "a promise is kept now",
    "unittest.skip": "a promise is kept on every machine",
}
IGNORED = re.compile(r"type: ignore|noqa|pragma: no", re.IGNORECASE)
REASONED = re.compile(
    r"(?:type: ignore\[[\w, -]+\]|noqa: ?[A-Z]+[0-9]+(?:, ?[A-Z]+[0-9]+)*|pragma: no \w+)\s+[#-]\s*\w+",
    re.IGNORECASE,
)
Function = ast.FunctionDef | ast.AsyncFunctionDef


@pytest.fixture(scope="module")
def parsed(sources: dict[str, str]) -> dict[str, ast.Module]:
    """Return every parsed file under tests."""
    return {path: ast.parse(text) for path, text in sources.items() if path.startswith("tests/")}


def _tests(module: ast.Module) -> Iterator[Function]:
    for node in ast.walk(module):
        if isinstance(node, Function) and node.name.startswith("test_"):
            yield node


def _dotted(node: ast.AST) -> str:
    match node:
        case ast.Attribute(value=value, attr=attr):
            return f"{_dotted(value)}.{attr}"
        case ast.Name(id=name):
            return name
        case _:
            return ""


def _forbidden(module: ast.Module) -> list[str]:
    used = {_dotted(node) for node in ast.walk(module) if isinstance(node, ast.Attribute)}
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and node.module:
            used |= {f"{node.module}.{alias.name}" for alias in node.names}
    return sorted(used & set(NEVER))


def _matches_prose(module: ast.Module) -> bool:
    calls = (node for node in ast.walk(module) if isinstance(node, ast.Call))
    return any(
        _dotted(call.func) in {"pytest.raises", "pytest.warns"}
        and any(key.arg == "match" for key in call.keywords)
        for call in calls
    )


def test_every_test_states_its_promise(parsed: dict[str, ast.Module]) -> None:
    """Every test says in a sentence what it promises, and to whom."""
    silent = [
        f"{path}::{test.name}"
        for path, module in parsed.items()
        for test in _tests(module)
        if len((ast.get_docstring(test) or "").split()) < 4
    ]
    assert [] == silent


def test_no_test_waits_or_is_left_out(parsed: dict[str, ast.Module]) -> None:
    """No test waits for a real clock, and none is skipped or expected to fail."""
    assert {} == {path: found for path, module in parsed.items() if (found := _forbidden(module))}


def test_no_test_depends_on_prose(parsed: dict[str, ast.Module]) -> None:
    """A sentence can be made plainer without breaking a test: codes and fields are compared."""
    assert [] == [path for path, module in parsed.items() if _matches_prose(module)]


def test_test_files_have_names_of_their_own(parsed: dict[str, ast.Module]) -> None:
    """A red test names one file, and a file of tests is one that the runner finds."""
    names = Counter(PurePosixPath(path).name for path in parsed)
    assert [] == [name for name, count in names.items() if count > 1 and name != "conftest.py"]
    assert "__init__.py" not in names
    stray = [path for path, module in parsed.items() if any(_tests(module)) and "/test_" not in path]
    assert [] == stray


@pytest.mark.parametrize(
    "planted",
    [
        "import time\ntime.sleep(1)",
        "from time import sleep",
        "@pytest.mark.skipif(True, reason='')\ndef test_x(): ...",
        "def test_x():\n    pytest.skip('later')",
        "@pytest.mark.xfail\ndef test_x(): ...",
    ],
    ids=["sleep", "imported-sleep", "mark-skipif", "skip", "mark-xfail"],
)
def test_a_planted_excuse_is_seen(planted: str) -> None:
    """A test that waits or excuses itself is found."""
    assert _forbidden(ast.parse(planted))


def test_a_planted_match_on_prose_is_seen() -> None:
    """A test that compares sentences is found."""
    assert _matches_prose(ast.parse("with pytest.raises(ValueError, match='bad'): f()"))
    assert not _matches_prose(ast.parse("match = re.match('a', 'b')"))


def _comments(text: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def _unreasoned(text: str) -> list[int]:
    return [
        line for line, comment in _comments(text) if IGNORED.search(comment) and not REASONED.search(comment)
    ]


def test_every_ignored_finding_has_its_reason(sources: dict[str, str]) -> None:
    """Where a checker is told to look away, the line names the finding and says why."""
    assert {} == {path: lines for path, text in sources.items() if (lines := _unreasoned(text))}


def test_a_planted_ignore_without_reason_is_seen() -> None:
    """A checker that is told to look away without a reason is found."""
    assert [1] == _unreasoned("x = 1  # type: ignore")
    assert [1] == _unreasoned("x = 1  # type: ignore[attr-defined]")
    assert [1] == _unreasoned("x = 1  # noqa: S101")
    assert [] == _unreasoned("x = 1  # type: ignore[attr-defined]  # ships no types")
    assert [] == _unreasoned("x = 1  # noqa: S101, S102 - stated for readers")
