"""The ladder: whom a call reaches next while it is not answered (R25).

Every step is addressed to duties, never to a person (R23):

* at first, every desk of the parties concerned;
* then their alternates; then everybody at their desks;
* at the last step but one, the heads of these parties and the neutral desk;
* at the last step, the heads of all parties and of the mission. The last step repeats.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from checkfire.picture.arrangement import Arrangement
from checkfire.picture.halts import Halt
from checkfire.vocab.party import DutyRole
from checkfire.wire.halts import EscalationStepped

_ROLES_FROM_TOP = (
    (DutyRole.DUTY, DutyRole.ALTERNATE, DutyRole.HEAD, DutyRole.MISSION_HEAD),
    (DutyRole.DUTY, DutyRole.ALTERNATE, DutyRole.HEAD),
    (DutyRole.DUTY, DutyRole.ALTERNATE),
    (DutyRole.ALTERNATE,),
)


def climb(halt: Halt, arrangement: Arrangement, now: datetime) -> EscalationStepped | None:
    """Return the next step of a running halt if it is due, or None."""
    ladder_s = arrangement.policy.ladder_s
    due_at = next_step_at(halt, ladder_s)
    if halt.closed_at is not None or not halt.unanswered or now < due_at:
        return None
    step = min(_steps_taken(halt, ladder_s) + 1, len(ladder_s))
    from_top = len(ladder_s) - step
    return EscalationStepped(
        step=step,
        after_s=int((due_at - halt.ladder_from).total_seconds()),
        due_at=due_at,
        roles=_ROLES_FROM_TOP[min(from_top, len(_ROLES_FROM_TOP) - 1)],
        unanswered=halt.unanswered,
        desks=arrangement.desks_of(_parties(halt, arrangement, from_top)),
    )


def next_step_at(halt: Halt, ladder_s: tuple[int, ...]) -> datetime:
    """Return when the next step falls due; a reopened halt begins at the top, at once."""
    if halt.reopened_at is not None:
        repeats = len(halt.climbs) - halt.climbs_before_reopening
        return halt.ladder_from + timedelta(seconds=ladder_s[-1] * repeats)
    taken = len(halt.climbs)
    if taken < len(ladder_s):
        return halt.ladder_from + timedelta(seconds=ladder_s[taken])
    return halt.ladder_from + timedelta(seconds=ladder_s[-1] * (taken - len(ladder_s) + 2))


def _steps_taken(halt: Halt, ladder_s: tuple[int, ...]) -> int:
    return len(ladder_s) if halt.reopened_at is not None else len(halt.climbs)


def _parties(halt: Halt, arrangement: Arrangement, from_top: int) -> set[str]:
    if from_top == 0:
        return set(arrangement.parties)
    neutral = {p for p in arrangement.parties if arrangement.is_neutral(p)}
    return set(halt.unanswered) | (neutral if from_top == 1 else set())
