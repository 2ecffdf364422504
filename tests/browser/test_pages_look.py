"""Every page at every size, in both languages, light and dark: nothing runs over, nothing is out of reach."""

from __future__ import annotations

from typing import Any

import pytest

FIRST_LOAD_MAX_BYTES = 250 * 1024
LOADED = "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"


def pages_of(served: Any) -> list[str]:
    """Return the addresses of all pages of the console, with the notice and the halt of the day."""
    with served.client("desk/watch") as line:
        notice = line.notices()["notices"][0]["id"]
        halt = line.halts()["halts"][0]["id"]
    return ["now", "map", "file", f"notice/{notice}", f"halt/{halt}", "log", "arrangement"]


LOOKS = [
    {"size": size, "language": language, "scheme": scheme}
    for size in ("wide", "phone")
    for language in ("en", "ar")
    for scheme in ("light", "dark")
]


@pytest.mark.parametrize("how", LOOKS, ids=lambda how: "-".join(how.values()))
@pytest.mark.parametrize("desk", ["desk/watch", "russia/duty"])
def test_every_page_keeps_its_promises(served: Any, sit: Any, desk: str, how: dict[str, str]) -> None:
    """Who cannot see well, has a small screen or reads Arabic meets the same page, whole and in order."""
    person = sit(desk, **how)
    for where in pages_of(served):
        person.go(where)
        heading = person.page.locator("main h1, main [data-halt], main [data-notice]").first
        heading.wait_for()
        person.look()


def test_first_load_is_small(sit: Any) -> None:
    """On a bad line the first page comes in under 250 KiB, packed."""
    person = sit("russia/duty")
    loaded = person.page.evaluate(f"{LOADED}.map(e => [e.name, e.encodedBodySize])")
    assets = {name: size for name, size in loaded if "/v1/" not in name}
    assert len(assets) > 2
    assert sum(assets.values()) < FIRST_LOAD_MAX_BYTES


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_map_draws_every_active_object_at_every_zoom(served: Any, sit: Any, size: str) -> None:
    """No label, no neighbour and no zoom hides a protected object; each is also a row."""
    person = sit("desk/watch", size=size)
    person.go("map")
    drawn = person.page.locator("[data-map][data-ready=true]").first
    drawn.wait_for()
    with served.client("desk/watch") as line:
        active = [o["id"] for o in line.register()["objects"] if o["active"]]
    for one in active:
        assert person.page.locator(f"[data-row='{one}']").count() == 1
    zoom_in, zoom_out = (drawn.get_by_role("button", name=name) for name in ("Zoom in", "Zoom out"))
    for button in (zoom_in, zoom_in, zoom_out, zoom_out, zoom_out, zoom_out, zoom_out):
        button.click()
        painted, expected = drawn.evaluate("map => [map.dataset.drawn, map.dataset.objects]")
        assert painted == expected
    assert int(drawn.get_attribute("data-objects") or 0) >= len(active)
