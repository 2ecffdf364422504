"""The command line in this process, and a replay to read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from checkfire.cli import main


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The object that it printed for a program."""
        return json.loads(self.out)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Return what runs a command in this process."""

    def ran(*words: object) -> Ran:
        capsys.readouterr()
        status = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return ran


@pytest.fixture(scope="session")
def replay(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a replay that was played once; it is only read."""
    path = tmp_path_factory.mktemp("replay") / "day"
    assert main(["demo", "--json", "--out", str(path)]) == 0
    return path


@pytest.fixture(scope="session")
def receipts(replay: Path) -> dict[str, Path]:
    """Return the receipts of the second branch by their kind, the first of each."""
    found: dict[str, Path] = {}
    for path in sorted((replay / "receipts").glob("with-a-desk-*.json")):
        found.setdefault(path.stem.split("-", 4)[4], path)
    return found
