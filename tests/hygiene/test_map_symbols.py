"""The symbols of the map cover every category, and no emblem is among them."""

import gzip
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from checkfire.wire.register import SiteCategory

SYMBOL_BYTES = 20_000
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
EMBLEMS = {
    *("cross", "crescent", "crystal", "shield", "emblem", "red", "un", "peacekeeping"),
    *("mosque", "church", "temple", "army", "military", "rebel"),
}
SHIELDS = {"police-station", "policy", "safety-and-security", "search-and-rescue", "secured", "security"}
"""Icons of the same set that show a shield under another name."""
TICKS = {"tick", "check", "checked", "selected", "validate", "not"}


@pytest.fixture(scope="module")
def table(root: Path) -> str:
    """Return the table of symbols."""
    return (root / "console/src/map/symbols/table.ts").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def sprite(root: Path) -> dict[str, ET.Element]:
    """Return every symbol of the sprite by its id."""
    text = (root / "console/src/map/symbols/sprite.svg").read_text(encoding="utf-8")
    return {node.attrib["id"]: node for node in ET.fromstring(text)}  # noqa: S314 - our own file


def _mapping(table: str, name: str) -> dict[str, str]:
    body = table.split(f"export const {name} = {{")[1].partition("}")[0]
    return dict(re.findall(r"'?([\w-]+)'?: '([\w-]+)'", body))


def _drawings(table: str) -> dict[str, str]:
    body = table.split("const DRAWINGS = {\n")[1].partition("\n} as const")[0]
    return dict(re.findall(r"^  '([\w-]+)': \{\n(.*?)^  \},", body + "\n", re.MULTILINE | re.DOTALL))


def test_every_category_of_site_has_its_symbol(table: str) -> None:
    """No protected site is ever left without a symbol, and no two categories look alike."""
    sites, objects = _mapping(table, "SITE_SYMBOLS"), _mapping(table, "OBJECT_SYMBOLS")
    assert set(sites) == {str(category) for category in SiteCategory}
    assert set(objects) == {"movement", "position", "notice", "halt"}
    used = [*sites.values(), *objects.values()]
    assert len(set(used)) == len(used)
    assert set(used) <= set(_drawings(table))


def test_table_and_sprite_show_the_same(table: str, sprite: dict[str, ET.Element]) -> None:
    """A symbol on the map is the symbol on the page: same paths, in a box that is square."""
    for name, body in _drawings(table).items():
        paths = [node.attrib["d"] for node in sprite[name]]
        left, top, width, height = (float(number) for number in sprite[name].attrib["viewBox"].split())
        assert re.findall(r"^      '(.+)',$", body, re.MULTILINE) == paths
        assert f"viewBox: [{left:g}, {top:g}, {width:g}, {height:g}]" in body
        assert width == height


def test_no_emblem_is_a_symbol(table: str, sprite: dict[str, ET.Element]) -> None:
    """No symbol is a protective emblem, the sign of one religion or of one side, and none is a tick."""
    names = {*sprite, *_drawings(table)}
    assert set() == {name for name in names if (EMBLEMS | TICKS) & set(name.split("-"))}
    assert set() == names & SHIELDS


def test_a_white_cross_stays_on_black(table: str, sprite: dict[str, ET.Element]) -> None:
    """A health symbol with a white cross is never coloured; every other takes the colour of its text."""
    black = {name for name, node in sprite.items() if node.attrib["fill"] == "#000"}
    assert black == {"health-facility", "mobile-clinic"}
    assert black == {name for name, body in _drawings(table).items() if "ink: '#000'" in body}
    assert {"currentColor", "#000"} == {node.attrib["fill"] for node in sprite.values()}
    assert set() == black & set(_mapping(table, "SITE_SYMBOLS").values())


def test_the_symbols_are_small(root: Path) -> None:
    """The symbols are there at once on a thin line: they stay within 20 kB when compressed."""
    files = [root / "console/src/map/symbols" / name for name in ("sprite.svg", "table.ts")]
    assert sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in files) < SYMBOL_BYTES


def test_every_source_is_named_with_its_digest(root: Path) -> None:
    """Whoever doubts a symbol can make it again: every source stands on the page with its digest."""
    wanted = set(DIGEST.findall((root / "tools/make_symbols.py").read_text(encoding="utf-8")))
    page = (root / "console/src/map/symbols/README.md").read_text(encoding="utf-8")
    assert wanted
    assert wanted == set(DIGEST.findall(page))
    assert "public domain" in page
