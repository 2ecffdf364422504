"""What a check can say: none known, conflict or unknown, each with its reasons.

``NoneKnown`` means only: nothing known to this asker. It never means that nothing is there.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from checkfire.vocab.instant import Window
from checkfire.vocab.protected import ObjectKind


class Finding(StrEnum):
    """The three words of a verdict."""

    NONE_KNOWN = "none-known"
    CONFLICT = "conflict"
    UNKNOWN = "unknown"


class Reason(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why a verdict is what it is: the rule, and the object that it speaks of.

    Attributes:
        rule: The id of the rule, with its page in docs/checks.
        finding: What it says.
        object: The object that it speaks of.
        gap_m: Least distance on the ground, never more than the true one.
        gap_vertical_m: Least distance in height where the two are surely apart, never more than the true one.
        overlap: Within which time both are there; it may be longer than the true time, never shorter.
    """

    rule: str
    finding: Finding
    object: str | None = None
    gap_m: int | None = None
    gap_vertical_m: int | None = None
    overlap: Window | None = None


class Nearest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A registered object near a notice.

    Attributes:
        object: The object's id.
        kind: Site, movement or position.
        label: What to call it.
        distance_m: From the notice's reference point to the object's, along the ellipsoid, rounded down.
        bearing_deg: From the notice's reference point, 0 to 359, clockwise from true north.
        gap_m: Least distance between the two areas, never more than the true one; 0 if they touch.
    """

    object: str
    kind: ObjectKind
    label: str
    distance_m: int
    bearing_deg: int
    gap_m: int


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of one check over one party's picture.

    Attributes:
        finding: The worst of the reasons.
        reasons: Why, the worst first.
        nearest: The registered objects around, the nearest first.
        unlisted: How many further reasons or objects there are, where a list had to end.
    """

    finding: Finding
    reasons: tuple[Reason, ...] = ()
    nearest: tuple[Nearest, ...] = ()
    unlisted: int = 0
