"""Every scenario plays at a real desk; what the desk says unasked has to be expected to the last word."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checkfire.testing.harness import Harness


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Harness]:
    """Give a new desk of the small world; a message that the scenario did not expect fails it."""
    with Harness.opened(tmp_path / "desk") as harness:
        yield harness
