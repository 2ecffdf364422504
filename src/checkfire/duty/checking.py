"""Which checks a notice needs, and each of them as a message: one for every audience (R9, R10, R17).

* The notifier and every recipient get a check over their own picture.
* The neutral desk gets one over the full picture.
* Every other party's own objects are checked too, whether it has any or not, so that the number of
  entries, which everybody may know, tells nothing. Its owner is shown such a check once there was a
  conflict; until then the neutral desk alone reads it (``picture/disclosure.py``).

Given the same entries and instant, a check gives the same verdict again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime

import msgspec

from checkfire.check.evaluate import evaluate
from checkfire.check.index import Index
from checkfire.check.memory_index import MemoryIndex
from checkfire.duty.due import Due
from checkfire.picture.notices import Notice
from checkfire.picture.picture import Picture
from checkfire.vocab.activity import Activity
from checkfire.vocab.protected import Protected
from checkfire.vocab.verdict import Finding, Verdict
from checkfire.wire.notices import CheckMade, Scope

OwnPicture = Callable[[str], Picture]

MAX_LISTED = 300
"""How many reasons and objects one check lists; a message has to stay readable and sendable."""

MAX_LISTED_BYTES = 120_000
"""How large those lists may be, whatever the objects are called; under half of what a message may hold."""

_WORST_FIRST = (Finding.CONFLICT, Finding.UNKNOWN, Finding.NONE_KNOWN)


class Indexes:
    """The index of each picture, made once and kept up to date object by object."""

    def __init__(self, make: Callable[[Iterable[Protected]], Index] = MemoryIndex) -> None:
        """Start without any.

        Args:
            make: How an index is made; every kind of index gives the same answers.
        """
        self.make = make
        self._made: dict[tuple[int, str | None], tuple[Picture, Index]] = {}

    def has(self, picture: Picture) -> bool:
        """Tell whether a picture has its index already."""
        return (id(picture), None) in self._made

    def keep(self, picture: Picture, index: Index) -> None:
        """Keep an index that was made of a picture's active objects elsewhere."""
        # The picture is kept beside its index, so that its identity is not given to another one.
        self._made[id(picture), None] = (picture, index)

    def of(self, picture: Picture, owner: str | None = None) -> Index:
        """Return the index of a picture's active objects, or of one owner's among them."""
        key = (id(picture), owner)
        if key not in self._made:
            objects = [p for p in picture.register.active() if owner in {None, p.owner}]
            self._made[key] = (picture, self.make(objects))
        return self._made[key][1]

    def note(self, pictures: Iterable[Picture], ids: Collection[str]) -> None:
        """Take in what became of some objects, and let go of pictures that are no more."""
        live = {id(picture) for picture in pictures}
        self._made = {key: made for key, made in self._made.items() if key[0] in live}
        for (_, owner), (picture, index) in self._made.items():
            for one in ids:
                update(index, picture, one, owner)


def update(index: Index, picture: Picture, object_id: str, owner: str | None = None) -> None:
    """Bring one object of an index to where it is in a picture; an id that is no object is nothing."""
    entry = picture.register.objects.get(object_id)
    if entry is None:
        return
    if entry.active and owner in {None, entry.protected.owner}:
        index.put(*entry.held)
    else:
        index.drop(object_id)


def check_over(
    picture: Picture,
    activity: Activity,
    now: datetime,
    *,
    owner: str | None = None,
    indexes: Indexes | None = None,
) -> Verdict:
    """Return the verdict on an activity over one picture, or over one owner's objects in it."""
    index = (indexes or Indexes()).of(picture, owner)
    within_m = picture.arrangement.policy.nearest_within_m
    verdict = evaluate(activity, index, now=now, nearest_within_m=within_m)
    return _bounded(verdict if owner is None else _without_distances(verdict))


def _without_distances(verdict: Verdict) -> Verdict:
    """Return which objects are touched, and no more: by distances an owner could find a hidden notice."""
    touched = tuple(
        msgspec.structs.replace(reason, gap_m=None, gap_vertical_m=None, overlap=None)
        for reason in verdict.reasons
    )
    return Verdict(finding=verdict.finding, reasons=touched)


def _bounded(verdict: Verdict) -> Verdict:
    """Return a verdict that fits into a message: worst and nearest first, and how many more there are."""
    worst_first = sorted(verdict.reasons, key=lambda reason: _WORST_FIRST.index(reason.finding))
    longest, listed = max(len(verdict.reasons), len(verdict.nearest)), MAX_LISTED
    while True:
        bounded = msgspec.structs.replace(
            verdict,
            reasons=tuple(worst_first[:listed]),
            nearest=verdict.nearest[:listed],
            unlisted=max(0, longest - listed),
        )
        if listed == 1 or len(msgspec.json.encode(bounded)) <= MAX_LISTED_BYTES:
            return bounded
        listed //= 2


def find_checks_due(
    full: Picture,
    own: OwnPicture,
    notice: Notice,
    *,
    now: datetime,
    software: str,
    indexes: Indexes | None = None,
) -> Iterator[Due]:
    """Yield a check for every audience whose result is missing, of an older version, or different now."""
    for audience, scope, verdict in _verdicts(full, own, notice, now, indexes or Indexes()):
        known = notice.checks.get((audience, scope))
        if known and known[0] > notice.version_index and known[1].verdict == verdict:
            continue
        fact = CheckMade(
            audience=audience,
            scope=scope,
            verdict=verdict,
            entries=full.entries,
            evaluated_at=now,
            software=software,
        )
        yield Due(fact=fact, about=(notice.id,), audience=(audience,), drill=notice.drill)


def _verdicts(
    full: Picture, own: OwnPicture, notice: Notice, now: datetime, indexes: Indexes
) -> Iterator[tuple[str, Scope, Verdict]]:
    parties = sorted({notice.notifier, *notice.recipients})
    for party in parties:
        if not full.arrangement.is_neutral(party):
            yield party, Scope.PARTY, check_over(own(party), notice.activity, now, indexes=indexes)
    whole = check_over(full, notice.activity, now, indexes=indexes)
    neutral = full.arrangement.itself
    if neutral is not None:
        yield neutral.party, Scope.FULL, whole
    for other in sorted(full.arrangement.parties.keys() - set(parties)):
        if not full.arrangement.is_neutral(other):
            verdict = check_over(full, notice.activity, now, owner=other, indexes=indexes)
            yield other, Scope.OWNER, verdict
