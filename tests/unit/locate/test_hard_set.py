"""The reader against the hard set of places: none taken wrongly, every wanted reading given (R4).

The set and its meaning: tests/vectors/hard/README.md.
"""

import csv
import re
from pathlib import Path

import pytest

from checkfire.errors import MalformedError
from checkfire.locate.coordinates import read_coordinates
from checkfire.locate.reading import Note, Reading

SET = Path(__file__).parents[2] / "vectors" / "hard" / "coordinates.tsv"
AGREE_DEG = 1.01e-6
AGREE_PART = 0.02
CODES_OF_RULE = {
    "nothing to read": {"place-unreadable", "not-coordinates", "number-missing"},
    "no coordinates in the text": {"not-coordinates"},
    "no coordinates in the link": {"link-without-coordinates"},
    "letters without numbers": {"not-coordinates"},
    "not a coordinate": {"not-coordinates", "number-missing", "digit-count", "comma-ambiguous"},
    "not a form that is read": {"not-coordinates"},
    "minutes of 60 or more": {"minutes-out-of-range"},
    "seconds of 60 or more": {"seconds-out-of-range"},
    "latitude over 90 degrees": {"out-of-range"},
    "longitude over 180 degrees": {"out-of-range"},
    "two latitudes": {"two-latitudes"},
    "two longitudes": {"two-longitudes"},
    "sign together with a letter": {"sign-with-letter"},
    "two hemispheres on one number": {"too-many-letters"},
    "number cut short": {"number-cut-short"},
    "decimal minutes followed by seconds": {"decimal-not-last", "number-count"},
    "decimal degrees followed by minutes": {"decimal-not-last"},
    "negative minutes": {"sign-misplaced"},
    "negative seconds": {"sign-misplaced"},
    "marks out of order": {"mark-misplaced"},
    "comma may be decimal mark or separator": {"comma-ambiguous"},
    "one coordinate alone": {"number-missing", "letter-missing", "label-misplaced"},
    "three numbers without a format": {"number-count", "separator-misplaced"},
    "odd number of digits": {"mgrs-odd-digits"},
    "digits not in two equal parts": {"mgrs-groups-unequal"},
    "letter I or O in a grid reference": {"mgrs-letter"},
    "square does not lie in the zone": {"mgrs-no-such-square", "mgrs-outside-zone"},
    "square does not lie in the band": {"mgrs-outside-zone"},
    "square does not exist": {"mgrs-no-such-square"},
    "zone does not exist": {"mgrs-no-such-square"},
    "zone not between 1 and 60": {"zone-out-of-range"},
    "zone missing": {"zone-missing"},
    "band does not exist in a zone": {"mgrs-letter"},
    "a zone is not a place": {"letter-missing"},
    "easting out of range": {"easting-out-of-range", "letter-missing"},
    "northing out of range": {"northing-out-of-range"},
    "band does not fit the northing": {"zone-band-mismatch"},
    "band does not exist": {"zone-letter-wrong"},
}
"""The codes that a rule of the set, in plain words, has in the reader."""


def _rows() -> list[dict[str, str]]:
    with SET.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _text(written: str) -> str:
    """Return a text with the characters that the set spells out."""
    return re.sub(
        r"\\(u[0-9a-f]{4}|n|t)",
        lambda match: {"n": "\n", "t": "\t"}.get(match[1]) or chr(int(match[1][1:], 16)),
        written,
    )


def _points(cell: str) -> list[tuple[float, float]]:
    pairs = (point.split(",") for point in cell.split(" | ") if point)
    return [(float(lat), float(lon)) for lat, lon in pairs]


def _agree(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return abs(a[0] - b[0]) <= AGREE_DEG and abs(a[1] - b[1]) <= AGREE_DEG


def _read(row: dict[str, str]) -> list[Reading]:
    """Return the readings of the numbers as they stand, in the datum named."""
    readings = read_coordinates(_text(row["text"]))
    return [reading for reading in readings if reading.note is not Note.SHIFTED_TO_WGS84]


@pytest.mark.parametrize("row", [row for row in _rows() if row["want"]], ids=lambda row: row["id"])
def test_every_wanted_reading_is_given_and_no_other(row: dict[str, str]) -> None:
    """R4: each reading that the text has, the likeliest first, with its format, datum and uncertainty."""
    readings = _read(row)
    points = [(reading.point.lat_deg, reading.point.lon_deg) for reading in readings]
    wanted, allowed = _points(row["want"]), _points(row["want"]) + _points(row["may"])
    assert [] == [point for point in wanted if not any(_agree(point, given) for given in points)]
    assert [] == [given for given in points if not any(_agree(given, point) for point in allowed)]
    assert _agree(points[0], wanted[0])
    assert (readings[0].format, readings[0].datum.removesuffix(" assumed")) == (row["format"], row["datum"])
    if row["uncertainty_m"]:
        expected_m = float(row["uncertainty_m"])
        assert readings[0].half_diagonal_m == pytest.approx(expected_m, rel=AGREE_PART)


@pytest.mark.parametrize("row", [row for row in _rows() if not row["want"]], ids=lambda row: row["id"])
def test_nothing_is_taken_wrongly(row: dict[str, str]) -> None:
    """R4: a text that has no reading is refused, by the rule that it breaks."""
    with pytest.raises(MalformedError) as caught:
        _read(row)
    assert caught.value.code in CODES_OF_RULE[row["rule"]]


def test_the_set_is_as_hard_as_it_was() -> None:
    """The set keeps its texts: at least 150, and readings, rivals and refusals among them."""
    rows = _rows()
    assert len(rows) >= 553
    assert {row["class"] for row in rows} == {"valid", "ambiguous", "refuse"}
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["rule"] for row in rows if row["class"] == "refuse"} == set(CODES_OF_RULE)
