"""The map: what is active is drawn at every zoom, and is a row; the past never passes for now."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Route

IDS = """() => {
  const asked = new CustomEvent('list-drawn', { detail: {} })
  document.querySelector('[data-map]').dispatchEvent(asked)
  return asked.detail.ids
}"""
COUNTS = """() => {
  const { drawn, objects } = document.querySelector('[data-map]').dataset
  return [drawn, objects]
}"""
ROWS = "() => [...document.querySelectorAll('[data-row]')].map((row) => row.dataset.row)"
ZOOMS = 8
SETTLED_MS = 450


def open_map(person: Any) -> Any:
    """Go to the page and wait until the map has drawn."""
    person.go("map")
    person.page.locator("[data-map][data-ready=true]").wait_for()
    return person.page


@pytest.mark.parametrize(("desk", "objects", "halts"), [("desk/watch", 5, 1), ("russia/duty", 3, 1)])
def test_map_draws_every_active_object_at_every_zoom_and_each_is_a_row(
    sit: Any, desk: str, objects: int, halts: int
) -> None:
    """Zoomed out until all lie on each other, and in until few are left."""
    page = open_map(sit(desk))
    page.locator(".filters input[type=checkbox]").last.check()
    # A notice, and what was called on it.
    known = objects + halts + 1
    for _ in range(ZOOMS):
        page.get_by_role("button", name="Zoom out").click()
        page.wait_for_timeout(SETTLED_MS)
        drawn, expected = page.evaluate(COUNTS)
        assert drawn == expected == str(known)
    assert set(page.evaluate(IDS)) == set(page.evaluate(ROWS))
    page.get_by_role("button", name="Show all").click()
    page.wait_for_timeout(SETTLED_MS)
    for _ in range(ZOOMS):
        page.get_by_role("button", name="Zoom in").click()
        page.wait_for_timeout(SETTLED_MS)
        drawn, expected = page.evaluate(COUNTS)
        assert drawn == expected


def test_map_a_row_chooses_on_the_map_and_the_map_in_the_list(sit: Any) -> None:
    """By keyboard in the list, and by a click on the sign."""
    person = sit("russia/duty")
    page = open_map(person)
    pick = page.get_by_role("button", name="Field clinic")
    pick.focus()
    page.keyboard.press("Enter")
    assert pick.get_attribute("aria-pressed") == "true"
    detail = page.get_by_role("region", name="Field clinic")
    assert "37S FV" in detail.inner_text()
    # It then stands in the middle, where a click on the map finds it again.
    page.get_by_role("button", name="Show on the map").click()
    page.get_by_role("button", name="Close").click()
    assert pick.get_attribute("aria-pressed") == "false"
    for _ in range(2):
        page.get_by_role("button", name="Zoom in").click()
        page.wait_for_timeout(SETTLED_MS)
    page.get_by_role("application").click()
    page.get_by_role("region", name="Field clinic").wait_for()
    assert pick.get_attribute("aria-pressed") == "true"


def test_map_looks_back_and_says_that_it_is_not_the_present(sit: Any) -> None:
    """While one looks back it says so, until one comes back."""
    person = sit("desk/watch")
    page = open_map(person)
    page.get_by_role("button", name="Look back in time").click()
    back = page.get_by_role("slider", name="Entry of the log")
    page.locator("input[type=range][max='0']").wait_for(state="detached")
    # Before the halt was called, and while it ran.
    page.get_by_role("button", name="The entry before").click()
    bar = page.get_by_role("region", name="Look back in time")
    assert "not the present" in bar.inner_text()
    for _ in range(10):
        back.press("ArrowLeft")
    page.locator("[data-group=halts] [data-row]").wait_for()
    assert "2016-09-17" in bar.inner_text()
    back.press("Home")
    page.locator("[data-group=register][data-rows='0']").wait_for()
    page.get_by_role("button", name="Back to now").click()
    page.locator("[data-group=register][data-rows='5']").wait_for()
    assert "not the present" not in bar.inner_text()


def test_map_that_cannot_be_fetched_leaves_the_list(sit: Any) -> None:
    """On a bad line the list has everything that the map would show."""
    person = sit("russia/duty")
    person.offline = True
    person.page.route("**/assets/engine-*.js", lambda route: route.abort())
    person.go("map")
    assert "could not be fetched" in person.page.get_by_role("alert").inner_text()
    assert person.page.locator("[data-group=register] [data-row]").count() == 3


@pytest.mark.parametrize(("size", "language"), [("wide", "en"), ("phone", "ar")])
def test_map_is_readable_at_any_width_and_to_everybody(sit: Any, size: str, language: str) -> None:
    """No sideways scroll, and nothing that a screen reader misses."""
    person = sit("desk/watch", size=size, language=language)
    page = open_map(person)
    page.locator("[data-group=register] .pick").first.click()
    person.look()


def test_map_keeps_every_sign_among_very_many(sit: Any) -> None:
    """Signs grow smaller before any is left out."""
    person = sit("desk/watch")
    page = person.page
    page.route("**/v1/register", answer_many)
    page.reload()
    open_map(person)
    page.wait_for_timeout(SETTLED_MS)
    drawn, expected = page.evaluate(COUNTS)
    assert drawn == expected
    assert int(drawn) >= MANY


MANY = 2_000


def answer_many(route: Route) -> None:
    """Give a register of very many sites on a square."""
    side = 50
    objects = [
        {
            "id": f"many-{number}",
            "kind": "site",
            "owner": "relief",
            "label": f"Site {number}",
            "category": "water",
            "place": {
                "stated": "there",
                "method": "coordinates",
                "area": {
                    "shape": "circle",
                    "centre": {
                        "lat_e7": 340_000_000 + 500_000 * (number // side),
                        "lon_e7": 380_000_000 + 500_000 * (number % side),
                    },
                    "radius_m": 0,
                },
            },
            "standoff_m": 500,
            "corridor_m": 0,
            "status": "verified",
            "active": True,
            "consents": [],
            "history": [],
        }
        for number in range(MANY)
    ]
    route.fulfill(json={"caution": "", "objects": objects, "twins": []})
