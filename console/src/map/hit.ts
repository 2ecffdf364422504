/** What lies under a pointer: signs before areas, and of areas the smallest. */
import { isAid } from './kinds'
import type { Item } from './items'
import type { XY } from './mercator'
import { isWithin, shiftOf, sizeOf, type Sheet } from './paint/sheet'
import { standsAt } from './paint/signs'

const SIGN_REACH_PX = 16
const LINE_REACH_PX = 8

/** Return the ids under a pixel, nearest first. */
export function under(sheet: Sheet, items: Item[], pixel: XY): string[] {
  const within = items.filter((item) => isWithin(sheet, item) && !isAid(item.family))
  const signs = within
    .flatMap((item) => {
      const at = standsAt(sheet, item)
      const far = at ? Math.hypot(at[0] - pixel[0], at[1] - pixel[1]) : Infinity
      return far <= SIGN_REACH_PX ? [{ item, far }] : []
    })
    .sort((a, b) => a.far - b.far)
    .map(({ item }) => item)
  const at: XY = [
    sheet.centre[0] + (pixel[0] - sheet.width / 2) * sheet.resolution,
    sheet.centre[1] - (pixel[1] - sheet.height / 2) * sheet.resolution,
  ]
  const areas = within
    .filter((item) => covers(item, [at[0] - shiftOf(sheet, item), at[1]], LINE_REACH_PX * sheet.resolution))
    .sort((a, b) => sizeOf(sheet, a) - sizeOf(sheet, b))
  return [...new Set([...signs, ...areas].map((item) => item.id))]
}

function covers({ extent, rings, line }: Item, at: XY, reach: number): boolean {
  const [x, y] = at
  if (x < extent[0] - reach || x > extent[2] + reach || y < extent[1] - reach || y > extent[3] + reach) return false
  // Inside its outer ring and in none of its holes.
  return rings().filter((ring) => isInside(ring, at)).length % 2 === 1 || (line !== null && isNear(line, at, reach))
}

function isInside(ring: Float64Array, [x, y]: XY): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [xi, yi, xj, yj] = [ring[i] as number, ring[i + 1] as number, ring[j] as number, ring[j + 1] as number]
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

function isNear(line: Float64Array, [x, y]: XY, reach: number): boolean {
  for (let i = 2; i < line.length; i += 2) {
    const [ax, ay, bx, by] = [line[i - 2] as number, line[i - 1] as number, line[i] as number, line[i + 1] as number]
    const [dx, dy] = [bx - ax, by - ay]
    const share = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
    if (Math.hypot(ax + share * dx - x, ay + share * dy - y) <= reach) return true
  }
  return false
}
