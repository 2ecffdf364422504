/** Follow the desk's event stream: it reconnects by itself, and names its last event so that nothing is missed.
 *
 * A browser opens six connections to one desk, whatever the number of its tabs, and an open stream takes one.
 * So a few tabs hold a stream and every further one asks again and again: no tab may keep another from calling.
 */
import { get, ProblemError, requireGood, type Line, type Shapes } from './api'

export type Entry = Shapes['EntryView']

export interface Heartbeat {
  now: string
  size: number
  unrecorded: number
  origin: string
  /** What a replay plays; null at a desk in earnest. */
  replay?: { state: string; branch: string | null; speed: number } | null
}

export interface Follower {
  entry(entry: Entry): void
  heartbeat(beat: Heartbeat): void
  /** The desk ended the stream by itself: it stops, or another log is served from now on. */
  ended(): Promise<void>
  /** The line broke, or the desk said why it ends; it is tried again unless the key is refused. */
  broken(cause: unknown): void
}

const SILENT_AFTER_MS = 15_000
const AGAIN_AFTER_MS = 1_000
const AGAIN_AT_MOST_MS = 8_000
const STREAMS_A_BROWSER = 3
const ASK_EVERY_MS = 2_000

/** Follow until `stop` is aborted, from the entry after `after` on. */
export async function follow(line: Line, follower: Follower, stop: AbortSignal, after: number): Promise<void> {
  const place = { after }
  for (let failures = 0; !stop.aborted; ) {
    try {
      if (await inSlot(() => readOnce(line, follower, stop, place))) await follower.ended()
      else await askUntilFree(line, follower, stop, place)
      failures = 0
    } catch (cause) {
      if (stop.aborted) return
      failures += 1
      follower.broken(cause)
    }
    await pause(backOff_ms(failures) * (0.5 + Math.random()), stop)
  }
}

/** Do something while this tab holds one of the browser's streams; return false where none is free. */
async function inSlot(work: () => Promise<void>): Promise<boolean> {
  for (let slot = 0; slot < STREAMS_A_BROWSER; slot += 1) {
    const ran = await navigator.locks.request(`checkfire-stream-${slot}`, { ifAvailable: true }, async (lock) => {
      if (lock) await work()
      return lock !== null
    })
    if (ran) return true
  }
  return false
}

/** Ask for what is new, a few times; then look whether a stream has become free. */
async function askUntilFree(line: Line, follower: Follower, stop: AbortSignal, place: { after: number }): Promise<void> {
  for (let asked = 0; asked < 5 && !stop.aborted; asked += 1) {
    const { entries } = await get(line, '/v1/entries', { query: { start: place.after + 1 } })
    for (const entry of entries) {
      follower.entry(entry)
      if (entry.recorded) place.after = entry.index
    }
    const { now, size, unrecorded, origin } = await get(line, '/v1/log')
    follower.heartbeat({ now, size, unrecorded, origin })
    await pause(ASK_EVERY_MS, stop)
  }
}

async function readOnce(line: Line, follower: Follower, stop: AbortSignal, place: { after: number }): Promise<void> {
  const silence = new AbortController()
  const headers: Record<string, string> = place.after >= 0 ? { 'last-event-id': String(place.after) } : {}
  const answer = await line.send('/v1/stream', { headers, signal: AbortSignal.any([stop, silence.signal]) })
  await requireGood(answer)
  let timer = setTimeout(() => silence.abort(), SILENT_AFTER_MS)
  try {
    for await (const event of events(answer)) {
      clearTimeout(timer)
      timer = setTimeout(() => silence.abort(), SILENT_AFTER_MS)
      if (event.id) place.after = Number(event.id)
      give(event, follower)
    }
  } finally {
    clearTimeout(timer)
  }
}

function give(event: Event, follower: Follower): void {
  const data: unknown = JSON.parse(event.data)
  if (event.name === 'entry') follower.entry(data as Entry)
  if (event.name === 'heartbeat') follower.heartbeat(data as Heartbeat)
  if (event.name === 'problem') throw new ProblemError(data as Shapes['Problem'])
}

interface Event {
  id: string
  name: string
  data: string
}

async function* events(answer: Response): AsyncGenerator<Event> {
  if (!answer.body) return
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  for (let rest = ''; ; ) {
    const { done, value } = await reader.read()
    if (done) return
    const blocks = (rest + value).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) yield parse(block)
  }
}

function parse(block: string): Event {
  const fields = block.split('\n').map((line) => line.split(/: (.*)/s))
  const field = (name: string): string => fields.find(([key]) => key === name)?.[1] ?? ''
  return { id: field('id'), name: field('event'), data: field('data') }
}

/** Return how long to wait before something is asked again that failed so many times. */
export const backOff_ms = (failures: number): number => Math.min(AGAIN_AFTER_MS * 2 ** failures, AGAIN_AT_MOST_MS)

/** Wait, or return at once when stopped. */
export function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve()
    const timer = setTimeout(resolve, ms)
    stop.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
}
