"""A call to check fire in short fixed phrases, and the sentence by which it is read back (R24).

Only the slots change: who calls, where, what is being hit, since when, and the number of the call. What
people wrote stands in its slot as they wrote it, on one line. The phrases are in English; other
languages will be tables beside this one, with the same slots.
"""

from __future__ import annotations

from checkfire.locate.read_back import degrees_phrase, grid_phrase
from checkfire.picture.halts import Halt
from checkfire.picture.notices import Notice
from checkfire.vocab.instant import StatedInstant
from checkfire.vocab.place import Circle, Place

_NUMBER = 6
"""How many digits of a call's id are its number; enough to tell the calls of a day apart over a radio."""

_ENDS = (".", "!", "?", "\u061f", "\u3002")


def call_phrases(halt: Halt, notice: Notice | None = None) -> tuple[str, ...]:
    """Return the phrases of a call, in the order in which they are shown and spoken.

    Args:
        halt: The call.
        notice: The notice that it names, where it may be shown.
    """
    return (
        "DRILL. CHECK FIRE. DRILL." if halt.drill else "CHECK FIRE.",
        _phrase("Called by", halt.caller),
        *_where(halt, notice),
        _phrase("Being hit", halt.what),
        *_since(halt.since),
        _phrase("Call", halt.id[-_NUMBER:]),
        "Read back.",
    )


def read_back_phrase(halt: Halt, notice: Notice | None = None) -> str:
    """Return what whoever takes a call says back, so that the caller hears what was understood."""
    place = _place(halt, notice)
    said = (
        "drill, check fire" if halt.drill else "check fire",
        f"called by {halt.caller}",
        f"where, {_line(place.stated)}" if place else "where, not stated",
        f"being hit, {_line(halt.what)}",
        f"call {halt.id[-_NUMBER:]}",
    )
    return _phrase("I read back", "; ".join(said))


def _place(halt: Halt, notice: Notice | None) -> Place | None:
    return halt.where or (notice.activity.place if notice else None)


def _where(halt: Halt, notice: Notice | None) -> tuple[str, ...]:
    place = _place(halt, notice)
    if place is None:
        return ("Where: not stated. Ask the neutral desk.",)
    stated = _phrase("Where" if halt.where else "Where, by the notice", place.stated)
    if not isinstance(place.area, Circle):
        return (stated,)
    within = (f"Within {place.area.radius_m} metres of that.",) if place.area.radius_m else ()
    return (stated, degrees_phrase(place.area.centre), grid_phrase(place.area.centre), *within)


def _since(since: StatedInstant | None) -> tuple[str, ...]:
    if since is None:
        return ()
    utc = f", which is {since.at:%H:%M:%S} UTC on {since.at:%Y-%m-%d}" if since.at else ""
    return (_phrase("Since", since.stated + utc),)


def _phrase(label: str, words: str) -> str:
    line = f"{label}: {_line(words)}"
    return line if line.endswith(_ENDS) else f"{line}."


def _line(words: str) -> str:
    return " ".join(words.split())
