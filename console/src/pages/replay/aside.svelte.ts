/** The same for this tab; it outlives a load of the page. */
import { isAnother, noted, type Known } from './aside'
import { go, where } from '@/frame/router.svelte'
import { isMessageId } from '@/wire/id'

const KEPT = 'checkfire.replay-logs'

let known: Known | null = $state.raw(JSON.parse(sessionStorage.getItem(KEPT) ?? 'null'))

/** True from the moment at which the day was played anew until somebody has read that. */
export const anew = $state({ told: false })

/** Note which log is served while a page about something is shown. */
export function noteLog(origin: string, about: string): void {
  const another = isAnother(known, origin)
  known = noted(known, origin, about)
  sessionStorage.setItem(KEPT, JSON.stringify(known))
  if (!another) return
  anew.told = true
  // A number of an entry means another entry now.
  if (where.page === 'log' && !isMessageId(about)) go('log')
}

/** Tell whether a message stands in a log that was put aside. */
export const isPutAside = (about: string): boolean => known?.aside.includes(about) ?? false
