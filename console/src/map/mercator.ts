/** The plane that the map is drawn on: spherical Mercator, as OpenLayers has it (EPSG:3857). */
import type { LonLat } from './contract'

const R_M = 6_378_137
const RAD = Math.PI / 180
const TOP_DEG = 85.06

export type XY = [x: number, y: number]
export type Extent = [minX: number, minY: number, maxX: number, maxY: number]

/** How wide the world is on the plane. */
export const WORLD = 2 * Math.PI * R_M

export function toPlane([lon, lat]: LonLat): XY {
  const clamped = Math.max(-TOP_DEG, Math.min(TOP_DEG, lat))
  return [R_M * lon * RAD, R_M * Math.log(Math.tan(Math.PI / 4 + (clamped * RAD) / 2))]
}

export function fromPlane([x, y]: XY): LonLat {
  return [x / R_M / RAD, (2 * Math.atan(Math.exp(y / R_M)) - Math.PI / 2) / RAD]
}

/** Return points one after the other, as they are drawn. */
export function flat(ring: LonLat[]): Float64Array {
  const found = new Float64Array(ring.length * 2)
  ring.forEach((at, i) => found.set(toPlane(at), i * 2))
  return found
}

export const NOWHERE: Extent = [Infinity, Infinity, -Infinity, -Infinity]

/** Return the least extent that holds points, and another extent. */
export function around(points: Float64Array, also: Extent = NOWHERE): Extent {
  let [minX, minY, maxX, maxY] = also
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number]
    minX = Math.min(minX, x)
    maxX = Math.max(maxX, x)
    minY = Math.min(minY, y)
    maxY = Math.max(maxY, y)
  }
  return [minX, minY, maxX, maxY]
}

/** Return by how many worlds something has to be moved to lie nearest to the middle of the view. */
export const turnsTo = (centreX: number, x: number): number => Math.round((centreX - x) / WORLD)

export const meet = (a: Extent, b: Extent): boolean => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]

export const holds = (outer: Extent, inner: Extent): boolean =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]

/** Return the least extent that holds two. */
export const both = (a: Extent, b: Extent): Extent => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]

export const moved = (extent: Extent, x: number): Extent => [extent[0] + x, extent[1], extent[2] + x, extent[3]]
