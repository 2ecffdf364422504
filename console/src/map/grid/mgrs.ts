/** The MGRS grid: zones, squares of 100 km, then lines every 10 km and every 1 km as one comes nearer. */
import { fromPlane, toPlane, type XY } from '../mercator'
import type { Hand, Lettering } from '../paint/letters'
import { toPixel, type Sheet } from '../paint/sheet'
import { cellsWithin, squareOf, transforms, type Cell } from './utm'

const SQUARE_M = 100_000
const LEVELS_M = [SQUARE_M, 10_000, 1_000]
const APART_PX = 48
const SAMPLES = 12

/** A cell as far as it is in view, and how many metres of UTM that spans. */
interface Window {
  cell: Cell
  box: [west: number, south: number, east: number, north: number]
  at: (easting_m: number, northing_m: number) => XY
  span: [minE: number, minN: number, maxE: number, maxN: number]
}

export function paintMgrs(sheet: Sheet, lettering: Lettering): void {
  const [west, south] = fromPlane([sheet.extent[0], sheet.extent[1]])
  const [east, north] = fromPlane([sheet.extent[2], sheet.extent[3]])
  const metres = sheet.resolution * Math.cos((((south + north) / 2) * Math.PI) / 180)
  const levels = LEVELS_M.filter((step) => step / metres >= APART_PX)
  for (const cell of cellsWithin(west, Math.max(-80, south), east, Math.min(84, north))) {
    const view: Window['box'] = [
      Math.max(west, cell.west),
      Math.max(south, cell.south),
      Math.min(east, cell.east),
      Math.min(north, cell.north),
    ]
    if (view[0] < view[2] && view[1] < view[3]) paintCell(sheet, lettering, windowOn(sheet, cell, view), levels)
  }
}

function windowOn(sheet: Sheet, cell: Cell, box: Window['box']): Window {
  const { toUtm, toLonLat } = transforms(cell.zone, cell.south >= 0)
  const turn = cell.west - (((((cell.west + 180) % 360) + 360) % 360) - 180)
  const [w, s, e, n] = box
  const edge = [0, 0.5, 1].flatMap((i) => [0, 0.5, 1].map((j) => toUtm([w + (e - w) * i - turn, s + (n - s) * j])))
  const [eastings, northings] = [edge.map((at) => at[0]), edge.map((at) => at[1])]
  return {
    cell,
    box,
    at: (easting_m, northing_m) => {
      const [lon, lat] = toLonLat(easting_m, northing_m)
      return toPixel(sheet, toPlane([lon + turn, lat]))
    },
    span: [Math.min(...eastings), Math.min(...northings), Math.max(...eastings), Math.max(...northings)],
  }
}

function paintCell(sheet: Sheet, lettering: Lettering, view: Window, levels: number[]): void {
  const { ctx, palette } = sheet
  const [left, top] = toPixel(sheet, toPlane([view.box[0], view.box[3]]))
  const [right, bottom] = toPixel(sheet, toPlane([view.box[2], view.box[1]]))
  ctx.save()
  ctx.beginPath()
  ctx.rect(left, top, right - left, bottom - top)
  ctx.clip()
  ctx.strokeStyle = palette.mgrs
  levels.forEach((step) => {
    ctx.globalAlpha = step === levels[levels.length - 1] && levels.length > 1 ? 0.3 : 0.55
    ctx.lineWidth = step === SQUARE_M ? 2 : 1
    ctx.beginPath()
    lines(sheet, view, step)
    ctx.stroke()
  })
  ctx.globalAlpha = 0.7
  ctx.lineWidth = 2.5
  const [w, n] = toPixel(sheet, toPlane([view.cell.west, view.cell.north]))
  const [e, s] = toPixel(sheet, toPlane([view.cell.east, view.cell.south]))
  ctx.strokeRect(w, n, e - w, s - n)
  ctx.globalAlpha = 1
  label(sheet, lettering, view, levels, [left, top, right, bottom])
  ctx.restore()
}

function lines({ ctx }: Sheet, { span, at }: Window, step: number): void {
  const [minE, minN, maxE, maxN] = span
  const run = (from: number, to: number, point: (share: number, fixed: number) => XY): void => {
    for (let fixed = Math.ceil(from / step) * step; fixed <= to; fixed += step)
      for (let i = 0; i <= SAMPLES; i += 1) {
        const [x, y] = point(i / SAMPLES, fixed)
        if (i) ctx.lineTo(x, y)
        else ctx.moveTo(x, y)
      }
  }
  run(minE, maxE, (share, easting) => at(easting, minN + (maxN - minN) * share))
  run(minN, maxN, (share, northing) => at(minE + (maxE - minE) * share, northing))
}

type Box = [left: number, top: number, right: number, bottom: number]

function label(sheet: Sheet, lettering: Lettering, view: Window, levels: number[], box: Box): void {
  const zone = `${String(view.cell.zone).padStart(2, '0')}${view.cell.band}`
  const write = writer(sheet, lettering, box)
  if (!levels.length) return write(zone, 'square', [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2])
  labelSquares(view, box, zone, write)
  const finest = levels[levels.length - 1] ?? SQUARE_M
  if (finest < SQUARE_M) labelLines(view, finest, box, write)
}

type Write = (text: string, hand: Hand, at: XY) => void

/** Write in the middle of a point, but only where it fits into the box. */
function writer({ ctx }: Sheet, lettering: Lettering, [left, top, right, bottom]: Box): Write {
  return (text, hand, [x, y]) => {
    const { image, width, height } = lettering.of(text, hand)
    const [at, down] = [Math.round(x - width / 2), Math.round(y - height / 2)]
    if (at < left || down < top || at + width > right || down + height > bottom) return
    ctx.drawImage(image, at, down, width, height)
  }
}

/** The letters of each square, in the middle of what is in view of it. */
function labelSquares({ span, at, cell }: Window, [left, top, right, bottom]: Box, zone: string, write: Write): void {
  const [minE, minN, maxE, maxN] = span.map((value) => Math.floor(value / SQUARE_M)) as [number, number, number, number]
  for (let i = minE; i <= maxE; i += 1)
    for (let j = minN; j <= maxN; j += 1) {
      const [x0, y0] = at(i * SQUARE_M, (j + 1) * SQUARE_M)
      const [x1, y1] = at((i + 1) * SQUARE_M, j * SQUARE_M)
      const [l, t, r, b] = [Math.max(left, x0), Math.max(top, y0), Math.min(right, x1), Math.min(bottom, y1)]
      if (r - l < 60 || b - t < 24) continue
      const square = squareOf(cell.zone, (i + 0.5) * SQUARE_M, (j + 0.5) * SQUARE_M)
      write(`${zone} ${square}`, 'square', [(l + r) / 2, (t + b) / 2])
    }
}

/** The two digits of each line, near the left and the lower edge. */
function labelLines({ span, at }: Window, step: number, [left, , , bottom]: Box, write: Write): void {
  const [minE, minN, maxE, maxN] = span
  const digits = (value: number): string =>
    step === 1_000 ? String(Math.floor((value % SQUARE_M) / 1_000)).padStart(2, '0') : String(Math.floor((value % SQUARE_M) / 10_000))
  for (let easting = Math.ceil(minE / step) * step; easting <= maxE; easting += step)
    write(digits(easting), 'mgrs', [at(easting, minN + (maxN - minN) * 0.03)[0], bottom - 12])
  for (let northing = Math.ceil(minN / step) * step; northing <= maxN; northing += step)
    write(digits(northing), 'mgrs', [left + 14, at(minE + (maxE - minE) * 0.03, northing)[1]])
}
