"""A place with rival readings is never filed unchosen, and no place is filed that nobody read back."""

from __future__ import annotations

from typing import Any

import pytest

from checkfire.errors import OrderError
from checkfire.locate.read_back import read_back
from checkfire.locate.read_place import read_place
from checkfire.reach.gazetteer import load_gazetteer
from checkfire.testing import world
from checkfire.vocab.activity import Activity
from checkfire.vocab.place import Area, Circle, Corridor, Method, Place, Point, Polygon
from checkfire.wire.arrangement import PolicySet
from checkfire.wire.notices import NoticeAmended, NoticeFiled
from checkfire.wire.register import LocationReadBack, ReadingChosen

PHRASE = "9 km south of Deir ez-Zor airfield"
OF_AIRFIELD = Point(lat_e7=352_042_788, lon_e7=401_760_000)
OF_CITY = Point(lat_e7=352_547_594, lon_e7=401_408_400)
OF_NEITHER = Point(lat_e7=352_300_000, lon_e7=401_600_000)


def notice_at(point: Point | None, stated: str = PHRASE) -> NoticeFiled:
    """Return a notice whose place was stated in words."""
    area = Circle(centre=point, radius_m=1_000) if point else None
    return notice_of(Place(stated=stated, method=Method.PHRASE, area=area))


def drawn(area: Area) -> NoticeFiled:
    """Return a notice whose area was drawn."""
    return notice_of(Place(stated="on the hill with the two trees", method=Method.DRAWN, area=area))


def notice_of(place: Place) -> NoticeFiled:
    """Return a notice of a place."""
    return NoticeFiled(activity=Activity(place=place, window=world.activity().window), summary="Flights")


def back_of(point: Point) -> LocationReadBack:
    """Return the read-back of a point, as the desk words it."""
    text = read_back(point, load_gazetteer()).text
    return LocationReadBack(point=point, text=text, confirmed_by="officer on duty")


AIRFIELD, CITY = "Deir ez-Zor Airport (airfield)", "Deir ez-Zor (city)"


def chosen(point: Point, phrase: str = PHRASE, landmark: str = "") -> ReadingChosen:
    """Return the choice of a reading; its landmark is the one that belongs to the point."""
    landmark = landmark or (AIRFIELD if point == OF_AIRFIELD else CITY)
    return ReadingChosen(phrase=phrase, landmark=landmark, point=point, person="officer on duty")


def test_a_phrase_with_rivals_is_not_filed_unchosen(desk: Any) -> None:
    """South of the airfield, or of the city: nothing is filed until a person has picked (R2)."""
    back = desk.say("alpha/duty", back_of(OF_AIRFIELD))
    before = desk.state()
    refused = desk.refused("alpha/duty", notice_at(OF_AIRFIELD), about=(back,))
    assert (refused.code, refused.context["phrase"]) == ("reading-not-chosen", PHRASE)
    assert refused.context["readings"][:2] == [AIRFIELD, CITY]
    assert desk.state() == before


@pytest.mark.parametrize("point", [OF_AIRFIELD, OF_CITY], ids=["airfield", "city"])
def test_a_chosen_reading_is_filed(desk: Any, point: Point) -> None:
    """Whichever reading was meant can be filed, once it was picked and read back."""
    choice = desk.say("alpha/duty", chosen(point))
    back = desk.say("alpha/duty", back_of(point))
    notice = desk.say("alpha/duty", notice_at(point), about=(choice, back))
    assert desk.notice(notice).activity.place.stated == PHRASE


def test_only_a_reading_can_be_chosen(desk: Any) -> None:
    """Nobody can pick a point that the words do not lead to."""
    before = desk.state()
    assert desk.refused("alpha/duty", chosen(OF_NEITHER)).code == "reading-not-offered"
    assert desk.state() == before
    assert desk.say("alpha/duty", chosen(world.north_of(OF_CITY, 49)))
    assert desk.refused("alpha/duty", chosen(world.north_of(OF_CITY, 52))).code == "reading-not-offered"


@pytest.mark.parametrize("landmark", [AIRFIELD, "Deir ez-Zor Airport", "Atlantis", "deir ez-zor"])
def test_a_choice_names_the_landmark_of_its_point(desk: Any, landmark: str) -> None:
    """R2: the record never says that the airfield was meant beside a point measured from the city."""
    before = desk.state()
    refused = desk.refused("alpha/duty", chosen(OF_CITY, landmark=landmark))
    assert refused.code == "reading-not-offered"
    assert {AIRFIELD, CITY} <= set(refused.context["readings"])
    assert desk.state() == before
    assert desk.say("alpha/duty", chosen(OF_CITY, landmark="Deir ez-Zor"))


@pytest.mark.parametrize("stated", ["35.2854 N 40.1760 E", "35.2854, 40.1760", "35°17'07.4\"N 40°10'33.6\"E"])
def test_an_area_lies_where_its_coordinates_say(desk: Any, stated: str) -> None:
    """R1: coordinates that were stated and an area elsewhere are never filed as one place."""
    there, elsewhere = Point.of_degrees(35.2854, 40.1760), Point.of_degrees(35.2254, 40.1760)
    backs = {point: desk.say("alpha/duty", back_of(point)) for point in (there, elsewhere)}
    refused = desk.refused("alpha/duty", notice_at(elsewhere, stated), about=(backs[elsewhere],))
    assert refused.code == "place-differs"
    assert desk.say("alpha/duty", notice_at(there, stated), about=(backs[there],))
    assert desk.say("alpha/duty", notice_at(None, stated))


def test_a_choice_holds_for_its_own_words_point_and_party(desk: Any) -> None:
    """A pick for other words, of another reading or by another party is no pick for this notice."""
    back = desk.say("alpha/duty", back_of(OF_AIRFIELD))
    wrong = (
        desk.say("alpha/duty", chosen(OF_CITY)),
        desk.say("bravo/duty", chosen(OF_AIRFIELD)),
        desk.say("alpha/duty", chosen(OF_AIRFIELD, phrase=PHRASE + " ")),
        back,
    )
    for choice in wrong:
        refused = desk.refused("alpha/duty", notice_at(OF_AIRFIELD), about=(choice, back))
        assert refused.code == "reading-not-chosen"


def test_an_amendment_is_held_to_the_same(desk: Any) -> None:
    """Moving a notice to other words needs the same pick and the same read-back as filing it."""
    notice = desk.file_notice("alpha/duty")
    moved = notice_at(OF_CITY)
    amended = NoticeAmended(activity=moved.activity, summary=moved.summary)
    assert desk.refused("alpha/duty", amended, about=(notice,)).code == "reading-not-chosen"
    choice = desk.say("alpha/duty", chosen(OF_CITY))
    assert desk.refused("alpha/duty", amended, about=(notice, choice)).code == "read-back-missing"
    back = desk.say("alpha/duty", back_of(OF_CITY))
    assert desk.say("alpha/duty", amended, about=(notice, choice, back))


def test_a_place_that_was_not_read_back_is_not_filed(desk: Any) -> None:
    """No notice goes out whose place its own sender has not read back, at that point (R3)."""
    before = desk.state()
    assert desk.refused("alpha/duty", world.notice()).code == "read-back-missing"
    assert desk.state() == before
    of_another = desk.say("bravo/duty", back_of(world.HERE))
    elsewhere = desk.say("alpha/duty", back_of(world.north_of(world.HERE, 60)))
    for about in ((of_another,), (elsewhere,), (of_another, elsewhere)):
        assert desk.refused("alpha/duty", world.notice(), about=about).code == "read-back-missing"
    near = desk.say("alpha/duty", back_of(world.north_of(world.HERE, 40)))
    assert desk.say("alpha/duty", world.notice(), about=(elsewhere, near))


def test_a_place_that_cannot_be_located_needs_no_read_back(desk: Any) -> None:
    """Where there is no point there is nothing to read back; its check says unknown."""
    assert desk.say("alpha/duty", world.notice(None))


UNREADABLE = (
    "many km south of Deir ez-Zor airfield",
    "9 km southwards of Deir ez-Zor airfield",
    "south of Deir ez-Zor airfield, 9 km",
    "9 km south of Atlantis airfield",
)


@pytest.mark.parametrize("stated", UNREADABLE)
def test_a_phrase_that_nobody_can_read_is_not_filed(desk: Any, stated: str) -> None:
    """R2: words that cannot be read hide their rivals, so no area is filed as if read from them."""
    before, back = desk.state(), desk.say("alpha/duty", back_of(OF_AIRFIELD))
    refused = desk.refused("alpha/duty", notice_at(OF_AIRFIELD, stated), about=(back,))
    assert refused.code in ("place-unreadable", "landmark-unknown")
    assert desk.refused("alpha/duty", chosen(OF_AIRFIELD, phrase=stated)).code == refused.code
    assert len(desk.state()) == len(before)
    assert desk.say("alpha/duty", notice_at(None, stated))


def test_a_drawn_area_may_be_called_anything(desk: Any) -> None:
    """R1: words beside an area that was drawn are kept as they are, and the point is read back."""
    back = desk.say("alpha/duty", back_of(world.HERE))
    assert desk.say("alpha/duty", drawn(Circle(centre=world.HERE)), about=(back,))


def test_a_phrase_that_reads_in_one_way_leads_to_one_point(desk: Any) -> None:
    """Words that have one reading cannot be filed with a circle drawn elsewhere."""
    policy = PolicySet(rival_within_m=0, rival_apart_m=500_000)
    desk.say("desk/watch", policy)
    stated = "9 km south of Khushām"
    (reading,) = read_place(stated, load_gazetteer(), rival_within_m=0, rival_apart_m=500_000)
    assert reading.rivals == ()
    there, elsewhere = reading.point, world.north_of(reading.point, 200)
    for point, code in ((elsewhere, "place-differs"), (there, None)):
        back = desk.say("alpha/duty", back_of(point))
        if code:
            assert desk.refused("alpha/duty", notice_at(point, stated), about=(back,)).code == code
        else:
            assert desk.say("alpha/duty", notice_at(point, stated), about=(back,))
    assert desk.say("alpha/duty", notice_at(None, stated))


def test_every_rival_of_every_reading_can_be_chosen(desk: Any) -> None:
    """R2: what a person was shown beside any of the readings is there to be picked."""
    readings = read_place(PHRASE, load_gazetteer())
    shown = [(rival.landmark.name, rival.point) for reading in readings for rival in reading.rivals]
    assert len(shown) > 2
    for landmark, point in shown:
        assert desk.say("alpha/duty", chosen(point, landmark=landmark))


def test_what_is_read_back_is_the_desks_own_wording(desk: Any) -> None:
    """A read-back is what the desk says of that very point, and no other words (R3)."""
    before, other = desk.state(), back_of(OF_CITY)
    wrong = LocationReadBack(point=OF_AIRFIELD, text=other.text, confirmed_by=other.confirmed_by)
    refused = desk.refused("alpha/duty", wrong)
    assert (refused.code, refused.context["text"]) == ("read-back-differs", back_of(OF_AIRFIELD).text)
    assert desk.state() == before


CORNERS = (world.HERE, world.north_of(world.HERE, 1_000), Point(lat_e7=352_860_000, lon_e7=401_900_000))


@pytest.mark.parametrize(
    "area",
    [
        Circle(centre=world.HERE, radius_m=10),
        Corridor(line=CORNERS[:2], half_width_m=10),
        Polygon(corners=CORNERS),
    ],
    ids=["circle", "corridor", "polygon"],
)
def test_every_kind_of_area_is_read_back_by_a_point_of_it(desk: Any, area: Area) -> None:
    """A circle is read back by its centre, a drawn area by a point over it; a point far away is none."""
    fact = drawn(area)
    far = desk.say("alpha/duty", back_of(Point(lat_e7=world.HERE.lat_e7, lon_e7=402_900_000)))
    beside = desk.say("alpha/duty", back_of(world.north_of(world.HERE, -200)))
    assert desk.refused("alpha/duty", fact, about=(beside,)).code == "read-back-missing"
    with pytest.raises(OrderError):
        desk.say("alpha/duty", fact, about=(far,))
    back = desk.say("alpha/duty", back_of(world.HERE))
    assert desk.say("alpha/duty", fact, about=(back,))
