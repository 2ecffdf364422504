"""What parties write can be long, and without a space: no page runs over on a phone, no card floods Now."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from checkfire.vocab.activity import Activity, Window
from checkfire.vocab.place import Method, Place
from checkfire.wire.answers import Answer, Answered
from checkfire.wire.halts import HaltCalled
from checkfire.wire.notices import NoticeFiled
from checkfire.wire.register import SiteCategory, SiteNotified

WORD = "W" * 200
FLOOD = "People are being hit at the crossing. " * 200
CARD_MAX_PX = 400
NARROW = """() => [...document.querySelectorAll('main *')].filter(element => {
  const box = element.getBoundingClientRect()
  const inside = element.closest('.out-of-sight, .scroll, [data-map], svg, .pulse')
  return box.width && !inside && (box.right > innerWidth + 1 || box.left < -1)
}).map(element => element.outerHTML.slice(0, 120))"""
"""What stands outside the window, whether or not something else hides that."""


def said_at_length(served: Any) -> dict[str, str]:
    """Say everything in one word of 200 letters, and return the ids of the notice and the halt."""
    place = Place(stated=WORD, method=Method.WORDS)
    starts_at = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)
    window = Window(starts_at=starts_at, ends_at=starts_at + timedelta(hours=1))
    with served.client("coalition/hotline") as line:
        line.say(NoticeFiled(activity=Activity(place=place, window=window), summary=WORD))
        (notice,) = [n["id"] for n in line.notices()["notices"] if n["summary"] == WORD]
    with served.client("russia/duty") as line:
        line.say(SiteNotified(name=WORD, place=place, category=SiteCategory.HEALTH, standoff_m=500))
        line.say(Answered(answer=Answer.CONCERN, text=WORD), about=(notice,))
        line.say(HaltCalled(what=WORD, where=place, words=WORD))
        (halt,) = [h["id"] for h in line.halts()["halts"] if h["what"] == WORD]
    return {"notice": notice, "halt": halt}


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("desk", ["coalition/hotline", "russia/duty"])
def test_long_word_runs_over_no_page(served: Any, sit: Any, desk: str, language: str) -> None:
    """R1: words stay as they were stated, and a phone still shows the whole page."""
    ids = said_at_length(served)
    person = sit(desk, size="phone", language=language)
    for where in ("now", "map", f"notice/{ids['notice']}", f"halt/{ids['halt']}", "log", "file"):
        person.go(where)
        person.page.locator("main h1, main [data-halt], main [data-notice]").first.wait_for()
        assert (where, person.overflow_px()) == (where, 0)
        assert (where, person.page.evaluate(NARROW)) == (where, [])
    person.page.keyboard.press("F9")
    person.page.locator("dialog[open]").wait_for()
    assert person.page.locator("dialog").evaluate("d => d.scrollWidth <= d.clientWidth")


def test_long_call_floods_no_card(served: Any, sit: Any) -> None:
    """R22: a call of many words leaves room on Now for the next one; its page has all of it."""
    with served.client("russia/duty") as line:
        line.say(HaltCalled(what=FLOOD, where=Place(stated=FLOOD, method=Method.WORDS)))
        (halt,) = [h["id"] for h in line.halts()["halts"] if h["what"] == FLOOD]
    person = sit("syria/duty", size="phone")
    person.go("now")
    words = person.page.locator(f"article[data-halt='{halt}'] .words")
    assert words.bounding_box()["height"] < CARD_MAX_PX
    person.go(f"halt/{halt}")
    assert person.page.locator("p.what").inner_text() == FLOOD.strip()
