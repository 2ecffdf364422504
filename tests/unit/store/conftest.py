"""An empty log of the embedded engine, and where its files lie."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checkfire.store.sqlite import SqliteEngine


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Return where the data and the secrets lie."""
    return tmp_path / "data", tmp_path / "secrets"


@pytest.fixture
def engine(folders: tuple[Path, Path]) -> Iterator[SqliteEngine]:
    """Give the writer of an empty log."""
    made = SqliteEngine.create(*folders)
    yield made
    made.close()
