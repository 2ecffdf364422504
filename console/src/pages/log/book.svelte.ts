/** The entries that were read in this tab: some of the newest, and earlier ones as they are asked for. */
import { get, ProblemError, type Line } from '@/net/api'
import type { Entry } from '@/net/stream'
import { desk, onEntry, signed } from '@/state/desk.svelte'
import { MESSAGE_ID } from '@/wire/id'
import { isRead, unread, withSpan, type Span } from './spans'

/** How many entries are read at first; on a bad line a page of the API would take long. */
const FIRST = 150
/** The most entries that one answer holds. */
const PAGE = 500
/** What came before the end of the log is followed by the stream. */
const FOLLOWED = Infinity

/** What becomes of a search for one entry. */
export type Found =
  | { readonly entry: Entry }
  | { readonly miss: 'hidden' | 'beyond' | 'unknown' | 'form'; readonly index?: number }

export class LogBook {
  /** Every entry that was read, the newest first. */
  entries: readonly Entry[] = $state.raw([])
  spans: readonly Span[] = $state.raw([])
  busy = $state(false)
  fault: unknown = $state.raw(null)
  readonly #line: Line
  readonly stop: () => void

  constructor(line: Line) {
    this.#line = line
    this.stop = onEntry((entry) => this.#hear(entry))
  }

  get gaps(): Span[] {
    return unread(this.spans)
  }

  /** Read the newest entries. */
  async readNewest(): Promise<void> {
    await this.#attempt(() => this.#read(Math.max(0, desk.size - FIRST)))
  }

  /** Read what is missing right before a stretch that was read. */
  async readBefore(gap: Span): Promise<void> {
    await this.#attempt(() => this.#read(Math.max(gap.from, gap.to - PAGE)))
  }

  /** Find an entry by its number or its id, and read what lies around it. */
  async find(wanted: string): Promise<Found> {
    if (MESSAGE_ID.test(wanted)) return this.#findId(wanted)
    if (!/^\d{1,15}$/.test(wanted)) return { miss: 'form' }
    const index = Number(wanted)
    if (index >= desk.size) return { miss: 'beyond', index }
    if (!isRead(this.spans, index)) await this.#attempt(() => this.#read(Math.max(0, index - FIRST)))
    const entry = this.entries.find((one) => one.index === index)
    return entry ? { entry } : { miss: 'hidden', index }
  }

  async #findId(id: string): Promise<Found> {
    const known = this.entries.find((one) => one.id === id)
    if (known) return { entry: known }
    try {
      const entry = await get(this.#line, '/v1/messages/{id}', { fill: { id } })
      return await this.find(String(entry.index))
    } catch (cause) {
      if (!(cause instanceof ProblemError)) this.fault = cause
      return { miss: 'unknown' }
    }
  }

  async #read(start: number): Promise<void> {
    const { entries, size } = await get(this.#line, '/v1/entries', { query: { start } })
    const isWhole = entries.length < PAGE
    const to = isWhole ? FOLLOWED : (entries.at(-1)?.index ?? start) + 1
    this.#put(entries)
    this.spans = withSpan(this.spans, { from: start, to })
    desk.size = Math.max(desk.size, size)
  }

  #hear(entry: Entry): void {
    // Whether a consent is given or withdrawn, entries of long ago are shown or hidden by it.
    if (entry.kind.startsWith('checkfire.consent-')) void this.#startAgain()
    else this.#put([entry])
  }

  async #startAgain(): Promise<void> {
    Object.assign(this, { entries: [], spans: [] })
    await this.readNewest()
  }

  /** Keep entries; the same message again takes the place of what was read of it. */
  #put(entries: readonly Entry[]): void {
    const all = new Map([...this.entries, ...entries].map((entry) => [entry.id, entry]))
    this.entries = [...all.values()].sort((one, other) => other.index - one.index)
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    this.busy = true
    this.fault = null
    await work().catch((cause: unknown) => (this.fault = cause))
    this.busy = false
  }
}

let open: { line: Line; origin: string; book: LogBook } | null = null

/** Return the book of this sign-in and its log; another sign-in or another log begins another one. */
export function openBook(): LogBook {
  const [line, origin] = [signed(), desk.log?.origin ?? '']
  if (open?.line !== line || open.origin !== origin) {
    open?.book.stop()
    open = { line, origin, book: new LogBook(line) }
  }
  if (!open.book.spans.length) void open.book.readNewest()
  return open.book
}
