"""The desk dies under an open page: what is said is kept, entered once, and never called sent too soon."""

from __future__ import annotations

from typing import Any

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
