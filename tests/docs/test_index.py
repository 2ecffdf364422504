"""Every page can be found from the index, and every decision has its form."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
DECISIONS = sorted(DOCS.glob("decisions/[0-9]*.md"))
BY_FOLDER = ("checks", "formats", "decisions")
STATUS = re.compile(r"^- Status: (?P<status>accepted|superseded by \d{4})$", re.MULTILINE)


def test_every_page_is_in_the_index() -> None:
    """Whoever opens docs/ finds every page, or the folder that it stands in."""
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    pages = [path.relative_to(DOCS) for path in DOCS.rglob("*.md") if path.name != "README.md"]
    wanted = {f"({page.parts[0]}/" if page.parts[0] in BY_FOLDER else f"({page})" for page in pages}
    assert [] == sorted(link for link in wanted if link not in index)


def test_every_decision_has_its_form() -> None:
    """Whoever asks why finds context, options, decision and cost, with status and date."""
    for number, path in enumerate(DECISIONS, 1):
        text = path.read_text(encoding="utf-8")
        assert path.name.startswith(f"{number:04}-")
        assert text.startswith(f"# {number:04}: ")
        assert STATUS.search(text)
        assert re.search(r"^- Date: \d{4}-\d\d-\d\d$", text, re.MULTILINE)
        assert ["Context", "Options", "Decision", "Cost"] == re.findall(r"^## (\w+)$", text, re.MULTILINE)


def test_every_decision_is_listed() -> None:
    """The list of decisions has every record, with its title and its status."""
    listed = (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")
    rows = []
    for path in DECISIONS:
        text = path.read_text(encoding="utf-8")
        number, _, title = text.splitlines()[0].removeprefix("# ").partition(": ")
        status = STATUS.search(text)
        rows.append(f"| [{number}]({path.name}) | {title} | {status['status'] if status else ''} |")
    assert rows == [line for line in listed.splitlines() if line.startswith("| [")]


def test_every_change_of_a_version_is_of_a_known_kind() -> None:
    """An operator finds what to look at in the change log under a heading of the known kinds."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    kinds = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security", "Format"}
    assert set() == set(re.findall(r"^### (.+)$", text, re.MULTILINE)) - kinds
    assert "## [Unreleased]" in text
