"""The text form of a gazetteer: UTF-8, tabs, the line ``HEADER``, then a line for each landmark."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from checkfire.errors import MalformedError
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.kinds import LandmarkKind
from checkfire.locate.landmark import Landmark
from checkfire.vocab.place import Point

HEADER = "id\tname\tkind\tcountry\tlat_e7\tlon_e7\tsource\talternates"
_BETWEEN_NAMES = "|"


def parse_gazetteer(text: str, *, name: str = "gazetteer") -> Gazetteer:
    """Read a gazetteer from its text form.

    Args:
        text: The whole text; the lines may be in any order.
        name: What to call the gazetteer in messages.

    Raises:
        MalformedError: The header or a line is not in the one form, or an identifier is there twice.
    """
    header, *lines = text.removesuffix("\n").split("\n")
    if header != HEADER:
        raise MalformedError("The gazetteer's header is wrong.", code="gazetteer-header", gazetteer=name)
    return Gazetteer(
        (_parse_row(line, number, name) for number, line in enumerate(lines, start=2)), name=name
    )


def print_gazetteer(landmarks: Iterable[Landmark]) -> str:
    """Write landmarks in the text form, sorted by id."""
    rows = [_print_row(landmark) for landmark in sorted(landmarks, key=lambda one: one.id)]
    return "\n".join([HEADER, *rows]) + "\n"


def _parse_row(line: str, number: int, name: str) -> Landmark:
    try:
        ident, title, kind, country, lat_e7, lon_e7, source, alternates = line.split("\t")
        landmark = Landmark(
            id=ident,
            name=title,
            kind=LandmarkKind(kind),
            point=msgspec.convert({"lat_e7": int(lat_e7), "lon_e7": int(lon_e7)}, Point),
            alternates=tuple(alternates.split(_BETWEEN_NAMES)) if alternates else (),
            source=source,
            country=country,
        )
    except ValueError as exc:
        message = f"Line {number} of the gazetteer is not a landmark."
        raise MalformedError(message, code="gazetteer-row", gazetteer=name, line=number) from exc
    if not ident or not title or _print_row(landmark) != line:
        message = f"Line {number} of the gazetteer is not in the one form."
        raise MalformedError(message, code="gazetteer-row", gazetteer=name, line=number)
    return landmark


def _print_row(landmark: Landmark) -> str:
    point = landmark.point
    names = _BETWEEN_NAMES.join(landmark.alternates)
    return (
        f"{landmark.id}\t{landmark.name}\t{landmark.kind}\t{landmark.country}\t"
        f"{point.lat_e7}\t{point.lon_e7}\t{landmark.source}\t{names}"
    )
