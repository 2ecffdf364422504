"""The reference pages of commands and routes are those of the code."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return tools/make_reference.py as a module."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.syspath_prepend(ROOT / "tools")
    return importlib.import_module("make_reference")


@pytest.mark.parametrize("page", ["commands.md", "http.md"])
def test_a_generated_page_is_current(maker: ModuleType, page: str) -> None:
    """Every command, option, route and shape stands in the reference, as it is now."""
    assert maker.build()[page] == (REFERENCE / page).read_text(encoding="utf-8")


def test_every_command_and_route_has_its_heading(maker: ModuleType) -> None:
    """The generator leaves no command and no route out."""
    commands = importlib.import_module("checkfire.cli.main").COMMANDS
    routes = importlib.import_module("checkfire.api.routes").ROUTES
    pages = maker.build()
    assert [] == [name for name in commands if f"\n## checkfire {name}\n" not in pages["commands.md"]]
    missing = [row.path for row in routes if f"\n### {row.method} {row.path}\n" not in pages["http.md"]]
    assert [] == missing
