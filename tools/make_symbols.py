"""Build the sprite and the table of symbols from OCHA's humanitarian icons.

Usage::

    pip download --no-deps --dest FOLDER wagtail-humanitarian-icons==2.0.0
    (cd FOLDER && npm pack @rapideditor/temaki@5.13.0)
    python tools/make_symbols.py FOLDER

Writes ``sprite.svg``, ``table.ts`` and ``README.md`` into ``console/src/map/symbols/``.
Nothing is installed; equal inputs give equal bytes. ``symbol_choice.py`` says which symbols, and for what.

* Every symbol gets a square view box, at least 48 units wide, with the drawing in the middle.
* Circles and rectangles become paths, so that a canvas can draw everything with ``Path2D``.
* The halt is an octagon of our own with Temaki's hand cut out of it.
"""

from __future__ import annotations

import hashlib
import sys
import tarfile
import zipfile
from pathlib import Path

from symbol_choice import BLACK, DRAWN, PAGES
from symbol_pages import print_readme, print_table
from symbol_shapes import Symbol, make_halt, read_symbol

OCHA = "wagtail_humanitarian_icons-2.0.0-py3-none-any.whl"
OCHA_ICONS = "wagtailhumanitarianicons/templates/wagtailhumanitarianicons/icons/{}.svg"
TEMAKI = "rapideditor-temaki-5.13.0.tgz"
TEMAKI_HAND = "package/icons/hand.svg"
DIGESTS = {
    OCHA: "8eaf3691a4df05991bda61b1e58241fe11cc3c43034f5385d0901aa93be77e2c",
    TEMAKI: "52ae214da81bb1ac8ccaf4b2869deffede5e2eb17c76b1b73bb7b1098ea33b9e",
}
FOLDER = Path(__file__).parent.parent / "console" / "src" / "map" / "symbols"


def main() -> None:
    """Read, write and report."""
    folder = Path(sys.argv[1])
    for name, digest in DIGESTS.items():
        _require_digest(folder / name, digest)
    symbols = dict(sorted(_read_symbols(folder).items()))
    table = print_table({name: symbols[name] for name in symbols if name in DRAWN})
    for name, text in {
        "sprite.svg": print_sprite(symbols),
        "table.ts": table,
        "README.md": print_readme(DIGESTS, list(symbols)),
    }.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(symbols)} symbols, {len(set(DRAWN))} of them in the table")


def _require_digest(path: Path, digest: str) -> None:
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != digest:
        raise SystemExit(f"{path.name}: SHA-256 is {found}, and not {digest}")


def _read_symbols(folder: Path) -> dict[str, Symbol]:
    with zipfile.ZipFile(folder / OCHA) as wheel:
        wanted = sorted({*DRAWN, *PAGES} - {"halt"})
        symbols = {name: read_symbol(wheel.read(OCHA_ICONS.format(name)).decode()) for name in wanted}
    with tarfile.open(folder / TEMAKI) as package:
        file = package.extractfile(TEMAKI_HAND)
        if file is None:
            raise SystemExit(f"{TEMAKI} holds no {TEMAKI_HAND}")
        hand = read_symbol(file.read().decode())
    return symbols | {"halt": make_halt(hand)}


def print_sprite(symbols: dict[str, Symbol]) -> str:
    """Return one SVG file with every symbol; its colour is that of the text around it, or black for good."""
    lines = ['<svg xmlns="http://www.w3.org/2000/svg">']
    for name, symbol in symbols.items():
        box = " ".join(f"{number:g}" for number in symbol.view_box)
        fill = "#000" if name in BLACK else "currentColor"
        paths = "".join(f'<path d="{path}"/>' for path in symbol.paths)
        lines.append(f'<symbol id="{name}" viewBox="{box}" fill="{fill}">{paths}</symbol>')
    return "\n".join([*lines, "</svg>"]) + "\n"


if __name__ == "__main__":
    main()
