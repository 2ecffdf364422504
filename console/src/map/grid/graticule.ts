/** Meridians and parallels with their degrees at the edge of the view. */
import { fromPlane, toPlane } from '../mercator'
import type { Lettering } from '../paint/letters'
import { toPixel, type Sheet } from '../paint/sheet'

/** Steps in minutes, from the widest. */
const STEPS_MIN = [1800, 1200, 600, 300, 120, 60, 30, 20, 10, 5, 2, 1, 0.5]
const APART_PX = 90
const EDGE_PX = 4

export function paintGraticule(sheet: Sheet, lettering: Lettering): void {
  const [west, south] = fromPlane([sheet.extent[0], sheet.extent[1]])
  const [east, north] = fromPlane([sheet.extent[2], sheet.extent[3]])
  const step = stepFor(((east - west) * 60 * APART_PX) / sheet.width)
  const lons = ticks(west, east, step)
  const lats = ticks(Math.max(-85, south), Math.min(85, north), step)
  const { ctx, palette, width, height } = sheet
  ctx.beginPath()
  for (const lon of lons) rule(ctx, true, toPixel(sheet, toPlane([lon, 0]))[0], height)
  for (const lat of lats) rule(ctx, false, toPixel(sheet, toPlane([0, lat]))[1], width)
  ctx.strokeStyle = palette.graticule
  ctx.globalAlpha = 0.45
  ctx.lineWidth = 1
  ctx.stroke()
  ctx.globalAlpha = 1
  for (const lon of lons) {
    const letters = lettering.of(printDegrees(((((lon + 180) % 360) + 360) % 360) - 180, 'E', 'W'), 'graticule')
    const x = toPixel(sheet, toPlane([lon, 0]))[0]
    ctx.drawImage(letters.image, Math.round(x - letters.width / 2), EDGE_PX, letters.width, letters.height)
  }
  for (const lat of lats) {
    const letters = lettering.of(printDegrees(lat, 'N', 'S'), 'graticule')
    const y = Math.round(toPixel(sheet, toPlane([0, lat]))[1] - letters.height / 2)
    ctx.drawImage(letters.image, width - letters.width - EDGE_PX, y, letters.width, letters.height)
  }
}

function rule(ctx: CanvasRenderingContext2D, upright: boolean, at: number, far: number): void {
  const sharp = Math.round(at) + 0.5
  ctx.moveTo(upright ? sharp : 0, upright ? 0 : sharp)
  ctx.lineTo(upright ? sharp : far, upright ? far : sharp)
}

function stepFor(least_min: number): number {
  return [...STEPS_MIN].reverse().find((step) => step >= least_min) ?? 1800
}

function ticks(from_deg: number, to_deg: number, step_min: number): number[] {
  const found: number[] = []
  for (let i = Math.ceil((from_deg * 60) / step_min); i * step_min <= to_deg * 60; i += 1) found.push((i * step_min) / 60)
  return found
}

/** `35°N`, `35°20′N`, `35°20′30″N` */
function printDegrees(value_deg: number, plus: string, minus: string): string {
  const seconds = Math.round(Math.abs(value_deg) * 3600)
  const [d, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const pad = (value: number): string => String(value).padStart(2, '0')
  const small = s ? `${pad(m)}′${pad(s)}″` : m ? `${pad(m)}′` : ''
  return `${d}°${small}${seconds === 0 ? '' : value_deg < 0 ? minus : plus}`
}
