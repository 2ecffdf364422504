"""ARCHITECTURE.md has a place for every room, on its floor, and is short enough to be read."""

import configparser
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
ROOM = re.compile(r"^### `(?P<room>[a-z]+)(?:/|\.py)` \(floor (?P<floor>\d)", re.MULTILINE)
NAMED = re.compile(r"`(?P<path>[a-z_]+(?:/[a-z_]+)*\.(?:py|toml))`")
PURE = {"errors", "vocab", "wire", "proof", "locate", "picture", "check", "duty"}


def _layers() -> list[set[str]]:
    """Return the rooms of each layer of the import contract, the lowest first."""
    contract = configparser.ConfigParser()
    contract.read(ROOT / ".importlinter")
    rows = contract["importlinter:contract:floors"]["layers"].split("\n")
    return [set(re.findall(r"[a-z]+", row)) for row in reversed(rows) if row and row != "__main__"]


def test_every_room_has_its_floor() -> None:
    """Whoever looks for a room finds it, its floor and a sentence, and no room that has gone."""
    rooms = {match["room"] for match in ROOM.finditer(PAGE)}
    folders = {path.parent.name for path in (ROOT / "src" / "checkfire").glob("*/__init__.py")}
    assert folders | {"errors"} == rooms


def test_floors_rise_as_the_import_contract_says() -> None:
    """The floors on the page are those that the contract holds: never lower in a higher layer."""
    floor_of = {match["room"]: int(match["floor"]) for match in ROOM.finditer(PAGE)}
    floors = [sorted({floor_of[room] for room in layer}) for layer in _layers()]
    assert all(len(layer) == 1 for layer in floors)
    assert floors == sorted(floors)
    assert PURE == {room for room, floor in floor_of.items() if floor <= 2}


def test_every_file_it_names_exists() -> None:
    """Whoever follows the page into the code finds the file."""
    sources = {str(path.relative_to(ROOT / "src" / "checkfire")) for path in (ROOT / "src").rglob("*.*")}
    names = {path.rpartition("/")[2] for path in sources}
    named = [match["path"] for match in NAMED.finditer(PAGE) if not (ROOT / match["path"]).exists()]
    assert [] == [path for path in named if path not in (sources if "/" in path else names)]


def test_the_page_is_short() -> None:
    """It can be read in one sitting: fewer than 300 lines."""
    assert len(PAGE.splitlines()) < 300
