"""Write the table of symbols as TypeScript, and the page that says where they come from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from symbol_choice import ANCHORS, BLACK, OBJECTS, PAGES, SITES
from symbol_shapes import Symbol


def print_table(symbols: Mapping[str, Symbol]) -> str:
    """Return what is drawn on the map, and what each symbol stands for."""
    return TABLE.format(
        paths="\n".join(_print_drawing(name, symbol) for name, symbol in symbols.items()),
        sites="\n".join(f"  {_quote(site.value)}: {_quote(name)}," for site, name in SITES.items()),
        objects="\n".join(f"  {kind}: {_quote(name)}," for kind, name in OBJECTS.items()),
    )


def _print_drawing(name: str, symbol: Symbol) -> str:
    fields = [f"viewBox: [{', '.join(f'{number:g}' for number in symbol.view_box)}]"]
    if name in ANCHORS:
        fields.append(f"anchor: [{', '.join(f'{number:g}' for number in ANCHORS[name])}]")
    if name in BLACK:
        fields.append("ink: '#000'")
    paths = "\n".join(f"      {_quote(path)}," for path in symbol.paths)
    return f"  {_quote(name)}: {{\n    {', '.join(fields)},\n    d: [\n{paths}\n    ],\n  }},"


def _quote(text: str) -> str:
    return json.dumps(text).replace('"', "'")


def print_readme(digests: Mapping[str, str], names: Sequence[str]) -> str:
    """Return the page of form and provenance."""
    return README.format(
        count=len(names),
        digests="\n".join(f"| `{name}` | {digest} |" for name, digest in digests.items()),
        sites="\n".join(f"| {site.value} | `{name}` |" for site, name in SITES.items()),
        objects="\n".join(f"| {kind} | `{name}` |" for kind, name in OBJECTS.items()),
        black=" and ".join(f"`{name}`" for name in sorted(BLACK)),
        pages=", ".join(f"`{name}`" for name in PAGES),
        others=", ".join(
            f"`{name}`" for name in names if name not in {*PAGES, *SITES.values(), *OBJECTS.values()}
        ),
    )


TABLE = """\
// Made by tools/make_symbols.py; change tools/symbol_choice.py and run it again.

/** One symbol, for `Path2D`: every path is filled by the non-zero rule. */
export interface Drawing {{
  /** Left, top, width and height; always a square. */
  readonly viewBox: readonly [number, number, number, number]
  readonly d: readonly string[]
  /** Where on the square the place is, in parts of its side; the middle if not given. */
  readonly anchor?: readonly [number, number]
  /** The only colour that it may have; any if not given. */
  readonly ink?: '#000'
}}

const DRAWINGS = {{
{paths}
}} as const satisfies Record<string, Drawing>

export type SymbolId = keyof typeof DRAWINGS
export const PATHS: Readonly<Record<SymbolId, Drawing>> = DRAWINGS

/** The symbol of every category of site. */
export const SITE_SYMBOLS = {{
{sites}
}} as const satisfies Record<string, SymbolId>

export type SiteCategory = keyof typeof SITE_SYMBOLS

/** The symbol of everything else that is placed on the map. */
export const OBJECT_SYMBOLS = {{
{objects}
}} as const satisfies Record<string, SymbolId>
"""

README = """\
# The symbols

`sprite.svg` holds {count} symbols for the pages, and `table.ts` those that are drawn on the map.
Both, and this page, are made by `tools/make_symbols.py`; the same inputs give the same bytes.
`tools/symbol_choice.py` says which symbols, and for what.

## Use

On a page: `<svg class="symbol" aria-hidden="true"><use href="sprite.svg#truck" /></svg>`.
A symbol takes the colour of the text around it, and says nothing to a screen reader: write what it means beside it.

On the map: `PATHS[id]`, drawn on a canvas, so that the content security policy needs no exception for images.

```ts
export function drawSymbol(id: SymbolId, sizePx: number, ink: string): HTMLCanvasElement {{
  const {{ viewBox, d, ink: own }}: Drawing = PATHS[id]
  const canvas = Object.assign(document.createElement('canvas'), {{ width: sizePx, height: sizePx }})
  const pen = canvas.getContext('2d')!
  pen.scale(sizePx / viewBox[2], sizePx / viewBox[3])
  pen.translate(-viewBox[0], -viewBox[1])
  pen.fillStyle = own ?? ink
  for (const path of d) pen.fill(new Path2D(path))
  return canvas
}}
```

The canvas goes into an OpenLayers `Icon` as `img`, with `anchor` if the drawing has one.

## What stands for what

| category of site | symbol |
| --- | --- |
{sites}

| object | symbol |
| --- | --- |
{objects}

Also drawn on the map where wanted: {others}.
Only on pages: {pages}.

## Rules

- No emblem is a symbol: not the red cross, crescent or crystal, not the Blue Shield, and nothing of the United Nations.
- {black} carry a white cross and stay black, in the sprite as in the table (`ink`); nothing is mapped to them.
- No sign of one religion stands for worship or culture.
- No frame or shape tells friend from foe; a party's own position is a pin.
- There is no tick, for none of our answers says that a place may be entered.

## Where they come from

| input | SHA-256 |
| --- | --- |
{digests}

- OCHA humanitarian icons, of the United Nations Office for the Coordination of Humanitarian Affairs, in the public domain.
  They come with wagtail-humanitarian-icons, whose code (MIT licence) is not part of Checkfire; it had already taken the colours out.
- The hand of the halt: Temaki, CC0 1.0. The octagon around it is our own.

Changes: a square view box around each drawing, circles and rectangles turned into paths, names and wrappers left out.
"""  # noqa: E501  # one sentence per line in Markdown
