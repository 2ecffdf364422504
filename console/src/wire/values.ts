/** The values that facts are made of: places, heights, times and desks, as docs/formats/kinds.md lists them. */

import { MESSAGE_ID } from './id'
import { isInOrder } from './instant'
import { like, list, needed, object, oneOf, optional, tagged, text, time, whole, word, type Said } from './shape'

/** Slugs, log names and 32 bytes in base64. */
export const SLUG = /^[a-z][a-z0-9-]{0,39}$/
export const ORIGIN = /^[a-z0-9][a-z0-9./-]{2,119}$/
export const BYTES32 = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/

export const messageId = like(MESSAGE_ID)
export const slug = like(SLUG)
export const origin = like(ORIGIN)
export const bytes32 = like(BYTES32)

/** Spaces, controls and marks without a width: alone they say nothing to anybody. */
const BLANK = String.raw`\x00-\x20\x7f-\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\ufeff`

/** A text of so many Unicode characters at most, with something in it that can be read. */
const written = (max: number): RegExp => new RegExp(`^(?=[${BLANK}]*[^${BLANK}])[\\s\\S]{1,${max}}$`, 'u')

/** One line for people. */
export const short = like(written(200))

/** Free text, kept exactly as it was written. */
export const long = like(written(8000))

export const metres = whole(0, 2_000_000)

/** Metres to be kept from a registered object. */
export const standoff = whole(0, 20_000)

export const deskRef = object('DeskRef', { party: needed(slug), desk: needed(slug) })

/** A duty desk: the function that receives and acts, whoever sits there. */
export type DeskRef = Said<typeof deskRef>

export const point = object('Point', {
  lat_e7: needed(whole(-900_000_000, 900_000_000)),
  lon_e7: needed(whole(-1_800_000_000, 1_800_000_000)),
})

/** A point on the WGS 84 ellipsoid, in integers of 1e-7 degree. */
export type Point = Said<typeof point>

const circle = tagged({ name: 'shape', value: 'circle' }, 'Circle', {
  centre: needed(point),
  radius_m: optional(metres, 0),
})

const ring = list(point, 3, 500)

const polygon = tagged(
  { name: 'shape', value: 'polygon' },
  'Polygon',
  { corners: needed(ring), holes: optional(list(ring, undefined, 50), []) },
  ({ corners, holes }) => [corners, ...(holes ?? [])].every((one) => distinct(one) >= 3),
)

const distinct = (corners: readonly Point[]): number => new Set(corners.map((one) => `${one.lat_e7} ${one.lon_e7}`)).size

const corridor = tagged({ name: 'shape', value: 'corridor' }, 'Corridor', {
  line: needed(list(point, 2, 500)),
  half_width_m: needed(metres),
})

export const area = oneOf(circle, polygon, corridor)

/** What a place can cover: `shape` tells which. */
export type Area = Said<typeof area>

export const place = object('Place', {
  stated: needed(long),
  method: needed(word('Method', ['phrase', 'coordinates', 'drawn', 'device', 'words'])),
  area: optional(area),
  accuracy_m: optional(metres),
  datum: optional(text(1, 40), 'WGS 84 assumed'),
})

/** A place as stated, and the area that it was read as, if it could be read. */
export type Place = Said<typeof place>

export const height = object(
  'Height',
  {
    value: needed(whole(-10_000, 200_000)),
    unit: needed(word('HeightUnit', ['m', 'ft', 'hundred-ft'])),
    reference: needed(word('HeightReference', ['agl', 'amsl', 'fl', 'std', 'wgs84'])),
  },
  ({ unit, reference }) => (reference === 'fl') === (unit === 'hundred-ft'),
)

/** One height as stated: value, unit and reference. */
export type Height = Said<typeof height>

const UNIT_M = { m: 1, ft: 0.3048, 'hundred-ft': 100 * 0.3048 } as const

/** Metres above the stated reference; a flight level as in the standard atmosphere. */
export function heightM(stated: Height): number {
  return stated.value * UNIT_M[stated.unit]
}

export const altitudeBand = object(
  'AltitudeBand',
  { lower: optional(height), upper: optional(height) },
  ({ lower, upper }) =>
    !lower || !upper || lower.reference !== upper.reference || heightM(upper) >= heightM(lower),
)

/** From the lower to the upper height; an end that is not stated is open. */
export type AltitudeBand = Said<typeof altitudeBand>

export const statedInstant = object('StatedInstant', {
  stated: needed(short),
  at: optional(time),
  zone: optional(text()),
  precision: optional(
    word('Precision', ['second', 'minute', 'about-an-hour', 'day', 'before', 'after']),
    'minute',
  ),
  basis: optional(word('Basis', ['clock', 'log', 'statement', 'inferred']), 'statement'),
})

/** A time as somebody gave it, beside the instant that it was read as. */
export type StatedInstant = Said<typeof statedInstant>

export const window = object('Window', { starts_at: needed(time), ends_at: needed(time) }, isInOrder)

/** A closed span of time. */
export type Window = Said<typeof window>

export const dutyRole = word('DutyRole', ['duty', 'alternate', 'head', 'mission-head'])

/** Who is meant on the ladder: a function, never a name. */
export type DutyRole = Said<typeof dutyRole>
