/** Times as an officer types them: UTC, to the minute or the second. */

const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g
const WHOLE = /^(\d{4})-(\d{1,2})-(\d{1,2})[T ,]+(\d{1,2}):?(\d{2})(?::(\d{2}))? ?(?:z|utc)?$/i
const CLOCK = /^(\d{1,2}):?(\d{2}) ?(?:z|utc)?$/i

/** Return digits of other scripts as Latin ones. */
const fold = (text: string): string =>
  text.replace(DIGITS, (digit) => String((digit.codePointAt(0)! - 0x0660) % 0x10 % 10)).trim()

/** Return the instant of a text such as `2026-09-17 14:00`, or `14:00` for the next such minute after `now`.
 * A text that is no time, or a day that the calendar has not, gives null. */
export function readMoment(text: string, now: Date): string | null {
  const folded = fold(text)
  const whole = WHOLE.exec(folded)
  if (whole) return instant(whole.slice(1).map((part) => Number(part ?? 0)))
  const clock = CLOCK.exec(folded)
  return clock ? next(Number(clock[1]), Number(clock[2]), now) : null
}

function instant([year = 0, month = 0, day = 0, h = 0, m = 0, s = 0]: number[]): string | null {
  const at = new Date(Date.UTC(year, month - 1, day, h, m, s))
  const held = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()]
  const said = [year, month, day, h, m]
  return s < 60 && held.every((value, index) => value === said[index]) ? toWire(at) : null
}

function next(h: number, m: number, now: Date): string | null {
  const at = (day: number): string | null =>
    instant([now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate(), h, m]) &&
    toWire(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + day, h, m)))
  const today = at(0)
  return today && Date.parse(today) + 60_000 < now.getTime() ? at(1) : today
}

/** `2026-09-17T14:00:00Z` */
export const toWire = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`

/** `2026-09-17 14:00`, with seconds only where there are some. */
export function printMoment(at: string): string {
  const seconds = at.slice(17, 19)
  return `${at.slice(0, 10)} ${at.slice(11, 16)}${seconds === '00' ? '' : `:${seconds}`}`
}

/** Return the instant so many minutes after another, on a whole minute. */
export function minutesAfter(at: Date, minutes: number): string {
  const whole = Math.ceil(at.getTime() / 60_000) * 60_000
  return toWire(new Date(whole + minutes * 60_000))
}

/** The same instant on the clock of this browser, with the name of its zone. */
export function printLocal(at: string, language: string): string {
  const locale = language === 'ar' ? 'ar-u-nu-latn' : 'en-GB'
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(at))
}
