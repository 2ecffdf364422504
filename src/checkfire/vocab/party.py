"""Parties and the capacities in which they speak."""

from __future__ import annotations

from enum import StrEnum


class PartyRole(StrEnum):
    """What a party is to the desk; it decides what its desks may say."""

    NEUTRAL = "neutral"
    ARMED = "armed"
    HUMANITARIAN = "humanitarian"
    MONITOR = "monitor"


class ChannelState(StrEnum):
    """Whether a channel between parties is in use (R31)."""

    OPEN = "open"
    DEGRADED = "degraded"
    SUSPENDED = "suspended"


class DutyRole(StrEnum):
    """Who is meant on the ladder: a function, never a name (R23)."""

    DUTY = "duty"
    ALTERNATE = "alternate"
    HEAD = "head"
    MISSION_HEAD = "mission-head"
