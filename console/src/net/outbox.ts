/** The outbox: what was signed here and has no receipt yet. It is kept on this device until the desk has it.
 *
 * - The same bytes are sent again until an answer comes; a repeat is never counted twice.
 * - What is signed needs no sign-in: any open page of this browser hands in what any of its desks has signed.
 * - A refusal is final and is shown with the desk's own words.
 * - Nothing is called sent before its receipt is here.
 */
import { openLine, ProblemError, requireGood, UnreachableError, type Problem } from './api'
import { shelf } from './kept'

export type OutboxState = 'waiting' | 'sent' | 'carried' | 'refused'

export interface Item {
  id: string
  keyId: string
  kind: string
  /** What a person reads of it. */
  summary: string
  drill: boolean
  signedAt: string
  bytes: Uint8Array<ArrayBuffer>
  state: OutboxState
  /** Signed just now, and the first answer is still awaited; only in the tab that signed it. */
  fresh?: boolean
  receipt?: Uint8Array<ArrayBuffer>
  problem?: Problem
}

const box = shelf<Item>('outbox', 'state')
const PENDING: readonly OutboxState[] = ['waiting', 'carried']

/** Tell whether an item has neither its receipt nor a refusal. */
export const isPending = (item: Item): boolean => PENDING.includes(item.state)

/** Keep an item on this device, before anything is sent. */
export const keep = (item: Item): Promise<void> => box.put(item)

/** Let an item go: it was refused and read, or its receipt is kept. */
export const drop = (id: string): Promise<void> => box.delete(id)

/** Return what a key has signed here and not let go, the oldest first. */
export const kept = async (keyId: string): Promise<Item[]> =>
  inOrder((await box.all()).filter((item) => item.keyId === keyId))

/** Return what has no receipt yet, of every key of this browser, the oldest first. */
export const pending = async (): Promise<Item[]> => inOrder(await box.having(PENDING))

/** Return an item as it is kept, whichever tab kept it. */
export const find = (id: string): Promise<Item | undefined> => box.get(id)

const inOrder = (items: Item[]): Item[] => items.sort((a, b) => a.id.localeCompare(b.id))

/** Try to hand an item in, and return it as it then stands.
 * @throws UnreachableError Nobody answered; the item waits. */
export async function handIn(item: Item): Promise<Item> {
  const next = await attempt(item)
  await keep(next)
  return next
}

async function attempt(item: Item): Promise<Item> {
  const headers = { 'content-type': 'application/vnd.checkfire.submission+json' }
  try {
    const answer = await openLine.send('/v1/messages', { method: 'POST', headers, body: item.bytes })
    await requireGood(answer)
    if (answer.status === 202) return { ...item, state: 'carried' }
    return { ...item, state: 'sent', receipt: new Uint8Array(await answer.arrayBuffer()) }
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    if (cause.problem.status >= 500 || cause.problem.retry !== 'never') throw new UnreachableError(cause.problem.title, { cause })
    return { ...item, state: 'refused', problem: cause.problem }
  }
}
