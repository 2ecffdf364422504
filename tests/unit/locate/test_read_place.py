"""The front door: one result for coordinates and phrases."""

import msgspec
import pytest

from checkfire.errors import CheckfireError, MalformedError, NotFoundError
from checkfire.locate.doubt import Doubt
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.read_place import PlaceReading, read_place
from checkfire.locate.reading import Format, Note
from checkfire.vocab.place import Method


def test_coordinates_come_with_every_reading(small: Gazetteer) -> None:
    """R4: both readings of a bare pair come through the front door, with the larger bound."""
    written, swapped = read_place("35.2854, 40.1760", small)
    assert (written.method, written.format, written.note) == (
        Method.COORDINATES,
        Format.DECIMAL,
        Note.AS_WRITTEN,
    )
    assert swapped.note is Note.AXES_SWAPPED
    assert (written.accuracy_m, written.datum, written.landmark) == (16, "WGS 84 assumed", None)
    assert written.stated == "35.2854, 40.1760"


def test_a_phrase_comes_with_a_reading_for_each_landmark(small: Gazetteer) -> None:
    """R2: the airfield first, the city as another reading, each with the other as its rival."""
    airfield, city = read_place("9 km south of Deir ez-Zor airfield", small)
    assert airfield.method is Method.PHRASE
    assert [one.landmark and one.landmark.id for one in (airfield, city)] == ["t:2", "t:1"]
    assert [one.rivals[0].landmark.id for one in (airfield, city)] == ["t:1", "t:2"]
    assert airfield.doubts == (Doubt.RIVAL_OF_THE_NAME,)
    assert city.doubts == (Doubt.KIND_DIFFERS, Doubt.RIVAL_OF_THE_NAME)
    assert airfield.format is airfield.note is None


def test_a_broken_rule_of_coordinates_is_named(small: Gazetteer) -> None:
    """A text that is meant as coordinates is never looked up as a name."""
    with pytest.raises(MalformedError) as caught:
        read_place("35°17'60\"N 40°10'34\"E", small)
    assert caught.value.code == "seconds-out-of-range"


@pytest.mark.parametrize(
    ("text", "error", "code"),
    [
        ("9 km from Hatla", MalformedError, "place-unreadable"),
        ("35q17w07zN 40q10w34zE", MalformedError, "place-unreadable"),
        ("9 km south of Marrat", NotFoundError, "landmark-unknown"),
        ("9 km south of Base 7", NotFoundError, "landmark-unknown"),
        ("Marrat", NotFoundError, "landmark-unknown"),
    ],
)
def test_what_is_neither_is_refused(
    small: Gazetteer, text: str, error: type[CheckfireError], code: str
) -> None:
    """Digits that are no coordinates are unreadable; a name that is not listed is a miss of our gazetteer."""
    with pytest.raises(error) as caught:
        read_place(text, small)
    assert caught.value.code == code


def test_a_reading_travels_as_json(small: Gazetteer) -> None:
    """The API and the command line give what was read, field by field."""
    for text in ("35.2854, 40.1760", "9 km south of Deir ez-Zor airfield"):
        readings = read_place(text, small)
        assert msgspec.json.decode(msgspec.json.encode(readings), type=list[PlaceReading]) == readings
