"""Places of notices: no phrase with rivals is filed unchosen, and every place is read back (R2, R3)."""

from __future__ import annotations

from checkfire.errors import CheckfireError, MalformedError, OrderError
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.geodesic import distance_and_bearing
from checkfire.locate.landmark import Landmark
from checkfire.locate.read_back import read_back
from checkfire.locate.read_place import PlaceReading, read_place
from checkfire.picture.logged import Logged
from checkfire.picture.picture import Picture
from checkfire.picture.register import Chosen, ReadBack
from checkfire.vocab.place import Area, Circle, Method, Place, Point
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
        MalformedError, NotFoundError: A phrase cannot be read, or its landmark is not in our gazetteer.
        OrderError: The phrase has rivals and none was chosen (``reading-not-chosen``), the choice is none
            of the readings (``reading-not-offered``), the area is not where the words say
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


def _read(stated: str, own: Picture, gazetteer: Gazetteer) -> list[PlaceReading]:
    """Return how words read under the mission's figures.

    Raises:
        CheckfireError: They cannot be read as a place; the code names the rule.
    """
    policy = own.arrangement.policy
    return read_place(
        stated, gazetteer, rival_within_m=policy.rival_within_m, rival_apart_m=policy.rival_apart_m
    )


def _offered(readings: list[PlaceReading]) -> list[tuple[Landmark, Point]]:
    """Return every landmark that a phrase can be read from, rivals of every reading with it."""
    own = [(reading.landmark, reading.point) for reading in readings if reading.landmark]
    return own + [(rival.landmark, rival.point) for reading in readings for rival in reading.rivals]


def _named_in(offered: list[tuple[Landmark, Point]]) -> list[str]:
    return list(dict.fromkeys(_named(landmark) for landmark, _ in offered))


def _require_offered(fact: ReadingChosen, own: Picture, gazetteer: Gazetteer) -> None:
    offered = _offered(_read(fact.phrase, own, gazetteer))
    if not any(fact.landmark in _names(mark) and _same(fact.point, point) for mark, point in offered):
        raise OrderError(
            "The chosen landmark and point are none of the phrase's readings.",
            code="reading-not-offered",
            hint="Nothing was stored. Name one of the readings, with the point that belongs to it.",
            readings=_named_in(offered),
        )


def _require_chosen(logged: Logged, place: Place, own: Picture, gazetteer: Gazetteer) -> None:
    try:
        readings = _read(place.stated, own, gazetteer)
    except CheckfireError:
        if place.area is not None and place.method is Method.PHRASE:
            # Words that nobody can read again are no phrase; what lay beside them could not be seen.
            raise
        return
    first = readings[0]
    if first.landmark and (first.rivals or len(readings) > 1):
        _require_choice(logged, place, own, _named_in(_offered(readings)))
    elif not _lies_at(place, *(reading.point for reading in readings)):
        raise OrderError("The area is not where the words say.", code="place-differs", hint=COMPARE_HINT)


def _require_choice(logged: Logged, place: Place, own: Picture, readings: list[str]) -> None:
    for about in logged.header.about:
        chosen = own.register.chosen.get(about)
        if chosen and _is_own(logged, chosen) and _fits(place, chosen.fact):
            return
    raise OrderError(
        "The phrase has more than one reading; choose which landmark was meant.",
        code="reading-not-chosen",
        hint=CHOICE_HINT,
        phrase=place.stated,
        readings=readings,
    )


def _is_own(logged: Logged, said: Chosen | ReadBack) -> bool:
    """Tell whether something was said by the same party, and in the same drill or in earnest (R30)."""
    return (said.party, said.drill) == (logged.party, logged.header.drill)


def _fits(place: Place, chosen: ReadingChosen) -> bool:
    return chosen.phrase == place.stated and (place.area is None or is_at(place.area, chosen.point))


def _lies_at(place: Place, *points: Point) -> bool:
    return place.area is None or any(is_at(place.area, point) for point in points)


def is_at(area: Area, point: Point) -> bool:
    """Tell whether an area is the one that a phrase leads to: about the point, or, if drawn, over it.

    Bound: a drawn area is over a point that is not farther from it than ``SAME_POINT_M``, and 2 m.
    """
    if isinstance(area, Circle):
        return _same(area.centre, point)
    # Imported late: geometry is slow to load, and few areas are drawn.
    from checkfire.check.between import gap_between_m  # noqa: PLC0415 - see above

    try:
        return gap_between_m(area, Circle(centre=point)) <= SAME_POINT_M
    except MalformedError:
        return False


def _names(landmark: Landmark) -> set[str]:
    return {landmark.name, _named(landmark)}


def _named(landmark: Landmark) -> str:
    """A city and its airfield may share a name, so the kind stands beside it."""
    return f"{landmark.name} ({landmark.kind})"


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
