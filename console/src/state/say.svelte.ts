/** Say something: sign it, keep it, hand it in; whatever the line does, nothing is lost and nothing is said twice. */
import { drop, find, handIn, isPending, keep, kept, pending, type Item } from '@/net/outbox'
import { compose } from '@/wire/compose'
import type { Audience } from '@/wire/header'
import { newMessageId } from '@/wire/id'
import { signerOf } from '@/wire/key'
import type { FactOf, KindName } from '@/wire/kinds'
import { clock } from './clock.svelte'
import { desk } from './desk.svelte'

export interface Saying<K extends KindName> {
  kind: K
  fields: FactOf<K>
  /** Ids of what it speaks of, its subject first. */
  about?: readonly string[]
  /** Parties, or all. */
  audience?: Audience
  drill?: boolean
  /** What a person reads of it in the outbox. */
  summary: string
}

const AGAIN_MS = 2_000
/** Until then nothing moves on the page: a word that is answered at once must not push buttons about. */
const FRESH_MS = 1_500
const CALL: KindName = 'checkfire.halt-called/1'

export const outbox: {
  /** What the key of this tab has signed on this device. */
  items: Item[]
  /** How many messages without a receipt each key has on this device. */
  pending: Record<string, number>
} = $state({ items: [], pending: {} })

/** What has no receipt yet. */
export const notSent = (): Item[] => outbox.items.filter((item) => item.state === 'waiting')

/** Hand in what has no receipt, of every key of this browser, for as long as the page is open. */
export async function keepSending(): Promise<never> {
  for (;;) {
    await sendAll().catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  }
}

/** What one key said is handed in by turns, for it may build on what was said before; a call goes first. */
async function sendAll(): Promise<void> {
  const waiting = await look()
  if (!waiting.length) return
  const keys = [...new Set(waiting.map((item) => item.keyId))]
  await Promise.all(keys.map((keyId) => sendInTurn(waiting.filter((item) => item.keyId === keyId))))
  await look()
}

async function sendInTurn(items: Item[]): Promise<void> {
  const isCall = (item: Item): boolean => item.kind === CALL
  for (const { id } of [...items.filter(isCall), ...items.filter((item) => !isCall(item))]) {
    // Meanwhile it may have been handed in by another tab, or let go.
    const item = await find(id)
    if (item && isPending(item)) await attempt(item)
  }
}

/** Show what a key has left on this device; of nobody's, nothing. */
export async function showOutbox(keyId: string | null): Promise<void> {
  outbox.items = keyId ? await kept(keyId) : []
}

/** How many messages of other keys on this device have no receipt yet. */
export const notSentElsewhere = (): number =>
  Object.entries(outbox.pending).reduce((sum, [keyId, count]) => (keyId === desk.key?.id ? sum : sum + count), 0)

/** See what waits on this device, and what other tabs have done about it; return what has no receipt yet. */
async function look(): Promise<Item[]> {
  const waiting = await pending()
  const own = waiting.filter((item) => item.keyId === desk.key?.id)
  outbox.pending = counted(waiting)
  own.filter((item) => !outbox.items.some((one) => one.id === item.id)).forEach((item) => outbox.items.push(item))
  const settled = outbox.items.filter((item) => isPending(item) && !own.some((one) => one.id === item.id))
  for (const item of settled) await settle(item.id)
  return waiting
}

/** Show what became of an item that another tab has handed in; what was let go there is let go here. */
async function settle(id: string): Promise<void> {
  const item = await find(id)
  if (item) replace(item)
  else outbox.items = outbox.items.filter((one) => one.id !== id)
}

function counted(items: Item[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { keyId } of items) counts[keyId] = (counts[keyId] ?? 0) + 1
  return counts
}

/** Sign and keep a message, try to hand it in, and return it as it then stands: sent, carried, refused or waiting. */
export async function say<K extends KindName>(saying: Saying<K>): Promise<Item> {
  const key = desk.key
  const log = desk.log
  if (!key) throw new Error('nobody has signed in')
  // In a replay the desk's clock is another one than ours; what is said there is said by that clock.
  const saidAt = log?.replay ? clock.now : new Date()
  const id = newMessageId()
  const { kind, fields, about = [], audience = 'all', drill = false } = saying
  const sender = { party: key.party, desk: key.desk }
  const draft = { kind, fact: fields, sender, origin: log?.replay ? log.origin : key.origin, about, audience, drill }
  const bytes = await compose(draft, signerOf(key), { id, saidAt })
  const item: Item = {
    id,
    keyId: key.id,
    kind,
    summary: saying.summary,
    drill,
    signedAt: saidAt.toISOString(),
    bytes,
    state: 'waiting',
  }
  await keep(item)
  if (desk.key?.id === item.keyId) show(item)
  return attempt(item)
}

/** Show an item that was signed just now; that it waits is said once it waits for long, or in vain. */
function show(item: Item): void {
  outbox.items.push({ ...item, fresh: true })
  setTimeout(() => {
    const late = outbox.items.find((one) => one.id === item.id && one.fresh)
    if (late) late.fresh = false
  }, FRESH_MS)
}

/** Let go of an item that was sent or refused. */
export async function letGo(id: string): Promise<void> {
  await drop(id)
  outbox.items = outbox.items.filter((item) => item.id !== id)
}

const underWay = new Map<string, Promise<Item>>()

/** Try an item once; whoever asks for it meanwhile waits for the same try. */
function attempt(item: Item): Promise<Item> {
  const known = underWay.get(item.id)
  if (known) return known
  const trying = handIn(item)
    .then(replace, () => replace(item))
    .finally(() => underWay.delete(item.id))
  underWay.set(item.id, trying)
  return trying
}

function replace(next: Item): Item {
  outbox.items = outbox.items.map((item) => (item.id === next.id ? next : item))
  return next
}
