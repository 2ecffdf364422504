"""The gazetteers that come with Checkfire."""

from importlib.resources import files

import pytest

from checkfire.errors import NotFoundError
from checkfire.locate.gazetteer_text import print_gazetteer
from checkfire.reach.gazetteer import NAMES, load_gazetteer

MAX_BYTES = 500_000


@pytest.mark.parametrize("name", NAMES)
def test_a_packaged_gazetteer_loads_and_is_in_its_one_form(name: str) -> None:
    """The data in the package is what the desk works with, byte for byte, and small enough to ship."""
    text = files("checkfire.reach.gazetteer").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    gazetteer = load_gazetteer(name)
    assert print_gazetteer(gazetteer.landmarks) == text
    assert gazetteer.name == name
    assert len(text.encode()) < MAX_BYTES
    assert load_gazetteer(name) is gazetteer


@pytest.mark.parametrize(
    ("text", "ident", "lat_e7", "lon_e7"),
    [
        ("Deir ez-Zor airfield", "icao:OSDZ", 352854000, 401760000),
        ("Deir ez-Zor", "geonames:170794", 353358800, 401408400),
        ("دير الزور", "geonames:170794", 353358800, 401408400),
        ("ديرالزور", "geonames:170794", 353358800, 401408400),
        ("Tadmur airport", "icao:OSPR", 345574000, 383169000),
    ],
)
def test_the_anchors_of_the_record_are_there(text: str, ident: str, lat_e7: int, lon_e7: int) -> None:
    """The landmarks of the founding incident stand where the sources put them."""
    landmark = load_gazetteer().require(text)[0].landmark
    assert (landmark.id, landmark.point.lat_e7, landmark.point.lon_e7) == (ident, lat_e7, lon_e7)


def test_every_landmark_says_where_it_is_from() -> None:
    """Attribution is never lost: each landmark names its source and country."""
    landmarks = load_gazetteer().landmarks
    assert {one.source for one in landmarks} == {"GeoNames", "airportsdata"}
    assert {"SY", "IQ"} <= {one.country for one in landmarks}
    assert all(len(one.country) == 2 for one in landmarks)


def test_an_unknown_gazetteer_is_refused() -> None:
    """A wrong name never opens a file elsewhere."""
    with pytest.raises(NotFoundError) as caught:
        load_gazetteer("../errors")
    assert caught.value.code == "gazetteer-unknown"
    assert caught.value.context["known"] == ["syria-iraq"]
