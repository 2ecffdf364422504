"""Check fire on the wire: the call to stop, and every step to a verified end."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from checkfire.errors import MalformedError
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.instant import StatedInstant
from checkfire.vocab.party import DutyRole
from checkfire.vocab.place import Method, Place
from checkfire.wire import canonical, halts
from checkfire.wire.fact import Fact, build

ID = "01573870-5bc0-7000-8000-000000000001"
AT = datetime(2016, 9, 17, 14, 24, tzinfo=UTC)
CAOC = DeskRef(party="coalition", desk="caoc")
SINCE = StatedInstant(stated="14:24", at=AT)
WHERE = Place(stated="the hill", method=Method.WORDS)
PLAIN_SINCE = {"stated": "14:24", "at": "2016-09-17T14:24:00Z"}
PLAIN_WHERE = {"stated": "the hill", "method": "words"}
PLAIN_DESK = {"party": "coalition", "desk": "caoc"}


@pytest.mark.parametrize(
    "fact,contents",
    [
        (halts.HaltCalled(what="men"), {"core": {"what": "men"}}),
        (
            halts.HaltCalled(
                what="men", where=WHERE, notice=ID, since=SINCE, seen_from="post", words="Stop", caller="K"
            ),
            {
                "core": {"what": "men", "where": PLAIN_WHERE},
                "notice": {"notice": ID},
                "more": {"since": PLAIN_SINCE, "seen_from": "post", "words": "Stop", "caller": "K"},
            },
        ),
        (
            halts.HaltDelivered(desk=CAOC, channel="line"),
            {"body": {"desk": PLAIN_DESK, "channel": "line"}},
        ),
        (halts.HaltAcknowledged(), {"body": {}}),
        (
            halts.HaltAcknowledged(role=DutyRole.ALTERNATE, person="A", on_behalf_of="syria"),
            {"body": {"role": "alternate", "person": "A", "on_behalf_of": "syria"}},
        ),
        (halts.StopOrdered(happened=SINCE, by="A"), {"body": {"happened": PLAIN_SINCE, "by": "A"}}),
        (halts.FireStopped(stated_by="A"), {"body": {"stated_by": "A"}}),
        (halts.StopVerified(basis="seen"), {"body": {"basis": "seen"}}),
        (
            halts.FireReported(strikes=0, where=WHERE, span=halts.Span.WHOLE_DAY, source="report"),
            {"body": {"strikes": 0, "where": PLAIN_WHERE, "span": "whole-day", "source": "report"}},
        ),
        (halts.HaltReopened(), {}),
        (halts.HaltReopened(report=ID), {"report": {"report": ID}}),
        (
            halts.EscalationStepped(
                step=2,
                after_s=60,
                due_at=AT,
                roles=(DutyRole.ALTERNATE,),
                unanswered=("coalition",),
                desks=(CAOC,),
            ),
            {
                "body": {
                    "step": 2,
                    "after_s": 60,
                    "due_at": "2016-09-17T14:24:00Z",
                    "roles": ["alternate"],
                },
                "who": {"unanswered": ["coalition"], "desks": [PLAIN_DESK]},
            },
        ),
        (halts.HaltClosed(), {"body": {}}),
        (halts.HaltClosed(reason="No aircraft left."), {"body": {"reason": "No aircraft left."}}),
    ],
)
def test_halt_stands_on_the_wire_as_said(fact: Fact, contents: dict[str, Any]) -> None:
    """Each step of a call to stop has its fields under fixed names, and reads back (R22)."""
    plain = canonical.parse(canonical.encode(fact.contents()))
    assert plain == contents
    assert build(type(fact), plain) == (fact, ())


@pytest.mark.parametrize(
    "kind,body",
    [
        (halts.StopVerified, {}),
        (halts.StopVerified, {"basis": ""}),
        (halts.FireReported, {"strikes": -1}),
        (halts.FireReported, {"strikes": "37"}),
        (halts.FireReported, {"strikes": 1_000_001}),
        (halts.FireReported, {"span": "afternoon"}),
        (halts.HaltAcknowledged, {"role": "anybody"}),
        (
            halts.EscalationStepped,
            {"step": 0, "after_s": 30, "due_at": "2016-09-17T14:24:00Z", "roles": ["duty"]},
        ),
        (halts.EscalationStepped, {"step": 1, "after_s": 30, "due_at": "2016-09-17T14:24:00Z", "roles": []}),
    ],
    ids=range(9),
)
def test_halt_step_with_a_wrong_field_is_refused(kind: type[Fact], body: dict[str, Any]) -> None:
    """A stop without a basis, or a count that is none, is refused, never guessed (R26, R28)."""
    with pytest.raises(MalformedError) as caught:
        build(kind, {"body": body})
    assert caught.value.code == "field-wrong"


def test_halt_reopened_by_what_is_no_report_is_refused() -> None:
    """The report that reopens a halt is named by its id, or withheld (R27)."""
    with pytest.raises(MalformedError) as caught:
        build(halts.HaltReopened, {"report": {"report": "that one"}})
    assert caught.value.code == "field-wrong"
