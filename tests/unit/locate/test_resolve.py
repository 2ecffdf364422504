"""CF-LOC-03: a phrase is resolved from its landmark, and held against every rival landmark."""

import math

import msgspec
import pytest

from checkfire.errors import MalformedError, NotFoundError
from checkfire.locate.doubt import Doubt
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.geodesic import distance_and_bearing, distance_m
from checkfire.locate.phrase import parse_phrase
from checkfire.locate.read_place import read_place
from checkfire.locate.resolve import RULE, PhraseReading, read_from

ANNOUNCED = "9 km south of Deir ez-Zor airfield"


def resolve_phrase(text: str, gazetteer: Gazetteer, **limits_m: int) -> PhraseReading:
    """Return the reading from the landmark that fits best."""
    phrase = parse_phrase(text)
    return read_from(phrase, gazetteer.require(phrase.name), gazetteer, **limits_m)


def test_the_announced_phrase_lists_the_city_about_six_km_away(region: Gazetteer) -> None:
    """R2: "9 km south of Deir ez-Zor airfield" shows the airfield, and the city as the other landmark."""
    reading = resolve_phrase(ANNOUNCED, region)
    assert reading.landmark.id == "icao:OSDZ"
    assert (round(reading.point.lat_deg, 3), round(reading.point.lon_deg, 3)) == (35.204, 40.176)
    assert reading.distance_m == 9_000
    assert reading.direction == "south"
    city = reading.rivals[0]
    assert (city.landmark.id, city.name_fits, city.rule) == ("geonames:170794", True, RULE)
    assert 5_500 <= city.apart_m <= 7_000
    assert reading.doubts == (Doubt.RIVAL_OF_THE_NAME,)


def test_the_phrase_meant_lists_the_airfield(region: Gazetteer) -> None:
    """R2: the same holds the other way round: who means the city is shown the airfield."""
    reading = resolve_phrase("9 km south of Dayr az Zawr", region)
    assert reading.landmark.id == "geonames:170794"
    assert [rival.landmark.id for rival in reading.rivals if rival.name_fits] == ["icao:OSDZ"]
    assert Doubt.SEVERAL_LANDMARKS in reading.doubts


@pytest.mark.parametrize(
    ("text", "name", "lat_deg", "lon_deg"),
    [
        ("12 km north-west of Raqqa", "Ar Raqqah", 36.029, 38.914),
        ("7 km east of Palmyra airport", "Palmyra Airport", 34.557, 38.393),
        ("20 km SW of Mosul", "Mosul", 36.207, 42.962),
        ("7 km east of مطار تدمر", "Palmyra Airport", 34.557, 38.393),
        ("4 km SE of Qamishli airport", "Kamishly Airport", 36.995, 41.223),
        ("6 km N of Albu Kamal", "Ālbū Kamāl", 34.506, 40.919),
    ],
)
def test_other_places_resolve_too(
    region: Gazetteer, text: str, name: str, lat_deg: float, lon_deg: float
) -> None:
    """R2: nothing is special about one phrase or one town."""
    reading = resolve_phrase(text, region)
    assert reading.landmark.name == name
    assert (round(reading.point.lat_deg, 3), round(reading.point.lon_deg, 3)) == (lat_deg, lon_deg)


def test_every_other_landmark_within_the_limits_is_a_rival(small: Gazetteer) -> None:
    """R2: city, village and bridge are listed, the far namesake is not; those of the name come first."""
    reading = resolve_phrase(ANNOUNCED, small)
    assert [(rival.landmark.id, rival.name_fits) for rival in reading.rivals] == [
        ("t:1", True),
        ("t:3", False),
        ("t:5", False),
    ]
    for rival in reading.rivals:
        assert rival.apart_m == math.ceil(distance_m(reading.point, rival.point))
        assert rival.distance_m == math.floor(distance_m(reading.landmark.point, rival.landmark.point))
        far_m, bearing_deg = distance_and_bearing(rival.landmark.point, rival.point)
        assert (round(far_m), round(bearing_deg)) == (9_000, 180)


def test_the_limits_of_rivals_can_be_set(small: Gazetteer) -> None:
    """A mission sets how near and how far apart rivals count; both limits hold."""

    def ids(within_m: int, apart_m: int) -> list[str]:
        reading = resolve_phrase(ANNOUNCED, small, rival_within_m=within_m, rival_apart_m=apart_m)
        return [rival.landmark.id for rival in reading.rivals]

    assert ids(5_000, 1_000) == ["t:3"]
    assert ids(25_000, 6_300) == ["t:1"]
    assert ids(25_000, 7_000) == []
    assert "t:4" in ids(1_000_000, 1_000)
    city = resolve_phrase(ANNOUNCED, small).rivals[0]
    assert ids(25_000, city.apart_m - 1) == ["t:1"]
    assert ids(25_000, city.apart_m) == []


def test_every_landmark_of_the_name_is_a_reading(small: Gazetteer) -> None:
    """Two villages of one name are two readings, and the doubt says so."""
    readings = read_place("2 km north of Hatla", small)
    assert [one.landmark and one.landmark.id for one in readings] == ["t:3", "t:4"]
    assert distance_m(readings[0].point, readings[1].point) > 500_000
    assert all(one.doubts == (Doubt.SEVERAL_LANDMARKS,) for one in readings)


def test_a_kind_that_is_not_there_is_a_doubt(small: Gazetteer) -> None:
    """R2: who says airfield is not given the village in silence."""
    reading = resolve_phrase("2 km north of Hatla airfield", small)
    assert reading.landmark.id == "t:3"
    assert Doubt.KIND_NOT_FOUND in reading.doubts


def test_a_match_by_consonants_and_vague_words_are_doubts(small: Gazetteer) -> None:
    """A guess about a name and a word like "about" are shown as what they are."""
    reading = resolve_phrase("about 9 km south of Deyr ez Zur", small)
    assert {Doubt.NAME_BY_CONSONANTS, Doubt.VAGUE_WORDS} <= set(reading.doubts)


def test_a_landmark_alone_is_its_own_point(small: Gazetteer) -> None:
    """A name by itself gives the landmark, with its rivals."""
    reading = resolve_phrase("Old Bridge", small)
    assert reading.point == reading.landmark.point
    assert (reading.distance_m, reading.direction, reading.accuracy_m) == (0, "", 1_000)
    assert [rival.landmark.id for rival in reading.rivals] == ["t:1", "t:3", "t:2"]


def test_what_cannot_be_read_or_found_is_refused(small: Gazetteer) -> None:
    """An unreadable phrase and an unknown landmark are told apart."""
    with pytest.raises(MalformedError) as unreadable:
        resolve_phrase("9 km from Hatla", small)
    assert unreadable.value.code == "place-unreadable"
    with pytest.raises(NotFoundError) as unknown:
        resolve_phrase("9 km south of Marrat", small)
    assert unknown.value.code == "landmark-unknown"


def test_a_reading_travels_as_json_without_fractions(region: Gazetteer) -> None:
    """What the desk sends is what the console gets, in integers only."""
    reading = resolve_phrase(ANNOUNCED, region)
    data = msgspec.json.encode(reading)
    assert msgspec.json.decode(data, type=PhraseReading) == reading
    assert not any(isinstance(value, float) for value in _values(msgspec.json.decode(data)))


def _values(data: object) -> list[object]:
    if isinstance(data, dict):
        return [value for part in data.values() for value in _values(part)]
    if isinstance(data, list):
        return [value for part in data for value in _values(part)]
    return [data]
