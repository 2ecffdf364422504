"""The desk dies under an open page: what is said meanwhile is kept, sent once, and never called sent too soon."""

from __future__ import annotations

from typing import Any


def sent(served: Any, kind: str) -> list[str]:
    """Return the ids of all entries of a kind."""
    with served.client("desk/watch") as line:
        entries, start = [], 0
        while page := line.entries(start)["entries"]:
            entries += page
            start = page[-1]["index"] + 1
    return [e["id"] for e in entries if e["kind"] == f"checkfire.{kind}/1"]


def test_outage_loses_nothing_and_doubles_nothing(served: Any, sit: Any) -> None:
    """R22: a call that is made while the desk is dead says NOT SENT, and is in the log once when it is back."""
    person = sit("syria/duty")
    before = sent(served, "halt-called")
    person.offline = True
    served.kill()
    call_unanswered(person)
    person.page.close()
    served.start()
    page = context.new_page()
    page.locator("[data-ready=true]").first.wait_for(timeout=40_000)
    page.locator("[data-halt]").first.wait_for(timeout=40_000)
    (one,) = set(sent(served, "halt-called")) - set(before)
    assert page.locator(f"[data-halt='{one}']").count() > 0
    assert page.get_by_text("NOT SENT").count() == 0
    person.faults.clear()


def test_outage_between_answer_and_receipt_is_one_entry(served: Any, sit: Any) -> None:
    """What reached the log before the desk died is not said again; the page gets the first receipt."""
    person = sit("syria/duty")
    person.offline = True
    person.page.route("**/v1/messages", lambda route: (route.fetch(), served.kill(), route.abort())[-1])
    call_unanswered(person)
    person.page.unroute("**/v1/messages")
    served.start()
    person.page.locator("[data-halt]").first.wait_for(timeout=40_000)
    assert len(sent(served, "halt-called")) == len(set(sent(served, "halt-called")))
    called = [i for i in sent(served, "halt-called") if person.page.locator(f"[data-halt='{i}']").count()]
    assert len(called) == 1
    person.faults.clear()


def call_unanswered(person: Any) -> None:
    """Call check fire, and wait until the page says that nothing is sent yet."""
    page = person.page
    page.keyboard.press("F9")
    page.locator("dialog[open]").wait_for()
    page.keyboard.type("By the ridge")
    page.locator("#halt-call-what").fill("Our troops are being hit.")
    page.keyboard.press("Control+Enter")
    page.get_by_text("NOT SENT").first.wait_for()
