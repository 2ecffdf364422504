/** Answers that came after silence: the silence stays in sight beside them, for it was never consent (R18). */
import type { Entry } from '@/net/stream'
import type { Given, Recipient } from './notice'

/** Return when a recipient's silence was recorded and its last answer, if the answer came after the silence. */
export function lateAnswer(row: Recipient): { silent_at: string; given: Given } | null {
  const given = row.answers.at(-1)
  return given && row.silent_at && row.silent_at <= given.at ? { silent_at: row.silent_at, given } : null
}

/** Tell whether an answer in a history came after the silence of its party; an amendment asks everybody anew. */
export function cameLate(entry: Entry, entries: Entry[]): boolean {
  if (!isOf(entry, 'answered')) return false
  const before = entries.filter((one) => one.index < entry.index)
  const last = before.findLast((one) => isOf(one, 'notice-amended') || isSilenceOf(one, entry.sender.party))
  return last !== undefined && isOf(last, 'silence-recorded')
}

const isOf = (entry: Entry, kind: string): boolean => entry.kind.startsWith(`checkfire.${kind}/`)

const isSilenceOf = (entry: Entry, party: string): boolean =>
  isOf(entry, 'silence-recorded') && Object.values(entry.parts).some((part) => (part as { party?: string }).party === party)
