/** Outlines of areas and lines of routes. What an area is, its hatch, its line and its sign say together. */
import type { Item, Tone } from '../items'
import type { Colour } from '../palette'
import { shiftOf, sizeOf, toPixel, trace, type Sheet } from './sheet'

interface Look {
  stroke: Colour
  fill: Colour | null
  hatch: boolean
  width: number
  dash: number[]
}

const LOOKS: Record<Tone, Look> = {
  plain: { stroke: 'route', fill: null, hatch: false, width: 1.5, dash: [] },
  ask: { stroke: 'ask', fill: 'ask-fill', hatch: true, width: 2, dash: [] },
  halt: { stroke: 'halt', fill: 'halt-fill', hatch: false, width: 3.5, dash: [] },
  drill: { stroke: 'drill', fill: 'drill-fill', hatch: false, width: 2.5, dash: [9, 6] },
  past: { stroke: 'past', fill: null, hatch: false, width: 1.25, dash: [2, 3] },
  draft: { stroke: 'draft', fill: 'draft-fill', hatch: false, width: 2.5, dash: [] },
}

/** Smaller outlines lie under their sign and are not drawn. */
const SEEN_FROM_PX = 6
const ALL_CORNERS_FROM_PX = 60
const HATCH_PX = 9

const hatches = new Map<string, CanvasPattern | null>()

/** Draw the area of an item, and its route; true where there was anything to draw. */
export function paintArea(sheet: Sheet, item: Item, chosen: boolean): boolean {
  const size = sizeOf(sheet, item)
  if (size < SEEN_FROM_PX) return false
  const shift = shiftOf(sheet, item)
  if (item.family === 'movement') paintCorridor(sheet, item, shift, chosen)
  else paintRings(sheet, item, shift, chosen, size < ALL_CORNERS_FROM_PX ? 3 : 1)
  if (item.line) paintLine(sheet, item, shift, chosen)
  const standoff = item.standoff()
  if (standoff && size > SEEN_FROM_PX * 2) paintStandoff(sheet, standoff, shift)
  return true
}

function paintRings(sheet: Sheet, item: Item, shift: number, chosen: boolean, every: number): void {
  const { ctx, palette, ratio } = sheet
  const look = LOOKS[item.tone]
  ctx.beginPath()
  for (const ring of item.rings()) trace(sheet, ring, shift, true, every)
  if (look.fill) {
    ctx.fillStyle = palette[look.fill]
    ctx.fill('nonzero')
  }
  const hatch = look.hatch ? hatchOf(ctx, palette[look.stroke], ratio) : null
  if (hatch) {
    const [x, y] = toPixel(sheet, item.anchor, shift)
    hatch.setTransform(new DOMMatrix([1 / ratio, 0, 0, 1 / ratio, x % HATCH_PX, y % HATCH_PX]))
    ctx.fillStyle = hatch
    ctx.fill('nonzero')
  }
  outline(sheet, look, chosen)
}

function outline({ ctx, palette }: Sheet, look: Look, chosen: boolean): void {
  ctx.lineJoin = 'round'
  ctx.setLineDash([])
  ctx.strokeStyle = chosen ? palette.draft : palette.halo
  ctx.lineWidth = look.width + (chosen ? 5 : 2)
  ctx.stroke()
  ctx.setLineDash(look.dash)
  ctx.strokeStyle = palette[look.stroke]
  ctx.lineWidth = look.width
  ctx.stroke()
  ctx.setLineDash([])
}

function paintCorridor(sheet: Sheet, item: Item, shift: number, chosen: boolean): void {
  const { ctx, palette } = sheet
  ctx.beginPath()
  for (const ring of item.rings()) trace(sheet, ring, shift, true)
  ctx.globalAlpha = chosen ? 0.22 : 0.12
  ctx.fillStyle = chosen ? palette.draft : palette.route
  ctx.fill('nonzero')
  ctx.globalAlpha = 1
}

/** The line of a route with a light casing, and its waypoints as dots. */
function paintLine(sheet: Sheet, item: Item, shift: number, chosen: boolean): void {
  const { ctx, palette } = sheet
  if (!item.line) return
  ctx.lineCap = ctx.lineJoin = 'round'
  ctx.beginPath()
  trace(sheet, item.line, shift, false)
  for (const [colour, width] of [[palette.halo, 6], [chosen ? palette.draft : palette[LOOKS[item.tone].stroke], 2.5]] as const) {
    ctx.strokeStyle = colour
    ctx.lineWidth = width + (chosen ? 1 : 0)
    ctx.stroke()
  }
  ctx.beginPath()
  for (const stop of item.stops) {
    const [x, y] = toPixel(sheet, stop, shift)
    ctx.moveTo(x + 4, y)
    ctx.arc(x, y, 4, 0, 2 * Math.PI)
  }
  ctx.fillStyle = palette.halo
  ctx.fill()
  ctx.lineWidth = 2
  ctx.stroke()
}

function paintStandoff(sheet: Sheet, ring: Float64Array, shift: number): void {
  const { ctx, palette } = sheet
  ctx.beginPath()
  trace(sheet, ring, shift, true)
  ctx.setLineDash([3, 5])
  ctx.strokeStyle = palette.route
  ctx.lineWidth = 1
  ctx.stroke()
  ctx.setLineDash([])
}

/** Return slanted lines of a colour; they move with the area, not with the screen. */
function hatchOf(ctx: CanvasRenderingContext2D, colour: string, ratio: number): CanvasPattern | null {
  const key = `${colour} ${ratio}`
  if (!hatches.has(key)) hatches.set(key, ctx.createPattern(makeHatch(colour, HATCH_PX * ratio), 'repeat'))
  return hatches.get(key) ?? null
}

function makeHatch(colour: string, side: number): HTMLCanvasElement {
  const tile = document.createElement('canvas')
  tile.width = tile.height = side
  const ctx = tile.getContext('2d') as CanvasRenderingContext2D
  ctx.strokeStyle = colour
  ctx.globalAlpha = 0.55
  ctx.lineWidth = side / 8
  for (const at of [-side, 0, side]) {
    ctx.moveTo(at - 1, side + 1)
    ctx.lineTo(at + side + 1, -1)
  }
  ctx.stroke()
  return tile
}
