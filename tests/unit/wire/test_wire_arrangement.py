"""The arrangement on the wire: parties, desks, keys, figures, rosters and channels."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from checkfire.errors import MalformedError
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.party import ChannelState, DutyRole, PartyRole
from checkfire.wire import arrangement, canonical
from checkfire.wire.fact import Fact, build

KEY = "A" * 43 + "="
AT = datetime(2016, 9, 17, 11, 24, tzinfo=UTC)
CAOC = {"party": "coalition", "desk": "caoc"}
SHIFT = {
    "starts_at": "2016-09-17T11:24:00Z",
    "ends_at": "2016-09-17T11:24:00Z",
    "primary": "Maj A",
    "alternates": ["Capt B"],
}


@pytest.mark.parametrize(
    "fact,body",
    [
        (
            arrangement.PartyAdmitted(party="relief", name="Relief", role=PartyRole.HUMANITARIAN),
            {"party": "relief", "name": "Relief", "role": "humanitarian"},
        ),
        (
            arrangement.DeskOpened(party="relief", desk="ops", name="Operations"),
            {"party": "relief", "desk": "ops", "name": "Operations"},
        ),
        (
            arrangement.KeyEnrolled(
                party="relief", desk="ops", public_key=KEY, label="desk 1", invite="0" * 64
            ),
            {"party": "relief", "desk": "ops", "public_key": KEY, "label": "desk 1", "invite": "0" * 64},
        ),
        (arrangement.KeyRevoked(public_key=KEY, reason="lost"), {"public_key": KEY, "reason": "lost"}),
        (arrangement.PolicySet(), {}),
        (
            arrangement.PolicySet(answer_within_s=3_600, ladder_s=(30, 60), nearest_within_m=0),
            {"answer_within_s": 3_600, "ladder_s": [30, 60], "nearest_within_m": 0},
        ),
        (
            arrangement.RosterSet(
                desk=DeskRef(party="coalition", desk="caoc"),
                shifts=(
                    arrangement.Shift(starts_at=AT, ends_at=AT, primary="Maj A", alternates=("Capt B",)),
                ),
            ),
            {"desk": CAOC, "shifts": [SHIFT]},
        ),
        (arrangement.PresenceConfirmed(), {}),
        (
            arrangement.PresenceConfirmed(role=DutyRole.MISSION_HEAD, person="A"),
            {"role": "mission-head", "person": "A"},
        ),
        (arrangement.PresenceMissed(desk=DeskRef(party="coalition", desk="caoc")), {"desk": CAOC}),
        (
            arrangement.ChannelStateChanged(channel="line", state=ChannelState.SUSPENDED, by="coalition"),
            {"channel": "line", "state": "suspended", "by": "coalition"},
        ),
    ],
)
def test_arrangement_stands_on_the_wire_as_said(fact: Fact, body: dict[str, Any]) -> None:
    """Who takes part, with which desks and keys, has fixed names on the wire and reads back (R31)."""
    plain = canonical.parse(canonical.encode(fact.contents()))
    assert plain == {"body": body}
    assert build(type(fact), plain) == (fact, ())


@pytest.mark.parametrize(
    "key",
    [
        "A" * 42 + "B=",
        "A" * 43,
        "A" * 44,
        "A" * 43 + "=\n",
        "-" * 43 + "=",
        "",
        "A" * 42 + "==",
        " " + "A" * 42 + "=",
    ],
)
def test_arrangement_key_has_one_text(key: str) -> None:
    """A key in a second spelling is refused: enrolled or revoked like that, it would match no message."""
    for kind, body in (
        (arrangement.KeyEnrolled, {"party": "p", "desk": "d", "label": "x", "public_key": key}),
        (arrangement.KeyRevoked, {"reason": "x", "public_key": key}),
    ):
        with pytest.raises(MalformedError) as caught:
            build(kind, {"body": body})
        assert caught.value.code == "field-wrong"


@pytest.mark.parametrize("ladder", [[30, 30], [60, 30], [0, 30], [], [30] * 9, [30, 2**40]])
def test_arrangement_ladder_climbs(ladder: list[int]) -> None:
    """A ladder that does not climb, or has no step, is refused (R25)."""
    with pytest.raises(MalformedError) as caught:
        build(arrangement.PolicySet, {"body": {"ladder_s": ladder}})
    assert caught.value.code == "field-wrong"


def test_arrangement_ladder_of_eight_steps_is_taken() -> None:
    """A mission may set up to eight steps (R25)."""
    fact, _ = build(arrangement.PolicySet, {"body": {"ladder_s": [30, 60, 120, 300, 600, 900, 1200, 1500]}})
    assert fact.ladder_s is not None
    assert len(fact.ladder_s) == 8


@pytest.mark.parametrize(
    "kind,body",
    [
        (arrangement.PartyAdmitted, {"party": "relief", "name": "Relief", "role": "friend"}),
        (arrangement.PartyAdmitted, {"party": "Relief", "name": "Relief", "role": "armed"}),
        (arrangement.PartyAdmitted, {"party": "relief", "name": "", "role": "armed"}),
        (arrangement.DeskOpened, {"party": "relief", "desk": "1ops", "name": "x"}),
        (
            arrangement.KeyEnrolled,
            {"party": "p", "desk": "d", "label": "x", "public_key": KEY, "invite": "0"},
        ),
        (arrangement.PolicySet, {"answer_within_s": 0}),
        (arrangement.PolicySet, {"answer_within_s": "3600"}),
        (arrangement.PolicySet, {"nearest_within_m": 500_001}),
        (arrangement.RosterSet, {"desk": CAOC, "shifts": [SHIFT | {"alternates": []}]}),
        (arrangement.RosterSet, {"desk": CAOC, "shifts": [SHIFT | {"primary": None}]}),
        (arrangement.RosterSet, {"desk": CAOC, "shifts": [SHIFT | {"ends_at": "2016-09-17T11:23:59Z"}]}),
        (arrangement.PresenceConfirmed, {"role": "boss"}),
        (arrangement.ChannelStateChanged, {"channel": "line", "state": "shut", "by": "coalition"}),
    ],
    ids=range(13),
)
def test_arrangement_with_a_wrong_field_is_refused(kind: type[Fact], body: dict[str, Any]) -> None:
    """A role, a figure or a shift that cannot be read is refused, never guessed (R29)."""
    with pytest.raises(MalformedError) as caught:
        build(kind, {"body": body})
    assert caught.value.code == "field-wrong"
