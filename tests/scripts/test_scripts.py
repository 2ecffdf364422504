"""Command-line sessions, played against the real command; README.md says how they are written."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
FILE = re.compile(r"^-- (?P<name>\S+) --$")
VARIABLE = re.compile(r"\$(?P<name>\w+)")
_CONSOLE = Path(sys.executable).with_name("checkfire")
COMMAND = [str(_CONSOLE)] if _CONSOLE.exists() else [sys.executable, "-m", "checkfire"]
WITHIN_S = 60
GONE_WITHIN_S = 5


@dataclass(slots=True)
class Session:
    """A folder, what was printed last, and the desks that run."""

    folder: Path
    out: str = ""
    err: str = ""
    variables: dict[str, str] = field(default_factory=dict)
    desks: dict[str, subprocess.Popen[str]] = field(default_factory=dict)

    def play(self, line: str) -> None:
        """Play one line."""
        text = VARIABLE.sub(lambda match: self.variables[match["name"]], line)
        first, *words = shlex.split(text)
        if first.isdigit():
            self._checkfire(int(first), words[1:])
        elif first == "checkfire":
            self._checkfire(0, words)
        else:
            steps: dict[str, Callable[..., None]] = {name: getattr(self, f"do_{name}") for name in STEPS}
            steps[first](*words)

    def _checkfire(self, status: int, words: list[str]) -> None:
        given = None
        if "<" in words:
            at = words.index("<")
            given, words = (self.folder / words[at + 1]).read_text(), words[:at]
        ran = subprocess.run(
            [*COMMAND, *words],
            cwd=self.folder,
            env=self._environment(),
            input=given,
            stdin=subprocess.DEVNULL if given is None else None,
            capture_output=True,
            text=True,
            timeout=WITHIN_S,
            check=False,
        )
        self.out, self.err = ran.stdout, ran.stderr
        assert "Traceback" not in ran.stderr, ran.stderr
        assert status == ran.returncode, ran.stdout + ran.stderr

    def _environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("CHECKFIRE_", "COLUMNS"))}
        return (
            kept
            | {"COLUMNS": "100"}
            | {k: v for k, v in self.variables.items() if k.startswith("CHECKFIRE_")}
        )

    def _at(self, path: str) -> Any:
        value = json.loads(self.out)
        for name in path.split(".") if path != "." else ():
            value = value[int(name)] if isinstance(value, list) else value[name]
        return value

    def do_start(self, name: str, *words: str) -> None:
        """Start a desk and wait for the line that says where it is."""
        errors = (self.folder / f"{name}.err").open("w")
        desk = subprocess.Popen(
            [*COMMAND, *words[1:]],
            cwd=self.folder,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        errors.close()
        self.desks[name] = desk
        assert desk.stdout is not None
        self.out = desk.stdout.readline()
        assert self.out, (self.folder / f"{name}.err").read_text()
        url = json.loads(self.out)["url"]
        self.variables |= {name: url, f"{name}_port": url.rpartition(":")[2]}

    def do_stop(self, name: str, by: str, status: str) -> None:
        """End a desk by a signal."""
        desk = self.desks.pop(name)
        desk.send_signal(signal.Signals[f"SIG{by}"])
        try:
            assert int(status) == desk.wait(GONE_WITHIN_S)
        finally:
            self._end(desk)
        self.err = (self.folder / f"{name}.err").read_text()

    def do_set(self, name: str, path: str) -> None:
        """Keep a value, or a text if the path is one in quotes."""
        self.variables[name] = str(self._at(path))

    def do_let(self, name: str, value: str) -> None:
        """Set a variable."""
        self.variables[name] = value

    def do_expect(self, path: str, value: str) -> None:
        """Demand a value."""
        assert json.loads(value) == self._at(path)

    def do_between(self, path: str, low: str, high: str) -> None:
        """Demand a number in a range."""
        assert float(low) <= self._at(path) <= float(high)

    def do_keys(self, path: str, *names: str) -> None:
        """Demand exactly these keys."""
        assert sorted(names) == sorted(self._at(path))

    def do_shows(self, text: str) -> None:
        """Demand a text in what was printed."""
        assert text in self.out

    def do_hides(self, text: str) -> None:
        """Demand that a text was not printed."""
        assert text not in self.out

    def do_tells(self, text: str) -> None:
        """Demand a text on standard error."""
        assert text in self.err

    def do_quiet(self) -> None:
        """Demand that nothing was told."""
        assert self.err == ""

    def do_keep(self, name: str) -> None:
        """Write what was printed to a file."""
        (self.folder / name).write_text(self.out)

    def do_bend(self, name: str, at: str) -> None:
        """Change one bit of one byte, so that base64 stays base64; twice changes nothing."""
        raw = bytearray((self.folder / name).read_bytes())
        byte = bytes([raw[int(at)]])
        raw[int(at)] ^= 32 if byte.isalpha() else 1 if byte.isdigit() else 4 if byte in b"+/" else 128
        (self.folder / name).write_bytes(raw)

    def do_replace(self, name: str, old: str, new: str) -> None:
        """Replace a text that is there once."""
        text = (self.folder / name).read_text()
        assert text.count(old) == 1
        (self.folder / name).write_text(text.replace(old, new))

    def do_day(self, name: str) -> None:
        """Copy the packaged day."""
        day = files("checkfire.desk.replay").joinpath("deir_ez_zor.toml").read_text(encoding="utf-8")
        (self.folder / name).write_text(day)

    def do_copy(self, name: str, to: str) -> None:
        """Copy a file."""
        shutil.copy(self.folder / name, self.folder / to)

    def do_mode(self, name: str, octal: str) -> None:
        """Change who may read a file."""
        (self.folder / name).chmod(int(octal, 8))

    def do_there(self, name: str) -> None:
        """Demand that a file is there."""
        assert (self.folder / name).exists()

    def do_gone(self, name: str) -> None:
        """Demand that a file is not there."""
        assert not (self.folder / name).exists()

    def close(self) -> None:
        """End every desk that still runs."""
        for desk in self.desks.values():
            self._end(desk)

    @staticmethod
    def _end(desk: subprocess.Popen[str]) -> None:
        with contextlib.suppress(ProcessLookupError):
            desk.kill()
        desk.wait()
        if desk.stdout is not None:
            desk.stdout.close()


STEPS = [name.removeprefix("do_") for name in vars(Session) if name.startswith("do_")]


def _read(path: Path) -> tuple[list[tuple[int, str]], dict[str, str]]:
    """Return the numbered lines of a session and its files."""
    lines: list[tuple[int, str]] = []
    inputs: dict[str, list[str]] = {}
    into = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if match := FILE.match(line):
            into = inputs.setdefault(match["name"], [])
        elif into is not None:
            into.append(line)
        elif line.strip() and not line.startswith("#"):
            lines.append((number, line))
    return lines, {name: "\n".join(text) + "\n" for name, text in inputs.items()}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Give a session in a folder of its own."""
    made = Session(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize("name", sorted(path.stem for path in HERE.glob("*.txt")))
def test_scripts_session_goes_as_written(session: Session, name: str) -> None:
    """Whoever types these lines at a terminal sees what the session says."""
    lines, inputs = _read(HERE / f"{name}.txt")
    for file, text in inputs.items():
        (session.folder / file).parent.mkdir(exist_ok=True)
        (session.folder / file).write_text(text, encoding="utf-8")
    for number, line in lines:
        try:
            session.play(line)
        except Exception as exc:
            exc.add_note(f"{name}.txt:{number}: {line}\n{session.out}{session.err}")
            raise


def test_scripts_every_step_is_explained() -> None:
    """Whoever writes a session finds every step in the README, and no other."""
    told = re.findall(r"^\| `(.*)` \|", (HERE / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    words = {re.split(r"[ `]", step)[0] for row in told for step in row.split("`, `")}
    assert words - {"#", "checkfire", "3", "..."} == set(STEPS)


@pytest.mark.parametrize(
    "line",
    [
        "expect a 2",
        "between a 2 3",
        "keys . b",
        "shows z",
        "hides a",
        "tells z",
        "there none",
        "gone .",
        "3 checkfire --version",
    ],
)
def test_scripts_a_session_can_fail(session: Session, line: str) -> None:
    """Each demand of a session turns red when it does not hold."""
    session.out = '{"a": 1}'
    with pytest.raises(AssertionError):
        session.play(line)
