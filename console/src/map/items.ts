/** What is drawn: each operational thing with its sign, its label and its outline on the plane.
 *
 * Whatever has a place is an item; whatever has none stands in the list alone.
 */
import type { Shapes } from '@/net/api'
import { printLandmark } from '@/parts/place/landmark'
import { timeOf } from '@/parts/print'
import { t } from '@/words/index.svelte'
import { symbolOf, type Family } from './kinds'
import type { SymbolId } from './symbols/table'
import type { Area, Content, LonLat, Mark } from './contract'
import { around, flat, toPlane, type Extent, type XY } from './mercator'
import { along, anchorOf, circleRing, lonLat, ringsOf } from './outline'

export type Tone = 'plain' | 'ask' | 'halt' | 'drill' | 'past' | 'draft'

export interface Item {
  id: string
  family: Family
  tone: Tone
  /** The symbol on its sign, if it has one. */
  symbol: SymbolId | null
  label: string
  /** The label with more in it, where there is room; else the same. */
  longLabel: string
  anchor: XY
  extent: Extent
  /** Rings to be filled; made when they are first seen large enough. */
  rings: () => Float64Array[]
  /** A ring at the distance that is to be kept, and how wide it is on the plane. */
  standoff: { ring: () => Float64Array; wide: number } | null
  line: Float64Array | null
  stops: XY[]
}

/** Later ones lie above earlier ones. */
export const ORDER: Family[] = ['site', 'movement', 'position', 'notice', 'halt', 'landmark', 'rival', 'reading', 'draft']

/** Return everything that has a place, in the order in which it is drawn. */
export function itemsOf(content: Content): Item[] {
  const areas = new Map(content.notices.map((notice) => [notice.id, areaOf(notice.activity.place)]))
  const items = [
    ...content.notices.map(noticeItem),
    ...content.objects.filter((object) => object.active).map(objectItem),
    ...content.halts.map((halt) => haltItem(halt, (halt.where && areaOf(halt.where)) ?? areas.get(halt.notice ?? '') ?? null)),
    ...content.marks.map(markItem),
    content.draft && make('draft', 'draft', 'draft', '', content.draft),
  ]
  return items.filter((item) => item !== null).sort((a, b) => ORDER.indexOf(a.family) - ORDER.indexOf(b.family))
}

export const areaOf = (place: Shapes['Place']): Area | null => place.area ?? null

function objectItem(object: Shapes['ObjectView']): Item | null {
  const area = areaOf(object.place)
  if (!area) return null
  const family = object.kind as 'site' | 'movement' | 'position'
  const item = make(object.id, family, 'plain', object.label, widen(area, object.corridor_m), object.category)
  if (area.shape !== 'circle' || !object.standoff_m) return item
  const reach_m = (area.radius_m ?? 0) + object.standoff_m
  const wide = (2 * reach_m) / Math.max(0.05, Math.cos((lonLat(area.centre)[1] * Math.PI) / 180))
  return { ...item, standoff: { wide, ring: once(() => flat(circleRing(lonLat(area.centre), reach_m))) } }
}

/** The route of a movement is a line; its corridor is told apart. */
function widen(area: Area, corridor_m: number): Area {
  return area.shape === 'corridor' && !area.half_width_m ? { ...area, half_width_m: corridor_m } : area
}

function noticeItem(notice: Shapes['NoticeView']): Item | null {
  const area = areaOf(notice.activity.place)
  const { starts_at, ends_at } = notice.activity.window
  const over = notice.life === 'ended' || notice.life === 'cancelled'
  const tone = over ? 'past' : notice.drill ? 'drill' : 'ask'
  const label = t(notice.drill ? 'map-label-drill-notice' : 'map-label-notice', {
    from: timeOf(starts_at).replace(':00Z', 'Z'),
    to: timeOf(ends_at).replace(':00Z', 'Z'),
  })
  if (!area || !notice.read_from) return area && make(notice.id, 'notice', tone, label, area)
  const longLabel = t('map-label-read-from', { label, landmark: printLandmark(notice.read_from) })
  return { ...make(notice.id, 'notice', tone, label, area), longLabel }
}

function haltItem(halt: Shapes['HaltView'], area: Area | null): Item | null {
  const tone = halt.closed_at ? 'past' : halt.drill ? 'drill' : 'halt'
  const label = halt.closed_at ? 'map-label-halt-closed' : halt.drill ? 'map-label-drill-halt' : 'map-label-halt'
  return area && make(halt.id, 'halt', tone, t(label), area)
}

function markItem(mark: Mark, number: number): Item {
  const area: Area = { shape: 'circle', centre: mark.point, radius_m: 0 }
  return make(`mark-${number}`, mark.kind, 'draft', mark.label, area)
}

function make(id: string, family: Family, tone: Tone, label: string, area: Area, category = ''): Item {
  const route = area.shape === 'corridor' ? area.line.map(lonLat) : []
  const line = route.length ? flat(along(route)) : null
  return {
    id,
    family,
    tone,
    symbol: symbolOf(family, category),
    label,
    longLabel: label,
    anchor: toPlane(anchorOf(area)),
    extent: extentOf(area),
    rings: once(() => ringsOf(area).map(flat)),
    standoff: null,
    line,
    stops: family === 'movement' ? route.map(toPlane) : [],
  }
}

/** Return what an area covers; for a circle without making its ring. */
function extentOf(area: Area): Extent {
  if (area.shape !== 'circle') {
    const line = area.shape === 'corridor' ? area.line : area.corners
    const edge = area.shape === 'corridor' && area.half_width_m ? ringsOf(area)[0] : null
    return around(flat(edge ?? along(line.map(lonLat))))
  }
  const [lon, lat] = lonLat(area.centre)
  const far_deg = ((area.radius_m ?? 0) / 110_500) * 1.01
  const wide_deg = far_deg / Math.max(0.02, Math.cos(((Math.abs(lat) + far_deg) * Math.PI) / 180))
  const corners: LonLat[] = [[lon - wide_deg, lat - far_deg], [lon + wide_deg, lat + far_deg]]
  return around(flat(corners))
}

function once<T>(work: () => T): () => T {
  let kept: { value: T } | null = null
  return () => (kept ??= { value: work() }).value
}

