"""An enrolled party that says anything it can sign: the desk may refuse, but it never stops."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import inspect

from checkfire.errors import MalformedError
from checkfire.testing import world
from checkfire.vocab.ids import SHORT_PATTERN, TEXT_PATTERN
from checkfire.vocab.place import Circle, Point
from checkfire.wire import answers, halts, notices, register
from checkfire.wire.fact import Fact
from checkfire.wire.message import parse_submission
from checkfire.wire.registry import FACT_OF_KIND

SPEAKERS = ("desk/watch", "alpha/duty", "bravo/duty", "relief/duty", "watchers/duty")
SLUGS = ("desk", "alpha", "bravo", "relief", "nobody", "duty", "automatic", "watch")
TIMES = (
    datetime.min.replace(tzinfo=UTC),
    datetime(2026, 3, 2, 5, tzinfo=UTC),
    datetime(2026, 3, 2, 7, tzinfo=UTC),
    datetime(2026, 3, 3, 7, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
)
POINTS = tuple(
    Point(lat_e7=lat_e7, lon_e7=lon_e7)
    for lat_e7, lon_e7 in (
        (world.HERE.lat_e7, world.HERE.lon_e7),
        (world.HERE.lat_e7 + 1, world.HERE.lon_e7),
        (900_000_000, 0),
        (-900_000_000, 1_800_000_000),
        (0, 1_800_000_000),
        (0, -1_800_000_000),
    )
)
WORDS = ("x", "9 km south of Deir ez-Zor airfield", "35.2 N 40.1 E", "a\u2028b", "\ud7ff\x00", "<b>&", "ك")
ID_PATTERN, SLUG_PATTERN = "-7[0-9a-f]{3}", "[a-z][a-z0-9-]"


def values(info: inspect.Type) -> st.SearchStrategy[Any]:
    """Return values of a type of the wire, the edges of its bounds among them."""
    match info:
        case inspect.StructType() | inspect.UnionType() | inspect.VarTupleType():
            return _compound(info)
        case inspect.IntType(ge=ge, le=le):
            low, high = ge if ge is not None else -(2**53) + 1, le if le is not None else 2**53 - 1
            return st.sampled_from((low, high)) | st.integers(low, high)
        case inspect.StrType(pattern=pattern, max_length=max_length):
            return _texts(pattern or "", max_length or 50)
        case inspect.EnumType(cls=cls):
            return st.sampled_from(list(cls))
        case inspect.DateTimeType():
            return st.sampled_from(TIMES)
        case inspect.NoneType():
            return st.none()
        case _:
            raise NotImplementedError(info)


def _compound(info: inspect.Type) -> st.SearchStrategy[Any]:
    match info:
        case inspect.StructType(cls=cls) if cls is Point:
            return st.sampled_from(POINTS)
        case inspect.StructType(cls=cls, fields=fields):
            needed = {f.name: values(f.type) for f in fields if f.required}
            more = {f.name: values(f.type) for f in fields if not f.required}
            return st.fixed_dictionaries(needed, optional=more).map(lambda named: _built(cls, named))
        case inspect.UnionType(types=types):
            return st.one_of(*map(values, types))
        case inspect.VarTupleType(item_type=item, min_length=low, max_length=high):
            return st.lists(values(item), min_size=low or 0, max_size=min(high or 4, 4)).map(tuple)
        case _:
            raise NotImplementedError(info)


def _texts(pattern: str, max_length: int) -> st.SearchStrategy[str]:
    if ID_PATTERN in pattern:
        return st.integers(0, 8).map(lambda number: f"01980000-0000-7000-8000-{number:012}")
    if "64" in pattern:
        return st.sampled_from(("a" * 64, "0" * 64))
    if "{42}" in pattern:
        return st.sampled_from(("A" * 43 + "=", "AQ" + "A" * 41 + "="))
    if SLUG_PATTERN in pattern:
        return st.sampled_from(SLUGS)
    assert pattern in ("", SHORT_PATTERN, TEXT_PATTERN), pattern
    return st.sampled_from([word[:max_length] for word in (*WORDS, "y" * max_length)])


def _built(cls: type, named: dict[str, Any]) -> Any:
    """Return the value, or None where its fields do not go together."""
    try:
        return msgspec.convert(msgspec.to_builtins(cls(**named)), cls)
    except (ValueError, TypeError, AttributeError):
        return None


def facts(*kinds: type[Fact]) -> st.SearchStrategy[Any]:
    """Return facts of some kinds."""
    one = st.sampled_from(kinds).flatmap(lambda kind: values(inspect.type_info(kind)))
    return one.filter(lambda fact: fact is not None)


OBJECTS = (register.SiteNotified, register.MovementNotified, register.PositionDeclared)
OPENERS: tuple[type[Fact], ...] = (*OBJECTS, notices.NoticeFiled, halts.HaltCalled)
ABOUT: dict[type[Fact], tuple[type[Fact], ...]] = {
    **dict.fromkeys(register.FACTS, OBJECTS),
    **dict.fromkeys((*notices.FACTS, *answers.FACTS), (notices.NoticeFiled,)),
    **dict.fromkeys(halts.FACTS, (halts.HaltCalled,)),
    **dict.fromkeys(OPENERS, ()),
}
"""What a kind is about; a fact is held against something of that kind that was said before."""

FOLLOWERS = tuple(kind for kind in FACT_OF_KIND.values() if kind not in OPENERS)
HABITS = st.tuples(
    st.sampled_from(SPEAKERS),
    st.integers(0, 4),
    st.sampled_from(("all", "all", "all", ("alpha", "bravo"), (), ("nobody",))),
    st.sampled_from((False, False, False, True)),
)
OPENED = st.lists(st.tuples(HABITS, facts(*OPENERS)), min_size=2, max_size=5)
FOLLOWED = st.lists(st.tuples(HABITS, facts(*FOLLOWERS)), min_size=3, max_size=8)


class Speakers:
    """Desks that say whatever comes, and remember what was taken."""

    def __init__(self, town: Any) -> None:
        """Let every desk read every point back, so that notices can be filed there."""
        self.town = town
        self.said: list[tuple[str, type[Fact]]] = []
        self.read = {by: tuple(self._read_back(by, point) for point in POINTS) for by in SPEAKERS}

    def _read_back(self, by: str, point: Point) -> str:
        return str(self.town.say(by, self.town.read_back(Circle(centre=point))))

    def say(self, habit: tuple[str, int, Any, bool], fact: Fact) -> None:
        """Say a fact about something of the kind that it can be about."""
        by, number, audience, drill = habit
        of = [said for said, kind in self.said if kind in ABOUT.get(type(fact), OPENERS)]
        about = (of[number % len(of)],) if of else ()
        if isinstance(fact, notices.NoticeFiled):
            about = (*about, *self.read[by])
        try:
            raw = self.town.compose(by, fact, about=about, audience=audience, drill=drill)
        except MalformedError:
            return
        status = self.town.submit(raw).status_code
        assert status in (201, 400, 401, 403, 404, 409), fact
        if status == 201:
            self.said.append((parse_submission(raw).header.id, type(fact)))


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(opened=OPENED, followed=FOLLOWED)
def test_attack_whatever_is_signed_never_stops_the_desk(
    town_at: Callable[[Path], AbstractContextManager[Any]], opened: Any, followed: Any
) -> None:
    """Whatever an enrolled party signs, however extreme, a call to stop still gets through after it."""
    with tempfile.TemporaryDirectory() as folder, town_at(Path(folder) / "desk") as town:
        speakers = Speakers(town)
        for habit, fact in (*opened, *followed):
            speakers.say(habit, fact)
        town.advance(400)
        assert town.submit(town.compose("bravo/duty", world.halt())).status_code == 201
        for by in SPEAKERS:
            for path in ("entries", "register", "notices", "halts", "picture", "arrangement"):
                assert town.get(f"/v1/{path}", by=by).status_code in (200, 401), (path, by)
        assert town.desk.lost is None
        town.restart()
        assert town.desk.lost is None
