"""Objects as pieces: points, straight pieces of lines, and rings, each with its growth and its times.

* A circle is its centre grown by its radius and a corridor its line grown by its half-width, so that no
  circle ever becomes a polygon that covers less. Accuracy and corridor are more metres of the same kind.
* An edge of more than 25 km is cut along its geodesic, so that every edge may be taken for straight.
* A ring that crosses or touches itself can be read in several ways; its convex hull holds them all.
* Each end of a piece has the earliest and the latest time at which the object can be there.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
import shapely

from checkfire.check.earth import Ecef, cut, ecef, frame_at, middle_m, point_at
from checkfire.errors import MalformedError
from checkfire.vocab.place import Area, Circle, Corridor, Point, Polygon

POINT, LINE, RING = 0, 1, 2
"""The forms of a piece."""
LARGEST_M = 3_000_000
"""The largest sphere around the corners of one ring; a larger one could not be told from its outside."""
NOT_A_PLACE: Ecef = (math.nan, math.nan, math.nan)
"""Stands between the rings of one area."""
ALWAYS = (-math.inf, -math.inf), (math.inf, math.inf)

AREA_LEAST_M2 = 1.0
AREA_MOST_M2 = 10_000_000_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """All places within ``grown_m`` metres of a point, a straight line or a ring, at some times.

    Attributes:
        form: Point, line or ring.
        at_m: The places; rings are closed, and ``NOT_A_PLACE`` stands between them.
        grown_m: How far the piece reaches beyond them.
        longest_m: Its longest edge.
        centre_m: The middle of a sphere that holds them, and all that lies between them.
        radius_m: The radius of that sphere.
        told_m: The place to which the distance of a ring is told.
        early_s: The earliest times at which the object is at each end, in seconds from 2020.
        late_s: The latest times.
        is_timed: Whether the times are known; if not, they count as all times.
    """

    form: int
    at_m: tuple[Ecef, ...]
    grown_m: float
    longest_m: float
    centre_m: Ecef
    radius_m: float
    told_m: Ecef
    early_s: tuple[float, float] = ALWAYS[0]
    late_s: tuple[float, float] = ALWAYS[1]
    is_timed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """An area in pieces; ``why_odd`` tells why nobody should rely on it."""

    pieces: tuple[Piece, ...]
    why_odd: str = ""


def outline_of(area: Area, more_m: float) -> Outline:
    """Return the pieces of an area that grows by ``more_m`` more.

    Raises:
        MalformedError: A corner is not on the Earth, or the corners lie too far apart.
    """
    if isinstance(area, Circle):
        odd = "area-too-large" if math.pi * area.radius_m**2 > AREA_MOST_M2 else ""
        return Outline(pieces=(point_piece(area.centre, area.radius_m + more_m),), why_odd=odd)
    if isinstance(area, Corridor):
        return Outline(pieces=line_pieces(area.line, area.half_width_m + more_m))
    return _ring(area, more_m)


def point_piece(point: Point, grown_m: float) -> Piece:
    """Return the piece of one point."""
    at_m = ecef(point)
    return Piece(
        form=POINT, at_m=(at_m,), grown_m=grown_m, longest_m=0.0, centre_m=at_m, radius_m=0.0, told_m=at_m
    )


def line_pieces(line: Sequence[Point], grown_m: float) -> tuple[Piece, ...]:
    """Return the straight pieces of a line, or the point that all of it is."""
    if len(set(line)) == 1:
        return (point_piece(line[0], grown_m),)
    legs = [cut(a, b) for a, b in pairwise(line) if a != b]
    return tuple(straight(a, b, grown_m) for leg in legs for a, b in pairwise(leg))


def straight(a_m: Ecef, b_m: Ecef, grown_m: float) -> Piece:
    """Return the piece between two places that are not far apart."""
    middle = ((a_m[0] + b_m[0]) / 2, (a_m[1] + b_m[1]) / 2, (a_m[2] + b_m[2]) / 2)
    length_m = math.dist(a_m, b_m)
    return Piece(
        form=LINE,
        at_m=(a_m, b_m),
        grown_m=grown_m,
        longest_m=length_m,
        centre_m=middle,
        radius_m=length_m / 2,
        told_m=a_m,
    )


def timed(pieces: Iterable[Piece], early_s: Sequence[float], late_s: Sequence[float]) -> list[Piece]:
    """Return pieces of one leg with times that run evenly from its beginning to its end."""
    some = list(pieces)
    parts = np.linspace(0.0, 1.0, len(some) + 1)
    early = _between(early_s, parts)
    late = _between(late_s, parts)
    return [
        replace(piece, early_s=(early[i], early[i + 1]), late_s=(late[i], late[i + 1]))
        for i, piece in enumerate(some)
    ]


def _between(ends: Sequence[float], parts: Any) -> list[float]:
    if ends[0] == ends[1]:
        return [ends[0]] * len(parts)
    between: list[float] = (ends[0] + (ends[1] - ends[0]) * parts).tolist()
    return between


def _ring(area: Polygon, more_m: float) -> Outline:
    rings = [_closed(ring) for ring in (area.corners, *area.holes)]
    corners = rings[0]
    centre = middle_m(corners)
    radius_m = max(math.dist(centre, corner) for ring in rings for corner in ring)
    if radius_m > LARGEST_M:
        raise MalformedError("The corners of this area lie too far apart.", field="area")
    sheet = np.array(frame_at(centre)).T
    flat: Any = shapely.Polygon(np.array(corners) @ sheet, [np.array(ring) @ sheet for ring in rings[1:]])
    odd = ""
    if not shapely.is_valid(flat):
        flat = shapely.convex_hull(shapely.multipoints(np.array(corners) @ sheet))
        rings, odd = [_hull(flat, corners, sheet)], "area-crosses-itself"
    elif shapely.area(flat) > AREA_MOST_M2:
        odd = "area-too-large"
    if shapely.area(flat) < AREA_LEAST_M2:
        odd = "area-too-small"
    at_m = [place for ring in rings for place in (NOT_A_PLACE, *ring)][1:]
    longest_m = max(math.dist(a, b) for ring in rings for a, b in pairwise(ring))
    piece = Piece(
        form=RING,
        at_m=tuple(at_m),
        grown_m=more_m,
        longest_m=longest_m,
        centre_m=centre,
        radius_m=radius_m,
        told_m=_told(flat, centre, sheet),
    )
    return Outline(pieces=(piece,), why_odd=odd)


def _closed(ring: Sequence[Point]) -> list[Ecef]:
    legs = [cut(a, b) for a, b in pairwise((*ring, ring[0])) if a != b]
    return [legs[0][0], *(place for leg in legs for place in leg[1:])]


def _hull(flat: Any, corners: list[Ecef], sheet: Any) -> list[Ecef]:
    """Return the corners of a hull in their order, closed; corners in one line stay as they are."""
    if shapely.get_type_id(flat) != shapely.GeometryType.POLYGON:
        return corners
    laid = np.array(corners) @ sheet
    order = [int(np.hypot(*(laid - xy).T).argmin()) for xy in shapely.get_coordinates(flat)]
    # A hull skips corners, so its edges may be long; what they bend is told by their length.
    return [corners[i] for i in order]


def _told(flat: Any, centre: Ecef, sheet: Any) -> Ecef:
    """Return a place inside: the centroid if it is inside."""
    inside = shapely.centroid(flat)
    if not shapely.covers(flat, inside):
        inside = shapely.point_on_surface(flat)
    away = np.array((inside.x, inside.y)) - np.array(centre) @ sheet
    x, y, z = (np.array(centre) + sheet @ away).tolist()
    return ecef(point_at((x, y, z)))
