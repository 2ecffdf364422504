"""What a place is held against before it is said: the asker's own picture, and nothing else of the record.

Doubts stand in the answer to the asker and in no message: a message of the desk would tell everybody, by the
number of entries, that something hidden lies near (invariant 9, decision 0048).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from checkfire.errors import CheckfireError
from checkfire.locate.find_doubts import find_doubts
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.geodesic import distance_m
from checkfire.locate.location_doubt import DoubtContext, Expected, Known, LocationDoubt
from checkfire.locate.read_place import PlaceReading, read_place
from checkfire.locate.twins import Twins, find_twins
from checkfire.picture.picture import Picture
from checkfire.reach.outlines import load_outlines
from checkfire.vocab.place import Area, Circle, Point, Polygon
from checkfire.vocab.protected import ObjectKind, Protected


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What the asker says beside a place; all of it is optional.

    Attributes:
        about: The id of the object that is amended; its present place is the last version.
        place: The place that the words name, such as "Kunduz".
        country: ISO 3166-1 alpha-2.
        governorate: In English or Arabic.
        category: What is entered: a site's category, or "position".
        accuracy_m: How exact the sender says that the location is.
    """

    about: str | None = None
    place: str | None = None
    country: str = ""
    governorate: str = ""
    category: str = ""
    accuracy_m: int | None = None


NOTHING_BESIDE = Beside()
NEAR_WITHIN_M = 25_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What readings are held against; made once, however many readings and texts there are.

    Attributes:
        context: All but where the stated place is.
        place: The words for the stated place.
        places: What those words can mean; none where they are not in the gazetteer.
    """

    context: DoubtContext
    place: str | None
    places: tuple[PlaceReading, ...]

    def doubts(self, reading: PlaceReading) -> tuple[LocationDoubt, ...]:
        """Return the doubts about one reading."""
        return find_doubts(reading, replace(self.context, stated=self._stated(reading.point)))

    def _stated(self, entered: Point) -> Expected | None:
        """Return where the words say that the place is: of several readings the one nearest to the entry."""
        if not self.places:
            return None
        nearest = min(self.places, key=lambda one: distance_m(entered, one.point))
        name = f"the stated place “{self.place}”"
        return Expected(name=name, point=nearest.point, within_m=nearest.accuracy_m)


def asking_alone(gazetteer: Gazetteer, *, place: str | None = None, near: Point | None = None) -> Asking:
    """Return what readings are held against where no picture is at hand.

    Args:
        gazetteer: The landmarks of the area of operations.
        place: The place that the same words name.
        near: A point within 25 km of which the place should be.
    """
    context = DoubtContext(
        near=_near(near), gazetteer=gazetteer, outlines=load_outlines(), operations=gazetteer.scope
    )
    return Asking(context=context, place=place, places=_places(place, gazetteer))


def asking_from(own: Picture, party: str, gazetteer: Gazetteer, beside: Beside = NOTHING_BESIDE) -> Asking:
    """Return what readings are held against by the asker's own picture."""
    objects = {
        object_id: entry.protected for object_id, entry in own.register.objects.items() if entry.active
    }
    last = objects.pop(beside.about or "", None)
    known = [
        (one.owner == party, as_known(one, point)) for one in objects.values() if (point := middle(one.area))
    ]
    context = DoubtContext(
        last=middle(last.area) if last else None,
        claimed_accuracy_m=beside.accuracy_m,
        operations=gazetteer.scope,
        country=beside.country,
        governorate=beside.governorate,
        kind=beside.category,
        own=tuple(one for is_own, one in known if is_own),
        known=tuple(one for is_own, one in known if not is_own),
        gazetteer=gazetteer,
        outlines=load_outlines(),
    )
    return Asking(context=context, place=beside.place, places=_places(beside.place, gazetteer))


def twins_in(own: Picture) -> list[Twins]:
    """Return the near-duplicates among the sites and positions of a picture."""
    fixed = {
        object_id: entry.protected
        for object_id, entry in own.register.objects.items()
        if entry.active and entry.protected.kind is not ObjectKind.MOVEMENT
    }
    return find_twins((one, point) for one, held in fixed.items() if (point := middle(held.area)))


def as_known(one: Protected, point: Point) -> Known:
    """Return a registered object as a rule of doubt sees it."""
    return Known(label=one.label, kind=one.category or one.kind.value, point=point)


def middle(area: Area | None) -> Point | None:
    """Return a circle's centre or the mean of a drawn area's corners; a route has no middle."""
    if isinstance(area, Circle):
        return area.centre
    if isinstance(area, Polygon):
        lats, lons = ([getattr(one, axis) for one in area.corners] for axis in ("lat_e7", "lon_e7"))
        # Across the antimeridian a mean of longitudes is nowhere near.
        if max(lons) - min(lons) < 1_800_000_000:
            return Point(lat_e7=sum(lats) // len(lats), lon_e7=sum(lons) // len(lons))
    return None


def _near(point: Point | None) -> Expected | None:
    if point is None:
        return None
    return Expected(name="the place that it should be near", point=point, within_m=NEAR_WITHIN_M)


def _places(place: str | None, gazetteer: Gazetteer) -> tuple[PlaceReading, ...]:
    """Return what the words for a place can mean; those that are not in the gazetteer raise no doubt."""
    if not place:
        return ()
    try:
        return tuple(read_place(place, gazetteer))
    except CheckfireError:
        return ()
