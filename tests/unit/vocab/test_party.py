"""Parties, channels and functions: closed sets of words that never change on the wire."""

from __future__ import annotations

from enum import StrEnum

import pytest

from checkfire.vocab.party import ChannelState, DutyRole, PartyRole


@pytest.mark.parametrize(
    "words,expected",
    [
        (PartyRole, "neutral armed humanitarian monitor"),
        (ChannelState, "open degraded suspended"),
        (DutyRole, "duty alternate head mission-head"),
    ],
    ids=["role", "channel", "duty"],
)
def test_party_words_are_fixed(words: type[StrEnum], expected: str) -> None:
    """An old log says tomorrow what it says today (R23, R31)."""
    assert [one.value for one in words] == expected.split()
