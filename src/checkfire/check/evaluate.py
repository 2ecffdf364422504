"""The front door of a check: one notice against all that its asker may see.

* The finding is the worst of the reasons: conflict before unknown before none known; no reason is dropped.
* An object for which a rule comes to no outcome is unknown (CF-ERR-01), never passed over.
* The same arguments give the same verdict, whatever the order in which the index hands objects over.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import datetime

from checkfire.check import rules
from checkfire.check.ground import FAULTS, Ground, Sighting
from checkfire.check.index import Index
from checkfire.check.schedule import presences
from checkfire.check.shape import shapes_of
from checkfire.locate.geodesic import distance_and_bearing
from checkfire.vocab.activity import Activity
from checkfire.vocab.protected import ObjectKind, Protected
from checkfire.vocab.verdict import Finding, Nearest, Reason, Verdict

NEAREST_WITHIN_M = 15_000
"""How far around a notice objects are listed in any case (R16)."""

_WORST_FIRST = (Finding.CONFLICT, Finding.UNKNOWN, Finding.NONE_KNOWN)


def evaluate(
    activity: Activity, index: Index, *, now: datetime, nearest_within_m: int = NEAREST_WITHIN_M
) -> Verdict:
    """Check an announced activity against everything that its asker may see (R15, R16).

    Units: gaps and distances in whole metres along the ellipsoid, rounded down.
    Bound: no conflict is missed and no gap is more than the true one; see ``checkfire.check.ground``.

    Args:
        activity: What is announced.
        index: The objects that the asker may see, and no others.
        now: The instant for which data is stale or not.
        nearest_within_m: How far around the notice objects are listed in any case.

    Source: docs/checks/.
    """
    reasons = [rules.no_place(held) for held in index.unlocatable()]
    ground = Ground.of(activity.place)
    if ground is None:
        return _verdict([*reasons, rules.no_notice_place()], [])
    around = index.candidates(ground.plane.centre, ground.reach_m + nearest_within_m)
    nearest = []
    for held, sighting in _sightings(ground, list(around)):
        if sighting is None:
            reasons.append(rules.no_outcome(held))
        elif sighting.gap_m <= max(nearest_within_m, held.standoff_m):
            nearest.append(_listed(ground, held, sighting))
            reasons += _outcome(held, _judge(activity, ground, now, held, sighting.gap_m))
    return _verdict(reasons, nearest)


def _sightings(ground: Ground, objects: list[Protected]) -> Iterator[tuple[Protected, Sighting | None]]:
    """Yield each object with its nearest shape, ``None`` if the outcome for any of its shapes is missing."""
    shapes = [shapes_of(held) for held in objects]
    sightings = iter(ground.sight_each([shape for group in shapes for shape in group]))
    for held, group in zip(objects, shapes, strict=True):
        yield held, _nearest_of([next(sightings) for _ in group])


def _nearest_of(sightings: list[Sighting | None]) -> Sighting | None:
    known = [sighting for sighting in sightings if sighting]
    if len(known) < len(sightings):
        return None
    return min(known, key=lambda sighting: sighting.gap_m, default=None)


def _listed(ground: Ground, held: Protected, sighting: Sighting) -> Nearest:
    distance_m, bearing_deg = distance_and_bearing(ground.reference, sighting.reference)
    return Nearest(
        object=held.object_id,
        kind=held.kind,
        label=held.label,
        distance_m=math.floor(distance_m),
        bearing_deg=round(bearing_deg) % 360,
        gap_m=sighting.gap_m,
    )


def _outcome(held: Protected, judged: Iterator[Reason]) -> Iterator[Reason]:
    """Yield the reasons of one object, and one more if its rules come to no end."""
    try:
        yield from judged
    except FAULTS:
        yield rules.no_outcome(held)


def _judge(
    activity: Activity, ground: Ground, now: datetime, held: Protected, gap_m: int
) -> Iterator[Reason]:
    if old := rules.stale(held, gap_m, now):
        yield old
    if not rules.is_in_space(held, gap_m):
        return
    if apart := rules.at_other_heights(activity, held, gap_m):
        yield apart
    elif held.kind is ObjectKind.MOVEMENT:
        yield from _in_time(activity, ground, held, gap_m)
    else:
        yield rules.too_near(held, gap_m)


def _in_time(activity: Activity, ground: Ground, held: Protected, gap_m: int) -> Iterator[Reason]:
    pieces = list(presences(held))
    there = [piece.shape for piece in pieces if piece.window and piece.window.overlaps(activity.window)]
    untimed = [piece.shape for piece in pieces if piece.window is None]
    there_m, untimed_m = ground.least_gap_m(there), ground.least_gap_m(untimed)
    if rules.is_in_space(held, there_m):
        yield rules.too_near(held, there_m)
    if rules.is_in_space(held, untimed_m):
        yield rules.times_missing(held, untimed_m)
    if not rules.is_in_space(held, there_m) and not rules.is_in_space(held, untimed_m):
        yield rules.elsewhere_then(held, gap_m)


def _verdict(reasons: Iterable[Reason], nearest: Iterable[Nearest]) -> Verdict:
    listed = tuple(sorted(nearest, key=lambda near: (near.gap_m, near.distance_m, near.object)))
    known = sorted(reasons, key=_order)
    finding = known[0].finding if known else Finding.NONE_KNOWN
    if finding is Finding.NONE_KNOWN:
        known = sorted([*known, rules.nearest_known(listed)], key=_order)
    return Verdict(finding=finding, reasons=tuple(known), nearest=listed)


def _order(reason: Reason) -> tuple[int, str, str, int]:
    return (
        _WORST_FIRST.index(reason.finding),
        reason.rule,
        reason.object or "",
        -1 if reason.gap_m is None else reason.gap_m,
    )
