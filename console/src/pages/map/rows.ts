/** What stands in the list: a row for everything that is known, whether it has a place or not. */
import type { Shapes } from '@/net/api'
import type { Bounds, LonLat } from '@/map/contract'
import type { Operational } from '@/map/kinds'
import { anchorOf } from '@/map/outline'

export const GROUPS = ['halts', 'notices', 'register'] as const
export type Group = (typeof GROUPS)[number]
export const KINDS = ['halt', 'notice', 'movement', 'position', 'site'] as const satisfies Operational[]
export type Tone = 'plain' | 'halt' | 'ask' | 'drill'

/** A near-duplicate of a row: both stay as they are, and nothing is merged. */
export interface Twin {
  id: string
  name: string
  apart_m: number
}

export interface Row {
  id: string
  group: Group
  kind: Operational
  category: string
  name: string
  owner: string
  /** The end of a key of words: `map-state-...`. */
  state: string
  tone: Tone
  drill: boolean
  /** Ended, cancelled, closed, withdrawn or arrived. */
  over: boolean
  place: Shapes['Place'] | null
  at: LonLat | null
  /** The landmark that was chosen for the words of the place, if one was. */
  readFrom: string | null
  /** From when to when, where it has a time. */
  window: Shapes['Window'] | null
  /** What the row was made from. */
  object: Shapes['ObjectView'] | null
  twins: Twin[]
}

export interface Known {
  objects: Shapes['ObjectView'][]
  twins: Shapes['Twins'][]
  notices: Shapes['NoticeView'][]
  halts: Shapes['HaltView'][]
}

const order = new Intl.Collator('en', { numeric: true }).compare

/** Return all rows: running halts first, then notices by their window, then the register by name. */
export function rowsOf({ objects, twins, notices, halts }: Known): Row[] {
  const known = new Map(notices.map((notice) => [notice.id, notice]))
  const paired = twinsOf(objects, twins)
  return [
    ...halts.map((halt) => haltRow(halt, known.get(halt.notice ?? ''))),
    ...notices.map(noticeRow).sort((a, b) => Number(a.over) - Number(b.over) || order(starts(a), starts(b))),
    ...objects.map((object) => objectRow(object, paired.get(object.id) ?? [])).sort((a, b) => Number(a.over) - Number(b.over) || order(a.kind, b.kind) || order(a.name, b.name)),
  ]
}

const starts = (row: Row): string => row.window?.starts_at ?? ''

const NOTHING = { category: '', drill: false, window: null, object: null, readFrom: null, twins: [] }

function haltRow(halt: Shapes['HaltView'], notice: Shapes['NoticeView'] | undefined): Row {
  const over = halt.closed_at !== null
  const tone = over ? 'plain' : halt.drill ? 'drill' : 'halt'
  const { id, drill, what: name, caller: owner, state } = halt
  const place = halt.where ?? notice?.activity.place ?? null
  const readFrom = halt.where ? null : (notice?.read_from ?? null)
  return { ...NOTHING, id, group: 'halts', kind: 'halt', name, owner, state, tone, drill, over, readFrom, ...placed(place) }
}

function noticeRow(notice: Shapes['NoticeView']): Row {
  const over = notice.life === 'ended' || notice.life === 'cancelled'
  const state = notice.concern_open ? 'concern-open' : notice.life
  const tone = over ? 'plain' : notice.drill ? 'drill' : 'ask'
  const { id, drill, summary: name, notifier: owner, read_from: readFrom } = notice
  const { place, window } = notice.activity
  return { ...NOTHING, id, group: 'notices', kind: 'notice', name, owner, state, tone, drill, over, readFrom, ...placed(place), window }
}

function objectRow(object: Shapes['ObjectView'], twins: Twin[]): Row {
  const kind = object.kind as 'site' | 'movement' | 'position'
  const { id, label: name, owner, category, active } = object
  return { ...NOTHING, id, group: 'register', kind, category, name, owner, state: stateOf(object), tone: 'plain', over: !active, ...placed(object.place), object, twins }
}

/** Return the near-duplicates of each object, the nearest first. */
function twinsOf(objects: Known['objects'], pairs: Known['twins']): Map<string, Twin[]> {
  const names = new Map(objects.map(({ id, label }) => [id, label]))
  const found = new Map<string, Twin[]>()
  for (const { one, other, apart_m } of pairs.toSorted((a, b) => a.apart_m - b.apart_m))
    for (const [id, twin] of [[one, other], [other, one]] as const)
      found.set(id, [...(found.get(id) ?? []), { id: twin, name: names.get(twin) ?? twin, apart_m }])
  return found
}

function stateOf({ kind, active, status, history }: Shapes['ObjectView']): string {
  if (kind === 'movement') return history[history.length - 1] ?? 'notified'
  if (!active) return 'withdrawn'
  return status || 'declared'
}

function placed(place: Shapes['Place'] | null): Pick<Row, 'place' | 'at'> {
  return { place, at: place?.area ? anchorOf(place.area) : null }
}

export interface Wanted {
  text: string
  kind: Operational | ''
  past: boolean
  within: Bounds | null
}

/** Return the rows that are asked for; a chosen one stays in any case. */
export function choose(rows: Row[], { text, kind, past, within }: Wanted, chosen: string | null, nameOf: (party: string) => string): Row[] {
  const words = fold(text).split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    if (row.id === chosen) return true
    if ((row.over && !past) || (kind && row.kind !== kind)) return false
    if (within && !(row.at && isWithin(row.at, within))) return false
    if (!words.length) return true
    const told = fold(`${row.name} ${row.owner} ${nameOf(row.owner)} ${row.kind} ${row.category} ${row.place?.stated ?? ''} ${row.readFrom ?? ''} ${row.id}`)
    return words.every((word) => told.includes(word))
  })
}

/** Letters without their marks, so that `Zor` finds `Zôr`. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

function isWithin([lon, lat]: LonLat, [west, south, east, north]: Bounds): boolean {
  const turned = lon + 360 * Math.ceil((west - lon) / 360)
  return lat >= south && lat <= north && turned <= east
}
