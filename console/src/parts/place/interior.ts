/** A point inside an area: the one that is read back for it. */
import type { Area, Point } from './draft'

interface Flat {
  x: number
  y: number
}

const WHOLE_E7 = 3_600_000_000

/** Return the centre of a circle, the middle of a line, or a point inside an outline. */
export function interiorPoint(area: Area): Point {
  if (area.shape === 'circle') return area.centre
  if (area.shape === 'corridor') return area.line[Math.floor((area.line.length - 1) / 2)]!
  return insideOutline(area.corners)
}

/** The centroid where it is inside; else the middle of the widest stretch of the outline at its middle height. */
function insideOutline(corners: Point[]): Point {
  const origin = corners[0]!
  const ring = corners.map((corner) => ({ x: short(corner.lon_e7 - origin.lon_e7), y: corner.lat_e7 - origin.lat_e7 }))
  const centre = centroid(ring)
  const inside = centre && isInside(ring, centre) ? centre : widest(ring)
  return {
    lat_e7: origin.lat_e7 + Math.round(inside.y),
    lon_e7: short(origin.lon_e7 + Math.round(inside.x)),
  }
}

const short = (lon_e7: number): number =>
  ((((lon_e7 + WHOLE_E7 / 2) % WHOLE_E7) + WHOLE_E7) % WHOLE_E7) - WHOLE_E7 / 2

function edges(ring: Flat[]): [Flat, Flat][] {
  return ring.map((corner, at) => [corner, ring[(at + 1) % ring.length]!])
}

function centroid(ring: Flat[]): Flat | null {
  let [area, x, y] = [0, 0, 0]
  for (const [a, b] of edges(ring)) {
    const cross = a.x * b.y - b.x * a.y
    area += cross
    x += (a.x + b.x) * cross
    y += (a.y + b.y) * cross
  }
  return area === 0 ? null : { x: x / (3 * area), y: y / (3 * area) }
}

/** The longitudes at which a height crosses the outline, in order. */
function crossings(ring: Flat[], y: number): number[] {
  const crossed = edges(ring).filter(([a, b]) => a.y > y !== b.y > y)
  return crossed.map(([a, b]) => a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)).sort((p, q) => p - q)
}

function isInside(ring: Flat[], { x, y }: Flat): boolean {
  return crossings(ring, y).filter((crossing) => crossing > x).length % 2 === 1
}

function widest(ring: Flat[]): Flat {
  const heights = ring.map((corner) => corner.y)
  const y = (Math.min(...heights) + Math.max(...heights)) / 2
  const at = crossings(ring, y)
  let best = ring[0]!
  let wide = 0
  for (let i = 0; i + 1 < at.length; i += 2) {
    const [from, to] = [at[i]!, at[i + 1]!]
    if (to - from > wide) [wide, best] = [to - from, { x: (from + to) / 2, y }]
  }
  return best
}
