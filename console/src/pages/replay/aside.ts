/** Which messages of this tab's pages stand in a log that the replay has put aside, since the day was played anew. */
import { isMessageId } from '@/wire/id'

export interface Known {
  /** The log that was served last. */
  origin: string
  /** What pages were about while it was served. */
  seen: string[]
  /** What pages were about before. */
  aside: string[]
}

const MOST = 200

/** Return what is known once a page about something, or about nothing, is shown of a log. */
export function noted(known: Known | null, origin: string, about: string): Known {
  const { seen, aside } =
    known === null || known.origin === origin
      ? { seen: known?.seen ?? [], aside: known?.aside ?? [] }
      : { seen: [], aside: [...known.aside, ...known.seen].slice(-MOST) }
  const isNew = isMessageId(about) && !seen.includes(about) && !aside.includes(about)
  return { origin, seen: isNew ? [...seen, about].slice(-MOST) : seen, aside }
}

/** Tell whether another log is served than the one that was known. */
export const isAnother = (known: Known | null, origin: string): boolean => known !== null && known.origin !== origin
