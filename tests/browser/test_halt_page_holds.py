"""The page of a halt holds what is on it: no time runs under another, on a wide screen and on a phone."""

from __future__ import annotations

from typing import Any

import pytest

OUT = """() => {
  const card = document.querySelector('[aria-labelledby=halt-parties]').getBoundingClientRect()
  const marks = [...document.querySelectorAll('[data-party] .mark > *, [data-party] th, [data-party] .hint')]
  const boxes = marks.map(mark => [mark, mark.getBoundingClientRect()]).filter(([, box]) => box.width)
  const outside = boxes.filter(([, box]) => box.left < card.left || box.right > card.right)
  const apart = (one, other) => !one.contains(other) && !other.contains(one)
  const over = boxes.filter(([one, a]) => boxes.some(([other, b]) => apart(one, other)
    && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1))
  return [...outside, ...over].map(([mark]) => mark.textContent)
}"""
"""What stands outside its card, or over something else in it."""


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("size", ["wide", "phone"])
@pytest.mark.parametrize("desk", ["desk/watch", "syria/duty"])
def test_halt_page_holds_times_with_dates(served: Any, sit: Any, desk: str, size: str, language: str) -> None:
    """R28: on a later day the times of a halt carry their dates, and every one can be read."""
    with served.client(desk) as line:
        halt = line.halts()["halts"][0]["id"]
    person = sit(desk, size=size, language=language)
    person.go(f"halt/{halt}")
    person.page.locator("[data-party] .mark time").first.wait_for()
    assert person.page.locator("[data-party] .mark time").first.inner_text().startswith("2016-09-17")
    assert person.page.evaluate(OUT) == []
    person.look()
