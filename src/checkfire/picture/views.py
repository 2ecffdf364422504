"""One picture a party: the fold over what that party may see, and over nothing else.

A change of consent can hide or show entries of long ago, so that party's picture is folded
again when it is next asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from checkfire.picture.disclosure import may_see, shown_parts
from checkfire.picture.logged import Logged
from checkfire.picture.picture import Picture
from checkfire.wire.arrangement import PartyAdmitted
from checkfire.wire.halts import EscalationStepped
from checkfire.wire.message import show_parts
from checkfire.wire.notices import NoticeFiled
from checkfire.wire.register import ConsentGiven, ConsentWithdrawn


@dataclass(slots=True)
class Views:
    """The full picture, and every party's own as it is asked for."""

    log: list[Logged] = field(default_factory=list)
    full: Picture = field(default_factory=Picture)
    _own: dict[str, Picture] = field(default_factory=dict)

    def apply(self, logged: Logged) -> None:
        """Fold one entry into every picture that it belongs to."""
        self.log.append(logged)
        self.full.apply(logged)
        match logged.fact:
            case ConsentGiven(party=party) | ConsentWithdrawn(party=party):
                self._own.pop(party, None)
            case PartyAdmitted():
                self._own.clear()
            case EscalationStepped(desks=desks):
                # A step may tell parties of a call that they were not told of at first.
                for told in {desk.party for desk in desks}:
                    self._own.pop(told, None)
            case NoticeFiled() if any(h.notice == logged.id for h in self.full.halts.halts.values()):
                # A halt was called on this id before it was a notice; who may know of it is known now.
                self._own.clear()
            case _:
                pass
        for party, own in self._own.items():
            if (shown := show(self.full, logged, party)) is not None:
                own.apply(shown)

    def of(self, party: str) -> Picture:
        """Return a party's own picture; the neutral desk's is the full one."""
        if self.full.arrangement.is_neutral(party):
            return self.full
        if party not in self._own:
            self._own[party] = fold((self.shown(party)), whole=False)
        return self._own[party]

    def ids_from(self, start: int) -> list[str]:
        """Return the ids of the entries from an index on, and of all that they speak of, each once."""
        found = (one for logged in self.log[start:] for one in (*logged.header.about, logged.id))
        return list(dict.fromkeys(found))

    def pictures(self) -> list[Picture]:
        """Return the pictures that are followed now: the full one, and those that were asked for."""
        return [self.full, *self._own.values()]

    def shown(self, party: str, start: int = 0) -> Iterable[Logged]:
        """Yield the entries that a party may see, as it may see them, from an index on."""
        log: Sequence[Logged] = self.log[start:]
        for logged in log:
            if (shown := show(self.full, logged, party)) is not None:
                yield shown


def show(full: Picture, logged: Logged, party: str) -> Logged | None:
    """Return an entry as a party may see it, or None if it may not."""
    if not may_see(full, logged, party):
        return None
    names = shown_parts(full, logged, party)
    if names == frozenset(logged.header.parts):
        return logged
    return replace(logged, message=show_parts(logged.message, names))


def fold(log: Iterable[Logged], *, whole: bool = True) -> Picture:
    """Return the picture of a log; ``whole`` is false for what one party may see."""
    picture = Picture(whole=whole)
    for logged in log:
        picture.apply(logged)
    return picture
