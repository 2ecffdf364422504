/** UTM and the letters of MGRS, by the formulas of OpenLayers: within 1 m inside a zone. For lines on a map and the
 * place under a pointer; what is sent is read and printed by the desk. */
import { makeProjection, makeTransforms } from 'ol/proj/utm'
import type { LonLat } from '../contract'

export const BANDS = 'CDEFGHJKLMNPQRSTUVWX'
const COLUMNS = ['ABCDEFGH', 'JKLMNPQR', 'STUVWXYZ']
const ROWS = 'ABCDEFGHJKLMNPQRSTUV'
const SQUARE_M = 100_000
const BOTTOM_DEG = -80
const TOP_DEG = 84

/** A zone within one band of latitude: a rectangle of longitude and latitude. */
export interface Cell {
  zone: number
  band: string
  west: number
  south: number
  east: number
  north: number
}

interface Transforms {
  toUtm(at: LonLat): [easting_m: number, northing_m: number]
  toLonLat(easting_m: number, northing_m: number): LonLat
}

/** Zones that are wider or narrower than 6 degrees: around Norway and Svalbard; null for those that are not there. */
const ODD: Record<string, [west: number, east: number] | null> = {
  '31V': [0, 3],
  '32V': [3, 12],
  '31X': [0, 9],
  '32X': null,
  '33X': [9, 21],
  '34X': null,
  '35X': [21, 33],
  '36X': null,
  '37X': [33, 42],
}

const made = new Map<string, Transforms>()

/** Return the transforms of a zone on one side of the equator. */
export function transforms(zone: number, north: boolean): Transforms {
  const code = `EPSG:${north ? 326 : 327}${String(zone).padStart(2, '0')}`
  const known = made.get(code)
  if (known) return known
  const projection = makeProjection(code)
  const pair = projection && makeTransforms(projection)
  if (!pair) throw new RangeError(`there is no zone ${zone}`)
  const fresh: Transforms = {
    toUtm: (at) => pair.forward([...at], undefined, 2) as [number, number],
    toLonLat: (easting_m, northing_m) => pair.inverse([easting_m, northing_m], undefined, 2) as LonLat,
  }
  made.set(code, fresh)
  return fresh
}

/** Return one cell, or null where there is none. */
export function cellOf(zone: number, band: string): Cell | null {
  const odd = ODD[`${zone}${band}`]
  if (odd === null) return null
  const south = BOTTOM_DEG + 8 * BANDS.indexOf(band)
  const [west, east] = odd ?? [zone * 6 - 186, zone * 6 - 180]
  return { zone, band, west, south, east, north: band === 'X' ? TOP_DEG : south + 8 }
}

/** Return the cells that touch a view; a view may reach beyond 180 degrees on either side. */
export function cellsWithin(west: number, south: number, east: number, north: number): Cell[] {
  const bands = [...BANDS].filter((_, i) => BOTTOM_DEG + 8 * i < north && BOTTOM_DEG + 8 * i + 12 > south)
  const found: Cell[] = []
  for (let column = Math.floor((west + 180) / 6) - 1; column <= Math.ceil((east + 180) / 6); column += 1) {
    const turn = Math.floor(column / 60)
    for (const band of bands) {
      const cell = cellOf(column - turn * 60 + 1, band)
      if (!cell) continue
      const moved = { ...cell, west: cell.west + turn * 360, east: cell.east + turn * 360 }
      if (moved.west < east && moved.east > west && moved.south < north && moved.north > south) found.push(moved)
    }
  }
  return found
}

/** Return the two letters of the 100 km square that holds a point of UTM. */
export function squareOf(zone: number, easting_m: number, northing_m: number): string {
  const column = (COLUMNS[(zone - 1) % 3] ?? '')[Math.floor(easting_m / SQUARE_M) - 1] ?? '?'
  const row = (Math.floor(northing_m / SQUARE_M) + (zone % 2 ? 0 : 5)) % 20
  return column + (ROWS[row] ?? '?')
}

/** `37S FU 53872 96241`, or fewer digits; nothing beyond 84 N and 80 S. Digits are cut, not rounded. */
export function printMgrs([lon, lat]: LonLat, digits = 5): string {
  const turned = ((((lon + 180) % 360) + 360) % 360) - 180
  const cell = cellsWithin(turned, lat, turned + 1e-9, lat + 1e-9)[0]
  if (!cell) return ''
  const [easting_m, northing_m] = transforms(cell.zone, lat >= 0).toUtm([turned, lat])
  const part = (value_m: number): string =>
    String(Math.floor((value_m % SQUARE_M) / 10 ** (5 - digits))).padStart(digits, '0')
  const square = squareOf(cell.zone, easting_m, northing_m)
  return `${String(cell.zone).padStart(2, '0')}${cell.band} ${square} ${part(easting_m)} ${part(northing_m)}`
}
