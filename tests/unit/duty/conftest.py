"""A log on paper for every test, and one with something of everything in it."""

import pytest

from checkfire.testing.paper import Paper
from checkfire.testing.scene import Scene


@pytest.fixture
def paper() -> Paper:
    """Return a log in which only the parties have been admitted and their desks opened."""
    return Paper()


@pytest.fixture
def scene(paper: Paper) -> Scene:
    """Return a log with something of everything in it, to be changed by a test."""
    return Scene(paper)


@pytest.fixture(scope="session")
def still_scene() -> Scene:
    """Return the same log for tests that only ask, and say nothing."""
    return Scene(Paper())
