/** The ladder as the desk climbs it, so that a page can count down to its next step. The desk alone climbs. */
import type { Shapes } from '@/net/api'
import type { Halt } from './standing'

type Climb = Shapes['ClimbView']

/** To whom a step goes: the top step goes to all heads, the one below to the heads concerned, and so on down. */
export type Reach = 'all-heads' | 'heads' | 'everybody' | 'alternates'
const FROM_TOP: Reach[] = ['all-heads', 'heads', 'everybody']

export interface Rung {
  step: number
  after_s: number
  reach: Reach
  climbed: Climb | null
}

/** Return the mission's steps, in seconds after the call. */
export function ladderOf(arrangement: Shapes['ArrangementView'] | null): number[] {
  const steps: unknown = arrangement?.policy['ladder_s']
  return Array.isArray(steps) ? steps.map(Number) : []
}

/** Return each step of the ladder with its climb, up to a reopening. */
export function rungsOf(halt: Halt, ladder_s: number[]): Rung[] {
  const climbs = halt.climbs.filter((climb) => !isAfterReopening(halt, climb))
  return ladder_s.map((after_s, at) => ({
    step: at + 1,
    after_s,
    reach: reachOf(at + 1, ladder_s.length),
    climbed: climbs.find((climb) => climb.step === at + 1) ?? null,
  }))
}

/** Return to whom a step goes. */
export function reachOf(step: number, of: number): Reach {
  return FROM_TOP[of - step] ?? 'alternates'
}

/** Return how often the top step was called again, after the ladder's end or a reopening. */
export function repeatsOf(halt: Halt, ladder_s: number[]): Climb[] {
  if (halt.reopened_at) return halt.climbs.filter((climb) => isAfterReopening(halt, climb))
  return halt.climbs.slice(ladder_s.length)
}

/** Return the next step and when it falls due; null while nobody has to be reached any more. */
export function nextStep(halt: Halt, ladder_s: number[]): { step: number; due_ms: number } | null {
  const last_s = ladder_s.at(-1)
  if (halt.closed_at || last_s === undefined || !climbs(halt)) return null
  const top = ladder_s.length
  if (halt.reopened_at) {
    const due_s = last_s * repeatsOf(halt, ladder_s).length
    return { step: top, due_ms: Date.parse(halt.reopened_at) + due_s * 1000 }
  }
  const taken = halt.climbs.length
  const due_s = ladder_s[taken] ?? last_s * (taken - top + 2)
  return { step: Math.min(taken + 1, top), due_ms: Date.parse(halt.called_at) + due_s * 1000 }
}

/** The ladder climbs while somebody has not answered; who has to may be unknown here, and then nobody has. */
export const climbs = (halt: Halt): boolean =>
  !halt.closed_at && (halt.unanswered.length > 0 || halt.acknowledged.length === 0)

const isAfterReopening = (halt: Halt, climb: Climb): boolean =>
  halt.reopened_at !== null && climb.at >= halt.reopened_at
