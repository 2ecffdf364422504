/** Outlines of areas and lines of routes. What an area is, its hatch, its line and its sign say together. */
import type { Item, Tone } from '../items'
import { bitmap } from './bitmap'
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
/** Smaller ones are drawn with fewer corners, without hatch, casing and waypoints: none of it could be told apart. */
const FINE_FROM_PX = 48
const ROUGH_CORNERS = 24
const HATCH_PX = 9

const hatches = new Map<string, CanvasPattern | null>()

/** Draw areas and routes, and return the ids of those that were large enough to be drawn. */
export function paintAreas(sheet: Sheet, items: Item[], chosen: ReadonlySet<string>): string[] {
  const seen = items.filter((item) => sizeOf(sheet, item) >= SEEN_FROM_PX)
  const fine = seen.filter((item) => chosen.has(item.id) || sizeOf(sheet, item) >= FINE_FROM_PX)
  paintRough(sheet, seen.filter((item) => !chosen.has(item.id) && sizeOf(sheet, item) < FINE_FROM_PX))
  for (const item of items)
    if (item.standoff && item.standoff.wide / sheet.resolution >= FINE_FROM_PX) paintStandoff(sheet, item.standoff.ring(), shiftOf(sheet, item))
  for (const item of fine) paintFine(sheet, item, shiftOf(sheet, item), chosen.has(item.id))
  return seen.map((item) => item.id)
}

/** Very many small ones are drawn in one go for each look. */
function paintRough(sheet: Sheet, items: Item[]): void {
  const { ctx, palette } = sheet
  for (const [tone, look] of Object.entries(LOOKS)) {
    const alike = items.filter((item) => item.tone === tone)
    const areas = alike.filter((item) => item.family !== 'movement')
    ctx.setLineDash(look.dash)
    ctx.strokeStyle = palette[look.stroke]
    ctx.lineWidth = Math.min(look.width, 2)
    if (look.fill) ctx.fillStyle = palette[look.fill]
    for (const item of areas) {
      ctx.beginPath()
      for (const ring of item.rings()) trace(sheet, ring, shiftOf(sheet, item), true, Math.ceil(ring.length / 2 / ROUGH_CORNERS))
      if (look.fill) ctx.fill('nonzero')
      ctx.stroke()
    }
    for (const item of alike) if (item.line) {
      ctx.beginPath()
      trace(sheet, item.line, shiftOf(sheet, item), false)
      ctx.stroke()
    }
    ctx.setLineDash([])
  }
}

function paintFine(sheet: Sheet, item: Item, shift: number, chosen: boolean): void {
  if (item.family === 'movement') paintCorridor(sheet, item, shift, chosen)
  else paintRings(sheet, item, shift, chosen)
  if (item.line) paintLine(sheet, item, shift, chosen)
}

function paintRings(sheet: Sheet, item: Item, shift: number, chosen: boolean): void {
  const { ctx, palette, ratio } = sheet
  const look = LOOKS[item.tone]
  ctx.beginPath()
  for (const ring of item.rings()) trace(sheet, ring, shift, true)
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
  ctx.lineJoin = 'round'
  stroke(ctx, chosen ? palette.draft : palette.halo, look.width + (chosen ? 5 : 2))
  ctx.setLineDash(look.dash)
  stroke(ctx, palette[look.stroke], look.width)
  ctx.setLineDash([])
}

function stroke(ctx: CanvasRenderingContext2D, colour: string, width: number): void {
  ctx.strokeStyle = colour
  ctx.lineWidth = width
  ctx.stroke()
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

/** The line of a route with a light casing, its waypoints as dots, and an arrow where it leads. */
function paintLine(sheet: Sheet, { line, tone, stops }: Item, shift: number, chosen: boolean): void {
  const { ctx, palette } = sheet
  if (!line) return
  ctx.lineCap = ctx.lineJoin = 'round'
  ctx.beginPath()
  trace(sheet, line, shift, false)
  stroke(ctx, palette.halo, chosen ? 7 : 6)
  stroke(ctx, chosen ? palette.draft : palette[LOOKS[tone].stroke], chosen ? 3.5 : 2.5)
  ctx.beginPath()
  for (const stop of stops) {
    const [x, y] = toPixel(sheet, stop, shift)
    ctx.moveTo(x + 4, y)
    ctx.arc(x, y, 4, 0, 2 * Math.PI)
  }
  ctx.fillStyle = palette.halo
  ctx.fill()
  ctx.lineWidth = 2
  ctx.stroke()
  if (stops.length) paintArrow(sheet, line, shift)
}

function paintArrow(sheet: Sheet, line: Float64Array, shift: number): void {
  const { ctx } = sheet
  const [x, y] = toPixel(sheet, [line[line.length - 2] as number, line[line.length - 1] as number], shift)
  const [fromX, fromY] = toPixel(sheet, [line[line.length - 4] as number, line[line.length - 3] as number], shift)
  const angle = Math.atan2(y - fromY, x - fromX)
  ctx.beginPath()
  for (const [far, turn] of [[15, 0], [9, 2.3], [9, -2.3]] as const) ctx.lineTo(x + far * Math.cos(angle + turn), y + far * Math.sin(angle + turn))
  ctx.closePath()
  ctx.fillStyle = ctx.strokeStyle
  ctx.fill()
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
  if (!hatches.has(key)) hatches.set(key, ctx.createPattern(makeHatch(colour, ratio), 'repeat'))
  return hatches.get(key) ?? null
}

function makeHatch(colour: string, ratio: number): ImageBitmap {
  return bitmap(HATCH_PX, HATCH_PX, ratio, (ctx) => {
    ctx.strokeStyle = colour
    ctx.globalAlpha = 0.55
    ctx.lineWidth = HATCH_PX / 8
    for (const at of [-HATCH_PX, 0, HATCH_PX]) {
      ctx.moveTo(at - 1, HATCH_PX + 1)
      ctx.lineTo(at + HATCH_PX + 1, -1)
    }
    ctx.stroke()
  })
}
