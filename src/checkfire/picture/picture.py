"""The picture as a whole: one fold over the log, with a digest of each part.

Example::

    picture = Picture()
    for logged in log:
        picture.apply(logged)
    picture.digests()["register"]
"""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec

from checkfire.picture.arrangement import Arrangement
from checkfire.picture.halts import Halts
from checkfire.picture.logged import Logged
from checkfire.picture.notices import Notices
from checkfire.picture.register import Register


@dataclass(slots=True)
class Picture:
    """What is known after ``entries`` entries; for a party (not ``whole``), of those that it may see."""

    whole: bool = True
    entries: int = 0
    arrangement: Arrangement = field(default_factory=Arrangement)
    register: Register = field(default_factory=Register)
    notices: Notices = field(default_factory=Notices)
    halts: Halts = field(default_factory=Halts)

    def apply(self, logged: Logged) -> None:
        """Fold one entry in; a kind that is not known changes nothing."""
        self.arrangement.apply(logged)
        self.register.apply(logged)
        self.notices.apply(logged, self.arrangement, self.register.chosen)
        self.halts.apply(logged, self.arrangement, self.notices, whole=self.whole)
        self.entries = logged.index + 1

    def digests(self) -> dict[str, str]:
        """Return the SHA-256 of each part's canonical bytes, in hex."""
        parts = {
            "arrangement": self.arrangement,
            "register": self.register,
            "notices": self.notices,
            "halts": self.halts,
        }
        return {
            name: hashlib.sha256(_ENCODER.encode(plain(part))).hexdigest() for name, part in parts.items()
        }


_ENCODER = msgspec.json.Encoder(order="sorted")


def plain(value: Any) -> Any:
    """Return any value of a picture as plain JSON values with string keys and sorted sets."""
    if isinstance(value, msgspec.Struct):
        return msgspec.to_builtins(value)
    if dataclasses.is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {_key(key): plain(item) for key, item in value.items()}
    if isinstance(value, frozenset | set):
        return sorted((plain(item) for item in value), key=repr)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return msgspec.to_builtins(value) if isinstance(value, datetime) else value


def _key(key: Any) -> str:
    return "/".join(str(part) for part in key) if isinstance(key, tuple) else str(key)
