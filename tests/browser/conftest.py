"""People at real browsers before a real desk: Debian's Chromium, and ``checkfire serve`` on a free port.

Every page is watched: an error in its console, or a request to anybody but the desk, fails the test.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from checkfire.desk.replay.day import load_day
from checkfire.desk.replay.play import play
from checkfire.testing.served import Served

sys.path.insert(0, str(Path(__file__).parent))
from words import word  # beside this file, which is no package

ROOT = Path(__file__).parents[2]
AXE = ROOT / "console" / "node_modules" / "axe-core" / "axe.min.js"
SIZES = {"wide": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}
BARE = """() => {
  const held = new RegExp('[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2}|[0-9.]+°|(^|[^A-Za-z0-9])[±+-][0-9]')
  const walk = document.createTreeWalker(document.querySelector('#console'), NodeFilter.SHOW_TEXT)
  const bare = []
  while (walk.nextNode()) {
    const text = walk.currentNode.textContent.replace(/[\\u2066\\u2068][^\\u2069]*\\u2069/g, '')
    const kept = walk.currentNode.parentElement.closest('[dir=ltr], option, style, script')
    const keeper = kept && getComputedStyle(kept).direction === 'ltr'
    if (held.test(text) && !keeper) bare.push(text.trim())
  }
  return bare
}"""
"""Text nodes with a reference, a date, a signed number or a coordinate outside anything that isolates it."""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LINE_LOST = "Failed to load resource"
"""The browser itself complains so when the desk is gone; whether a test expects that is the test's word."""


@dataclass
class Person:
    """Somebody at a page, and what the page did that it must not do."""

    page: Page
    desk: str
    url: str
    language: str = "en"
    faults: list[str] = field(default_factory=list)
    offline: bool = False
    """True while the test itself has taken the desk away."""

    def watch(self) -> None:
        """Note every error of the page, and every request to anybody but the desk."""
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.faults.append(f"{self.desk}: {error}"))
        self.page.on("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        excused = self.offline and LINE_LOST in message.text
        if message.type in ("error", "warning") and not excused:
            self.faults.append(f"{self.desk}: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.url + "/", "blob:")):
            self.faults.append(f"{self.desk}: asked {request.url}")

    def enter(self, link: str) -> None:
        """Open a one-time link, make the key, and wait until the desk is there."""
        self.page.goto(link)
        self.page.locator("form button").click()
        self.page.locator("[data-ready=true]").wait_for()

    def go(self, where: str) -> None:
        """Go to a page of the console by its address."""
        self.page.goto(f"{self.url}/#/{where}")

    def press(self, key: str, *, role: str = "button") -> None:
        """Press the button that bears these words in this person's language."""
        self.page.get_by_role(role, name=word(self.language, key), exact=True).click()  # type: ignore[arg-type]  # one of its roles

    def look(self) -> None:
        """Hold the page against what every page promises."""
        assert self.axe() == []
        assert self.overflow_px() <= 0
        assert self.bare() == []

    def bare(self) -> list[str]:
        """Return the dates, ids and coordinates that nothing keeps from turning round in a line of Arabic."""
        found: list[str] = self.page.evaluate(BARE) if self.language == "ar" else []
        return found

    def axe(self) -> list[str]:
        """Return what is not accessible on the page, by rule and place."""
        self.page.evaluate(AXE.read_text())
        found: Any = self.page.evaluate("axe.run()")
        return [f"{v['id']}: {node['target']}" for v in found["violations"] for node in v["nodes"]]

    def overflow_px(self) -> int:
        """Return by how many pixels the page is wider than its window."""
        measure = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        return int(self.page.evaluate(measure))


Sit = Callable[..., Person]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium once a module: its driver holds the event loop, which other tests need."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Play the day once, as ``make run`` does."""
    folder = tmp_path_factory.mktemp("day") / "replay"
    play(load_day(), folder)
    return folder


@pytest.fixture
def served(day: Path, tmp_path: Path) -> Iterator[Served]:
    """Serve a copy of the day."""
    folder = tmp_path / "replay"
    shutil.copytree(day, folder)
    desk = Served(folder)
    desk.start()
    yield desk
    desk.stop()


@pytest.fixture
def room(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Give a way to open a browser of one's own, with its own storage."""
    with ExitStack() as stack:

        def open_room(*, size: str = "wide", language: str = "en", scheme: str = "light") -> BrowserContext:
            context = chromium.new_context(
                viewport=SIZES[size],  # type: ignore[arg-type]  # a plain dict of the same form
                locale=language,
                color_scheme=scheme,  # type: ignore[arg-type]  # one of its words
                permissions=["clipboard-read", "clipboard-write"],
            )
            stack.callback(context.close)
            return context

        yield open_room


@pytest.fixture
def sit(served: Served, room: Callable[..., BrowserContext]) -> Iterator[Sit]:
    """Give a way to sit down at a desk of the day; in the end no page may have done what it must not."""
    people: list[Person] = []

    def sit_down(desk: str, context: BrowserContext | None = None, **how: Any) -> Person:
        language = how.get("language", "en")
        person = Person((context or room(**how)).new_page(), desk, served.url, language)
        person.watch()
        people.append(person)
        person.enter(served.link(desk))
        return person

    yield sit_down
    assert [] == [fault for person in people for fault in person.faults]
