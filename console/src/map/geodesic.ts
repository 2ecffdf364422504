/** Geodesics on the WGS 84 ellipsoid, by Vincenty's series: less than 1 mm off, but for nearly opposite points. */
import type { LonLat } from './contract'

const A_M = 6_378_137
const F = 1 / 298.257223563
const B_M = A_M * (1 - F)
const MEAN_M = 6_371_008.8
const RAD = Math.PI / 180
const TURNS_AT_MOST = 30
const CLOSE = 1e-12

export interface Course {
  distance_m: number
  /** Clockwise from true north, at the start. */
  bearing_deg: number
}

/** The figures that both problems need: Vincenty's A and B for a geodesic, and his C. */
function series(cosSqAlpha: number): { a: number; b: number; c: number } {
  const u = (cosSqAlpha * (A_M * A_M - B_M * B_M)) / (B_M * B_M)
  return {
    a: 1 + (u / 16_384) * (4096 + u * (-768 + u * (320 - 175 * u))),
    b: (u / 1024) * (256 + u * (-128 + u * (74 - 47 * u))),
    c: (F / 16) * cosSqAlpha * (4 + F * (4 - 3 * cosSqAlpha)),
  }
}

function correction(b: number, sin: number, cos: number, mid: number): number {
  const twice = 2 * mid * mid - 1
  return b * sin * (mid + (b / 4) * (cos * twice - (b / 6) * mid * (4 * sin * sin - 3) * (4 * mid * mid - 3)))
}

/** Return where one comes to; the longitude may pass 180, so that a ring is in one piece. */
export function travel([lon, lat]: LonLat, bearing_deg: number, distance_m: number): LonLat {
  const [sinAz, cosAz] = [Math.sin(bearing_deg * RAD), Math.cos(bearing_deg * RAD)]
  const tanU = (1 - F) * Math.tan(lat * RAD)
  const cosU = 1 / Math.hypot(1, tanU)
  const sinU = tanU * cosU
  const start = Math.atan2(tanU, cosAz)
  const sinAlpha = cosU * sinAz
  const { a, b, c } = series(1 - sinAlpha * sinAlpha)
  let sigma = distance_m / (B_M * a)
  for (let turn = 0; turn < TURNS_AT_MOST; turn += 1) {
    const mid = Math.cos(2 * start + sigma)
    const next = distance_m / (B_M * a) + correction(b, Math.sin(sigma), Math.cos(sigma), mid)
    const done = Math.abs(next - sigma) < CLOSE
    sigma = next
    if (done) break
  }
  const [sin, cos, mid] = [Math.sin(sigma), Math.cos(sigma), Math.cos(2 * start + sigma)]
  const down = Math.hypot(sinAlpha, sinU * sin - cosU * cos * cosAz)
  const lambda = Math.atan2(sin * sinAz, cosU * cos - sinU * sin * cosAz)
  const along = lambda - (1 - c) * F * sinAlpha * (sigma + c * sin * (mid + c * cos * (2 * mid * mid - 1)))
  return [lon + along / RAD, Math.atan2(sinU * cos + cosU * sin * cosAz, (1 - F) * down) / RAD]
}

/** Return how far it is and in which direction one sets out. */
export function course(from: LonLat, to: LonLat): Course {
  const apart = ((((to[0] - from[0] + 540) % 360) + 360) % 360 - 180) * RAD
  const [u1, u2] = [from, to].map(([, lat]) => Math.atan((1 - F) * Math.tan(lat * RAD))) as [number, number]
  const [sinU1, cosU1, sinU2, cosU2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)]
  let lambda = apart
  for (let turn = 0; turn < TURNS_AT_MOST; turn += 1) {
    const [sinL, cosL] = [Math.sin(lambda), Math.cos(lambda)]
    const sin = Math.hypot(cosU2 * sinL, cosU1 * sinU2 - sinU1 * cosU2 * cosL)
    if (sin === 0) return { distance_m: 0, bearing_deg: 0 }
    const cos = sinU1 * sinU2 + cosU1 * cosU2 * cosL
    const sigma = Math.atan2(sin, cos)
    const sinAlpha = (cosU1 * cosU2 * sinL) / sin
    const cosSq = 1 - sinAlpha * sinAlpha
    const mid = cosSq > CLOSE ? cos - (2 * sinU1 * sinU2) / cosSq : 0
    const { a, b, c } = series(cosSq)
    const next = apart + (1 - c) * F * sinAlpha * (sigma + c * sin * (mid + c * cos * (2 * mid * mid - 1)))
    const done = Math.abs(next - lambda) < CLOSE
    lambda = next
    if (!done) continue
    const bearing = Math.atan2(cosU2 * Math.sin(lambda), cosU1 * sinU2 - sinU1 * cosU2 * Math.cos(lambda)) / RAD
    return { distance_m: B_M * a * (sigma - correction(b, sin, cos, mid)), bearing_deg: (bearing + 360) % 360 }
  }
  return onSphere(from, to)
}

/** Nearly opposite points: on a sphere, off by at most 0.6 %. */
function onSphere([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): Course {
  const [p1, p2, l] = [lat1 * RAD, lat2 * RAD, (lon2 - lon1) * RAD]
  const h = Math.sin((p2 - p1) / 2) ** 2 + Math.cos(p1) * Math.cos(p2) * Math.sin(l / 2) ** 2
  const y = Math.sin(l) * Math.cos(p2)
  const x = Math.cos(p1) * Math.sin(p2) - Math.sin(p1) * Math.cos(p2) * Math.cos(l)
  return {
    distance_m: 2 * MEAN_M * Math.asin(Math.min(1, Math.sqrt(h))),
    bearing_deg: (Math.atan2(y, x) / RAD + 360) % 360,
  }
}
