"""What make says on a machine that lacks something, or on which something was moved: one sentence."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STAMPS = (".made", ".run", ".test", ".tools")
NO_REGISTRY = """\
WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError'
ERROR: Could not find a version that satisfies the requirement httpx==0.28.1 (from versions: none)
ERROR: No matching distribution found for httpx==0.28.1
"""
OTHER = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n"


def program(path: Path, text: str) -> Path:
    """Write a program for the shell."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def sh(script: str, *words: object) -> subprocess.CompletedProcess[str]:
    """Run one of the scripts of make."""
    command = ["sh", str(ROOT / "tools" / script), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("told", "lines"), [(NO_REGISTRY, 1), (OTHER, 1), ("", 0)])
def test_make_says_in_a_sentence_that_pip_finds_nothing(tmp_path: Path, told: str, lines: int) -> None:
    """Whoever has no package registry reads that, and which package was looked for, instead of a wall."""
    (tmp_path / "told").write_text(told, encoding="utf-8")
    pip = program(tmp_path / "python", f'cat "{tmp_path}/told" >&2\n[ ! -s "{tmp_path}/told" ]')
    ran = sh("install.sh", pip, "-r", "requirements/run.txt")
    assert (ran.returncode, len(ran.stderr.splitlines())) == (1 if told else 0, lines)
    assert ("httpx==0.28.1" in ran.stderr) is (told == NO_REGISTRY)
    assert (ran.stderr == OTHER) is (told == OTHER)


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """Return an environment as make leaves one."""
    venv = tmp_path / "here" / ".venv"
    program(venv / "bin" / "python", "exit 0")
    (venv / "bin" / "activate").write_text(f'VIRTUAL_ENV="{venv}"\n', encoding="utf-8")
    for name in STAMPS:
        (venv / name).touch()
    return venv


def stamps(venv: Path) -> list[str]:
    """Return the stamps that are left."""
    return [name for name in STAMPS if (venv / name).exists()]


def test_make_leaves_an_environment_that_works(environment: Path, tmp_path: Path) -> None:
    """What works is not made anew, and where there is nothing, nothing is told."""
    assert sh("drop_stale.sh", environment).stderr == ""
    assert stamps(environment) == list(STAMPS)
    assert sh("drop_stale.sh", tmp_path / "none").stderr == ""


def test_make_finds_an_environment_whose_python_is_gone(environment: Path) -> None:
    """After an update of the machine's Python the environment is made anew, instead of failing each time."""
    (environment / "bin" / "python").unlink()
    (environment / "bin" / "python").symlink_to("/nowhere/python3")
    assert len(sh("drop_stale.sh", environment).stderr.splitlines()) == 1
    assert stamps(environment) == []


def test_make_finds_an_environment_that_was_moved(environment: Path, tmp_path: Path) -> None:
    """A folder that was moved or copied does not go on with the programs of the old place."""
    moved = Path(shutil.move(environment.parent, tmp_path / "there")) / ".venv"
    assert len(sh("drop_stale.sh", moved).stderr.splitlines()) == 1
    assert stamps(moved) == []


@pytest.mark.parametrize("target", ["docs", "test"])
def test_make_says_that_bash_is_missing(target: str, tmp_path: Path) -> None:
    """Whoever has no bash reads so in a sentence, before any test has run."""
    make = shutil.which("make")
    assert make is not None
    command = [make, "--no-print-directory", "-C", str(ROOT), "-o", ".venv/.test"]
    command += ["-o", "src/checkfire/console/built/index.html", target]
    ran = subprocess.run(command, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert len([line for line in ran.stderr.splitlines() if "bash" in line]) == 1
