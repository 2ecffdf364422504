"""Branch two: the same words, strikes and call, with a desk. Everything that the desk does is invented.

The strikes keep the pace that the sources give for the wait, so that the halt can be measured;
with a desk the notice itself might have been stopped, which no figure here claims.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from checkfire.desk.ask import PlacesRead, read_places
from checkfire.desk.folder import AUTOMATIC
from checkfire.desk.replay.hours import Hours, find_hours, find_strikes
from checkfire.desk.replay.registry import register_all, set_rosters
from checkfire.desk.replay.stage import NEUTRAL, Stage
from checkfire.errors import CheckfireError
from checkfire.locate.read_place import PlaceReading
from checkfire.picture.halts import Halt
from checkfire.picture.notices import Notice
from checkfire.vocab.activity import Activity
from checkfire.vocab.height import AltitudeBand, Height, HeightReference, HeightUnit
from checkfire.vocab.instant import Window
from checkfire.vocab.party import DutyRole
from checkfire.vocab.place import Circle, Method, Place, Point
from checkfire.wire import answers, halts, notices, register

_NOTIFIER = "coalition/hotline"
_RECIPIENTS = ("russia", "syria")


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What the second branch leaves behind."""

    read: PlacesRead
    refused: CheckfireError | None
    notice: Notice
    halt: Halt


@dataclass(frozen=True, slots=True, kw_only=True)
class Performed:
    """What was read, refused and said; whether it stands in the record is another matter."""

    read: PlacesRead
    refused: CheckfireError | None
    notice_id: str
    halt_id: str


def play_with_a_desk(stage: Stage) -> Played:
    """Play the day with a desk, and return what its record shows."""
    done = perform_with_a_desk(stage)
    with stage.desk.picture(NEUTRAL.party) as full:
        return Played(
            read=done.read,
            refused=done.refused,
            notice=full.notices.notices[done.notice_id],
            halt=full.halts.halts[done.halt_id],
        )


def perform_with_a_desk(stage: Stage) -> Performed:
    """Play the day with a desk, whoever else takes part in it."""
    hours = find_hours(stage.day)
    register_all(stage)
    set_rosters(stage)
    stage.narrated()
    read, refused, notice_id = _file_notice(stage, hours)
    _answer(stage, notice_id, hours)
    halt_id = _call_halt(stage, hours)
    _end_halt(stage, halt_id, hours)
    return Performed(read=read, refused=refused, notice_id=notice_id, halt_id=halt_id)


def _file_notice(stage: Stage, hours: Hours) -> tuple[PlacesRead, CheckfireError | None, str]:
    row, at = stage.day.plain["notice"], hours.briefing_at
    with stage.desk.picture(NEUTRAL.party) as full:
        read = read_places(row["phrase"], stage.desk.gazetteer, full.arrangement.policy)
    reading, back = read.readings[0]
    fact = notices.NoticeFiled(activity=_activity(stage, reading.point), summary=row["summary"])
    stage.advance_to(at)
    refused = stage.refusal(lambda: stage.say(_NOTIFIER, fact, audience=_RECIPIENTS))
    if refused is not None:
        names = ", ".join(rival.landmark.name for rival in reading.rivals[:3])
        stage.tell(
            at,
            "The desk",
            f"Refuses the notice ({refused.code}): “{row['phrase']}” can also be read from {names}.",
        )
    choice, line = _choice(row, reading), f"Picks {landmark_name(reading)}, the words on the sheet."
    chosen = stage.act(_NOTIFIER, choice, audience=_RECIPIENTS, at=hours.chosen_at, line=(_NOTIFIER, line))
    said = register.LocationReadBack(point=reading.point, text=back.text, confirmed_by=row["confirmed_by"])
    line = f"Reads back. {back.text}"
    read_id = stage.act(_NOTIFIER, said, audience=_RECIPIENTS, at=hours.read_back_at, line=(_NOTIFIER, line))
    stage.advance_to(hours.filed_at)
    stage.tell(hours.filed_at, _NOTIFIER, f"Files the notice: {row['summary']}")
    notice_id = stage.act(_NOTIFIER, fact, about=(chosen, read_id), audience=_RECIPIENTS)
    stage.deliver(notice_id, "russia/duty", "syria/duty")
    return read, refused, notice_id


def landmark_name(reading: PlaceReading) -> str:
    """Return the name of the landmark that a phrase was read from."""
    return reading.landmark.name if reading.landmark else reading.stated


def _choice(row: dict[str, Any], reading: PlaceReading) -> register.ReadingChosen:
    rivals = tuple(
        register.RivalReading(landmark=r.landmark.name, point=r.point, apart_m=r.apart_m)
        for r in reading.rivals
    )
    return register.ReadingChosen(
        phrase=row["phrase"],
        landmark=landmark_name(reading),
        point=reading.point,
        rivals=rivals,
        person=row["confirmed_by"],
    )


def _activity(stage: Stage, point: Point) -> Activity:
    """Return what is announced: the point that was read back, no longer the vague words around it."""
    row = stage.day.plain["notice"]
    place = Place(
        stated=row["phrase"],
        method=Method.PHRASE,
        area=Circle(centre=point, radius_m=row["radius_m"]),
    )
    band = AltitudeBand(lower=_height(row["lower_m"]), upper=_height(row["upper_m"]))
    window = Window(starts_at=stage.day.at(row["starts_at"]), ends_at=stage.day.at(row["ends_at"]))
    return Activity(place=place, window=window, band=band)


def _height(value_m: int) -> Height:
    return Height(value=value_m, unit=HeightUnit.M, reference=HeightReference.AMSL)


def _answer(stage: Stage, notice_id: str, hours: Hours) -> None:
    row, about, audience = stage.day.plain["with_a_desk"], (notice_id,), ("coalition",)
    with stage.desk.picture(NEUTRAL.party) as full:
        notice = full.notices.notices.get(notice_id)
    if notice is not None:
        _, check = notice.checks[NEUTRAL.party, notices.Scope.FULL]
        near = "; ".join(
            f"{n.label} {n.distance_m / 1000:.1f} km, {n.bearing_deg:03}°" for n in check.verdict.nearest
        )
        text = f"Checks it over its full picture: {check.verdict.finding}, but always the nearest: {near}."
        stage.tell(hours.filed_at, "The desk", text)
    fact = answers.Answered(answer=answers.Answer.CONCERN, text=row["concern"])
    line = (str(NEUTRAL), f"Voices a concern: {row['concern']}")
    stage.act(str(NEUTRAL), fact, about=about, audience=audience, at=hours.concern_at, line=line)
    said = answers.Answered(answer=answers.Answer.NO_CONCERN)
    line = (row["no_concern_by"], "Answers: no concern, as on that day.")
    stage.act(row["no_concern_by"], said, about=about, audience=audience, at=hours.no_concern_at, line=line)


def _call_halt(stage: Stage, hours: Hours) -> str:
    row, called_at = stage.day.plain["with_a_desk"], hours.called_at
    stage.advance_to(hours.first_strike_at)
    stage.tell(
        hours.first_strike_at,
        "Coalition aircraft",
        "Strike, as they did that day; the concern is still open.",
    )
    stage.advance_to(called_at)
    area = Circle(centre=Point.of_degrees(*row["called_where_deg"]), radius_m=row["called_radius_m"])
    where = Place(stated=row["called_where"], method=Method.DRAWN, area=area)
    fact = halts.HaltCalled(what=row["called_what"], where=where)
    stage.tell(called_at, row["called_by"], f"CHECK FIRE. {row['called_where']}: {row['called_what']}")
    halt_id = stage.act(row["called_by"], fact, at=called_at)
    connected = sorted(
        name
        for name in stage.keys
        if name not in (row["absent"], row["called_by"]) and not name.endswith(AUTOMATIC)
    )
    stage.deliver(halt_id, *connected)
    return halt_id


def _end_halt(stage: Stage, halt_id: str, hours: Hours) -> None:
    row, about = stage.day.plain["with_a_desk"], (halt_id,)
    steps: list[tuple[datetime, str, Any]] = [
        (at, "syria/duty", halts.FireReported(strikes=1)) for at in find_strikes(stage.day, hours)
    ]
    steps += [
        (hours.taken_at, row["taken_by"], halts.HaltAcknowledged(role=DutyRole(row["taken_role"]))),
        (hours.ordered_at, row["taken_by"], halts.StopOrdered()),
        (hours.stopped_at, row["taken_by"], halts.FireStopped()),
        (
            hours.verified_at,
            row["called_by"],
            halts.StopVerified(basis="No strikes seen or heard since the stop."),
        ),
        (hours.closed_at, str(NEUTRAL), halts.HaltClosed(reason=row["closed_reason"])),
    ]
    for at, by, fact in sorted(steps, key=lambda step: step[0]):
        stage.act(by, fact, about=about, at=at)
