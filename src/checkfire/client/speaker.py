"""Saying something: a fact becomes signed submission bytes with a fresh id and fresh salts."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime

from checkfire.reach.keyfile import KeyFile
from checkfire.vocab.ids import uuid7
from checkfire.wire.entry import SALT_BYTES
from checkfire.wire.fact import Fact
from checkfire.wire.header import Audience
from checkfire.wire.message import Draft, compose

_MAX_PARTS = 8


@dataclass(frozen=True, slots=True)
class Speaker:
    """A key that says things for its desk."""

    key_file: KeyFile

    def compose(
        self,
        fact: Fact,
        *,
        about: tuple[str, ...] = (),
        audience: Audience = "all",
        drill: bool = False,
        said_at: datetime | None = None,
        message_id: str | None = None,
    ) -> bytes:
        """Return submission bytes; keep them, and send the same ones again, until a receipt came."""
        now = datetime.now(tz=UTC).replace(microsecond=0)
        draft = Draft(
            fact=fact,
            sender=self.key_file.desk,
            origin=self.key_file.origin,
            audience=audience,
            about=about,
            drill=drill,
        )
        return compose(
            draft,
            self.key_file.key,
            message_id=message_id or new_id(),
            said_at=said_at or now,
            salts=[os.urandom(SALT_BYTES) for _ in range(_MAX_PARTS)],
        )


def new_id() -> str:
    """Return a message id that was never used."""
    return uuid7(int(datetime.now(tz=UTC).timestamp() * 1000), os.urandom(10))
