"""A text names one place: one that is said twice has to agree, and one to measure from is not the place."""

from __future__ import annotations

import re

from checkfire.locate.geodesic import distance_m
from checkfire.locate.reading import Reading
from checkfire.locate.refusal import refuse

_UNIT = (
    r"(?:KMS?|M|MI|NMI?|MILES?|MET(?:RE|ER)S?|KILOMET\w+|КМ|М|МЕТР\w*|КИЛОМ\w+|КІЛОМ\w+"
    r"|كم|كيلومتر\w*|متر\w*|ميل)"
)
_TOWARDS = r"(?:(?:TO|DUE|AU|К|НА|ДО|الي|&|THE) )*"
_DIRECTION = r"(?:[NSEWnsew]|N\.?N?[EW]|S\.?S?[EW]|[EW][NS][EW])"
_FROM = r"(?:FROM|DU|ОТ|ВІД|من|عن)"
_POINTER = r"(?:(?:THE|POINT|GRID|POSITION|ТОЧКИ) +)*"
_OFFSET = re.compile(
    rf"\d ?{_UNIT}\b[ ,]*{_TOWARDS}(?:{_DIRECTION} +(?:(?:OF|DE|{_FROM}) +)?|{_FROM} +)"
    rf"{_POINTER}[\ue000-\uf8ff]"
)


def require_no_offset(text: str) -> None:
    """Refuse coordinates that a distance and a direction are measured from.

    Args:
        text: Folded words, each position as a character of private use.

    Raises:
        MalformedError: The place lies off the coordinates (``offset-from-coordinates``).
    """
    if _OFFSET.search(text):
        raise refuse(
            "offset-from-coordinates", "The coordinates are where a distance is measured from, not the place."
        )


def one_place(found: list[tuple[Reading, ...]]) -> tuple[Reading, ...]:
    """Return the readings of the finest of several texts of one place, those with which all others agree.

    Raises:
        MalformedError: Two texts agree in no reading (``two-places``).
    """
    for other in found[1:]:
        _require_agreement(found[0], other)
    finest = min(found, key=lambda readings: readings[0].uncertainty_m)
    return tuple(reading for reading in finest if all(_agree(reading, other) for other in found))


def _agree(reading: Reading, others: tuple[Reading, ...]) -> bool:
    return any(_apart_m(reading, other) <= _together_m(reading, other) for other in others)


def _require_agreement(first: tuple[Reading, ...], second: tuple[Reading, ...]) -> None:
    if not any(_agree(reading, second) for reading in first):
        raise refuse(
            "two-places",
            "There are two places in this text.",
            " or ".join(f"{one[0].point.lat_deg:.7f}, {one[0].point.lon_deg:.7f}" for one in (first, second)),
            apart_m=min(round(_apart_m(a, b)) for a in first for b in second),
        )


def _apart_m(a: Reading, b: Reading) -> float:
    return distance_m(a.point, b.point)


def _together_m(a: Reading, b: Reading) -> int:
    return a.uncertainty_if_cut_m + b.uncertainty_if_cut_m
