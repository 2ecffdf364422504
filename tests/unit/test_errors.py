"""The error tree: every refusal says who must act, what to do next, and whether to try again."""

from __future__ import annotations

import inspect
import re

import pytest

from checkfire import errors
from checkfire.errors import (
    BusyError,
    CheckfireError,
    LostStateError,
    MalformedError,
    ProofError,
    RefusedError,
    Retry,
    StaleError,
    UnavailableError,
)

TREE = [one for one in vars(errors).values() if inspect.isclass(one) and issubclass(one, CheckfireError)]
CLASSES = pytest.mark.parametrize("error", TREE, ids=lambda one: one.__name__)


def test_errors_have_one_root() -> None:
    """Everything that is raised on purpose can be caught by one name."""
    assert [one.__name__ for one in TREE if one.__bases__ == (Exception,)] == ["CheckfireError"]
    assert all(one.__module__ == errors.__name__ for one in TREE)


@CLASSES
def test_errors_say_in_one_sentence_what_they_are(error: type[CheckfireError]) -> None:
    """Every class is explained in one sentence."""
    text = error.__dict__.get("__doc__") or ""
    assert re.fullmatch(r"[A-Z][^.\n]+\.", text)


@CLASSES
def test_errors_have_a_code_of_their_own(error: type[CheckfireError]) -> None:
    """A program can tell every class by its code, in kebab case."""
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", error.__dict__["code"])
    assert [other for other in TREE if other.code == error.code] == [error]


@CLASSES
def test_errors_say_what_to_do_next(error: type[CheckfireError]) -> None:
    """Whoever meets an error reads in whole sentences what to do, and never a bare code."""
    hint = error("It happened.").hint()
    assert hint == error.advice
    assert hint.endswith(".")
    assert len(hint.split()) >= 4


def test_errors_keep_the_sentence_and_the_fields() -> None:
    """The sentence is for people, the code and the fields are for programs, and a hint can be exact."""
    error = MalformedError("It is wrong.", code="field-wrong", hint="Look there.", what="header", size=3)
    assert (str(error), error.message, error.code) == ("It is wrong.", "It is wrong.", "field-wrong")
    assert error.context == {"what": "header", "size": 3}
    assert error.hint() == "Look there."


def test_errors_keep_the_code_of_their_class() -> None:
    """A narrower code on one error changes no other error."""
    assert MalformedError("x", code="narrow").code == "narrow"
    assert MalformedError("x").code == MalformedError.code == "malformed"
    assert MalformedError("x").context == {}


@CLASSES
def test_errors_say_when_to_try_again(error: type[CheckfireError]) -> None:
    """Refusals and failed evidence are never retried; a moved state at once; a busy desk later."""
    expected = {StaleError: Retry.NOW, BusyError: Retry.AFTER, UnavailableError: Retry.AFTER}
    expected[LostStateError] = Retry.AFTER
    assert error("x").retry is expected.get(error, Retry.NEVER)


def test_errors_tell_a_fault_of_the_caller_from_an_alarm() -> None:
    """Failed evidence is never taken for a fault of the request, nor the reverse."""
    assert [one for one in TREE if issubclass(one, RefusedError) and issubclass(one, ProofError)] == []


def test_errors_words_for_trying_again_are_fixed() -> None:
    """The three words for when to try again never change on the wire."""
    assert [one.value for one in Retry] == ["never", "now", "after"]
