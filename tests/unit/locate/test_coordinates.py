"""The coordinate reader gives every reading, or names the rule that a text breaks (R4)."""

import csv
from pathlib import Path

import pytest

from checkfire.errors import MalformedError
from checkfire.locate.coordinate_typed import typed_in_decimals
from checkfire.locate.coordinates import read_coordinates
from checkfire.locate.geodesic import distance_m
from checkfire.locate.reading import Note, Reading
from checkfire.vocab.place import Point

VECTORS = Path(__file__).parents[2] / "vectors" / "coordinates.tsv"
AIRFIELD = Point.of_degrees(35.2854, 40.1760)


def _rows() -> list[dict[str, str]]:
    with VECTORS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _print(reading: Reading) -> str:
    fields = (reading.point.lat_e7, reading.point.lon_e7, reading.format, reading.note)
    bounds = (reading.uncertainty_m, reading.uncertainty_if_cut_m)
    return ",".join(map(str, (*fields, *bounds, *reading.doubts)))


def _outcome(text: str) -> tuple[str, str, str]:
    try:
        readings = read_coordinates(text)
    except MalformedError as exc:
        return exc.code, str(exc.context.get("likely", "")), ""
    return "read", "", " | ".join(_print(reading) for reading in readings)


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["text"])
def test_the_table_of_hard_cases_holds(row: dict[str, str]) -> None:
    """R4: each text is read as the table says, or refused by the rule that it breaks."""
    assert (row["outcome"], row["likely"], row["readings"]) == _outcome(row["text"])


def test_the_table_is_as_hard_as_it_was() -> None:
    """The table keeps its cases: at least eighty, with every rule among them."""
    rows = _rows()
    assert len(rows) >= 80
    assert len({row["outcome"] for row in rows}) >= 30
    assert len({row["text"] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    "text",
    [
        "35.2854N 40.1760E",
        "\u2066٣٥٫٢٨٥٤، ٤٠٫١٧٦٠\u2069",
        "35 17 07.44 N 40 10 33.6 E",
        "351707.44N0401033.60E",
        "+35.2854+040.1760/",
        "37SFV0694005327",
        "37S 606940.5 3905327.4",
    ],
)
def test_one_position_reads_the_same_in_every_format(text: str) -> None:
    """R4: formats differ in their fineness, not in where they point."""
    reading = read_coordinates(text)[0]
    assert distance_m(reading.point, AIRFIELD) <= reading.uncertainty_m
    assert reading.note is Note.AS_WRITTEN


def test_the_uncertainties_on_record() -> None:
    """Four decimals 8 m, whole seconds 22 m, a 6-digit square 71 m; twice that where digits may be cut."""
    bounds = {
        text: (reading.uncertainty_m, reading.uncertainty_if_cut_m)
        for text in ("35.2854N 40.1760E", "35 17 07N 40 10 34E", "37SFV069053")
        for reading in read_coordinates(text)
    }
    assert list(bounds.values()) == [(8, 16), (22, 44), (71, 71)]


def test_a_bare_pair_carries_its_swapped_reading() -> None:
    """R4: without letters nobody knows which number is which, so both readings are given."""
    readings = read_coordinates("35.2854, 40.1760")
    assert [reading.note for reading in readings] == [Note.AS_WRITTEN, Note.AXES_SWAPPED]
    assert readings[1].point == Point.of_degrees(40.1760, 35.2854)


def test_digits_of_minutes_and_seconds_in_a_decimal_field_are_seen() -> None:
    """R4: the Kunduz digits typed as decimals are 44.6 km off; what they would be as minutes is known."""
    written, swapped = read_coordinates("36.430491, 68.514396")
    (typed,) = typed_in_decimals("36.430491, 68.514396")
    assert (written.note, swapped.note) == (Note.AS_WRITTEN, Note.AXES_SWAPPED)
    assert typed.note is Note.DIGITS_AS_MINUTES_SECONDS
    assert 44_000 < distance_m(written.point, typed.point) < 50_000


def test_the_datum_is_assumed_or_stated() -> None:
    """A position says on which datum it stands, and whether anybody said so."""
    assert read_coordinates("35.2854N 40.1760E")[0].datum == "WGS 84 assumed"
    assert read_coordinates("35.2854N 40.1760E (WGS84)")[0].datum == "WGS 84"
    with pytest.raises(MalformedError) as caught:
        read_coordinates("35.2854N 40.1760E ED50")
    assert (caught.value.code, caught.value.context) == ("datum-unsupported", {"datum": "ED50"})


def test_a_refusal_tells_the_fault_and_what_was_likely_meant() -> None:
    """R4: the person who enters a place is told which number, and what it probably should be."""
    with pytest.raises(MalformedError) as caught:
        read_coordinates("35°60'00\"N 40°10'34\"E")
    assert caught.value.context == {"part": "60", "likely": "36°00'00\"N"}
    assert caught.value.hint() != MalformedError.advice
    with pytest.raises(MalformedError) as unknown:
        read_coordinates("35°61'N 40°10'E")
    assert unknown.value.context == {"part": "61"}
