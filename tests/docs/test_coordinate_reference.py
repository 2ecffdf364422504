"""Every refusal, note, format and doubt of the place reader stands in its reference page."""

import ast
import re
from pathlib import Path

from checkfire.cli.locate_object import DOUBTS
from checkfire.locate.doubt import Doubt
from checkfire.locate.reading import Format, Note

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "docs" / "reference" / "coordinates.md", ROOT / "docs" / "checks" / "CF-LOC-03.md")
REFUSAL_ROW = re.compile(r"^\| `([a-z0-9-]+)` \| [A-Z].*\. \|$", re.MULTILINE)
CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")
SPELLED_BY_PARTS = {"minutes-out-of-range", "seconds-out-of-range", "two-latitudes", "two-longitudes"}


def _refusals() -> set[str]:
    """Return the codes that the coordinate reader spells out in calls of ``refuse``."""
    found = set()
    for path in (ROOT / "src" / "checkfire" / "locate").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found.add(node.value)
    return found


def test_every_refusal_has_its_row() -> None:
    """An officer who is refused finds the rule in the reference, and every rule there exists in the code."""
    documented = set(REFUSAL_ROW.findall(PAGES[0].read_text(encoding="utf-8")))
    with (ROOT / "tests" / "vectors" / "coordinates.tsv").open(encoding="utf-8") as rows:
        met = {line.split("\t")[1] for line in rows} - {"outcome", "read"}
    assert set() == met - documented
    assert set() == documented - _refusals() - SPELLED_BY_PARTS
    assert set() == documented - met - {"place-too-long", "place-unreadable"}


def test_every_doubt_means_on_screen_what_its_page_says() -> None:
    """An officer who reads a doubt in the terminal reads the sentence of its page, and which page that is."""
    told: dict[tuple[str, str], str] = {}
    for page in PAGES:
        table = page.read_text(encoding="utf-8").split("These doubts go with a reading:")[1].split("\n#")[0]
        told |= {
            (page.stem, doubt): meaning
            for doubt, meaning in re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", table, re.MULTILINE)
        }
    assert told == {(rule, doubt): meaning for doubt, (rule, meaning) in DOUBTS.items()}
    assert {doubt.value for doubt in Doubt} == set(DOUBTS)


def test_every_note_format_and_doubt_is_explained() -> None:
    """What stands beside a reading on screen stands in a document."""
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert [] == [word for word in (*Note, *Format, *Doubt) if f"`{word}`" not in text]
