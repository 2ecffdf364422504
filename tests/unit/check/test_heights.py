"""Two stretches of height are apart only if that is sure; units and references are never ignored."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checkfire.check.heights import stretch_m, vertical_gap_m
from checkfire.vocab.activity import Activity, Reach
from checkfire.vocab.height import AltitudeBand, Height, HeightReference, HeightUnit
from checkfire.vocab.protected import Protected

AGL, AMSL, FL = HeightReference.AGL, HeightReference.AMSL, HeightReference.FL
WGS84, STD = HeightReference.WGS84, HeightReference.STD
M, FT = HeightUnit.M, HeightUnit.FT


def height(value: int, unit: HeightUnit, reference: HeightReference) -> Height:
    """Return a height."""
    return Height(value=value, unit=unit, reference=reference)


def band(
    lower: int | None, upper: int | None, unit: HeightUnit = M, reference: HeightReference = AMSL
) -> AltitudeBand:
    """Return a band over one reference."""
    return AltitudeBand(
        lower=None if lower is None else height(lower, unit, reference),
        upper=None if upper is None else height(upper, unit, reference),
    )


def levels(lower: int | None, upper: int | None) -> AltitudeBand:
    """Return a band of flight levels."""
    return band(lower, upper, HeightUnit.HUNDRED_FT, FL)


def are_surely_apart(activity: Activity, held: Protected) -> bool:
    """Tell whether a check sets an object aside by its height."""
    return vertical_gap_m(activity, held) is not None


@pytest.fixture
def apart(make: Any) -> Any:
    """Return whether an activity in the air and an object are surely apart, either way round."""

    def told(ours: AltitudeBand | None, theirs: AltitudeBand | None, standoff_m: int = 0) -> bool:
        answers = {
            are_surely_apart(
                make.notice(band=a, reach=Reach.AIR_ONLY), make.site(heights=b, standoff_m=standoff_m)
            )
            for a, b in ((ours, theirs), (theirs, ours))
        }
        assert 1 == len(answers)
        return answers.pop()

    return told


def test_feet_and_metres_are_compared_as_metres(apart: Any) -> None:
    """A volume at 100-120 m and one at 330-390 ft are the same air."""
    assert not apart(band(100, 120), band(330, 390, FT))
    assert apart(band(100, 120), band(3_300, 3_900, FT))
    assert not apart(band(1_000, 1_200), band(3_300, 3_900, FT))


@pytest.mark.parametrize(
    ("low", "high", "standoff_m", "expected"),
    [
        (levels(100, 200), levels(201, 300), 5_000, True),
        (levels(100, 200), levels(200, 300), 0, False),
        (band(0, 1_000), band(1_110, 2_000), 5_000, False),
        (band(0, 1_000), band(1_111, 2_000), 5_000, True),
        (band(0, 100, M, AGL), band(200, 300, M, AGL), 0, False),
        (band(0, 100, M, AGL), band(201, 300, M, AGL), 0, True),
        (band(0, 100, M, AGL), band(700, 800, M, AGL), 500, False),
        (band(0, 100, M, AGL), band(701, 800, M, AGL), 500, True),
    ],
)
def test_margins_are_kept_over_each_reference(
    apart: Any, low: AltitudeBand, high: AltitudeBand, standoff_m: int, expected: bool
) -> None:
    """Flight levels keep their order; sea level and ground may each be taken wrongly by as much as stated."""
    assert expected is apart(low, high, standoff_m)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (band(0, 50, M, AGL), band(9_000, 9_100, M, AMSL)),
        (levels(300, 400), band(0, 50, M, AGL)),
        (levels(80, 90), band(0, 420, M, AMSL)),
        (levels(0, 90), band(3_755, 9_000, M, WGS84)),
        (band(100, 200, M, AMSL), band(310, 400, M, WGS84)),
    ],
)
def test_heights_over_different_references_meet(apart: Any, ours: AltitudeBand, theirs: AltitudeBand) -> None:
    """Without terrain, geoid or weather nobody can tell them apart, so they meet."""
    assert not apart(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (None, band(0, 10)),
        (None, None),
        (band(None, None), band(0, 10)),
        (band(9_000, None), band(None, None)),
        (band(None, 10), band(None, 9_000)),
        (band(10, None), band(9_000, None)),
    ],
)
def test_a_height_that_is_not_stated_is_every_height(
    apart: Any, ours: AltitudeBand, theirs: AltitudeBand
) -> None:
    """An open end, or no band at all, is never taken for the ground or the sky."""
    assert not apart(ours, theirs)


@pytest.mark.parametrize(
    ("low", "high", "gap_m"),
    [
        (band(0, 418, M, AMSL), levels(80, 90), 0),
        (band(0, 400, M, WGS84), levels(80, 90), 18),
        (levels(0, 90), band(3_866, 9_000, M, AMSL), 1),
        (band(100, 200, M, AMSL), band(311, 400, M, WGS84), 1),
        (band(100, 200, M, AMSL), band(1_000, 1_100, M, AMSL), 690),
        (levels(100, 200), levels(201, 300), 22),
        (band(0, 100, M, STD), levels(10, 20), 153),
        (band(0, 100, M, AGL), band(250, 300, M, AGL), 50),
    ],
)
def test_the_gap_in_height_is_what_is_left_after_every_margin(
    make: Any, low: AltitudeBand, high: AltitudeBand, gap_m: int
) -> None:
    """R15: heights over two references are told apart only beyond the bounds of geoid and weather."""
    for ours, theirs in ((low, high), (high, low)):
        activity = make.notice(band=ours, reach=Reach.AIR_ONLY)
        assert gap_m == vertical_gap_m(activity, make.site(heights=theirs))


@given(data=st.data())
def test_stretches_that_do_not_meet_are_surely_apart(make: Any, data: st.DataObject) -> None:
    """An index may leave out by its stretches only what the rule sets aside."""
    heights = st.builds(
        lambda value, reference, unit: Height(
            value=value, unit=HeightUnit.HUNDRED_FT if reference is FL else unit, reference=reference
        ),
        st.integers(-1_000, 15_000),
        st.sampled_from(HeightReference),
        st.sampled_from([M, FT]),
    )
    ends = [data.draw(st.none() | heights) for _ in range(4)]
    bands = []
    for lower, upper in (ends[:2], ends[2:]):
        same = lower and upper and lower.reference is upper.reference
        assume(not same or lower.height_m <= upper.height_m)
        bands.append(AltitudeBand(lower=lower, upper=upper))
    ours, theirs = (stretch_m(one) for one in bands)
    if ours[1] < theirs[0] or theirs[1] < ours[0]:
        activity = make.notice(band=bands[0], reach=Reach.AIR_ONLY)
        assert are_surely_apart(activity, make.site(heights=bands[1]))


def test_an_open_end_still_tells_one_side(apart: Any) -> None:
    """Everything above 5,000 m is apart from everything below 100 m."""
    assert apart(band(5_000, None), band(None, 100))


def test_an_activity_that_reaches_the_ground_meets_everything(make: Any) -> None:
    """Whatever the band of the aircraft, what it does arrives on the ground; not stated counts as that."""
    held = make.site(heights=band(0, 10))
    assert not are_surely_apart(make.notice(band=band(9_000, 9_100), reach=Reach.GROUND), held)
    assert not are_surely_apart(make.notice(band=band(9_000, 9_100)), held)
    assert are_surely_apart(make.notice(band=band(9_000, 9_100), reach=Reach.AIR_ONLY), held)
