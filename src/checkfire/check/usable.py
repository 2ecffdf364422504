"""Areas that are refused where somebody files them, with the reason.

In a register they are not refused: what stands there already is unknown to every check near it (CF-ERR-01).
"""

from __future__ import annotations

from checkfire.check.piece import outline_of
from checkfire.errors import MalformedError
from checkfire.vocab.place import Area

_HINT = "Nothing was stored. Draw the area anew."


def require_usable(area: Area | None) -> None:
    """Demand that an area, if there is one, is one that a check can rely on.

    Raises:
        MalformedError: It covers more than 10,000 km² (``area-too-large``), less than 1 m²
            (``area-too-small``), its border crosses or touches itself (``area-crosses-itself``), a corner is
            not on the Earth, or the corners lie too far apart.
    """
    why = outline_of(area, 0.0).why_odd if area else ""
    if why == "area-too-large":
        raise MalformedError("The area covers more than 10,000 km².", code="area-too-large", hint=_HINT)
    if why == "area-too-small":
        raise MalformedError("The area covers less than 1 m².", code="area-too-small", hint=_HINT)
    if why == "area-crosses-itself":
        raise MalformedError(
            "The border of the area crosses or touches itself.", code="area-crosses-itself", hint=_HINT
        )
