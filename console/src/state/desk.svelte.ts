/** What this tab knows of the desk: its own party's picture, kept fresh by the stream. */
import { get, openLine, ProblemError, type Line, type Shapes } from '@/net/api'
import { backOff_ms, follow, pause, type Entry, type Follower, type Heartbeat } from '@/net/stream'
import type { StoredKey } from '@/wire/keystore'
import { heard } from './clock.svelte'

type List = 'arrangement' | 'objects' | 'notices' | 'halts'

const SOON_MS = 120
const HALTS = /^checkfire\.(halt-|stop-|fire-|escalation-)/
const NOTICES =
  /^checkfire\.(notice-|check-made|delivered|opened|acknowledged|listed|passed-on|confirmed-|answered|concern-|silence-)/
const REGISTER = /^checkfire\.(site-|movement-|position-|consent-|track-)/

const nothing = () => ({
  key: null as StoredKey | null,
  log: null as Shapes['LogState'] | null,
  arrangement: null as Shapes['ArrangementView'] | null,
  objects: [] as Shapes['ObjectView'][],
  twins: [] as Shapes['Twins'][],
  notices: [] as Shapes['NoticeView'][],
  halts: [] as Shapes['HaltView'][],
  /** How many entries the log has, and how many messages are carried and not recorded yet. */
  size: 0,
  unrecorded: 0,
  /** True once everything was read for the first time. */
  ready: false,
  /** True while the desk has not answered since this tab began to ask. */
  unreached: false,
  /** Why nothing comes any more, if so: the key was revoked, or is not known here. */
  refused: null as Shapes['Problem'] | null,
})

export const desk = $state(nothing())

let line: Line | null = null
let stopped = new AbortController()
const stale = new Set<List>()
let reading: Promise<void> | null = null
const listeners = new Set<(entry: Entry) => void>()

/** Return the line of the signed-in key. */
export function signed(): Line {
  if (!line) throw new Error('nobody has signed in')
  return line
}

/** The party that speaks in this tab. */
export const ownParty = (): string => desk.key?.party ?? ''

/** True where the neutral desk speaks. */
export const isNeutral = (): boolean =>
  desk.arrangement?.parties.some((p) => p.party === ownParty() && p.role === 'neutral') ?? false

/** Return what a party is called. */
export const nameOf = (party: string): string =>
  desk.arrangement?.parties.find((p) => p.party === party)?.name ?? party

/** Call `listener` with every entry that comes in from now on; call what is returned to stop that. */
export function onEntry(listener: (entry: Entry) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Begin to speak for a key: read everything once, however long the desk is away, then follow. */
export async function begin(key: StoredKey, own: Line): Promise<void> {
  end()
  const stop = (stopped = new AbortController()).signal
  line = own
  desk.key = key
  if (await readUntilAnswered(own, stop)) void follow(own, followerOf(own), stop, desk.size - 1)
}

/** Stop following, and forget all that was read: what is still under way for one desk is nothing to the next. */
export function end(): void {
  stopped.abort()
  line = null
  stale.clear()
  Object.assign(desk, nothing())
}

/** Read everything, again and again until the desk answers; false where it refuses, or nobody asks any more. */
async function readUntilAnswered(own: Line, stop: AbortSignal): Promise<boolean> {
  for (let failures = 0; !stop.aborted; failures += 1) {
    try {
      await readAll(own)
      return !stop.aborted
    } catch (cause) {
      if (stop.aborted || isRefusal(cause)) return false
      desk.unreached = true
    }
    await pause(backOff_ms(failures), stop)
  }
  return false
}

async function readAll(own: Line): Promise<void> {
  const log = await get(own, '/v1/log')
  if (line !== own) return
  Object.assign(desk, { log, size: log.size, unrecorded: log.unrecorded })
  heard(log.now)
  await Promise.all((['arrangement', 'objects', 'notices', 'halts'] as const).map((list) => read(own, list)))
  if (line === own) Object.assign(desk, { ready: true, unreached: false })
}

async function read(own: Line, list: List): Promise<void> {
  const given = await ask(own, list)
  // Another party may sit here by now: its pages never show what was given to the one before.
  if (line === own) Object.assign(desk, given)
}

async function ask(own: Line, list: List): Promise<Partial<typeof desk>> {
  if (list === 'arrangement') return { arrangement: await get(own, '/v1/arrangement') }
  if (list === 'objects') {
    const { objects, twins } = await get(own, '/v1/register')
    return { objects, twins }
  }
  if (list === 'notices') return { notices: (await get(own, '/v1/notices')).notices }
  return { halts: (await get(own, '/v1/halts')).halts }
}

/** Note why the desk takes nothing from this key, if that is what it said. */
function isRefusal(cause: unknown): boolean {
  if (!(cause instanceof ProblemError) || cause.problem.status >= 500) return false
  desk.refused = cause.problem
  return true
}

const followerOf = (own: Line): Follower => ({
  entry(entry: Entry): void {
    if (line !== own) return
    const list = listOf(entry.kind)
    stale.add(list)
    desk.size = Math.max(desk.size, entry.index + 1)
    for (const listener of listeners) listener(entry)
    // A call is read at once; everything else may come in a handful.
    void freshen(list === 'halts' ? 0 : SOON_MS)
  },
  heartbeat(beat: Heartbeat): void {
    if (line !== own) return
    heard(beat.now, beat.replay)
    Object.assign(desk, { size: beat.size, unrecorded: beat.unrecorded })
    if (desk.log && beat.origin !== desk.log.origin) void again()
  },
  async ended(): Promise<void> {
    const log = await get(openLine, '/v1/log')
    if (line === own && desk.log && log.origin !== desk.log.origin) void again()
  },
  broken(cause: unknown): void {
    if (line === own) isRefusal(cause)
  },
})

/** Another log is served now, as when a replay begins anew: nothing that was read still counts. */
async function again(): Promise<void> {
  line?.forget?.()
  if (desk.key && line) await begin(desk.key, line)
}

function listOf(kind: string): List {
  if (HALTS.test(kind)) return 'halts'
  if (NOTICES.test(kind)) return 'notices'
  return REGISTER.test(kind) ? 'objects' : 'arrangement'
}

/** Read again what has become stale, one reading at a time. */
function freshen(within_ms: number): Promise<void> {
  return (reading ??= run(within_ms).finally(() => {
    reading = null
    if (stale.size) void freshen(SOON_MS)
  }))
}

async function run(within_ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, within_ms))
  const own = line
  const lists = [...stale]
  stale.clear()
  if (!own) return
  await Promise.all(lists.map((list) => read(own, list))).catch(async () => {
    if (line === own) for (const list of lists) stale.add(list)
    await new Promise((resolve) => setTimeout(resolve, backOff_ms(0)))
  })
}
