"""Every recorded check, made again from the log alone (R17)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checkfire.duty.checking import check_over
from checkfire.picture.logged import Logged
from checkfire.picture.views import Views
from checkfire.wire.notices import CheckMade, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechecked:
    """A recorded check, and whether it comes out the same again."""

    index: int
    audience: str
    scope: Scope
    same: bool


def recheck(log: Iterable[Logged]) -> Iterator[Rechecked]:
    """Yield every check of a log, made again over the entries that it names."""
    entries = list(log)
    due: dict[int, list[Logged]] = defaultdict(list)
    for logged in entries:
        if isinstance(logged.fact, CheckMade):
            due[logged.fact.entries].append(logged)
    views = Views()
    for logged in entries:
        views.apply(logged)
        for made in due.pop(views.full.entries, ()):
            yield _again(views, made)


def _again(views: Views, made: Logged) -> Rechecked:
    fact = made.fact
    assert isinstance(fact, CheckMade)
    notice = views.full.notices.notices[made.header.subject or ""]
    own = views.of(fact.audience) if fact.scope is Scope.PARTY else views.full
    owner = fact.audience if fact.scope is Scope.OWNER else None
    verdict = check_over(own, notice.activity, fact.evaluated_at, owner=owner)
    return Rechecked(index=made.index, audience=fact.audience, scope=fact.scope, same=verdict == fact.verdict)
