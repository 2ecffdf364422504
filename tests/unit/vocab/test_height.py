"""Heights: what was stated and over what, and metres inside."""

from __future__ import annotations

import pytest

from checkfire.vocab.height import AltitudeBand, Height, HeightReference, HeightUnit


def height(
    value: int, unit: HeightUnit = HeightUnit.M, over: HeightReference = HeightReference.AGL
) -> Height:
    """Return a height."""
    return Height(value=value, unit=unit, reference=over)


@pytest.mark.parametrize(
    "stated,height_m",
    [
        (height(120), 120.0),
        (height(-430, over=HeightReference.AMSL), -430.0),
        (height(1000, HeightUnit.FT), 304.8),
        (height(200, HeightUnit.HUNDRED_FT, HeightReference.FL), 6096.0),
        (height(0, HeightUnit.FT, HeightReference.AMSL), 0.0),
    ],
    ids=["metres", "below-the-sea", "feet", "flight-level", "zero"],
)
def test_height_is_turned_into_metres(stated: Height, height_m: float) -> None:
    """Feet and flight levels are turned into metres by the exact foot."""
    assert stated.height_m == pytest.approx(height_m, abs=1e-9)


@pytest.mark.parametrize(
    "unit,over",
    [
        (HeightUnit.FT, HeightReference.FL),
        (HeightUnit.M, HeightReference.FL),
        (HeightUnit.HUNDRED_FT, HeightReference.AGL),
        (HeightUnit.HUNDRED_FT, HeightReference.AMSL),
    ],
)
def test_height_unit_fits_its_reference(unit: HeightUnit, over: HeightReference) -> None:
    """FL 200 in feet, or 200 hundreds of feet above ground, is refused: a factor of 100 kills."""
    with pytest.raises(ValueError):  # noqa: PT011 - the reader turns it into a refusal of its own
        height(200, unit, over)


def test_height_band_is_upright() -> None:
    """A band over one reference has its upper end above the lower; open and mixed ends are taken."""
    low, high = height(100), height(1000, HeightUnit.FT)
    assert AltitudeBand(lower=low, upper=high).upper == high
    assert AltitudeBand(lower=low, upper=low).lower == low
    assert AltitudeBand(lower=high).upper is None
    assert AltitudeBand(upper=low).lower is None
    assert AltitudeBand(lower=high, upper=height(0, over=HeightReference.AMSL)).lower == high
    assert AltitudeBand(lower=height(500, HeightUnit.FT), upper=height(200)).upper == height(200)
    for lower, upper in ((high, low), (height(200), height(500, HeightUnit.FT))):
        with pytest.raises(ValueError):  # noqa: PT011 - the reader turns it into a refusal of its own
            AltitudeBand(lower=lower, upper=upper)
