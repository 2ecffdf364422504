"""Notices and registered objects in few words, around one point near Deir ez-Zor."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from checkfire.vocab.activity import Activity
from checkfire.vocab.instant import Window
from checkfire.vocab.place import Area, Circle, Method, Place, Point
from checkfire.vocab.protected import ObjectKind, Protected, Stop

HERE = Point(lat_e7=352_854_000, lon_e7=401_760_000)
AT_HERE = Circle(centre=HERE)
NOON = datetime(2016, 9, 17, 12, 0, tzinfo=UTC)


class Make:
    """Makers of what a check is about; times are in minutes after noon."""

    @staticmethod
    def place(area: Area | None, accuracy_m: int | None = None) -> Place:
        """Return a place that was read as an area, or not at all."""
        return Place(stated="as said", method=Method.DRAWN, area=area, accuracy_m=accuracy_m)

    @classmethod
    def site(cls, area: Area | None = AT_HERE, *, accuracy_m: int | None = None, **more: Any) -> Protected:
        """Return a site; a bare one is a point at ``HERE``."""
        fields = {"object_id": "site-1", "kind": ObjectKind.SITE, "owner": "relief", "label": "Clinic"}
        return Protected(place=cls.place(area, accuracy_m), **(fields | more))

    @classmethod
    def convoy(
        cls, *stops: Stop, area: Area | None = None, accuracy_m: int | None = None, **more: Any
    ) -> Protected:
        """Return a movement through some stops."""
        fields = {"object_id": "convoy-1", "kind": ObjectKind.MOVEMENT, "owner": "relief", "label": "Convoy"}
        return Protected(place=cls.place(area, accuracy_m), stops=stops, **(fields | more))

    @staticmethod
    def stop(
        point: Point,
        arrives_min: float | None = None,
        departs_min: float | None = None,
        tolerance_s: int = 0,
        *,
        is_promised: bool = False,
    ) -> Stop:
        """Return a stop of a movement."""
        return Stop(
            point=point,
            arrives_at=_at(arrives_min),
            departs_at=_at(departs_min),
            tolerance_s=tolerance_s,
            is_promised=is_promised,
        )

    @classmethod
    def notice(
        cls,
        area: Area | None = AT_HERE,
        *,
        from_min: float = 0,
        to_min: float = 60,
        accuracy_m: int | None = None,
        **more: Any,
    ) -> Activity:
        """Return an activity; a bare one is a point at ``HERE`` from noon to one o'clock."""
        starts_at, ends_at = NOON + timedelta(minutes=from_min), NOON + timedelta(minutes=to_min)
        window = Window(starts_at=starts_at, ends_at=ends_at)
        return Activity(place=cls.place(area, accuracy_m), window=window, **more)


def _at(minutes: float | None) -> datetime | None:
    return None if minutes is None else NOON + timedelta(minutes=minutes)


@pytest.fixture(scope="session")
def here() -> Point:
    """Return the point that most tests are about."""
    return HERE


@pytest.fixture(scope="session")
def noon() -> datetime:
    """Return the moment at which the window of a notice opens."""
    return NOON


@pytest.fixture(scope="session")
def make() -> type[Make]:
    """Return the makers."""
    return Make
