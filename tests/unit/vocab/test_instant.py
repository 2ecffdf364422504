"""Instants and windows: closed at both ends, and never shrunk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkfire.vocab.instant import Basis, Precision, StatedInstant, Window

NOON = datetime(2016, 9, 17, 12, 0, tzinfo=UTC)
FIRST = datetime.min.replace(tzinfo=UTC)
LAST = datetime.max.replace(tzinfo=UTC)
instants = st.datetimes(timezones=st.just(UTC))


def window(starts_min: int, ends_min: int) -> Window:
    """Return a window in minutes after noon."""
    return Window(starts_at=NOON + timedelta(minutes=starts_min), ends_at=NOON + timedelta(minutes=ends_min))


def test_instant_is_as_precise_as_it_was_stated() -> None:
    """A time of which nobody said how finely it is known is not taken for exact (R33)."""
    stated = StatedInstant(stated="about noon")
    assert (stated.precision, stated.basis, stated.at) == (Precision.MINUTE, Basis.STATEMENT, None)


def test_instant_words_are_fixed() -> None:
    """The words for how finely and on what a time is known never change on the wire (R33)."""
    assert [one.value for one in Precision] == ["second", "minute", "about-an-hour", "day", "before", "after"]
    assert [one.value for one in Basis] == ["clock", "log", "statement", "inferred"]


def test_window_does_not_end_before_it_starts() -> None:
    """A window that ends before it starts is refused; one instant is a window."""
    assert window(0, 0).starts_at == NOON
    with pytest.raises(ValueError):  # noqa: PT011 - the reader turns it into a refusal of its own
        window(1, 0)


@pytest.mark.parametrize(
    "one,other,expected",
    [
        ((0, 10), (10, 20), True),
        ((0, 10), (11, 20), False),
        ((0, 10), (3, 4), True),
        ((0, 10), (-5, 0), True),
        ((0, 0), (0, 0), True),
        ((0, 0), (1, 1), False),
    ],
)
def test_window_touching_counts_as_overlapping(
    one: tuple[int, int], other: tuple[int, int], expected: bool
) -> None:
    """Two windows that only touch are warned of, whichever is asked about."""
    assert window(*one).overlaps(window(*other)) is expected
    assert window(*other).overlaps(window(*one)) is expected


def test_window_is_widened_at_both_ends() -> None:
    """A tolerance counts before and after."""
    assert window(0, 10).widened(120) == window(-2, 12)
    assert window(0, 10).widened(0) == window(0, 10)


def test_window_is_widened_up_to_the_end_of_time() -> None:
    """A window near the first or the last instant that can be written is widened without a fault."""
    whole = Window(starts_at=FIRST, ends_at=LAST)
    assert whole.widened(1e9) == whole
    near = Window(starts_at=FIRST + timedelta(seconds=5), ends_at=LAST - timedelta(seconds=5))
    assert near.widened(5) == whole
    assert near.widened(4) == Window(
        starts_at=FIRST + timedelta(seconds=1), ends_at=LAST - timedelta(seconds=1)
    )


@given(instants, instants, st.integers(0, 10**9))
def test_window_is_never_narrower_when_widened(one: datetime, other: datetime, by_s: int) -> None:
    """No instant is lost by widening, wherever the window lies."""
    narrow = Window(starts_at=min(one, other), ends_at=max(one, other))
    wide = narrow.widened(by_s)
    assert wide.starts_at <= narrow.starts_at <= narrow.ends_at <= wide.ends_at
    assert wide.starts_at in (
        FIRST,
        narrow.starts_at - min(timedelta(seconds=by_s), narrow.starts_at - FIRST),
    )
    assert wide.ends_at in (LAST, narrow.ends_at + min(timedelta(seconds=by_s), LAST - narrow.ends_at))
