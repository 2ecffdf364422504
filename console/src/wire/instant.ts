/**
 * The wire's instants: `2016-09-17T14:24:00Z`, with six decimals only when they are not zero.
 *
 * On the wire and in facts an instant stays a text, because a `Date` holds milliseconds only.
 */

import { MalformedError } from './errors'

/** A moment in UTC in the one form of the wire. */
export type Instant = string

const FIRST_YEAR = 1900
const LAST_YEAR = 2999
const LOOSE =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-]\d\d):?(\d\d))$/
const STRICT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{6})?Z$/

/**
 * Return an instant of the wire, to the millisecond.
 *
 * Refuses a year before 1900 or after 2999 (`time-out-of-range`) and a date that is none (`field-wrong`).
 */
export function printInstant(at: Date): Instant {
  if (Number.isNaN(at.getTime())) {
    throw new MalformedError('This is no time.', 'field-wrong')
  }
  requireAge(at.getUTCFullYear(), 'value')
  const text = at.toISOString()
  return text.endsWith('.000Z') ? text.replace('.000Z', 'Z') : text.replace('Z', '000Z')
}

/**
 * Return the moment of an instant of the wire; what is below a millisecond is cut off.
 *
 * Refuses text that is no time (`field-wrong`), that is not UTC in the one form (`time-not-utc`), and a year before
 * 1900 or after 2999 (`time-out-of-range`).
 */
export function parseInstant(text: Instant): Date {
  if (!isTime(text)) {
    throw new MalformedError('This is no time.', 'field-wrong')
  }
  requireInstant(text)
  return new Date(text)
}

/** Tell whether a text is a time with an offset, in whatever spelling. */
export function isTime(text: string): boolean {
  const found = LOOSE.exec(text)
  if (!found) {
    return false
  }
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number) as [
    number, number, number, number, number, number,
  ]
  const [offsetHours, offsetMinutes] = [Math.abs(Number(found[8] ?? 0)), Number(found[9] ?? 0)]
  const isDay = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
  return isDay && hour < 24 && minute < 60 && second < 60 && offsetHours < 24 && offsetMinutes < 60
}

/**
 * Demand the one form of a text that `isTime`.
 *
 * Refuses another spelling or offset (`time-not-utc`), and a year before 1900 or after 2999 (`time-out-of-range`).
 */
export function requireInstant(text: string, what = 'value'): void {
  if (!STRICT.test(text) || text.endsWith('.000000Z')) {
    throw new MalformedError(`A time in the ${what} is not UTC in the one form.`, 'time-not-utc', { what })
  }
  requireAge(Number(text.slice(0, 4)), what)
}

/** Return below 0, 0 or above 0, as the first time is before, at or after the second, to the microsecond. */
export function compareInstants(one: Instant, other: Instant): number {
  const [left, right] = [momentOf(one), momentOf(other)]
  return left.ms - right.ms || left.us - right.us
}

/** Tell whether a span does not end before it starts. */
export function isInOrder(span: { readonly starts_at: Instant; readonly ends_at: Instant }): boolean {
  return compareInstants(span.starts_at, span.ends_at) <= 0
}

/** Return the whole second of a text that `isTime`, in milliseconds, and the microseconds beyond it. */
function momentOf(text: string): { readonly ms: number; readonly us: number } {
  const [, year, month, day, hour, minute, second, fraction, hours, minutes] = LOOSE.exec(text) ?? []
  const offset = hours === undefined ? 'Z' : `${hours}:${minutes}`
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`)
  return { ms, us: Number((fraction ?? '').slice(0, 6).padEnd(6, '0')) }
}

function requireAge(year: number, what: string): void {
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    throw new MalformedError(`A time in the ${what} is not of our age.`, 'time-out-of-range', { what })
  }
}

function daysOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}
