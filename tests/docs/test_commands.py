"""Every command of the Makefile is listed where people look for it."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
NAMED = re.compile(r"`make (?P<target>[a-z]+)[^`]*`")


def _targets() -> set[str]:
    phony = re.search(r"^\.PHONY: (?P<targets>.*)$", MAKEFILE, re.MULTILINE)
    return set(phony["targets"].split()) if phony else set()


def test_every_target_says_what_it_does() -> None:
    """Whoever types ``make help`` sees every target with a sentence."""
    described = re.findall(r"^([a-z-]+):.*## .+\.$", MAKEFILE, re.MULTILINE)
    assert sorted(_targets()) == sorted(described)


def test_every_target_named_in_a_document_exists() -> None:
    """A command that a document tells somebody to type is there."""
    documents = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    named = {name for path in documents for name in NAMED.findall(path.read_text(encoding="utf-8"))}
    assert set() == named - _targets()
