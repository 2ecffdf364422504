"""The console's words, as a person of each language reads them on the buttons."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parents[2] / "console" / "src" / "words"
_LINE = re.compile(r"^(?P<key>[a-z][\w-]*) = (?P<text>.+)$", re.MULTILINE)


@cache
def _words(language: str) -> dict[str, str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted((WORDS / language).glob("*.ftl"))]
    return {match["key"]: match["text"] for text in texts for match in _LINE.finditer(text)}


def word(language: str, key: str) -> str:
    """Return the words for a key; what is not translated stands in English, as on the page."""
    return _words(language).get(key) or _words("en")[key]
