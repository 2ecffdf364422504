"""A log on paper for every test: the parties of the small world, and nothing else."""

import pytest

from checkfire.testing.paper import Paper


@pytest.fixture
def paper() -> Paper:
    """Return a log in which only the parties have been admitted and their desks opened."""
    return Paper()
