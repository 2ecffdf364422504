"""Promises about checks with more around them than one message can list."""

from checkfire.duty.checking import MAX_LISTED, check_over
from checkfire.picture.picture import Picture
from checkfire.picture.register import Registered
from checkfire.testing import world
from checkfire.vocab.place import Circle, Method, Place, Point
from checkfire.vocab.protected import ObjectKind, Protected
from checkfire.vocab.verdict import Finding
from checkfire.wire import canonical


def test_check_lists_the_worst_and_nearest_and_counts_the_rest() -> None:
    """R16, R17: a register of thousands gives a check that fits into a message and says what it left out."""
    activity, picture = world.activity(), Picture()
    for number in range(2 * MAX_LISTED):
        picture.register.objects[str(number)] = _registered(number, 50_000)
    verdict = check_over(picture, activity, activity.window.starts_at)
    assert verdict.finding is Finding.CONFLICT
    assert verdict.reasons[0].finding is Finding.CONFLICT
    assert len(verdict.nearest) == MAX_LISTED
    assert verdict.unlisted >= MAX_LISTED
    assert len(canonical.encode(verdict)) < canonical.MAX_BYTES // 2


def _registered(number: int, standoff_m: int) -> Registered:
    # A line a few kilometres off, all of it with a wide standoff.
    here = world.HERE
    point = Point.of_degrees(here.lat_deg + 0.08 + number * 1e-6, here.lon_deg)
    protected = Protected(
        object_id=f"{number:08}-0000-7000-8000-000000000000",
        kind=ObjectKind.SITE,
        owner="relief",
        label=f"Site {number}",
        place=Place(stated="x", method=Method.DEVICE, area=Circle(centre=point)),
        standoff_m=standoff_m,
    )
    at = world.activity().window.starts_at
    return Registered(protected=protected, changed_index=number, notified_at=at)
