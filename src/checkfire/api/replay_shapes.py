"""The shapes of the replay: what is played, how far it is, and how to take part."""

from __future__ import annotations

from enum import StrEnum

from checkfire.api.shapes import Shape
from checkfire.vocab.instant import Instant


class ReplayAction(StrEnum):
    """What can be done with a replay."""

    PLAY = "play"
    PAUSE = "pause"
    RESUME = "resume"
    SPEED = "speed"
    STOP = "stop"


class ReplayAsked(Shape, frozen=True, kw_only=True):
    """What is to be done: to play a branch, at a speed; to set the speed; to pause, go on or stop."""

    action: ReplayAction
    branch: str | None = None
    speed: int | None = None


class BranchView(Shape, frozen=True, kw_only=True):
    """A branch of the day that can be played."""

    name: str
    title: str
    caution: str


class MomentView(Shape, frozen=True, kw_only=True):
    """One line of the timeline: who, what, and whether it is sourced, inferred or invented."""

    at: Instant | None
    who: str
    text: str
    mark: str
    sources: list[str]


class ProgressView(Shape, frozen=True, kw_only=True):
    """How many steps of the branch are taken, of how many."""

    done: int
    steps: int


class LinkView(Shape, frozen=True, kw_only=True):
    """A fresh one-time link for a desk of the day, with the party's and the desk's names."""

    party: str
    desk: str
    party_name: str
    name: str
    invite: str


class ReplayView(Shape, frozen=True, kw_only=True):
    """What is played and how far it is; everything in it is published or invented."""

    title: str
    caution: str
    branches: list[BranchView]
    sources: dict[str, str]
    origin: str
    state: str
    branch: str | None
    number: int | None
    speed: int
    now: Instant
    ends_at: Instant | None
    progress: ProgressView
    moments: list[MomentView]
    links: list[LinkView]
    plays_kept: int
