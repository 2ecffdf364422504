"""The console keeps its rules: every word is there in every language, and the page turns by itself."""

import re
from collections.abc import Iterator

import pytest

WORDS = re.compile(r"^console/src/words/(?P<language>[a-z]+)/(?P<file>[a-z-]+)\.ftl$")
MESSAGE = re.compile(r"^(?P<id>[a-zA-Z][\w-]*) =|^ +\.(?P<attribute>[a-z][\w-]*) =", re.MULTILINE)
USED = re.compile(r"\bt\(\s*(?:'(?P<plain>[\w.-]+)'|`(?P<made>[^`]*)`)")
FILLED = re.compile(r"\{ \$(?P<name>\w+)")
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|width|height"
    r"|(?:max|min)-(?:width|height))\s*:|(?:text-align|float)\s*:\s*(?:left|right)"
)
INLINE_STYLE = re.compile(r"\sstyle=")
STYLE = re.compile(r"<style[^>]*>(?P<css>.*?)</style>", re.DOTALL)
NOT_MARKUP = re.compile(r"<(?:script|style)[^>]*>.*?</(?:script|style)>", re.DOTALL)
MEDIA = re.compile(r"@media[^{]*\{|@container[^{]*\{")

EXCEPTIONS: dict[str, str] = {}
"""``path: declaration`` -> why it has to be physical."""


def _keys(text: str) -> Iterator[tuple[str, str]]:
    """Yield every key of a file of words, attributes as ``id.attribute``, with its text."""
    matches, current = list(MESSAGE.finditer(text)), ""
    for at, match in enumerate(matches):
        end = matches[at + 1].start() if at + 1 < len(matches) else len(text)
        current = match["id"] or current
        yield current if match["id"] else f"{current}.{match['attribute']}", text[match.end() : end]


@pytest.fixture(scope="module")
def languages(tree: dict[str, str]) -> dict[str, dict[str, str]]:
    """Return all words of each language, by their keys."""
    found: dict[str, dict[str, str]] = {}
    for path, text in tree.items():
        if match := WORDS.match(path):
            own = found.setdefault(match["language"], {})
            keys = dict(_keys(text))
            assert not own.keys() & keys.keys(), f"{path} has keys that another file has"
            own.update(keys)
    return found


@pytest.fixture(scope="module")
def source(tree: dict[str, str]) -> dict[str, str]:
    """Return the console's own source."""
    kinds = (".ts", ".svelte", ".css")
    return {
        path: text
        for path, text in tree.items()
        if path.startswith("console/src/") and path.endswith(kinds) and not path.endswith("shapes.d.ts")
    }


def test_every_word_is_there_in_every_language(languages: dict[str, dict[str, str]]) -> None:
    """An officer who reads Arabic meets no English for want of a translation."""
    english = languages["en"].keys()
    assert {"en", "ar"} <= languages.keys()
    assert {language: set(english) ^ set(words) for language, words in languages.items()} == {
        language: set() for language in languages
    }


def test_every_language_fills_in_the_same(languages: dict[str, dict[str, str]]) -> None:
    """No translation loses a number, a name or a reference that the English has."""
    for language, words in languages.items():
        for key, text in words.items():
            english = set(FILLED.findall(languages["en"][key]))
            assert (language, key, set(FILLED.findall(text))) == (language, key, english)


def test_every_word_that_is_asked_for_is_there(
    languages: dict[str, dict[str, str]], source: dict[str, str]
) -> None:
    """No page shows the name of a word instead of the word."""
    english = languages["en"]
    for path, text in source.items():
        for match in USED.finditer(text):
            if match["plain"]:
                assert match["plain"] in english, f"{path}: {match['plain']}"
            else:
                form = ".*".join(re.escape(piece) for piece in re.split(r"\$\{[^}]*\}", match["made"]))
                assert any(re.fullmatch(form, key) for key in english), f"{path}: {match['made']}"


def _styles(path: str, text: str) -> str:
    if path.endswith(".css"):
        return text
    return "\n".join(match["css"] for match in STYLE.finditer(text)) if path.endswith(".svelte") else ""


def test_styles_turn_by_themselves(source: dict[str, str]) -> None:
    """A page turns for Arabic without a style of its own: no style names left or right, top or bottom."""
    found = [
        f"{path}: {line.strip()}"
        for path, text in source.items()
        for line in MEDIA.sub("", _styles(path, text)).splitlines()
        if PHYSICAL.search(line)
    ]
    assert [] == [one for one in found if one not in EXCEPTIONS]
    assert set() == set(EXCEPTIONS) - set(found)


def test_no_markup_carries_a_style(source: dict[str, str]) -> None:
    """The policy of the page lets no style in from its markup, so none is there to be lost."""
    markup = {path: NOT_MARKUP.sub("", text) for path, text in source.items() if path.endswith(".svelte")}
    assert [] == [path for path, text in markup.items() if INLINE_STYLE.search(text)]


def test_a_planted_fault_is_seen() -> None:
    """The readings above find what they look for."""
    assert dict(_keys("a-b = One\n    .what = Two\nc = Three\n")) == {
        "a-b": " One\n",
        "a-b.what": " Two\n",
        "c": " Three\n",
    }
    assert PHYSICAL.search("  margin-left: 1px;")
    assert not PHYSICAL.search("  margin-inline-start: 1px; max-inline-size: 3rem;")
    assert INLINE_STYLE.search('<p class="a" style="color: red">')
