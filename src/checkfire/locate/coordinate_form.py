"""A way of writing coordinates that is known by its shape, and may stand among other words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from checkfire.locate.reading import Reading


@dataclass(frozen=True, slots=True)
class Form:
    """How the shape is found, and how it is read."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], tuple[Reading, ...] | None]
    """Gives every reading, or None if these are other words after all, or raises the rule that is broken."""


def is_alone(match: re.Match[str]) -> bool:
    """Tell whether there are no other words or numbers in the text."""
    rest = match.string[: match.start()] + match.string[match.end() :]
    return not any(char.isalnum() for char in rest)
