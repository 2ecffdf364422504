"""The accuracy of a phrase errs towards larger."""

import math

import pytest

from checkfire.locate.bound import NEAR_M, REACH_M, accuracy_m, spread_m
from checkfire.locate.kinds import LandmarkKind
from checkfire.locate.phrase import parse_phrase

AIRFIELD = LandmarkKind.AIRFIELD


def test_nine_km_south_reaches_to_the_corner_of_its_sector() -> None:
    """Nine km south can mean 9.5 km south-south-west: 3.6 km away, and the airfield has its length."""
    phrase = parse_phrase("9 km south of X")
    corner_m = math.dist(
        (0, 9_000), (9_500 * math.sin(math.radians(22.5)), 9_500 * math.cos(math.radians(22.5)))
    )
    assert spread_m(phrase) == pytest.approx(corner_m)
    assert accuracy_m(phrase, AIRFIELD) == math.ceil(corner_m + 2_000) == 5_643


def test_finer_words_give_a_smaller_bound() -> None:
    """A bearing in degrees and a decimal say more than a word and a round number."""
    texts = ("10 km SW of X", "9 km SW of X", "9.0 km SSW of X", "9.0 km 203° from X")
    bounds = [accuracy_m(parse_phrase(text), AIRFIELD) for text in texts]
    assert bounds == sorted(bounds, reverse=True)
    assert len(set(bounds)) == len(bounds)


def test_vague_words_widen_the_bound() -> None:
    """The word about doubles the limits, and near adds 5 km."""
    assert spread_m(parse_phrase("about 9 km south of X")) > 1.9 * spread_m(parse_phrase("9 km south of X"))
    assert spread_m(parse_phrase("near X")) == NEAR_M
    assert spread_m(parse_phrase("X")) == 0


@pytest.mark.parametrize("kind", LandmarkKind)
def test_every_kind_of_landmark_has_a_reach(kind: LandmarkKind) -> None:
    """No landmark is taken for a point."""
    assert accuracy_m(parse_phrase("X"), kind) == REACH_M[kind] > 0
