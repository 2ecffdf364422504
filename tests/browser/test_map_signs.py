"""The signs of the list are told apart by their boxes, in the light and in the dark."""

from __future__ import annotations

import re
from typing import Any

import pytest

SEEN_MIN = 3.0
"""The contrast that a sign needs against what lies under it (WCAG 2.2, 1.4.11)."""
COLOURS = """sign => {
  const under = getComputedStyle(sign.closest('table'))
  const { borderTopColor, backgroundColor } = getComputedStyle(sign)
  return [borderTopColor, backgroundColor, under.backgroundColor]
}"""


def brightness(colour: str) -> float:
    """Return the relative luminance of a colour."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_map_signs_of_the_list_keep_their_boxes(sit: Any, scheme: str) -> None:
    """A position is a pin in a box, as on the map; no sign of the register loses its box to the card."""
    person = sit("desk/watch", scheme=scheme)
    person.go("map")
    signs = person.page.locator("[data-group=register] svg.sign")
    signs.first.wait_for()
    assert person.page.locator("[data-group=register] svg.sign.position").count() == 2
    for sign in signs.all():
        border, fill, card = sign.evaluate(COLOURS)
        assert max(contrast(border, card), contrast(fill, card)) >= SEEN_MIN
