"""The console as a person meets it: what it loads, how long on a bad line, and how a crowded map moves.

Everything is measured in headless Chromium against a desk on loopback.
Each figure is printed, and one JSON line ends.
The bad line is Chromium's own throttle: 256 kbit/s each way and 600 ms.
The crowd is 2,000 sites, 500 notices and 200 movements around Deir ez-Zor.
"""

from __future__ import annotations

import json
import random
import shutil
import statistics
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from checkfire.desk.clock import SetClock, SystemClock
from checkfire.testing import world
from checkfire.testing.harness import Harness
from checkfire.testing.served import Served, write_keys
from checkfire.vocab.activity import Activity
from checkfire.vocab.instant import Window
from checkfire.vocab.place import Circle, Method, Place, Point
from checkfire.wire import notices

SITES, NOTICES, MOVEMENTS = 2_000, 500, 200
KBIT_S, LATENCY_MS = 256, 600
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PAN_STEPS = 60
KEY_MS = 60
"""Between two keys of the scripted person."""
WIDE = {"width": 1280, "height": 800}
CENTRE_DEG, SPREAD_DEG = (35.33, 40.14), 0.6
FRAMES = """() => { window.frames_ms = []; let last = performance.now();
  const tick = (now) => { window.frames_ms.push(now - last); last = now; requestAnimationFrame(tick) };
  requestAnimationFrame(tick) }"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        served = Served(_crowd(Path(folder) / "crowd"))
        served.start()
        chromium = driver.chromium.launch(executable_path=shutil.which("chromium"), args=ARGS)
        try:
            told = _first_load(chromium, served) | _crowded_map(chromium, served) | _person(chromium, served)
        finally:
            chromium.close()
            served.stop()
    for name, value in told.items():
        print(f"{name:28} {value:>10}")
    print(json.dumps(told))


def _first_load(chromium: Browser, served: Served) -> dict[str, Any]:
    """Measure the bytes of the first load, and the time until a signed-in page is ready on a bad line."""
    context = chromium.new_context(viewport=WIDE)  # type: ignore[arg-type]  # a plain dict of the same form
    page = context.new_page()
    _enter(page, served.link("relief/duty"))
    page.close()
    page = context.new_page()
    wire = page.context.new_cdp_session(page)
    loaded = {"bytes": 0}
    wire.on("Network.loadingFinished", lambda e: _add(loaded, e["encodedDataLength"]))
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.goto(served.url)
    page.get_by_role("heading", level=1).wait_for()
    first = loaded["bytes"]
    ready_s = _on_a_bad_line(context, served)
    context.close()
    return {"first_load_kib": round(first / 1024, 1), "ready_on_bad_line_s": round(ready_s, 2)}


def _on_a_bad_line(context: BrowserContext, served: Served) -> float:
    page = context.new_page()
    wire = context.new_cdp_session(page)
    throughput = KBIT_S * 1024 / 8
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    wire.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY_MS,
            "downloadThroughput": throughput,
            "uploadThroughput": throughput,
        },
    )
    start = time.perf_counter()
    _enter(page, served.link("watchers/duty"))
    return time.perf_counter() - start


def _crowded_map(chromium: Browser, served: Served) -> dict[str, Any]:
    """Measure until the map of the crowd is there, and the frames while it is dragged about."""
    context = chromium.new_context(viewport=WIDE)  # type: ignore[arg-type]  # a plain dict of the same form
    page = context.new_page()
    _enter(page, served.link("desk/watch"))
    start = time.perf_counter()
    page.goto(f"{served.url}/#/map")
    drawn = page.locator("[data-drawn][data-ready=true]")
    drawn.wait_for(timeout=60_000)
    ready_s = time.perf_counter() - start
    objects = drawn.get_attribute("data-objects")
    frames_ms = _pan(page)
    context.close()
    return {
        "crowd_objects": int(objects or 0),
        "crowd_ready_s": round(ready_s, 2),
        "pan_frame_p50_ms": round(statistics.median(frames_ms), 1),
        "pan_frame_p95_ms": round(statistics.quantiles(frames_ms, n=20)[18], 1),
    }


def _person(chromium: Browser, served: Served) -> dict[str, Any]:
    """Measure a scripted person, who reads nothing: a call from any page, and a doubtful place filed."""
    context = chromium.new_context(viewport=WIDE)  # type: ignore[arg-type]  # a plain dict of the same form
    page = context.new_page()
    _enter(page, served.link("charlie/duty"))
    page.goto(f"{served.url}/#/log")
    page.locator("main h1").wait_for()
    start = time.perf_counter()
    page.keyboard.press("F9")
    page.locator("dialog[open]").wait_for()
    page.keyboard.type("By the ridge", delay=KEY_MS)
    page.locator("#halt-call-what").click()
    page.keyboard.type("Our troops", delay=KEY_MS)
    page.keyboard.press("Control+Enter")
    page.locator("[data-halt]").first.wait_for()
    call_s = time.perf_counter() - start
    start = time.perf_counter()
    page.goto(f"{served.url}/#/file")
    page.locator("main input").first.click()
    page.keyboard.type("9 km south of Deir ez-Zor airfield", delay=KEY_MS)
    page.locator("[data-option]").filter(has_text="Deir ez-Zor Airport").first.get_by_role("radio").check()
    page.get_by_role("button", name="now", exact=True).click()
    page.locator("[data-lasts='2']").click()
    page.locator("#summary").click()
    page.keyboard.type("Aircraft will strike.", delay=KEY_MS)
    page.locator("#confirmed-by").click()
    page.keyboard.type("Planning officer", delay=KEY_MS)
    page.locator("section.send form button.first").click()
    page.locator("[data-filing=done]").wait_for()
    file_s = time.perf_counter() - start
    context.close()
    return {"call_from_any_page_s": round(call_s, 2), "doubtful_place_filed_s": round(file_s, 2)}


def _pan(page: Page) -> list[float]:
    box = page.locator("[data-drawn]").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(FRAMES)
    for step in range(PAN_STEPS):
        page.mouse.move(x - step * 3, y - step * 2)
    frames_ms: list[float] = page.evaluate("window.frames_ms")
    page.mouse.up()
    return frames_ms[1:]


def _enter(page: Page, link: str) -> None:
    page.goto(link)
    page.locator("form button").click()
    page.locator("[data-ready=true]").first.wait_for(timeout=60_000)


def _add(loaded: dict[str, int], by: float) -> None:
    loaded["bytes"] += int(by)


def _crowd(folder: Path) -> Path:
    """Make a desk with a crowded register and many live notices, and the keys of its desks."""
    chance = random.Random(2016)  # noqa: S311 - a bench needs no secrets
    now = SystemClock().now() - timedelta(minutes=30)
    world.START = now
    harness = Harness.opened(folder)
    harness.clock = SetClock(now)
    for number in range(SITES):
        harness.say("relief/duty", world.site(_point(chance), name=f"Site {number}"), audience=())
    for number in range(MOVEMENTS):
        harness.say("relief/duty", world.movement(_point(chance), name=f"Convoy {number}"), audience=())
    for number in range(NOTICES):
        harness.file_notice("alpha/duty", _notice(chance, number), audience=("bravo",))
    write_keys(folder, harness.keys)
    harness.let_go()
    return folder


def _notice(chance: random.Random, number: int) -> notices.NoticeFiled:
    starts_at = world.START + timedelta(hours=1 + chance.random() * 20)
    window = Window(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))
    area = Circle(centre=_point(chance), radius_m=chance.randint(500, 3_000))
    place = Place(stated=f"Box {number}", method=Method.DRAWN, area=area)
    activity = Activity(place=place, window=window)
    return notices.NoticeFiled(activity=activity, summary=f"Flights {number}")


def _point(chance: random.Random) -> Point:
    lat_deg, lon_deg = (c + chance.uniform(-SPREAD_DEG, SPREAD_DEG) for c in CENTRE_DEG)
    return Point.of_degrees(lat_deg, lon_deg)


if __name__ == "__main__":
    main()
