"""Names of places in the cases of Ukrainian and Russian: "Бахмута", "Хомсом" and "Хамой" are looked up too.

Endings are taken off and others put on; whether such a name exists is for the gazetteer to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_ENDINGS = (
    *("ами", "ями", "ого", "ой", "ою", "ом", "ем", "єм", "ів", "ов", "ах", "ях", "ью", "ій"),
    *("а", "я", "и", "ы", "у", "ю", "і", "е", "ї"),
)
_NOMINATIVE = ("", "а", "я", "ь", "й", "о", "е", "и", "ы", "ий", "ой")
_STEM_MIN = 2
_WORDS_MAX = 3
TRIES_MAX = 400


def other_cases(name: str) -> Iterator[str]:
    """Yield what a Cyrillic name in another case may be in the nominative, the plainest first.

    Bound: at most ``TRIES_MAX``, so that no text keeps the desk busy with looking up.
    """
    words = name.split()
    if not _CYRILLIC.search(name) or len(words) > _WORDS_MAX:
        return
    forms = (" ".join(one) for one in product(*(_forms(word) for word in words)))
    yield from islice(
        (text for text in dict.fromkeys(islice(forms, 4 * TRIES_MAX)) if text != name), TRIES_MAX
    )


def _forms(word: str) -> list[str]:
    stems = [word.removesuffix(end) for end in _ENDINGS if word.endswith(end)]
    long = [stem for stem in stems if len(stem) >= _STEM_MIN]
    # Киева is of Киев, and Києва of Київ: a vowel that only the nominative has.
    shifted = [stem[:-2] + "ї" + stem[-1] for stem in long if stem[-2:-1] in ("є", "о", "е")]
    return [word, *(stem + end for stem in long for end in _NOMINATIVE), *shifted]
