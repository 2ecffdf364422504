/** The outbox: what was signed here and has no receipt yet. It is kept on this device until the desk has it.
 *
 * - The same bytes are sent again until an answer comes; a repeat is never counted twice.
 * - A refusal is final and is shown with the desk's own words.
 * - Nothing is called sent before its receipt is here.
 */
import { ProblemError, requireGood, UnreachableError, type Line, type Problem } from './api'
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
  receipt?: Uint8Array<ArrayBuffer>
  problem?: Problem
}

const box = shelf<Item>('outbox')

/** Keep an item on this device, before anything is sent. */
export const keep = (item: Item): Promise<void> => box.put(item)

/** Let an item go: it was refused and read, or its receipt is kept. */
export const drop = (id: string): Promise<void> => box.delete(id)

/** Return what a key has signed here and not let go, the oldest first. */
export async function kept(keyId: string): Promise<Item[]> {
  const items = await box.all()
  return items.filter((item) => item.keyId === keyId).sort((a, b) => a.id.localeCompare(b.id))
}

/** Try to hand an item in, and return it as it then stands.
 * @throws UnreachableError Nobody answered; the item waits. */
export async function handIn(line: Line, item: Item): Promise<Item> {
  const next = await attempt(line, item)
  await keep(next)
  return next
}

async function attempt(line: Line, item: Item): Promise<Item> {
  const headers = { 'content-type': 'application/vnd.checkfire.submission+json' }
  try {
    const answer = await line.send('/v1/messages', { method: 'POST', headers, body: item.bytes })
    await requireGood(answer)
    if (answer.status === 202) return { ...item, state: 'carried' }
    return { ...item, state: 'sent', receipt: new Uint8Array(await answer.arrayBuffer()) }
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    if (cause.problem.status >= 500) throw new UnreachableError(cause.problem.title, { cause })
    return { ...item, state: 'refused', problem: cause.problem }
  }
}
