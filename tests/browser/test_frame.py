"""The frame of every page: a desk is entered by a link and a key, and the page is honest about the line."""

from __future__ import annotations

from typing import Any

import pytest


def test_frame_one_person_sits_at_five_desks(served: Any, sit: Any, room: Any) -> None:
    """A key and a sign-in belong to a tab, so one person can play every desk of the replay in one browser."""
    context = room()
    desks = ("desk/watch", "coalition/hotline", "russia/duty", "syria/duty", "relief/field")
    people = {desk: sit(desk, context) for desk in desks}
    for desk, person in people.items():
        assert person.page.get_by_text(desk, exact=True).is_visible()
    first = people["desk/watch"].page
    first.reload()
    first.locator("[data-ready=true]").wait_for()
    assert first.get_by_text("desk/watch", exact=True).is_visible()
    assert served.url in first.url


def test_frame_used_link_leads_back_in_the_same_browser(served: Any, room: Any, sit: Any) -> None:
    """A link that was used here opens the desk again here, and nowhere else."""
    context = room()
    link = served.link("russia/duty")
    person = sit("syria/duty", context)
    for _ in range(2):
        person.enter(link)
        assert person.page.get_by_text("russia/duty", exact=True).is_visible()
    stranger = sit("syria/duty", room())
    stranger.offline = True
    stranger.page.goto(link)
    stranger.page.locator("form button").click()
    assert "invite-used" in stranger.page.get_by_role("alert").inner_text()
    stranger.faults.clear()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_frame_says_when_nothing_is_heard(served: Any, sit: Any, language: str) -> None:
    """A page that hears nothing says so in large type, and stops saying so when it hears again."""
    person = sit("russia/duty", language=language)
    person.offline = True
    served.kill()
    lost = person.page.locator(".banner.lost")
    lost.wait_for(timeout=20_000)
    served.start()
    lost.wait_for(state="detached", timeout=30_000)
    person.faults.clear()


@pytest.mark.parametrize(("where", "opener"), [("now", "header summary"), ("map", ".layers summary")])
def test_frame_what_lies_over_a_page_goes_with_escape(sit: Any, where: str, opener: str) -> None:
    """Settings and layers hide what is under them no longer than wanted, and the focus is not lost."""
    person = sit("russia/duty")
    person.go(where)
    summary = person.page.locator(opener)
    summary.click()
    details = summary.locator("..")
    details.locator("select, input").first.focus()
    assert details.evaluate("details => details.open")
    person.page.keyboard.press("Escape")
    assert not details.evaluate("details => details.open")
    assert summary.evaluate("summary => summary === document.activeElement")


def test_frame_no_tab_keeps_another_from_speaking(served: Any, sit: Any, room: Any) -> None:
    """R22: somebody with every desk of the day open in one browser still calls at once from the last tab."""
    context = room()
    desks = ("desk/watch", "coalition/hotline", "coalition/battle-director", "russia/duty")
    others = [sit(desk, context) for desk in (*desks, *desks[:3])]
    last = sit("syria/duty", context)
    last.page.keyboard.press("F9")
    last.page.locator("dialog[open]").wait_for()
    last.page.keyboard.type("By the ridge")
    last.page.locator("#halt-call-what").fill("Our troops are being hit.")
    last.page.keyboard.press("Control+Enter")
    last.page.locator("article[data-halt]").wait_for(timeout=5_000)
    for other in others:
        other.page.locator("a.banner").first.wait_for(timeout=15_000)
    assert served.url
