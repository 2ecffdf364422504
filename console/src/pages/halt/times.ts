/** Times of a halt: what holds now, and the seconds from the call. */
import type { Shapes } from '@/net/api'
import { t } from '@/words/index.svelte'
import { mayClose, notStopped, wasStopped, type Halt } from './standing'

export const STATES = [
  'called',
  'delivered',
  'acknowledged',
  'stop-ordered',
  'fire-stopped',
  'stop-verified',
  'closed',
] as const
export type State = (typeof STATES)[number]

/** Return the whole seconds from the call to an instant. */
export const afterCall = (halt: Halt, at: string): number =>
  Math.max(0, Math.floor((Date.parse(at) - Date.parse(halt.called_at)) / 1000))

/** Return how long a halt has run, or ran until it was closed. */
export const ranFor = (halt: Halt, now: Date): number => afterCall(halt, halt.closed_at ?? now.toISOString())

/** How the clock of a halt is to be read: in alarm, on stops that were stated, resting on verified ones, or closed. */
export type Pace = 'alarm' | 'stated' | 'rests' | 'closed'

export function paceOf(halt: Halt): Pace {
  if (halt.closed_at) return 'closed'
  if (mayClose(halt)) return 'rests'
  return wasStopped(halt) && notStopped(halt).length === 0 ? 'stated' : 'alarm'
}

/** Return the seconds on a halt's clock; once every stop is stated and verified it stands still. */
export function clockOf(halt: Halt, now: Date): number {
  return paceOf(halt) === 'rests' && halt.verified ? afterCall(halt, halt.verified.at) : ranFor(halt, now)
}

/** Return where it is in words: as called, or else as the notice announced it. */
export function whereOf(halt: Halt, notice: Shapes['NoticeView'] | undefined): string {
  if (halt.where) return halt.where.stated
  return notice ? t('halt-where-announced', { place: notice.activity.place.stated }) : t('halt-where-unknown')
}

/** True while a state holds; a report of fire takes a stop back, a reopening takes back every answer. */
export function holds(halt: Halt, state: State): boolean {
  switch (state) {
    case 'called':
      return true
    case 'delivered':
      return Object.keys(halt.delivered).length > 0 || 'delivered' in halt.seconds
    case 'acknowledged':
      return halt.acknowledged.length > 0
    case 'stop-ordered':
      return Object.keys(halt.stop_ordered).length > 0
    case 'fire-stopped':
      return Object.keys(halt.stopped).length > 0
    case 'stop-verified':
      return halt.verified_by !== null
    case 'closed':
      return halt.closed_at !== null
  }
}
