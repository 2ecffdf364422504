"""Chance that is the same on every run."""

from __future__ import annotations

from hashlib import sha256
from itertools import count

from checkfire.desk.clock import Random


def seeded_random(seed: int) -> Random:
    """Return a source of bytes that look unpredictable and are the same for the same seed."""
    numbers = count()

    def draw(length: int) -> bytes:
        drawn = b""
        while len(drawn) < length:
            drawn += sha256(b"checkfire/testing/%d/%d" % (seed, next(numbers))).digest()
        return drawn[:length]

    return draw
