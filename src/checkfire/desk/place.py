"""Places of notices: no phrase with rivals is filed unchosen, and every place is read back (R2, R3)."""

from __future__ import annotations

from checkfire.errors import CheckfireError, OrderError
from checkfire.locate.coordinates import read_coordinates
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.geodesic import distance_and_bearing
from checkfire.locate.landmark import Landmark
from checkfire.locate.read_back import read_back
from checkfire.locate.resolve import PhraseReading, resolve_phrase
from checkfire.picture.logged import Logged
from checkfire.picture.nearby import may_be_within
from checkfire.picture.picture import Picture
from checkfire.picture.register import Chosen, ReadBack
from checkfire.vocab.place import Area, Circle, Place, Point
from checkfire.wire.notices import NoticeFiled
from checkfire.wire.register import LocationReadBack, ReadingChosen

CHOICE_HINT = (
    "Nothing was stored. Say reading-chosen first, and name its id in what the notice is about; "
    "checkfire locate lists the readings with their points."
)
COMPARE_HINT = "Nothing was stored. Compare the area with the place as stated; one of them is wrong."
READ_BACK_HINT = (
    "Nothing was stored. Say location-read-back first, and name its id in what the notice is about."
)
SAME_POINT_M = 50.0
"""Two points nearer than this are the same reading; finer than any phrase."""


def require_place_read(logged: Logged, own: Picture, gazetteer: Gazetteer) -> None:
    """Demand that a notice's place was chosen among its rivals and read back, and a choice is one offered.

    Raises:
        OrderError: The phrase has rivals and none was chosen (``reading-not-chosen``), the choice is none
            of the readings (``reading-not-offered``), the area is not where the stated coordinates lie
            (``place-differs``), the text is not the point's read-back
            (``read-back-differs``), or nobody read the place back (``read-back-missing``).
    """
    match logged.fact:
        case ReadingChosen() as fact:
            _require_offered(fact, own, gazetteer)
        case LocationReadBack() as fact:
            _require_text(fact, gazetteer)
        case NoticeFiled(activity=activity):
            _require_chosen(logged, activity.place, own, gazetteer)
            _require_read_back(logged, activity.place, own)
        case _:
            pass


def find_reading(phrase: str, own: Picture, gazetteer: Gazetteer) -> PhraseReading | None:
    """Return how a phrase reads under the mission's figures, or None if it is no phrase that we know."""
    policy = own.arrangement.policy
    try:
        return resolve_phrase(
            phrase, gazetteer, rival_within_m=policy.rival_within_m, rival_apart_m=policy.rival_apart_m
        )
    except CheckfireError:
        return None


def _require_offered(fact: ReadingChosen, own: Picture, gazetteer: Gazetteer) -> None:
    reading = find_reading(fact.phrase, own, gazetteer)
    if reading is None:
        return
    offered = (*reading.candidates, *reading.rivals)
    if not any(fact.landmark in _names(o.landmark) and _same(fact.point, o.point) for o in offered):
        raise OrderError(
            "The chosen landmark and point are none of the phrase's readings.",
            code="reading-not-offered",
            hint="Nothing was stored. Name one of the readings, with the point that belongs to it.",
            readings=[_named(o.landmark) for o in offered],
        )


def _require_chosen(logged: Logged, place: Place, own: Picture, gazetteer: Gazetteer) -> None:
    reading = find_reading(place.stated, own, gazetteer)
    if reading is None:
        _require_as_stated(place)
        return
    if not (reading.rivals or len(reading.candidates) > 1):
        if not _lies_at(place, reading.point):
            raise OrderError(
                "The area is not where the phrase leads.", code="reading-not-offered", hint=COMPARE_HINT
            )
        return
    for about in logged.header.about:
        chosen = own.register.chosen.get(about)
        if chosen and _is_own(logged, chosen) and _fits(place, chosen.fact):
            return
    raise OrderError(
        "The phrase has more than one reading; choose which landmark was meant.",
        code="reading-not-chosen",
        hint=CHOICE_HINT,
        phrase=place.stated,
        readings=[_named(o.landmark) for o in (*reading.candidates, *reading.rivals)],
    )


def _is_own(logged: Logged, said: Chosen | ReadBack) -> bool:
    """Tell whether something was said by the same party, and in the same drill or in earnest (R30)."""
    return (said.party, said.drill) == (logged.party, logged.header.drill)


def _fits(place: Place, chosen: ReadingChosen) -> bool:
    return chosen.phrase == place.stated and (place.area is None or is_at(place.area, chosen.point))


def _require_as_stated(place: Place) -> None:
    """Demand that an area lies where its stated coordinates do, by any of their readings."""
    try:
        readings = read_coordinates(place.stated)
    except CheckfireError:
        return
    if not _lies_at(place, *(reading.point for reading in readings)):
        raise OrderError(
            "The area is not where the stated coordinates lie.", code="place-differs", hint=COMPARE_HINT
        )


def _lies_at(place: Place, *points: Point) -> bool:
    return place.area is None or any(is_at(place.area, point) for point in points)


def _names(landmark: Landmark) -> set[str]:
    return {landmark.name, _named(landmark)}


def _named(landmark: Landmark) -> str:
    """A city and its airfield may share a name, so the kind stands beside it."""
    return f"{landmark.name} ({landmark.kind})"


def is_at(area: Area, point: Point) -> bool:
    """Tell whether an area is the one that a phrase leads to: about the point, or, if drawn, over it."""
    if isinstance(area, Circle):
        return _same(area.centre, point)
    return may_be_within(area, Circle(centre=point), SAME_POINT_M)


def _require_text(fact: LocationReadBack, gazetteer: Gazetteer) -> None:
    """What was read aloud has to be the read-back of this very point."""
    text = read_back(fact.point, gazetteer).text
    if fact.text != text:
        raise OrderError(
            "The text is not the read-back of this point.",
            code="read-back-differs",
            hint="Read this text back.",
            text=text,
        )


def _require_read_back(logged: Logged, place: Place, own: Picture) -> None:
    if place.area is None:
        return
    for about in logged.header.about:
        read = own.register.read_backs.get(about)
        if read and _is_own(logged, read) and is_at(place.area, read.fact.point):
            return
    raise OrderError(
        "Nobody has read the place of the notice back.", code="read-back-missing", hint=READ_BACK_HINT
    )


def _same(a: Point, b: Point) -> bool:
    return distance_and_bearing(a, b)[0] <= SAME_POINT_M
