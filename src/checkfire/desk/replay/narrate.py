"""One line of the timeline for each entry that a person wants to see: what the desk said and carried."""

from __future__ import annotations

from checkfire.picture.logged import Logged
from checkfire.vocab.party import DutyRole
from checkfire.vocab.verdict import Finding
from checkfire.wire import answers, halts, notices
from checkfire.wire.fact import Fact

_ROLES = {
    DutyRole.DUTY: "whoever is on duty",
    DutyRole.ALTERNATE: "the alternates",
    DutyRole.HEAD: "the heads",
    DutyRole.MISSION_HEAD: "the mission's head",
}


def narrate(logged: Logged) -> tuple[str, str] | None:
    """Return who acts and what happens, or None for an entry that needs no line."""
    if (text := _said_by_desk(logged.fact)) is not None:
        return "The desk", text
    if (text := _said_of_halt(logged.fact)) is not None:
        return str(logged.header.sender), text
    return None


def _said_by_desk(fact: Fact | None) -> str | None:
    match fact:
        case notices.CheckMade() if _is_told(fact):
            return _checked(fact)
        case answers.SilenceRecorded(party=party):
            return f"No answer from {party} by the deadline. Silence is recorded; it is not consent."
        case halts.HaltDelivered(desk=desk):
            return f"The call is on the line of {desk}."
        case halts.EscalationStepped():
            roles = ", ".join(_ROLES[role] for role in fact.roles)
            waiting = ", ".join(fact.unanswered)
            return f"{fact.after_s} s and no answer from {waiting}: step {fact.step}, {roles}."
        case _:
            return None


def _is_told(fact: notices.CheckMade) -> bool:
    """Tell whether a check is told to its audience: an owner hears of a conflict alone."""
    found = fact.verdict.finding is not Finding.NONE_KNOWN
    return fact.scope is notices.Scope.PARTY or (fact.scope is notices.Scope.OWNER and found)


def _checked(fact: notices.CheckMade) -> str:
    near = fact.verdict.nearest[0] if fact.verdict.nearest else None
    nearest = f", nearest {near.label} {near.distance_m / 1000:.1f} km" if near else ""
    return f"Checks it for {fact.audience} alone, over what it may see: {fact.verdict.finding}{nearest}."


def _said_of_halt(fact: Fact | None) -> str | None:
    match fact:
        case halts.HaltAcknowledged(role=role):
            return f"Takes the call ({role}). Nobody was asked for by name."
        case halts.StopOrdered():
            return "States that the order to stop has been given."
        case halts.FireReported(strikes=strikes):
            return "Reports fire." if strikes is None else f"Reports fire: {strikes} more (illustrative)."
        case halts.FireStopped():
            return "States that fire has stopped."
        case halts.StopVerified(basis=basis):
            return f"Confirms the stop. {basis}"
        case halts.HaltClosed():
            return "Closes the halt."
        case _:
            return None
