"""From the picture of a halt to its shape: nothing is decided here, only laid out."""

from __future__ import annotations

from checkfire.api import halt_shapes
from checkfire.duty.phrases import call_phrases, read_back_phrase
from checkfire.picture.halts import Halt, Verified
from checkfire.picture.notices import Notice
from checkfire.picture.strikes import find_intervals, find_stated


def halt_view(halt: Halt, notice: Notice | None = None) -> halt_shapes.HaltView:
    """Lay out a halt with its ladder and its seconds, and the phrases in which it is spoken."""
    return halt_shapes.HaltView(
        id=halt.id,
        caller=halt.caller,
        drill=halt.drill,
        state=halt.state.value,
        what=halt.what,
        where=halt.where,
        notice=halt.notice,
        called_at=halt.called_at,
        recorded=halt.recorded,
        recorded_at=halt.recorded_at,
        flags=list(halt.flags),
        phrases=list(call_phrases(halt, notice)),
        read_back=read_back_phrase(halt, notice),
        concerned=list(halt.concerned),
        unanswered=list(halt.unanswered),
        unstopped=list(halt.unstopped),
        delivered={str(desk): at for desk, at in sorted(halt.delivered.items())},
        acknowledged=[
            halt_shapes.TakenView(party=party, desk=taken.desk.desk, role=taken.role.value, at=taken.at)
            for party, taken in sorted(halt.acknowledged.items())
        ],
        stop_ordered=dict(sorted(halt.stop_ordered.items())),
        stopped=dict(sorted(halt.stopped.items())),
        verified_by=halt.verified.party if halt.verified else None,
        verified=_verified(halt.verified) if halt.verified else None,
        closed_at=halt.closed_at,
        reopened_at=halt.reopened_at,
        climbs=[halt_shapes.ClimbView(step=c.step, due_at=c.due_at, at=c.at) for c in halt.climbs],
        seconds={state.value: seconds for state, seconds in halt.seconds.items()},
        strikes_reported=sum(r.strikes or 0 for r in halt.counted),
        strikes=_strikes(halt),
    )


def _verified(verified: Verified) -> halt_shapes.VerifiedView:
    return halt_shapes.VerifiedView(party=verified.party, at=verified.at, basis=verified.basis)


def _strikes(halt: Halt) -> halt_shapes.StrikesView:
    return halt_shapes.StrikesView(
        intervals=[
            halt_shapes.IntervalView(
                since=interval.since.value,
                until=interval.until.value if interval.until else None,
                strikes=interval.strikes,
            )
            for interval in find_intervals(halt)
        ],
        stated=[
            halt_shapes.StatedStrikesView(
                span=stated.span.value, strikes=stated.strikes, source=stated.source
            )
            for stated in find_stated(halt)
        ],
    )
