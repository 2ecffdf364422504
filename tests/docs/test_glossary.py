"""Every word of the field that a person can meet in an answer is in the glossary."""

import re
from enum import StrEnum
from pathlib import Path

from checkfire.desk.replay.day import Mark
from checkfire.picture.halts import HaltState
from checkfire.picture.notices import Life, Step
from checkfire.vocab.activity import Reach
from checkfire.vocab.instant import Basis, Precision
from checkfire.vocab.party import ChannelState, DutyRole, PartyRole
from checkfire.vocab.protected import ObjectKind, SiteStatus
from checkfire.vocab.verdict import Finding
from checkfire.wire.answers import Answer
from checkfire.wire.halts import Span
from checkfire.wire.notices import Scope
from checkfire.wire.register import Progress
from checkfire.wire.registry import FACT_OF_KIND

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
SETS: tuple[type[StrEnum], ...] = (
    Answer,
    Basis,
    ChannelState,
    DutyRole,
    Finding,
    HaltState,
    Life,
    Mark,
    ObjectKind,
    PartyRole,
    Precision,
    Progress,
    Reach,
    Scope,
    SiteStatus,
    Span,
)
CLASS = re.compile(r"^(?:class )?(?P<name>[A-Z]\w+)\b(?= = |\(|:)", re.MULTILINE)


def test_every_word_of_a_closed_set_is_explained() -> None:
    """An officer finds every word that a state, an answer or a verdict can show."""
    words = {str(word) for closed in SETS for word in closed}
    words |= {step.name.lower().replace("_", "-") for step in Step}
    assert [] == sorted(word for word in words if f"`{word}`" not in PAGE)


def test_every_entry_has_its_term() -> None:
    """Every paragraph begins with its word, and the words of a section are in order."""
    sections = [section.split("\n\n")[1:] for section in PAGE.split("\n## ")[1:]]
    for entries in sections:
        terms = [re.match(r"\*\*(?P<term>[^*]+)\.\*\* ", entry) for entry in entries]
        assert None not in terms
        names = [term["term"] for term in terms if term]
        assert names == sorted(names)


def test_every_class_and_kind_it_names_exists() -> None:
    """Whoever goes from a word to the code or to the wire finds it there."""
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    classes = {match["name"] for match in CLASS.finditer(sources)}
    assert set() == set(re.findall(r"`([A-Z][A-Za-z]+)`", PAGE)) - classes
    assert set() == set(re.findall(r"`(checkfire\.[a-z-]+/\d)`", PAGE)) - set(FACT_OF_KIND) - {
        "checkfire.receipt/1"
    }
