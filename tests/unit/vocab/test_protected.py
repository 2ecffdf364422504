"""What the register holds, as a check sees it."""

from __future__ import annotations

from checkfire.vocab.place import Circle, Method, Place, Point
from checkfire.vocab.protected import ObjectKind, Protected, SiteStatus

CIRCLE = Circle(centre=Point(lat_e7=352_854_000, lon_e7=401_760_000))


def test_protected_object_covers_the_area_of_its_place() -> None:
    """An object stands where its place was read to be; unread words give no area (R1)."""
    for area in (CIRCLE, None):
        place = Place(stated="clinic", method=Method.WORDS, area=area)
        found = Protected(object_id="1", kind=ObjectKind.SITE, owner="relief", label="Clinic", place=place)
        assert found.area == area


def test_protected_object_is_not_verified_until_somebody_did() -> None:
    """An object of which nothing more is said is unverified and occupies all heights (R7)."""
    place = Place(stated="clinic", method=Method.WORDS)
    found = Protected(object_id="1", kind=ObjectKind.SITE, owner="relief", label="Clinic", place=place)
    assert (found.status, found.heights) == (SiteStatus.UNVERIFIED, None)


def test_protected_words_are_fixed() -> None:
    """The words for objects and their state never change on the wire."""
    assert [one.value for one in ObjectKind] == ["site", "movement", "position", "notice"]
    assert [one.value for one in SiteStatus] == ["unverified", "verified", "review-overdue"]
