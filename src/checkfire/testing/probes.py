"""Everything that a party could ask, derived from the table of routes; a new route is asked at once.

A path that has another parameter than an id, or a body of another shape than is known here, has to
be given its values here first: a test walks all routes and fails until that is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from checkfire.api import shapes
from checkfire.api.replay_shapes import ReplayAction, ReplayAsked
from checkfire.api.route import Route
from checkfire.testing import world
from checkfire.testing.examples import SOME_KEY
from checkfire.testing.hidden import SECRETS
from checkfire.vocab.activity import Activity
from checkfire.vocab.instant import Window
from checkfire.vocab.place import Area, Circle, Method, Place, Point, Polygon

NUMBERS = ("0", "1", "40", "1000000", "-1", "x", str(2**60))
"""What is tried as a number in a query."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """One request."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


def probes_of(row: Route, ids: Sequence[str]) -> Iterator[Probe]:
    """Yield every request that can be made of a route, with each of some ids in its path.

    Raises:
        LookupError: The path or the body has something that has no values here yet.
    """
    for path in _paths(row, ids):
        for query in _queries(row):
            for body in _bodies(row):
                yield Probe(method=row.method, path=path, query=query, body=body)


def _paths(row: Route, ids: Sequence[str]) -> list[str]:
    if "{" not in row.path.replace("{id}", ""):
        return (
            [row.path.replace("{id}", message_id) for message_id in ids] if "{id}" in row.path else [row.path]
        )
    raise LookupError(f"no values for the parameters of {row.path}")


def _queries(row: Route) -> list[dict[str, str]]:
    return [{}, *({name: number} for name in row.query for number in NUMBERS)]


def _bodies(row: Route) -> Sequence[bytes | None]:
    return (None,) if row.takes is None else _BODIES[row.takes]()


def _encode(shapes_asked: list[shapes.Shape]) -> list[bytes]:
    return [msgspec.json.encode(asked) for asked in shapes_asked]


def _locate() -> list[bytes]:
    """Ask by words, and at every hidden thing: doubts about what lies near must not tell of it."""
    texts = ["9 km south of Deir ez-Zor airfield", "nowhere", *(s.words[0] for s in SECRETS)]
    # A few metres beside it, for an answer holds the numbers that it was asked about.
    at = [f"{s.at.lat_deg + 5e-5:.7f} N, {s.at.lon_deg + 5e-5:.7f} E" for s in SECRETS if s.at is not None]
    asked = [shapes.LocateAsked(text=text) for text in (*texts, *at)]
    return _encode(
        [*asked, *(shapes.LocateAsked(text=text, category="health", place="Raqqa") for text in at)]
    )


def _check() -> list[bytes]:
    """Ask about areas right over every hidden thing: a point, a small area, a large one, and no area."""
    areas: list[Area | None] = [None]
    for secret in SECRETS:
        if secret.at is not None:
            areas += [Circle(centre=secret.at, radius_m=radius_m) for radius_m in (0, 300, 30_000)]
            areas.append(_square(secret.at))
    return _encode([shapes.CheckAsked(activity=_activity(area)) for area in areas])


def _square(at: Point) -> Polygon:
    offsets_e7 = ((-9_000, -9_000), (-9_000, 9_000), (9_000, 9_000), (9_000, -9_000))
    return Polygon(
        corners=tuple(Point(lat_e7=at.lat_e7 + lat, lon_e7=at.lon_e7 + lon) for lat, lon in offsets_e7)
    )


def _activity(area: Area | None) -> Activity:
    window = Window(starts_at=world.START, ends_at=world.START.replace(day=9))
    return Activity(place=Place(stated="over it", method=Method.DRAWN, area=area), window=window)


def _sign_in() -> list[bytes]:
    return _encode([shapes.SignInAsked(challenge="AAAA", public_key=SOME_KEY, signature="AAAA")])


def _enrol() -> list[bytes]:
    return _encode([shapes.EnrolAsked(invite="e30.e30", public_key=SOME_KEY, proof="AAAA", label="x")])


def _invite() -> list[bytes]:
    return _encode([shapes.InviteAsked(party=party, desk="duty") for party in ("alpha", "ghost")])


def _submission() -> list[bytes]:
    """Only what nobody can take; what a party could really say is tried apart, kind by kind."""
    return [b"", b"{}", b'{"envelope":{},"parts":{}}']


def _replay() -> list[bytes]:
    return _encode([ReplayAsked(action=action, branch="with-a-desk", speed=60) for action in ReplayAction])


def _point() -> list[bytes]:
    return [msgspec.json.encode(secret.at) for secret in SECRETS if secret.at is not None]


_BODIES: dict[type, Callable[[], list[bytes]]] = {
    shapes.LocateAsked: _locate,
    shapes.CheckAsked: _check,
    shapes.SignInAsked: _sign_in,
    shapes.EnrolAsked: _enrol,
    shapes.InviteAsked: _invite,
    ReplayAsked: _replay,
    Point: _point,
    bytes: _submission,
}
