"""R2: the hard set of landmark phrases in five languages is read as its rows say, or refused."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from checkfire.errors import MalformedError
from checkfire.locate.phrase import Phrase, Shape, parse_phrase

SET = Path(__file__).parents[2] / "vectors" / "hard" / "phrases.tsv"
LINES = SET.read_text(encoding="utf-8").splitlines()
ROWS = list(csv.DictReader(LINES, delimiter="\t", quoting=csv.QUOTE_NONE))


def shape_of(phrase: Phrase) -> str:
    """Return what the set calls the shape of a phrase."""
    return "near" if phrase.shape is Shape.ALONE and phrase.is_vague else phrase.shape.value


@pytest.mark.parametrize("row", [row for row in ROWS if row["shape"] != "refuse"], ids=lambda row: row["id"])
def test_a_hard_phrase_is_read(row: dict[str, str]) -> None:
    """Distance, direction and landmarks come out as the row says, whatever the language."""
    phrase = parse_phrase(row["text"])
    assert shape_of(phrase) == row["shape"]
    assert [name for name in (phrase.name, phrase.other) if name] == row["landmarks"].split(" | ")
    low, _, high = row["distance_m"].partition("..")
    if low:
        ends = [float(low), float(high or low)]
        assert phrase.distance_m == pytest.approx(sum(ends) / 2)
        assert phrase.distance_half_m >= (ends[1] - ends[0]) / 2
    assert phrase.bearing_deg == float(row["bearing_deg"] or 0)
    assert bool(phrase.direction) is bool(row["bearing_deg"])


@pytest.mark.parametrize("row", [row for row in ROWS if row["shape"] == "refuse"], ids=lambda row: row["id"])
def test_a_hard_phrase_without_a_place_is_refused(row: dict[str, str]) -> None:
    """What gives no place is never half read, and never taken for a name."""
    with pytest.raises(MalformedError) as caught:
        parse_phrase(row["text"])
    assert caught.value.code == "place-unreadable"
