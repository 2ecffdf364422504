/** Say something: sign it, keep it, hand it in; whatever the line does, nothing is lost and nothing is said twice. */
import { handIn, keep, kept, drop, type Item } from '@/net/outbox'
import { pause } from '@/net/stream'
import { compose } from '@/wire/compose'
import type { Audience } from '@/wire/header'
import { newMessageId } from '@/wire/id'
import { signerOf } from '@/wire/key'
import type { FactOf, KindName } from '@/wire/kinds'
import { clock } from './clock.svelte'
import { desk, signed } from './desk.svelte'

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

export const outbox: { items: Item[] } = $state({ items: [] })

/** What has no receipt yet. */
export const notSent = (): Item[] => outbox.items.filter((item) => item.state === 'waiting')

/** Read what this key left on this device, and go on sending it until `stop` is aborted. */
export async function openOutbox(stop: AbortSignal): Promise<void> {
  const key = desk.key
  if (!key) return
  outbox.items = await kept(key.id)
  while (!stop.aborted) {
    for (const item of notSent()) await attempt(item)
    await pause(AGAIN_MS, stop)
  }
}

/** Sign and keep a message, try to hand it in, and return it as it then stands: sent, carried, refused or waiting. */
export async function say<K extends KindName>(saying: Saying<K>): Promise<Item> {
  const key = desk.key
  const log = desk.log
  if (!key || !log) throw new Error('nobody has signed in')
  // In a replay the desk's clock is another one than ours; what is said there is said by that clock.
  const saidAt = log.replay ? clock.now : new Date()
  const id = newMessageId()
  const { kind, fields, about = [], audience = 'all', drill = false } = saying
  const sender = { party: key.party, desk: key.desk }
  const draft = { kind, fact: fields, sender, origin: log.replay ? log.origin : key.origin, about, audience, drill }
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
  outbox.items.push(item)
  return attempt(item)
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
  const trying = handIn(signed(), item)
    .then(replace, () => item)
    .finally(() => underWay.delete(item.id))
  underWay.set(item.id, trying)
  return trying
}

function replace(next: Item): Item {
  outbox.items = outbox.items.map((item) => (item.id === next.id ? next : item))
  return next
}
