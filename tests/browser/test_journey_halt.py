"""CHECK FIRE: called from any page, taken by another officer, stopped, verified, closed and proven."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from checkfire.wire.arrangement import PolicySet

sys.path.insert(0, str(Path(__file__).parent))
from words import word  # beside this file, which is no package

EVERYWHERE = pytest.mark.parametrize(
    ("size", "language"), [("wide", "en"), ("phone", "en"), ("wide", "ar"), ("phone", "ar")]
)
LADDER_S = (2, 30, 60, 120)


def call(person: Any, *, where: str = "By the ridge", what: str = "Our troops are being hit.") -> str:
    """Call check fire from wherever a person is, by keyboard alone, and return the id of the halt."""
    page = person.page
    page.keyboard.press("F9")
    page.locator("dialog[open]").wait_for()
    page.keyboard.type(where)
    page.locator("#halt-call-what").fill(what)
    page.keyboard.press("Control+Enter")
    halt = page.locator("[data-halt]").first
    halt.wait_for()
    return str(halt.get_attribute("data-halt"))


def state(person: Any, halt: str, wanted: str) -> None:
    """Wait until a person's page shows a state of a halt."""
    person.page.locator(f"[data-halt='{halt}'][data-state='{wanted}']").first.wait_for()


@EVERYWHERE
def test_halt_goes_from_the_call_to_a_proof(
    served: Any, sit: Any, tmp_path: Path, size: str, language: str
) -> None:
    """R22-R28: three actions call; the ladder climbs past an absent officer; the stop is proven."""
    with served.client("desk/watch") as watch_line:
        watch_line.say(PolicySet(ladder_s=LADDER_S))
    syria, director, watch = (
        sit(desk, size=size, language=language)
        for desk in ("syria/duty", "coalition/battle-director", "desk/watch")
    )
    syria.go("log")
    halt = call(syria)
    syria.page.locator("[data-step='1'][data-climbed=true]").wait_for()
    syria.look()
    director.go("now")
    director.page.locator(f"[data-halt='{halt}']").first.wait_for()
    director.look()
    director.go(f"halt/{halt}")
    director.press("halt-take-alternate")
    state(syria, halt, "acknowledged")
    director.press("halt-order")
    state(syria, halt, "stop-ordered")
    director.press("halt-stop")
    state(syria, halt, "fire-stopped")
    director.look()
    syria.press("halt-verify-basis-seen")
    syria.press("halt-verify")
    state(syria, halt, "stop-verified")
    watch.go(f"halt/{halt}")
    state(watch, halt, "stop-verified")
    watch.look()
    close(watch)
    state(syria, halt, "closed")
    syria.look()
    prove(syria, served, halt, tmp_path)


@EVERYWHERE
def test_halt_one_press_too_many_says_nothing_more(served: Any, sit: Any, size: str, language: str) -> None:
    """R26: the next act is apart from the one that was just said, and the card leads on to it."""
    syria, director = (
        sit(desk, size=size, language=language) for desk in ("syria/duty", "coalition/hotline")
    )
    halt = call(syria)
    director.go("now")
    card = director.page.locator(f"article[data-halt='{halt}']")
    press_twice(director, card.locator("[data-act=take]"), said=card.locator("[data-said=take]"))
    director.look()
    card.locator("a[data-next=order]").click()
    acts = director.page.locator(".acts[data-next=order]")
    acts.wait_for()
    press_twice(director, acts.locator("[data-act=order]"), said=director.page.locator("[data-said=order]"))
    stop = director.page.locator("[data-act=stop]")
    assert stop.is_visible()
    assert director.page.evaluate("document.activeElement.dataset.said") == "order"
    with served.client("desk/watch") as line:
        (held,) = [one for one in line.halts()["halts"] if one["id"] == halt]
    assert (list(held["stop_ordered"]), held["stopped"]) == (["coalition"], {})
    director.look()
    stop.click()
    state(director, halt, "fire-stopped")


def press_twice(person: Any, button: Any, *, said: Any) -> None:
    """Press a button, and the same spot and the same key again once its word is said."""
    expect(button).to_be_enabled()
    button.hover()  # whoever presses waits until the page stands still
    spot = button.evaluate(
        "b => { const r = b.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2] }"
    )
    button.click()
    said.wait_for()
    person.page.mouse.click(*spot)
    person.page.keyboard.press("Enter")


def close(watch: Any) -> None:
    """Close a halt as the neutral desk, with a reason where parties have not stated a stop of their own."""
    page = watch.page
    opener = page.locator("details.card summary").filter(has_text=word(watch.language, "halt-close-open"))
    if opener.count():
        opener.click()
    form = page.locator("form").filter(has=page.locator("[data-may-close]"))
    form.locator("textarea").fill("Stop stated by the coalition and confirmed by the caller.")
    form.locator("button").last.click()


def prove(person: Any, served: Any, halt: str, folder: Path) -> None:
    """Take the receipt of a call home, and verify it in the page and with the command."""
    with person.page.expect_download() as waited:
        person.page.locator(
            "li[data-kind=halt-called] a[download], li[data-kind=halt-called] button"
        ).first.click()
    receipt = folder / "call.receipt"
    waited.value.save_as(receipt)
    person.go("log")
    person.page.locator("input[type=file]").first.set_input_files(receipt)
    person.page.locator("[data-outcome=verified]").wait_for()
    person.look()
    bent = bytearray(receipt.read_bytes())
    bent[bent.index(b'"received_at":"') + 16] ^= 1
    person.page.locator("input[type=file]").first.set_input_files(
        {"name": "bent.receipt", "mimeType": "application/json", "buffer": bytes(bent)}
    )
    person.page.locator("[data-outcome]:not([data-outcome=verified])").wait_for()
    command = [sys.executable, "-m", "checkfire", "verify", str(receipt), "--json"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert halt in json.dumps(json.loads(told))
    assert served.url
