"""No text that a person can meet says that anything is approved, cleared or safe (R20)."""

import ast
import re
from collections.abc import Iterator

import pytest

ENGLISH = [
    r"approv(?:e|ed|es|al|als|ing)",
    r"(?:all[ -])?clear(?:s|ed|ance|ances)?",
    r"safe(?:ly)?",
    r"(?:authori[sz]ed|allowed|permitted|free|good|ok) to (?:strike|attack|engage|fire|shoot|proceed|go)",
    r"permission to (?:strike|attack|engage|fire|shoot)",
    r"green light",
    r"go ahead",
]
OTHER_LANGUAGES = [
    r"approuvée?s?",
    r"autorisée?s? à (?:tirer|frapper|attaquer)",
    r"feu vert",
    r"sans danger",
    r"aprobad[oa]s?",
    r"autorizad[oa]s? (?:a|para) (?:disparar|atacar)",
    r"luz verde",
    r"sin peligro",
    r"одобрен(?:о|а|ы|ный|ная|ное|ные)?",
    r"разреш[её]н(?:о|а|ы)?",
    r"безопасн(?:о|ый|ая|ое|ые)",
    r"схвален(?:о|ий|а|е|і)",
    r"дозволен(?:о|ий|а|е|і)",
    r"безпечн(?:о|ий|а|е|і)",
    r"موافق عليه",
    r"آمنة?",
    r"مصرح به",
    r"מאושר(?:ת|ים)?",
    r"בטוחה?",
]
BANNED = re.compile(r"(?<![^\W_])(?:" + "|".join(ENGLISH + OTHER_LANGUAGES) + r")(?![^\W_])", re.IGNORECASE)

EXCEPTIONS: dict[str, str] = {}
"""``path: line of text`` -> why this line has to hold such a word."""

DENIAL = re.compile(r"\bnever\b", re.IGNORECASE)
"""A line of a document that says what is never said."""

WHOLE_FILES = (".ftl", ".html", ".json", ".md", ".svg", ".toml", ".tsv")
QUOTED = re.compile(r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`")
SHOWN_BY_STYLE = re.compile(r"content:[^;}]*")
NOT_SHOWN = re.compile(r"<style.*?</style>|<script.*?</script>|<!--.*?-->", re.DOTALL)


def _python(text: str) -> Iterator[str]:
    """Yield every string of a module except its docstrings, which only readers of the code meet."""
    module = ast.parse(text)
    docs = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def _shown(path: str, text: str) -> Iterator[str]:
    if path.endswith(".py"):
        yield from _python(text)
    elif path.endswith(".html"):
        yield from NOT_SHOWN.sub("", text).splitlines()
        yield from (quoted for script in NOT_SHOWN.findall(text) for quoted in QUOTED.findall(script))
    elif path.endswith((".js", ".ts", ".svelte")):
        yield from QUOTED.findall(text)
    elif path.endswith(".css"):
        yield from SHOWN_BY_STYLE.findall(text)
    elif path.endswith(WHOLE_FILES):
        yield from text.splitlines()


def _hits(path: str, text: str) -> list[str]:
    return [
        f"{path}: {line.strip()}"
        for shown in _shown(path, text)
        for line in shown.splitlines()
        if BANNED.search(line)
    ]


def test_nothing_in_the_product_says_so(tree: dict[str, str]) -> None:
    """R20: no screen, answer, export or translation calls an acknowledgement an approval or a clearance."""
    shown = {path: text for path, text in tree.items() if path.startswith(("src/", "console/src/"))}
    hits = [hit for path, text in shown.items() for hit in _hits(path, text)]
    assert [] == [hit for hit in hits if hit not in EXCEPTIONS]


def test_no_document_says_so(tree: dict[str, str]) -> None:
    """R20: no document promises it either; it may only say that it is never said."""
    documents = {
        path: text for path, text in tree.items() if path.endswith(".md") and not path.startswith("src/")
    }
    hits = [hit for path, text in documents.items() for hit in _hits(path, text) if not DENIAL.search(hit)]
    assert [] == [hit for hit in hits if hit not in EXCEPTIONS]


def test_no_exception_outlives_its_need(tree: dict[str, str]) -> None:
    """A line that no longer holds such a word is no longer excused."""
    hits = {hit for path, text in tree.items() for hit in _hits(path, text)}
    assert set() == set(EXCEPTIONS) - hits


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", 'LABEL = "Approved by the desk"'),
        ("a.py", 'LABEL = f"{area} is clear to enter"'),
        ("a.py", 'class Answer(StrEnum):\n    YES = "all-clear"'),
        ("a.js", "say('This way is safe');"),
        ("a.js", "say(`route ${id} cleared`);"),
        ("a.ftl", "notice-done = The way is clear"),
        ("a.svelte", "<p>{t('x')}</p><script>say('Approved')</script>"),
        ("a.html", "<p>Authorised to strike</p>"),
        ("a.html", "<script>say('Green light')</script>"),
        ("a.css", "p::after { content: 'Cleared'; }"),
        ("a.json", '{"answer": "одобрено"}'),
        ("a.tsv", "answer\tموافق عليه"),
        ("a.md", "The route was given clearance."),
    ],
)
def test_a_planted_word_is_seen(path: str, text: str) -> None:
    """Such a word is found wherever a person could meet it."""
    assert _hits(path, text)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", '"""Return a value that is safe to show."""'),
        ("a.py", "shown.clear()"),
        ("a.js", "layer.clear(); clearTimeout(timer);"),
        ("a.css", "footer { clear: both; }"),
        ("a.md", "Unsafe, unclear and safety are other words, and so is Совет Безопасности."),
    ],
)
def test_an_ordinary_word_is_left_alone(path: str, text: str) -> None:
    """Code that nobody is shown, and words that only look alike, are not complained of."""
    assert [] == _hits(path, text)
