"""What a check asks of an index: the area of a notice, its heights and its times."""

from __future__ import annotations

import math
from itertools import accumulate
from typing import NamedTuple

from checkfire.check.earth import ROUNDEST_M, Ecef, Frame, ecef, frame_at, middle_m, point_at
from checkfire.check.heights import stretch_m
from checkfire.check.packed import Box
from checkfire.check.piece import LARGEST_M, LINE, NOT_A_PLACE, POINT, RING, Outline, outline_of
from checkfire.check.whereabouts import Span, span_of
from checkfire.errors import CheckfireError, MalformedError
from checkfire.vocab.activity import Activity, Reach
from checkfire.vocab.place import Area, Circle, Point

ANY_HEIGHT = (-math.inf, math.inf)


class Asked(NamedTuple):
    """A notice's area with all that measuring from it needs.

    Attributes:
        form: Point, line or ring.
        at_m: Its places in their order, each joined to the next.
        grown_m: How far the area reaches beyond them.
        longest_m: The longest edge between them.
        origin_m: The middle of the notice, on the surface.
        frame: East and north there.
        radius_m: How far the places reach from the origin.
        own_m: The place from which distances are told.
        own: The same as a point: a circle's centre, a point inside a polygon, the middle of a line.
        span: When, in seconds from 2020.
        stretch: How low and how high, in metres above sea level; infinite if it meets all heights.
    """

    form: int
    at_m: tuple[Ecef, ...]
    grown_m: float
    longest_m: float
    origin_m: Ecef
    frame: Frame
    radius_m: float
    own_m: Ecef
    own: Point
    span: Span
    stretch: tuple[float, float]

    @classmethod
    def of(cls, activity: Activity) -> Asked | None:
        """Return what an activity asks, or ``None`` if no area of it can be read."""
        if activity.place.area is None:
            return None
        try:
            asked = asked_about(activity.place.area, activity.place.accuracy_m or 0, span_of(activity.window))
        except CheckfireError:
            return None
        if activity.reach is Reach.GROUND or activity.band is None:
            return asked
        return asked._replace(stretch=stretch_m(activity.band))

    def box_m(self, within_m: float) -> Box:
        """Return a box around all that lies within a distance of the area."""
        x, y, z = self.origin_m
        wide_m = self.radius_m + self.longest_m**2 / (8 * ROUNDEST_M) + self.grown_m + within_m + 1.0
        if self.form == RING:
            # What lies between the corners rises above the plane through them, by less than this.
            wide_m += self.radius_m**2 / ROUNDEST_M
        return x - wide_m, x + wide_m, y - wide_m, y + wide_m, z - wide_m, z + wide_m


def asked_about(area: Area, accuracy_m: float, span: Span = (-math.inf, math.inf)) -> Asked:
    """Return what an area asks that is not more exact than ``accuracy_m``, at all heights.

    Raises:
        MalformedError: A corner is not on the Earth, or the corners lie too far apart.
    """
    if isinstance(area, Circle):
        return _around(area, accuracy_m, span)
    outline = outline_of(area, accuracy_m)
    at_m = _places(outline)
    origin, own = _middles(outline, at_m)
    origin_m = ecef(origin)
    radius_m = max(math.dist(origin_m, place) for place in at_m if place is not NOT_A_PLACE)
    if radius_m > LARGEST_M:
        raise MalformedError("This area reaches too far.", field="area")
    return Asked(
        form=outline.pieces[0].form,
        at_m=at_m,
        grown_m=outline.pieces[0].grown_m,
        longest_m=max(piece.longest_m for piece in outline.pieces),
        origin_m=origin_m,
        frame=frame_at(origin_m),
        radius_m=radius_m,
        own_m=ecef(own),
        own=own,
        span=span,
        stretch=ANY_HEIGHT,
    )


def _places(outline: Outline) -> tuple[Ecef, ...]:
    if outline.pieces[0].form != LINE:
        return outline.pieces[0].at_m
    return (outline.pieces[0].at_m[0], *(piece.at_m[1] for piece in outline.pieces))


def _around(circle: Circle, accuracy_m: float, span: Span) -> Asked:
    centre_m = ecef(circle.centre)
    return Asked(
        form=POINT,
        at_m=(centre_m,),
        grown_m=circle.radius_m + accuracy_m,
        longest_m=0.0,
        origin_m=centre_m,
        frame=frame_at(centre_m),
        radius_m=0.0,
        own_m=centre_m,
        own=circle.centre,
        span=span,
        stretch=ANY_HEIGHT,
    )


def _middles(outline: Outline, at_m: tuple[Ecef, ...]) -> tuple[Point, Point]:
    """Return the middle of an area, and the point from which its distances are told."""
    first = outline.pieces[0]
    if first.form == POINT:
        return point_at(first.told_m), point_at(first.told_m)
    if first.form == RING:
        return point_at(first.centre_m), point_at(first.told_m)
    return point_at(middle_m(at_m)), point_at(_halfway(outline))


def _halfway(outline: Outline) -> Ecef:
    """Return the place in the middle of a line, by its length."""
    ends_m = list(accumulate(piece.longest_m for piece in outline.pieces))
    number = next(i for i, end_m in enumerate(ends_m) if end_m >= ends_m[-1] / 2)
    piece = outline.pieces[number]
    part = 1 - (ends_m[number] - ends_m[-1] / 2) / piece.longest_m
    (ax, ay, az), (bx, by, bz) = piece.at_m
    return ax + part * (bx - ax), ay + part * (by - ay), az + part * (bz - az)
