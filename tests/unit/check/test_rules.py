"""Each rule says what it says, under its own ID."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from checkfire.check import rules
from checkfire.check.index import Sighting
from checkfire.vocab.activity import Reach
from checkfire.vocab.height import AltitudeBand, Height, HeightReference, HeightUnit
from checkfire.vocab.instant import Window
from checkfire.vocab.protected import ObjectKind, Protected
from checkfire.vocab.verdict import Finding, Nearest, Reason

HIGH = AltitudeBand(
    lower=Height(value=300, unit=HeightUnit.HUNDRED_FT, reference=HeightReference.FL),
)
LOW = AltitudeBand(
    upper=Height(value=100, unit=HeightUnit.HUNDRED_FT, reference=HeightReference.FL),
)


def reason(rule: str, finding: Finding, gap_m: int | None = None, held: str | None = "site-1") -> Reason:
    """Return a reason in few words."""
    return Reason(rule=rule, finding=finding, object=held, gap_m=gap_m)


@pytest.mark.parametrize(("gap_m", "expected"), [(0, True), (500, True), (501, False), (None, False)])
def test_a_gap_up_to_the_standoff_is_too_near(make: Any, gap_m: int | None, expected: bool) -> None:
    """CF-SPC-01: exactly the standoff is still too near."""
    assert expected is rules.is_in_space(make.site(standoff_m=500), gap_m)


def seen(held: Protected, gap_m: int = 3) -> Sighting:
    """Return an object that was found near, within ten seconds of 2020."""
    return Sighting(held, 1, gap_m, 9.0, 0.0, 0.0, is_timed=True, span=(0.0, 10.0))


def near(rule: str) -> Reason:
    """Return the conflict that a rule makes of it."""
    at = [datetime(2020, 1, 1, 0, 0, second, tzinfo=UTC) for second in (0, 10)]
    overlap = Window(starts_at=at[0], ends_at=at[1])
    return Reason(rule=rule, finding=Finding.CONFLICT, object="site-1", gap_m=3, overlap=overlap)


def test_a_conflict_tells_when(make: Any) -> None:
    """CF-SPC-01: a reason holds the gap, and within which time both are there."""
    assert near("CF-SPC-01") == rules.too_near(seen(make.site()))


def test_two_notices_have_a_rule_of_their_own(make: Any) -> None:
    """CF-NTC-01: whoever reads a reason sees that another notice is meant and no protected object."""
    assert near("CF-NTC-01") == rules.too_near(seen(make.site(kind=ObjectKind.NOTICE)))


def test_an_open_end_of_an_overlap_stays_open(make: Any) -> None:
    """R15: where neither ends, the overlap does not either."""
    sighting = replace(seen(make.site()), span=(-math.inf, math.inf))
    overlap = rules.too_near(sighting).overlap
    assert overlap is not None
    assert (None, None) == overlap.open_ends


def test_without_a_standoff_touching_is_too_near(make: Any) -> None:
    """CF-SPC-01: areas that touch share a place."""
    assert rules.is_in_space(make.site(), 0)
    assert not rules.is_in_space(make.site(), 1)


def test_the_rules_of_time_name_the_object(make: Any) -> None:
    """CF-WIN-01 and CF-WIN-02: elsewhere then is not a finding against, times missing is unknown."""
    assert reason("CF-WIN-01", Finding.NONE_KNOWN, 3) == rules.elsewhere_then(make.site(), 3)
    assert reason("CF-WIN-02", Finding.UNKNOWN, 4) == rules.times_missing(make.site(), 4)


def test_a_place_where_it_was_seen_is_told_apart(make: Any, noon: datetime) -> None:
    """CF-WIN-03: whoever reads a reason sees whether it rests on a plan or on a report."""
    held = make.site(reported_at=noon)
    assert near("CF-WIN-03") == rules.too_near(seen(held))
    assert reason("CF-WIN-03", Finding.NONE_KNOWN, 4) == rules.elsewhere_then(held, 4)


def test_only_sure_heights_set_an_object_aside(make: Any) -> None:
    """CF-ALT-01: an activity in the air alone leaves an object alone only if it is surely above or below."""
    in_air, held = make.notice(band=HIGH, reach=Reach.AIR_ONLY), make.site(heights=LOW)
    apart = msgspec.structs.replace(reason("CF-ALT-01", Finding.NONE_KNOWN, 5), gap_vertical_m=4_572)
    assert apart == rules.at_other_heights(in_air, held, 5)
    assert rules.at_other_heights(in_air, make.site(), 5) is None


def test_what_cannot_be_placed_is_unknown(make: Any) -> None:
    """CF-LOC-01 and CF-LOC-02: an object or a notice without a place is never passed over."""
    assert reason("CF-LOC-01", Finding.UNKNOWN) == rules.no_place(make.site(None))
    assert reason("CF-LOC-02", Finding.UNKNOWN, held=None) == rules.no_notice_place()


@pytest.mark.parametrize(("age_s", "expected"), [(-1, False), (0, True), (86_400, True)])
def test_data_is_stale_from_the_stated_moment_on(
    make: Any, noon: datetime, age_s: int, expected: bool
) -> None:
    """CF-AGE-01: data that was to be looked at again by now is no longer current."""
    held = make.site(stale_since=noon - timedelta(seconds=age_s))
    assert (reason("CF-AGE-01", Finding.UNKNOWN, 6) if expected else None) == rules.stale(held, 6, noon)


def test_data_without_a_date_is_not_stale(make: Any, noon: datetime) -> None:
    """CF-AGE-01: nobody said that this data would have to be looked at again."""
    assert rules.stale(make.site(), 6, noon) is None


def test_no_outcome_is_unknown(make: Any) -> None:
    """CF-ERR-01: a rule that comes to no outcome has not passed."""
    assert reason("CF-ERR-01", Finding.UNKNOWN) == rules.no_outcome(make.site())


def test_nothing_known_names_the_nearest_object() -> None:
    """CF-NEAR-01, R16: none known is always said together with what is nearest."""
    nearest = [
        Nearest(object=name, kind=ObjectKind.SITE, label="x", distance_m=9, bearing_deg=0, gap_m=7)
        for name in ("site-1", "site-2")
    ]
    assert reason("CF-NEAR-01", Finding.NONE_KNOWN, 7) == rules.nearest_known(nearest)
    assert reason("CF-NEAR-01", Finding.NONE_KNOWN, held=None) == rules.nearest_known([])


def test_every_rule_has_one_id() -> None:
    """An ID leads to one page: no two rules share it, and the register of rules is complete."""
    named = {value for name, value in vars(rules).items() if name.isupper() and isinstance(value, str)}
    assert len(rules.RULES) == len(set(rules.RULES))
    assert named == set(rules.RULES)
