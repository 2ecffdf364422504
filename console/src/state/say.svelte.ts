/** Say something: sign it, keep it, hand it in; whatever the line does, nothing is lost and nothing is said twice. */
import { handIn, keep, kept, drop, type Item } from '@/net/outbox'
import { pause } from '@/net/stream'
import { compose, type Said } from '@/wire/message'
import { deskSigner } from '@/wire/key'
import { uuid7 } from '@/wire/id'
import { clock } from './clock.svelte'
import { desk, signed } from './desk.svelte'

export interface Saying extends Said {
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
export async function say(saying: Saying): Promise<Item> {
  const key = desk.key
  const log = desk.log
  if (!key || !log) throw new Error('nobody has signed in')
  // In a replay the desk's clock is another one than ours; what is said there is said by that clock.
  const saidAt = log.replay ? clock.now : new Date()
  const id = uuid7(saidAt.getTime())
  const from = { party: key.party, desk: key.desk }
  const origin = log.replay ? log.origin : key.origin
  const bytes = await compose({ ...saying, from, origin }, deskSigner(key), { id, saidAt })
  const item: Item = {
    id,
    keyId: key.id,
    kind: saying.kind,
    summary: saying.summary,
    drill: saying.drill ?? false,
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

async function attempt(item: Item): Promise<Item> {
  try {
    return replace(await handIn(signed(), item))
  } catch {
    return item
  }
}

function replace(next: Item): Item {
  outbox.items = outbox.items.map((item) => (item.id === next.id ? next : item))
  return next
}
