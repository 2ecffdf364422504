"""Handlers of the replay: it is shown and directed by whoever watches, for nothing in it is a secret."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, assert_never

from checkfire.api import replay_shapes as shapes
from checkfire.api.replay_shapes import ReplayAction
from checkfire.api.route import Call
from checkfire.errors import MalformedError

if TYPE_CHECKING:
    # Only a replay loads it.
    from checkfire.desk.replay.performance import Standing
    from checkfire.desk.replay.theatre import Theatre

T = TypeVar("T")


def replay(call: Call) -> shapes.ReplayView:
    """Show what the replay plays, how far it is, and a fresh link for each of its desks."""
    theatre = call.theatre
    day, standing, desk = theatre.day, theatre.standing(), theatre.desk
    return shapes.ReplayView(
        title=day.title,
        caution=day.caution,
        branches=_branches(theatre),
        sources=day.sources,
        origin=desk.origin,
        state=standing.state.value,
        branch=standing.branch,
        number=standing.number,
        speed=standing.speed,
        now=desk.now,
        ends_at=standing.ends_at,
        progress=shapes.ProgressView(done=standing.done, steps=standing.steps),
        moments=_moments(standing),
        links=[
            shapes.LinkView(
                party=link.desk.party,
                desk=link.desk.desk,
                party_name=link.party_name,
                name=link.name,
                invite=link.invite,
            )
            for link in theatre.links()
        ],
        plays_kept=theatre.plays_kept,
    )


def direct(call: Call) -> shapes.ReplayView:
    """Play a branch anew, pause it, let it go on, set its speed or stop it; then show the replay."""
    asked: shapes.ReplayAsked = call.body
    theatre = call.theatre
    match asked.action:
        case ReplayAction.PLAY:
            theatre.play(_required(asked.branch, "branch"), asked.speed)
        case ReplayAction.PAUSE:
            theatre.pause()
        case ReplayAction.RESUME:
            theatre.resume()
        case ReplayAction.SPEED:
            theatre.set_speed(_required(asked.speed, "speed"))
        case ReplayAction.STOP:
            theatre.stop()
        case _:
            assert_never(asked.action)
    return replay(call)


def _required(value: T | None, name: str) -> T:
    if value is None:
        raise MalformedError(f"This needs a {name}.", code="field-wrong", field=name)
    return value


def _branches(theatre: Theatre) -> list[shapes.BranchView]:
    return [
        shapes.BranchView(name=branch.name, title=branch.title, caution=branch.caution(theatre.day))
        for branch in theatre.branches
    ]


def _moments(standing: Standing) -> list[shapes.MomentView]:
    return [
        shapes.MomentView(
            at=moment.at,
            who=moment.who,
            text=moment.text,
            mark=moment.mark.value,
            sources=list(moment.sources),
        )
        for moment in standing.moments
    ]
