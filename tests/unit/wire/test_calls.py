"""Calls on the wire: by telephone or radio, entered by hand and later."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from checkfire.errors import MalformedError
from checkfire.vocab.instant import Basis, Precision, StatedInstant
from checkfire.wire.calls import CallLogged, Means
from checkfire.wire.fact import build

BODY: dict[str, Any] = {
    "caller": "Col. K",
    "callee": "CAOC",
    "means": "telephone",
    "words": "They hit our men.",
    "entered_by": "Duty officer",
    "happened": {
        "stated": "about 17:20 Damascus time",
        "at": "2016-09-17T14:20:00Z",
        "zone": "Asia/Damascus",
        "precision": "about-an-hour",
        "basis": "log",
    },
}


def test_call_keeps_three_times_and_two_people_apart() -> None:
    """When it was said, as whose word, and who entered it, stay apart (R32, R33)."""
    fact, flags = build(CallLogged, {"body": BODY})
    assert flags == ()
    assert fact == CallLogged(
        caller="Col. K",
        callee="CAOC",
        means=Means.TELEPHONE,
        words="They hit our men.",
        entered_by="Duty officer",
        happened=StatedInstant(
            stated="about 17:20 Damascus time",
            at=datetime(2016, 9, 17, 14, 20, tzinfo=UTC),
            zone="Asia/Damascus",
            precision=Precision.ABOUT_AN_HOUR,
            basis=Basis.LOG,
        ),
    )
    assert fact.contents() == {"body": BODY}


@pytest.mark.parametrize("gone", BODY)
def test_call_needs_every_word(gone: str) -> None:
    """Who called whom, how, in which words, when, and who entered it: none is made up (R32)."""
    with pytest.raises(MalformedError) as caught:
        build(CallLogged, {"body": {name: value for name, value in BODY.items() if name != gone}})
    assert caught.value.code == "field-wrong"


@pytest.mark.parametrize("means", ["telephone", "radio", "in-person"])
def test_call_means_have_fixed_names(means: str) -> None:
    """How a call was made has three names (R32)."""
    assert build(CallLogged, {"body": BODY | {"means": means}})[0].means == Means(means)
