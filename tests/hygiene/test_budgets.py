"""Files and functions stay short enough to be read in one go."""

import ast
from statistics import median

import pytest

FILE_LINES = 400
FUNCTION_LINES = 50

EXCEPTIONS: dict[str, str] = {}
"""``path`` or ``path::function`` -> why it may be longer."""

READ_BY_PEOPLE = (".css", ".html", ".js", ".py", ".sh", ".svelte", ".ts")


def _file_lines(tree: dict[str, str]) -> dict[str, int]:
    own = {path: text for path, text in tree.items() if not path.endswith("shapes.d.ts")}
    return {path: len(text.splitlines()) for path, text in own.items() if path.endswith(READ_BY_PEOPLE)}


def _function_lines(sources: dict[str, str]) -> dict[str, int]:
    return {
        f"{path}::{node.name}": node.end_lineno - node.lineno + 1
        for path, text in sources.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    }


def _beyond(sizes: dict[str, int], limit: int) -> dict[str, int]:
    return {name: size for name, size in sizes.items() if size > limit}


def test_no_file_is_longer_than_its_budget(tree: dict[str, str]) -> None:
    """Whoever checks our work never opens a file of more than 400 lines, unless we say why."""
    over = _beyond(_file_lines(tree), FILE_LINES)
    assert {} == {name: size for name, size in over.items() if name not in EXCEPTIONS}


def test_no_function_is_longer_than_its_budget(sources: dict[str, str]) -> None:
    """Whoever checks our work never reads a function of more than 50 lines, unless we say why."""
    over = _beyond(_function_lines(sources), FUNCTION_LINES)
    assert {} == {name: size for name, size in over.items() if name not in EXCEPTIONS}


def test_no_exception_outlives_its_need(tree: dict[str, str], sources: dict[str, str]) -> None:
    """An excuse for a long file or function goes when the file or function is short again."""
    over = {**_beyond(_file_lines(tree), FILE_LINES), **_beyond(_function_lines(sources), FUNCTION_LINES)}
    assert set() == set(EXCEPTIONS) - set(over)


def test_a_line_too_many_is_seen() -> None:
    """The budgets are measured to the line, so that neither can be passed unseen."""
    function = "def f():\n" + "    pass\n" * FUNCTION_LINES
    assert {"a.py::f": FUNCTION_LINES + 1} == _beyond(_function_lines({"a.py": function}), FUNCTION_LINES)
    assert {"a.js": FILE_LINES + 1} == _beyond(_file_lines({"a.js": "x\n" * (FILE_LINES + 1)}), FILE_LINES)


def test_the_typical_size_is_printed(
    tree: dict[str, str], sources: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The typical file and function of the product are shown on every run, beside the longest."""
    files = [size for path, size in _file_lines(tree).items() if path.startswith("src/")]
    functions = [size for name, size in _function_lines(sources).items() if name.startswith("src/")]
    with capsys.disabled():
        print()  # noqa: T201 - ends the runner's own line
        for what, sizes in (("files", files), ("functions", functions)):
            line = f"{len(sizes)} {what} in src: median {median(sizes):g} lines, longest {max(sizes)}"
            print(line)  # noqa: T201 - shown to whoever runs the tests
    assert files
    assert functions
