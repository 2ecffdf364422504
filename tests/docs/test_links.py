"""A link in a document leads to something."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s#]+)(?:#[^)]*)?\)")


def _documents(root: Path) -> list[Path]:
    return [*sorted(root.glob("*.md")), *sorted(root.glob("docs/**/*.md")), *sorted(root.glob("src/**/*.md"))]


def _broken(root: Path) -> list[str]:
    return [
        f"{document.relative_to(root)}: {link['target']}"
        for document in _documents(root)
        for link in LINK.finditer(document.read_text(encoding="utf-8"))
        if ":" not in link["target"] and not (document.parent / link["target"]).exists()
    ]


def test_every_link_inside_the_project_leads_somewhere() -> None:
    """An officer who follows a link in a document finds the page."""
    assert [] == _broken(ROOT)


def test_a_planted_broken_link_is_seen(tmp_path: Path) -> None:
    """A link to a page that has gone is found."""
    (tmp_path / "here.md").write_text("[gone](docs/gone.md#part) [here](here.md) [far](https://example.org)")
    assert ["here.md: docs/gone.md"] == _broken(tmp_path)
