"""Each scenario is told on a page and played in a test, and both speak of the same requirements."""

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
RULE = re.compile(r"\bR[0-9]{1,2}\b|\bCF-[A-Z]+-[0-9]{2}\b")
PAGES = sorted(path.stem for path in HERE.glob("*.md"))


def rules(path: Path) -> set[str]:
    """Return the requirements and rules that a file names."""
    return set(RULE.findall(path.read_text(encoding="utf-8")))


def test_every_scenario_has_its_page() -> None:
    """Whoever reads a scenario finds the test that plays it, and the other way round."""
    played = {path.stem.removeprefix("test_") for path in HERE.glob("test_*.py")}
    assert played - {"scenario_pages"} == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_page_and_test_name_the_same_rules(name: str) -> None:
    """A promise on a page is one that a test keeps, and no test keeps one that is not on the page."""
    told = rules(HERE / f"{name}.md")
    assert told == rules(HERE / f"test_{name}.py")
    assert told
