"""The replay, live: the day runs before people who sit at its desks, and every page says what it is."""

from __future__ import annotations

from typing import Any

import pytest


def test_replay_plays_the_day_before_people_at_its_desks(sit: Any, room: Any) -> None:
    """Whoever plays the day keeps its desk, sees the call climb, and may act in between."""
    context = room()
    syria, director = (sit(desk, context) for desk in ("syria/duty", "coalition/battle-director"))
    for person in (syria, director):
        person.offline = True
    first = syria.page.evaluate("fetch('/v1/log').then(r => r.json()).then(l => l.origin)")
    syria.press("replay-play")
    syria.page.get_by_role("radio", name="300").check()
    syria.page.get_by_role("button", name="with a desk").click()
    syria.page.get_by_role("list", name="Timeline, newest first").get_by_text("CHECK FIRE").first.wait_for(
        timeout=60_000
    )
    halt = director.page.locator("a.banner.halt, [data-halt]").first
    halt.wait_for(timeout=60_000)
    assert syria.page.evaluate("fetch('/v1/log').then(r => r.json()).then(l => l.origin)") != first
    for person in (syria, director):
        assert person.page.get_by_text("REPLAY", exact=True).is_visible()
        assert person.page.locator("[data-ready=true]").first.is_visible()
    syria.page.get_by_text("Closes the halt.").first.wait_for(timeout=60_000)


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_replay_offers_its_desks_to_whoever_comes(served: Any, room: Any, size: str) -> None:
    """Somebody with nothing but the address sits down at a desk with one tap."""
    page = room(size=size).new_page()
    page.goto(served.url)
    page.get_by_role("button", name="Syrian Arab Army").click()
    page.locator("[data-ready=true]").first.wait_for()
    assert page.get_by_text("syria/duty", exact=True).is_visible()
