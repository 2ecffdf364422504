"""How the reader of coordinates does on the hard set, beside lat-lon-parser, geopy and mgrs.

Each text is given to each reader as it stands.
geopy and mgrs take a whole text; lat-lon-parser takes one number, so the text is cut for it in the way that
suits it best: at the comma or semicolon, behind the first hemisphere, or in the middle of its words.

* right: every reading of the text is given, and no other; or the text has none and is refused.
* one of several: a text of more than one reading is given one of them, without a word about the others.
* refused: the text has a reading, and none is given.
* taken wrongly: a point is given that is no reading of the text.

Ours is held to this set by its tests: its own figure says only that it still is.
The second figure of each pair counts only texts of the forms that the peer is made for.
The set: tests/vectors/hard/README.md.
"""

from __future__ import annotations

import csv
import json
import re
import statistics
import time
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import lat_lon_parser
from geopy.point import Point as GeopyPoint
from mgrs import MGRS

from checkfire.locate.characters import MESSAGE_MAX
from checkfire.locate.coordinates import read_coordinates
from checkfire.locate.reading import Note

SET = Path(__file__).parents[1] / "tests" / "vectors" / "hard" / "coordinates.tsv"
AGREE_DEG = 1.01e-6
OUTCOMES = ("right", "one of several", "refused", "taken wrongly")

Pair = tuple[float, float]
Reader = Callable[[str], list[Pair]]


def _ours(text: str) -> list[Pair]:
    readings = [one for one in read_coordinates(text) if one.note is not Note.SHIFTED_TO_WGS84]
    return [(one.point.lat_deg, one.point.lon_deg) for one in readings]


def _lat_lon_parser(text: str) -> list[Pair]:
    first, second = _cut(text)
    lat, lon = lat_lon_parser.parse(first), lat_lon_parser.parse(second)
    return [(lon, lat)] if re.search("[EW]", first.upper()) else [(lat, lon)]


_CUTS = (
    r"(.+?)\s*[;,]\s+(.+)",
    r"([^,;]+)[;,]([^,;]+)",
    r"([NSEW][^NSEW]+?)[\s/]*([NSEW].+)",
    r"(.+?[NSEW])[\s/]*(.+)",
)


def _cut(text: str) -> tuple[str, str]:
    for pattern in _CUTS:
        match = re.fullmatch(pattern, text, re.IGNORECASE)
        if match:
            return match[1], match[2]
    words = text.split()
    half = len(words) // 2
    return " ".join(words[:half]), " ".join(words[half:])


def _geopy(text: str) -> list[Pair]:
    point = GeopyPoint.from_string(text)
    return [(point.latitude, point.longitude)]


def _mgrs(text: str) -> list[Pair]:
    lat_deg, lon_deg = MGRS().toLatLon(text.replace(" ", ""))
    return [(lat_deg, lon_deg)]


READERS: dict[str, tuple[Reader, str]] = {
    "checkfire": (_ours, ""),
    "lat-lon-parser": (_lat_lon_parser, r"decimal|dms|ddm|doubt|refuse-(?!mgrs|utm|link|empty|not)"),
    "geopy": (_geopy, r"decimal|dms|ddm|doubt|refuse-(?!mgrs|utm|link|empty|not)"),
    "mgrs": (_mgrs, r"mgrs|refuse-mgrs"),
}
"""Each reader, and the families of texts that it is made for."""


def _rows() -> list[dict[str, str]]:
    with SET.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        row["text"] = re.sub(
            r"\\(u[0-9a-f]{4}|n|t)",
            lambda match: {"n": "\n", "t": "\t"}.get(match[1]) or chr(int(match[1][1:], 16)),
            row["text"],
        )
    return rows


def _pairs(cell: str) -> list[Pair]:
    return [(float(lat), float(lon)) for lat, lon in (one.split(",") for one in cell.split(" | ") if one)]


def _agree(a: Pair, b: Pair) -> bool:
    return abs(a[0] - b[0]) <= AGREE_DEG and abs(a[1] - b[1]) <= AGREE_DEG


def _outcome(row: dict[str, str], given: list[Pair]) -> str:
    wanted = _pairs(row["want"])
    allowed = wanted + _pairs(row["may"])
    if any(not any(_agree(one, point) for point in allowed) for one in given):
        return "taken wrongly"
    if not given:
        return "refused" if wanted else "right"
    is_whole = all(any(_agree(point, one) for one in given) for point in wanted)
    return "right" if is_whole else "one of several"


def _try(reader: Reader, text: str) -> list[Pair]:
    try:
        return reader(text)
    except Exception:  # noqa: BLE001 - each peer refuses with errors of its own
        return []


def _score(reader: Reader, rows: list[dict[str, str]]) -> tuple[Counter[str], float]:
    """Return how often each outcome was met, and the median microseconds for a text."""
    outcomes: Counter[str] = Counter()
    times_us = []
    for row in rows:
        start = time.perf_counter()
        given = _try(reader, row["text"])
        times_us.append((time.perf_counter() - start) * 1e6)
        outcomes[_outcome(row, given)] += 1
    return outcomes, statistics.median(times_us)


def _longest_ms() -> float:
    """Return the milliseconds for the slowest of some hostile texts of the greatest length."""
    units = ("1 ", "1N", "N1 ", "1°", "1,", "a.b.", "37SFV 1 ", "1 N 1 E ", "(1", "1d1m1s ", "в1", "!3d1!4d1")
    slowest = []
    for unit in units:
        text, times = (unit * MESSAGE_MAX)[:MESSAGE_MAX], []
        for _ in range(5):
            start = time.perf_counter()
            _try(_ours, text)
            times.append(time.perf_counter() - start)
        slowest.append(min(times) * 1e3)
    return max(slowest)


def main() -> None:
    """Measure and print."""
    warnings.simplefilter("ignore")  # mgrs warns about squares that it reads all the same
    rows = _rows()
    _try(_ours, "37SFV069053 SK-42")  # the libraries of the grid are loaded when first needed
    told: dict[str, object] = {"bench": "reader", "texts": len(rows)}
    print(f"reader, {len(rows)} texts{'':14}" + "".join(f"{name:>18}" for name in OUTCOMES) + "   us/text")
    for name, (reader, own) in READERS.items():
        outcomes, median_us = _score(reader, rows)
        own_rows = [row for row in rows if re.match(own, row["family"])]
        own_outcomes, _ = _score(reader, own_rows)
        cells = (f"{outcomes[one]:>10} /{own_outcomes[one]:>6}" for one in OUTCOMES)
        print(f"  {name:16} own forms {len(own_rows):4} " + "".join(cells) + f"{median_us:10.0f}")
        told[name] = {
            **{one: outcomes[one] for one in OUTCOMES},
            "own_forms": {"texts": len(own_rows), **{one: own_outcomes[one] for one in OUTCOMES}},
            "median_us": round(median_us),
        }
    longest_ms = _longest_ms()
    told["hostile_2000_characters_ms"] = round(longest_ms, 1)
    print(f"reader, slowest of the hostile texts of {MESSAGE_MAX} characters  {longest_ms:.1f} ms")
    print(json.dumps(told))


if __name__ == "__main__":
    main()
