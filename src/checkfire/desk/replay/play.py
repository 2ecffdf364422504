"""Both branches of the day, played one after the other, and what a person or a program reads of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checkfire.desk.clock import SetClock
from checkfire.desk.replay.as_it_happened import play_as_it_happened
from checkfire.desk.replay.branch import AS_IT_HAPPENED, WITH_A_DESK
from checkfire.desk.replay.day import Day
from checkfire.desk.replay.stage import PLAYS, Moment, Stage
from checkfire.desk.replay.with_a_desk import Played, landmark_name, play_with_a_desk
from checkfire.errors import CheckfireError, MalformedError, ProofError, UnavailableError
from checkfire.picture.halts import Halt, HaltState
from checkfire.proof.key import VerifierKey
from checkfire.proof.receipt import verify_receipt
from checkfire.store.sqlite import SqliteEngine
from checkfire.wire.halts import Span
from checkfire.wire.strict import print_instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What was played: a timeline for each branch, and the figures that follow from the records."""

    title: str
    caution: str
    branches: dict[str, list[Moment]]
    result: dict[str, Any]


def play(day: Day, folder: Path, *, fresh: bool = False) -> Replay:
    """Play the day into a folder: the second branch's data there, the first one's beside it.

    Raises:
        UnavailableError: There is something in the folder already (``folder-not-empty``), or a desk runs
            on an earlier replay in it (``log-in-use``).
        MalformedError: The day lacks something, or has it in another form (``day-wrong``).
    """
    if folder.exists() and any(folder.iterdir()):
        _clear(folder, fresh=fresh)
    try:
        return _play(day, folder)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as exc:
        raise MalformedError(f"The day cannot be played: {exc!r}.", code="day-wrong") from exc


def _play(day: Day, folder: Path) -> Replay:
    with (
        _stage(day, AS_IT_HAPPENED, folder / AS_IT_HAPPENED, folder) as first,
        _stage(day, WITH_A_DESK, folder, folder) as second,
    ):
        halt, played = play_as_it_happened(first), play_with_a_desk(second)
        stages = (first, second)
        count = sum(stage.close() for stage in stages)
        verified = all(_all_verify(stage) for stage in stages)
    result = {
        "title": day.title,
        "as_it_happened": {"halt": _as_it_happened(halt)},
        "with_a_desk": _with_a_desk(played),
        "receipts": count,
        "receipts_verified": verified,
    }
    branches = {stage.name: stage.moments for stage in stages}
    return Replay(title=day.title, caution=day.caution, branches=branches, result=result)


def _clear(folder: Path, *, fresh: bool) -> None:
    """Empty a folder of an earlier replay, if asked to; never anything else."""
    if not fresh or not (folder / AS_IT_HAPPENED / "desk.json").is_file():
        raise UnavailableError(
            f"There is something in {folder} already.",
            code="folder-not-empty",
            hint="Nothing was touched. Name an empty folder, or replace an earlier replay with --fresh.",
        )
    _require_idle(folder)
    shutil.rmtree(folder)


def _require_idle(folder: Path) -> None:
    """Demand that no desk runs on an earlier replay, or on a play of it: it would go on without its files."""
    for path in (folder, *folder.glob(f"{PLAYS}/*")):
        try:
            SqliteEngine(path, path / "secrets").close()
        except CheckfireError as exc:
            if exc.code == "log-in-use":
                raise


@contextmanager
def _stage(day: Day, name: str, folder: Path, out: Path) -> Iterator[Stage]:
    clock = SetClock(day.at(["briefing_at", -3600]))
    stage = Stage(day=day, name=name, folder=folder, receipts=out / "receipts", clock=clock)
    try:
        stage.open()
        yield stage
    finally:
        if hasattr(stage, "desk"):
            stage.let_go()


def _all_verify(stage: Stage) -> bool:
    """Read every receipt file again and verify it as a stranger with the log's key would."""
    key: VerifierKey = stage.desk.ledger.log_key.verifier_key
    paths = sorted(stage.receipts.glob(f"{stage.name}-*.json"))
    try:
        return bool(paths) and all(verify_receipt(path.read_bytes(), trusted=key) for path in paths)
    except (MalformedError, ProofError):
        return False


def _as_it_happened(halt: Halt) -> dict[str, Any]:
    wait_s = halt.seconds.get(HaltState.ACKNOWLEDGED)
    return {
        "called_at": print_instant(halt.called_at),
        "wait_s": wait_s,
        "stopped_after_s": halt.seconds.get(HaltState.FIRE_STOPPED),
        "strikes_total": halt.strikes_stated(Span.WHOLE_DAY),
        "strikes_during_wait": halt.strikes_stated(Span.CALL_TO_ACKNOWLEDGEMENT),
    }


def _with_a_desk(played: Played) -> dict[str, Any]:
    reading = played.read.readings[0][0]
    (full,) = [made for (_, scope), (_, made) in played.notice.checks.items() if scope == "full"]
    rivals = [{"landmark": r.landmark.name, "apart_m": r.apart_m} for r in reading.rivals]
    return {
        "location": {"phrase": reading.stated, "chosen": landmark_name(reading), "rivals": rivals},
        "refused_before_choice": played.refused.code if played.refused else None,
        "verdict": full.verdict.finding.value,
        "nearest": [
            {
                "object": n.label,
                "kind": n.kind.value,
                "distance_m": n.distance_m,
                "bearing_deg": n.bearing_deg,
            }
            for n in full.verdict.nearest
        ],
        "halt": _halt(played.halt),
    }


def _halt(halt: Halt) -> dict[str, Any]:
    firsts = dict(halt.firsts)
    stopped_at = firsts[HaltState.FIRE_STOPPED]
    taken = [t for t in halt.acknowledged.values() if t.desk.party == "coalition"]
    acknowledged_at = max(t.at for t in taken)
    return {
        "called_at": print_instant(halt.called_at),
        "acknowledged_at": print_instant(acknowledged_at),
        "acknowledged_after_s": int((acknowledged_at - halt.called_at).total_seconds()),
        "stopped_at": print_instant(stopped_at),
        "stopped_after_s": halt.seconds[HaltState.FIRE_STOPPED],
        "steps": [c.step for c in halt.climbs],
        "strikes_after_call": halt.strikes_between(halt.called_at, stopped_at),
        "strikes_after_call_mark": "illustrative",
    }
