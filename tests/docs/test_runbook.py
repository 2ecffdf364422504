"""Every alarm and log line of a running desk stands in the runbook."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "operate" / "runbook.md").read_text(encoding="utf-8")
ALARMS = {"UnavailableError", "LostStateError", "StaleError", "BusyError"}
TOLD = {"debug", "info", "warning", "error", "exception", "critical"}


def _calls() -> Iterator[ast.Call]:
    for path in (ROOT / "src" / "checkfire").rglob("*.py"):
        if "testing" not in path.parts:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _codes() -> set[str]:
    """Return the codes of all errors that an operator has to act on, narrower ones where they are given."""
    errors = ast.parse((ROOT / "src" / "checkfire" / "errors.py").read_text(encoding="utf-8"))
    own = {
        node.name: re.search(r'code = "([a-z-]+)"', ast.unparse(node).replace("'", '"'))
        for node in errors.body
        if isinstance(node, ast.ClassDef) and node.name in ALARMS - {"UnavailableError"}
    }
    given = {
        keyword.value.value
        for call in _calls()
        if isinstance(call.func, ast.Name) and call.func.id in ALARMS
        for keyword in call.keywords
        if keyword.arg == "code" and isinstance(keyword.value, ast.Constant)
    }
    return {str(code) for code in given} | {match[1] for match in own.values() if match}


def _lines() -> set[str]:
    """Return the words of every log line, without what is filled in."""
    return {
        piece.strip(" :")
        for call in _calls()
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in TOLD
        and ast.unparse(call.func.value) == "_LOG"
        for piece in re.split(r"%\w", str(ast.literal_eval(call.args[0])))
        if len(piece.strip(" :")) > len("about")
    }


def test_every_alarm_has_its_first_action() -> None:
    """Whoever is woken by a code at night finds what it means and what to do first."""
    codes = _codes()
    assert "state-lost" in codes
    assert "log-corrupt" in codes
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and line.count(" | ") == 2]
    assert [] == sorted(code for code in codes if not any(f"`[{code}]`" in row for row in rows))


def test_every_log_line_is_explained() -> None:
    """Whoever reads a line of the desk's log finds it in the runbook."""
    lines = _lines()
    assert lines
    assert [] == sorted(line for line in lines if line not in PAGE)
