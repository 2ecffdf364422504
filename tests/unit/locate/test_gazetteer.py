"""The gazetteer finds by name and by nearness, ranks what it finds, and says what a miss means."""

import msgspec
import pytest
from msgspec.structs import replace

from checkfire.errors import MalformedError, NotFoundError
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.landmark import Closeness, shares_name
from checkfire.vocab.place import Point


def _ids(gazetteer: Gazetteer, text: str) -> list[str]:
    return [fit.landmark.id for fit in gazetteer.find(text)]


def test_the_name_alone_finds_the_city_before_the_airfield(small: Gazetteer) -> None:
    """Without a kind word the landmark that is called just so comes first; the other is still listed."""
    fits = small.find("Deir ez-Zor")
    assert [(fit.landmark.id, fit.closeness) for fit in fits] == [
        ("t:1", Closeness.OWN_NAME),
        ("t:2", Closeness.WITHOUT_KIND_WORD),
    ]
    assert all(fit.is_kind_fitting for fit in fits)


def test_a_kind_word_puts_the_kind_first(small: Gazetteer) -> None:
    """Who says airfield means the airfield; the city follows, marked as of another kind."""
    fits = small.find("the airfield of Deir ez-Zor")
    assert [(fit.landmark.id, fit.is_kind_fitting) for fit in fits] == [("t:2", True), ("t:1", False)]


def test_the_full_name_and_other_names_find(small: Gazetteer) -> None:
    """An airfield is found under its own name and its code, a city under its names in any script."""
    assert small.find("Deir ez-Zor Airport")[0].closeness is Closeness.OWN_NAME
    assert small.find("osdz")[0].closeness is Closeness.OTHER_NAME
    fit = small.find("ديرالزور")[0]
    assert (fit.landmark.id, fit.name, fit.closeness) == ("t:1", "دير الزور", Closeness.OTHER_NAME)


def test_consonants_count_only_where_nothing_better_fits(small: Gazetteer) -> None:
    """A weak match is a last resort: not beside a strong one, but instead of none."""
    assert [fit.closeness for fit in small.find("Deyr ez Zur")] == [Closeness.CONSONANTS] * 2
    assert Closeness.CONSONANTS not in [fit.closeness for fit in small.find("Dayr az Zawr")]
    with_airfield = small.find("Dayr az Zawr airfield")
    assert [(fit.landmark.id, fit.closeness) for fit in with_airfield] == [
        ("t:2", Closeness.CONSONANTS),
        ("t:1", Closeness.OTHER_NAME),
    ]


def test_namesakes_are_all_listed(small: Gazetteer) -> None:
    """Two villages of one name are two answers."""
    assert _ids(small, "Hatla village") == ["t:3", "t:4"]


def test_a_miss_says_whose_miss_it_is(small: Gazetteer) -> None:
    """A place that is not listed may exist; the answer names the gazetteer and never says otherwise."""
    assert small.find("Atlantis") == ()
    with pytest.raises(NotFoundError) as caught:
        small.require("Atlantis")
    assert caught.value.code == "landmark-unknown"
    assert caught.value.context == {"landmark": "Atlantis", "gazetteer": "small", "similar": []}
    assert caught.value.hint() != type(caught.value).advice
    assert small.require("Hatla") == small.find("Hatla")


def test_a_miss_shows_the_names_that_are_spelt_most_alike(small: Gazetteer) -> None:
    """R2: whoever misspelt a name sees which ones are known, within the area of operations."""
    with pytest.raises(NotFoundError) as caught:
        small.require("Hatlla")
    assert set(caught.value.context["similar"]) == {"Hatla", "Hatlah"}
    scoped = Gazetteer(small.landmarks, scope=(39.0, 34.0, 42.0, 37.0))
    with pytest.raises(NotFoundError) as caught:
        scoped.require("Hatlla")
    assert caught.value.context["similar"] == ["Hatla"]


@pytest.mark.parametrize("name", ["Хатлы", "Хатлой", "Хатлу", "аэродрома Дейр-эз-Зор"])
def test_a_name_in_another_case_is_found(small: Gazetteer, name: str) -> None:
    """R2: Russian and Ukrainian put a name into the case of the phrase; it is found all the same."""
    hatla = msgspec.structs.replace(small.find("Hatla")[0].landmark, alternates=("Хатла",))
    airfield = msgspec.structs.replace(small.find("OSDZ")[0].landmark, alternates=("Дейр-эз-Зор",))
    found = Gazetteer([hatla, airfield]).require(name)
    assert found[0].landmark.id == ("t:2" if "аэродрома" in name else "t:3")


def test_nearest_comes_first_and_the_limit_counts(small: Gazetteer) -> None:
    """All landmarks within the distance are given in order, and none beyond it."""
    airfield = small.find("OSDZ")[0].landmark
    near = small.near(airfield.point, 6_500)
    assert [one.landmark.id for one in near] == ["t:2", "t:3", "t:5", "t:1"]
    assert [one.distance_m for one in near] == sorted(one.distance_m for one in near)
    assert [one.landmark.id for one in small.near(airfield.point, near[2].distance_m)] == [
        "t:2",
        "t:3",
        "t:5",
    ]
    assert [one.landmark.id for one in small.near(airfield.point, near[2].distance_m - 1)] == ["t:2", "t:3"]
    assert small.near(Point.of_degrees(0, 0), 1_000) == ()


def test_landmarks_are_found_across_the_antimeridian(small: Gazetteer) -> None:
    """Near the date line the other side is near."""
    east = replace(small.landmarks[0], point=Point.of_degrees(5, 179.99))
    assert [one.landmark.id for one in Gazetteer([east]).near(Point.of_degrees(5, -179.99), 3_000)] == [
        east.id
    ]


def test_an_identifier_stands_for_one_landmark(small: Gazetteer) -> None:
    """Two landmarks of one identifier are refused, so that a reference names one place."""
    with pytest.raises(MalformedError) as caught:
        Gazetteer([*small.landmarks, small.landmarks[0]])
    assert caught.value.code == "gazetteer-id-twice"


def test_sharing_a_name_errs_towards_yes(small: Gazetteer) -> None:
    """The city and the airfield share a name, by letters or by consonants; the village does not."""
    shares = {one.id for one in small.landmarks if shares_name(one, ["Deir ez-Zor airfield"])}
    assert shares == {"t:1", "t:2"}
    assert {one.id for one in small.landmarks if shares_name(one, ["Deyr ez Zur"])} == {"t:1", "t:2"}
