"""Questions to the desk that change nothing: read a place, check an activity."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.read_back import ReadBack, read_back
from checkfire.locate.read_place import PlaceReading, read_place
from checkfire.picture.arrangement import Policy
from checkfire.picture.picture import Picture
from checkfire.vocab.place import Method


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesRead:
    """Every reading of a text, each with its read-back."""

    readings: tuple[tuple[PlaceReading, ReadBack], ...]

    @property
    def needs_choice(self) -> bool:
        """True where a person has to pick a landmark before a notice is filed (R2)."""
        first = self.readings[0][0]
        return first.method is Method.PHRASE and (len(self.readings) > 1 or bool(first.rivals))


def read_places(text: str, gazetteer: Gazetteer, policy: Policy) -> PlacesRead:
    """Return every reading of a place under the mission's figures.

    Raises:
        MalformedError: The text cannot be read; the code names the rule.
        NotFoundError: The landmark is not in our gazetteer (``landmark-unknown``).
    """
    found = read_place(
        text, gazetteer, rival_within_m=policy.rival_within_m, rival_apart_m=policy.rival_apart_m
    )
    return PlacesRead(readings=tuple((reading, read_back(reading.point, gazetteer)) for reading in found))


def as_it_stands(own: Picture) -> Picture:
    """Return a picture whose register does not change any more, to be checked without holding the pen."""
    return replace(own, register=replace(own.register, objects=dict(own.register.objects)))
