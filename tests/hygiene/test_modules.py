"""Every module says what it is, under a name that says something."""

import ast
from pathlib import PurePosixPath

EMPTY_NAMES = {"utils", "util", "common", "helpers", "helper", "core", "manager", "models", "types", "misc"}


def _public(path: str) -> bool:
    return path.startswith("src/") and not PurePosixPath(path).stem.strip("_").startswith("_")


def test_every_module_says_what_it_is(sources: dict[str, str]) -> None:
    """Whoever opens a module reads first what it is for."""
    silent = [
        path for path, text in sources.items() if _public(path) and not ast.get_docstring(ast.parse(text))
    ]
    assert [] == silent


def test_no_module_has_an_empty_name(sources: dict[str, str]) -> None:
    """Whoever looks for a thing finds it by its name; nothing is kept in a drawer for odds and ends."""
    parts = {
        path: {*PurePosixPath(path).with_suffix("").parts} for path in sources if path.startswith("src/")
    }
    assert [] == [path for path, names in parts.items() if names & EMPTY_NAMES]


def test_every_room_is_a_package(sources: dict[str, str]) -> None:
    """Every folder with code has a first page that says what the room is for."""
    rooms = {PurePosixPath(path).parent for path in sources if path.startswith("src/")}
    assert set() == {str(room) for room in rooms if f"{room}/__init__.py" not in sources}
