/** A doubt of the desk about a reading: what was likely meant, and which points are only to be looked at. */
import type { Shapes } from '@/net/api'
import { printPoint } from '@/parts/print'

export type Question = Shapes['LocationDoubt']

const OF_THE_DIGITS = new Set(['CF-LOC-04', 'CF-LOC-05', 'CF-LOC-06', 'CF-LOC-07', 'CF-LOC-09'])
const CELL_LEAST_M = 55_000
const CELL_MOST_M = 79_000
const DECIMALS_AT_MOST = 5

/** Tell whether the point of a doubt is what the same digits may mean; any other is a place to compare with. */
export const isMeant = ({ rule, suggestion }: Question): boolean => suggestion != null && OF_THE_DIGITS.has(rule)

/**
 * Return the text of a point in decimal degrees, to be shown and to be typed.
 *
 * It has the digits of the point itself, but never so many that it tells more than a reading of that accuracy:
 * half the diagonal of a cell of one degree is between the two figures, and ten times less for each decimal.
 */
export function textOf(point: Shapes['Point'], accuracy_m: number): string {
  const least = Math.ceil(Math.log10(CELL_LEAST_M / accuracy_m))
  const most = Math.ceil(Math.log10(CELL_MOST_M / accuracy_m))
  const own = Math.max(decimalsOf(point.lat_e7), decimalsOf(point.lon_e7))
  return printPoint(point, Math.min(Math.max(own, least, 0), Math.max(most, 0), DECIMALS_AT_MOST))
}

const decimalsOf = (value_e7: number): number =>
  (Math.abs(value_e7) % 10_000_000).toString().padStart(7, '0').replace(/0+$/, '').length

/** Return the names of what is registered with its middle at a point, as far as this tab knows. */
export const namesAt = (point: Shapes['Point'], objects: Shapes['ObjectView'][]): string[] =>
  objects.filter((one) => one.active && isAt(one.place?.area, point)).map((one) => one.label)

function isAt(area: Shapes['Place']['area'] | undefined, { lat_e7, lon_e7 }: Shapes['Point']): boolean {
  return area?.shape === 'circle' && area.centre.lat_e7 === lat_e7 && area.centre.lon_e7 === lon_e7
}
