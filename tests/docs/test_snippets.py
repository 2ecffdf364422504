"""What a document tells people to type works as it stands, and does what the document shows.

Every ``console`` block of a document is one long session, typed into one shell in an empty folder.

* A line that begins with ``$`` is a command; what follows is what it prints, ``...`` for a cut.
* A command ends with status 0, unless the next one asks: ``echo $?``.
* ``serve`` and ``make run`` go on in the background, on a port that is free here.
* ``python`` blocks are run at their place between the commands.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ["README.md", *sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("docs/start/*.md"))]
PAGES += [f"docs/howto/{name}.md" for name in ("run-a-desk", "rotate-a-key", "verify-offline")]

BLOCK = re.compile(r"^```(?P<language>console|python)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
HERE = re.compile(r"<<'(?P<end>\w+)'")
PORT = re.compile(r"http://127\.0\.0\.1:(?P<port>\d+)")
VARIES = {
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}": "ID",
    r"\d{4}-\d\d-\d\dT[\d:.]+Z": "TIME",
    r"\b[0-9a-f]{64}\b": "DIGEST",
    r"(?<=TIME  )[0-9a-f]{8}\b": "END",
    r"\babout [0-9a-f]{8}\b": "about END",
    r"enrol#\S+": "enrol#LINK",
    r"enrol/\S+": "enrol/LINK",
    r"\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}": "+LOGKEY",
    r"[A-Za-z0-9+/]{43}=": "KEY",
    r"http://127\.0\.0\.1:\d+": "URL",
    r"\b(over|with|of|entry) \d+\b": "NUMBER",
}
WORDS_COMPARED = 5

SERVE = """exec 9< <(exec {command} 2>> serve.err)
DESKS="$DESKS $!"
while IFS= read -r line <&9; do echo "$line"; case "$line" in Stop*) break;; esac; done
"""
AS_TYPED = "import sys; from checkfire.cli import main; sys.argv[0] = sys.argv.pop(1); sys.exit(main())"
SET_UP = """trap 'kill $DESKS; wait' EXIT
mkdir -p .venv/bin .typed
printf '#!/bin/sh\\nexec "%s" -c "%s" "$0" "$@"\\n' "$PYTHON_HERE" "$AS_TYPED" > .venv/bin/checkfire
printf '#!/bin/sh\\nexec "%s" "$@"\\n' "$PYTHON_HERE" > .venv/bin/python
chmod +x .venv/bin/*
"""


@dataclass
class Step:
    """A command as a document shows it, and what it is shown to print."""

    command: str
    shown: list[str] = field(default_factory=list)


def _steps(page: str) -> list[Step]:
    """Return every command of a page, in order."""
    steps: list[Step] = []
    for block in BLOCK.finditer(page):
        if block["language"] == "python":
            steps.append(Step(f".venv/bin/python - <<PYTHON\n{block['text']}PYTHON"))
        else:
            steps += _console(iter(block["text"].splitlines()))
    return steps


def _console(lines: Iterator[str]) -> list[Step]:
    steps: list[Step] = []
    for line in lines:
        if not line.startswith("$ "):
            steps[-1].shown.append(line)
            continue
        command = line.removeprefix("$ ")
        here = HERE.search(command)
        while command.endswith("\\") or (here and not command.endswith(f"\n{here['end']}")):
            command += "\n" + next(lines)
        steps.append(Step(command))
    return steps


def _typed(step: Step) -> str:
    """Return the shell text of a step; its servers take a free port and go on in the background."""
    command = step.command
    if command == "make run":
        replay = "--data var/replay --port 8700"
        command = ".venv/bin/checkfire demo --out var/replay --fresh\n"
        return (
            command + _typed(Step(f".venv/bin/checkfire serve {replay}")) + "export CHECKFIRE_URL=$URL_8700"
        )
    if " serve " in command:
        asked = re.search(r"--port (\d+)", command)
        port = asked[1] if asked else "8700"
        command = re.sub(r" --port \d+", "", command) + " --port 0"
        return (
            SERVE.format(command=command)
            + f'URL_{port}=$(grep -ho "http://127[0-9.:]*" "$TYPED" | head -1)\n'
        )
    return PORT.sub(lambda match: f"$URL_{match['port']}", command)


def _session(steps: list[Step]) -> str:
    """Return the whole session as one shell script; each step leaves its output and its status."""
    script = [SET_UP]
    for number, step in enumerate(steps):
        # The group comes right after the status of the step before, so that it can be asked for.
        script.append(f"TYPED=.typed/{number}.out; (exit ${{status:-0}})")
        script.append(f"{{ {_typed(step)}\n}} > $TYPED 2>&1")
        script.append(f"status=$?; echo $status > .typed/{number}.status")
    return "\n".join(script)


def _masked(line: str) -> list[str]:
    for pattern, name in VARIES.items():
        line = re.sub(pattern, name, line)
    return line.split()[:WORDS_COMPARED]


def _find_missing(step: Step, printed: str) -> str | None:
    """Return the first shown line that was not printed after those before it, or None."""
    rest = iter([_masked(line) for line in printed.splitlines()])
    shown = (line for line in step.shown if line.strip() and line.strip() != "...")
    return next((line for line in shown if _masked(line) not in rest), None)


def _play(page: str, folder: Path) -> list[str]:
    """Type a page's session in a folder, and return what did not come as it is shown."""
    steps = _steps(page)
    environ = os.environ | {
        "COLUMNS": "100",
        "PYTHON_HERE": sys.executable,
        "AS_TYPED": AS_TYPED,
        "DESKS": "",
    }
    for name in ("CHECKFIRE_URL", "CHECKFIRE_KEY"):
        environ.pop(name, None)
    command = ["/usr/bin/env", "bash", "-c", _session(steps)]
    subprocess.run(command, cwd=folder, env=environ, check=False, timeout=300, capture_output=True)
    wrong = []
    for number, step in enumerate(steps):
        printed = (folder / ".typed" / f"{number}.out").read_text(encoding="utf-8")
        status = (folder / ".typed" / f"{number}.status").read_text(encoding="utf-8").strip()
        asked = number + 1 < len(steps) and steps[number + 1].command == "echo $?"
        if status != "0" and not asked:
            wrong.append(f"{step.command}\n  ends with {status}: {printed}")
        if (line := _find_missing(step, printed)) is not None:
            wrong.append(f"{step.command}\n  does not print: {line}\n{printed}")
    return wrong


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_works_as_typed(page: str, tmp_path: Path) -> None:
    """An officer who types what a page shows gets what the page shows."""
    wrong = _play((ROOT / page).read_text(encoding="utf-8"), tmp_path)
    assert not wrong, "\n\n".join(wrong)


def test_every_page_has_commands() -> None:
    """A page that is to be typed shows at least one command and what it prints."""
    pages = {page: _steps((ROOT / page).read_text(encoding="utf-8")) for page in PAGES}
    assert [] == [page for page, steps in pages.items() if not any(step.shown for step in steps)]


@pytest.mark.parametrize(
    "planted",
    ["$ echo one\ntwo\n", "$ false\n", "$ echo one; echo two\ntwo\none\n", "$ true\n$ echo $?\n1\n"],
    ids=["other-words", "other-status", "other-order", "status-shown-wrong"],
)
def test_a_planted_difference_is_seen(planted: str, tmp_path: Path) -> None:
    """A command that no longer does what its page shows is found."""
    assert _play(f"```console\n{planted}```\n", tmp_path)


def test_a_session_keeps_its_shell(tmp_path: Path) -> None:
    """Names, here-documents, cuts and asked statuses work as they do for whoever types them."""
    page = "$ NAME=desk\n$ cat > file <<'END'\nof $NAME\nEND\n$ echo $NAME; cat file\n...\nof $NAME\n"
    page += "$ false\n$ echo $?\n1\n"
    assert [] == _play(f"```console\n{page}```\n", tmp_path)
