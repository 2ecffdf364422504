"""Answers: what became of a notice, and what each recipient said to it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from checkfire.errors import MalformedError
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.instant import StatedInstant
from checkfire.wire import answers, canonical
from checkfire.wire.answers import Answer, Urgency
from checkfire.wire.fact import Fact, build

ID = "01573870-5bc0-7000-8000-000000000001"
AT = datetime(2016, 9, 17, 11, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    "fact,contents",
    [
        (
            answers.Delivered(desk=DeskRef(party="coalition", desk="caoc"), channel="line"),
            {"body": {"desk": {"party": "coalition", "desk": "caoc"}, "channel": "line"}},
        ),
        (answers.Opened(), {"body": {}}),
        (answers.Opened(person="Sgt"), {"body": {"person": "Sgt"}}),
        (answers.Acknowledged(person="Sgt"), {"body": {"person": "Sgt"}}),
        (answers.Listed(stated_by="Sgt"), {"body": {"stated_by": "Sgt"}}),
        (
            answers.PassedOn(stated_by="Sgt", to="JTAC", happened=StatedInstant(stated="noon", at=AT)),
            {
                "body": {
                    "stated_by": "Sgt",
                    "to": "JTAC",
                    "happened": {"stated": "noon", "at": "2016-09-17T11:24:00Z"},
                }
            },
        ),
        (
            answers.ConfirmedAtActingLevel(stated_by="Sgt", unit="Flight 2"),
            {"body": {"stated_by": "Sgt", "unit": "Flight 2"}},
        ),
        (answers.Answered(answer=Answer.NO_CONCERN), {"body": {"answer": "no-concern"}}),
        (
            answers.Answered(answer=Answer.QUERY, text="Who?", object=ID, urgency=Urgency.IMMEDIATE),
            {"body": {"answer": "query", "text": "Who?", "urgency": "immediate"}, "object": {"object": ID}},
        ),
        (
            answers.ConcernAnswered(role="Head", reason="Moved."),
            {"body": {"role": "Head", "reason": "Moved."}},
        ),
        (
            answers.SilenceRecorded(party="coalition", answer_by=AT),
            {"body": {"party": "coalition", "answer_by": "2016-09-17T11:24:00Z"}},
        ),
    ],
)
def test_answer_stands_on_the_wire_as_said(fact: Fact, contents: dict[str, Any]) -> None:
    """Each step of a notice's life has its fields under fixed names, and reads back (R21)."""
    plain = canonical.parse(canonical.encode(fact.contents()))
    assert plain == contents
    assert build(type(fact), plain) == (fact, ())


@pytest.mark.parametrize("answer", [Answer.CONCERN, Answer.QUERY, Answer.REFUSED])
@pytest.mark.parametrize("words", [{}, {"text": None}, {"text": ""}])
def test_answer_other_than_no_concern_says_why(answer: Answer, words: dict[str, Any]) -> None:
    """A concern, a query or a refusal without words is refused, so the notifier always learns why (R18)."""
    with pytest.raises(MalformedError) as caught:
        build(answers.Answered, {"body": {"answer": answer.value} | words})
    assert caught.value.code == "field-wrong"


def test_answer_without_urgency_is_urgent() -> None:
    """A concern whose urgency nobody stated is not taken for routine (R18)."""
    fact, _ = build(answers.Answered, {"body": {"answer": "concern", "text": "x"}})
    assert fact.urgency is Urgency.URGENT


@pytest.mark.parametrize(
    "kind,body",
    [
        (answers.Answered, {"answer": "agreed", "text": "x"}),
        (answers.Answered, {"answer": "concern", "text": "x", "urgency": "now"}),
        (answers.Listed, {}),
        (answers.PassedOn, {"stated_by": "Sgt"}),
        (answers.ConfirmedAtActingLevel, {"unit": "x"}),
        (answers.ConcernAnswered, {"reason": "x"}),
        (answers.ConcernAnswered, {"role": "Head"}),
        (answers.SilenceRecorded, {"party": "coalition"}),
        (answers.Delivered, {"desk": "coalition/caoc", "channel": "line"}),
        (answers.Acknowledged, {"person": "x" * 201}),
    ],
    ids=range(10),
)
def test_answer_with_a_wrong_field_is_refused(kind: type[Fact], body: dict[str, Any]) -> None:
    """Who states a step, and what the answer is, is never guessed."""
    with pytest.raises(MalformedError) as caught:
        build(kind, {"body": body})
    assert caught.value.code == "field-wrong"
