/** A call to check fire before it is signed: what was typed and chosen, and the fact that it makes. */
import type { Shapes } from '@/net/api'
import { bare } from '@/parts/place/draft'
import { printPoint } from '@/parts/print'
import type { FactOf } from '@/wire/kinds'
import type { Place } from '@/wire/values'
import { nameOf, ownParty } from '@/state/desk.svelte'
import { inEnglish, t, words } from '@/words/index.svelte'

export type Notice = Shapes['NoticeView']
export type HaltCalled = FactOf<'checkfire.halt-called/1'>

/** A point that words can be read as. */
export interface Reading {
  key: string
  method: 'coordinates' | 'phrase'
  landmark: string
  point: Shapes['Point']
  accuracy_m: number
  datum: string
  doubtful: boolean
}

export interface Draft {
  where: string
  reading: Reading | null
  notice: string
  what: string
  since: string
  seenFrom: string
  words: string
  caller: string
  drill: boolean
}

export const emptyDraft = (): Draft => ({
  where: '',
  reading: null,
  notice: '',
  what: '',
  since: '',
  seenFrom: '',
  words: '',
  caller: '',
  drill: false,
})

/** The phrases that one tap fills in, by the names of their words. */
export const PHRASES = ['troops', 'civilians', 'clinic', 'convoy', 'unknown'] as const

/** Return a fixed phrase as it is signed: in the speaker's language, with the English that every desk reads.
 * Whose troops they are is named: on another party's screen "our" would mean somebody else. */
export function phraseOf(name: (typeof PHRASES)[number]): string {
  const key = name === 'troops' ? 'halt-call-troops-of' : `halt-call-phrase-${name}`
  const args = { party: nameOf(ownParty()) }
  const said = words.language === 'en' ? t(key, args) : `${t(key, args)} / ${inEnglish(key, args)}`
  return bare(said)
}

/** Return which of the two needed fields is missing, or null. */
export function missing(draft: Draft): 'where' | 'what' | null {
  if (!draft.where.trim() && !draft.notice) return 'where'
  return draft.what.trim() ? null : 'what'
}

/** Return the fact of a call; what was left empty is not said. */
export function factOf(draft: Draft): HaltCalled {
  const { since, seenFrom, words: said, caller, notice } = draft
  return {
    what: draft.what.trim(),
    ...(draft.where.trim() && { where: placeOf(draft.where.trim(), draft.reading) }),
    ...(notice && { notice }),
    ...(since.trim() && { since: { stated: since.trim() } }),
    ...(seenFrom.trim() && { seen_from: seenFrom.trim() }),
    ...(said.trim() && { words: said.trim() }),
    ...(caller.trim() && { caller: caller.trim() }),
  }
}

/** The area covers all that the words may mean, so that the desk tells one party too many, not one too few. */
function placeOf(stated: string, reading: Reading | null): Place {
  if (!reading) return { stated, method: 'words' }
  const area = { shape: 'circle', centre: reading.point, radius_m: reading.accuracy_m } as const
  return { stated, method: reading.method, area, datum: reading.datum }
}

/** Return every point that a text can be read as, those from rival landmarks last. */
export function readingsOf(found: Shapes['PlaceReadings'], atMost: number): Reading[] {
  const direct = found.readings.map(({ reading }) => toReading(reading, reading.landmark?.name ?? '', reading.point))
  const rivals = found.readings.flatMap(({ reading }) =>
    (reading.rivals ?? []).map((rival) => toReading(reading, rival.landmark.name, rival.point)),
  )
  const all = [...direct, ...rivals]
  return all.filter((one, at) => all.findIndex((other) => other.key === one.key) === at).slice(0, atMost)
}

function toReading(from: Shapes['PlaceReading'], landmark: string, point: Shapes['Point']): Reading {
  return {
    key: printPoint(point),
    method: from.method === 'phrase' ? 'phrase' : 'coordinates',
    landmark,
    point,
    accuracy_m: from.accuracy_m,
    datum: from.datum ?? 'WGS 84 assumed',
    doubtful: (from.note ?? 'as-written') !== 'as-written',
  }
}

/** Return the notices that a call can name, the nearest start first; a drill names only drills. */
export function liveNotices(notices: Notice[], drill: boolean, now: Date): Notice[] {
  const away_ms = (notice: Notice): number => Math.abs(Date.parse(notice.activity.window.starts_at) - now.getTime())
  return notices
    .filter((notice) => (notice.life === 'announced' || notice.life === 'started') && notice.drill === drill)
    .sort((a, b) => away_ms(a) - away_ms(b))
}
