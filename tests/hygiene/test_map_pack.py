"""The background of the map is what its page says, and takes no side."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from shapely.geometry import LineString, Point, Polygon, box

LAYERS = ["sea", "lakes", "rivers", "admin1", "borders", "countries", "regions", "towns"]
PACK_BYTES = 60_000
GOLAN = box(35.66, 32.78, 35.74, 33.24)
"""Well inside the Golan Heights, and wide enough that every line across them passes through."""

Json = dict[str, Any]


@pytest.fixture(scope="module")
def pack(root: Path) -> Json:
    """Return the region pack."""
    return _load(root / "console/src/map/pack/syria-iraq.json")


@pytest.fixture(scope="module")
def overrides(root: Path) -> Json:
    """Return the layer of disputed lines."""
    return _load(root / "console/src/map/pack/overrides.json")


def _load(path: Path) -> Json:
    content: Json = json.loads(path.read_text(encoding="utf-8"))
    return content


def _points(
    coded: list[int], unit_deg: float, west_deg: float, south_deg: float
) -> list[tuple[float, float]]:
    """Read a line as the pack's own page says that it is read."""
    points, x, y = [], 0, 0
    for east, north in zip(coded[::2], coded[1::2], strict=True):
        x, y = x + east, y + north
        points.append((west_deg + x * unit_deg, south_deg + y * unit_deg))
    return points


def _coded(feature: Json) -> Iterator[list[int]]:
    yield from feature.get("lines", [])
    yield from feature.get("rings", [])
    yield from [feature["at"]] if "at" in feature else []


def _placed(pack: Json, layer: str) -> Iterator[tuple[Json, list[tuple[float, float]]]]:
    for feature in pack["layers"][layer]:
        for coded in _coded(feature):
            yield feature, _points(coded, pack["unit_deg"], *pack["box_deg"][:2])


def _borders(pack: Json, overrides: Json) -> Iterator[tuple[bool, LineString]]:
    """Yield every border as the map draws it: whether it is dashed, and where it runs."""
    removed = {one for dispute in overrides["disputes"] for one in dispute["removes"]}
    for feature, points in _placed(pack, "borders"):
        if feature["id"] not in removed:
            yield feature["disputed"], LineString(points)
    for dispute in overrides["disputes"]:
        for feature in dispute["borders"]:
            for coded in feature["lines"]:
                yield (
                    feature["disputed"],
                    LineString(_points(coded, overrides["unit_deg"], *dispute["origin_deg"])),
                )


def test_every_layer_is_there(pack: Json) -> None:
    """The duty officer sees sea, lakes, rivers, borders and places, offline: they are in one file."""
    assert pack["form"] == "checkfire.map-pack/1"
    assert list(pack["layers"]) == LAYERS
    assert [] == [layer for layer, features in pack["layers"].items() if not features]


@pytest.mark.parametrize("layer", LAYERS)
def test_everything_lies_in_the_region(pack: Json, layer: str) -> None:
    """Nothing on the map is drawn outside the region that the pack says it covers, or as half a point."""
    west, south, east, north = pack["box_deg"]
    for feature, points in _placed(pack, layer):
        assert all(west <= x <= east and south <= y <= north for x, y in points), feature
        assert all(len(coded) >= 4 for coded in feature.get("lines", [])), feature


def test_every_area_is_closed(pack: Json) -> None:
    """Sea and lakes are filled, so each of their rings ends where it began."""
    for layer in ("sea", "lakes"):
        assert all(points[0] == points[-1] and len(points) > 3 for _, points in _placed(pack, layer))


@pytest.mark.parametrize(
    ("place", "lon_deg", "lat_deg", "is_sea"),
    [
        ("Mediterranean", 34.0, 34.0, True),
        ("Gulf", 49.5, 29.0, True),
        ("Caspian", 49.5, 38.5, True),
        ("Troodos", 33.0, 34.95, False),
        ("Baghdad", 44.4, 33.3, False),
        ("Deir ez-Zor", 40.14, 35.34, False),
    ],
)
def test_land_and_sea_are_not_exchanged(
    pack: Json, place: str, lon_deg: float, lat_deg: float, *, is_sea: bool
) -> None:
    """A place on land is never drawn as sea, nor the reverse: rings fill by the even-odd rule."""
    rings = [Polygon(points) for _, points in _placed(pack, "sea")]
    around = sum(ring.contains(Point(lon_deg, lat_deg)) for ring in rings)
    assert (around % 2 == 1) is is_sea, place


@pytest.mark.parametrize(
    ("river", "town"),
    [("Euphrates", "Deir ez-Zor"), ("Euphrates", "Raqqa"), ("Tigris", "Mosul"), ("Tigris", "Baghdad")],
)
def test_the_great_rivers_run_by_their_towns(pack: Json, river: str, town: str) -> None:
    """An officer finds her way by the Euphrates and the Tigris, under one name along their whole course."""
    at = next(Point(points) for feature, points in _placed(pack, "towns") if feature["name"] == town)
    courses = [feature for feature in pack["layers"]["rivers"] if feature.get("name") == river]
    lines = [LineString(points) for one, points in _placed(pack, "rivers") if one.get("name") == river]
    assert len(courses) == 1
    assert min(line.distance(at) for line in lines) < 0.1


def test_names_of_the_region_are_in_arabic_too(pack: Json) -> None:
    """An officer who reads Arabic finds every governorate, and the town of the replay, by its own name."""
    towns = {feature["name"]: feature.get("name_ar") for feature in pack["layers"]["towns"]}
    assert [] == [feature for feature in pack["layers"]["regions"] if not feature.get("name_ar")]
    assert towns["Deir ez-Zor"] == "دير الزور"


def test_every_border_says_whether_it_is_disputed(pack: Json, overrides: Json) -> None:
    """Every border states whether it is disputed, and each has an id by which a mission can replace it."""
    borders = pack["layers"]["borders"]
    assert all(isinstance(feature["disputed"], bool) for feature in borders)
    assert len({feature["id"] for feature in borders}) == len(borders)
    assert any(not dashed for dashed, _ in _borders(pack, overrides))


@pytest.mark.parametrize(
    ("where", "lon_deg", "lat_deg"),
    [
        ("Golan, west", 35.64, 33.15),
        ("Golan, ceasefire line", 35.83, 33.15),
        ("Golan, Yarmuk", 35.7, 32.72),
        ("Shebaa Farms", 35.7, 33.3),
        ("Blue Line", 35.4, 33.07),
        ("West Bank", 35.0, 31.9),
        ("Gaza", 34.45, 31.5),
        ("Cyprus", 33.36, 35.18),
    ],
)
def test_every_disputed_line_is_dashed(
    pack: Json, overrides: Json, where: str, lon_deg: float, lat_deg: float
) -> None:
    """The map takes no side: what is nearest to a known dispute is drawn as a disputed line."""
    at = Point(lon_deg, lat_deg)
    borders = [(line.distance(at), dashed) for dashed, line in _borders(pack, overrides)]
    nearest_deg = min(distance_deg for distance_deg, _ in borders)
    assert nearest_deg < 0.1, where
    assert all(dashed for distance_deg, dashed in borders if distance_deg < nearest_deg + 1e-6), where


def test_no_settled_border_crosses_the_golan(pack: Json, overrides: Json) -> None:
    """With the overrides no line in or around the Golan Heights is drawn as a settled border."""
    around = GOLAN.buffer(0.03)
    assert [] == [
        line for dashed, line in _borders(pack, overrides) if not dashed and line.intersects(around)
    ]


def test_an_override_only_takes_away_and_dashes(pack: Json, overrides: Json) -> None:
    """A dispute removes borders that exist, and what it draws is always dashed, named and never settled."""
    assert overrides["form"] == "checkfire.map-overrides/1"
    ids = {feature["id"] for feature in pack["layers"]["borders"]}
    for dispute in overrides["disputes"]:
        assert dispute["pack"] == pack["id"]
        assert set(dispute["removes"]) <= ids
        assert dispute["why"]
        assert all(border["disputed"] is True and border["name"] for border in dispute["borders"])


def test_accuracy_and_notice_come_with_the_map(pack: Json, root: Path) -> None:
    """Every map can print how far its Euphrates is off, and that its borders imply no endorsement."""
    page = (root / "console/src/map/pack/README.md").read_text(encoding="utf-8")
    assert pack["accuracy_m"] == {"river_median": 352, "river_worst": 1800, "cut_worst": 64}
    assert pack["notice"] in page.replace("\n> ", " ")
    assert f"more than {pack['accuracy_m']['cut_worst']} m" in page


def test_the_map_is_small(root: Path) -> None:
    """The map is there at once on a thin line: its files stay within 60 kB when compressed."""
    files = (root / "console/src/map/pack").glob("*.json")
    assert sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in files) < PACK_BYTES


def test_every_input_is_named_with_its_digest(root: Path) -> None:
    """Whoever doubts the map can cut it again: every input stands on its page with its digest."""
    pins = (root / "tools/map_inputs.sha256").read_text(encoding="utf-8")
    page = (root / "console/src/map/pack/PROVENANCE.md").read_text(encoding="utf-8")
    wanted = [line.split("  ") for line in pins.splitlines()]
    assert wanted
    assert [] == [path for digest, path in wanted if f"| `{path}` | {digest} |" not in page]
    assert "public domain" in page
