"""One line of the timeline for each entry that a person wants to see: what the desk said and carried."""

from __future__ import annotations

from checkfire.picture.logged import Logged
from checkfire.vocab.party import DutyRole
from checkfire.wire import answers, halts, notices

_ROLES = {
    DutyRole.DUTY: "whoever is on duty",
    DutyRole.ALTERNATE: "the alternates",
    DutyRole.HEAD: "the heads",
    DutyRole.MISSION_HEAD: "the mission's head",
}


def narrate(logged: Logged) -> tuple[str, str] | None:
    """Return who acts and what happens, or None for an entry that needs no line."""
    by = str(logged.header.sender)
    match logged.fact:
        case notices.CheckMade(scope=scope, audience=audience, verdict=verdict) if scope != notices.Scope.FULL:
            near = verdict.nearest[0] if verdict.nearest else None
            nearest = f", nearest {near.label} {near.distance_m / 1000:.1f} km" if near else ""
            return "The desk", f"Checks it over what {audience} may see, for {audience} alone: {verdict.finding}{nearest}."
        case answers.SilenceRecorded(party=party):
            return "The desk", f"No answer from {party} by the deadline. Silence is recorded; it is not consent."
        case halts.HaltDelivered(desk=desk):
            return "The desk", f"The call is on the line of {desk}."
        case halts.EscalationStepped() as fact:
            roles = ", ".join(_ROLES[role] for role in fact.roles)
            waiting = ", ".join(fact.unanswered)
            return "The desk", f"{fact.after_s} s and no answer from {waiting}: step {fact.step}, {roles}."
        case halts.HaltAcknowledged(role=role):
            return by, f"Takes the call ({role}). Nobody was asked for by name."
        case halts.StopOrdered():
            return by, "States that the order to stop has been given."
        case halts.FireReported(strikes=strikes):
            return by, f"Reports fire: {strikes} more (illustrative)."
        case halts.FireStopped():
            return by, "States that fire has stopped."
        case halts.StopVerified(basis=basis):
            return by, f"Confirms the stop. {basis}"
        case halts.HaltClosed():
            return by, "Closes the halt."
        case _:
            return None
