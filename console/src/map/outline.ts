/** Areas of the wire as rings of longitude and latitude.
 *
 * - A circle is a geodesic one, drawn around: it holds the true circle, and is at most 0.1 % wider.
 * - A corridor has its true half width, in bends and at its ends up to 0.1 % less. Where a bend is too sharp for its legs the ring covers itself;
 *   fill it by the rule `nonzero`.
 * - Sides are geodesics in steps of at most 20 km; a straight stroke between leaves them by at most
 *   14 m at 60 degrees of latitude, and 6 m at 35.
 */
import { course, travel } from './geodesic'
import type { Area, LonLat, Point } from './contract'

const E7 = 10_000_000
const CORNERS = 72
const STEP_M = 20_000
const ROUND_DEG = 5

export const lonLat = (point: Point): LonLat => [point.lon_e7 / E7, point.lat_e7 / E7]

/** Return the nearest point of the wire; the longitude is brought into -180 to 180. */
export function pointOf([lon, lat]: LonLat): Point {
  const turned = ((((lon + 180) % 360) + 360) % 360) - 180
  return { lat_e7: Math.round(Math.max(-90, Math.min(90, lat)) * E7), lon_e7: Math.round(turned * E7) }
}

/** Return a ring around all points within a radius. */
export function circleRing(centre: LonLat, radius_m: number): LonLat[] {
  const around = radius_m / Math.cos(Math.PI / CORNERS)
  return Array.from({ length: CORNERS }, (_, i) => travel(centre, (i * 360) / CORNERS, around))
}

/** Return a line whose longitudes never jump, with points between where two are far apart. */
export function along(line: LonLat[]): LonLat[] {
  const [first] = line
  if (!first) return []
  const found = [first]
  for (const next of line.slice(1)) {
    const from = found[found.length - 1] as LonLat
    const to: LonLat = [from[0] + ((((next[0] - from[0] + 540) % 360) + 360) % 360) - 180, next[1]]
    const { distance_m, bearing_deg } = course(from, to)
    const steps = Math.ceil(distance_m / STEP_M)
    for (let i = 1; i < steps; i += 1) found.push(travel(from, bearing_deg, (distance_m * i) / steps))
    found.push(to)
  }
  return found
}

/** Return a ring around all points within a half width of a line. */
export function corridorRing(line: LonLat[], half_width_m: number): LonLat[] {
  const there = along(line)
  if (there.length < 2) return there[0] ? circleRing(there[0], half_width_m) : []
  return [...side(there, half_width_m), ...side([...there].reverse(), half_width_m)]
}

/** Walk a line with its left side in hand, and round its end. */
function side(line: LonLat[], half_width_m: number): LonLat[] {
  const legs = line.slice(1).map((to, i) => ({ to, ...course(line[i] as LonLat, to) }))
  const first = travel(line[0] as LonLat, (legs[0]?.bearing_deg ?? 0) - 90, half_width_m)
  const found = legs.flatMap((leg, i) => {
    const next = legs[i + 1]
    if (!next) return arc(leg.to, leg.bearing_deg - 90, 180, half_width_m)
    const turn_deg = ((next.bearing_deg - leg.bearing_deg + 540) % 360) - 180
    if (turn_deg > 0) return arc(leg.to, leg.bearing_deg - 90, turn_deg, half_width_m)
    return inner(leg.to, leg.bearing_deg - 90, turn_deg, half_width_m, Math.min(leg.distance_m, next.distance_m))
  })
  return [first, ...found]
}

/** The inner side of a bend: where the two sides meet, or by the corner itself where a leg is too short for that. */
function inner(corner: LonLat, left_deg: number, turn_deg: number, half_width_m: number, shorter_m: number): LonLat[] {
  const half = (Math.abs(turn_deg) * Math.PI) / 360
  if (half_width_m * Math.tan(half) <= shorter_m)
    return [travel(corner, left_deg + turn_deg / 2, half_width_m / Math.cos(half))]
  return [travel(corner, left_deg, half_width_m), corner, travel(corner, left_deg + turn_deg, half_width_m)]
}

function arc(centre: LonLat, from_deg: number, turn_deg: number, radius_m: number): LonLat[] {
  const steps = Math.max(1, Math.ceil(turn_deg / ROUND_DEG))
  return Array.from({ length: steps + 1 }, (_, i) => travel(centre, from_deg + (turn_deg * i) / steps, radius_m))
}

/** Return the rings of an area; a circle without a radius has none. */
export function ringsOf(area: Area): LonLat[][] {
  if (area.shape === 'circle') return area.radius_m ? [circleRing(lonLat(area.centre), area.radius_m)] : []
  if (area.shape === 'corridor')
    return area.half_width_m ? [corridorRing(area.line.map(lonLat), area.half_width_m)] : []
  const outer = closed(area.corners.map(lonLat))
  const holes = (area.holes ?? []).map((hole) => closed(hole.map(lonLat)))
  // A hole that runs the same way round as its area would be painted over.
  return [outer, ...holes.map((hole) => (turn(hole) > 0 === turn(outer) > 0 ? hole.toReversed() : hole))]
}

const closed = (corners: LonLat[]): LonLat[] => along([...corners, ...corners.slice(0, 1)]).slice(0, -1)

/** Return twice the area that a ring covers in degrees, below zero where it runs clockwise. */
function turn(ring: LonLat[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] as LonLat
    return sum + x * nextY - nextX * y
  }, 0)
}

/** Return where the sign of an area stands: a centre, the middle of a route, or inside a polygon. */
export function anchorOf(area: Area): LonLat {
  if (area.shape === 'circle') return lonLat(area.centre)
  if (area.shape === 'corridor') return middleOf(along(area.line.map(lonLat)))
  return insideOf(along([...area.corners, ...area.corners.slice(0, 1)].map(lonLat)))
}

/** Return the middle of the widest stretch that lies inside, at the mean latitude of the corners. */
function insideOf(ring: LonLat[]): LonLat {
  const lat = ring.reduce((sum, at) => sum + at[1], 0) / ring.length
  const sides = ring.slice(1).map((to, i) => [ring[i] as LonLat, to] as const)
  const crossed = sides
    .filter(([a, b]) => a[1] > lat !== b[1] > lat)
    .map(([a, b]) => a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
    .sort((a, b) => a - b)
  const spans = crossed.flatMap((west, i) => (i % 2 ? [] : [[west, crossed[i + 1] ?? west] as const]))
  const widest = spans.sort((a, b) => b[1] - b[0] - (a[1] - a[0]))[0]
  return widest ? [(widest[0] + widest[1]) / 2, lat] : (ring[0] ?? [0, 0])
}

function middleOf(line: LonLat[]): LonLat {
  const legs = line.slice(1).map((to, i) => course(line[i] as LonLat, to).distance_m)
  let left_m = legs.reduce((sum, leg) => sum + leg, 0) / 2
  for (const [i, leg] of legs.entries()) {
    const from = line[i] as LonLat
    if (left_m <= leg) return travel(from, course(from, line[i + 1] as LonLat).bearing_deg, left_m)
    left_m -= leg
  }
  return line[0] ?? [0, 0]
}
