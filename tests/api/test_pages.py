"""The pages that people open: the console as it was built, and a status page that needs no scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checkfire.api import app as app_module
from checkfire.console.site import load_site

SCRIPT = "index-1a2b.js"


@pytest.fixture
def built(town: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a town whose desk serves a console."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><p>the console")
    (tmp_path / "assets" / SCRIPT).write_text("say('again');" * 2_000)
    monkeypatch.setattr(app_module, "load_site", lambda: load_site(tmp_path))
    town.restart()
    return town


def test_pages_console_stands_at_the_root(built: Any) -> None:
    """Whoever opens the desk's address gets the console, and always its newest page."""
    answer = built.get("/")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert answer.text == "<!doctype html><p>the console"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-security-policy"].startswith("default-src 'self';")


def test_pages_status_page_needs_no_console(built: Any) -> None:
    """The status page is there for a browser that runs no scripts."""
    assert built.desk.origin in built.get("/status").text


def test_pages_without_a_build_show_the_status_page(town: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk whose pages were not built still says what it is."""
    monkeypatch.setattr(app_module, "load_site", lambda: None)
    town.restart()
    assert town.get("/").text == town.get("/status").text
    assert town.get(f"/assets/{SCRIPT}").status_code == 404


def test_pages_asset_is_fetched_once(built: Any) -> None:
    """On a bad line a file that never changes under its name is asked for once, and comes packed."""
    answer = built.get(f"/assets/{SCRIPT}", headers={"accept-encoding": "gzip"})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < len(answer.content)


@pytest.mark.parametrize(
    "name", ["nothing.js", "index.html", "%2e%2e", "%2e%2e%2findex.html", "..%2f..%2fdesk.json"]
)
def test_pages_asset_is_a_name_and_never_a_way(built: Any, name: str) -> None:
    """No spelling of a path leads out of the folder of the built files."""
    answer = built.get(f"/assets/{name}")
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
