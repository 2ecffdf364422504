"""Check a notice in one file against a register in another; no desk and no network is needed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

CAUTION = "None known: nothing known in this file. Absence from a register says nothing about protection."


def check_files(register: Path, notice: Path) -> dict[str, Any]:
    """Return the verdict on a notice, as a program reads it.

    An object that cannot be read makes the verdict unknown and is listed.
    """
    from checkfire.check.evaluate import evaluate
    from checkfire.check.memory_index import MemoryIndex
    from checkfire.cli.body import read_json
    from checkfire.reach.geojson import read_notice, read_register
    from checkfire.vocab.verdict import Finding

    reading = read_register(read_json(register))
    _, activity = read_notice(read_json(notice))
    verdict = evaluate(activity, MemoryIndex(reading.objects), now=datetime.now(UTC))
    finding = verdict.finding
    if reading.unread and finding is Finding.NONE_KNOWN:
        finding = Finding.UNKNOWN
    by_finding = {kind: [one for one in verdict.reasons if one.finding is kind] for kind in Finding}
    return {
        "verdict": finding.value,
        "conflicts": [_conflict(one) for one in by_finding[Finding.CONFLICT]],
        "unknown": [{"object": one.object, "rule": one.rule} for one in by_finding[Finding.UNKNOWN]],
        "unread": [
            {"object": name, "field": why.context.get("field"), "message": why.message}
            for name, why in reading.unread.items()
        ],
        "nearest": [
            {"object": near.object, "distance_m": near.distance_m, "bearing_deg": near.bearing_deg}
            for near in verdict.nearest
        ],
        "caution": CAUTION,
    }


def tell_checked(given: dict[str, Any]) -> None:
    """Print a verdict for a person."""
    from checkfire.cli.show import tell

    tell(given["verdict"].upper())
    for one in given["conflicts"]:
        when = " to ".join(end or "open" for end in (one["overlap_from"], one["overlap_until"]))
        tell(f"{one['rule']}  conflict  {one['object']}  gap {one['gap_m']} m, {when}", indent=2, hang=24)
    for one in given["unknown"]:
        tell(f"{one['rule']}  unknown  {one['object'] or 'the notice itself'}", indent=2, hang=24)
    for one in given["unread"]:
        tell(f"not read  {one['object']}  {one['message']}", indent=2, hang=24)
    for near in given["nearest"]:
        tell(f"{near['distance_m']:>6} m  {near['bearing_deg']:03}°  {near['object']}", indent=2, hang=24)
    tell(given["caution"])


def _conflict(reason: Any) -> dict[str, Any]:
    from checkfire.wire.strict import print_instant

    ends = reason.overlap.open_ends if reason.overlap else (None, None)
    from_, until = (None if end is None else print_instant(end) for end in ends)
    return {
        "object": reason.object,
        "rule": reason.rule,
        "gap_m": reason.gap_m,
        "overlap_from": from_,
        "overlap_until": until,
    }
