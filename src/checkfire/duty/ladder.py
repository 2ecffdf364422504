"""The ladder: whom a call reaches next while it is not answered (R25).

Every step is addressed to duties, never to a person (R23):

* at first, every desk of the parties concerned;
* then their alternates; then everybody at their desks;
* at the last step but one, the heads of these parties and the neutral desk;
* at the last step, the heads of all parties and of the mission. The last step repeats; of repeats that
  fell due while the desk was down, the last one is said.
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
    due_at = _latest(halt, ladder_s, now)
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
    taken = len(halt.climbs) - halt.climbs_before_reopening
    if _is_at_top(halt, ladder_s):
        return halt.climbs[-1].due_at + timedelta(seconds=ladder_s[-1])
    if halt.reopened_at is not None:
        return halt.ladder_from
    return halt.ladder_from + timedelta(seconds=ladder_s[taken])


def _latest(halt: Halt, ladder_s: tuple[int, ...], now: datetime) -> datetime:
    """Return when the step to be taken now fell due: of repeats that were missed the last one (R25).

    After a month without the desk nobody is helped by thousands of them; from one ``due_at`` to the next
    everybody can count what was missed.
    """
    due_at = next_step_at(halt, ladder_s)
    if not _is_at_top(halt, ladder_s):
        return due_at
    missed = max(0, int((now - due_at).total_seconds()) // ladder_s[-1])
    return due_at + timedelta(seconds=ladder_s[-1] * missed)


def _is_at_top(halt: Halt, ladder_s: tuple[int, ...]) -> bool:
    """Tell whether only repeats of the top step are left."""
    taken = len(halt.climbs) - halt.climbs_before_reopening
    return taken > 0 if halt.reopened_at is not None else taken >= len(ladder_s)


def _steps_taken(halt: Halt, ladder_s: tuple[int, ...]) -> int:
    return len(ladder_s) if halt.reopened_at is not None else len(halt.climbs)


def _parties(halt: Halt, arrangement: Arrangement, from_top: int) -> set[str]:
    if from_top == 0:
        return set(arrangement.parties)
    neutral = {p for p in arrangement.parties if arrangement.is_neutral(p)}
    return set(halt.unanswered) | (neutral if from_top == 1 else set())
