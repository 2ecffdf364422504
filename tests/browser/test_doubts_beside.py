"""Doubts stand beside what is typed, near-duplicates beside each other, and nothing changes by itself."""

from __future__ import annotations

from typing import Any

import pytest
from test_journey_notice import EVERYWHERE, file_doubtful
from words import word

from checkfire.store.places import StoredPlaces
from checkfire.vocab.place import Circle, Method, Place, Point
from checkfire.wire.register import SiteCategory, SiteNotified

OPERATIONS = (38.5, 34.0, 42.0, 37.0)
SWAPPED, MEANT = "40.19312, 35.21547", "35.21547° N, 40.19312° E"
HERE, BESIDE = Point(lat_e7=352154700, lon_e7=401931200), Point(lat_e7=352163700, lon_e7=401931200)


@pytest.fixture
def scoped(served: Any) -> Any:
    """Serve the day by a desk whose officer has set its area of operations."""
    served.stop()
    places = StoredPlaces(served.folder, create=True)
    places.set_scope(OPERATIONS)
    places.close()
    served.start()
    return served


def words_of(person: Any) -> tuple[str, float]:
    """Return the check words of a page, and how large they are beside its text."""
    words = person.page.locator("main [data-check-words] bdi")
    words.wait_for()
    px = "element => parseFloat(getComputedStyle(element).fontSize)"
    return words.inner_text(), words.evaluate(px) / person.page.locator("body").evaluate(px)


@EVERYWHERE
def test_swapped_pair_is_doubted_and_mended_by_hand(scoped: Any, sit: Any, size: str, language: str) -> None:
    """R3, R4: the doubt says what was likely meant; only the person's own press changes the entry."""
    person = sit("coalition/hotline", size=size, language=language)
    person.go("file")
    field = person.page.locator("main input").first
    field.fill(SWAPPED)
    asked = person.page.locator("[data-question=CF-LOC-04]")
    asked.wait_for()
    assert asked.locator("[data-suggestion]").inner_text() == MEANT
    assert (asked.locator("[lang=en]").count() == 0) == (language == "ar")
    person.look()
    asked.get_by_role("button", name=word(language, "place-doubt-look"), exact=True).click()
    assert field.input_value() == SWAPPED
    assert person.page.locator("[data-option][data-chosen=true]").count() == 0
    asked.get_by_role("button", name=word(language, "place-doubt-use"), exact=True).click()
    assert field.input_value() == MEANT
    person.page.locator("main [data-place=read]").first.wait_for()
    assert asked.count() == 0
    with scoped.client("coalition/hotline") as line:
        (only,) = line.locate(MEANT)["readings"]
    words, larger = words_of(person)
    assert words == only["read_back"]["check_words"]
    assert larger > 1.4
    person.look()


@EVERYWHERE
def test_check_words_stand_out_on_a_notice(served: Any, sit: Any, size: str, language: str) -> None:
    """R3: whoever reads a notice aloud ends with its two words, and they are found at a glance."""
    person = sit("coalition/hotline", size=size, language=language)
    notice = file_doubtful(person)
    words, larger = words_of(person)
    with served.client("coalition/hotline") as line:
        assert words == line.notice(notice)["check_words"]
    assert larger > 1.4
    person.look()


@EVERYWHERE
def test_near_duplicates_stand_side_by_side(served: Any, sit: Any, size: str, language: str) -> None:
    """R6: each names the other with the distance, both can be seen at once, and both stay."""
    with served.client("russia/duty") as line:
        for name, point in (("Clinic", HERE), ("Dispensary", BESIDE)):
            place = Place(stated=name, method=Method.COORDINATES, area=Circle(centre=point))
            line.say(SiteNotified(name=name, place=place, category=SiteCategory.HEALTH))
        ids = {one["label"]: one["id"] for one in line.register()["objects"]}
    clinic, dispensary = ids["Clinic"], ids["Dispensary"]
    person = sit("desk/watch", size=size, language=language)
    person.go(f"map/{clinic}")
    row = person.page.locator(f"[data-row='{clinic}']")
    row.locator(f"[data-twin='{dispensary}']").wait_for()
    assert person.page.locator("[data-chosen]").count() == 1
    person.press("map-twin-beside")
    shown = person.page.locator("[data-chosen]")
    person.page.locator(f"[data-chosen='{dispensary}']").wait_for()
    assert [one.get_attribute("data-chosen") for one in shown.all()] == [clinic, dispensary]
    assert "100 m" in shown.nth(1).locator(f"[data-twin='{clinic}']").inner_text()
    assert person.page.locator(f"[data-row='{dispensary}']").count() == 1
    person.look()
