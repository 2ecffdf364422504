"""Added places are looked up as the packaged ones are, and a broken file is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from checkfire.errors import MalformedError, UnavailableError
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.kinds import LandmarkKind
from checkfire.locate.landmark import Landmark
from checkfire.reach.gazetteer import load_gazetteer
from checkfire.store.places import NAME, StoredPlaces
from checkfire.vocab.place import Point

HILL = Landmark(
    id="geonames:5",
    name="Jabal ath Thardah",
    kind=LandmarkKind.OTHER,
    point=Point.of_degrees(35.25, 40.1),
    alternates=("Jabal Thardah",),
    source="GeoNames",
    country="SY",
)
NAMESAKE = Landmark(
    id="own:1",
    name="Marrat",
    kind=LandmarkKind.VILLAGE,
    point=Point.of_degrees(60, 10),
    source="x",
    country="",
)


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[StoredPlaces]:
    """Return a file with a hill and a village far off."""
    places = StoredPlaces(tmp_path, create=True)
    places.add([HILL, NAMESAKE])
    yield places
    places.close()


@pytest.mark.parametrize(
    "name",
    [
        "Jabal ath Thardah",
        "jabal thardah",
        "Djebel al-Tharda",
        "Gebel et-Tharda",
        "Jebel Tharda",
        "جبل الثردة",
        "Джебель Тарда",
    ],
)
def test_variants_of_a_name_meet(stored: StoredPlaces, name: str) -> None:
    """Spellings of one hill, in three scripts, find it: by keys or by consonants."""
    found = Gazetteer([], added=stored).find(name)
    assert [fit.landmark for fit in found] == [HILL]


def test_added_places_are_near_like_others(stored: StoredPlaces) -> None:
    """Rivals and read-backs see added places too, the nearest first; one identifier counts once."""
    gazetteer = Gazetteer([HILL], added=stored)
    near = gazetteer.near(Point.of_degrees(35.26, 40.1), 5_000)
    assert [one.landmark for one in near] == [HILL]
    assert gazetteer.near(Point.of_degrees(36.26, 40.1), 5_000) == ()


def test_look_ups_stay_in_the_scope(stored: StoredPlaces) -> None:
    """A namesake in another country is not found where an area of operations is set."""
    assert Gazetteer([], added=stored).find("Marrat")
    scoped = Gazetteer([], added=stored, scope=(35.0, 30.0, 45.0, 38.0))
    assert scoped.find("Marrat") == ()
    assert scoped.find("Jabal Thardah")


def test_a_place_that_is_there_already_is_counted(stored: StoredPlaces) -> None:
    """A second file with the same identifiers changes nothing."""
    done = stored.add([HILL])
    assert (done.added, done.doubled) == (0, 1)
    assert stored.sources() == [("GeoNames", "SY", 1), ("x", "", 1)]


def test_nothing_is_half_added(stored: StoredPlaces, tmp_path: Path) -> None:
    """Places before the one that cannot be read are not kept either."""

    def broken() -> Iterator[Landmark]:
        yield Landmark(id="n", name="New", kind=LandmarkKind.CITY, point=HILL.point, source="x", country="SY")
        raise MalformedError("no", code="places-row")

    with pytest.raises(MalformedError):
        stored.add(broken())
    assert StoredPlaces(tmp_path).with_key("new") == []


def test_the_scope_is_kept(stored: StoredPlaces, tmp_path: Path) -> None:
    """The area of operations outlives the process, and a later one replaces it."""
    assert stored.scope() is None
    stored.set_scope((1.0, 2.0, 3.0, 4.0))
    stored.set_scope((35.0, 30.0, 45.0, 38.0))
    assert StoredPlaces(tmp_path).scope() == (35.0, 30.0, 45.0, 38.0)


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    """A desk does not start with places that cannot be read, and the operator knows which file it is."""
    (tmp_path / NAME).write_bytes(b"no database at all" * 100)
    with pytest.raises(UnavailableError) as caught:
        StoredPlaces(tmp_path)
    assert caught.value.code == "places-unreadable"
    assert StoredPlaces.are_in(tmp_path)


def test_stored_places_answer_as_packaged_ones(tmp_path: Path) -> None:
    """Every third packaged place is found by name and by nearness alike, from memory and from the file."""
    packaged = load_gazetteer()
    places = StoredPlaces(tmp_path, create=True)
    places.add(packaged.landmarks)
    stored = Gazetteer([], added=places)
    for landmark in packaged.landmarks[::3]:
        for name in (landmark.name, *landmark.alternates[:2]):
            assert stored.find(name) == packaged.find(name)
        assert stored.near(landmark.point, 15_000) == packaged.near(landmark.point, 15_000)
    places.close()
