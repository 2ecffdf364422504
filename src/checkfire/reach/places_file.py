"""Files of places that an operator adds: GeoNames country files, OCHA COD tables, and plain CSV.

* Every line is read or refused with its number and column; the first hundred refusals are told.
* What a format holds that people do not measure from, such as divisions of GeoNames, is left out and counted.

The columns of each format: docs/reference/places.md.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from checkfire.errors import MalformedError
from checkfire.locate.kinds import LandmarkKind
from checkfire.locate.landmark import Landmark
from checkfire.vocab.place import Point

LINES_MAX = 1_000_000
NAME_MAX = 200
ALTERNATES_MAX = 200
TOLD_MAX = 100
CITY_PEOPLE, TOWN_PEOPLE = 50_000, 5_000

_GEONAMES = (
    *(
        "geonameid",
        "name",
        "asciiname",
        "alternatenames",
        "latitude",
        "longitude",
        "class",
        "code",
        "country",
    ),
    *(
        "cc2",
        "admin1",
        "admin2",
        "admin3",
        "admin4",
        "population",
        "elevation",
        "dem",
        "timezone",
        "modified",
    ),
)
_GEONAMES_CLASSES = frozenset("PSTHL")
_AIRFIELD_CODES = frozenset({"AIRP", "AIRF", "AIRB", "AIRH"})
_BETWEEN_NAMES = re.compile(r"[|;]")
_CODE = re.compile(r"[A-Z]{2}")


class PlacesFormat(StrEnum):
    """How a file of places is laid out."""

    GEONAMES = "geonames"
    COD = "cod"
    CSV = "csv"


class RefusedColumn(Exception):  # noqa: N818 # it never leaves this module
    """A value that cannot be read, and its column."""

    def __init__(self, column: str, reason: str) -> None:
        """Keep both."""
        super().__init__(f"{column}: {reason}")
        self.column, self.reason = column, reason


@dataclass(slots=True)
class PlacesFile:
    """The lines of one file, read one by one; what was refused or left out is counted on the way."""

    layout: PlacesFormat
    name: str
    left_out: int = 0
    refused: list[str] = field(default_factory=list)
    """Line, column and reason of what could not be read, at most ``TOLD_MAX``."""
    refused_count: int = 0

    def read(self, lines: Iterable[str]) -> Iterator[Landmark]:
        """Yield the places of the file.

        Raises:
            MalformedError: The file has no heading that fits, or too many lines (``places-file``).
        """
        for number, row in self._rows(lines):
            if number > LINES_MAX:
                raise self._unfit(f"It has more than {LINES_MAX:,} lines.")
            try:
                landmark = _READERS[self.layout](row, self.name)
            except RefusedColumn as exc:
                self.refused_count += 1
                if len(self.refused) < TOLD_MAX:
                    self.refused.append(f"line {number}, column {exc.column}: {exc.reason}")
                continue
            if landmark is None:
                self.left_out += 1
            else:
                yield landmark

    def _rows(self, lines: Iterable[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
        if self.layout is PlacesFormat.GEONAMES:
            rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            yield from ((number, _named(_GEONAMES, row)) for number, row in enumerate(rows, 1) if row)
            return
        table = csv.reader(lines)
        heading = [one.strip().lower().removeprefix("\ufeff") for one in next(table, [])]
        if not {"name", "lat", "lon"} <= set(_canonical(heading, self.layout)):
            raise self._unfit("Its first line names no columns of name, latitude and longitude.")
        names = _canonical(heading, self.layout)
        yield from ((table.line_num, _named(names, row)) for row in table if row)

    def _unfit(self, message: str) -> MalformedError:
        hint = "Nothing was added. docs/reference/places.md says which columns a file has."
        return MalformedError(
            f"{self.name} is not in the format {self.layout}. {message}", code="places-file", hint=hint
        )


def _named(names: Iterable[str], row: list[str]) -> Mapping[str, str]:
    return dict(zip(names, (one.strip() for one in row), strict=False))


_COD_COLUMNS = (
    (re.compile(r"(?:adm(?:in)?(\d)_?(?:en|name|name_en|name1)|featurenam|name_en|village_en)"), "name"),
    (
        re.compile(r"(?:adm(?:in)?(\d)_?(?:ar|name_ar|fr|uk|ru|name_uk|name_ru)|name_ar|altname.*)"),
        "alternates",
    ),
    (re.compile(r"(?:adm(?:in)?(\d)_?pcode|pcode)"), "id"),
    (re.compile(r"(?:lat|latitude|y|y_coord|point_y|center_lat)"), "lat"),
    (re.compile(r"(?:lon|long|longitude|x|x_coord|point_x|center_lon)"), "lon"),
)


def _canonical(heading: list[str], layout: PlacesFormat) -> list[str]:
    """Return our names of the columns; of several levels of divisions the deepest counts."""
    if layout is PlacesFormat.CSV:
        return heading
    found: dict[str, tuple[str, int]] = {}
    for column in heading:
        for pattern, ours in _COD_COLUMNS:
            match = pattern.fullmatch(column)
            level = int(match[1]) if match and match.re.groups and match[1] else 9
            if match and level >= found.get(ours, ("", -1))[1]:
                found[ours] = column, level
    ours_of = {column: ours for ours, (column, _) in found.items()}
    return [ours_of.get(column, column) for column in heading]


def _of_geonames(row: Mapping[str, str], _file: str) -> Landmark | None:
    feature, code = row.get("class", ""), row.get("code", "")
    if feature not in _GEONAMES_CLASSES and len(row) == len(_GEONAMES):
        return None
    if len(row) != len(_GEONAMES):
        raise RefusedColumn(str(len(row)), f"a line has {len(_GEONAMES)} columns")
    kind = LandmarkKind.OTHER
    if feature == "P":
        kind = _kind_of_people(_number(row, "population"))
    elif code in _AIRFIELD_CODES:
        kind = LandmarkKind.AIRFIELD
    names = {row["asciiname"], *row["alternatenames"].split(",")}
    return _landmark(
        row,
        ident=f"geonames:{_number(row, 'geonameid')}",
        point=_point(row, "latitude", "longitude"),
        kind=kind,
        alternates=names,
        source="GeoNames",
    )


def _of_cod(row: Mapping[str, str], file: str) -> Landmark | None:
    ident = row.get("id", "") or f"{row.get('name', '')}@{row.get('lat')},{row.get('lon')}"
    coded = (row.get(one, "") for one in ("adm0_pcode", "admin0pcode", "country", "id"))
    country = next((one for one in coded if one), "")[:2]
    return _landmark(
        {**row, "country": country},
        ident=f"cod:{ident}",
        point=_point(row, "lat", "lon"),
        kind=LandmarkKind.VILLAGE,
        alternates=_split(row),
        source=f"OCHA COD, {file}",
    )


def _of_csv(row: Mapping[str, str], file: str) -> Landmark | None:
    kind = row.get("kind", "") or LandmarkKind.OTHER.value
    if kind not in set(LandmarkKind):
        raise RefusedColumn("kind", f"is one of {', '.join(LandmarkKind)}")
    ident = row.get("id", "") or f"{row.get('name', '')}@{row.get('lat')},{row.get('lon')}"
    return _landmark(
        row,
        ident=f"own:{ident}",
        point=_point(row, "lat", "lon"),
        kind=LandmarkKind(kind),
        alternates=_split(row),
        source=row.get("source", "") or file,
    )


_READERS: dict[PlacesFormat, Callable[[Mapping[str, str], str], Landmark | None]] = {
    PlacesFormat.GEONAMES: _of_geonames,
    PlacesFormat.COD: _of_cod,
    PlacesFormat.CSV: _of_csv,
}


def _landmark(
    row: Mapping[str, str],
    *,
    ident: str,
    point: Point,
    kind: LandmarkKind,
    alternates: Iterable[str],
    source: str,
) -> Landmark:
    name, country = row.get("name", ""), row.get("country", "").upper()
    if not 0 < len(name) <= NAME_MAX:
        raise RefusedColumn("name", f"has 1 to {NAME_MAX} characters")
    if country and not _CODE.fullmatch(country):
        raise RefusedColumn("country", "is two letters, such as SY")
    others = sorted({one.strip() for one in alternates} - {"", name})
    kept = [one for one in others if len(one) <= NAME_MAX and "|" not in one][:ALTERNATES_MAX]
    return Landmark(
        id=ident,
        name=name,
        kind=kind,
        point=point,
        alternates=tuple(kept),
        source=source,
        country=country,
    )


def _kind_of_people(people: int) -> LandmarkKind:
    if people >= CITY_PEOPLE:
        return LandmarkKind.CITY
    # A place without a figure counts as a village: GeoNames has few figures for small ones.
    return LandmarkKind.TOWN if people >= TOWN_PEOPLE else LandmarkKind.VILLAGE


def _split(row: Mapping[str, str]) -> list[str]:
    return _BETWEEN_NAMES.split(row.get("alternates", ""))


def _number(row: Mapping[str, str], column: str) -> int:
    text = row[column] or "0"
    if not (text.isascii() and text.isdigit() and len(text) < 15):
        raise RefusedColumn(column, "is a whole number")
    return int(text)


def _point(row: Mapping[str, str], lat: str, lon: str) -> Point:
    numbers = []
    for column, most in ((lat, 90), (lon, 180)):
        text = row.get(column, "")
        if not re.fullmatch(r"-?\d{1,3}(?:\.\d{1,15})?", text, re.ASCII) or abs(float(text)) > most:
            raise RefusedColumn(column, f"is decimal degrees, at most {most}")
        numbers.append(float(text))
    return Point.of_degrees(*numbers)
