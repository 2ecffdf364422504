/** The rows of the list: entries, the days that they came in on, and stretches that were not read. */
import type { Entry } from '@/net/stream'
import { dayOf } from '@/parts/print'
import type { Span } from './spans'

export type Row =
  | { readonly as: 'entry'; readonly key: string; readonly entry: Entry }
  | { readonly as: 'day'; readonly key: string; readonly day: string }
  | { readonly as: 'unread'; readonly key: string; readonly gap: Span }

/** Return the rows for entries (the newest first) and what was not read between them. */
export function rowsOf(entries: readonly Entry[], gaps: readonly Span[]): Row[] {
  const rows: Row[] = []
  const left = [...gaps]
  let day = ''
  for (const entry of entries) {
    while ((left.at(-1)?.from ?? -1) > entry.index) rows.push(unreadRow(left.pop()))
    if (dayOf(entry.received_at) !== day) rows.push(dayRow((day = dayOf(entry.received_at)), rows.length))
    rows.push({ as: 'entry', key: entry.id, entry })
  }
  while (left.length) rows.push(unreadRow(left.pop()))
  return rows
}

const unreadRow = (gap: Span = { from: 0, to: 0 }): Row => ({ as: 'unread', key: `unread ${gap.from}`, gap })

// A day comes twice where the clock of a desk was set back.
const dayRow = (day: string, at: number): Row => ({ as: 'day', key: `${day} ${at}`, day })
