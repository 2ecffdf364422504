"""The front door of a check: one notice against all that its asker may see.

* The finding is the worst of the reasons: conflict before unknown before none known; no reason is dropped.
* An object for which a rule comes to no outcome is unknown (CF-ERR-01), never passed over.
* The same arguments give the same verdict, whatever the index and the order in which it was filled.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from datetime import datetime

import numpy as np

from checkfire.check import rules
from checkfire.check.asked import Asked
from checkfire.check.earth import GEOD
from checkfire.check.index import Index, Sighting, nearness
from checkfire.check.packed import FAULTS
from checkfire.check.whereabouts import seconds
from checkfire.vocab.activity import Activity, Reach
from checkfire.vocab.verdict import Finding, Nearest, Reason, Verdict

NEAREST_WITHIN_M = 15_000
"""How far around a notice objects are listed in any case (R16)."""
NEAREST_COUNT = 20
"""How many of them, so that a dense city does not make a check long."""
PAGE = 500
"""After how many findings a check that is made in steps pauses."""

_WORST = {Finding.CONFLICT: 0, Finding.UNKNOWN: 1, Finding.NONE_KNOWN: 2}


def evaluate(
    activity: Activity,
    index: Index,
    *,
    now: datetime,
    nearest_within_m: int = NEAREST_WITHIN_M,
    nearest_count: int = NEAREST_COUNT,
) -> Verdict:
    """Check an announced activity against everything that its asker may see (R15, R16).

    Units: gaps and distances in whole metres, rounded down.
    Bound: no conflict is missed and no gap is more than the true one; see ``checkfire.check.measure``.

    Args:
        activity: What is announced.
        index: The objects that the asker may see, and no others.
        now: The instant for which data is stale or not.
        nearest_within_m: How far around the notice objects are listed in any case.
        nearest_count: How many of them.

    Source: docs/checks/.
    """
    steps = evaluate_in_steps(activity, index, now, nearest_within_m, nearest_count)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            verdict: Verdict = done.value
            return verdict


def evaluate_in_steps(
    activity: Activity, index: Index, now: datetime, within_m: int, count: int
) -> Generator[int, None, Verdict]:
    """Make the same check in bounded steps; each yields how many reasons there are so far."""
    reasons = [rules.no_place(held) for held in index.unlocatable()]
    asked = Asked.of(activity)
    if asked is None:
        return _verdict([*reasons, rules.no_notice_place()], [])
    nearest = {seen.number: seen for seen in index.nearest(asked, count, within_m)}
    judged: dict[int, Sighting] = {}
    for seen in index.meeting(asked):
        reason = _outcome(_meeting, activity, seen)
        if reason:
            reasons.append(reason)
            known = judged.get(seen.number, seen)
            judged[seen.number] = min(seen, known, key=nearness)
            if len(reasons) % PAGE == 0:
                yield len(reasons)
    for seen in index.doubtful(asked, within_m, seconds(now)):
        reasons.append(rules.stale(seen.held, seen.gap_m, now) or rules.no_outcome(seen.held))
        if len(reasons) % PAGE == 0:
            yield len(reasons)
    for number, seen in nearest.items():
        if number not in judged and (reason := _outcome(_beside, activity, seen)):
            reasons.append(reason)
    return _verdict(reasons, _nearest(asked, list((judged | nearest).values())))


def _meeting(activity: Activity, seen: Sighting) -> Reason | None:
    """Return what is to be said of an object that is too near at some time of the notice."""
    if activity.reach is Reach.AIR_ONLY and rules.at_other_heights(activity, seen.held, seen.gap_m):
        return None
    return rules.too_near(seen) if seen.is_timed else rules.times_missing(seen.held, seen.gap_m)


def _beside(activity: Activity, seen: Sighting) -> Reason | None:
    """Return why an object that is too near is not in conflict."""
    if not rules.is_in_space(seen.held, seen.gap_m):
        return None
    apart = rules.at_other_heights(activity, seen.held, seen.gap_m)
    return apart or rules.elsewhere_then(seen.held, seen.gap_m)


def _outcome(
    judge: Callable[[Activity, Sighting], Reason | None], activity: Activity, seen: Sighting
) -> Reason | None:
    """Return the reason of one object; if its rules come to no end, that there is none."""
    try:
        return judge(activity, seen)
    except FAULTS:
        return rules.no_outcome(seen.held)


def _nearest(asked: Asked, seen: Sequence[Sighting]) -> list[Nearest]:
    if not seen:
        return []
    own, count = asked.own, len(seen)
    azimuth_deg, _, away_m = GEOD.inv(
        np.full(count, own.lon_deg),
        np.full(count, own.lat_deg),
        np.array([one.lon_deg for one in seen]),
        np.array([one.lat_deg for one in seen]),
    )
    distances_m = np.floor(away_m + _ROUNDING_M).astype(int).tolist()
    bearings_deg = np.where(away_m > _ROUNDING_M, np.round(azimuth_deg) % 360, 0).astype(int).tolist()
    return [
        Nearest(
            object=one.held.object_id,
            kind=one.held.kind,
            label=one.held.label,
            distance_m=distance_m,
            bearing_deg=bearing_deg,
            gap_m=one.gap_m,
        )
        for one, distance_m, bearing_deg in zip(seen, distances_m, bearings_deg, strict=True)
    ]


_ROUNDING_M = 1e-4  # places come from the grid of ``Point``, and through the Earth and back


def _verdict(reasons: Iterable[Reason], nearest: Iterable[Nearest]) -> Verdict:
    listed = tuple(sorted(nearest, key=lambda near: (near.gap_m, near.distance_m, near.object, near.label)))
    known = sorted(reasons, key=_order)
    finding = known[0].finding if known else Finding.NONE_KNOWN
    if finding is Finding.NONE_KNOWN:
        known = sorted([*known, rules.nearest_known(listed)], key=_order)
    return Verdict(finding=finding, reasons=tuple(known), nearest=listed)


def _order(reason: Reason) -> tuple[int, str, str, int, tuple[datetime, ...]]:
    overlap = reason.overlap
    return (
        _WORST[reason.finding],
        reason.rule,
        reason.object or "",
        -1 if reason.gap_m is None else reason.gap_m,
        (overlap.starts_at, overlap.ends_at) if overlap else (),
    )
