"""The built pages: whatever lies in their folder is served under its name, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkfire.console.site import File, load_site


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Return a folder as the build leaves it."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html>")
    (tmp_path / "assets" / "index-1a2b.js").write_text("1")
    return tmp_path


def test_site_holds_the_page_and_its_assets(built: Path) -> None:
    """What was built is there to be served, each file as what it is."""
    site = load_site(built)
    assert site is not None
    assert site.page == b"<!doctype html>"
    assert site.assets == {"index-1a2b.js": File(b"1", "text/javascript; charset=utf-8")}


def test_site_that_was_not_built_is_none(tmp_path: Path) -> None:
    """A desk without a console still opens; it shows its status page."""
    assert load_site(tmp_path) is None


def test_site_refuses_a_file_of_a_kind_that_nobody_named(built: Path) -> None:
    """A file that no browser would be told the kind of is found at the start, not by an officer."""
    (built / "assets" / "strange.bin").write_bytes(b"\0")
    with pytest.raises(KeyError):
        load_site(built)
