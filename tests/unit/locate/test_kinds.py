"""Kind words are told from names."""

import pytest

from checkfire.locate.kinds import LandmarkKind, NamedKind, split_kind

AIRFIELD, CITY, TOWN, VILLAGE = (
    LandmarkKind.AIRFIELD,
    LandmarkKind.CITY,
    LandmarkKind.TOWN,
    LandmarkKind.VILLAGE,
)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Deir ez-Zor airfield", "Deir ez-Zor", AIRFIELD),
        ("Deir ez-Zor Air Base", "Deir ez-Zor", AIRFIELD),
        ("Deir ez-Zor airbase", "Deir ez-Zor", AIRFIELD),
        ("Mosul International Airport", "Mosul", AIRFIELD),
        ("Al Sahra Army Air Field", "Al Sahra", AIRFIELD),
        ("the airport of Mosul", "Mosul", AIRFIELD),
        ("aerodrome at Mosul", "Mosul", AIRFIELD),
        ("مطار دير الزور", "دير الزور", AIRFIELD),
        ("аэродром Дейр-эз-Зор", "Дейр-эз-Зор", AIRFIELD),
        ("Mosul city", "Mosul", CITY),
        ("the city of Mosul", "Mosul", CITY),
        ("Mosul city centre", "Mosul", CITY),
        ("centre of the city of Mosul", "Mosul", CITY),
        ("Mosul center", "Mosul", TOWN),
        ("centre of Mosul", "Mosul", TOWN),
        ("town of Hit", "Hit", TOWN),
        ("village Hatla", "Hatla", VILLAGE),
        ("Hatla, village", "Hatla", VILLAGE),
    ],
)
def test_name_and_kind_are_parted(text: str, name: str, kind: LandmarkKind) -> None:
    """The kind word goes with the look-up instead of spoiling the name."""
    assert split_kind(text) == NamedKind(name=name, kind=kind)


@pytest.mark.parametrize("text", ["Mosul", "airport", "Airportville", "Tell Citya"])
def test_a_name_without_kind_word_stays_whole(text: str) -> None:
    """Nothing is cut off a name that only looks like a kind word."""
    assert split_kind(f" {text} ") == NamedKind(name=text, kind=None)


def test_settlements_are_one_family() -> None:
    """A village that somebody calls a town still fits; an airfield does not."""
    asked = NamedKind(name="X", kind=TOWN)
    assert asked.is_fitted_by(VILLAGE)
    assert not asked.is_fitted_by(AIRFIELD)
    assert NamedKind(name="X", kind=None).is_fitted_by(AIRFIELD)
    assert not NamedKind(name="X", kind=AIRFIELD).is_fitted_by(LandmarkKind.OTHER)
