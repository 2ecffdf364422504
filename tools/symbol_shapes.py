"""Symbols as paths: read from SVG, with a square view box around each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
SIDE = 48
OCTAGON = "M14 0 0 14V34L14 48H34L48 34V14L34 0z"
"""Against the clock, while the hand runs with it, so that the hand is a hole."""
UNSEEN = {"data-name", "fill-rule", "id"}
"""What makes no difference: both rules of filling draw the pinned icons alike, which was looked at."""
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """One drawing: its square view box (left, top, width, height) and its paths, each to be filled."""

    view_box: tuple[float, float, float, float]
    paths: tuple[str, ...]


def read_symbol(text: str) -> Symbol:
    """Return the drawing of an SVG file, with a square view box around it."""
    root = ET.fromstring(text)  # noqa: S314 # its digest is known
    left, top, width, height = (float(number) for number in root.attrib["viewBox"].split())
    side = max(SIDE, width, height)
    square = (left - (side - width) / 2, top - (side - height) / 2, side, side)
    paths = [_path_of(node) for node in root.iter() if node.tag not in {f"{SVG}svg", f"{SVG}g"}]
    rounded = tuple(round(number, 2) + 0.0 for number in square)
    return Symbol(view_box=(rounded[0], rounded[1], rounded[2], rounded[3]), paths=tuple(paths))


def _path_of(node: ET.Element) -> str:
    """Return one shape as a path; refuse what a plain fill would not draw as it is meant."""
    says = {name: value for name, value in node.attrib.items() if name not in UNSEEN}
    match node.tag.removeprefix(SVG):
        case "path" if set(says) == {"d"}:
            return says["d"].strip()
        case "circle" if set(says) == {"cx", "cy", "r"}:
            x, y, r = (float(says[name]) for name in ("cx", "cy", "r"))
            return f"M{x - r:g} {y:g}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0z"
        case "rect" if {"width", "height"} <= set(says) <= {"x", "y", "width", "height", "rx", "ry"}:
            return _rectangle({name: float(value) for name, value in says.items()})
    raise SystemExit(f"cannot draw {ET.tostring(node).decode()}")


def _rectangle(says: dict[str, float]) -> str:
    x, y, width, height = says.get("x", 0), says.get("y", 0), says["width"], says["height"]
    rx = min(says.get("rx", says.get("ry", 0)), width / 2)
    ry = min(says.get("ry", rx), height / 2)
    if not rx:
        return f"M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}z"
    arc = f"a{rx:g} {ry:g} 0 0 1"
    across, down = width - 2 * rx, height - 2 * ry
    return (
        f"M{x + rx:g} {y:g}h{across:g}{arc} {rx:g} {ry:g}v{down:g}{arc} {-rx:g} {ry:g}"
        f"h{-across:g}{arc} {-rx:g} {-ry:g}v{-down:g}{arc} {rx:g} {-ry:g}z"
    )


def make_halt(hand: Symbol) -> Symbol:
    """Return the octagon with the hand cut out of it."""
    return Symbol(view_box=(0, 0, SIDE, SIDE), paths=(OCTAGON + _place_hand(hand.paths[0]),))


def _place_hand(path: str) -> str:
    """Return Temaki's hand, 15 units wide and all in absolute coordinates, in the middle of the octagon."""
    if not set(re.sub(r"[\d.\s-]", "", path)) <= set("MLCz"):
        raise SystemExit("the hand is no longer in absolute coordinates")
    scale, left_and_top = 2.3, iter([7.2, 6.75] * len(path))
    return NUMBER.sub(lambda found: f"{float(found[0]) * scale + next(left_and_top):.2f}", path)
