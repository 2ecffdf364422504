/** What the map is told and what it tells: the shapes of the wire, and nothing of how they are drawn. */
import type { Shapes } from '@/net/api'

export type Point = Shapes['Point']
export type Area = NonNullable<Shapes['Place']['area']>
export type LonLat = [lon_deg: number, lat_deg: number]

/** A point that a page wants seen: a reading of words, its rival, or a landmark that was measured from. */
export interface Mark {
  point: Point
  label: string
  kind: 'reading' | 'rival' | 'landmark'
}

/** Everything that is to be drawn. */
export interface Content {
  objects: Shapes['ObjectView'][]
  notices: Shapes['NoticeView'][]
  halts: Shapes['HaltView'][]
  draft: Area | null
  marks: Mark[]
}

export type Drawing = 'circle' | 'polygon'

/** West, south, east, north in degrees; west may be greater than east where the view crosses the antimeridian. */
export type Bounds = [west: number, south: number, east: number, north: number]

/** What was painted in one frame, and what should have been. */
export interface Painted {
  /** Ids that were painted, in the order in which they were. */
  drawn: string[]
  /** How many operational things lie in the view. */
  expected: number
}

/** What can be turned on and off; the operational things cannot. */
export const LAYERS = ['basemap', 'graticule', 'mgrs'] as const
export type Layer = (typeof LAYERS)[number]
export type Shown = Record<Layer, boolean>
