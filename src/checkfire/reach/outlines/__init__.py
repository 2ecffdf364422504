"""The outlines that come with Checkfire; where they are from stands in ``PROVENANCE.md`` beside this file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

import msgspec

from checkfire.errors import NotFoundError
from checkfire.locate.outline import Box, Outline, Outlines, Ring
from checkfire.vocab.place import Point

NAMES = ("syria-iraq",)
"""The outlines that can be loaded."""


class _Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    rings: list[list[int]]
    name_ar: str = ""
    country: str = ""
    centre: tuple[int, int] | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    form: str
    id: str
    box_deg: Box
    unit_deg: float
    sea_error_m: int
    border_error_m: int
    silent_deg: tuple[Box, ...]
    sea: list[_Shape]
    countries: list[_Shape]
    governorates: list[_Shape]


@cache
def load_outlines(name: str = "syria-iraq") -> Outlines:
    """Return packaged outlines; they are read once.

    Raises:
        NotFoundError: No outlines of this name come with Checkfire.
    """
    if name not in NAMES:
        message = f"No outlines “{name}” come with Checkfire."
        raise NotFoundError(message, code="outlines-unknown", outlines=name, known=list(NAMES))
    file = msgspec.json.decode(files(__name__).joinpath(f"{name}.json").read_bytes(), type=_File)
    layers: dict[str, Any] = {
        layer: tuple(_outline(shape, file.unit_deg) for shape in getattr(file, layer))
        for layer in ("sea", "countries", "governorates")
    }
    return Outlines(
        box=file.box_deg,
        silent=file.silent_deg,
        sea_error_m=file.sea_error_m,
        border_error_m=file.border_error_m,
        **layers,
    )


def _outline(shape: _Shape, unit_deg: float) -> Outline:
    centre = shape.centre and Point.of_degrees(shape.centre[1] * unit_deg, shape.centre[0] * unit_deg)
    return Outline(
        name=shape.name,
        name_ar=shape.name_ar,
        country=shape.country,
        centre=centre,
        rings=tuple(_ring(coded, unit_deg) for coded in shape.rings),
    )


def _ring(coded: list[int], unit_deg: float) -> Ring:
    east, north = accumulate(coded[::2]), accumulate(coded[1::2])
    return tuple((x * unit_deg, y * unit_deg) for x, y in zip(east, north, strict=True))
