/** How values are printed for people; each keeps its unit, and what must not turn round in Arabic is isolated where it is shown. */
import type { Shapes } from '@/net/api'

const E7 = 10_000_000

/** `2016-09-17` */
export const dayOf = (at: string): string => at.slice(0, 10)

/** `14:24:00Z` */
export const timeOf = (at: string): string => `${at.slice(11, 19)}Z`

/** `01a2054f`, enough of an id to tell it from the others on a page. */
export const shortId = (id: string): string => id.slice(-8)

/** `6 335 m` below 10 km, `12.5 km` from there on. */
export function printDistance(distance_m: number): string {
  return distance_m < 10_000 ? `${Math.round(distance_m)} m` : `${(distance_m / 1000).toFixed(1)} km`
}

/** `046°`, clockwise from true north. */
export const printBearing = (bearing_deg: number): string => `${String(bearing_deg).padStart(3, '0')}°`

/** `1:15`, or `27:00`, or `1:02:07`. */
export function printSeconds(seconds_s: number): string {
  const whole = Math.max(0, Math.floor(seconds_s))
  const pad = (value: number): string => String(value).padStart(2, '0')
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return h ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`
}

/** `35.20428° N, 40.17600° E`, or with so many decimals. */
export function printPoint(point: Shapes['Point'], decimals = 5): string {
  const part = (value_e7: number, plus: string, minus: string): string =>
    `${(Math.abs(value_e7) / E7).toFixed(decimals)}° ${value_e7 < 0 ? minus : plus}`
  return `${part(point.lat_e7, 'N', 'S')}, ${part(point.lon_e7, 'E', 'W')}`
}

/** Return a point as OpenLayers has it: longitude, latitude. */
export const toLonLat = (point: Shapes['Point']): [number, number] => [point.lon_e7 / E7, point.lat_e7 / E7]
