/** The signs: a plate that tells the family, and on it a symbol that tells what it is. One size at every zoom.
 *
 * Each sign is drawn once and kept; it has a halo, so that it stands out on any ground.
 */
import type { Family, Item, Tone } from '../items'
import type { Palette } from '../palette'
import type { Symbols } from '../symbolTable'
import { isWithin, shiftOf, toPixel, type Sheet } from './sheet'
import type { XY } from '../mercator'

/** How large a sign is, and how much of that is around its plate. */
export const SIGN_PX = 38
const PLATE_PX = 26
const SYMBOL_PX = 18

type Plate = 'square' | 'circle' | 'diamond' | 'triangle' | 'octagon' | 'cross' | 'pin' | 'flag'

const PLATES: Record<Family, Plate> = {
  site: 'square',
  movement: 'circle',
  position: 'diamond',
  notice: 'triangle',
  halt: 'octagon',
  draft: 'cross',
  reading: 'pin',
  rival: 'pin',
  landmark: 'flag',
}

/** The signs that were drawn for one palette, one set of symbols and one kind of screen. */
export class Signs {
  private readonly kept = new Map<string, HTMLCanvasElement>()

  constructor(
    private readonly palette: Palette,
    private readonly symbols: Symbols,
    readonly ratio: number,
  ) {}

  /** Return the sign of an item. */
  of(item: Pick<Item, 'family' | 'tone' | 'symbol'>, chosen: boolean): HTMLCanvasElement {
    const key = `${item.family}/${item.tone}/${item.symbol}/${chosen}`
    const known = this.kept.get(key)
    if (known) return known
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = SIGN_PX * this.ratio
    const ctx = canvas.getContext('2d') as CanvasRenderingContext2D
    ctx.scale(this.ratio, this.ratio)
    ctx.translate(SIGN_PX / 2, SIGN_PX / 2)
    this.draw(ctx, item, chosen)
    this.kept.set(key, canvas)
    return canvas
  }

  private draw(ctx: CanvasRenderingContext2D, item: Pick<Item, 'family' | 'tone' | 'symbol'>, chosen: boolean): void {
    const plate = platePath(PLATES[item.family])
    const { fill, line, dash } = coloursOf(item, this.palette)
    ctx.lineJoin = 'round'
    const stroke = (colour: string, width: number): void => {
      ctx.strokeStyle = colour
      ctx.lineWidth = width
      ctx.stroke(plate)
    }
    if (chosen) stroke(this.palette.draft, 11)
    stroke(this.palette.halo, chosen ? 5.5 : 6)
    ctx.fillStyle = fill
    ctx.fill(plate)
    ctx.setLineDash(dash)
    stroke(line, 2)
    ctx.setLineDash([])
    ctx.fillStyle = line
    this.drawInner(ctx, item, line)
  }

  private drawInner(ctx: CanvasRenderingContext2D, { family, tone, symbol }: Pick<Item, 'family' | 'tone' | 'symbol'>, line: string): void {
    if (family === 'position') ctx.fillRect(-2.5, -2.5, 5, 5)
    if (family === 'notice') ctx.fillRect(-1.25, -4, 2.5, 7)
    if (family === 'notice') ctx.fillRect(-1.25, 5, 2.5, 2.5)
    if (family === 'halt') {
      ctx.fillStyle = tone === 'halt' ? this.palette.plate : line
      ctx.fillRect(-8, -2.25, 16, 4.5)
    }
    if (family === 'reading') ctx.fillStyle = this.palette.plate
    if (family === 'reading' || family === 'rival') ctx.fill(new Path2D('M-3 -6a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z'))
    const glyph = this.symbols[symbol]
    if (!glyph) return
    ctx.scale(SYMBOL_PX / glyph.width, SYMBOL_PX / glyph.width)
    ctx.translate(-glyph.width / 2, -glyph.height / 2)
    ctx.fillStyle = this.palette.glyph
    for (const d of glyph.paths) ctx.fill(new Path2D(d), glyph.rule)
  }
}

function coloursOf({ family, tone }: { family: Family; tone: Tone }, palette: Palette): { fill: string; line: string; dash: number[] } {
  const { plate, glyph } = palette
  if (tone === 'past') return { fill: palette.halo, line: palette.past, dash: [] }
  if (tone === 'drill') return { fill: palette.halo, line: palette.drill, dash: [4, 2.5] }
  if (tone === 'halt') return { fill: palette.halt, line: palette.halt, dash: [] }
  if (tone === 'ask') return { fill: palette['ask-sign'], line: glyph, dash: [] }
  if (family === 'reading' || family === 'draft') return { fill: palette.draft, line: palette.draft, dash: [] }
  if (family === 'rival') return { fill: palette.halo, line: palette.draft, dash: [] }
  return { fill: plate, line: glyph, dash: [] }
}

function platePath(plate: Plate): Path2D {
  const r = PLATE_PX / 2
  const path = new Path2D()
  if (plate === 'square') path.roundRect(-r + 1, -r + 1, 2 * r - 2, 2 * r - 2, 4)
  if (plate === 'circle') path.arc(0, 0, r - 0.5, 0, 2 * Math.PI)
  if (plate === 'diamond') polygon(path, [[0, -r], [r, 0], [0, r], [-r, 0]])
  if (plate === 'triangle') polygon(path, [[0, -r], [r, r - 3], [-r, r - 3]])
  if (plate === 'octagon') polygon(path, Array.from({ length: 8 }, (_, i) => turn(r, 22.5 + 45 * i)))
  if (plate === 'cross') return new Path2D('M-11 -1.5H-1.5V-11H1.5V-1.5H11V1.5H1.5V11H-1.5V1.5H-11Z')
  if (plate === 'pin') return new Path2D('M0 3C-3 -1 -7 -2 -7 -7A7 7 0 0 1 7 -7C7 -2 3 -1 0 3Z')
  if (plate === 'flag') return new Path2D('M-4 -4H4V4H-4Z')
  return path
}

const turn = (radius: number, angle_deg: number): XY => {
  const a = (angle_deg * Math.PI) / 180
  return [radius * Math.cos(a), radius * Math.sin(a)]
}

function polygon(path: Path2D, corners: XY[]): void {
  corners.forEach(([x, y], i) => (i ? path.lineTo(x, y) : path.moveTo(x, y)))
  path.closePath()
}

/** Return where a sign stands: at its anchor, or at the edge of the view while its area reaches into it. */
export function standsAt(sheet: Sheet, item: Item): XY | null {
  const [x, y] = toPixel(sheet, item.anchor, shiftOf(sheet, item))
  const half = SIGN_PX / 2
  if (x > -half && y > -half && x < sheet.width + half && y < sheet.height + half) return [x, y]
  return null
}

/** Draw the sign of an item; true where it was drawn within the view. */
export function paintSign(sheet: Sheet, signs: Signs, item: Item, chosen: boolean): boolean {
  const at = isWithin(sheet, item) ? standsAt(sheet, item) : null
  if (!at) return false
  const half = SIGN_PX / 2
  sheet.ctx.drawImage(signs.of(item, chosen), at[0] - half, at[1] - half, SIGN_PX, SIGN_PX)
  return true
}
