"""What a notice announces: where, how high, when, and whether it reaches the ground."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from checkfire.vocab.height import AltitudeBand
from checkfire.vocab.instant import Window
from checkfire.vocab.place import Place


class Reach(StrEnum):
    """Whether the activity can have effects on the ground; not stated counts as yes."""

    GROUND = "ground"
    AIR_ONLY = "air-only"


class Activity(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An announced activity: area, altitude band and window (R15)."""

    place: Place
    window: Window
    band: AltitudeBand | None = None
    reach: Reach = Reach.GROUND
