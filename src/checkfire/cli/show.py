"""Ways to show things in a terminal; rich is loaded only when something is shown."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

_JOINERS = "\u200c\u200d"
"""Needed to spell words in Persian, Urdu and other scripts; they only join or part letters."""


def print_json(value: Any, *, one_line: bool = False) -> None:
    """Print one JSON object on standard output, at once."""
    import msgspec

    raw = msgspec.json.encode(value)
    sys.stdout.write((raw if one_line else msgspec.json.format(raw, indent=2)).decode() + "\n")
    sys.stdout.flush()


def printable(text: str) -> str:
    """Return somebody else's text without the characters that would steer a terminal."""
    return "".join(c if c.isprintable() or c in _JOINERS else f"\\u{ord(c):04x}" for c in text)


def console() -> Console:
    """Return a console that respects pipes, width and colour settings."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False)
