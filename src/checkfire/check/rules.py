"""The rules of a check: each has an ID, a page in docs/checks/, and one small function that makes its reason.

* A rule says ``conflict``, ``unknown`` or, with its reason, why an object near the notice is neither.
* The rules of space, time and height err towards warning: what cannot be told counts as meeting.
* ``None`` from a rule means that it has nothing to say, never that something has passed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from checkfire.check.heights import vertical_gap_m
from checkfire.check.index import Sighting
from checkfire.check.whereabouts import window_of
from checkfire.vocab.activity import Activity
from checkfire.vocab.protected import ObjectKind, Protected
from checkfire.vocab.verdict import Finding, Nearest, Reason

SPACE = "CF-SPC-01"
TIME = "CF-WIN-01"
NO_TIMES = "CF-WIN-02"
HEIGHT = "CF-ALT-01"
LAST_SEEN = "CF-WIN-03"
NO_PLACE = "CF-LOC-01"
NO_NOTICE_PLACE = "CF-LOC-02"
STALE = "CF-AGE-01"
NEAR = "CF-NEAR-01"
NO_OUTCOME = "CF-ERR-01"
NOTICES = "CF-NTC-01"

RULES = (
    SPACE,
    TIME,
    NO_TIMES,
    LAST_SEEN,
    HEIGHT,
    NO_PLACE,
    NO_NOTICE_PLACE,
    STALE,
    NEAR,
    NO_OUTCOME,
    NOTICES,
)
"""Every rule that a check can name as its reason."""


def is_in_space(held: Protected, gap_m: int | None) -> bool:
    """CF-SPC-01: a gap that is not more than the standoff is too near; touching counts."""
    return gap_m is not None and gap_m <= held.standoff_m


def too_near(seen: Sighting) -> Reason:
    """CF-SPC-01, CF-WIN-03, CF-NTC-01: the notice comes nearer than the standoff, when the object is there.

    A movement is there while its plan says so, or for a bounded time after it was seen there.
    """
    held = seen.held
    rule = SPACE if held.reported_at is None else LAST_SEEN
    return Reason(
        rule=NOTICES if held.kind is ObjectKind.NOTICE else rule,
        finding=Finding.CONFLICT,
        object=held.object_id,
        gap_m=seen.gap_m,
        overlap=window_of(seen.span),
    )


def elsewhere_then(held: Protected, gap_m: int) -> Reason:
    """CF-WIN-01, CF-WIN-03: the place is too near, but the object is not reckoned there in the window."""
    rule = TIME if held.reported_at is None else LAST_SEEN
    return Reason(rule=rule, finding=Finding.NONE_KNOWN, object=held.object_id, gap_m=gap_m)


def times_missing(held: Protected, gap_m: int | None) -> Reason:
    """CF-WIN-02: a piece of the route is too near, and nobody can tell when the movement is on it."""
    return Reason(rule=NO_TIMES, finding=Finding.UNKNOWN, object=held.object_id, gap_m=gap_m)


def at_other_heights(activity: Activity, held: Protected, gap_m: int) -> Reason | None:
    """CF-ALT-01: an activity in the air alone, and an object surely above or below it."""
    apart_m = vertical_gap_m(activity, held)
    if apart_m is None:
        return None
    return Reason(
        rule=HEIGHT,
        finding=Finding.NONE_KNOWN,
        object=held.object_id,
        gap_m=gap_m,
        gap_vertical_m=apart_m,
    )


def no_place(held: Protected) -> Reason:
    """CF-LOC-01: the object has no area that can be read; it may be anywhere."""
    return Reason(rule=NO_PLACE, finding=Finding.UNKNOWN, object=held.object_id)


def no_notice_place() -> Reason:
    """CF-LOC-02: the notice itself has no area that can be read."""
    return Reason(rule=NO_NOTICE_PLACE, finding=Finding.UNKNOWN)


def stale(held: Protected, gap_m: int, now: datetime) -> Reason | None:
    """CF-AGE-01: what is known of an object near the notice is no longer current."""
    if held.stale_since is None or held.stale_since > now:
        return None
    return Reason(rule=STALE, finding=Finding.UNKNOWN, object=held.object_id, gap_m=gap_m)


def no_outcome(held: Protected) -> Reason:
    """CF-ERR-01: a rule came to no outcome for the object."""
    return Reason(rule=NO_OUTCOME, finding=Finding.UNKNOWN, object=held.object_id)


def nearest_known(nearest: Sequence[Nearest]) -> Reason:
    """CF-NEAR-01: nothing known speaks against the notice; this is the nearest object, if any is near."""
    if not nearest:
        return Reason(rule=NEAR, finding=Finding.NONE_KNOWN)
    return Reason(rule=NEAR, finding=Finding.NONE_KNOWN, object=nearest[0].object, gap_m=nearest[0].gap_m)
