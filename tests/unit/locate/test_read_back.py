"""R3: the read-back has coordinates in two formats, MGRS, and distance and bearing from landmarks."""

import msgspec
import pytest

from checkfire.locate.coordinates import read_coordinates
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.geodesic import destination, distance_m
from checkfire.locate.landmark import Landmark
from checkfire.locate.read_back import ReadBack, read_back
from checkfire.locate.read_place import read_place
from checkfire.vocab.place import Point

AIRFIELD = Point.of_degrees(35.2854, 40.1760)


def _ids(back: ReadBack) -> list[str]:
    return [seen.landmark.id for seen in back.landmarks]


def test_a_wrong_landmark_can_be_heard(region: Gazetteer) -> None:
    """R3: the announced point is 9 km from the airfield and 15 km from the city; a listener hears both."""
    back = read_back(read_place("9 km south of Deir ez-Zor airfield", region)[0].point, region)
    assert back.is_complete
    seen = {one.landmark.id: one for one in back.landmarks}
    airfield, city = seen["icao:OSDZ"], seen["geonames:170794"]
    assert (airfield.distance_m, airfield.bearing_deg, airfield.direction) == (9_000, 180, "south")
    assert (city.distance_m, city.bearing_deg, city.direction) == (14_947, 168, "south-south-east")


def test_the_text_holds_every_part(small: Gazetteer) -> None:
    """R3: what is read aloud is fixed phrases with both formats, the grid and the landmarks."""
    back = read_back(destination(AIRFIELD, 9_000, 180), small)
    assert back.text == (
        "Position: 35.20428 degrees north, 40.17600 degrees east. "
        "The same: 35 degrees 12 minutes 15.4 seconds north, 40 degrees 10 minutes 33.6 seconds east. "
        "Grid: 37S FU 07047 96330. "
        "From Deir ez-Zor Airport (airfield): 9.0 kilometres, bearing 180 degrees, south. "
        "From Hatla (village): 12.1 kilometres, bearing 195 degrees, south-south-west. "
        "From Deir ez-Zor (city): 15.0 kilometres, bearing 168 degrees, south-south-east."
    )
    assert (back.decimal, back.dms) == ("35.20428° N, 40.17600° E", "35°12'15.4\"N 40°10'33.6\"E")
    assert back.mgrs == "37S FU 07047 96330"
    assert read_back(back.point, small) == back


@pytest.mark.parametrize("form", ["decimal", "dms", "mgrs"])
def test_every_form_reads_back_to_the_point(small: Gazetteer, form: str) -> None:
    """R3: whoever writes down what is read aloud has the same place."""
    point = destination(AIRFIELD, 12_345, 67)
    (reading,) = read_coordinates(getattr(read_back(point, small), form))
    assert distance_m(reading.point, point) <= reading.uncertainty_m


def test_landmarks_that_are_one_place_count_once(small: Gazetteer) -> None:
    """R3: two names for one spot are no second opinion."""
    double = msgspec.structs.replace(small.landmarks[0], id="t:0", point=destination(AIRFIELD, 500, 0))
    airfield = small.find("OSDZ")[0].landmark
    back = read_back(AIRFIELD, Gazetteer([airfield, double]))
    assert (_ids(back), back.is_complete) == (["t:2"], False)


def test_any_two_landmarks_do_where_there_is_no_city(small: Gazetteer) -> None:
    """R3: without airfield and city the nearest landmarks of any kind are taken."""
    rural = Gazetteer(one for one in small.landmarks if one.id in ("t:3", "t:5"))
    assert _ids(read_back(AIRFIELD, rural)) == ["t:3", "t:5"]


@pytest.mark.parametrize(
    ("ids", "last"),
    [
        ((), "No landmark in our gazetteer within 100 kilometres."),
        (("t:3",), "Only one landmark in our gazetteer within 100 kilometres."),
    ],
)
def test_too_few_landmarks_are_said_to_be_too_few(small: Gazetteer, ids: tuple[str, ...], last: str) -> None:
    """R3: a read-back that cannot show a wrong landmark says so."""
    back = read_back(AIRFIELD, Gazetteer(one for one in small.landmarks if one.id in ids))
    assert len(back.landmarks) == len(ids)
    assert not back.is_complete
    assert back.text.endswith(last)


@pytest.mark.parametrize(
    ("far_m", "phrase"),
    [
        (0, "At Deir ez-Zor Airport (airfield)."),
        (850, "From Deir ez-Zor Airport (airfield): 850 metres, bearing 0 degrees, north."),
        (999.6, "From Deir ez-Zor Airport (airfield): 1.0 kilometres, bearing 0 degrees, north."),
    ],
)
def test_short_distances_are_said_in_metres(small: Gazetteer, far_m: float, phrase: str) -> None:
    """R3: a tenth of a kilometre is too coarse near a landmark, and on it there is no direction."""
    assert phrase in read_back(destination(AIRFIELD, far_m, 359.9), small).text


def test_a_read_back_travels_as_json(small: Gazetteer) -> None:
    """What was read aloud can be stored and confirmed."""
    back = read_back(AIRFIELD, small)
    assert msgspec.json.decode(msgspec.json.encode(back), type=ReadBack) == back
    assert isinstance(back.landmarks[0].landmark, Landmark)
