"""The invented register of the second branch: positions, sites and a convoy, with consents, and rosters."""

from __future__ import annotations

from typing import Any

from checkfire.desk.replay.stage import Stage
from checkfire.vocab.ids import DeskRef
from checkfire.vocab.place import Circle, Method, Place, Point
from checkfire.wire import arrangement
from checkfire.wire import register as said
from checkfire.wire.fact import Fact


def register_all(stage: Stage) -> None:
    """Say everything that the day's register holds, each by its owner."""
    for row in stage.day.plain["register"]:
        object_id = stage.act(row["by"], _fact(row), audience=())
        for party in row.get("consent", ()):
            consent = said.ConsentGiven(party=party, person="Head of the field desk (invented)")
            stage.act(row["by"], consent, about=(object_id,), audience=(party,))


def set_rosters(stage: Stage) -> None:
    """Let every desk of the day state who answers for it, by functions and without names."""
    row = stage.day.plain["roster"]
    shift = arrangement.Shift(
        starts_at=stage.day.at(row["starts_at"]),
        ends_at=stage.day.at(row["ends_at"]),
        primary=row["primary"],
        alternates=tuple(row["alternates"]),
        head=row["head"],
    )
    for desk in stage.day.plain["desks"]:
        ref = DeskRef(party=desk["party"], desk=desk["desk"])
        stage.act(str(ref), arrangement.RosterSet(desk=ref, shifts=(shift,)), audience=())


def _fact(row: dict[str, Any]) -> Fact:
    match row["kind"]:
        case "position-declared":
            return said.PositionDeclared(label=row["label"], place=_place(row), standoff_m=row["standoff_m"])
        case "site-notified":
            return said.SiteNotified(
                name=row["label"],
                category=said.SiteCategory(row["category"]),
                place=_place(row),
                standoff_m=row["standoff_m"],
            )
        case _:
            return said.MovementNotified(
                name=row["label"],
                stated=row["stated"],
                escort=said.Escort(row["escort"]),
                corridor_m=row["corridor_m"],
                standoff_m=row["standoff_m"],
                waypoints=tuple(_waypoint(stop) for stop in row["stops"]),
            )


def _place(row: dict[str, Any]) -> Place:
    lat_deg, lon_deg = row["at_deg"]
    area = Circle(centre=Point.of_degrees(lat_deg, lon_deg), radius_m=row["radius_m"])
    return Place(stated=f"{lat_deg}, {lon_deg}", method=Method.COORDINATES, area=area, accuracy_m=50)


def _waypoint(stop: dict[str, Any]) -> said.Waypoint:
    return said.Waypoint(
        name=stop["name"],
        point=Point.of_degrees(*stop["at_deg"]),
        arrives_at=stop.get("arrives_at"),
        departs_at=stop.get("departs_at"),
    )
