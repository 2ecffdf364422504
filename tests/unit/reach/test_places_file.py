"""Files of places are read whole, or refused with the line and the column."""

from __future__ import annotations

import pytest

from checkfire.errors import MalformedError
from checkfire.locate.kinds import LandmarkKind
from checkfire.locate.landmark import Landmark
from checkfire.reach import places_file
from checkfire.reach.places_file import PlacesFile, PlacesFormat
from checkfire.vocab.place import Point


def geonames(ident: str = "1", name: str = "Hatla", lat: str = "35.31", **more: str) -> str:
    """Return a line of a GeoNames country file."""
    fields = {"class": "P", "code": "PPL", "others": "Hatlah,حطلة", "lon": "40.21", "people": "0"} | more
    head = (ident, name, name, fields["others"], lat, fields["lon"], fields["class"], fields["code"], "SY")
    return "\t".join([*head, *[""] * 5, fields["people"], "", "", "Asia/Damascus", "2020-01-01"])


def read(layout: PlacesFormat, *lines: str) -> tuple[list[Landmark], PlacesFile]:
    """Return the places of some lines, and the reader with its counts."""
    reader = PlacesFile(layout, "a.txt")
    return list(reader.read(f"{line}\n" for line in lines)), reader


def test_a_geonames_file_is_read() -> None:
    """Villages, towns, cities, airfields and hills are read with their names; divisions are left out."""
    found, reader = read(
        PlacesFormat.GEONAMES,
        geonames(),
        geonames("2", people="5000"),
        geonames("3", people="50000"),
        geonames("4", "X Airport", **{"class": "S", "code": "AIRP"}),
        geonames("5", "Jabal ath Thardah", **{"class": "T", "code": "MT"}),
        geonames("6", "Governorate", **{"class": "A", "code": "ADM1"}),
    )
    assert [one.kind for one in found] == ["village", "town", "city", "airfield", "other"]
    assert found[0].id == "geonames:1"
    assert found[0].point == Point.of_degrees(35.31, 40.21)
    assert found[0].alternates == ("Hatlah", "حطلة")
    assert (found[0].source, found[0].country) == ("GeoNames", "SY")
    assert (reader.left_out, reader.refused) == (1, [])


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (geonames(lat="95.0"), "latitude"),
        (geonames(lat="35,3"), "latitude"),
        (geonames(lon="nan"), "longitude"),
        (geonames(name=""), "name"),
        (geonames(name="x" * 201), "name"),
        (geonames(ident="one"), "geonameid"),
        (geonames(people="many"), "population"),
        ("1\tHatla", "2"),
    ],
)
def test_a_wrong_line_is_refused_with_its_place(line: str, column: str) -> None:
    """The operator finds the line and the column that has to be mended."""
    found, reader = read(PlacesFormat.GEONAMES, geonames(), line)
    assert len(found) == 1
    assert reader.refused_count == 1
    assert reader.refused[0].startswith(f"line 2, column {column}: ")


def test_a_cod_table_is_read_at_its_deepest_level() -> None:
    """OCHA's tables name their columns in several ways; the deepest division is the place."""
    found, _ = read(
        PlacesFormat.COD,
        "\ufeffADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM4_EN,ADM4_AR,ADM4_PCODE,Latitude_y,LAT,LONG",
        "SY,Deir-ez-Zor,SY09,Marrat,مراط,SY0900C1,x,35.36,40.22",
    )
    (one,) = found
    assert (one.id, one.name, one.alternates, one.country) == ("cod:SY0900C1", "Marrat", ("مراط",), "SY")
    assert (one.kind, one.source) == (LandmarkKind.VILLAGE, "OCHA COD, a.txt")


def test_a_cod_table_without_codes_is_read() -> None:
    """A table with names and positions alone gives places without a country."""
    (one,), _ = read(PlacesFormat.COD, "name_en,x,y", "Marrat,40.22,35.36")
    assert (one.id, one.country) == ("cod:Marrat@35.36,40.22", "")


def test_a_plain_table_is_read() -> None:
    """An operator's own places need a name and a position, and may say more."""
    found, _ = read(
        PlacesFormat.CSV,
        "id,name,kind,country,lat,lon,alternates,source",
        '7,"Bridge, old",other,sy,35.34,40.16,Jisr|الجسر;,survey of 2015',
        ",Hill 312,,,35.2,40.1,,",
        "",
    )
    assert [(one.id, one.name, one.country, one.source) for one in found] == [
        ("own:7", "Bridge, old", "SY", "survey of 2015"),
        ("own:Hill 312@35.2,40.1", "Hill 312", "", "a.txt"),
    ]
    assert found[0].alternates == ("Jisr", "الجسر")


@pytest.mark.parametrize(
    ("row", "column"), [("A,hut,SY,35,40", "kind"), ("A,city,SYR,35,40", "country"), ("A,city,SY,35", "lon")]
)
def test_a_plain_table_is_refused_by_column(row: str, column: str) -> None:
    """What a row lacks or misspells is named."""
    _, reader = read(PlacesFormat.CSV, "name,kind,country,lat,lon", row)
    assert reader.refused[0].startswith(f"line 2, column {column}: ")


@pytest.mark.parametrize("heading", ["", "name,lat", "a,b,c"])
def test_a_table_without_its_columns_is_refused(heading: str) -> None:
    """A file in another form is refused as a whole."""
    with pytest.raises(MalformedError) as caught:
        read(PlacesFormat.CSV, heading, "x,1,2")
    assert caught.value.code == "places-file"


def test_a_file_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without end is refused, and only the first refusals are kept."""
    monkeypatch.setattr(places_file, "LINES_MAX", 2)
    with pytest.raises(MalformedError) as caught:
        read(PlacesFormat.GEONAMES, geonames("1"), geonames("2"), geonames("3"))
    assert caught.value.code == "places-file"
    monkeypatch.undo()
    _, reader = read(PlacesFormat.GEONAMES, *["x"] * 101)
    assert (reader.refused_count, len(reader.refused)) == (101, 100)
