"""Every figure of the mission, variable and file of a desk stands in the page of settings."""

import ast
import dataclasses
import re
from pathlib import Path

import msgspec

from checkfire.desk.folder import DeskSettings
from checkfire.picture.arrangement import Policy
from checkfire.wire.arrangement import PolicySet

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
FIGURE = re.compile(r"^\| `(?P<name>[a-z_]+)` \| (?P<default>[\d, ]+) \|", re.MULTILINE)
FIXED = re.compile(r"^\| [^|]+ \| [^|]+ \| `(?P<path>[a-z_/]+\.py)` \|$", re.MULTILINE)


def _variables() -> set[str]:
    """Return every environment variable that the code asks for."""
    found = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"os.environ.get", "os.getenv"}:
                found.add(ast.literal_eval(node.args[0]))
            if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
                found.add(ast.literal_eval(node.slice))
    return found


def test_every_figure_has_its_row_and_its_default() -> None:
    """The neutral desk reads of every figure what it is unless somebody sets it."""
    defaults = {field.name: field.default for field in dataclasses.fields(Policy)}
    shown = {row["name"]: row["default"].strip() for row in FIGURE.finditer(PAGE)}
    printed = {
        name: ", ".join(map(str, value if isinstance(value, tuple) else (value,)))
        for name, value in defaults.items()
    }
    assert printed == shown
    assert set(defaults) == {field.name for field in msgspec.structs.fields(PolicySet)}


def test_every_variable_has_its_row() -> None:
    """An operator finds every environment variable that Checkfire reads."""
    rows = set(re.findall(r"^\| `([A-Z_]+)` \|", PAGE, re.MULTILINE))
    assert _variables() == rows - {"PORT", "PYTHON"}


def test_every_setting_of_a_desk_is_named() -> None:
    """An operator who opens desk.json finds each of its fields explained."""
    assert [] == [f.name for f in msgspec.structs.fields(DeskSettings) if f"`{f.name}`" not in PAGE]


def test_every_fixed_figure_names_a_module() -> None:
    """A figure that cannot be set can be looked up where the page says."""
    paths = FIXED.findall(PAGE)
    assert paths
    assert [] == [path for path in paths if not (ROOT / "src" / "checkfire" / path).is_file()]
