"""The packaged gazetteer, and a small one of our own around an airfield and its city."""

import pytest

from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.kinds import LandmarkKind
from checkfire.locate.landmark import Landmark
from checkfire.reach.gazetteer import load_gazetteer
from checkfire.vocab.place import Point


def _landmark(
    ident: str, name: str, kind: LandmarkKind, lat: float, lon: float, *alternates: str
) -> Landmark:
    return Landmark(
        id=ident,
        name=name,
        kind=kind,
        point=Point.of_degrees(lat, lon),
        alternates=alternates,
        source="test",
        country="XX",
    )


@pytest.fixture
def small() -> Gazetteer:
    """Five landmarks: a city and its airfield, a village, a namesake village far off, and a bridge."""
    return Gazetteer(
        [
            _landmark("t:1", "Deir ez-Zor", LandmarkKind.CITY, 35.336, 40.141, "Dayr az Zawr", "دير الزور"),
            _landmark("t:2", "Deir ez-Zor Airport", LandmarkKind.AIRFIELD, 35.2854, 40.1760, "OSDZ"),
            _landmark("t:3", "Hatla", LandmarkKind.VILLAGE, 35.31, 40.21),
            _landmark("t:4", "Hatlah", LandmarkKind.VILLAGE, 31.0, 44.0),
            _landmark("t:5", "Old Bridge", LandmarkKind.OTHER, 35.34, 40.16),
        ],
        name="small",
    )


@pytest.fixture(scope="session")
def region() -> Gazetteer:
    """The packaged gazetteer of Syria and Iraq."""
    return load_gazetteer()
