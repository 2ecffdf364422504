"""The pictures of the README: taken of the real pages, of a real day, whenever the tests run.

``make pictures`` keeps them in docs/pictures; otherwise they lie in the test's own folder.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from test_journey_notice import PHRASE

PNG = b"\x89PNG"


def test_pictures_of_the_readme_are_taken(sit: Any, tmp_path: Path) -> None:
    """Whoever reads the README sees the pages as they are."""
    folder = Path(os.environ.get("CHECKFIRE_PICTURES") or tmp_path)
    coalition = sit("coalition/hotline")
    coalition.page.evaluate("localStorage.setItem('checkfire.tour-shut', '1')")
    coalition.page.reload()
    coalition.go("file")
    coalition.page.locator("main input").first.fill(PHRASE)
    coalition.page.locator("[data-option=rival]").first.wait_for()
    coalition.page.locator("section[data-finding]").filter(has_text="Field clinic").wait_for()
    taken = [take(coalition, folder / "file-a-notice.png")]
    watch = sit("desk/watch")
    watch.page.evaluate("localStorage.setItem('checkfire.tour-shut', '1')")
    watch.page.reload()
    watch.go("map")
    watch.page.locator("[data-map][data-ready=true]").first.wait_for()
    taken.append(take(watch, folder / "map-and-list.png"))
    phone = sit("syria/duty", size="phone")
    phone.page.keyboard.press("F9")
    phone.page.locator("dialog[open]").wait_for()
    phone.page.keyboard.type("By the ridge south-west of the airfield")
    phone.page.locator("#halt-call-what").fill("Our troops are being hit.")
    taken.append(take(phone, folder / "check-fire-phone.png"))
    phone.page.keyboard.press("Control+Enter")
    halt = phone.page.locator("[data-halt]").first
    halt.wait_for()
    watch.go(f"halt/{halt.get_attribute('data-halt')}")
    watch.page.locator("article[data-halt]").wait_for()
    taken.append(take(watch, folder / "running-halt.png"))
    assert [path.read_bytes()[:4] for path in taken] == [PNG] * 4


def take(person: Any, path: Path) -> Path:
    """Take a picture of what a person sees."""
    person.page.screenshot(path=path, animations="disabled")
    return path
