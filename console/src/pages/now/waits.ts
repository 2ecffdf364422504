/** What waits for this desk, worked out of its own picture: nothing here decides, it only sorts. */
import type { Shapes } from '@/net/api'
import { saidBy, type Halt } from '@/pages/halt/standing'

export type Notice = Shapes['NoticeView']
export type Recipient = Shapes['RecipientView']

/** A notice whose window is longer over than this asks for nothing any more. */
const LATE_MS = 24 * 3_600_000
/** What starts later than this is not soon. */
const SOON_MS = 12 * 3_600_000

const startOf = (notice: Notice): number => Date.parse(notice.activity.window.starts_at)
const endOf = (notice: Notice): number => Date.parse(notice.activity.window.ends_at)
const isOver = (notice: Notice): boolean => notice.life === 'ended' || notice.life === 'cancelled'
const isPast = (notice: Notice, now: Date): boolean => isOver(notice) || endOf(notice) + LATE_MS < now.getTime()
const own = (notice: Notice, me: string): Recipient | undefined => notice.recipients.find((one) => one.party === me)

/** Return the halts that run: calls in earnest first, then what this party has not taken, then the latest. */
export function runningFirst(me: string, halts: Halt[]): Halt[] {
  const rank = (halt: Halt): number => Number(halt.drill) * 2 + Number(saidBy(halt, me).taken)
  const running = halts.filter((halt) => !halt.closed_at)
  return running.sort((a, b) => rank(a) - rank(b) || b.called_at.localeCompare(a.called_at))
}

/** Return the notices that ask this party for an answer and have none, the nearest deadline first. */
export function waitingFor(me: string, notices: Notice[], now: Date): Notice[] {
  return notices
    .filter((notice) => !isPast(notice, now) && own(notice, me)?.answers.length === 0)
    .sort((a, b) => Date.parse(a.answer_by) - Date.parse(b.answer_by))
}

/** Return the notices of this party with a concern that it has to answer. */
export const concernsForUs = (me: string, notices: Notice[]): Notice[] =>
  notices.filter((notice) => notice.notifier === me && notice.concern_open && !isOver(notice))

/** Return the notices of others where a concern is open: ours, or any that this party may see. */
export const concernsOfOthers = (me: string, notices: Notice[]): Notice[] =>
  notices.filter((notice) => notice.notifier !== me && notice.concern_open && !isOver(notice))

/** Return the notices that run now or start soon, the nearest start first. */
export function startingSoon(notices: Notice[], now: Date): Notice[] {
  const until_ms = now.getTime() + SOON_MS
  return notices
    .filter((notice) => !isOver(notice) && startOf(notice) <= until_ms && endOf(notice) >= now.getTime())
    .sort((a, b) => startOf(a) - startOf(b))
}

/** Return the other recipients whose silence was recorded and who have not answered since; the own one waits for an answer. */
export function silentIn(me: string, notices: Notice[], now: Date): { notice: Notice; recipient: Recipient }[] {
  return notices
    .filter((notice) => !isPast(notice, now))
    .flatMap((notice) => notice.recipients.map((recipient) => ({ notice, recipient })))
    .filter(({ recipient }) => recipient.standing === 'silent' && recipient.party !== me)
}

/** Return the latest check of a notice that was made over a party's own picture, if there is one. */
export const ownCheck = (me: string, notice: Notice): Shapes['CheckView'] | undefined =>
  notice.checks.filter((check) => check.audience === me).sort((a, b) => b.entry - a.entry)[0]

/** True while a notice's window is open. */
export const runsNow = (notice: Notice, now: Date): boolean =>
  startOf(notice) <= now.getTime() && now.getTime() <= endOf(notice)
