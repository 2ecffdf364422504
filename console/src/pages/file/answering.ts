/** How long recipients have to answer, worked out as the desk does when it takes the notice. */
import { toWire } from './moment'

export interface Answering {
  /** When silence is recorded. */
  until: string
  left_s: number
  /** Less than this mission gives. */
  isShort: boolean
  /** The activity starts before that. */
  isLate: boolean
}

/** The notice as it is being written, and what the mission gives. */
export interface Asked {
  now: Date
  startsAt: string | null
  /** What its notifier asks for, if anything. */
  answerBy: string | null
  within_s: number
}

const MINUTE_MS = 60_000

/** Return the time to answer; the minute in which somebody reads this is not counted as missing. */
export function answering({ now, startsAt, answerBy, within_s }: Asked): Answering {
  const start_ms = startsAt ? Date.parse(startsAt) : Infinity
  const usual_ms = whole(now.getTime() + within_s * 1000)
  const until_ms = answerBy ? Date.parse(answerBy) : start_ms > now.getTime() ? Math.min(usual_ms, start_ms) : usual_ms
  return {
    until: toWire(new Date(until_ms)),
    left_s: Math.max(0, Math.floor((until_ms - now.getTime()) / 1000)),
    isShort: until_ms < usual_ms - MINUTE_MS,
    isLate: start_ms < until_ms,
  }
}

const whole = (at_ms: number): number => Math.floor(at_ms / MINUTE_MS) * MINUTE_MS
