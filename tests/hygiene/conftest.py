"""The project's own files, for tests that read them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

MADE = {
    ".git",
    ".hypothesis",
    ".import_linter_cache",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    "__pycache__",
    "build",
    "built",
    "dist",
    "htmlcov",
    "node_modules",
    "var",
}
"""Folders that are made and never kept."""


def _is_made(folder: str) -> bool:
    return folder in MADE or folder.startswith(".venv") or folder.endswith(".egg-info")


def _walk(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not _is_made(name))
        # Of a second working tree ``.git`` is a file, which leads to the first.
        kept = (name for name in names if name != ".git" and not name.startswith(".coverage"))
        yield from (Path(folder, name) for name in sorted(kept))


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder that holds the whole project."""
    return Path(__file__).parents[2]


@pytest.fixture(scope="session")
def tree(root: Path) -> dict[str, str]:
    """Return every text file of the project, by its path from the root."""
    files = {}
    for path in _walk(root):
        content = path.read_bytes()
        if b"\0" not in content:
            files[path.relative_to(root).as_posix()] = content.decode(errors="replace")
    return files


@pytest.fixture(scope="session")
def sources(tree: dict[str, str]) -> dict[str, str]:
    """Return every Python file of the project, by its path from the root."""
    return {path: text for path, text in tree.items() if path.endswith(".py")}
