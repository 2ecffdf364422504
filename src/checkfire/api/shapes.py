"""The shapes of what the API takes and gives; OpenAPI is derived from them."""

from __future__ import annotations

from typing import Any

import msgspec

from checkfire.locate.read_back import ReadBack
from checkfire.locate.read_place import PlaceReading
from checkfire.vocab.activity import Activity
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.instant import Instant
from checkfire.vocab.place import Place, Point
from checkfire.vocab.verdict import Verdict

CAUTION = "Absence from this list says nothing about protection."
"""Carried by every list of what is registered."""


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """The root of all shapes."""


class InviteAsked(Shape, frozen=True, kw_only=True):
    """For which desk a link is wanted."""

    party: str
    desk: str


class InviteGiven(Shape, frozen=True, kw_only=True):
    """A one-time link."""

    invite: str
    desk: DeskRef


class EnrolAsked(Shape, frozen=True, kw_only=True):
    """A new key, the link that it redeems, and the key's signature over both."""

    invite: str
    public_key: str
    proof: str
    label: str


class Enrolled(Shape, frozen=True, kw_only=True):
    """The desk that the key now speaks for, and the log that it speaks in."""

    desk: DeskRef
    origin: str
    log_key: str


class ChallengeGiven(Shape, frozen=True, kw_only=True):
    """What a key has to sign to sign in."""

    challenge: str
    origin: str


class SignInAsked(Shape, frozen=True, kw_only=True):
    """A signed challenge."""

    challenge: str
    public_key: str
    signature: str


class SignedIn(Shape, frozen=True, kw_only=True):
    """A token and whom it speaks for."""

    token: str
    expires_at: Instant
    desk: DeskRef


class LogState(Shape, frozen=True, kw_only=True):
    """What everybody may know of the log."""

    origin: str
    log_key: str
    size: int
    checkpoint: str
    unrecorded: int
    now: Instant
    software: str
    replay: bool


class Leaves(Shape, frozen=True, kw_only=True):
    """The public leaves of the log, in base64; they tell nothing but their number."""

    start: int
    leaves: list[str]


class Consistency(Shape, frozen=True, kw_only=True):
    """Proof that the log of one size is a beginning of the log of another."""

    old_size: int
    new_size: int
    hashes: list[str]


class EntryView(Shape, frozen=True, kw_only=True):
    """An entry with those parts that the asker may see."""

    index: int
    received_at: Instant
    recorded: bool
    recorded_at: Instant | None
    id: str
    kind: str
    sender: DeskRef
    said_at: Instant
    about: list[str]
    drill: bool
    flags: list[str]
    parts: dict[str, Any]


class EntryList(Shape, frozen=True, kw_only=True):
    """Entries that the asker may see."""

    entries: list[EntryView]
    size: int


class TrackView(Shape, frozen=True, kw_only=True):
    """Where one party last saw a movement, and until when a check reckons it there."""

    by: str
    point: Point
    accuracy_m: int
    stated: str
    seen_at: Instant
    until: Instant


class ObjectView(Shape, frozen=True, kw_only=True):
    """A registered object."""

    id: str
    kind: str
    owner: str
    label: str
    category: str
    place: Place
    standoff_m: int
    corridor_m: int
    status: str
    active: bool
    consents: list[str]
    history: list[str]
    tracks: list[TrackView]


class ObjectList(Shape, frozen=True, kw_only=True):
    """Registered objects that the asker may know of."""

    caution: str
    objects: list[ObjectView]


class SettledView(Shape, frozen=True, kw_only=True):
    """Who answered an answer, in which role and with which reason."""

    at: Instant
    role: str
    reason: str
    desk: DeskRef


class GivenView(Shape, frozen=True, kw_only=True):
    """One answer."""

    id: str
    answer: str
    at: Instant
    text: str | None
    object: str | None
    urgency: str
    settled_at: Instant | None
    settled: SettledView | None


class StatedStepView(Shape, frozen=True, kw_only=True):
    """A step of a notice at a recipient: the desk that stated it, and the person it named, if any."""

    step: str
    at: Instant
    desk: DeskRef
    stated_by: str | None


class RecipientView(Shape, frozen=True, kw_only=True):
    """What became of a notice at one recipient."""

    party: str
    standing: str
    furthest: str
    steps: dict[str, Instant]
    stated: list[StatedStepView]
    answers: list[GivenView]
    silent_at: Instant | None
    concern_open: bool


class CheckView(Shape, frozen=True, kw_only=True):
    """One check of a notice."""

    audience: str
    scope: str
    verdict: Verdict
    entry: int
    entries: int
    evaluated_at: Instant
    software: str


class NoticeView(Shape, frozen=True, kw_only=True):
    """A notice in its present version; ``read_from`` is the landmark that its notifier chose."""

    id: str
    notifier: str
    drill: bool
    life: str
    activity: Activity
    read_from: str | None
    summary: str
    filed_at: Instant
    answer_by: Instant
    concern_open: bool
    recipients: list[RecipientView]
    checks: list[CheckView]
    caution: str = CAUTION


class NoticeList(Shape, frozen=True, kw_only=True):
    """Notices that the asker may see."""

    notices: list[NoticeView]


class KeyView(Shape, frozen=True, kw_only=True):
    """A key of a desk; what it said before it was revoked stands."""

    public_key: str
    desk: str
    label: str
    enrolled_at: Instant
    revoked_at: Instant | None


class PartyView(Shape, frozen=True, kw_only=True):
    """A party and its desks, by slug, with their names, when somebody was last there, and their keys."""

    party: str
    name: str
    role: str
    desks: dict[str, str]
    present: dict[str, Instant | None]
    keys: list[KeyView]


class ArrangementView(Shape, frozen=True, kw_only=True):
    """Who takes part, and by which figures."""

    parties: list[PartyView]
    policy: dict[str, Any]
    channels: dict[str, Any]


class PictureView(Shape, frozen=True, kw_only=True):
    """The asker's own picture, and the digest of each part of it."""

    party: str
    entries: int
    digests: dict[str, str]


class LocateAsked(Shape, frozen=True, kw_only=True):
    """A place as it was said."""

    text: str


class LocatedReading(Shape, frozen=True, kw_only=True):
    """One reading of a place, and its read-back to be said aloud."""

    reading: PlaceReading
    read_back: ReadBack


class PlaceReadings(Shape, frozen=True, kw_only=True):
    """Every reading of a place, rivals and read-backs with them."""

    stated: str
    needs_choice: bool
    readings: list[LocatedReading]
    gazetteer_notice: str = "A place that is not in our gazetteer may exist all the same."


class CheckAsked(Shape, frozen=True, kw_only=True):
    """An activity to be checked over the asker's own picture; nothing is stored."""

    activity: Activity


class CheckGiven(Shape, frozen=True, kw_only=True):
    """The verdict over the asker's own picture."""

    verdict: Verdict
    entries: int
    evaluated_at: Instant
    caution: str = CAUTION
