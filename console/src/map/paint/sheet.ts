/** The sheet that one frame is painted on: a canvas, the view, and how the plane lies under it. */
import type { Palette } from '../palette'
import { meet, moved, turnsTo, WORLD, type Extent, type XY } from '../mercator'
import type { Item } from '../items'

export interface Sheet {
  ctx: CanvasRenderingContext2D
  palette: Palette
  /** Pixels of the style sheet, not of the screen. */
  width: number
  height: number
  ratio: number
  /** The middle of the view on the plane, and units of the plane to a pixel. */
  centre: XY
  resolution: number
  extent: Extent
  /** How large signs are: 1, or less where there are very many. */
  scale: number
}

/** Return how far an item has to be moved to lie in the world that is in view. */
export const shiftOf = (sheet: Sheet, item: Item): number =>
  turnsTo(sheet.centre[0], (item.extent[0] + item.extent[2]) / 2) * WORLD

/** True where some of an item lies in the view. */
export const isWithin = (sheet: Sheet, item: Item): boolean => meet(moved(item.extent, shiftOf(sheet, item)), sheet.extent)

export function toPixel({ width, height, centre, resolution }: Sheet, [x, y]: XY, shift = 0): XY {
  return [width / 2 + (x + shift - centre[0]) / resolution, height / 2 + (centre[1] - y) / resolution]
}

/** Add points to the present path; of a small outline every so many are enough. */
export function trace(sheet: Sheet, points: Float64Array, shift: number, closed: boolean, every = 1): void {
  const { ctx, width, height, centre, resolution } = sheet
  const [ox, oy] = [width / 2 + (shift - centre[0]) / resolution, height / 2 + centre[1] / resolution]
  for (let i = 0; i < points.length; i += 2 * every) {
    const [x, y] = [ox + (points[i] as number) / resolution, oy - (points[i + 1] as number) / resolution]
    if (i) ctx.lineTo(x, y)
    else ctx.moveTo(x, y)
  }
  if (closed) ctx.closePath()
}

/** How large an item is in pixels on its greater side. */
export const sizeOf = ({ resolution }: Sheet, { extent }: Item): number =>
  Math.max(extent[2] - extent[0], extent[3] - extent[1]) / resolution
