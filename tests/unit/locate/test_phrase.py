"""Landmark phrases are read strictly, with how finely they speak."""

import pytest

from checkfire.errors import MalformedError
from checkfire.locate.phrase import DISTANCE_MAX_M, parse_phrase
from checkfire.locate.phrase_words import DIRECTIONS, POINTS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9 km south of X", (9_000, 500, "south", 180, 22.5)),
        ("9km S of X", (9_000, 500, "south", 180, 22.5)),
        ("9 KM SOUTH FROM X", (9_000, 500, "south", 180, 22.5)),
        ("9 km to the south of X", (9_000, 500, "south", 180, 22.5)),
        ("9 km due south of the X", (9_000, 500, "south", 180, 22.5)),
        ("9.0 km south of X", (9_000, 50, "south", 180, 22.5)),
        ("20 km SW of X", (20_000, 5_000, "south-west", 225, 22.5)),
        ("100 km south-west of X", (100_000, 50_000, "south-west", 225, 22.5)),
        ("1500 m NNE of X", (1_500, 50, "north-north-east", 22.5, 11.25)),
        ("12 kilometres north west of X", (12_000, 500, "north-west", 315, 22.5)),
        ("12 kilometers north-northwest of X", (12_000, 500, "north-north-west", 337.5, 11.25)),
        ("5.5 nm north-east of X", (10_186, 92.6, "north-east", 45, 22.5)),
        ("2 NM E of X", (3_704, 926, "east", 90, 22.5)),
        ("2 nautical miles east of X", (3_704, 926, "east", 90, 22.5)),
        ("3 miles WSW of X", (4_828.032, 804.672, "west-south-west", 247.5, 11.25)),
        ("1 mile W of X", (1_609.344, 804.672, "west", 270, 22.5)),
        ("800 m 213° from X", (800, 50, "213", 213, 0.5)),
        ("800 metres, bearing 213 from X", (800, 50, "213", 213, 0.5)),
        ("800 m on a bearing of 213 degrees from X", (800, 50, "213", 213, 0.5)),
        ("bearing 213 degrees 4.5 km from X", (4_500, 50, "213", 213, 0.5)),
        ("213° true, 4.5 km from X", (4_500, 50, "213", 213, 0.5)),
        ("bearing 210, 4.5 km from X", (4_500, 50, "210", 210, 5)),
        ("bearing 000 4.5 km from X", (4_500, 50, "000", 0, 5)),
        ("bearing 360 4.5 km from X", (4_500, 50, "360", 0, 5)),
        ("bearing 210.5° 4.5 km from X", (4_500, 50, "210.5", 210.5, 0.05)),
        ("bearing 210.0° 4.5 km from X", (4_500, 50, "210.0", 210, 0.05)),
        ("٩ km south of X", (9_000, 500, "south", 180, 22.5)),
        ("1,500 m south of X", (1_500, 50, "south", 180, 22.5)),
        ("1 500 m south of X", (1_500, 50, "south", 180, 22.5)),
        ("9-10 km south of X", (9_500, 1_000, "south", 180, 22.5)),
        ("5-6 km south of X", (5_500, 1_000, "south", 180, 22.5)),
        ("nine km south of X", (9_000, 500, "south", 180, 22.5)),
        ("twenty km south of X", (20_000, 5_000, "south", 180, 22.5)),
        ("half a kilometre south of X", (500, 250, "south", 180, 22.5)),
        ("a kilometre and a half south of X", (1_500, 250, "south", 180, 22.5)),
        ("à 2,5 km au sud de X", (2_500, 50, "south", 180, 22.5)),
        ("à 4,5 km de X, azimut 213,5°", (4_500, 50, "213.5", 213.5, 0.05)),
        ("كيلومترين جنوب X", (2_000, 500, "south", 180, 22.5)),
        ("в полутора километрах южнее X", (1_500, 250, "south", 180, 22.5)),
    ],
)
def test_a_measured_phrase_gives_its_numbers(
    text: str, expected: tuple[float, float, str, float, float]
) -> None:
    """Distance and direction are read with the fineness of the digits and words given."""
    distance_m, half_m, direction, bearing_deg, half_deg = expected
    phrase = parse_phrase(text)
    assert phrase.distance_m == pytest.approx(distance_m)
    assert phrase.distance_half_m == pytest.approx(half_m)
    assert (phrase.direction, phrase.bearing_deg) == (direction, bearing_deg)
    assert phrase.bearing_half_deg == pytest.approx(half_deg)
    assert (phrase.stated, phrase.name, phrase.is_vague) == (text, "X", False)


@pytest.mark.parametrize(
    ("text", "name", "distance_m"),
    [
        ("about 9 km south of X", "X", 9_000),
        ("approx. 9 km south of X", "X", 9_000),
        ("~9 km south of X", "X", 9_000),
        ("roughly bearing 213 9 km from X", "X", 9_000),
        ("near Deir ez-Zor", "Deir ez-Zor", 0),
        ("in the vicinity of the airfield of X", "airfield of X", 0),
        ("close to 9th of April village", "9th of April village", 0),
    ],
)
def test_vague_words_are_kept_as_vagueness(text: str, name: str, distance_m: float) -> None:
    """Words like about and near do not vanish: they are part of the reading."""
    phrase = parse_phrase(text)
    assert (phrase.name, phrase.distance_m, phrase.is_vague) == (name, distance_m, True)


@pytest.mark.parametrize(
    "text", ["Deir ez-Zor", "the Deir ez-Zor", "14 Ramadan", "Nearby", "Ca Mau", "South Sudan"]
)
def test_a_landmark_alone_is_a_phrase_too(text: str) -> None:
    """A name by itself means the landmark; a name that only begins like a word is not cut."""
    phrase = parse_phrase(text)
    assert (phrase.name, phrase.distance_m, phrase.direction) == (text.removeprefix("the "), 0, "")
    assert not phrase.is_vague


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("9 south of X", "measured-phrase"),
        ("9,5 km south of X", "measured-phrase"),
        ("1,50 m south of X", "measured-phrase"),
        ("10-9 km south of X", "range-reversed"),
        ("many km south of X", "measured-phrase"),
        ("à 1,500 km au sud de X", "measured-phrase"),
        ("9 км на південь від", "measured-phrase"),
        ("9 كم شمال شرق", "measured-phrase"),
        ("between 3 and 6 km", "measured-phrase"),
        ("between X and Y and Z", "names-ambiguous"),
        ("on the road from X to Y at km 0", "distance-out-of-range"),
        ("9 leagues south of X", "measured-phrase"),
        ("south of X", "measured-phrase"),
        ("9 km from X", "measured-phrase"),
        ("9 km X", "measured-phrase"),
        ("9 km south", "measured-phrase"),
        ("9 km south-by-east of X", "measured-phrase"),
        ("9 km south X", "measured-phrase"),
        ("bearing 213 from X", "measured-phrase"),
        ("213 degrees from X", "measured-phrase"),
        ("bearing 213 magnetic 9 km from X", "measured-phrase"),
        ("bearing 1213 9 km from X", "measured-phrase"),
        ("9 km 213 from X", "bearing-unmarked"),
        ("213, 9 km from X", "bearing-unmarked"),
        ("bearing 361 9 km from X", "bearing-out-of-range"),
        ("bearing 360.5 9 km from X", "bearing-out-of-range"),
        ("9 M south of X", "unit-ambiguous"),
        ("0 km south of X", "distance-out-of-range"),
        ("501 km south of X", "distance-out-of-range"),
    ],
)
def test_what_does_not_fit_is_refused_by_rule(text: str, rule: str) -> None:
    """A phrase that could be read in two ways is not read at all, and the rule is named."""
    with pytest.raises(MalformedError) as caught:
        parse_phrase(text)
    assert (caught.value.code, caught.value.context["rule"]) == ("place-unreadable", rule)
    assert caught.value.hint() != type(caught.value).advice


def test_the_farthest_distance_is_still_read() -> None:
    """The limit itself is inside."""
    assert parse_phrase("500 km south of X").distance_m == DISTANCE_MAX_M


def test_every_point_of_the_compass_has_its_spellings() -> None:
    """All sixteen points are read, in letters and in words."""
    assert len(POINTS) == 16
    assert sorted(set(DIRECTIONS.values())) == list(range(16))
    for spelling in ("wnw", "west-north-west", "west-northwest", "west northwest", "westnorthwest"):
        assert POINTS[DIRECTIONS[spelling]] == "west-north-west"
