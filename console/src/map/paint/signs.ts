/** The signs: a plate that tells the family, and on it a symbol that tells what it is. One size at every zoom,
 * smaller only where there are very many in view.
 *
 * Each sign is drawn once and kept; it has a halo, so that it stands out on any ground.
 */
import type { Item } from '../items'
import { bitmap } from './bitmap'
import type { Family } from '../kinds'
import type { Palette } from '../palette'
import { PATHS } from '../symbols/table'
import { isWithin, shiftOf, toPixel, type Sheet } from './sheet'
import type { XY } from '../mercator'

/** How large a sign is with its halo, and its plate within. */
export const SIGN_PX = 34
/** A chosen one has a ring around it. */
const CHOSEN_PX = 40
const PLATE_PX = 26
const SYMBOL_PX = 17

type Plate = 'square' | 'circle' | 'house' | 'hexagon' | 'octagon' | 'cross' | 'pin' | 'spot'

const PLATES: Record<Family, Plate> = {
  site: 'square',
  movement: 'circle',
  // No diamond: to who knows military maps it would say hostile.
  position: 'house',
  notice: 'hexagon',
  halt: 'octagon',
  draft: 'cross',
  reading: 'pin',
  rival: 'pin',
  landmark: 'spot',
}

type Look = Pick<Item, 'family' | 'tone' | 'symbol'>

/** The signs that were drawn for one palette and one kind of screen. */
export class Signs {
  private readonly kept = new Map<string, ImageBitmap>()

  constructor(
    private readonly palette: Palette,
    readonly ratio: number,
  ) {}

  /** Return the sign of an item. */
  of(item: Look, chosen: boolean, scale: number): ImageBitmap {
    const [side, size] = chosen ? [CHOSEN_PX, 1] : [SIGN_PX, scale]
    const key = `${item.family}/${item.tone}/${item.symbol}/${chosen}/${size}`
    const known = this.kept.get(key)
    if (known) return known
    const made = bitmap(side, side, size * this.ratio, (ctx) => {
      ctx.translate(side / 2, side / 2)
      this.draw(ctx, item, chosen)
    })
    this.kept.set(key, made)
    return made
  }

  private draw(ctx: OffscreenCanvasRenderingContext2D, item: Look, chosen: boolean): void {
    const plate = platePath(PLATES[item.family])
    const { fill, line, dash, ink } = coloursOf(item, this.palette)
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
    this.drawSymbol(ctx, item, ink)
  }

  private drawSymbol(ctx: OffscreenCanvasRenderingContext2D, { family, symbol }: Look, ink: string): void {
    ctx.fillStyle = ink
    if (family === 'reading' || family === 'rival') ctx.fill(new Path2D('M-3 -8a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z'))
    if (!symbol) return
    const { viewBox, d, ink: own } = PATHS[symbol]
    const side = family === 'halt' ? PLATE_PX : SYMBOL_PX
    ctx.scale(side / viewBox[2], side / viewBox[3])
    ctx.translate(-viewBox[0] - viewBox[2] / 2, -viewBox[1] - viewBox[3] / 2)
    ctx.fillStyle = own ?? ink
    for (const path of d) ctx.fill(new Path2D(path))
  }
}

interface Colours {
  fill: string
  line: string
  dash: number[]
  ink: string
}

function coloursOf({ family, tone }: Look, palette: Palette): Colours {
  const { plate, glyph, halo, draft } = palette
  if (family === 'halt') {
    const red = tone === 'halt' ? palette['halt-sign'] : tone === 'drill' ? palette.drill : palette.past
    return { fill: plate, line: red, dash: tone === 'drill' ? [4, 2.5] : [], ink: red }
  }
  if (tone === 'past') return { fill: halo, line: palette.past, dash: [], ink: palette.past }
  if (tone === 'drill') return { fill: halo, line: palette.drill, dash: [4, 2.5], ink: palette.drill }
  if (tone === 'ask') return { fill: palette['ask-sign'], line: glyph, dash: [], ink: glyph }
  if (family === 'reading' || family === 'draft') return { fill: draft, line: draft, dash: [], ink: halo }
  if (family === 'rival') return { fill: halo, line: draft, dash: [], ink: draft }
  if (family === 'position') return { fill: glyph, line: plate, dash: [], ink: plate }
  return { fill: plate, line: glyph, dash: [], ink: glyph }
}

function platePath(plate: Plate): Path2D {
  const r = PLATE_PX / 2
  const path = new Path2D()
  if (plate === 'square') path.roundRect(-r + 1, -r + 1, 2 * r - 2, 2 * r - 2, 4)
  if (plate === 'circle') path.arc(0, 0, r - 0.5, 0, 2 * Math.PI)
  if (plate === 'house') polygon(path, [[-r + 2, -r + 2], [r - 2, -r + 2], [r - 2, 6], [0, r], [-r + 2, 6]])
  if (plate === 'hexagon') polygon(path, Array.from({ length: 6 }, (_, i) => turn(r + 1, 60 * i)))
  if (plate === 'octagon') polygon(path, Array.from({ length: 8 }, (_, i) => turn(r, 22.5 + 45 * i)))
  if (plate === 'cross') return new Path2D('M-11 -1.5H-1.5V-11H1.5V-1.5H11V1.5H1.5V11H-1.5V1.5H-11Z')
  // Its point is the middle of the sign.
  if (plate === 'pin') return new Path2D('M0 0C-3 -3 -7 -4 -7 -8A7 7 0 0 1 7 -8C7 -4 3 -3 0 0Z')
  if (plate === 'spot') return new Path2D('M-5 -5H5V5H-5Z')
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
  const image = signs.of(item, chosen, sheet.scale)
  // On whole pixels of the screen nothing is smoothed: that is sharper, and faster.
  const snap = (value: number, size: number): number => Math.round(value * sheet.ratio - size / 2) / sheet.ratio
  const [width, height] = [image.width / sheet.ratio, image.height / sheet.ratio]
  sheet.ctx.drawImage(image, snap(at[0], image.width), snap(at[1], image.height), width, height)
  return true
}
