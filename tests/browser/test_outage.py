"""The desk dies under an open page: what is said is kept, entered once, and never called sent too soon."""

from __future__ import annotations

from typing import Any

import pytest

NOT_SENT = "NOT SENT"


def called(served: Any) -> list[str]:
    """Return the ids of all calls in the log, in its order."""
    with served.client("desk/watch") as line:
        entries, start = [], 0
        while page := line.entries(start)["entries"]:
            entries += page
            start = page[-1]["index"] + 1
    return [entry["id"] for entry in entries if entry["kind"] == "checkfire.halt-called/1"]


def test_outage_keeps_a_call_and_sends_it_once(served: Any, sit: Any) -> None:
    """R22: a call while the desk is dead says NOT SENT; the open page sends it when the desk is back."""
    person, before = sit("syria/duty"), called(served)
    person.offline = True
    served.kill()
    call_unanswered(person)
    served.start()
    halt = person.page.locator("[data-halt]").first
    halt.wait_for(timeout=40_000)
    (one,) = [call for call in called(served) if call not in before]
    assert halt.get_attribute("data-halt") == one
    person.page.get_by_text(NOT_SENT).first.wait_for(state="detached", timeout=20_000)


def test_outage_outlives_the_tab(served: Any, sit: Any, room: Any) -> None:
    """What was signed is kept on the device: a tab that is closed and opened again sends it."""
    context = room()
    person, before = sit("syria/duty", context), called(served)
    person.offline = True
    served.kill()
    call_unanswered(person)
    person.page.close()
    served.start()
    page = context.new_page()
    page.goto(served.url)
    page.get_by_role("button", name="Enter", exact=True).first.click()
    page.locator("[data-halt]").first.wait_for(timeout=40_000)
    assert len(called(served)) == len(before) + 1


def test_outage_between_entry_and_receipt_doubles_nothing(served: Any, sit: Any) -> None:
    """A call whose receipt was lost on the way is sent again, and is in the log once."""
    person, before = sit("syria/duty"), called(served)
    person.offline = True
    lost: list[int] = []

    def lose_the_first(route: Any) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().status)
        route.abort()

    person.page.route("**/v1/messages", lose_the_first)
    call_unanswered(person)
    person.page.locator("[data-halt]").first.wait_for(timeout=40_000)
    assert lost == [201]
    assert len(called(served)) == len(before) + 1


def call_unanswered(person: Any) -> None:
    """Call check fire, and wait until the page says that nothing is sent yet."""
    page = person.page
    page.keyboard.press("F9")
    page.locator("dialog[open]").wait_for()
    page.keyboard.type("By the ridge")
    page.locator("#halt-call-what").fill("Our troops are being hit.")
    page.keyboard.press("Control+Enter")
    page.get_by_text(NOT_SENT).first.wait_for()


def test_outage_a_page_that_is_loaded_again_still_says_not_sent(served: Any, sit: Any) -> None:
    """A page that is loaded while the desk is away shows what waits, opens by itself, and sends it once."""
    person, before = sit("syria/duty"), called(served)
    person.offline = True
    person.page.route("**/v1/**", lambda route: route.abort())
    call_unanswered(person)
    person.page.reload()
    person.page.locator(".waiting").get_by_text(NOT_SENT).wait_for()
    assert person.page.locator(".banner.lost").is_visible()
    assert person.page.locator("[data-ready=true]").count() == 0
    person.page.unroute("**/v1/**")
    person.page.locator("[data-halt]").first.wait_for(timeout=40_000)
    person.page.locator("[data-ready=true]").wait_for(timeout=20_000)
    person.page.get_by_text(NOT_SENT).first.wait_for(state="detached", timeout=20_000)
    assert len(called(served)) == len(before) + 1


def test_outage_a_call_before_the_first_answer_is_kept(served: Any, sit: Any) -> None:
    """R22: somebody whose page has not heard the desk at all can call; the call is sent when it answers."""
    person, before = sit("syria/duty"), called(served)
    person.offline = True
    person.page.route("**/v1/**", lambda route: route.abort())
    person.page.reload()
    person.page.locator(".banner.lost").wait_for()
    call_unanswered(person)
    person.page.unroute("**/v1/**")
    person.page.locator("[data-halt]").first.wait_for(timeout=40_000)
    assert len(called(served)) == len(before) + 1


@pytest.mark.parametrize("list_", ["arrangement", "register", "notices", "halts"])
def test_outage_one_failed_answer_leaves_no_page_dead(served: Any, sit: Any, list_: str) -> None:
    """A page one of whose first questions fails asks again, and opens."""
    person = sit("russia/duty")
    person.offline = True
    failed: list[str] = []

    def fail_once(route: Any) -> None:
        if failed:
            route.continue_()
            return
        failed.append(route.request.url)
        route.abort()

    person.page.route(f"**/v1/{list_}", fail_once)
    person.page.reload()
    person.page.locator("[data-ready=true]").wait_for(timeout=20_000)
    assert len(failed) == 1
    assert served.url


def test_outage_whoever_leaves_with_something_unsent_is_told_and_it_is_sent(served: Any, sit: Any) -> None:
    """Leaving a desk asks first; what was signed is shown and handed in, even where its key is removed."""
    person, before, asked = sit("syria/duty"), called(served), []
    person.offline = True
    page = person.page
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.route("**/v1/messages", lambda route: route.abort())
    call_unanswered(person)
    page.locator("dialog[open] .leave").last.click()
    page.locator("details summary").first.click()
    person.press("settings-sign-out")
    page.locator(".unsent").get_by_text(NOT_SENT).wait_for()
    person.press("welcome-forget")
    assert ["confirm", "confirm"] == asked
    assert len(called(served)) == len(before)
    page.unroute("**/v1/messages")
    page.locator(".unsent").wait_for(state="detached", timeout=20_000)
    assert len(called(served)) == len(before) + 1


def test_outage_any_tab_of_the_browser_sends_what_another_signed(served: Any, sit: Any, room: Any) -> None:
    """A closed tab leaves its unsent call to the other tabs, whatever their desk, and not its words."""
    context = room()
    first, before = sit("syria/duty", context), called(served)
    other = sit("russia/duty", context)
    first.offline = other.offline = True
    context.route("**/v1/messages", lambda route: route.abort())
    call_unanswered(first)
    first.page.close()
    told = other.page.locator(".waiting").get_by_text(NOT_SENT)
    told.wait_for(timeout=20_000)
    assert "ridge" not in other.page.locator("#page").inner_text()
    context.unroute("**/v1/messages")
    told.wait_for(state="detached", timeout=20_000)
    assert len(called(served)) == len(before) + 1


def test_outage_two_tabs_of_one_desk_agree_on_what_is_sent(served: Any, sit: Any, room: Any) -> None:
    """A second tab of the same key shows what the first has not sent, and stops when it is sent."""
    context = room()
    first, before = sit("syria/duty", context), called(served)
    second = context.new_page()
    second.goto(served.url)
    second.get_by_role("button", name="Enter", exact=True).first.click()
    second.locator("[data-ready=true]").wait_for()
    first.offline = True
    context.route("**/v1/messages", lambda route: route.abort())
    call_unanswered(first)
    second.locator(".waiting").get_by_text(NOT_SENT).wait_for(timeout=20_000)
    context.unroute("**/v1/messages")
    second.locator(".waiting").wait_for(state="detached", timeout=20_000)
    first.page.get_by_text(NOT_SENT).first.wait_for(state="detached", timeout=20_000)
    assert len(called(served)) == len(before) + 1


def test_outage_a_late_answer_is_not_shown_to_the_next_desk(served: Any, sit: Any, room: Any) -> None:
    """R9: what was asked for one party and comes when another sits here never enters the other's page."""
    context = room()
    sit("relief/field", context).page.close()
    person = sit("coalition/hotline", context)
    page, held = person.page, []
    page.route("**/v1/register", lambda route: held.append(route) if not held else route.continue_())
    page.reload()
    page.locator("[data-ready=false]").wait_for()
    person.page.locator("details summary").first.click()
    person.press("settings-sign-out")
    page.get_by_text("relief/field").locator("xpath=ancestor::li").get_by_role("button", name="Enter").click()
    page.locator("[data-ready=true]").wait_for()
    own = rows(person)
    with page.expect_response("**/v1/register"):
        held[0].continue_()
    assert rows(person) == own
    assert served.url


def rows(person: Any) -> list[str]:
    """Return the names of all objects in the list beside the map."""
    person.go("map")
    person.page.locator("tbody tr").first.wait_for()
    return sorted(person.page.locator("tbody tr").all_inner_texts())
